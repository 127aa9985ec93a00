"""A story of a Word document (body, footnotes, a header): its paragraphs, and where each text stands in the bytes.

What has no text of its own becomes one sign: U+2029 for a tab or a line break, U+2063 for the mark of a footnote,
U+FFFC for an image, a formula, code, and what Word computes (a page number, a table of contents).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from ..tokens import BOUNDARY, HIDDEN, OPAQUE_CHAR
from ..tuples import NamedTuple
from .nodes import Node

NON_BREAKING_HYPHEN = "\u2011"
SIGNS = {
    "w:tab": BOUNDARY, "w:ptab": BOUNDARY, "w:br": BOUNDARY, "w:cr": BOUNDARY, "w:footnoteReference": HIDDEN,
    "w:endnoteReference": HIDDEN, "w:noBreakHyphen": NON_BREAKING_HYPHEN, "w:sym": OPAQUE_CHAR, "w:pgNum": OPAQUE_CHAR,
    "m:oMath": OPAQUE_CHAR, "m:oMathPara": OPAQUE_CHAR, "wp:inline": OPAQUE_CHAR,
}  # fmt: skip
SKIPPED = frozenset("w:pPr w:rPr w:sdtPr w:tblPr w:trPr w:tcPr w:sectPr w:del w:moveFrom w:rt w:comment".split())
"""Properties, and text that is not part of the article (any longer): deleted, moved away, small signs above others."""

PROSE_FIELDS = frozenset({"HYPERLINK"})
"""Fields whose result somebody has written; Word computes those of all others."""


class Piece(NamedTuple):
    """A stretch of a paragraph, in code points of its text, and the `<w:t>` it stands in."""

    start: int
    end: int
    node: Node


class Place(NamedTuple):
    """Where a paragraph stands: table, row and cell; the number of its text box; the id of its footnote."""

    cell: tuple[int, int, int] | None = None
    box: int = 0
    note: str = ""


class Paragraph(NamedTuple):
    """The text of a paragraph, its pieces, its style and place."""

    text: str
    pieces: tuple[Piece, ...]
    style: str
    is_item: bool
    place: Place


class Story(NamedTuple):
    """The paragraphs of a part; `references` are the ids of footnotes (endnotes) in order of their marks.

    `twins` are the places of a text that is there again, for programs that do not know text boxes.
    """

    paragraphs: Sequence[Paragraph]
    references: Sequence[tuple[str, str]]
    twins: Mapping[Node, Node]


def read(root: Node, code: Collection[str]) -> Story:
    """Every paragraph, one in a text box behind the one it hangs on; `code` are styles whose text is no prose."""
    reader = _Reader(code)
    reader.blocks(root, Place())
    if reader.fields:
        reader = _Reader(code, heeds_fields=False)
        reader.blocks(root, Place())
    return Story(reader.found, reader.references, reader.twins)


class _Draft:
    """A paragraph while it is read, and those of the text boxes that hang on it."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.pieces: list[Piece] = []
        self.boxed: list[Paragraph] = []

    def text(self, node: Node) -> None:
        said = node.text.translate(_BLANK)
        self.pieces.append(Piece(self.length, self.length + len(said), node))
        self._add(said)

    def sign(self, char: str) -> None:
        if char != OPAQUE_CHAR or self.parts[-1:] != [char]:
            self._add(char)

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


_BLANK = str.maketrans("\r\n", "  ")


class _Field:
    """A field: its instruction, then its result."""

    def __init__(self, instruction: str = "", is_result: bool = False) -> None:
        self.instruction, self.is_result = instruction, is_result

    @property
    def is_prose(self) -> bool:
        return self.instruction.strip().partition(" ")[0].upper() in PROSE_FIELDS


