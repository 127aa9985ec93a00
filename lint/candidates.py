"""Candidates of a word: a memory-mapped delete index (symmetric deletes, Garbe 2012), with the prior of each.

`lint/data/indeks.bin` numbers the candidates, the likeliest first. Section *dekat* has all of them, by the CRC-32 of the
word and of what is left of it without one letter: one edit is found with a look-up per letter. Section *jauh* is the
index of symspellpy (prefixes of 7 letters without up to two) over those that are likely enough to be meant two edits
away; it is read here directly, because that costs half and imports nothing, and by `symspellpy.SymSpell` for single
words (`lookup`). Tests hold both sections to what SymSpell finds in memory.
"""

from __future__ import annotations

import os
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import combinations, compress, repeat
from zlib import crc32

from .lexicon import DATA, shared
from .slips import single
from .store import Store, WordTable
from .tuples import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from symspellpy import SymSpell

PREFIX, FARTHEST = 7, 2
"""Letters of a word whose deletes section *jauh* holds, and how many of them are left out at most."""

FAR = -5.8
"""Least prior of a candidate two edits away."""

TWO_SLIPS = {2: -1.5, 1: -2.6, 0: -3.1, -1: -4.2}
"""The least that two edits cost, log10 (`lint.slips`), by how many letters the candidate has more than what was typed.

Two letters too many cost more than the spelling model thinks of.
"""

LONGEST = 30
"""Letters of the longest candidate."""

BUCKET = 1 << 16
"""A section keeps the lower half of a hash; the upper half is where its bucket begins."""

KEPT_TEXTS = 2_500


class Near(NamedTuple):
    """A candidate of a word: the cost of the slip, and its priors in lower case and with a capital (`lint.priors`).

    `far`: it is two edits away, and `slip` is only the least that they cost.
    """

    text: str
    slip: float
    word: float
    name: float
    far: bool = False


class Section:
    """Sorted hashes of deletes, each with one candidate behind it."""

    def __init__(self, store: Store, name: str) -> None:
        self._hashes = store.array(f"{name}.sidik")
        self._buckets = store.array(f"{name}.kotak")
        self._numbers = store.array(f"{name}.calon")

    def behind(self, delete: str) -> memoryview:
        """Numbers of the candidates that may have this delete, the likeliest first."""
        top, rest = divmod(crc32(delete.encode()), BUCKET)
        hashes, end = self._hashes, self._buckets[top + 1]
        at = bisect_left(hashes, rest, self._buckets[top], end)
        if at == end or hashes[at] != rest:
            return self._numbers[:0]
        return self._numbers[at : bisect_right(hashes, rest, at, end)]

    def numbers(self, deletes: Iterable[str]) -> set[int]:
        found: set[int] = set()
        for delete in deletes:
            found.update(self.behind(delete))
        return found


class Index:
    """The candidates and their priors; `tables` are the word tables that the index names, in its order."""

    def __init__(self, store: Store, tables: list[WordTable]) -> None:
        self._codes = store.array("asal")
        self._words = store.array("awal.kata")
        self._names = store.array("awal.nama")
        self._close, self.far = Section(store, "dekat"), Section(store, "jauh")
        self._tables = tables
        self.texts = lru_cache(KEPT_TEXTS)(self._text)

    def __len__(self) -> int:
        return len(self._codes)

    def one_edit(self, word: str) -> Iterator[Near]:
        """Candidates one edit from a lower-case word, itself left out."""
        if len(word) > LONGEST + 1:
            return
        for number in sorted(self._close.numbers(rests(word))):
            text = self.texts(number)
            slip = single(text, word) if text != word else None
            if slip is not None:
                yield Near(text, slip, self._words[number], self._names[number])

    def two_edits(self, word: str) -> Iterator[Near]:
        """Candidates two edits from a lower-case word that a slip may come from, the likeliest first."""
        from editdistpy import damerau_osa

        numbers = sorted(self.far.numbers(deletes(word[:PREFIX], FARTHEST)))
        edits = map(damerau_osa.distance, repeat(word), map(self.texts, numbers), repeat(FARTHEST))
        for number in compress(numbers, map(FARTHEST.__eq__, edits)):
            text = self.texts(number)
            least = TWO_SLIPS.get(len(text) - len(word))
            if least is not None:
                yield Near(text, least, self._words[number], self._names[number], True)

    def near(self, number: int) -> Near:
        """A candidate by itself."""
        return Near(self.texts(number), 0.0, self._words[number], self._names[number])

    def _text(self, number: int) -> str:
        code = self._codes[number]
        return self._tables[code >> 24].text(code & 0xFFFFFF).lower()


def rests(word: str) -> set[str]:
    """A word, and what is left of it without any one letter; two words one edit apart share such a rest."""
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}


def deletes(word: str, most: int) -> set[str]:
    """A word, and what is left of it without one letter, two, … up to `most`."""
    size = len(word)
    return {"".join(kept) for left_out in range(min(most, size) + 1) for kept in combinations(word, size - left_out)}


def symspell(index: Index) -> SymSpell:
    """SymSpell over section *jauh*; raises `DictionaryError` when the index is broken."""
    from symspellpy import SymSpell
    from symspellpy.editdistance import DistanceAlgorithm, EditDistance

    speller = SymSpell(FARTHEST, PREFIX, distance_comparer=EditDistance(DistanceAlgorithm.DAMERAU_OSA_FAST))
    speller._words, speller._deletes = _Words(), _Deletes(index)
    speller._max_length = LONGEST
    return speller


class _Words:
    """The `_words` of SymSpell: every candidate counts 1, ranking is ours."""

    def __contains__(self, word: str) -> bool:
        return False

    def __getitem__(self, word: str) -> int:
        return 1


class _Deletes:
    """The `_deletes` of SymSpell: a delete to the candidates behind it."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def __contains__(self, delete: str) -> bool:
        return len(self._index.far.behind(delete)) > 0

    def __getitem__(self, delete: str) -> list[str]:
        return [self._index.texts(number) for number in self._index.far.behind(delete)]


@cache
def opened() -> Store:
    """The file of the index, opened once per process."""
    return Store(os.path.join(DATA, "indeks.bin"))


@cache
def index() -> Index:
    """The shipped index, opened once per process."""
    return Index(opened(), [shared().table(name) for name in opened().listed("origins")])


@cache
def _symspell() -> SymSpell:
    return symspell(index())


def lookup(word: str) -> list[str]:
    """What `Index.two_edits` finds, as SymSpell finds it."""
    from symspellpy import Verbosity

    found = _symspell().lookup(word, Verbosity.ALL, FARTHEST)
    return [item.term for item in found if item.distance == FARTHEST]
