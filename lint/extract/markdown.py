"""Markdown (CommonMark, GFM) and MDX: the prose of paragraphs, headings, items, quotations and tables.

Blocks and inlines come from tree-sitter's two grammars; front matter and what else they do not know is read before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from html import unescape
from typing import TYPE_CHECKING, Protocol

from ..document import Document, Scope
from ..source import Source
from ..span import Span
from . import dialect, front_matter, html
from .mask import Clock, Insert, Mask, stand_in

if TYPE_CHECKING:
    from tree_sitter import Language, Node, Tree

MAX_SIGNS = 2000
"""Signs of markup in one paragraph: the parser's time grows with their square, and no paragraph has so many."""

_CALLOUT = re.compile(r"\[![A-Za-z][\w-]{1,30}+\][^\r\n]*")
"""The head of an alert or a callout, with its title."""
_FIGURE = re.compile(r"\{\{[<%]\s*(?:figure|image|img|picture|gambar|foto)\s")
_CAPTION = re.compile(r"""\s(?:caption|title|alt)\s*=\s*(?P<quote>["'])(?P<said>[^"'\\\n]*)(?P=quote)""")
_INLINE = re.compile(r"[*_\[<&\\`~]")
_EDGES = re.compile(r"(?<![ \t])[ \t]++(?=\r?\n)|(?<=[\n\r])[ \t]++")
_CLOSING = re.compile(r"(?:^|(?<![ \t])[ \t]++)#++[ \t]*+$")
_TAG = re.compile(r"<(?P<close>/)?(?P<name>[A-Za-z][\w:-]*)(?P<attributes>[^>]*(?:>[^>]*)*)>$", re.DOTALL)
_VALUE = re.compile(
    r"""\b(?P<name>alt|title|lang)\s*=\s*(?P<quote>["'])(?P<value>.*?)(?P=quote)""", re.DOTALL | re.IGNORECASE
)


class _Reading(Protocol):
    @property
    def front_matter(self) -> tuple[str, ...]: ...


def extract(source: Source, reading: _Reading) -> Document:
    mask = Mask(source.text)
    start = front_matter.uncover(mask, reading.front_matter)
    _Page(mask, start, source.format == "mdx").read()
    return mask.document(source)


@cache
def _languages() -> tuple[Language, Language]:
    import tree_sitter_markdown as grammar
    from tree_sitter import Language

    return Language(grammar.language()), Language(grammar.inline_language())