class _Reader:
    def __init__(self, code: Collection[str], heeds_fields: bool = True) -> None:
        self.found: list[Paragraph] = []
        self.references: list[tuple[str, str]] = []
        self.twins: dict[Node, Node] = {}
        self.fields: list[_Field] = []
        self._heeds_fields = heeds_fields
        self._code = code
        self._tables = self._boxes = 0
        self._taken: list[Node] = []

    def blocks(self, node: Node, place: Place) -> None:
        for child in node.children:
            if child.name == "w:p":
                self._paragraph(child, place)
            elif child.name == "w:tbl":
                self._table(child, place)
            elif child.name in ("w:footnote", "w:endnote"):
                self.blocks(child, Place(note=child["w:id"]))
            elif child.name == "mc:AlternateContent":
                self._alternatives(child, lambda choice: self.blocks(choice, place))
            elif not _is_passed_by(child):
                self.blocks(child, place)

    def _table(self, table: Node, place: Place) -> None:
        self._tables += 1
        number = self._tables
        for r, row in enumerate(_inner(table, "w:tr"), 1):
            if row.child("w:trPr", "w:del"):
                continue
            for c, cell in enumerate(_inner(row, "w:tc"), 1):
                self.blocks(cell, place._replace(cell=(number, r, c)))

    def _paragraph(self, node: Node, place: Place) -> None:
        style = _value(node.child("w:pPr", "w:pStyle"))
        draft = _Draft()
        self._inline(node, draft, style in self._code)
        is_item = node.child("w:pPr", "w:numPr") is not None
        self.found.append(Paragraph("".join(draft.parts), tuple(draft.pieces), style, is_item, place))
        self.found += draft.boxed

    def _inline(self, node: Node, draft: _Draft, is_code: bool) -> None:
        """What stands in a line: texts, signs, and elements around them."""
        for child in node.children:
            name = child.name
            if name == "w:t":
                self._text(child, draft, is_code)
            elif name == "w:fldChar":
                self._field(child["w:fldCharType"])
            elif name == "w:instrText" and self.fields:
                self.fields[-1].instruction += child.text
            elif name == "w:fldSimple":
                self.fields.append(_Field(child["w:instr"], True))
                self._inline(child, draft, is_code)
                self.fields.pop()
            elif name == "w:txbxContent":
                self._box(child, draft)
            elif name == "mc:AlternateContent":
                self._alternatives(child, lambda choice: self._inline(choice, draft, is_code))
            elif not _is_passed_by(child):
                if sign := SIGNS.get(name):
                    self._sign(child, sign, draft)
                self._inline(child, draft, is_code or (name == "w:r" and self._is_code(child)))

    def _text(self, node: Node, draft: _Draft, is_code: bool) -> None:
        if not node.text or not self._is_shown():
            return
        if is_code or not all(field.is_prose for field in self.fields):
            draft.sign(OPAQUE_CHAR)
        else:
            draft.text(node)
            self._taken.append(node)

    def _sign(self, node: Node, sign: str, draft: _Draft) -> None:
        if node["w:id"]:
            self.references.append((node.name, node["w:id"]))
        if self._is_shown():
            draft.sign(sign)

    def _is_shown(self) -> bool:
        """Does the text of a field's result, or outside of fields, come now? Its instruction is not shown."""
        return all(field.is_result for field in self.fields)

    def _is_code(self, run: Node) -> bool:
        return _value(run.child("w:rPr", "w:rStyle")) in self._code

    def _field(self, kind: str) -> None:
        if kind == "begin" and self._heeds_fields:
            self.fields.append(_Field())
        elif self.fields and kind == "separate":
            self.fields[-1].is_result = True
        elif self.fields and kind == "end":
            self.fields.pop()

    def _box(self, node: Node, draft: _Draft) -> None:
        self._boxes += 1
        around = self.found, self.fields
        self.found, self.fields = [], []
        self.blocks(node, Place(box=self._boxes))
        draft.boxed += self.found
        self.found, self.fields = around

    def _alternatives(self, node: Node, read: Callable[[Node], None]) -> None:
        """The same content twice: the first version is read, the last one changed with it when it says the same."""
        choice, fallback = node.child("mc:Choice"), node.child("mc:Fallback")
        first = len(self._taken)
        if version := choice or fallback:
            read(version)
        if choice and fallback:
            mine, theirs = self._taken[first:], [*fallback.every("w:t")]
            if [n.text for n in mine] == [n.text for n in theirs]:
                self.twins.update(zip(mine, theirs, strict=True))


def _is_passed_by(node: Node) -> bool:
    """Is nothing of an element part of the article: deleted text, a hidden run, a form that nobody filled in?"""
    if node.name == "w:r":
        hidden = node.child("w:rPr", "w:vanish")
        return hidden is not None and hidden.is_on
    return node.name in SKIPPED or (node.name == "w:sdt" and node.child("w:sdtPr", "w:showingPlcHdr") is not None)


def _inner(node: Node, name: str) -> Iterator[Node]:
    """Rows of a table, cells of a row, also in what may stand around them (a content control)."""
    for child in node.children:
        if child.name == name:
            yield child
        elif child.name != "w:tbl" and not _is_passed_by(child):
            yield from _inner(child, name)


def _value(node: Node | None) -> str:
    return node["w:val"] if node else ""
