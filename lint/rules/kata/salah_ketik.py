"""Typos."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from lint.lexicon import Lexicon
from lint.rule import (
    ERROR,
    OPAQUE,
    PUNCT,
    SAFE,
    UNSAFE,
    WARNING,
    WORD,
    Bad,
    Context,
    Document,
    Finding,
    Rule,
    Sentence,
    replace,
)  # fmt: skip
from lint.spelling import SURE, SURE_GAP, Place, Speller, Usage, Verdict, usage_of


class SalahKetik(Rule):
    """Kata yang hampir pasti salah ketik.

    Kata yang tidak dikenal saja bukan kesalahan. Sebuah kata dilaporkan hanya bila kata lain jauh lebih mungkin
    dimaksudkan: lebih sering dipakai, hanya beda satu dua huruf, cocok dengan kata di sekitarnya, atau
    berulang di artikel itu sendiri. Nama yang ditulis berulang menjamin dirinya sendiri.
    """

    source = "KBBI; model ejaan ralat (noisy channel)"
    severity = WARNING
    bad = (
        Bad("Warga dan tenara membersihkan jalan itu.", "Warga dan tentara membersihkan jalan itu."),
        Bad(
            "Pemerntah menyiapkan anggaran untuk korban banjir.", "Pemerintah menyiapkan anggaran untuk korban banjir."
        ),
        Bad(
            "Serangan ke ibu kota Ukarina berlanjut pada malam hari.",
            "Serangan ke ibu kota Ukraina berlanjut pada malam hari.",
        ),
    )
    good = (
        "Juru bicara KCNA mengutip Jenderal Valery Gerasimov di Kursk.",
        "Kondisinya membaik setelah foto itu diunggah, ujarnya.",
        "Gerakan antikorupsi menyoroti ketidakpastian hukum.",
    )

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        speller = _speller(context.lexicon)
        usage = usage_of((t.text, t.start == 0 or _starts(s, t.start)) for _, t, s in document.words)
        for sentence in document.sentences:
            yield from self._sentence(sentence, speller, usage)

    def _sentence(self, sentence: Sentence, speller: Speller, usage: Usage) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i, token in enumerate(tokens):
            if token.kind != WORD or _left_alone(sentence, i):
                continue
            verdict = speller.judge(token.text, _place(sentence, i), usage)
            if verdict:
                yield self._finding(sentence.start + token.start, sentence.start + token.end, token.text, verdict)

    def _finding(self, start: int, end: int, text: str, verdict: Verdict) -> Finding:
        best = verdict.candidates[0].text
        sure = verdict.margin >= SURE and verdict.gap >= SURE_GAP
        first = replace(start, end, best, SAFE if sure else UNSAFE)
        others = (replace(start, end, c.text, UNSAFE) for c in verdict.candidates[1:4])
        fixes = (first,) if sure else (first, *others)
        return self.found(
            start,
            end,
            f"“{text}” mungkin salah ketik; maksudnya “{best}”?",
            *fixes,
            severity=ERROR if sure else WARNING,
        )


@lru_cache(4)
def _speller(lexicon: Lexicon) -> Speller:
    return Speller(lexicon)


def _starts(sentence: Sentence, start: int) -> bool:
    return all(t.kind != WORD for t in sentence.tokens if t.start < start)


def _place(sentence: Sentence, i: int) -> Place:
    tokens = sentence.tokens
    token = tokens[i]
    start = all(t.kind == PUNCT for t in tokens[:i])
    before = _neighbour(tokens[i - 1].kind, tokens[i - 1].lower) if i else "^"
    after = tokens[i + 1].lower if i + 1 < len(tokens) and tokens[i + 1].kind == WORD else ""
    return Place("^" if start else before, after, token.text[0].isupper(), start)


def _neighbour(kind: str, lower: str) -> str:
    if kind == WORD:
        return lower
    return "#" if kind == "number" else "," if kind == PUNCT else ""


def _left_alone(sentence: Sentence, i: int) -> bool:
    """Words glued to digits or opaque content, capitals throughout, and mixed case are not judged."""
    tokens = sentence.tokens
    token = tokens[i]
    if any(c.isupper() for c in token.text[1:]) or not token.text.isascii():
        return True
    before = tokens[i - 1] if i else None
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if before and before.end == token.start and (before.kind in ("number", OPAQUE) or before.text in "@#/\\_&'’"):
        return True
    return bool(after and after.start == token.end and (after.kind in ("number", OPAQUE) or after.text in "@#/\\_&"))


rule = SalahKetik()
