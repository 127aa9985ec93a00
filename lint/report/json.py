"""JSON, version 1: the contract of `design` for editors, hooks and measurements."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from .. import __version__
from ..catalog import modules
from ..finding import Finding, Fix
from ..span import LineIndex
from . import Result, Style, summarize


def render(results: Sequence[Result], style: Style) -> str:
    document = {
        "version": 1,
        "tool": {"name": "ralat", "version": __version__},
        "files": [file_entry(r) for r in results],
        "summary": summarize(results)._asdict(),
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def file_entry(result: Result) -> dict[str, Any]:
    """One member of `files`; in `jsonl`, one line."""
    lines = result.lines
    entry = {
        "path": result.path,
        "format": result.format,
        "error": result.error._asdict() if result.error else None,
        "findings": [_finding(f, result.text, lines) for f in result.findings],
    }
    return entry if result.complete else {**entry, "complete": False}


def _finding(finding: Finding, text: str, lines: LineIndex) -> dict[str, Any]:
    start, end = lines.position(finding.start), lines.position(finding.end)
    return {
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
        "text": text[finding.start : finding.end],
        "fixes": [_fix(f) for f in finding.fixes],
        "related": [r._asdict() for r in finding.related],
    }


def _fix(fix: Fix) -> dict[str, Any]:
    return {"title": fix.title, "safety": str(fix.safety), "edits": [e._asdict() for e in fix.edits]}
