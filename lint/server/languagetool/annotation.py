"""The text of a question: plain, or stretches of text and markup as editors send them; and the document they make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...document import Document, Region
from ...extract.directive import mask_notes
from ...extract.opaque import mask_opaque
from ...extract.plain import extract, paragraphs
from ...source import Source
from ...tokens import BOM, BOUNDARY, HIDDEN, OPAQUE_CHAR, SENTINELS

_BARE = " \t\n\r\f\v\xa0" + HIDDEN + BOUNDARY + BOM

LONGEST = 100
"""Code points of what markup is read as, and places in the markup where it is tried; longer counts as an unknown word."""


class Node(NamedTuple):
    """A stretch of what was sent: text, or markup with what a reader sees in its place."""

    text: str
    is_markup: bool = False
    shown: str = ""

    @property
    def is_break(self) -> bool:
        """Does a paragraph end here?"""
        return self.is_markup and "\n" in self.shown


def written(nodes: Sequence[Node]) -> str:
    """Text and markup, one after the other: what the offsets of a reply count."""
    return "".join(node.text for node in nodes)


def document(nodes: Sequence[Node]) -> Document:
    """The document that the stretches make; its prose is as long as text and markup together.

    Markup is hidden, so that words join across it. What it is read as stands in its place where it fits and counts as
    an unknown word where it does not; a line break in it ends the paragraph.
    """
    source = Source(written(nodes))
    if not any(node.is_markup for node in nodes):
        return extract(source, None)
    prose = mask_opaque(mask_notes("".join(map(_prose, nodes))))
    lines = _without_breaks_in_markup(nodes, prose)
    regions = (r for start, end in _stretches(nodes) for r in paragraphs(lines, start, end))
    return Document(source, prose, [r for r in (_trimmed(prose, region) for region in regions) if r.start < r.end])


def _prose(node: Node) -> str:
    """What stands for a stretch, as long as itself."""
    text, shown = node.text, node.shown
    if not node.is_markup or shown == text:
        return text
    if node.is_break:
        return _covered(text, BOUNDARY)
    if not shown:
        return _covered(text, HIDDEN)
    shown = shown if shown.strip() else " "
    place = None if _is_masked(shown) else _place(shown, text)
    if place is None:
        return _covered(text, OPAQUE_CHAR)
    return _covered(text[:place], HIDDEN) + shown + _covered(text[place + len(shown) :], HIDDEN)


def _place(shown: str, text: str) -> int | None:
    """Where it differs from the markup in every sign, so that it cannot be taken for text that may be written."""
    if len(shown) > LONGEST:
        return None
    places = range(min(len(text) - len(shown) + 1, LONGEST))
    return next((i for i in places if all(a != b for a, b in zip(shown, text[i : i + len(shown)], strict=True))), None)


def _is_masked(shown: str) -> bool:
    return any(c in SENTINELS for c in shown)


def _covered(text: str, sign: str) -> str:
    """The stretch hidden; `sign` says what it is. Line breaks stay."""
    rest = HIDDEN if sign == BOUNDARY else sign
    return "".join(c if c in "\r\n" else sign if i == 0 else rest for i, c in enumerate(text))


def _without_breaks_in_markup(nodes: Sequence[Node], prose: str) -> str:
    """The prose for finding paragraphs: a line break inside a tag is none."""
    parts, at = [], 0
    for node in nodes:
        part = prose[at : at + len(node.text)]
        parts.append(part.replace("\n", HIDDEN).replace("\r", HIDDEN) if node.is_markup else part)
        at += len(node.text)
    return "".join(parts)


def _stretches(nodes: Sequence[Node]) -> Iterator[tuple[int, int]]:
    """What stands between two breaks."""
    start = at = 0
    for node in nodes:
        if node.is_break:
            yield start, at
            start = at + len(node.text)
        at += len(node.text)
    yield start, at


def _trimmed(prose: str, region: Region) -> Region:
    start, end = region.start, region.end
    while start < end and prose[start] in _BARE:
        start += 1
    while start < end and prose[end - 1] in _BARE:
        end -= 1
    return Region(start, end)
