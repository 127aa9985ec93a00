"""SARIF 2.1.0 for code scanning and editors: results first, as they come; then the rules that were met."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from .. import __version__
from ..catalog import OWN, load, modules
from ..finding import Edit, Finding, Fix, Related, Severity
from ..rule import Rule
from ..span import LineIndex
from . import Result, Style
from .json import dumps
from .places import as_unicode, fingerprints, project_path

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
FINGERPRINT = "kutipan/v1"
_KINDS = {"columnKind": "unicodeCodePoints", "newlineSequences": ["\r\n", "\n", "\r"]}


def render(results: Iterable[Result], style: Style) -> Iterator[str]:
    rules: dict[str, int] = {}
    notes: list[dict[str, Any]] = []
    yield f'{{"$schema": {dumps(SCHEMA)}, "version": "2.1.0", "runs": [{{{dumps(_KINDS)[1:-1]}, "results": ['
    lead = "\n"
    for result in results:
        notes += _notes(result)
        for finding in _results(result, rules):
            yield lead + dumps(finding)
            lead = ",\n"
    driver = {
        "name": "ralat",
        "semanticVersion": __version__,
        "language": "id",
        "rules": [_described(rule_id) for rule_id in rules],
    }
    invocation = {
        "executionSuccessful": not notes,
        "toolExecutionNotifications": notes,
    }
    yield f'\n],\n"tool": {dumps({"driver": driver})},\n"invocations": {dumps([invocation])}}}]}}\n'


def _results(result: Result, rules: dict[str, int]) -> Iterator[dict[str, Any]]:
    file, lines = _file(result.path), result.lines
    for finding, fingerprint in zip(result.findings, fingerprints(result), strict=True):
        yield {
            "ruleId": finding.rule,
            "ruleIndex": rules.setdefault(finding.rule, len(rules)),
            "level": LEVELS[finding.severity],
            "message": {"text": finding.message},
            "locations": [{"physicalLocation": _place(file, finding, result.text, lines)}],
            "partialFingerprints": {FINGERPRINT: fingerprint},
            **_further(finding, file, result.text, lines),
        }


def _further(finding: Finding, file: dict[str, str], text: str, lines: LineIndex) -> dict[str, Any]:
    related = [
        {"id": i, "message": {"text": r.message}, "physicalLocation": _place(file, r, text, lines)}
        for i, r in enumerate(finding.related, 1)
    ]
    fixes = [_fix(f, file, text, lines) for f in finding.fixes]
    return {name: value for name, value in (("relatedLocations", related), ("fixes", fixes)) if value}


def _fix(fix: Fix, file: dict[str, str], text: str, lines: LineIndex) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(edit, text, lines), "insertedContent": {"text": edit.text}} for edit in fix.edits
    ]
    change = {"artifactLocation": file, "replacements": replacements}
    return {"description": {"text": fix.title}, "artifactChanges": [change], "properties": {"safety": str(fix.safety)}}


def _place(file: dict[str, str], at: Finding | Related, text: str, lines: LineIndex) -> dict[str, Any]:
    snippet = {"text": text[at.start : at.end]}
    return {"artifactLocation": file, "region": {**_region(at, text, lines), "snippet": snippet}}


def _region(at: Finding | Related | Edit, text: str, lines: LineIndex) -> dict[str, Any]:
    start, end = lines.position(at.start), lines.position(at.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": at.start,
        "charLength": at.end - at.start,
    }


def _file(path: str) -> dict[str, str]:
    """A file as a URI: from the top of the project, so that it is the same on every machine."""
    name = project_path(path)
    if os.path.isabs(name):
        return {"uri": Path(name).as_uri()}
    return {"uri": quote(os.fsencode(name)), "uriBaseId": "%SRCROOT%"}


def _notes(result: Result) -> Iterator[dict[str, Any]]:
    """What became of a file that was not checked, or not to its end."""
    if result.trouble:
        location = {"physicalLocation": {"artifactLocation": _file(result.path)}}
        yield {"level": "error", "message": {"text": as_unicode(result.trouble.message)}, "locations": [location]}


def _described(rule_id: str) -> dict[str, Any]:
    if rule_id not in modules():
        about = OWN.get(rule_id, rule_id)
        told = {"text": about}
        return {"id": rule_id, "shortDescription": told, "fullDescription": told, "help": told}
    rule = load(rule_id)
    summary, _, why = (type(rule).__doc__ or rule_id).strip().partition("\n")
    return {
        "id": rule_id,
        "shortDescription": {"text": summary},
        "fullDescription": {"text": _unwrapped(why) or summary},
        "help": {"text": _help(rule, why, ""), "markdown": _help(rule, why, "*")},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"tags": [rule.group], "source": rule.source},
    }


def _help(rule: Rule, why: str, mark: str) -> str:
    """Why, examples and the norm; with `mark` around what is to stand out."""
    bad = [f"- {b.text}" + (f" → {b.fixed}" if b.fixed is not None else "") for b in rule.bad]
    good = [f"- {text}" for text in rule.good]
    strong = mark * 2
    parts = (
        _unwrapped(why),
        f"{strong}Salah{strong}\n\n" + "\n".join(bad) if bad else "",
        f"{strong}Benar{strong}\n\n" + "\n".join(good) if good else "",
        f"{strong}Sumber{strong}: {rule.source}",
    )
    return "\n\n".join(filter(None, parts))


def _unwrapped(docstring: str) -> str:
    """Paragraphs of a docstring, each on one line."""
    lines = "\n".join(line.strip() for line in docstring.strip().splitlines())
    return "\n\n".join(" ".join(block.split("\n")) for block in lines.split("\n\n"))
