"""Candidates within two edits: symspellpy over a memory-mapped delete index.

`symspellpy.SymSpell` keeps words and deletes in dictionaries; here both are views of `lint/data/indeks.bin`
(sorted CRC-32 hashes of the deletes, row numbers behind them), so opening costs nothing: `lookup`, for single words. In articles
`near` reads the same index by itself: it looks at each candidate once however many deletes lead to it, and imports nothing but the
distance; two edits cost half, a cold start 14 ms less. A test holds the two to the same answers.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from itertools import combinations, repeat
from typing import TYPE_CHECKING
from zlib import crc32

from editdistpy import damerau_osa

from .lexicon import DATA, shared
from .recent import Recent
from .store import Store, WordTable

if TYPE_CHECKING:
    from symspellpy import SymSpell

PREFIX, FARTHEST = 7, 2
"""Letters of a word whose deletes the index holds, and how many of them are left out at most."""

KEPT_TEXTS = 30_000


class Deletes:
    """The `_deletes` of SymSpell: a delete to the candidates behind it."""

    def __init__(self, store: Store, tables: list[WordTable]) -> None:
        self._hashes = store.array("sidik")
        self._offsets = store.array("batas")
        self._codes = store.array("calon")
        self._tables = tables
        self._texts = Recent(self._text, KEPT_TEXTS)

    def __contains__(self, delete: str) -> bool:
        return len(self._behind(delete)) > 0

    def __getitem__(self, delete: str) -> list[str]:
        return [self._texts[code] for code in self._behind(delete)]

    def near(self, word: str, distance: int) -> list[tuple[str, int]]:
        """(candidate, edits) within a distance of a word, nearest first; the word itself is never among them."""
        codes: set[int] = set()
        for delete in deletes(word[:PREFIX], distance):
            codes.update(self._behind(delete))
        others = list(map(self._texts.__getitem__, codes))
        edits = map(damerau_osa.distance, repeat(word), others, repeat(distance))
        within = sorted((count, other) for count, other in zip(edits, others, strict=True) if count >= 0)
        return [(other, count) for count, other in within if other != word]

    def _behind(self, delete: str) -> memoryview:
        key = crc32(delete.encode())
        at = bisect_left(self._hashes, key)
        if at == len(self._hashes) or self._hashes[at] != key:
            return self._codes[:0]
        return self._codes[self._offsets[at] : self._offsets[at + 1]]

    def _text(self, code: int) -> str:
        return self._tables[code >> 24].text(code & 0xFFFFFF).lower()


def deletes(word: str, most: int) -> set[str]:
    """A word, and what is left of it without one letter, two, … up to `most`."""
    size = len(word)
    return {"".join(kept) for left_out in range(min(most, size) + 1) for kept in combinations(word, size - left_out)}


def symspell(store: Store, tables: list[WordTable]) -> SymSpell:
    """SymSpell itself over the compiled index, for comparison; raises `DictionaryError` when the index is broken."""
    from symspellpy import SymSpell
    from symspellpy.editdistance import DistanceAlgorithm, EditDistance

    speller = SymSpell(FARTHEST, PREFIX, distance_comparer=EditDistance(DistanceAlgorithm.DAMERAU_OSA_FAST))
    speller._words, speller._deletes = _Words(), Deletes(store, tables)
    speller._max_length = store.array("terpanjang")[0]
    return speller


class _Words:
    """The `_words` of SymSpell: every candidate counts 1, ranking is ours."""

    def __contains__(self, word: str) -> bool:
        return False

    def __getitem__(self, word: str) -> int:
        return 1


@cache
def index() -> Deletes:
    """The shipped index, opened once per process."""
    store = Store(DATA / "indeks.bin")
    return Deletes(store, [shared().table(name) for name in store.listed("origins")])


def lookup(word: str) -> list[tuple[str, int]]:
    """What `near` finds within two edits, as SymSpell finds it."""
    from symspellpy import Verbosity

    return [
        (item.term, item.distance) for item in _symspell().lookup(word, Verbosity.ALL, FARTHEST) if item.term != word
    ]


@cache
def _symspell() -> SymSpell:
    store = Store(DATA / "indeks.bin")
    return symspell(store, [shared().table(name) for name in store.listed("origins")])


def distance(a: str, b: str, most: int) -> int:
    """Damerau–Levenshtein distance (optimal alignment) of two words, -1 when it is more than `most`."""
    return damerau_osa.distance(a, b, most)  # type: ignore[no-any-return]


def near(word: str, distance: int = FARTHEST) -> list[tuple[str, int]]:
    """(candidate, edits) of a lower-case word, nearest first; the word itself is never among them."""
    return index().near(word, distance)
