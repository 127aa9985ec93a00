"""Workflow commands of GitHub Actions: each finding an annotation in the changed files and a line in the log.

GitHub shows the first ten annotations of each level per step; the log has all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..finding import Finding, Severity
from ..span import LineIndex
from . import Result, Style, Tally, on_one_line
from .places import project_path
from .text import proposal, summary

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = {**_DATA, ord(":"): "%3A", ord(","): "%2C"}


def render(results: Iterable[Result], style: Style) -> Iterator[str]:
    plain = style._replace(colour=False)
    tally = Tally()
    for result in tally.watch(results):
        file, lines = project_path(result.path), result.lines
        if result.trouble:
            yield _command("error", result.trouble.message, {"file": file, "title": "ralat"})
        for finding in result.findings:
            yield _annotation(file, finding, lines, plain)
    if not style.quiet:
        yield "".join(f"{line}\n" for line in summary(tally, plain))


def _annotation(file: str, finding: Finding, lines: LineIndex, style: Style) -> str:
    start, end = lines.position(finding.start), lines.position(finding.end)
    columns = {"col": start.column, "endColumn": max(end.column - 1, start.column)} if start.line == end.line else {}
    place = {"line": start.line, "endLine": end.line, **columns}
    told = f"{on_one_line(file)}:{start.line}:{start.column}: {finding.message}{proposal(finding, style)}"
    return _command(LEVELS[finding.severity], told, {"file": file, **place, "title": f"ralat ({finding.rule})"})


def _command(name: str, message: str, properties: dict[str, str | int]) -> str:
    told = ",".join(f"{key}={str(value).translate(_PROPERTY)}" for key, value in properties.items())
    return f"::{name} {told}::{message.translate(_DATA)}\n"
