"""XML as a tree whose nodes know their place in the bytes, so that one text can be changed and nothing else.

Names are short: what `PREFIXES` gives for the namespace, and the local name (`w:t`); unknown namespaces give `?:name`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.parsers import expat

MAX_DEPTH = 200
"""Elements inside each other; Word nests tables and text boxes, but by tens."""

_OOXML, _STRICT = "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"
PREFIXES: Mapping[str, str] = {
    f"{_OOXML}wordprocessingml/2006/main": "w:",
    f"{_STRICT}wordprocessingml/main": "w:",
    f"{_OOXML}officeDocument/2006/math": "m:",
    f"{_STRICT}officeDocument/math": "m:",
    f"{_OOXML}drawingml/2006/wordprocessingDrawing": "wp:",
    f"{_STRICT}drawingml/wordprocessingDrawing": "wp:",
    f"{_OOXML}markup-compatibility/2006": "mc:",
    "urn:schemas-microsoft-com:vml": "v:",
    "http://www.w3.org/XML/1998/namespace": "xml:",
    "": "",
}


class Unreadable(Exception):
    """Why a part cannot be read."""


class Node:
    """An element. `tag_at`, `first` and `last`: the bytes where its start tag, its content and its end tag begin."""

    __slots__ = ("attributes", "children", "first", "last", "name", "tag_at", "text")

    def __init__(self, name: str, attributes: Mapping[str, str], tag_at: int) -> None:
        self.name, self.attributes, self.tag_at = name, attributes, tag_at
        self.first = self.last = -1
        self.children: list[Node] = []
        self.text = ""

    def __getitem__(self, attribute: str) -> str:
        """The value of an attribute, empty when it is not there."""
        return self.attributes.get(attribute, "")

    def child(self, *names: str) -> Node | None:
        """The descendant by a path of names."""
        node: Node | None = self
        for name in names:
            node = next((c for c in node.children if c.name == name), None) if node else None
        return node

    def every(self, name: str) -> Iterator[Node]:
        """All descendants of a name, in order."""
        waiting = [*reversed(self.children)]
        while waiting:
            node = waiting.pop()
            if node.name == name:
                yield node
            waiting += reversed(node.children)

    @property
    def is_on(self) -> bool:
        """What a switch says (`<w:vanish/>`, `<w:vanish w:val="0"/>`)."""
        return self["w:val"] not in ("0", "false", "off")


def parsed(data: bytes) -> Node:
    """The root; raises `Unreadable`. No entity is expanded but the five of XML."""
    builder = _Builder()
    try:
        builder.parser.Parse(data, True)
    except expat.ExpatError as error:
        raise Unreadable(f"XML tidak sah di baris {error.lineno} ({expat.ErrorString(error.code)})") from error
    return builder.root.children[0]


class _Builder:
    def __init__(self) -> None:
        self.root = Node("", {}, 0)
        self._open = [self.root]
        self.parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.XmlDeclHandler = self._declared
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartCdataSectionHandler = self._touched
        parser.CommentHandler = lambda _: self._touched()
        parser.ProcessingInstructionHandler = lambda *_: self._touched()
        parser.StartDoctypeDeclHandler = self._refused

    def _declared(self, version: str, encoding: str | None, standalone: int) -> None:
        if encoding and encoding.lower() not in ("utf-8", "us-ascii"):
            raise Unreadable(f"XML dalam pengodean {encoding}, bukan UTF-8")

    def _refused(self, *_: object) -> None:
        raise Unreadable("DOCTYPE, yang tidak boleh ada di dalamnya")

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._touched()
        if len(self._open) > MAX_DEPTH:
            raise Unreadable(f"lebih dari {MAX_DEPTH} elemen bersarang")
        short = {_short(key): value for key, value in attributes.items()}
        node = Node(_short(name), short, self.parser.CurrentByteIndex)
        self._open[-1].children.append(node)
        self._open.append(node)

    def _end(self, name: str) -> None:
        self._touched()
        self._open.pop().last = self.parser.CurrentByteIndex

    def _characters(self, text: str) -> None:
        self._touched()
        if self._open[-1].name == "w:t" or self._open[-1].name == "w:instrText":
            self._open[-1].text += text

    def _touched(self) -> None:
        """Whatever comes first inside an element shows where its content begins."""
        if self._open[-1].first < 0:
            self._open[-1].first = self.parser.CurrentByteIndex


def _short(name: str) -> str:
    space, _, local = name.rpartition(" ")
    return PREFIXES.get(space, "?:") + local
