"""A finding as clients can show and mend it: one stretch of the text, and what may stand in its place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from ...document import Document
from ...finding import Edit, Finding, Fix
from ...resolve import apply_edits, touches_prose_only, unattended

REACH = 120
"""Code points by which a stretch may grow beyond its finding, so that a fix can be written as its replacement."""

WIDTH = 2_000
"""Code points of a stretch from which on nothing is proposed: a copy of a page is no suggestion."""

MAX_REPLACEMENTS = 20
WORD = 40
"""Code points of a word that stands in for a place between two letters."""


class Match(NamedTuple):
    """A finding at code points `start` to `end`, and the texts that may replace them, best first.

    `is_safe`: the first one may be written without a person.
    """

    finding: Finding
    start: int
    end: int
    values: tuple[str, ...] = ()
    is_safe: bool = False

    @property
    def rank(self) -> tuple[int, bool, int, int]:
        """What comes first when two cannot both stand."""
        return (-self.finding.severity.rank, not self.is_safe, self.start, self.end)


def matches(findings: Iterable[Finding], document: Document) -> list[Match]:
    """The findings with their replacements, in order of place; of two that would write over each other, the surer.

    Clients write the replacements one by one, so these must not overlap; the other finding comes with the next check.
    """
    made = [match_of(finding, document) for finding in findings]
    apart = _Apart()
    kept = [m for m in sorted(made, key=lambda m: m.rank) if not m.values or apart.admits(m)]
    return sorted(kept, key=lambda m: (m.start, m.end, m.finding.rule))


def match_of(finding: Finding, document: Document) -> Match:
    """The match of a finding; a fix that reaches too far, or into markup, is not offered."""
    text = document.source.text
    fixes = [fix for fix in _ordered(finding) if _is_writable(fix, finding, document)]
    start, end = _hull(finding, fixes)
    if end - start > WIDTH:
        return Match(finding, *_shown(text, finding.start, finding.end))
    start, end = _shown(text, start, end)
    values = dict.fromkeys(_written(text, start, end, fix) for fix in fixes)
    first = next(iter(values), "")
    values.pop(text[start:end], None)
    sure = unattended(finding)
    is_safe = bool(fixes) and fixes[0] is sure and first in values
    return Match(finding, start, end, tuple(values)[:MAX_REPLACEMENTS], is_safe)


def _ordered(finding: Finding) -> list[Fix]:
    """The fixes, the one that may be written unattended before all others."""
    sure = unattended(finding)
    return sorted(finding.fixes, key=lambda fix: fix is not sure)


def _is_writable(fix: Fix, finding: Finding, document: Document) -> bool:
    near = all(finding.start - REACH <= e.start and e.end <= finding.end + REACH for e in fix.edits)
    return near and bool(fix.edits) and touches_prose_only(fix, document.source.text, document.prose)


def _hull(finding: Finding, fixes: Iterable[Fix]) -> tuple[int, int]:
    edits = [edit for fix in fixes for edit in fix.edits]
    start, end = finding.start, finding.end
    return min([start, *(e.start for e in edits)]), max([end, *(e.end for e in edits)])


def _written(text: str, start: int, end: int, fix: Fix) -> str:
    return apply_edits(text[start:end], (Edit(e.start - start, e.end - start, e.text) for e in fix.edits))


def _shown(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch that can be seen: a place between two signs becomes the word before it, or else what follows."""
    if start < end:
        return start, end
    while start > 0 and end - start < WORD and not text[start - 1].isspace():
        start -= 1
    return (
        (start, end)
        if start < end
        else (start, min(end + 1, len(text)))
        if end < len(text)
        else (max(start - 1, 0), end)
    )


class _Apart:
    """Stretches that do not overlap, in order of place."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def admits(self, match: Match) -> bool:
        """Take the stretch in when it is clear of all others."""
        at = bisect_left(self._starts, match.end)
        if at and self._ends[at - 1] > match.start:
            return False
        self._starts.insert(at, match.start)
        self._ends.insert(at, match.end)
        return True
