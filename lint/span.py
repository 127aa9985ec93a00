"""Places in a text: spans of code points, and lines and columns for people and editors."""

from __future__ import annotations

from bisect import bisect_right

from .tuples import NamedTuple


class Span(NamedTuple):
    """Code points `start` to `end` of a text, 0-based, end-exclusive."""

    start: int
    end: int

    def shift(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


class Position(NamedTuple):
    """A line and a column, both 1-based; the column counts code points."""

    line: int
    column: int


class LineIndex:
    """Offset to line and column, and to UTF-16 units; built once per text in linear time.

    A line ends with LF, CR LF or a lone CR, as editors count them.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = _line_starts(text)
        self._astral = [] if text.isascii() else [i for i, c in enumerate(text) if c > "\uffff"]

    @property
    def lines(self) -> int:
        """How many lines the text has; one that ends with a line break has an empty last one."""
        return len(self._starts)

    def position(self, offset: int) -> Position:
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def offset(self, line: int, column: int) -> int:
        """The offset of a 1-based line and column; columns past the end stop at the line's end."""
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self._text)
        return min(start + column - 1, end)

    def utf16(self, offset: int) -> int:
        """The same place in UTF-16 code units, as LSP and JavaScript count."""
        return offset + bisect_right(self._astral, offset - 1)

    def line_text(self, line: int) -> str:
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self._text)
        return self._text[start:end].rstrip("\r\n")


def _line_starts(text: str) -> list[int]:
    starts, at = [0], text.find("\n")
    if "\r" in text:
        return starts + [i + 1 for i, c in enumerate(text) if c == "\n" or (c == "\r" and text[i + 1 : i + 2] != "\n")]
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts
