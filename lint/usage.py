"""What an article knows of its own words: how often each stands in it, and which of them lie close to a given one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import compress, repeat

from .candidates import rests
from .document import Sentence
from .tokens import WORD

LONG_TEXT = 2000
"""Distinct words from which on an index finds the neighbours of a word sooner than a look at those of its length."""

LONG_WORD = 6
"""Longer words may be meant however rare they are in the article."""

LONGEST = 40


class Usage:
    """Counts by lower-case form, and of these with a capital in mid-sentence; `words`: how many the article has."""

    def __init__(self, counts: Mapping[str, int] = {}, capitals: Mapping[str, int] = {}, words: int = 0) -> None:
        self.counts, self.capitals, self.words = counts, capitals, words

    def near(self, lower: str, name: bool) -> list[str]:
        """Words (names alone: those with capitals) within one edit that the article has more often, or that are long."""
        from editdistpy import damerau_osa

        times = self.counts.get(lower, 1)
        pool = self._pool(lower, name)
        edits = map(damerau_osa.distance, repeat(lower), pool, repeat(1))
        close = compress(pool, map((1).__eq__, edits))
        return [w for w in close if self.counts[w] > times or (times == 1 and len(w) > LONG_WORD)]

    def _pool(self, lower: str, name: bool) -> Sequence[str]:
        if len(self.counts) > LONG_TEXT:
            found = {w for rest in rests(lower) for w in self._by_rest.get(rest, ())} if len(lower) < LONGEST else ()
            return sorted(w for w in found if w in self.capitals) if name else sorted(found)
        pools, size = self._names if name else self._all, len(lower)
        return [*pools.get(size - 1, ()), *pools.get(size, ()), *pools.get(size + 1, ())]

    @cached_property
    def _all(self) -> Mapping[int, list[str]]:
        return _by_length(w for w, n in self.counts.items() if n > 1 or len(w) > LONG_WORD)

    @cached_property
    def _names(self) -> Mapping[int, list[str]]:
        return _by_length(w for w in self.capitals if len(w) > LONG_WORD or self.counts[w] > 1)

    @cached_property
    def _by_rest(self) -> Mapping[str, list[str]]:
        return _by_rest(w for w, n in self.counts.items() if n > 1 or len(w) > LONG_WORD)

    @cached_property
    def _prominent(self) -> Mapping[str, list[str]]:
        return _by_rest(name for name, times in self.capitals.items() if times > 1)

    def overshadows(self, lower: str) -> bool:
        """Has the article another name close by, more than once, and this one only here (Bapa beside Bapak)?"""
        if not self._prominent or self.counts.get(lower, 1) > 1:
            return False
        return any(other != lower for rest in rests(lower) for other in self._prominent.get(rest, ()))


def usage_of(sentences: Iterable[Sentence]) -> Usage:
    """Counts of the words of an article."""
    counts: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    for sentence in sentences:
        words = [token for token in sentence.tokens if token.kind == WORD]
        counts.update([token.lower for token in words])
        capitals.update([token.lower for token in words[1:] if token.text[0].isupper()])
    return Usage(counts, capitals, counts.total())


def _by_length(words: Iterable[str]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for word in words:
        if 3 < len(word) < LONGEST:
            found.setdefault(len(word), []).append(word)
    return found


def _by_rest(words: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word in words:
        for rest in rests(word) if 3 < len(word) < LONGEST else ():
            found.setdefault(rest, []).append(word)
    return found
