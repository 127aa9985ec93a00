"""Where a word stands, and how well it stands there: its neighbours, its capital, the names around it."""

from __future__ import annotations

from functools import lru_cache

from .classes import PERSON
from .lexicon import KEPT_WORDS, Lexicon
from .tuples import NamedTuple

NAME_FIT, MOST_PAIR, LEAST_PAIR, PAIR_WEIGHT = 1.2, 1.6, -0.8, 0.6
"""What a neighbour adds, log10: one that makes a listed name; else the attraction of the two, within bounds, times a weight."""

MOST_FIT = 2 * NAME_FIT
"""The most that two neighbours can add."""


class Place(NamedTuple):
    """Where a word stands: its neighbours (lower case, or a mark ^ , #) and how it is capitalised."""

    before: str = ""
    after: str = ""
    capital: bool = False
    start: bool = False
    quoted: bool = False
    beside_capital: bool = False

    @property
    def name(self) -> bool:
        """A capital in mid-sentence: a name until the evidence says otherwise."""
        return self.capital and not self.start

    @property
    def group(self) -> str:
        """Which weights apply: `nama` (capital in mid-sentence), `awal` (capital at a sentence start), `kata`."""
        return ("nama" if not self.start else "awal") if self.capital else "kata"


class Neighbours:
    """What the dictionaries know of words side by side."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._pairs = lru_cache(KEPT_WORDS // 8)(self._pair)

    def fit(self, lower: str, place: Place) -> float:
        """How well a word stands between its neighbours: log10, about -1 to `MOST_FIT`."""
        total = self._pairs(place.before, lower) if place.before else 0.0
        return total + self._pairs(lower, place.after) if place.after else total

    def _pair(self, before: str, word: str) -> float:
        if before[0] not in "^,#" and self._lexicon.name_pair(before, word):
            return NAME_FIT
        return max(min(self._lexicon.pair(before, word), MOST_PAIR), LEAST_PAIR) * PAIR_WEIGHT

    def in_name(self, lower: str, place: Place) -> bool:
        """Does a word make a listed name with a neighbour (Ridwan Kamil)?"""
        before, after = place.before, place.after
        pair = self._lexicon.name_pair
        return (before[:1].isalpha() and pair(before, lower)) or (bool(after) and pair(lower, after))

    def beside_person(self, place: Place) -> bool:
        """Is a neighbour the name of a person and nothing else?"""
        found = (self._lexicon.evidence(word) for word in (place.before, place.after) if word[:1].isalpha())
        return any(e.names & PERSON and not e.standard for e in found)
