"""Candidates within two edits: symspellpy over a memory-mapped delete index.

`symspellpy.SymSpell` keeps words and deletes in dictionaries; here both are views of `lint/data/indeks.bin`
(sorted CRC-32 hashes of the deletes, row numbers behind them), so opening costs nothing and `lookup` stays as it is.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from zlib import crc32

from symspellpy import SymSpell, Verbosity
from symspellpy.editdistance import DistanceAlgorithm, EditDistance

from .lexicon import DATA, shared
from .store import Store, WordTable


class _Words:
    """The `_words` of SymSpell: every candidate counts 1, ranking is ours."""

    def __contains__(self, word: str) -> bool:
        return False

    def __getitem__(self, word: str) -> int:
        return 1


class _Deletes:
    """The `_deletes` of SymSpell: a delete to the candidates behind it."""

    def __init__(self, store: Store, tables: list[WordTable]) -> None:
        self._hashes = store.array("sidik")
        self._offsets = store.array("batas")
        self._codes = store.array("calon")
        self._tables = tables

    def __contains__(self, delete: str) -> bool:
        self._at = self._find(delete)
        return self._at >= 0

    def __getitem__(self, delete: str) -> list[str]:
        at = self._find(delete)
        if at < 0:
            raise KeyError(delete)
        codes = self._codes[self._offsets[at] : self._offsets[at + 1]]
        return [self._tables[code >> 24].text(code & 0xFFFFFF).lower() for code in codes]

    def _find(self, delete: str) -> int:
        key = crc32(delete.encode())
        at = bisect_left(self._hashes, key)
        return at if at < len(self._hashes) and self._hashes[at] == key else -1


class MappedSymSpell(SymSpell):  # type: ignore[misc]
    """SymSpell (distance 2, prefix 7) over the compiled index; raises `DictionaryError` when it is broken."""

    def __init__(self, store: Store, tables: list[WordTable]) -> None:
        super().__init__(2, 7, distance_comparer=EditDistance(DistanceAlgorithm.DAMERAU_OSA_FAST))
        self._words = _Words()
        self._deletes = _Deletes(store, tables)
        self._max_length = store.array("terpanjang")[0]


@cache
def index() -> MappedSymSpell:
    """The shipped index, opened once per process."""
    store = Store(DATA / "indeks.bin")
    return MappedSymSpell(store, [shared().table(name) for name in store.listed("origins")])


def distance(a: str, b: str, most: int) -> int:
    """Damerau–Levenshtein distance (optimal alignment) of two words, -1 when it is more than `most`."""
    return index().distance_comparer.compare(a, b, most)  # type: ignore[no-any-return]


def near(word: str, distance: int = 2) -> list[tuple[str, int]]:
    """(candidate, edits) of a lower-case word, nearest first; the word itself is never among them."""
    return [(item.term, item.distance) for item in index().lookup(word, Verbosity.ALL, distance)]
