"""JUnit XML for CI services that show tests: a file is a suite, a finding a failed case.

Findings below the failing level (`--fail-on`) are cases that passed, with what was found as their output, so that the
report never contradicts the exit code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from ..finding import Finding
from ..span import LineIndex
from . import Result, Style
from .places import as_unicode, project_path
from .text import NAMES, proposal

_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_QUOTED = {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def render(results: Iterable[Result], style: Style) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="ralat">\n'
    for result in results:
        yield "".join(f"{line}\n" for line in _suite(result, style._replace(colour=False)))
    yield "</testsuites>\n"


def _suite(result: Result, style: Style) -> Iterator[str]:
    path, lines = as_unicode(project_path(result.path)), result.lines
    failing = sum(_fails(f, style) for f in result.findings)
    whole = result.trouble is not None or not result.findings
    counts = f'tests="{len(result.findings) + whole}" failures="{failing}" errors="{int(result.trouble is not None)}"'
    yield f' <testsuite name={_quoted(path)} {counts} skipped="0" time="0">'
    if whole:
        yield f'  <testcase name={_quoted(path)} classname={_quoted(path)} file={_quoted(path)} time="0">'
        if result.trouble:
            yield f"   <error type={_quoted(result.trouble.kind)} message={_quoted(result.trouble.message)}/>"
        yield "  </testcase>"
    for finding in result.findings:
        yield from _case(path, finding, lines, style)
    yield " </testsuite>"


def _case(path: str, finding: Finding, lines: LineIndex, style: Style) -> Iterator[str]:
    at = lines.position(finding.start)
    name = f"{finding.rule} ({at.line}:{at.column})"
    told = f"{path}:{at.line}:{at.column}: {NAMES[finding.severity]} [{finding.rule}] {finding.message}"
    body = _clean(escape(told + proposal(finding, style)))
    yield f'  <testcase name={_quoted(name)} classname={_quoted(path)} file={_quoted(path)} line="{at.line}" time="0">'
    if _fails(finding, style):
        yield f"   <failure type={_quoted(finding.rule)} message={_quoted(finding.message)}>{body}</failure>"
    else:
        yield f"   <system-out>{body}</system-out>"
    yield "  </testcase>"


def _fails(finding: Finding, style: Style) -> bool:
    return finding.severity.rank >= style.failing.rank


def _quoted(text: str) -> str:
    return f'"{_clean(escape(text, _QUOTED))}"'


def _clean(text: str) -> str:
    """The text with characters that XML does not allow, even escaped, as the replacement character."""
    return _FORBIDDEN.sub("\ufffd", text)
