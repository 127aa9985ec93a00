"""HTML: what a reader sees, block by block; and alternative texts, titles and the description.

Tags come from tree-sitter's grammar. Which element is open is kept here, flat, so that soup (a `</div>` too many,
an open `<p>`) costs nothing. `lang` on `<html>` and `<body>` is ignored: templates are full of wrong ones.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from enum import Enum, auto
from functools import cache

from ..document import Document, Scope
from ..source import Source
from ..tuples import TYPE_CHECKING, NamedTuple
from .mask import Clock, Insert, Mask, stand_in
from .template import Tag, blank, letters, tags

if TYPE_CHECKING:
    from tree_sitter import Language, Node, Tree

MAX_OPEN = 10_000
"""Elements that may stay open; the parser takes seconds for more, and no page has them."""

BLOCKS = frozenset(
    "address article aside blockquote body br-block button center details dialog dd dir div dl dt fieldset figcaption figure "
    "footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe legend li link main menu meta nav noscript ol "
    "optgroup option p pre script search section select style summary table tbody td template textarea tfoot th thead title "
    "tr ul caption colgroup col".split()
)
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
CODE = frozenset(
    "code iframe kbd listing math noembed noframes object option plaintext pre samp script select style svg template textarea "
    "tt var xmp".split()
)
"""Elements whose content is no prose."""

SCOPES = {
    "title": Scope.TITLE, "h1": Scope.TITLE, "h2": Scope.HEADING, "h3": Scope.HEADING, "h4": Scope.HEADING,
    "h5": Scope.HEADING, "h6": Scope.HEADING, "li": Scope.ITEM, "dt": Scope.ITEM, "dd": Scope.ITEM, "td": Scope.CELL,
    "th": Scope.CELL, "blockquote": Scope.QUOTE, "figcaption": Scope.CAPTION, "caption": Scope.CAPTION,
}  # fmt: skip

_CLOSED_BY_NEXT = frozenset("p li dt dd td th tr option".split())
"""Elements that the next of their kind closes."""

_TAGS = frozenset("start_tag self_closing_tag end_tag erroneous_end_tag".split())
_SILENT = frozenset(
    "comment doctype raw_text tag_name erroneous_end_tag_name attribute quoted_attribute_value attribute_value".split()
)
"""What is no text; names and attributes are met outside a tag only where the parser gave up on one."""

FOOTNOTE_MARK = re.compile(r"\s*(?:\[?\d{1,3}\]?|\*{1,3}|†)\s*")


class Mode(Enum):
    """What becomes of text: prose, an unknown word in its sentence, or nothing."""

    PROSE = auto()
    WORD = auto()
    NOTHING = auto()


class _Element(NamedTuple):
    name: str
    scope: Scope
    mode: Mode
    is_code: bool


def extract(source: Source, reading: object) -> Document:
    mask = Mask(source.text)
    uncover(mask, mask.begin, len(source.text), Clock())
    return mask.document(source)


def uncover(mask: Mask, start: int, end: int, clock: Clock, scope: Scope = Scope.BODY) -> None:
    """Reveal the prose of a stretch of HTML."""
    text = mask.text[start:end]
    found = tags(text)
    data = stand_in(_STRAY.sub(",", blank(text, found, letters)))
    tree = None if _open_elements(data) > MAX_OPEN else clock.parse(language(), data)
    if tree is None:
        mask.too_complex(start, end, "HTML")
        return
    page = _Page(mask, start, scope, found)
    for node in _markup(tree):
        page.take(node)
    page.finish(end)


_STRAY = re.compile(r"<(?![A-Za-z/!?])")
_OPENING = re.compile(rb"<([A-Za-z][\w-]*)")


def _open_elements(data: bytes) -> int:
    opened = Counter(name.lower().decode() for name in _OPENING.findall(data))
    return sum(opened.values()) - sum(opened[name] for name in VOID | _CLOSED_BY_NEXT) - data.count(b"</")


@cache
def language() -> Language:
    import tree_sitter_html
    from tree_sitter import Language

    return Language(tree_sitter_html.language())


def _markup(tree: Tree) -> Iterator[Node]:
    """Tags, comments and what else is no text, in order of place."""
    cursor = tree.walk()
    while True:
        node = cursor.node
        assert node is not None
        wanted = node.type in _TAGS or node.type in _SILENT
        if wanted or (not node.is_named and node.end_byte > node.start_byte):
            yield node
        elif cursor.goto_first_child():
            continue
        while not cursor.goto_next_sibling():
            if not cursor.goto_parent():
                return


class _Page:
    """The reader of one stretch of HTML: which elements are open, and the run of text it is in."""

    def __init__(self, mask: Mask, offset: int, scope: Scope, templates: list[Tag]) -> None:
        self._mask, self._offset, self._base = mask, offset, scope
        self._templates = [Tag(t.start + offset, t.end + offset, t.is_opaque) for t in templates]
        self._open: list[_Element] = []
        self._names: Counter[str] = Counter()
        self._at = self._run = offset
        self._inserts: list[Insert] = []

    def take(self, node: Node) -> None:
        start, end = node.start_byte + self._offset, node.end_byte + self._offset
        if start < self._at:
            return
        broken = _BROKEN.match(self._mask.text, start) if node.type in ("<", "</") else None
        end = broken.end() if broken else end
        self._text(start)
        self._at = end
        if node.type in _TAGS or broken:
            self._tag(node, start, end)

    def finish(self, end: int) -> None:
        self._text(end)
        self._flush(end)

    @property
    def _top(self) -> _Element:
        return self._open[-1] if self._open else _Element("", self._base, Mode.PROSE, False)

    def _text(self, end: int) -> None:
        start = self._at
        if start >= end or self._top.mode is Mode.NOTHING:
            return
        if self._top.mode is Mode.WORD:
            self._mask.opaque(start, end)
        elif self._top.name != "sup" or not FOOTNOTE_MARK.fullmatch(self._mask.text, start, end):
            self._mask.reveal(start, end)
            self._mask.entities(start, end)
            self._hide_templates(start, end)

    def _hide_templates(self, start: int, end: int) -> None:
        while self._templates and self._templates[0].start < end:
            tag = self._templates.pop(0)
            if tag.start >= start:
                (self._mask.opaque if tag.is_opaque else self._mask.hide)(tag.start, min(tag.end, end))

    def _tag(self, node: Node, start: int, end: int) -> None:
        match = _NAME.match(self._mask.text, start, end)
        name = match[1].lower() if match else ""
        is_block = name in BLOCKS
        if is_block:
            self._flush(start)
            self._run = end
        if self._mask.text.startswith("</", start):
            self._mask.closers[start] = end
            self._close(name)
            return
        if name == "br" and self._top.mode is Mode.PROSE:
            self._mask.boundary(start, end)
        wanted = _WANTED.search(self._mask.text, start + len(name), end)
        attributes = _attributes(node, self._offset, self._mask.text) if wanted else {}
        if self._top.mode is Mode.PROSE and attributes:
            self._prose_attributes(name, attributes, start, end)
        if name not in VOID and node.type != "self_closing_tag":
            self._enter(name, is_block, self._language(name, attributes))

    def _prose_attributes(self, name: str, attributes: dict[str, tuple[int, int]], start: int, end: int) -> None:
        texts = {key: self._mask.text[a:b] for key, (a, b) in attributes.items()}
        if name == "meta":
            if texts.get("name", "").lower() == "description" and "content" in attributes:
                self._insert(Insert(start, end, *attributes["content"]))
                self._run = start
                self._flush(end)
            return
        if name in ("img", "area", "input", "amp-img"):
            self._image(start, end, attributes)
        elif "title" in attributes:
            self._insert(Insert(start, end, *attributes["title"]))

    def _insert(self, insert: Insert) -> None:
        self._mask.reveal(insert.prose_start, insert.prose_end)
        self._mask.entities(insert.prose_start, insert.prose_end)
        self._inserts.append(insert)

    def _image(self, start: int, end: int, attributes: dict[str, tuple[int, int]]) -> None:
        """One insert for the whole tag: its alternative text, or else its title."""
        prose = attributes.get("alt") or attributes.get("title") or (start, start)
        self._insert(Insert(start, end, *prose, is_image=True))

    def _language(self, name: str, attributes: dict[str, tuple[int, int]]) -> str:
        span = attributes.get("lang") or attributes.get("xml:lang")
        return self._mask.text[span[0] : span[1]].strip().lower() if span and name not in ("html", "body") else ""

    def _enter(self, name: str, is_block: bool, lang: str) -> None:
        if name in _CLOSED_BY_NEXT and self._top.name == name:
            self._close(name)
        elif is_block and self._top.name == "p":
            self._close("p")
        while is_block and self._open and self._top.mode is Mode.WORD and self._top.name not in BLOCKS:
            self._close(self._top.name)
        top = self._top
        is_code = top.is_code or name in CODE
        mode = top.mode
        if name in CODE or is_foreign(lang):
            mode = Mode.NOTHING if is_block or mode is Mode.NOTHING else Mode.WORD
        elif lang and not is_code:
            mode = Mode.PROSE
        if is_block or mode is not top.mode or name in ("sup", top.name):
            self._open.append(_Element(name, SCOPES.get(name, top.scope), mode, is_code))
            self._names[name] += 1

    def _close(self, name: str) -> None:
        if not self._names[name]:
            return
        while True:
            closed = self._open.pop().name
            self._names[closed] -= 1
            if closed == name:
                return

    def _flush(self, end: int) -> None:
        """Close the run of text that ends here."""
        if self._top.mode is Mode.PROSE or self._inserts:
            self._mask.block(self._run, end, self._top.scope, self._inserts)
        elif self._top.mode is Mode.WORD:
            self._mask.block(self._run, end, self._top.scope)
        self._inserts = []
        self._run = end


def is_foreign(lang: str) -> bool:
    """Does a `lang` attribute name another language than Indonesian?"""
    return bool(lang.strip()) and lang.strip().lower().split("-")[0] not in ("id", "in", "ind")


_BROKEN = re.compile(r"</?[A-Za-z][^<>]*>")
"""A tag that the parser could not place, and gave in pieces."""
_WANTED = re.compile(r"(?i)\b(?:alt|title|lang|content)\b")
_NAME = re.compile(r"</?([A-Za-z][^\s/>]*)")


def _attributes(node: Node, offset: int, text: str) -> dict[str, tuple[int, int]]:
    """Attribute name to the place of its value, without quotation marks."""
    found: dict[str, tuple[int, int]] = {}
    for child in node.children:
        if child.type == "attribute":
            name, value = child.children[0], child.children[-1]
            quotes = value.type == "quoted_attribute_value"
            if quotes or value.type == "attribute_value":
                key = text[name.start_byte + offset : name.end_byte + offset].lower()
                found.setdefault(key, (value.start_byte + quotes + offset, value.end_byte - quotes + offset))
    return found
