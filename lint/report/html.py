"""A page for an editor: each article with its faults marked, what to write beside it, and an overview.

One file without a script, for a browser or for paper. Articles are written as they come; the overview, which knows the
totals, comes last in the file and first on the page.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby, pairwise
from pathlib import Path
from typing import NamedTuple

from .. import __version__
from ..finding import Finding, Fix, Severity
from ..resolve import apply_edits
from ..span import LineIndex
from . import Result, Style, Tally
from .places import as_unicode
from .text import NAMES, SAFETY

MANY_BLOCKS = 200
"""A text of more blocks is shown around its findings only."""

LONG_LINE, LONG_MARK, LONG_FIX, REACH = 100, 60, 120, 24
"""A line that is a paragraph of its own; a mark that is drawn lightly; a fix that is named, not shown; how far a fix is
completed to whole words."""

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_CONTROLS = {c: chr(0x2400 + c) for c in range(32) if c not in (9, 10, 13)} | {127: "\u2421", 13: None}


class Note(NamedTuple):
    """A finding with its number in the file and the names of its two places on the page."""

    finding: Finding
    number: int
    file: int

    @property
    def there(self) -> str:
        return f"b{self.file}t{self.number}"

    @property
    def here(self) -> str:
        return f"b{self.file}m{self.number}"


class Entry(NamedTuple):
    """A file as the overview names it."""

    number: int
    path: str
    findings: int
    worst: str


def render(results: Iterable[Result], style: Style) -> Iterator[str]:
    css = Path(__file__).with_name("html.css").read_text("utf-8")
    yield (
        '<!doctype html>\n<html lang="id">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Laporan ralat</title>\n<style>\n{css}</style>\n</head>\n"
        '<body>\n<div class="page">\n<main>\n'
    )
    tally = Tally()
    entries: list[Entry] = []
    for result in tally.watch(results):
        if result.findings or result.trouble:
            yield from _article(result, tally.files)
            entries.append(_entry(result, tally.files))
    if not entries:
        yield '<p class="quiet">Tidak ada temuan.</p>\n'
    yield "</main>\n"
    yield from _overview(tally, entries)
    yield "</div>\n</body>\n</html>\n"


def _text(text: str) -> str:
    """Text as HTML, with control characters made visible."""
    return escape(as_unicode(text).translate(_CONTROLS))


def _entry(result: Result, number: int) -> Entry:
    levels = [f.severity for f in result.findings]
    worst = "error" if result.trouble else max(levels, key=lambda level: level.rank)
    return Entry(number, os.path.normpath(result.path), len(levels), str(worst))


def _article(result: Result, number: int) -> Iterator[str]:
    levels = [f.severity for f in result.findings]
    counts = "".join(
        f'<span class="{level}">{levels.count(level)} {NAMES[level]}</span>' for level in Severity if level in levels
    )
    yield (
        f'<article class="file" id="b{number}">\n<header><h2>{_text(os.path.normpath(result.path))}</h2>'
        f'<p class="counts">{counts}</p></header>\n<div class="sheet">\n'
    )
    if result.trouble:
        yield f'<p class="trouble">{_text(result.trouble.message)}</p>\n'
    if not result.error:
        ordered = sorted(result.findings, key=lambda f: (f.start, f.end))
        yield from _sheet(result, [Note(f, i, number) for i, f in enumerate(ordered, 1)])
    yield "</div>\n</article>\n"


class Block(NamedTuple):
    """Lines `first` to `last` (1-based, inclusive) that are read as one paragraph, with what was found in them."""

    first: int
    last: int
    notes: list[Note]


def _sheet(result: Result, notes: Sequence[Note]) -> Iterator[str]:
    lines = result.lines
    marked = _by_line(notes, lines)
    blocks = list(_blocks(result.text, notes, lines))
    for shown, group in groupby(_visible(blocks), key=lambda pair: pair[1]):
        members = [block for block, _ in group]
        if shown:
            for block in members:
                yield _block(block, result.text, lines, marked)
        else:
            yield f'<p class="skipped">… baris {members[0].first}–{members[-1].last} tanpa temuan …</p>\n'


def _by_line(notes: Sequence[Note], lines: LineIndex) -> dict[int, list[Note]]:
    found: dict[int, list[Note]] = {}
    for note in notes:
        first, last = (lines.position(at).line for at in (note.finding.start, note.finding.end))
        for line in range(first, last + 1):
            found.setdefault(line, []).append(note)
    return found


def _blocks(text: str, notes: Sequence[Note], lines: LineIndex) -> Iterator[Block]:
    """Paragraphs: lines up to a blank one; a long line is a paragraph of its own."""
    last = lines.position(len(text)).line
    starts = [1] + [
        n for n in range(2, last + 1) if _parts(lines.line_text(n - 1), lines.line_text(n)) and lines.line_text(n)
    ]
    waiting = list(reversed(notes))
    for first, after in pairwise([*starts, last + 1]):
        own = []
        while waiting and lines.position(waiting[-1].finding.start).line < after:
            own.append(waiting.pop())
        yield Block(first, after - 1, own)


def _parts(before: str, line: str) -> bool:
    return not before.strip() or max(len(before), len(line)) > LONG_LINE


def _visible(blocks: Sequence[Block]) -> Iterator[tuple[Block, bool]]:
    """Blocks, and whether each is shown: in a long text those with findings and their neighbours."""
    for i, block in enumerate(blocks):
        near = blocks[max(i - 1, 0) : i + 2]
        yield block, len(blocks) <= MANY_BLOCKS or any(b.notes for b in near)


def _block(block: Block, text: str, lines: LineIndex, marked: dict[int, list[Note]]) -> str:
    shown = "".join(
        f'<span class="line">{_line(text, n, lines, marked.get(n, []))}</span>'
        for n in range(block.first, block.last + 1)
    )
    beside = "".join(_note(note, text, lines) for note in block.notes)
    notes = f'\n<ol class="notes">{beside}</ol>' if beside else ""
    return f'<div class="block"><p class="text" style="--from: {block.first - 1}">{shown}</p>{notes}</div>\n'


def _line(text: str, number: int, lines: LineIndex, notes: Sequence[Note]) -> str:
    """A line with its marks: cut where a finding begins or ends, so that findings may lie over each other."""
    start = lines.offset(number, 1)
    end = start + len(lines.line_text(number))
    cuts = {min(max(at, start), end) for n in notes for at in (n.finding.start, n.finding.end)}
    pieces: list[str] = []
    coming, over = deque(notes), list[Note]()
    for a, b in pairwise(sorted({start, end, *cuts})):
        begun = []
        while coming and coming[0].finding.start <= a:
            begun.append(coming.popleft())
        pieces += (_beginning(n, text) for n in begun if n.finding.start >= start)
        over = [n for n in (*over, *begun) if n.finding.end > a]
        pieces.append(_piece(text, a, b, over))
    return "".join((*pieces, *(_caret(n, text) for n in coming)))


def _beginning(note: Note, text: str) -> str:
    """A place to jump to; a caret for a finding without a letter of its own."""
    if note.finding.start == note.finding.end:
        return _caret(note, text)
    return f'<span class="at" id="{note.here}"></span>'


def _piece(text: str, start: int, end: int, over: Sequence[Note]) -> str:
    if not over:
        return _text(text[start:end])
    top = min(over, key=lambda n: n.finding.end - n.finding.start)
    ending = "".join(f'<span class="no">{n.number}</span>' for n in over if n.finding.end == end)
    return _mark(top, _text(text[start:end]) + ending, over, text)


def _caret(note: Note, text: str) -> str:
    shown = f'‸<span class="no">{note.number}</span>'
    return f'<span class="at" id="{note.here}"></span>{_mark(note, shown, [note], text)}'


def _mark(note: Note, inner: str, over: Sequence[Note], text: str) -> str:
    told = "".join(f"<span>{_text(n.finding.message)}</span>{_first_fix(n, text)}" for n in over)
    tip = f'<span class="tip" role="tooltip">{told}</span>'
    long = " long" if note.finding.end - note.finding.start > LONG_MARK else ""
    return f'<a class="mark {note.finding.severity}{long}" href="#{note.there}">{inner}{tip}</a>'


def _first_fix(note: Note, text: str) -> str:
    return "".join(f'<span class="fix">{_fix(fix, note.finding, text)}</span>' for fix in note.finding.fixes[:1])


def _note(note: Note, text: str, lines: LineIndex) -> str:
    finding = note.finding
    fixes = "".join(f'<p class="fix">{_fix(fix, finding, text)}</p>' for fix in finding.fixes)
    source = f" · {_text(finding.source)}" if finding.source else ""
    place = lines.position(finding.start)
    return (
        f'<li class="note {finding.severity}" id="{note.there}">'
        f'<a class="back" href="#{note.here}" title="Ke tempatnya">{note.number}</a>'
        f"<p>{_text(finding.message)}</p>{fixes}{_related(finding, lines)}"
        f'<p class="meta">{NAMES[finding.severity]} · <code>{_text(finding.rule)}</code> · '
        f"baris {place.line}{source}</p></li>"
    )


def _related(finding: Finding, lines: LineIndex) -> str:
    if not finding.related:
        return ""
    rows = "".join(f"<li>{_text(r.message)}, baris {lines.position(r.start).line}</li>" for r in finding.related)
    return f"<details><summary>{len(finding.related)} tempat terkait</summary><ul>{rows}</ul></details>"


def _fix(fix: Fix, finding: Finding, text: str) -> str:
    """What stands there and what is to stand there, in whole words; the name of the fix when that would be long."""
    first = min(finding.start, *(e.start for e in fix.edits))
    last = max(finding.end, *(e.end for e in fix.edits))
    blank = not text[first:last].strip()
    start, end = _outward(text, first, -1, blank), _outward(text, last, 1, blank)
    before = text[start:end]
    safety = f"<small>{SAFETY[fix.safety]}</small>"
    if len(before) > LONG_FIX or "\n" in before:
        return f"{_text(fix.title)} {safety}"
    after = apply_edits(before, [e._replace(start=e.start - start, end=e.end - start) for e in fix.edits])
    shown = f"<ins>{_text(after)}</ins>" if after.strip() else "(hapus)"
    return f"<del>{_text(before)}</del> → {shown} {safety}"


def _outward(text: str, at: int, step: int, blank: bool) -> int:
    """The end of the word at an offset, to the left or to the right; what stands at a blank is shown with its signs."""
    for _ in range(REACH):
        following = at - 1 if step < 0 else at
        if not 0 <= following < len(text):
            break
        if not (text[following].isalnum() or (blank and not text[following].isspace())):
            break
        at += step
    return at


def _overview(tally: Tally, entries: Sequence[Entry]) -> Iterator[str]:
    found = sum(tally.levels.values())
    yield '<aside class="overview">\n<h1>Laporan ralat</h1>\n'
    yield f"<p>{_told(found, tally.checked)}</p>\n"
    yield '<ul class="level">\n'
    for level in Severity:
        if number := tally.levels[level]:
            yield (
                f'<li class="{level}"><label><input type="checkbox" id="show-{level}" checked>'
                f"{NAMES[level].capitalize()}<b>{number}</b></label></li>\n"
            )
    yield "</ul>\n"
    yield from _remarks(tally, len(entries))
    if entries:
        yield '<h2>Berkas</h2>\n<ul class="files">\n'
        yield from (_row(e) for e in entries)
        yield "</ul>\n"
    if tally.rules:
        yield '<h2>Aturan</h2>\n<ul class="rules">\n'
        yield from (
            f'<li class="{row.severity}"><span>{_text(row.rule)}</span><b>{row.number}</b></li>\n'
            for row in tally.statistics
        )
        yield "</ul>\n"
    yield f"<footer>ralat {__version__}</footer>\n</aside>\n"


def _told(found: int, files: int) -> str:
    return f"{found} temuan dalam {files} berkas" if found else f"{files} berkas diperiksa: bersih"


def _remarks(tally: Tally, shown: int) -> Iterator[str]:
    """What the counts do not say, a line each."""
    clean = tally.checked - (shown - tally.failed)
    remarks = (
        (tally.summary.fixable, "dapat diperbaiki dengan --fix"),
        (tally.applied, "perbaikan ditulis"),
        (tally.omitted, "tidak ditampilkan (--max-findings)"),
        (tally.known, "temuan lama tidak ditampilkan"),
        (tally.failed, "berkas tidak terperiksa"),
        (clean if shown else 0, "berkas tanpa temuan"),
    )
    yield from (f'<div class="quiet">{number} {what}</div>\n' for number, what in remarks if number)


def _row(entry: Entry) -> str:
    number = entry.findings or "!"
    return f'<li class="{entry.worst}"><a href="#b{entry.number}"><span>{_text(entry.path)}</span><b>{number}</b></a></li>\n'
