"""Results to text: one module per format, each with `render(results, context) -> str`."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import NamedTuple

from ..finding import Finding, Severity
from ..resolve import unattended
from ..span import LineIndex

FORMATS = ("text", "json", "jsonl")


class Failure(NamedTuple):
    """Why a file could not be checked: a word for machines and a message for people."""

    kind: str
    message: str


class Result(NamedTuple):
    """What became of one file. `text` is what the offsets of `findings` count in."""

    path: str
    format: str
    text: str = ""
    findings: tuple[Finding, ...] = ()
    error: Failure | None = None
    applied: int = 0
    complete: bool = True

    @property
    def lines(self) -> LineIndex:
        return LineIndex(self.text)


class Style(NamedTuple):
    """How to draw: colour, source excerpts, and whether infos are shown."""

    colour: bool = False
    excerpt: bool = False


class Summary(NamedTuple):
    """Totals over all files; `fixable` counts findings that `--fix` would write."""

    files: int
    errors: int
    warnings: int
    infos: int
    fixable: int


def summarize(results: Sequence[Result]) -> Summary:
    findings = [f for r in results for f in r.findings]
    levels = [f.severity for f in findings]
    return Summary(
        len(results),
        levels.count(Severity.ERROR),
        levels.count(Severity.WARNING),
        levels.count(Severity.INFO),
        sum(unattended(f) is not None for f in findings),
    )


def render(form: str, results: Sequence[Result], style: Style) -> str:
    """The whole report in one of `FORMATS`."""
    text: str = import_module(f".{form}", __name__).render(results, style)
    return text
