"""For people: path:line:column, rule, message and fix; on a terminal with the line and the place under it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from unicodedata import east_asian_width

from ..finding import Finding, Safety
from ..span import LineIndex
from ..tokens import BOUNDARY, HIDDEN, OPAQUE_CHAR
from . import WITHOUT_LINES, Result, Style, Tally, on_one_line

_COLOURS = {"error": "31", "warning": "33", "info": "36", "bold": "1", "dim": "2", "green": "32"}
NAMES = {"error": "galat", "warning": "peringatan", "info": "info"}
SAFETY = {Safety.SAFE: "aman", Safety.UNSAFE: "periksa dulu", Safety.SHOWN: "hanya saran"}
EXCERPT_WIDTH = 96


def render(results: Iterable[Result], style: Style) -> Iterator[str]:
    tally = Tally()
    for result in tally.watch(results):
        if not style.statistics:
            yield "".join(f"{line}\n" for line in _file(result, style))
    if style.statistics:
        yield "".join(f"{line}\n" for line in _statistics(tally, style))
    if not style.quiet:
        yield "".join(f"{line}\n" for line in summary(tally, style))


def _file(result: Result, style: Style) -> Iterator[str]:
    if result.written and style.excerpt and not style.quiet:
        yield from _written(result, style)
    if result.findings:
        lines, path = result.lines, on_one_line(result.path)
        for finding in result.findings:
            yield from _finding(path, finding, result, lines, style)


def _written(result: Result, style: Style) -> Iterator[str]:
    """What was fixed, and where it stands now; for a person at a terminal."""
    path, lines = on_one_line(result.path), result.lines
    for each in result.written:
        place = paint(f"{where(path, each.start, result, lines)}:", "bold", style)
        yield f"{place} {paint('ditulis', 'green', style)} [{each.rule}] {each.change}"


def _finding(path: str, finding: Finding, result: Result, lines: LineIndex, style: Style) -> Iterator[str]:
    level = paint(NAMES[finding.severity], finding.severity, style)
    place = paint(f"{where(path, finding.start, result, lines)}:", "bold", style)
    yield f"{place} {level} [{finding.rule}] {finding.message}{proposal(finding, style)}"
    if style.excerpt or result.format in WITHOUT_LINES:
        yield from excerpt(finding, lines, style)
    for related in finding.related if style.excerpt else ():
        yield paint(f"    {where(path, related.start, result, lines)}: {related.message}", "dim", style)


def where(path: str, offset: int, result: Result, lines: LineIndex) -> str:
    at, place = lines.position(offset), result.place(offset)
    if place and result.format in WITHOUT_LINES:
        return f"{path}: {place.name}, kolom {at.column}"
    return f"{path}:{at.line}:{at.column}" + (f" ({on_one_line(place.name)})" if place else "")


def proposal(finding: Finding, style: Style) -> str:
    """' → ganti dengan “x” (aman)', the first three alternatives; '' without any."""
    if not finding.fixes:
        return ""
    shown = [f"{fix.title[:1].lower()}{fix.title[1:]} ({SAFETY[fix.safety]})" for fix in finding.fixes[:3]]
    return paint(" → " + "; ".join(shown), "green", style)


def excerpt(finding: Finding, lines: LineIndex, style: Style) -> Iterator[str]:
    at, end = lines.position(finding.start), lines.position(finding.end)
    text = lines.line_text(at.line)
    first = max(0, at.column - 1 - EXCERPT_WIDTH // 2)
    shown = text[first : first + EXCERPT_WIDTH].translate(_SIGNS)
    lead = "…" if first else ""
    before = lead + shown[: at.column - 1 - first]
    stop = end.column - 1 if end.line == at.line else len(text)
    marked = shown[at.column - 1 - first : max(stop, at.column) - first]
    yield f"    {lead}{shown}{'…' if first + EXCERPT_WIDTH < len(text) else ''}"
    yield "    " + " " * _width(before) + paint("^" * max(1, _width(marked)), finding.severity, style)


_SIGNS = str.maketrans({"\t": " ", BOUNDARY: " ", OPAQUE_CHAR: "▢"})


def _width(text: str) -> int:
    """Columns that a terminal gives the text."""
    return sum(2 if east_asian_width(c) in "WF" else c != HIDDEN for c in text)


def _statistics(tally: Tally, style: Style) -> Iterator[str]:
    """A row for each rule and level, the most frequent first."""
    rows = tally.statistics
    width = max((len(str(row.number)) for row in rows), default=0)
    level_width = max((len(NAMES[row.severity]) for row in rows), default=0)
    for row in rows:
        level = paint(NAMES[row.severity].ljust(level_width), row.severity, style)
        yield f"{row.number:>{width}}  {level}  {row.rule}"


def summary(tally: Tally, style: Style) -> Iterator[str]:
    """What a person reads last: how many files, findings and fixes."""
    total = tally.summary
    if tally.applied:
        yield paint(f"{tally.applied} perbaikan ditulis.", "green", style)
    known = f"; {tally.known} temuan lama tidak ditampilkan" if tally.known else ""
    if not (total.errors or total.warnings or total.infos):
        if tally.checked:
            yield (
                f"{tally.checked} berkas diperiksa: bersih{known}."
                if not tally.applied
                else "Tidak ada lagi yang tersisa."
            )
        return
    counts = [(total.errors, "galat"), (total.warnings, "peringatan"), (total.infos, "info")]
    told = ", ".join(f"{n} {name}" for n, name in counts if n)
    more = f"; {tally.omitted} tidak ditampilkan (--max-findings)" if tally.omitted else ""
    fixable = f"; {total.fixable} dapat diperbaiki dengan --fix" if total.fixable else ""
    yield f"{tally.checked} berkas diperiksa: {told}{more}{known}{fixable}."


def paint(text: str, colour: str, style: Style) -> str:
    return f"\x1b[{_COLOURS[colour]}m{text}\x1b[0m" if style.colour else text
