"""Dates as news writes them, read from tokens: 28/4/2025, 28-4-2025, 28.4.2025, 28 April 2025, 28/4, 28 April."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from .tokens import NUMBER, WORD, Token
from .tuples import NamedTuple

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
"""Names of the days, Monday first, as `datetime.date.weekday` counts them."""

WEEKDAYS = {name.lower(): i for i, name in enumerate(DAYS)} | {"jum'at": 4, "jum’at": 4, "ahad": 6}

MONTHS = {
    name: i
    for i, names in enumerate(
        (
            "januari jan",
            "februari feb pebruari",
            "maret mar",
            "april apr",
            "mei",
            "juni jun",
            "juli jul",
            "agustus agu agt ags",
            "september sep sept",
            "oktober okt",
            "november nov nopember",
            "desember des",
        ),
        1,
    )
    for name in names.split()
}

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Years outside are another calendar, or older than the weekdays that news states."""

_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class DateMention(NamedTuple):
    """A day, month and perhaps year that stand at tokens `first` to `last` (inclusive); they need not exist."""

    first: int
    last: int
    day: int
    month: int
    year: int | None

    @property
    def possible(self) -> bool:
        """Does the calendar have this day (29 February counts where no year is given)?"""
        if not 1 <= self.month <= 12 or not 1 <= self.day <= _LENGTHS[self.month - 1]:
            return False
        return self.month != 2 or self.day != 29 or self.year is None or _is_leap(self.year)

    def weekday(self, year: int) -> int | None:
        """Monday 0 to Sunday 6 in that year; None when the day does not exist in it."""
        number = self.number(year)
        return None if number is None else (number - 1) % 7

    def number(self, year: int) -> int | None:
        """The day in that year as a count of days, as `datetime.date.toordinal`; None when it does not exist in it."""
        if not self._replace(year=year).possible or not 1 <= year <= 9999:
            return None
        before = year - 1
        return before * 365 + before // 4 - before // 100 + before // 400 + _days_before(self.month, year) + self.day


def date_at(tokens: Sequence[Token], i: int) -> DateMention | None:
    """The date that begins at token `i`."""
    if i >= len(tokens) or tokens[i].kind != NUMBER:
        return None
    if i + 1 < len(tokens) and tokens[i + 1].lower in MONTHS and tokens[i + 1].kind == WORD:
        return _named(tokens, i)
    return _numeric(tokens, i)


def dates(tokens: Sequence[Token], places: Iterable[int] | None = None) -> Iterator[DateMention]:
    """All dates among the tokens, in order; `places` are the numbers among these, if they are known."""
    last = -1
    for i in range(len(tokens)) if places is None else places:
        found = date_at(tokens, i) if i > last else None
        if found:
            yield found
            last = found.last


def _named(tokens: Sequence[Token], i: int) -> DateMention | None:
    day = tokens[i].text
    if not day.isdigit() or len(day) > 2:
        return None
    last, year = i + 1, None
    if i + 2 < len(tokens) and len(tokens[i + 2].text) == 4 and tokens[i + 2].text.isdigit():
        last, year = i + 2, int(tokens[i + 2].text)
    return DateMention(i, last, int(day), MONTHS[tokens[i + 1].lower], year)


def _numeric(tokens: Sequence[Token], i: int) -> DateMention | None:
    """28/4/2025, 28/4, 28.4.2025 in one token, or 28-4-2025 in five that touch."""
    text = tokens[i].text
    for sign in "/.":
        parts = text.split(sign)
        if len(parts) == 3 or (len(parts) == 2 and sign == "/"):
            return _from_parts(parts, i, i)
    five = tokens[i : i + 5]
    if len(five) == 5 and five[1].text == five[3].text == "-" and all(a.end == b.start for a, b in pairwise(five)):
        return _from_parts([t.text for t in five[::2]], i, i + 4)
    return None


def _from_parts(parts: Sequence[str], first: int, last: int) -> DateMention | None:
    if not all(p.isdigit() and p.isascii() for p in parts) or any(len(p) > 2 for p in parts[:2]):
        return None
    if len(parts) == 2:
        return DateMention(first, last, int(parts[0]), int(parts[1]), None)
    if len(parts[2]) not in (2, 4):
        return None
    year = int(parts[2])
    return DateMention(first, last, int(parts[0]), int(parts[1]), year + 2000 if len(parts[2]) == 2 else year)


def _days_before(month: int, year: int) -> int:
    return sum(_LENGTHS[: month - 1]) - (month > 2 and not _is_leap(year))


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
