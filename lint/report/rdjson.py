"""The Diagnostic Format of reviewdog (`rdjson`): findings with suggestions that a reviewer takes over by a click.

Columns are bytes of UTF-8, 1-based, ends exclusive, as reviewdog's `reviewdog.proto` says. Its parser refuses a report
with a field that its version does not know, so related places are told in the message.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..finding import Finding, Fix, Severity
from ..resolve import apply_edits
from ..span import LineIndex
from . import Result, Style
from .json import dumps
from .places import Utf8Index, as_unicode

LEVELS = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}
RELATED = 3
"""How many related places a message tells."""


def render(results: Iterable[Result], style: Style) -> Iterator[str]:
    yield '{"source": {"name": "ralat"}, "diagnostics": ['
    lead = "\n"
    for result in results:
        for diagnostic in _diagnostics(result):
            yield lead + dumps(diagnostic)
            lead = ",\n"
    yield "\n]}\n"


def _diagnostics(result: Result) -> Iterator[dict[str, Any]]:
    path, lines = as_unicode(result.path), result.lines
    index = Utf8Index(result.text, lines)
    if result.trouble:
        yield {"message": as_unicode(result.trouble.message), "location": {"path": path}, "severity": "ERROR"}
    for finding in result.findings:
        place = {"path": path, "range": _range(index, finding.start, finding.end)}
        suggestions = [s for fix in finding.fixes for s in _suggestions(fix, result.text, lines, index)]
        yield {
            "message": _message(finding, lines),
            "location": place,
            "severity": LEVELS[finding.severity],
            "code": {"value": finding.rule},
            **({"suggestions": suggestions} if suggestions else {}),
        }


def _message(finding: Finding, lines: LineIndex) -> str:
    related = (f"\nBaris {lines.position(r.start).line}: {r.message}" for r in finding.related[:RELATED])
    return finding.message + "".join(related)


def _suggestions(fix: Fix, text: str, lines: LineIndex, index: Utf8Index) -> Iterator[dict[str, Any]]:
    """A fix as one replacement; none when its edits are not all in one line: half a fix is a fault."""
    start, end = min(e.start for e in fix.edits), max(e.end for e in fix.edits)
    if lines.position(start).line == lines.position(end).line:
        edits = [e._replace(start=e.start - start, end=e.end - start) for e in fix.edits]
        yield {"range": _range(index, start, end), "text": apply_edits(text[start:end], edits)}


def _range(index: Utf8Index, start: int, end: int) -> dict[str, Any]:
    return {"start": _position(index, start), "end": _position(index, end)}


def _position(index: Utf8Index, offset: int) -> dict[str, int]:
    line, column = index.position(offset)
    return {"line": line, "column": column}
