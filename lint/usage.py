"""What an article knows of its own words: how often each stands in it, and which of them lie close to a given one."""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from .candidates import rests
from .document import Sentence
from .slips import single
from .tokens import WORD

LONG_WORD = 6
"""Longer words may be meant however rare they are in the article."""

LONGEST = 40
_LAST = chr(sys.maxunicode)

LONG_TEXT = 1000
"""Likely words from which on a text is long."""


class Usage:
    """Counts by lower-case form, and of these with a capital in mid-sentence; `words`: how many the article has."""

    def __init__(self, counts: Mapping[str, int] = {}, capitals: Mapping[str, int] = {}, words: int = 0) -> None:
        self.counts, self.capitals, self.words = counts, capitals, words
        self._near: dict[tuple[str, bool], list[str]] = {}

    def near(self, lower: str, name: bool) -> list[str]:
        """Words (names alone: those with capitals) within one edit that the article has more often, or that are long."""
        found = self._near.get((lower, name))
        if found is None:
            times = self.counts.get(lower, 1)
            found = self._near[lower, name] = [
                word
                for word in self._likely.near(lower)
                if (not name or word in self.capitals)
                and (self.counts[word] > times or (times == 1 and len(word) > LONG_WORD))
            ]
        return found

    def overshadows(self, lower: str) -> bool:
        """Has the article another name within one edit, more than once, and this one only here (Bapa beside Bapak)?"""
        return self.counts.get(lower, 1) == 1 and bool(self._prominent.near(lower))

    def is_nickname(self, lower: str) -> bool:
        """Is a word the tail of a name in the article (Erpryta: dr Pryta)?"""
        names, tail = self._backwards, lower[::-1]
        ending_so = names[bisect_left(names, tail) : bisect_left(names, tail + _LAST)]
        return any(len(name) - len(tail) > 1 for name in ending_so)

    @cached_property
    def _backwards(self) -> list[str]:
        """The names, read from their ends, in order."""
        return sorted(name[::-1] for name in self.capitals)

    @cached_property
    def _likely(self) -> _Close:
        return _closed(tuple([word for word, times in self.counts.items() if times > 1 or len(word) > LONG_WORD]))

    @cached_property
    def _prominent(self) -> _Close:
        return _closed(tuple([name for name, times in self.capitals.items() if times > 1]))


NO_USAGE = Usage()
"""The article of a word by itself."""


@lru_cache(5000)
def _halves(word: str) -> tuple[tuple[int, str], ...]:
    size = len(word)
    half = (size - 1) // 2
    return ((size, word[:half]), (-size, word[-half:])) if 3 < size < LONGEST else ()


def _rests(word: str) -> Iterable[str]:
    return rests(word) if 3 < len(word) < LONGEST else ()


class _Close:
    """Words by their first and by their last half: one edit leaves one of the two as it is.

    In a long text halves have too many words; there the words go by what is left of them without one letter.
    """

    def __init__(self, words: Sequence[str]) -> None:
        self._words: dict[Hashable, list[str]] = {}
        self._near: dict[str, tuple[str, ...]] = {}
        self._is_long = len(words) > LONG_TEXT
        for word in words:
            for key in _rests(word) if self._is_long else _halves(word):
                self._words.setdefault(key, []).append(word)

    def near(self, lower: str) -> tuple[str, ...]:
        """The words one edit away."""
        found = self._near.get(lower)
        if found is None:
            alike = dict.fromkeys(self._alike(lower)) if self._words and len(lower) <= LONGEST else ()
            found = self._near[lower] = tuple([w for w in alike if w != lower and single(w, lower) is not None])
        return found

    def _alike(self, lower: str) -> Iterator[str]:
        """All that can be one edit away, each once or more often."""
        for key in rests(lower) if self._is_long else _keys(lower):
            yield from self._words.get(key, ())


def _keys(lower: str) -> Iterator[tuple[int, str]]:
    """The halves that a word of about this length would share."""
    for size in range(len(lower) - 1, len(lower) + 2):
        half = (size - 1) // 2
        yield size, lower[:half]
        yield -size, lower[-half:]


def _closed(words: tuple[str, ...]) -> _Close:
    """Kept for an article, because a keystroke seldom changes which words these are."""
    return _kept(words) if len(words) <= LONG_TEXT else _Close(words)


@lru_cache(2)
def _kept(words: tuple[str, ...]) -> _Close:
    return _Close(words)


def usage_of(sentences: Iterable[Sentence]) -> Usage:
    """Counts of the words of an article."""
    counts: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    for sentence in sentences:
        words = [token for token in sentence.tokens if token.kind == WORD]
        counts.update([token.lower for token in words])
        capitals.update([token.lower for token in words[1:] if token.text[0].isupper()])
    return Usage(counts, capitals, counts.total())
