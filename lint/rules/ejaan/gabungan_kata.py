"""Compounds with affixes: apart with one, joined with both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.casing import is_glued
from lint.lexicon import Lexicon
from lint.morphology import attach
from lint.rule import ERROR, SAFE, WORD, Bad, Context, Finding, Rule, Sentence, Token, replace

_COMPOUNDS = (
    "tanggung jawab,tanda tangan,sebar luas,salah guna,ikut serta,beri tahu,anak tiri,anak emas,kambing hitam,campur aduk,"
    "lipat ganda,tindak lanjut,serah terima,hancur lebur,porak poranda,luluh lantak,putar balik,jungkir balik,budi daya,"
    "daya guna,titik berat,ambil alih,alih fungsi,alih bahasa,alih daya,uji coba,latar belakang,garis bawah,pindah tangan,"
    "jual beli,tumpang tindih,simpang siur,salah paham,salah tafsir,salah arti,sama rata,warga negara,rumah tangga,"
    "nomor satu,nomor dua,meja hijau,bumi hangus,darah daging,tata laksana,tata usaha,peran serta,kerja sama,aneka ragam,"
    "satu padu,terus terang,ganti rugi,gotong royong,kembang biak,tolak belakang,adu domba,lepas landas"
)
_JOINING = (
    ("meN", "kan"), ("meN", "i"), ("di", "kan"), ("di", "i"), ("peN", "an"), ("ke", "an"), ("per", "an"), ("diper", "kan"),
    ("memper", "kan"), ("peN", "annya"), ("ke", "annya"), ("per", "annya"),
)  # fmt: skip
"""A prefix and a suffix: the compound is joined (EYD V, KB03c)."""

_APART = ("meN", "di", "ber", "ter")
"""A prefix alone: it stays apart (EYD V, KB03d)."""

_PAIRS = [compound.split(" ") for compound in _COMPOUNDS.split(",")]
_ENDED: dict[str, list[tuple[str, str]]] = {}
"""Second half with its suffix to the prefixes and first halves that it can have (jawaban: peN + tanggung, …)."""
for _first, _second in _PAIRS:
    for _prefix, _suffix in _JOINING:
        _ENDED.setdefault(_second + _suffix, []).append((_prefix, _first))

_PREFIXED = {attach(p, first) + second: f"{attach(p, first)} {second}" for first, second in _PAIRS for p in _APART}
"""mengalihdaya → mengalih daya"""


class GabunganKata(Rule):
    """Gabungan kata berimbuhan: berawalan saja ditulis terpisah, berawalan dan berakhiran ditulis serangkai.

    Bertanggungjawab → bertanggung jawab; pertanggung jawaban → pertanggungjawaban; ketidak pastian → ketidakpastian.
    Bentuk yang lazim didaftar oleh `kata-baku`; di sini bentuk lain dari gabungan kata yang sama.
    """

    source = "EYD V: KB03c dan KB03d, gabungan kata berimbuhan"
    severity = ERROR
    words = frozenset(("ketidak", *_ENDED, *_PREFIXED))
    bad = (
        Bad("Ketidak pedulian warga disayangkan.", "Ketidakpedulian warga disayangkan."),
        Bad("Penyerah terimaan jabatan ditunda.", "Penyerahterimaan jabatan ditunda."),
        Bad("Perusahaan itu mengalihdaya pekerjaannya.", "Perusahaan itu mengalih daya pekerjaannya."),
        Bad("Isu itu menomor duakan korban.", "Isu itu menomorduakan korban."),
    )
    good = (
        "Ia bertanggung jawab dan menandatangani laporan pertanggungjawaban.",
        "Ketidakpastian hukum tidak menguntungkan.",
        "Pemerintah menyebarluaskan imbauan dan menguji coba aplikasi.",
        "Ia menanggung beban; orang tuanya menyalahkan tetangga.",
        "Mereka bekerja sama melipatgandakan produksi.",
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i, token in enumerate(tokens):
            if token.kind != WORD or len(token.text) < 5 or is_glued(tokens, i):
                continue
            found = _joined(tokens, i, context.lexicon) or _apart(token, context.lexicon)
            if found:
                end, right, why = found
                yield self.found(token.start, end, f"{why}; tulis “{right}”", replace(token.start, end, right, SAFE))


def _joined(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> tuple[int, str, str] | None:
    """(end, right, why) when token `i` and the next are one word with prefix and suffix."""
    if i + 1 == len(tokens):
        return None
    token, after = tokens[i], tokens[i + 1]
    if after.kind != WORD or not after.text.islower() or after.start != token.end + 1:
        return None
    joined = any(attach(prefix, first) == token.lower for prefix, first in _ENDED.get(after.lower, ()))
    if not joined and not _is_denied_noun(token.lower, after.lower):
        return None
    if lexicon.evidence(f"{token.lower} {after.lower}").nonstandard:
        return None
    return after.end, token.text + after.text, "Gabungan kata berawalan dan berakhiran ditulis serangkai"


def _is_denied_noun(first: str, second: str) -> bool:
    """ketidak pastian"""
    return first == "ketidak" and second.removesuffix("nya").endswith("an") and len(second) > 4


def _apart(token: Token, lexicon: Lexicon) -> tuple[int, str, str] | None:
    """(end, right, why) when a compound with a prefix alone is written as one."""
    right = _PREFIXED.get(token.lower)
    own = lexicon.evidence(token.lower) if right else None
    if right is None or own is None or own.known or own.nonstandard:
        return None
    return token.end, token.text[0] + right[1:], "Gabungan kata yang hanya berawalan ditulis terpisah"


rule = GabunganKata()
