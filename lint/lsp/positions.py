"""Offsets in code points to positions of the protocol, and back, in the encoding that client and server agreed on."""

from __future__ import annotations

from lsprotocol import types

from ..span import LineIndex, Position

_WIDTHS = {
    types.PositionEncodingKind.Utf8: lambda text: len(text.encode("utf-8", "surrogatepass")),
    types.PositionEncodingKind.Utf16: lambda text: len(text) + sum(c > "\uffff" for c in text),
    types.PositionEncodingKind.Utf32: len,
}


class Positions:
    """The places of one text. Lines end with LF, CR LF or CR, as the protocol has it."""

    def __init__(self, text: str, encoding: types.PositionEncodingKind | str) -> None:
        self._text, self._index = text, LineIndex(text)
        self._width = _WIDTHS[types.PositionEncodingKind(encoding)]

    def of(self, offset: int) -> types.Position:
        line, column = self._index.position(offset)
        return types.Position(line - 1, self._width(self._text[offset - column + 1 : offset]))

    def range(self, start: int, end: int) -> types.Range:
        return types.Range(self.of(start), self.of(end))

    def offset(self, position: types.Position) -> int:
        """The offset of a position; one past the end of its line or of the text stops there."""
        if position.line >= self._index.lines:
            return len(self._text)
        start = self._index.offset(position.line + 1, 1)
        line, used = self._index.line_text(position.line + 1), 0
        for at, char in enumerate(line):
            if used >= position.character:
                return start + at
            used += self._width(char)
        return start + len(line)

    def place(self, offset: int) -> Position:
        """Line and column as people count them."""
        return self._index.position(offset)
