"""Offices: lower case without a name, capitals with one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.casing import capitalised, is_capital, is_lower, is_prose, word_at
from lint.classes import NAME_BITS, PERSON, STRICT_PLACE
from lint.lexicon import Lexicon
from lint.rule import (
    INFO,
    PUNCT,
    UNSAFE,
    WARNING,
    Bad,
    Context,
    Edit,
    Finding,
    Fix,
    Rule,
    Sentence,
    Severity,
    Token,
)  # fmt: skip


class KapitalJabatan(Rule):
    """Nama jabatan: para Gubernur → para gubernur; presiden Joko Widodo → Presiden Joko Widodo.

    Jabatan berhuruf kapital bila diikuti nama orang atau bila bersama nama tempat menggantikan nama orang; berhuruf kecil
    di belakang para, seorang, setiap, dan sejenisnya. “Mantan presiden Soeharto” dan “calon gubernur Papua” dibiarkan.
    """

    source = "EYD V: HF09 dan HF10, huruf kapital pada nama jabatan dan pangkat yang diikuti nama orang atau tempat"
    severity = INFO
    eyd_severity = WARNING
    words = frozenset(
        "presiden gubernur bupati menteri jenderal kolonel camat kapolri wali raja ratu paus sultan".split()
    )
    bad = (
        Bad("Para Gubernur diundang ke Istana.", "Para gubernur diundang ke Istana."),
        Bad("Ia menuding seorang Menteri menerima suap.", "Ia menuding seorang menteri menerima suap."),
        Bad("Kata presiden Joko Widodo, harga stabil.", "Kata Presiden Joko Widodo, harga stabil."),
        Bad("Ia menemui wakil presiden Ma'ruf Amin.", "Ia menemui Wakil Presiden Ma'ruf Amin."),
        Bad("Acara itu dibuka gubernur Papua kemarin.", "Acara itu dibuka Gubernur Papua kemarin."),
    )
    good = (
        "Para gubernur dan seorang menteri hadir.",
        "Mantan presiden Soeharto dirawat di rumah sakit.",
        "Ia maju sebagai calon gubernur Papua.",
        "Pemilihan gubernur Jawa Barat digelar November.",
        "Para Menteri Luar Negeri ASEAN bertemu di Bali.",
        "Smith, wakil presiden Philip Morris, menolak berkomentar.",
        "Para Raja Ampat Explorer berlayar.",
        "Ia menjabat presiden PKS dan presiden Persija.",
        "Masa jabatan presiden Amerika Serikat empat tahun.",
    )

    def check_words(self, sentence: Sentence, places: Sequence[int], context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i in places:
            token = tokens[i]
            if token.lower not in self.words or _is_doubled(tokens, i):
                continue
            first, last = _span(tokens, i)
            if is_capital(tokens[first]) and _is_general(tokens, first, last) and is_prose(sentence):
                yield self._finding(tokens[first : last + 1], str.lower, "berhuruf kecil", INFO)
            elif is_lower(token) and is_lower(tokens[first]):
                level = _named(tokens, first, last, context.lexicon)
                if level:
                    yield self._finding(tokens[first : last + 1], capitalised, "berhuruf kapital", level)

    def _finding(self, title: Sequence[Token], case: object, what: str, level: Severity) -> Finding:
        change = str.lower if case is str.lower else capitalised
        right = " ".join(change(t.text) for t in title)
        edits = tuple(Edit(t.start, t.end, change(t.text)) for t in title if change(t.text) != t.text)
        fix = Fix(edits, UNSAFE, f"Tulis “{right}”")
        message = f"Nama jabatan di sini {what}; tulis “{right}”"
        return self.found(title[0].start, title[-1].end, message, fix, severity=level)


def _span(tokens: Sequence[Token], i: int) -> tuple[int, int]:
    """The title with "wakil" and "perdana" before it, and with "kota" of "wali kota"."""
    first = i
    while first and tokens[first - 1].lower in ("wakil", "perdana"):
        first -= 1
    last = i + 1 if tokens[i].lower == "wali" and i + 1 < len(tokens) and tokens[i + 1].lower == "kota" else i
    return first, last


def _is_doubled(tokens: Sequence[Token], i: int) -> bool:
    return any(0 <= j < len(tokens) and tokens[j].text == "-" and tokens[j].kind == PUNCT for j in (i - 1, i + 1))


def _is_general(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Behind para, seorang and the like, and not followed by a name."""
    before, after = word_at(tokens, first - 1), word_at(tokens, last + 1)
    if before is None or before.lower not in _GENERAL or (tokens[last].lower == "wali" and last == first):
        return False
    return not (after and is_capital(after)) and not (last + 1 < len(tokens) and tokens[last + 1].kind == "number")


def _named(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> Severity | None:
    """How sure it is that the lower-case title stands before a person's name (or, less so, a place)."""
    if first and tokens[first - 1].text == ",":
        return None
    before, after = word_at(tokens, first - 1), word_at(tokens, last + 1)
    if after is None or not is_capital(after) or after.text.isupper() or (before and before.lower in _NOT_IN_OFFICE):
        return None
    found = lexicon.evidence(after.lower)
    place = found.names & STRICT_PLACE
    following = word_at(tokens, last + 2)
    if place or not found.names & PERSON:
        return INFO if place and before and before.lower in _ACTING else None
    if tokens[last].lower in _ROYAL or lexicon.is_word(after.lower):
        return None
    return WARNING if following and is_capital(following) or found.names & NAME_BITS["orang"] else None


_GENERAL = frozenset("para seorang setiap sejumlah beberapa banyak semua seluruh".split())
_NOT_IN_OFFICE = frozenset(
    "mantan calon bakal eks bekas almarhum pemilihan jabatan menjadi sebagai jadi kursi posisi era zaman masa asisten oleh "
    "cawapres capres khusus staf bicara ajudan sekretaris".split()
)
_ACTING = frozenset("kata ujar dibuka dihadiri oleh bersama kepada dipimpin menurut tegas".split())
_ROYAL = frozenset("raja ratu paus sultan camat wali".split())

rule = KapitalJabatan()
