"""Plain text: one paragraph a line, or hard-wrapped lines with empty lines between paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..document import Document, Region
from ..source import Source
from ..tokens import BOM, HIDDEN
from .directive import mask_notes
from .opaque import mask_opaque

WRAP_WIDTH = 100
"""Lines longer than this (code points) are whole paragraphs, never wrapped lines."""


def extract(source: Source, reading: object) -> Document:
    prose = mask_opaque(mask_notes(source.text))
    begin = int(prose.startswith(BOM))
    return Document(source, HIDDEN * begin + prose[begin:], tuple(paragraphs(prose, begin, len(prose))))


def paragraphs(prose: str, start: int, end: int) -> Iterator[Region]:
    """The paragraphs between two offsets, white space at their ends left out."""
    for group in _groups(prose, start, end):
        if _is_wrapped([prose[a:b] for a, b in group]):
            yield _trim(prose, group[0][0], group[-1][1])
        else:
            for a, b in group:
                yield _trim(prose, a, b)


def _groups(prose: str, start: int, end: int) -> Iterator[list[tuple[int, int]]]:
    """Runs of lines without an empty line between them."""
    group: list[tuple[int, int]] = []
    at = start
    while at < end:
        newline = prose.find("\n", at, end)
        stop = end if newline < 0 else newline
        if prose[at:stop].strip():
            group.append((at, stop))
        elif group:
            yield group
            group = []
        at = stop + 1
    if group:
        yield group


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Lines of like length below the wrap width, of which most break inside a sentence."""
    body = [line.rstrip() for line in lines[:-1]]
    if not body:
        return False
    longest = max(map(len, body))
    if longest > WRAP_WIDTH or longest < 40 or min(map(len, body)) < longest * 0.6:
        return False
    inside = sum(not line.endswith((".", "?", "!", ":", '"', "”")) for line in body)
    return inside * 2 > len(body) or (longest - min(map(len, body)) < 25 and inside > 0)


def _trim(prose: str, start: int, end: int) -> Region:
    line = prose[start:end]
    return Region(start + len(line) - len(line.lstrip()), start + len(line.rstrip()))