class _Page:
    """The reader of the text behind the front matter."""

    def __init__(self, mask: Mask, start: int, is_mdx: bool) -> None:
        self._mask = mask
        self._offset = start - 1
        self._clock = Clock()
        self._own = dialect.marks(mask.text, start, is_mdx)
        # A line break in front, so that no grammar takes a thematic break in the first line for front matter.
        self._data = stand_in("\n" + dialect.blanked(mask.text, start, self._own).replace("$", ","))
        self._labels: frozenset[str] = frozenset()
        self._inserts: list[Insert] = []
        self._html: list[Span] = []

    def read(self) -> None:
        tree = self._clock.parse(_languages()[0], self._data)
        if tree is None:
            self._mask.too_complex(self._offset + 1, len(self._mask.text), "Susunan dokumen")
            return
        nodes = list(_blocks(tree))
        self._labels = frozenset(
            self._label(child)
            for node, _ in nodes
            if node.type == "link_reference_definition"
            for child in node.children[:1]
        )
        for node, scope in nodes:
            if node.type == "inline":
                self._inline(
                    *self._span(node), scope, [self._span(c) for c in node.children if c.type == "block_continuation"]
                )
            elif node.type == "pipe_table_cell":
                self._inline(*self._span(node), scope, [])
            elif node.type == "html_block":
                self._html_block(node, scope)
        for mark in self._own:
            self._captions(mark)

    def _captions(self, mark: dialect.Mark) -> None:
        """What a reader sees of `{{< figure src="a.jpg" caption="…" >}}`."""
        if mark.seen == dialect.GAP and _FIGURE.match(self._mask.text, mark.start, mark.end):
            for caption in _CAPTION.finditer(self._mask.text, mark.start, mark.end):
                self._mask.reveal(*caption.span("said"))
                self._mask.region(*caption.span("said"), Scope.CAPTION)

    def _span(self, node: Node) -> Span:
        return Span(node.start_byte + self._offset, node.end_byte + self._offset)

    def _label(self, node: Node) -> str:
        return _normal(self._mask.text[slice(*self._span(node))])

    def _html_block(self, node: Node, scope: Scope) -> None:
        start, end = self._span(node)
        html.uncover(self._mask, start, end, self._clock, scope)
        for child in node.children:
            if child.type == "block_continuation":
                self._mask.hide(*self._span(child))

    def _inline(self, start: int, end: int, scope: Scope, continuations: Sequence[Span]) -> None:
        mask = self._mask
        if scope in (Scope.TITLE, Scope.HEADING) and (closing := _CLOSING.search(mask.text[start:end])):
            end = start + closing.start()
        mask.reveal(start, end)
        for span in continuations:
            mask.hide(*span)
        for edge in _EDGES.finditer(mask.text, start, end):
            mask.hide(*edge.span())
        self._inserts, self._html = [], []
        self._hide_own(start, end)
        if _INLINE.search(mask.text, start, end):
            data = bytearray(self._data[start - self._offset : end - self._offset])
            for a, b in continuations:
                data[a - start : b - start] = b" " * (b - a)
            _plain_code(data)
            tree = (
                None if sum(map(data.count, b"*_~[`<")) > MAX_SIGNS else self._clock.parse(_languages()[1], bytes(data))
            )
            if tree is None:
                mask.hide(start, end)
                mask.too_complex(start, end, "Paragraf ini")
                return
            self._markup(tree, start)
            self._inline_html(end)
            for left in _LEFT.finditer(bytes(data)):
                if mask.is_revealed(start + left.start()):
                    mask.hide(start + left.start(), start + left.end())
        callout = _CALLOUT.match(mask.text, start, end)
        if callout and callout.end() < end:
            mask.block(start, callout.end(), Scope.HEADING)
            start = callout.end()
        mask.block(start, end, scope, sorted(self._inserts))

    def _hide_own(self, start: int, end: int) -> None:
        at = bisect_left(self._own, start, key=lambda tag: tag.end)
        while at < len(self._own) and self._own[at].start < end:
            mark = self._own[at]
            cover = self._mask.close if mark.is_closing else self._mask.opaque if mark.is_opaque else self._mask.hide
            cover(max(mark.start, start), min(mark.end, end))
            if mark.note_end:
                self._inserts.append(Insert(mark.start, mark.note_end, mark.end, mark.note_end - 1))
            at += 1

    def _markup(self, tree: Tree, offset: int) -> None:
        """Mask the markup of one paragraph."""
        waiting = [tree.root_node]
        while waiting:
            node = waiting.pop()
            handle = _HANDLERS.get(node.type)
            inner = node.children if handle is None else handle(self, node, offset)
            waiting += reversed(inner)

    def _hide(self, node: Node, offset: int) -> Sequence[Node]:
        self._mask.hide(node.start_byte + offset, node.end_byte + offset)
        return ()

    def _opaque(self, node: Node, offset: int) -> Sequence[Node]:
        self._mask.opaque(node.start_byte + offset, node.end_byte + offset)
        return ()

    def _entity(self, node: Node, offset: int) -> Sequence[Node]:
        start, end = node.start_byte + offset, node.end_byte + offset
        decoded = unescape(self._mask.text[start:end])
        if decoded != self._mask.text[start:end]:
            self._mask.show(start, end, decoded)
        return ()

    def _escape(self, node: Node, offset: int) -> Sequence[Node]:
        self._mask.hide(node.start_byte + offset, node.start_byte + offset + 1)
        return ()

    def _tag(self, node: Node, offset: int) -> Sequence[Node]:
        start, end = node.start_byte + offset, node.end_byte + offset
        self._html.append(Span(start, end))
        (self._mask.close if self._mask.text.startswith("</", start) else self._mask.hide)(start, end)
        return ()

    def _emphasis(self, node: Node, offset: int) -> Sequence[Node]:
        signs = [c for c in node.children if c.type == "emphasis_delimiter"]
        for sign in signs[len(signs) // 2 :]:
            self._mask.close(sign.start_byte + offset, sign.end_byte + offset)
        return [c for c in node.children if c not in signs[len(signs) // 2 :]]

    def _link(self, node: Node, offset: int) -> Sequence[Node]:
        text = next((c for c in node.children if c.type == "link_text"), None)
        if not self._is_defined(node, text, offset):
            return node.children
        start, end = node.start_byte + offset, node.end_byte + offset
        if text is None:
            self._mask.hide(start, end)
            return ()
        self._mask.hide(start, text.start_byte + offset)
        self._mask.close(text.end_byte + offset, end)
        if node.type in ("shortcut_link", "collapsed_reference_link"):
            self._mask.frozen.append(Span(text.start_byte + offset, text.end_byte + offset))
        return [text]

    def _image(self, node: Node, offset: int) -> Sequence[Node]:
        text = next((c for c in node.children if c.type == "image_description"), None)
        if not self._is_defined(node, text, offset):
            return node.children
        start, end = node.start_byte + offset, node.end_byte + offset
        prose = Span(text.start_byte + offset, text.end_byte + offset) if text else Span(start, start)
        self._mask.hide(start, end)
        self._mask.reveal(*prose)
        if not any(i.start < start < i.end for i in self._inserts[-1:]):
            self._inserts.append(Insert(start, end, *prose, is_image=True))
        return [text] if text else ()

    def _is_defined(self, node: Node, text: Node | None, offset: int) -> bool:
        """Is it a link? One with a label needs a definition; without it the brackets are prose."""
        kinds = {c.type for c in node.children}
        if node.type == "inline_link" or "(" in kinds:
            return True
        label = next((c for c in node.children if c.type == "link_label"), text)
        if label is None:
            return False
        written = self._mask.text[label.start_byte + offset : label.end_byte + offset]
        return _normal(f"[{written}]" if label is text else written) in self._labels

    def _inline_html(self, end: int) -> None:
        """What tags inside a paragraph do to the text between them."""
        found = [(span, _TAG.match(self._mask.text, *span)) for span in self._html]
        for at, (span, tag) in enumerate(found):
            if tag is None or tag["close"]:
                continue
            name = tag["name"].lower()
            values = {m["name"].lower(): Span(*m.span("value")) for m in _VALUE.finditer(self._mask.text, *span)}
            if name == "br":
                self._mask.boundary(*span)
            elif name == "img":
                self._inserts.append(Insert(*span, *values.get("alt", Span(span.start, span.start)), is_image=True))
                if "alt" in values:
                    self._mask.reveal(*values["alt"])
                    self._mask.entities(*values["alt"])
            elif name in html.CODE or name == "sup" or "lang" in values:
                closing = (s for s, t in found[at + 1 :] if t and t["close"] and t["name"].lower() == name)
                self._element(name, values, span.end, next((s.start for s in closing), span.end))

    def _element(self, name: str, values: Mapping[str, Span], start: int, end: int) -> None:
        text = self._mask.text
        if name in html.CODE or ("lang" in values and html.is_foreign(text[values["lang"].start : values["lang"].end])):
            self._mask.opaque(start, end)
        elif name == "sup" and html.FOOTNOTE_MARK.fullmatch(text, start, end):
            self._mask.hide(start, end)


_Handler = Callable[[_Page, "Node", int], "Sequence[Node]"]
_HANDLERS: Mapping[str, _Handler] = {
    "emphasis": _Page._emphasis,
    "strong_emphasis": _Page._emphasis,
    "strikethrough": _Page._emphasis,
    "emphasis_delimiter": _Page._hide,
    "hard_line_break": _Page._hide,
    "code_span": _Page._opaque,
    "uri_autolink": _Page._opaque,
    "email_autolink": _Page._opaque,
    "entity_reference": _Page._entity,
    "numeric_character_reference": _Page._entity,
    "backslash_escape": _Page._escape,
    "html_tag": _Page._tag,
    "inline_link": _Page._link,
    "full_reference_link": _Page._link,
    "collapsed_reference_link": _Page._link,
    "shortcut_link": _Page._link,
    "image": _Page._image,
}

_INSIDE = {"list_item": Scope.ITEM, "block_quote": Scope.QUOTE, "pipe_table": Scope.CELL}
_TITLES = frozenset({"atx_h1_marker", "setext_h1_underline"})
_WANTED = frozenset("inline pipe_table_cell html_block link_reference_definition".split())


def _blocks(tree: Tree) -> Iterator[tuple[Node, Scope]]:
    """The nodes that hold prose, and definitions, in order of place, with what they stand in."""
    waiting = [(tree.root_node, Scope.BODY)]
    while waiting:
        node, scope = waiting.pop()
        if node.type in _WANTED:
            yield node, scope
            continue
        if node.type in ("atx_heading", "setext_heading"):
            scope = Scope.TITLE if any(c.type in _TITLES for c in node.children) else Scope.HEADING
        scope = _INSIDE.get(node.type, scope)
        waiting += reversed([(child, scope) for child in node.children])


_LEFT = re.compile(
    rb"""(?<=\])\((?:<[^<>\n]*>|(?:[^()\s<]|\([^()\s]*\))+)(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)"""
    rb"""|(?<!\\)<[A-Za-z][A-Za-z0-9-]*(?:\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|"[^"]*"|'[^']*'))?)*\s*/?>"""
)
"""Markup that the parser left: the target of a link with brackets in brackets, a tag over several lines."""

_SPAN = re.compile(rb"""\\.|<(?:[^<>"'`]|"[^"]*"|'[^']*'|`)*>|(`+)""", re.DOTALL)
_TICKS = re.compile(rb"`+")


def _plain_code(data: bytearray) -> None:
    """Blank what stands in code spans: the parser misreads runs of backticks of another length there."""
    runs: dict[int, list[int]] = {}
    for run in _TICKS.finditer(bytes(data)):
        runs.setdefault(run.end() - run.start(), []).append(run.start())
    at = 0
    while found := _SPAN.search(data, at):
        at = found.end()
        if found[1]:
            same = runs.get(len(found[1]), [])
            following = bisect_left(same, at)
            if following < len(same):
                end = same[following]
                data[at:end] = bytes(c if c in b"\r\n" else 44 for c in data[at:end])
                at = end + len(found[1])


def _normal(label: str) -> str:
    return " ".join(label.removeprefix("[").removesuffix("]").casefold().split())
