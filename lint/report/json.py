"""JSON, version 1: the contract of `design` for editors, hooks and measurements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from .. import __version__
from ..catalog import modules
from ..finding import Finding, Fix
from ..span import LineIndex
from . import Count, Result, Style, Tally


def render(results: Iterable[Result], style: Style) -> Iterator[str]:
    tally = Tally()
    yield f'{{\n "version": 1,\n "tool": {_indented(tool())},\n "files": ['
    lead = "\n  "
    for result in tally.watch(results):
        yield lead + _indented(file_entry(result), "  ")
        lead = ",\n  "
    closing = "\n ]" if tally.files else "]"
    if style.statistics:
        closing += f',\n "statistics": {_indented([_count(row) for row in tally.statistics])}'
    yield f'{closing},\n "summary": {_indented(tally.summary._asdict())}\n}}\n'


def _count(row: Count) -> dict[str, Any]:
    return {"rule": row.rule, "severity": str(row.severity), "count": row.number}


def tool() -> dict[str, str]:
    return {"name": "ralat", "version": __version__}


def dumps(value: object, indent: int | None = None) -> str:
    """JSON with every letter as itself; bytes of file names that are no UTF-8 are written as escapes."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return text if text.isascii() else _SURROGATE.sub(lambda m: f"\\u{ord(m[0]):04x}", text)


_SURROGATE = re.compile("[\ud800-\udfff]")


def _indented(value: object, lead: str = " ") -> str:
    return dumps(value, 1).replace("\n", f"\n{lead}")


def file_entry(result: Result) -> dict[str, Any]:
    """One member of `files`; in `jsonl`, one line."""
    lines = result.lines
    entry = {
        "path": result.path,
        "format": result.format,
        "error": result.error._asdict() if result.error else None,
        "findings": [_finding(f, result, lines) for f in result.findings],
    }
    return entry if result.complete else {**entry, "complete": False}


def _finding(finding: Finding, result: Result, lines: LineIndex) -> dict[str, Any]:
    start, end = lines.position(finding.start), lines.position(finding.end)
    place = result.place(finding.start)
    entry = {
        "rule": finding.rule,
        "group": modules().get(finding.rule, ("ralat",))[0],
        "severity": str(finding.severity),
        "message": finding.message,
        "source": finding.source,
        "start": finding.start,
        "end": finding.end,
        "utf16_start": lines.utf16(finding.start),
        "utf16_end": lines.utf16(finding.end),
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "text": result.text[finding.start : finding.end],
        "fixes": [_fix(f) for f in finding.fixes],
        "related": [r._asdict() for r in finding.related],
    }
    if place is None:
        return entry
    return {**entry, "place": place.name, **({"record": place.record} if place.record else {})}


def _fix(fix: Fix) -> dict[str, Any]:
    return {"title": fix.title, "safety": str(fix.safety), "edits": [e._asdict() for e in fix.edits]}
