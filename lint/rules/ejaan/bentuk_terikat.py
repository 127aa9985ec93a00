"""Bound forms (pasca-, non-, anti-, antar-, maha-) written apart, or joined to a capital without a hyphen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.casing import is_glued, is_title_case, opens, word_at
from lint.classes import ADJECTIVE, NOUN, VERB, WORD_BITS
from lint.lexicon import Lexicon
from lint.rule import (
    ERROR,
    INFO,
    SAFE,
    UNSAFE,
    WARNING,
    WORD,
    Bad,
    Context,
    Finding,
    Rule,
    Sentence,
    Severity,
    Token,
    replace,
)
from lint.tuples import NamedTuple

SURE = frozenset("pasca non anti sub pra semi".split())
"""Forms that never stand alone in front of a noun."""

DOUBTFUL = frozenset("antar pro multi ultra intra maha".split())
"""Forms that are words besides (antar barang, pro dan kontra), or whose compounds houses write in two ways."""

_FORMS = SURE | DOUBTFUL
_CAPITAL = SURE | frozenset("antar pro pan trans".split())
_NO_HOST = sum(WORD_BITS[k] for k in ("pron", "prep", "konj", "part", "num", "adv"))

_DELIVERY = frozenset(
    "layanan jasa minta siap pesan ongkos kurir sopir tukang biaya saling di ku kami saya kita aku bisa mau".split()
)
_DELIVERED = frozenset(
    "makanan barang paket jemput surat pesanan obat layanan jenazah jasad penumpang sampai tamu anak kiriman sembako air gas uang "
    "galon kode pulang pergi pengantin belanjaan dokumen logistik bantuan jemputan pesan".split()
)
"""What one brings (antar makanan), so that antar is the verb."""

_ATTRIBUTES = frozenset(
    "kuasa esa pengasih penyayang besar tahu mengetahui adil pengampun kaya melihat mendengar pemurah suci benar tinggi "
    "bijaksana pencipta kasih pemaaf agung".split()
)


class BentukTerikat(Rule):
    """Bentuk terikat ditulis serangkai dengan kata yang mengikutinya.

    Pasca bencana → pascabencana. Di depan huruf kapital dipakai tanda hubung: nonBlok, anti PKI → non-Blok, anti-PKI.
    *Antar* juga kata kerja (layanan antar makanan) dan *pro* juga kata (pro dan kontra): keduanya hanya disarankan. Tanda
    hubung di depan huruf kecil (anti-korupsi) banyak dipakai dan hanya diberitakan; dengan preset `eyd` ia peringatan.
    Nama dan sifat Tuhan dengan *maha-* dipisahkan sejak EYD V: Yang Maha Kuasa. Gabungan yang lazim didaftar `kata-baku`.
    """

    source = "EYD V: KB01b, KB01c, KB01e, bentuk terikat"
    severity = ERROR
    bad = (
        Bad("Harga naik pasca kenaikan tarif listrik.", "Harga naik pascakenaikan tarif listrik."),
        Bad("Negara-negara nonBlok bertemu di Bandung.", "Negara-negara non-Blok bertemu di Bandung."),
        Bad("Operasi anti PKI digelar saat itu.", "Operasi anti-PKI digelar saat itu."),
        Bad("Turnamen antar kelurahan dibuka wali kota.", "Turnamen antarkelurahan dibuka wali kota."),
        Bad("Semoga Tuhan Yang Mahakuasa melindungi kita.", "Semoga Tuhan Yang Maha Kuasa melindungi kita."),
        Bad("Pra pertandingan, kedua tim berlatih.", "Prapertandingan, kedua tim berlatih."),
    )
    good = (
        "Pemulihan pascabencana dan operasi antikorupsi berjalan.",
        "Layanan antar makanan dan jasa antar barang laris.",
        "Warga pro dan kontra; mereka anti terhadap utang dan anti dengan riba.",
        "Nelayan menjual tuna segar, tiram, dan sub itu kosong.",
        "Gerakan Non-Blok, Komisi Anti Korupsi, dan Inter Milan.",
        "Ia dinyatakan persona non grata; syarat itu sine qua non.",
        "Musim semi mendatang, bunga itu mekar.",
        "Perusahaan Mahakuasa Jaya mengantar paket antar pulang.",
        "Non performing loan dan anti-fraud dibahas dalam rapat.",
    )

    def wakes(self, text: str, lexicon: Lexicon) -> bool:
        return text.lower() in _FORMS or text.startswith("Maha") or _split(text)[0] in _CAPITAL

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i, token in enumerate(tokens):
            if token.kind != WORD or is_glued(tokens, i):
                continue
            if token.lower in _FORMS and (token.text.islower() or opens(tokens, i)):
                found = _apart(sentence, i, context)
            elif (
                token.text.startswith("Maha")
                and i
                and tokens[i - 1].lower == "yang"
                and not sentence.is_quoted(token.start)
            ):
                found = _divine(token)
            else:
                found = _camel(token, context.lexicon)
            if found:
                fix = replace(token.start, found.end, found.text, SAFE if found.level is ERROR else UNSAFE)
                yield self.found(
                    token.start, found.end, f"{found.why}; tulis “{found.text}”", fix, severity=found.level
                )


class _Found(NamedTuple):
    end: int
    text: str
    level: Severity
    why: str = "Bentuk terikat ditulis serangkai"


_HYPHEN = "Bentuk terikat di depan huruf kapital memakai tanda hubung"


def _apart(sentence: Sentence, i: int, context: Context) -> _Found | None:
    """pasca bencana, anti PKI, anti-korupsi."""
    tokens, lexicon = sentence.tokens, context.lexicon
    token = tokens[i]
    hyphen = i + 1 < len(tokens) and tokens[i + 1].text == "-" and tokens[i + 1].start == token.end
    host = word_at(tokens, i + 1 + hyphen)
    if host is None or host.start != token.end + 1 or _is_other(tokens, i) or _is_listed(token, host, hyphen, lexicon):
        return None
    if host.text[0].isupper():
        capital = (
            not hyphen
            and token.lower in _CAPITAL
            and _is_proper(host, sentence, lexicon)
            and _may_join(tokens, i, host)
        )
        return _Found(host.end, f"{token.text}-{host.text}", WARNING, _HYPHEN) if capital else None
    if (
        not _is_host(token.lower, host.lower, lexicon)
        or not _may_join(tokens, i, host)
        or _doubled(tokens, i + 1 + hyphen)
    ):
        return None
    level = ERROR if token.lower in SURE else WARNING
    if hyphen:
        level = WARNING if context.strict else INFO
    return _Found(host.end, token.text + host.text, level)


def _is_other(tokens: Sequence[Token], i: int) -> bool:
    """sine qua non, persona non grata, musim semi."""
    return i > 0 and tokens[i - 1].lower in ("qua", "persona", "condicio", "conditio", "musim")


def _is_listed(token: Token, host: Token, hyphen: bool, lexicon: Lexicon) -> bool:
    """Is the pair a row of the nonstandard words, and so theirs, or a doubled form (sub-subsektor)?"""
    row = lexicon.evidence(f"{token.lower}{'-' if hyphen else ' '}{host.lower}").nonstandard
    return row or host.lower.startswith(token.lower)


def _doubled(tokens: Sequence[Token], i: int) -> bool:
    """anti huru-hara: a hyphen behind the host."""
    return i + 1 < len(tokens) and tokens[i + 1].text == "-" and tokens[i + 1].start == tokens[i].end


def _is_host(form: str, host: str, lexicon: Lexicon) -> bool:
    """A standard noun or adjective, no function word, and no English one."""
    found, classes = lexicon.evidence(host), lexicon.classes(host)
    if len(host) < 3 or not lexicon.is_word(host) or classes & _NO_HOST or found.english > found.logp + 9.5:
        return False
    wanted = ADJECTIVE if form == "maha" else NOUN if form in ("antar", "pro", "intra") else NOUN | ADJECTIVE
    return bool(classes & wanted) and not (classes & VERB and form in DOUBTFUL)


def _may_join(tokens: Sequence[Token], i: int, host: Token) -> bool:
    """Is antar no verb, pro no word of its own here?"""
    before = tokens[i - 1].lower if i else ""
    if tokens[i].lower == "antar":
        if host.lower.endswith("nya") or before in _WHO:
            return False
        return before not in _DELIVERY and host.lower not in _DELIVERED and bool(before)
    if tokens[i].lower == "pro" and any(t.lower == "kontra" for t in tokens[i + 1 : i + 5]):
        return False
    return (
        tokens[i].lower != "pro" or host.lower != "kontra" and before not in ("dan", "atau", "yang", "quid", "kontra")
    )


_WHO = frozenset("ia dia mereka kami kita saya aku kau kamu beliau".split())


def _is_proper(host: Token, sentence: Sentence, lexicon: Lexicon) -> bool:
    """A name or a capital abbreviation, not the word of a headline or an English term."""
    if is_title_case(sentence):
        return False
    found = lexicon.evidence(host.lower)
    if host.text.isupper():
        return len(host.text) > 1
    return bool(found.names or found.places) and not found.standard and host.text[1:].islower()


def _divine(token: Token) -> _Found | None:
    """Yang Mahakuasa."""
    rest = token.lower[4:]
    if rest not in _ATTRIBUTES:
        return None
    why = "“Maha” pada nama dan sifat Tuhan ditulis terpisah (EYD V)"
    return _Found(token.end, f"Maha {rest.capitalize()}", WARNING, why)


def _camel(token: Token, lexicon: Lexicon) -> _Found | None:
    """nonBlok, antiPKI."""
    form, rest = _split(token.text)
    if form not in _CAPITAL or len(rest) < 2 or not (rest.isupper() or rest[1:].islower()):
        return None
    found = lexicon.evidence(rest.lower())
    if not (rest.isupper() or found.names or found.places or found.standard):
        return None
    return _Found(token.end, f"{form}-{rest}", ERROR, _HYPHEN)


def _split(text: str) -> tuple[str, str]:
    """What stands before the first capital, and the rest."""
    at = 0 if text.islower() else next((k for k, char in enumerate(text) if char.isupper()), 0)
    return text[:at], text[at:]


rule = BentukTerikat()
