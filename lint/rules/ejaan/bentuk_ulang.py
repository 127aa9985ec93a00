"""Reduplicated words without their hyphen, with a figure, or doubled in the wrong place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from lint.casing import is_glued, opens
from lint.classes import ADJECTIVE, NOUN, VERB, WORD_BITS
from lint.lexicon import Lexicon
from lint.numerals import NUMBER_WORDS
from lint.rule import (
    INFO,
    NUMBER,
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

_COUNTED = NUMBER_WORDS | frozenset("kedua ketiga keempat kelima setiap tiap sebuah seorang seekor suatu salah".split())
"""Behind these a noun does not stand reduplicated: the second one is a slip of the keyboard."""

_NUMBERED = frozenset(
    "kelas tipe jilid bab pasal lantai tahap nomor seri versi edisi grup kelompok level tingkat babak blok gate gol fase "
    "angka jalur paket klaster zona sesi hari minggu bulan tahun jam menit poin rumah tim kategori golongan".split()
)
"""Nouns that take a number (tahap2 is tahap 2)."""

_GRAMMAR = sum(WORD_BITS[k] for k in ("pron", "prep", "konj", "part", "num", "adv"))


class BentukUlang(Rule):
    """Bentuk ulang ditulis dengan tanda hubung di antara unsur-unsurnya.

    Dilaporkan kata benda dan kata sifat yang ditulis dua kali tanpa tanda hubung (rumah rumah) atau dengan angka (anak2).
    Dua kata yang sama dapat pula salah ketik; karena itu perbaikannya hanya disarankan, dan menghapus satu di antaranya
    juga ditawarkan. Gabungan kata diulang pada unsur pertamanya (surat-surat kabar): info.
    """

    source = "EYD V: KB02 dan TE02, bentuk ulang"
    severity = WARNING
    bad = (
        Bad("Banyak rumah rumah terendam di tepi sungai.", "Banyak rumah-rumah terendam di tepi sungai."),
        Bad("Panitia mengundang rekan rekan pelajar.", "Panitia mengundang rekan-rekan pelajar."),
        Bad("Anak2 itu benar2 terlantar.", "Anak-anak itu benar-benar terlantar."),
        Bad("Beritanya dimuat surat kabar-surat kabar nasional.", "Beritanya dimuat surat-surat kabar nasional."),
    )
    good = (
        "Anak-anak bermain kupu-kupu dan kura-kura.",
        "Di babak kedua kedua tim sama kuat.",
        "Gas CO2 dan vitamin B2 diuji di lantai2 gedung itu.",
        "Sirait Sirait lain juga hadir, kata dia dia.",
        "Ia membeli tiga buah buah naga.",
        "Tim menang 2-1; skor imbang2-2 terjadi pekan lalu.",
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i in [i for i, (word, after) in enumerate(pairwise(tokens)) if _may_repeat(word, after)]:
            token, after = tokens[i : i + 2]
            if token.kind != WORD or len(token.text) < 3 or not _is_plain(tokens, i):
                continue
            if after.text == "2" and after.start == token.end:
                yield from self._figure(tokens, i, context.lexicon)
            elif after.text == token.lower and after.start == token.end + 1:
                yield from self._twice(tokens, i, context.lexicon)
            elif _is_affixed_twice(tokens, i, context.lexicon):
                yield self._affixed(tokens, i)
            elif (
                after.text == "-"
                and i
                and _is_compound_twice(tokens, i)
                and _is_content(tokens[i - 1].lower, context.lexicon)
            ):
                yield self._compound(tokens, i, WARNING if context.strict else INFO)

    def _twice(self, tokens: Sequence[Token], i: int, lexicon: Lexicon) -> Iterator[Finding]:
        first, second = tokens[i], tokens[i + 1]
        listed = lexicon.evidence(f"{first.lower} {second.lower}").nonstandard
        if listed or _is_glued_by_hyphen(tokens, i) or not _is_content(first.lower, lexicon):
            return
        if i and (tokens[i - 1].lower in _COUNTED or tokens[i - 1].kind == NUMBER or tokens[i - 1].text in ('"', "”")):
            return
        right = f"{first.text}-{second.text}"
        fixes = (
            replace(first.start, second.end, right, UNSAFE),
            replace(first.start, second.end, first.text, UNSAFE, f"Hapus “{second.text}” yang berulang"),
        )
        message = f"Bentuk ulang memakai tanda hubung; tulis “{right}”, atau hapus kata yang berulang"
        yield self.found(first.start, second.end, message, *fixes)

    def _figure(self, tokens: Sequence[Token], i: int, lexicon: Lexicon) -> Iterator[Finding]:
        word, figure = tokens[i], tokens[i + 1]
        after = tokens[i + 2] if i + 2 < len(tokens) else None
        second = _second_half(word.lower, lexicon)
        known = bool(second)
        free = after is not None and after.start > figure.end and after.kind == WORD
        closed = after is None or after.text in (",", ".", "?", "!", '"', "”", ")")
        if (
            word.lower in _NUMBERED
            or not (free or (known and closed))
            or not (known or _is_content(word.lower, lexicon))
        ):
            return
        right = f"{word.text}-{second or word.lower}"
        message = f"Angka 2 tidak dipakai untuk bentuk ulang; tulis “{right}”"
        yield self.found(word.start, figure.end, message, replace(word.start, figure.end, right, UNSAFE))

    def _affixed(self, tokens: Sequence[Token], i: int) -> Finding:
        first, second = tokens[i], tokens[i + 1]
        right = f"{first.text}-{second.text}"
        message = f"Bentuk ulang memakai tanda hubung; tulis “{right}”"
        return self.found(first.start, second.end, message, replace(first.start, second.end, right, UNSAFE))

    def _compound(self, tokens: Sequence[Token], i: int, level: Severity) -> Finding:
        head, tail, end = tokens[i - 1], tokens[i], tokens[i + 3].end
        right = f"{head.text}-{head.lower} {tail.text}"
        message = f"Gabungan kata diulang pada unsur pertamanya; tulis “{right}”"
        return self.found(head.start, end, message, replace(head.start, end, right, UNSAFE), severity=level)


def _may_repeat(token: Token, after: Token) -> bool:
    """Is what follows the end of the word itself, a 2 or a hyphen?"""
    return after.text in ("2", "-") or token.lower.endswith(after.lower)


def _is_plain(tokens: Sequence[Token], i: int) -> bool:
    """A lower-case word, or one whose capital says nothing."""
    token = tokens[i]
    if i and tokens[i - 1].end == token.start and tokens[i - 1].kind != WORD and tokens[i - 1].text not in '"“(‘':
        return False
    return token.text.islower() or (token.text[1:].islower() and opens(tokens, i))


def _is_content(word: str, lexicon: Lexicon) -> bool:
    """A base noun, or another word known to be reduplicated (beda-beda), that is no function word besides."""
    found = lexicon.evidence(word)
    if word in _ADVERBIAL:
        return True
    if (
        not found.standard
        or found.classes & _GRAMMAR
        or word in _SINGLE
        or any(r.prefix and r.licensed for r in lexicon.readings(word))
    ):
        return False
    if found.classes & NOUN and not found.classes & VERB:
        return True
    return bool(found.classes & ADJECTIVE) and lexicon.evidence(f"{word}-{word}").known


def _second_half(word: str, lexicon: Lexicon) -> str:
    """What the figure 2 stands for: anak → anak, bersama → sama; '' when no such reduplication is known."""
    halves = (word, *(word.removeprefix(p) for p in ("ber", "se", "ter", "me") if word.startswith(p)))
    return next((h for h in halves if len(h) > 2 and lexicon.evidence(f"{word}-{h}").known), "")


_ADVERBIAL = frozenset("tiba hati pura tergesa perlahan jarang moga mudah".split())
"""Words of other classes that, said twice, are always a reduplication (tiba-tiba, hati-hati)."""


def _is_affixed_twice(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """bersama sama, berbondong bondong: a known reduplication of an affixed word, its hyphen lost."""
    first, second = tokens[i], tokens[i + 1]
    if second.start != first.end + 1 or not second.text.islower() or len(second.text) < 4:
        return False
    if len(first.text) < len(second.text) + 2 or not first.lower.endswith(second.lower):
        return False
    listed = lexicon.evidence(f"{first.lower} {second.lower}").nonstandard
    return not listed and not _is_glued_by_hyphen(tokens, i) and lexicon.evidence(f"{first.lower}-{second.lower}").known


_SINGLE = frozenset("ada besar kaya lain hidup sulit".split())
"""Words whose second half rather is a slip (duta besar besar)."""


def _is_glued_by_hyphen(tokens: Sequence[Token], i: int) -> bool:
    """Does a hyphen touch the pair (anak-anak anak-anak, negara negara-negara)?"""
    after = tokens[i + 2] if i + 2 < len(tokens) else None
    return is_glued(tokens, i + 1) or (after is not None and after.text == "-" and after.start == tokens[i + 1].end)


def _is_compound_twice(tokens: Sequence[Token], i: int) -> bool:
    """surat kabar-surat kabar: two words, a hyphen, the same two words."""
    if i + 3 >= len(tokens):
        return False
    a, b, _, c, d = tokens[i - 1 : i + 4]
    same = a.lower == c.text and b.text == d.text and b.text != a.text
    return same and tokens[i + 1].start == b.end and c.start == tokens[i + 1].end and _is_plain(tokens, i - 1)


rule = BentukUlang()
