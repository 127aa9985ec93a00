"""Indonesian number words and Roman numerals as values."""

from __future__ import annotations

from collections.abc import Sequence

UNITS = {
    "nol": 0,
    "satu": 1,
    "dua": 2,
    "tiga": 3,
    "empat": 4,
    "lima": 5,
    "enam": 6,
    "tujuh": 7,
    "delapan": 8,
    "sembilan": 9,
}
WORDS = tuple(UNITS)
"""The words for 0 to 9, in order."""

_ONES = {"sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 1000, "sejuta": 1_000_000}
_FACTORS = {"puluh": 10, "ratus": 100}
_SCALES = {"ribu": 1000, "juta": 1_000_000, "miliar": 1_000_000_000, "triliun": 1_000_000_000_000}

NUMBER_WORDS = frozenset((*UNITS, *_ONES, "belas", *_FACTORS, *_SCALES))


def value_of(words: Sequence[str]) -> int | None:
    """The value of a whole number in lower-case words ("dua puluh lima"); None when it is none."""
    if not words or any(w not in NUMBER_WORDS for w in words):
        return None
    total = group = unit = 0
    for word in words:
        if word in UNITS:
            unit = UNITS[word]
        elif word == "belas":
            group, unit = group + 10 + unit, 0
        elif word in _FACTORS:
            group, unit = group + _FACTORS[word] * unit, 0
        elif word in _SCALES:
            total, group, unit = total + max(group + unit, 0) * _SCALES[word], 0, 0
        elif _ONES[word] < 1000:
            group += _ONES[word]
        else:
            total += _ONES[word]
    return total + group + unit


_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def roman(text: str) -> int | None:
    """The value of a Roman numeral in capitals; None when it is none in its usual form."""
    if not text or not text.isupper() or any(c not in _ROMAN for c in text.lower()):
        return None
    values = [_ROMAN[c] for c in text.lower()]
    total = sum(-v if v < max(values[i + 1 :], default=0) else v for i, v in enumerate(values))
    return total if _to_roman(total) == text else None


def _to_roman(number: int) -> str:
    pairs = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"))
    text = ""
    for value, sign in (*pairs, (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        count, number = divmod(number, value)
        text += sign * count
    return text
