"""What fixes change: as a unified diff, by which `patch -p0` and `git apply -p0` do the same, and told one by one."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from difflib import unified_diff
from io import StringIO
from typing import TYPE_CHECKING

from .finding import Edit, Fix
from .resolve import apply_edits, unattended
from .source import Source
from .tokens import BOUNDARY, HIDDEN, OPAQUE_CHAR

if TYPE_CHECKING:
    from .engine import Fixed

LONG = 60
"""Code points from which on a replaced text is not repeated."""

_COLOURS = {"-": "31", "+": "32", "@": "36"}
_FOR_EYES = str.maketrans({HIDDEN: None, BOUNDARY: " ", OPAQUE_CHAR: "▢"})
_ESCAPES = {7: "\\a", 8: "\\b", 9: "\\t", 10: "\\n", 11: "\\v", 12: "\\f", 13: "\\r", 34: '\\"', 92: "\\\\"}


def unified(source: Source, fixed: str) -> str:
    """The diff as standard output writes it; '' when nothing changes. That of a manuscript is for people only."""
    if source.manuscript is not None:
        name = source.path
        return _diff(source.text.translate(_FOR_EYES), fixed.translate(_FOR_EYES), name, f"{name} (ralat)")
    name = patch_name(source.path)
    head = source.bom.decode(source.encoding) if source.encoding == "utf-8" else ""
    return _as_written(_diff(head + source.text, head + fixed, name, name), source)


def applied(source: Source, fixed: Fixed, unsafe: bool) -> Iterator[tuple[str, int, str]]:
    """Each written fix, in the order of the new text: its rule, its place there, and '“kesana” → “ke sana”'."""
    told: list[tuple[int, str, str]] = []
    text, findings = source.text, iter(fixed.applied)
    for number, edits in enumerate(fixed.passes):
        left, later = len(edits), fixed.passes[number + 1 :]
        while left > 0 and (finding := next(findings, None)):
            fix = unattended(finding, unsafe)
            if fix is None:  # of a record, whose own places are gone
                told.append((finding.start, finding.rule, finding.message))
                continue
            left -= len(fix.edits)
            at = min(e.start for e in fix.edits)
            start = at + _moved(at, edits)
            for more in later:
                start += _moved(start, more)
            told.append((start, finding.rule, _change(text, fix)))
        text = apply_edits(text, edits)
    for start, rule, change in sorted(told):
        yield rule, start, change


def _moved(offset: int, edits: Sequence[Edit]) -> int:
    return sum(len(e.text) - (e.end - e.start) for e in edits if e.end <= offset and e.start < offset)


def _change(text: str, fix: Fix) -> str:
    """What a fix makes of the words that it touches."""
    start, end = min(e.start for e in fix.edits), max(e.end for e in fix.edits)
    old = text[start:end]
    if len(old) > LONG or not old.strip():
        return fix.title
    new = apply_edits(old, (Edit(e.start - start, e.end - start, e.text) for e in fix.edits))
    return f"“{old}” → “{new}”" if new.strip() and "\n" not in old + new else fix.title


def coloured(diff: str) -> Iterator[str]:
    """A diff for a terminal, line by line."""
    for number, line in enumerate(StringIO(diff, newline="\n")):
        colour = "1" if number < 2 else _COLOURS.get(line[0])
        text, end = line.rstrip("\r\n"), line[len(line.rstrip("\r\n")) :]
        yield f"\x1b[{colour}m{text}\x1b[0m{end}" if colour else line


def patch_name(path: str) -> str:
    """The path as git and patch read it: no './', and in quotation marks when it holds signs that they would misread."""
    name = os.path.normpath(path).replace(os.sep, "/")
    if any(c in '"\\' or not c.isprintable() for c in name):
        escaped = (_ESCAPES.get(b) or (chr(b) if 32 <= b < 127 else f"\\{b:03o}") for b in os.fsencode(name))
        return f'"{"".join(escaped)}"'
    return f"{name}\t" if " " in name else name


def _diff(old: str, new: str, old_name: str, new_name: str) -> str:
    """Lines end with LF only, as patch counts them."""
    before, after = (StringIO(text, newline="\n").readlines() for text in (old, new))
    lines = unified_diff(before, after, old_name, new_name)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ Tidak ada baris baru di akhir\n" for line in lines)


def _as_written(text: str, source: Source) -> str:
    """The text so that a stream of UTF-8 with escaped bytes writes it in the file's own encoding."""
    if source.encoding.startswith("utf"):
        return text
    try:
        return text.encode(source.encoding, "surrogateescape").decode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text
