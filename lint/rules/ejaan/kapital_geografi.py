"""Geographical names: the kind before a name and the kind alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.casing import capitalised, is_capital, is_glued, is_lower, is_prose, opens, word_at
from lint.classes import NAME_BITS
from lint.lexicon import Lexicon
from lint.rule import (
    INFO,
    PUNCT,
    UNSAFE,
    WARNING,
    Bad,
    Context,
    Finding,
    Rule,
    Sentence,
    Severity,
    Token,
    replace,
)  # fmt: skip


class KapitalGeografi(Rule):
    """Nama geografi: sungai Musi → Sungai Musi, di Sungai itu → di sungai itu.

    Unsur alam di depan nama yang dikenal berhuruf kapital. Untuk kabupaten, kecamatan, dan provinsi, yang di
    sebagian redaksi berhuruf kecil, hal itu hanya disarankan, begitu pula huruf kecil pada unsur tanpa nama (“di Desa ini”).
    “Kota Bandung” dan “kota Bandung” sama-sama dibiarkan; nama jenis (jeruk bali, gula jawa) tidak diperiksa.
    """

    source = "EYD V: HF16 dan HF17, huruf kapital pada nama geografi; HF18, unsur geografi sebagai jenis"
    severity = INFO
    words = frozenset(
        "sungai gunung pulau danau selat teluk laut samudra samudera pegunungan terusan kabupaten provinsi kecamatan "
        "kelurahan desa".split()
    )
    bad = (
        Bad("Warga membersihkan sungai Musi bersama tentara.", "Warga membersihkan Sungai Musi bersama tentara."),
        Bad("Pendaki tersesat di gunung Semeru.", "Pendaki tersesat di Gunung Semeru."),
        Bad("Kapal itu tenggelam di selat Bali.", "Kapal itu tenggelam di Selat Bali."),
        Bad("Anak-anak mandi di Sungai itu setiap sore.", "Anak-anak mandi di sungai itu setiap sore."),
    )
    good = (
        "Anak-anak mandi di sungai; pulau-pulau Indonesia terjaga.",
        "Polusi sungai Jakarta dan laut Indonesia dibahas.",
        "Petani menjual jeruk bali, gula jawa, dan kacang bogor.",
        "Warga Hulu Sungai Utara dan Gunung Kidul mengungsi.",
        "Sungai itu meluap. Di Sungai Musi, kapal berhenti.",
        "Kapal angkatan laut China mendekat.",
        "Menurut Laut, aktivis itu hilang pada 1998.",
    )

    def check_words(self, sentence: Sentence, places: Sequence[int], context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i in places:
            token = tokens[i]
            if token.lower not in self.words or is_glued(tokens, i) or _is_doubled(tokens, i):
                continue
            if is_lower(token) and _is_named(tokens, i, context.lexicon):
                yield self._upper(token, INFO if token.lower in _REGIONS else WARNING)
            elif is_capital(token) and _is_alone(tokens, i) and is_prose(sentence):
                fix = replace(token.start, token.end, token.lower, UNSAFE)
                message = f"Unsur geografi tanpa nama berhuruf kecil; tulis “{token.lower}”"
                yield self.found(token.start, token.end, message, fix)

    def _upper(self, token: Token, level: Severity) -> Finding:
        right = capitalised(token.text)
        fix = replace(token.start, token.end, right, UNSAFE)
        message = f"Unsur geografi di depan nama berhuruf kapital; tulis “{right}”"
        return self.found(token.start, token.end, message, fix, severity=level)


def _is_doubled(tokens: Sequence[Token], i: int) -> bool:
    """Is the word one half of a reduplication (pulau-pulau)?"""
    return any(0 <= j < len(tokens) and tokens[j].text == "-" and tokens[j].kind == PUNCT for j in (i - 1, i + 1))


def _is_named(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Does a known name that fits the kind follow?"""
    after = word_at(tokens, i + 1)
    if after is None or not is_capital(after) or after.text.isupper() or _is_doubled(tokens, i + 1):
        return False
    if tokens[i].lower in _REGIONS:
        found = lexicon.evidence(after.lower)
        return bool((found.names | found.places) & _REGION_NAMES) and not found.names & _COUNTRY
    if tokens[i].lower == "laut" and not (i and tokens[i - 1].lower in _BEFORE_SEA):
        return False
    return lexicon.name_pair(tokens[i].lower, after.lower)


def _is_alone(tokens: Sequence[Token], i: int) -> bool:
    """A capital kind behind a lower-case word, with a word behind it that points back (itu, ini, tersebut)."""
    if i == 0 or opens(tokens, i) or not is_lower(tokens[i - 1]):
        return False
    after = word_at(tokens, i + 1)
    if after is None:
        return tokens[i - 1].lower in _BEFORE_PLACE and i + 2 == len(tokens)
    return after.text in ("itu", "ini", "tersebut") or (
        after.text in ("setiap", "tiap") and tokens[i - 1].lower in _BEFORE_PLACE
    )


_BEFORE_PLACE = frozenset(("di", "ke", "dari"))
_COUNTRY = NAME_BITS["negara"]
_REGION_NAMES = NAME_BITS["provinsi"] | NAME_BITS["kabupaten"] | NAME_BITS["kecamatan"]
_REGIONS = frozenset("kabupaten provinsi kecamatan".split())
_BEFORE_SEA = frozenset("di ke dari perairan kawasan wilayah sengketa konflik melintasi menyeberangi".split())
"""Not "angkatan laut China"."""

rule = KapitalGeografi()
