"""Results to text: one module per format, each with `render(results, style)`, which yields the report piece by piece.

Results are consumed as they come, so a report over any number of files needs no more memory than one file.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator

from ..finding import Finding, Severity
from ..resolve import unattended
from ..span import LineIndex
from ..tuples import NamedTuple

FORMATS = ("text", "json", "jsonl", "sarif", "github", "gitlab", "rdjson", "junit", "html")


WITHOUT_LINES = ("docx",)
"""Input formats that no editor opens at a line, and of which git knows no lines."""


class Failure(NamedTuple):
    """Why a file could not be checked: a word for machines and a message for people."""

    kind: str
    message: str


class Place(NamedTuple):
    """A paragraph or record that begins at an offset, as a person finds it ('paragraf 12', 'id 831')."""

    start: int
    name: str
    record: str = ""


class Written(NamedTuple):
    """A fix that was written: its rule, where it stands in the new text, and what it made of what."""

    rule: str
    start: int
    change: str


class Result(NamedTuple):
    """What became of one file. `text` is what the offsets of `findings` count in.

    `omitted` are findings that count but are not listed; `known` counts those that a baseline holds back.
    `diff` and `output` are what `--diff` and `--fix -` write; `notes` are for a person, on standard error.
    """

    path: str
    format: str
    text: str = ""
    findings: tuple[Finding, ...] = ()
    error: Failure | None = None
    applied: int = 0
    complete: bool = True
    omitted: tuple[Finding, ...] = ()
    known: int = 0
    changed: bool = False
    diff: str = ""
    output: bytes = b""
    notes: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    """Of a file in which lines tell too little, in order."""

    written: tuple[Written, ...] = ()

    @property
    def lines(self) -> LineIndex:
        return LineIndex(self.text)

    @property
    def trouble(self) -> Failure | None:
        """Why the file was not checked, or not to its end."""
        if self.error or self.complete:
            return self.error
        return Failure("incomplete", self.notes[0] if self.notes else f"{self.path}: baru sebagian diperiksa")

    def place(self, offset: int) -> Place | None:
        at = bisect_right(self.places, offset, key=lambda place: place.start) - 1
        return self.places[at] if at >= 0 else None


class Style(NamedTuple):
    """How to draw: colour, source excerpts, `quiet`: findings alone, no totals; `statistics`: counts by rule.

    `failing` is the level from which on a finding fails the run.
    """

    colour: bool = False
    excerpt: bool = False
    quiet: bool = False
    statistics: bool = False
    failing: Severity = Severity.ERROR


class Summary(NamedTuple):
    """Totals over all files; `fixable` counts findings that `--fix` would write."""

    files: int
    errors: int
    warnings: int
    infos: int
    fixable: int


class Count(NamedTuple):
    """How often a rule spoke at a level."""

    rule: str
    severity: Severity
    number: int


class Tally:
    """Running totals over results that pass through `watch`."""

    def __init__(self) -> None:
        self.files = self.checked = self.applied = self.fixable = self.known = self.omitted = self.changed = 0
        self.incomplete = 0
        self.levels: Counter[Severity] = Counter()
        self.rules: Counter[tuple[str, Severity]] = Counter()

    def watch(self, results: Iterable[Result]) -> Iterator[Result]:
        for result in results:
            self.add(result)
            yield result

    def add(self, result: Result) -> None:
        self.files += 1
        self.checked += result.error is None
        self.incomplete += not result.complete
        self.applied += result.applied
        self.known += result.known
        self.omitted += len(result.omitted)
        self.changed += result.changed
        for finding in (*result.findings, *result.omitted):
            self.levels[finding.severity] += 1
            self.rules[finding.rule, finding.severity] += 1
            self.fixable += unattended(finding) is not None

    @property
    def failed(self) -> int:
        return self.files - self.checked

    @property
    def summary(self) -> Summary:
        levels = self.levels
        errors, warnings, infos = levels[Severity.ERROR], levels[Severity.WARNING], levels[Severity.INFO]
        return Summary(self.files, errors, warnings, infos, self.fixable)

    @property
    def statistics(self) -> list[Count]:
        """The most frequent first; then by level and name, so that the order is always the same."""
        counts = (Count(*key, n) for key, n in self.rules.items())
        return sorted(counts, key=lambda c: (-c.number, -c.severity.rank, c.rule))


def render(form: str, results: Iterable[Result], style: Style) -> Iterator[str]:
    """The report in one of `FORMATS`, in pieces."""
    module = __import__(f"{__name__}.{form}", fromlist=("render",))  # `importlib` takes as long as two rules
    pieces: Iterator[str] = module.render(results, style)
    return pieces


_CONTROLS = {c: f"\\x{c:02x}" for c in (*range(32), 127)} | {9: "\\t", 10: "\\n", 13: "\\r"}


def on_one_line(path: str) -> str:
    """A path as a line of text can hold it: control characters written out."""
    return path if path.isprintable() else path.translate(_CONTROLS)
