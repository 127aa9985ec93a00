"""Code Quality of GitLab: a JSON array; a finding keeps its fingerprint when lines move."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Any

from ..finding import Severity
from . import Result, Style
from .json import dumps
from .places import as_unicode, fingerprints, project_path

LEVELS = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(results: Iterable[Result], style: Style) -> Iterator[str]:
    lead = "[\n"
    for result in results:
        for entry in _entries(result):
            yield lead + dumps(entry)
            lead = ",\n"
    yield "[]\n" if lead == "[\n" else "\n]\n"


def _entries(result: Result) -> Iterator[dict[str, Any]]:
    path, lines = as_unicode(project_path(result.path)), result.lines
    if result.trouble:
        place = {"path": path, "lines": {"begin": 1}}
        name = blake2b(f"{path}\0{result.trouble.kind}".encode(), digest_size=16).hexdigest()
        yield _entry("berkas-tidak-terperiksa", result.trouble.message, "critical", name, place)
    for finding, fingerprint in zip(result.findings, fingerprints(result, path), strict=True):
        start, end = lines.position(finding.start), lines.position(finding.end)
        place = {
            "path": path,
            "lines": {"begin": start.line, "end": end.line},
            "positions": {"begin": start._asdict(), "end": end._asdict()},
        }
        yield _entry(finding.rule, finding.message, LEVELS[finding.severity], fingerprint, place)


def _entry(rule: str, message: str, severity: str, fingerprint: str, location: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "issue",
        "description": as_unicode(f"{message} [{rule}]"),
        "check_name": rule,
        "categories": ["Style"],
        "severity": severity,
        "fingerprint": fingerprint,
        "location": location,
    }
