"""What a rule says: a finding, and the fixes it proposes."""

from __future__ import annotations

from enum import StrEnum

from .tuples import NamedTuple


class Severity(StrEnum):
    """How sure and how grave: every careful editor agrees (error), a person decides (warning), advice (info)."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        return _SEVERITY_RANK[self]


class Safety(StrEnum):
    """Who may apply a fix: `--fix` (safe), `--unsafe-fixes` (unsafe), a person only (shown)."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    SHOWN = "shown"

    @property
    def rank(self) -> int:
        return _SAFETY_RANK[self]


_SEVERITY_RANK = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}
_SAFETY_RANK = {Safety.SHOWN: 0, Safety.UNSAFE: 1, Safety.SAFE: 2}


class Edit(NamedTuple):
    """Replace code points `start` to `end` (0-based, end-exclusive) by `text`."""

    start: int
    end: int
    text: str


class Fix(NamedTuple):
    """One alternative: all of its edits or none."""

    edits: tuple[Edit, ...]
    safety: Safety
    title: str

    def shift(self, by: int) -> Fix:
        return self._replace(edits=tuple(Edit(e.start + by, e.end + by, e.text) for e in self.edits))


class Related(NamedTuple):
    """Another place that explains a finding."""

    start: int
    end: int
    message: str


class Finding(NamedTuple):
    """One fault at code points `start` to `end` of the source, 0-based, end-exclusive.

    `fixes` are alternatives, best first. `source` names the norm (an EYD V item, KBBI, …).
    """

    rule: str
    start: int
    end: int
    message: str
    fixes: tuple[Fix, ...] = ()
    severity: Severity = Severity.WARNING
    related: tuple[Related, ...] = ()
    source: str = ""

    def shift(self, by: int) -> Finding:
        """The same finding `by` code points further on."""
        return self._replace(
            start=self.start + by,
            end=self.end + by,
            fixes=tuple(fix.shift(by) for fix in self.fixes),
            related=tuple(Related(r.start + by, r.end + by, r.message) for r in self.related),
        )
