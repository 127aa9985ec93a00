"""Which rules want to see a sentence with a form, noted when the dictionaries are compiled.

Nine tenths of a text are forms that everybody uses; what `wakes` of each rule says of these is in the index, so that a
check of one article need not gather evidence for them. Rules are bits, in the order of their ids. A note holds for the shipped
dictionaries and for rules as they were: when a rule's file has another size, or a house has words of its own, rules are asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from .candidates import opened
from .lexicon import Lexicon
from .store import Store, WordTable, word_arrays
from .tuples import TYPE_CHECKING

if TYPE_CHECKING:
    from array import array
    from typing import Any

    from .rule import Rule

LEAST = -7.0
"""log10 of the share of text from which on a form is noted: 34,000 forms, 96 of 100 words of news."""

_NAME = "bangun"
_SMALL, _CAPITAL = "kecil", "besar"


class Notes:
    """What was noted of forms in small letters and of the same with a capital."""

    def __init__(self, store: Store) -> None:
        self.rules: dict[str, int] = dict(store.listed("waking"))
        """Rule id to the size of its file when its answers were noted, in the order of the bits."""
        self._table = WordTable(store, _NAME)
        self._small, self._capital = self._table.column(_SMALL), self._table.column(_CAPITAL)

    def mask(self, text: str) -> int | None:
        """The rules that a form wakes, as bits; None when nothing is noted of it."""
        if text.islower():
            row = self._table.find(text)
            return None if row < 0 else self._small[row]
        if not text.istitle():
            return None
        row = self._table.find(text.lower())
        return None if row < 0 else self._capital[row]


@cache
def notes() -> Notes:
    """The shipped notes, opened once per process; raises `DictionaryError`."""
    return Notes(opened())


def note(lexicon: Lexicon, forms: Iterable[str], rules: Sequence[Rule]) -> dict[str, array[Any] | bytes]:
    """The arrays of the notes: forms in small letters, and the rules that each wakes, which are asked here."""
    from array import array

    words = sorted({f for f in forms if f.isalpha() and f.islower() and lexicon.evidence(f).logp > LEAST})
    columns = {
        _SMALL: array("I", [_asked(word, lexicon, rules) for word in words]),
        _CAPITAL: array("I", [_asked(word.title(), lexicon, rules) for word in words]),
    }
    return word_arrays(_NAME, words, columns)


def _asked(text: str, lexicon: Lexicon, rules: Sequence[Rule]) -> int:
    return sum(1 << bit for bit, rule in enumerate(rules) if rule.wakes(text, lexicon))
