"""Names of places and companies in lower case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.casing import capitalised, is_glued, word_at
from lint.classes import NAME_BITS
from lint.lexicon import Lexicon
from lint.rule import ERROR, PUNCT, SAFE, UNSAFE, WARNING, WORD, Bad, Context, Finding, Rule, Sentence, Token, replace


class KapitalNama(Rule):
    """Nama kota, daerah, atau perusahaan ditulis dengan huruf kecil: di jakarta, kantor telkomsel.

    Hanya nama yang bukan kata biasa dan yang dalam naskah hampir selalu berhuruf kapital. Nama jenis
    (harimau sumatera, batik cirebon, soto betawi) dan nama bangsa, yang diperiksa aturan lain, tidak dilaporkan.
    """

    source = "EYD V: HF16, huruf kapital pada nama geografi; HF20, nama lembaga dan badan"
    severity = WARNING
    bad = (
        Bad("Ia bekerja di jakarta dan surabaya.", "Ia bekerja di Jakarta dan Surabaya."),
        Bad("Pelanggan telkomsel mengeluhkan gangguan.", "Pelanggan Telkomsel mengeluhkan gangguan."),
        Bad(
            "Majelis hakim pengadilan negeri denpasar menolak gugatan.",
            "Majelis hakim pengadilan negeri Denpasar menolak gugatan.",
        ),
    )
    good = (
        "Harimau sumatera dan gajah kalimantan dilindungi.",
        "Sate padang, soto lamongan, dan talas bogor dijual di sini.",
        "Upacara tumbuk ageng digelar di keraton.",
        "Ia bekerja di Jakarta dan Surabaya.",
        "PT Angkasa Pura I (persero) membuka rute baru.",
        "Medan magnet dan solo gitar dibahas; petani padang rumput pulang.",
    )

    def wakes(self, text: str, lexicon: Lexicon) -> bool:
        return len(text) > 3 and text.islower() and _is_name(text, lexicon)

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i, token in enumerate(tokens):
            if token.kind != WORD or len(token.text) < 4 or not token.text.islower():
                continue
            if _is_name(token.lower, context.lexicon) and not _is_other(tokens, i):
                sure = token.lower in _CITIES and i > 0 and tokens[i - 1].lower in ("di", "ke", "dari")
                right = capitalised(token.text)
                fix = replace(token.start, token.end, right, SAFE if sure else UNSAFE)
                message = f"Nama diri berhuruf kapital; tulis “{right}”"
                yield self.found(token.start, token.end, message, fix, severity=ERROR if sure else WARNING)


def _is_name(word: str, lexicon: Lexicon) -> bool:
    """Is the word nearly always capitalised, no common word, and listed as a place or a company?"""
    if word in _CITIES:
        return True
    found = lexicon.evidence(word)
    if found.capital < 0.93 or found.known or found.nonstandard or found.english > 3 or found.logp < -6:
        return False
    return bool(found.names & _LISTED) and not found.names & _NATIONS and found.written == capitalised(word)


def _is_other(tokens: Sequence[Token], i: int) -> bool:
    """Is the word part of an address, a compound with a hyphen, a kind (harimau sumatera), or another rule's?"""
    if is_glued(tokens, i) or (i and tokens[i - 1].text in "-'’(" and tokens[i - 1].kind == PUNCT):
        return True
    before = word_at(tokens, i - 1)
    return before is not None and before.lower in _KINDS


_LISTED = sum(NAME_BITS[k] for k in ("kota", "provinsi", "kabupaten", "pulau", "perusahaan"))
_NATIONS = sum(NAME_BITS[k] for k in ("negara", "suku", "bahasa"))
_CITIES = frozenset(
    "jakarta surabaya bandung semarang yogyakarta makassar denpasar pontianak samarinda balikpapan banjarmasin manado "
    "jayapura palembang pekanbaru bogor bekasi tangerang depok sumatera sumatra kalimantan sulawesi papua maluku aceh asia eropa afrika".split()
)
_KINDS = frozenset(
    "harimau gajah badak orangutan beruang monyet burung jalak rangkong elang sapi kambing domba ayam bebek itik kuda kucing "
    "anjing ikan batik kain songket tenun kopi teh jeruk salak duku nanas mangga pisang durian rambutan apel anggrek bunga kayu "
    "asam gula beras kacang talas asinan soto sate nasi mi mie bakso pempek gudeg tahu dodol kerupuk bubur lumpia bakpia "
    "rendang bumbu masakan kue roti sambal rumah lagu tari orang suku bahasa warga etnis aksara".split()
)

rule = KapitalNama()
