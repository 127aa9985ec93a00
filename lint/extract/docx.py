"""Word documents (DOCX): the text of body, footnotes, text boxes, headers and footers, one paragraph a line.

A fix changes the content of the `<w:t>` it touches; every other byte of the part, and every other part, stays. An edit
over several runs goes into the first. Paragraphs without a text of their own (images, code, a table of contents)
are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from xml.sax.saxutils import escape

from ..delta import edits_between
from ..document import Document, Region, Scope
from ..errors import ConfigError, WriteError
from ..finding import Edit
from ..source import Source
from ..tokens import BOUNDARY, HIDDEN, OPAQUE_CHAR
from ..tuples import NamedTuple
from .nodes import Node
from .opaque import mask_opaque
from .package import Package, not_word
from .story import NON_BREAKING_HYPHEN, Paragraph, Piece, Place, Story, read

SCOPES = {
    "title": Scope.TITLE, "subtitle": Scope.HEADING, "quote": Scope.QUOTE, "intense quote": Scope.QUOTE,
    "block text": Scope.QUOTE, "caption": Scope.CAPTION, "heading 1": Scope.TITLE, "author": Scope.BODY,
    "date": Scope.BODY,
    **{f"heading {n}": Scope.HEADING for n in range(2, 10)},
}  # fmt: skip
"""By the names of Word's own styles, which are English in every language of Word."""

CODE = frozenset("code kode sourcecode preformatted verbatim typewriter teletype".split())
"""A style with one of these words in its name, or based on one, is for code."""

_LABELS = {
    "header": "kepala halaman",
    "footer": "kaki halaman",
    "footnotes": "catatan kaki",
    "endnotes": "catatan akhir",
}
_MARKS = {"footnotes": "w:footnoteReference", "endnotes": "w:endnoteReference"}


class Line(NamedTuple):
    """A line of the text: a paragraph, the part it stands in, what it is and where a person finds it."""

    part: str
    paragraph: Paragraph
    scope: Scope
    place: str


class Manuscript:
    """A Word document as it was read, and its text, to which versions of the text can be compared."""

    def __init__(self, package: Package, lines: Sequence[Line], twins: Mapping[Node, Node]) -> None:
        self._package, self._twins = package, twins
        self.lines = lines
        self.text = "".join(f"{line.paragraph.text}\n" for line in lines)

    @property
    def scopes(self) -> Sequence[Scope]:
        return [line.scope for line in self.lines]

    @property
    def places(self) -> Sequence[str]:
        return [line.place for line in self.lines]

    def encode(self, text: str) -> bytes:
        """The document with `text` in the place of its own; raises `WriteError` for what cannot be put there."""
        if text == self.text:
            return self._package.data
        path, paragraphs = self._package.path, text.split("\n")
        if self._package.is_signed:
            message = f"{path}: bertanda tangan digital, yang batal bila diubah; hapus dulu tanda tangannya di Word"
            raise WriteError("signed", message)
        if len(paragraphs) != len(self.lines) + 1:
            raise WriteError("structure", f"{path}: jumlah paragraf berubah; tidak diubah")
        changed: dict[str, dict[Node, str]] = {}
        for line, new in zip(self.lines, paragraphs, strict=False):
            if new != line.paragraph.text:
                changed.setdefault(line.part, {}).update(self._rewritten(line.paragraph, new))
        return self._package.with_parts({part: self._spliced(part, texts) for part, texts in changed.items()})

    def _rewritten(self, paragraph: Paragraph, new: str) -> Iterator[tuple[Node, str]]:
        try:
            for node, text in rewritten(paragraph.text, paragraph.pieces, edits_between(paragraph.text, new)):
                yield node, text
                if node in self._twins:
                    yield self._twins[node], text
        except LookupError as error:
            message = f"{self._package.path}: perbaikan menyentuh yang bukan teks; tidak diubah"
            raise WriteError("structure", message) from error

    def _spliced(self, part: str, texts: Mapping[Node, str]) -> bytes:
        """The bytes of a part with new texts in their places."""
        data = self._package.read(part)
        parts: list[bytes] = []
        at = 0
        for node in sorted(texts, key=lambda n: n.tag_at):
            if texts[node] != texts[node].strip() and "xml:space" not in node.attributes:
                name_ends = node.tag_at + len(_name(data, node.tag_at))
                parts += data[at:name_ends], b' xml:space="preserve"'
                at = name_ends
            parts += data[at : node.first], escape(texts[node]).encode()
            at = node.last
        return b"".join([*parts, data[at:]])


def _name(data: bytes, at: int) -> bytes:
    """`<w:t` as the file writes it."""
    tag = data[at : at + 300]
    return tag[: min(i for c in b" \t\r\n/>" if (i := tag.find(c)) > 0)]


def rewritten(text: str, pieces: Sequence[Piece], edits: Iterable[Edit]) -> Iterator[tuple[Node, str]]:
    """The pieces that edits change, with their new text; raises `LookupError` for an edit outside of them.

    What an edit puts in goes where it begins; an insertion between two pieces into the one before.
    """
    texts = [text[p.start : p.end] for p in pieces]
    for edit in sorted(edits, reverse=True):
        touched = [i for i, p in enumerate(pieces) if p.start < edit.end and edit.start < p.end]
        covered = sum(min(edit.end, pieces[i].end) - max(edit.start, pieces[i].start) for i in touched)
        if covered < edit.end - edit.start:
            raise LookupError(edit)
        first = touched[0] if touched else _beside(pieces, edit.start)
        for i in touched or [first]:
            a, b = (min(max(at, pieces[i].start), pieces[i].end) - pieces[i].start for at in (edit.start, edit.end))
            texts[i] = texts[i][:a] + (edit.text if i == first else "") + texts[i][b:]
    for piece, new in zip(pieces, texts, strict=True):
        if new != text[piece.start : piece.end]:
            yield piece.node, new


def _beside(pieces: Sequence[Piece], at: int) -> int:
    """The piece for an insertion: the one it is in or behind, else the one that begins there."""
    behind = (i for i, p in enumerate(pieces) if p.start < at <= p.end)
    before = (i for i, p in enumerate(pieces) if p.start == at)
    found = next(behind, next(before, None))
    if found is None:
        raise LookupError(at)
    return found


def unpack(data: bytes, path: str) -> Manuscript:
    """Read a document; raises `SourceError` for what is none, is locked, broken or unsafe."""
    package = Package(data, path)
    main = next((r.target for r in package.relationships() if r.kind == "officeDocument"), "")
    root = package.root(main) if main.endswith(".xml") else None
    if root is None or root.name != "w:document":
        raise not_word(path)
    related = [*package.relationships(main)]
    styles = _Styles(package, next((r.target for r in related if r.kind == "styles"), ""))
    body = read(root, styles.code)
    stories = [(main, "", body)]
    for kind in _LABELS:
        parts = dict.fromkeys(r.target for r in related if r.kind == kind)
        stories += ((part, kind, read(package.root(part), styles.code)) for part in parts)
    lines = [line for part, kind, story in stories for line in _lines(part, kind, story, styles, body.references)]
    twins = {mine: theirs for _, _, story in stories for mine, theirs in story.twins.items()}
    return Manuscript(package, lines, twins)


def _lines(
    part: str, kind: str, story: Story, styles: _Styles, references: Sequence[tuple[str, str]]
) -> Iterator[Line]:
    marks = [note for name, note in references if name == _MARKS.get(kind)]
    numbers = {note: str(n) for n, note in enumerate(dict.fromkeys(marks), 1)}
    plain = 0
    for paragraph in story.paragraphs:
        if not paragraph.text.strip(_NO_TEXT):
            continue
        place = paragraph.place
        plain += not (kind or place.cell or place.box)
        label = f"{_LABELS[kind]} {numbers.get(place.note, '')}".strip() if kind else f"paragraf {plain}"
        yield Line(part, paragraph, _scope(kind, paragraph, styles), _inner_place(place) or label)


_NO_SIGHT = " \t\xa0\u3000" + HIDDEN + BOUNDARY
_NO_TEXT = _NO_SIGHT + OPAQUE_CHAR + NON_BREAKING_HYPHEN


def _inner_place(place: Place) -> str:
    if place.cell:
        return "tabel {} baris {} sel {}".format(*place.cell)
    return f"kotak teks {place.box}" if place.box else ""


def _scope(kind: str, paragraph: Paragraph, styles: _Styles) -> Scope:
    if kind:
        return Scope.ITEM if paragraph.place.note else Scope.CAPTION
    if paragraph.place.cell:
        return Scope.CELL
    return styles.scopes.get(paragraph.style) or (Scope.ITEM if paragraph.is_item else Scope.BODY)


class _Styles:
    """Which styles are for code, and what paragraphs of the others are; a style is also what it is based on."""

    def __init__(self, package: Package, part: str) -> None:
        nodes = [n for n in package.root(part).children if n.name == "w:style"] if part else []
        self._names = {n["w:styleId"]: _told(n, "w:name").lower() for n in nodes}
        self._bases = {n["w:styleId"]: _told(n, "w:basedOn") for n in nodes}
        self.code = frozenset(i for i in self._names if any(CODE & set(name.split()) for name in self._chain(i)))
        self.scopes = {i: scope for i in self._names if (scope := self._scope(i))}

    def _scope(self, style: str) -> Scope | None:
        return next((scope for name in self._chain(style) if (scope := _named_scope(name))), None)

    def _chain(self, style: str) -> Sequence[str]:
        """The names of a style and of those that it is based on."""
        chain: dict[str, str] = {}
        while style in self._names and style not in chain:
            chain[style] = self._names[style]
            style = self._bases[style]
        return [*chain.values()]


def _named_scope(name: str) -> Scope | None:
    return SCOPES.get(name) or (Scope.ITEM if name.startswith("list") else None)


def _told(node: Node, name: str) -> str:
    child = node.child(name)
    return child["w:val"] if child else ""


def extract(source: Source, reading: object) -> Document:
    manuscript = source.manuscript
    if manuscript is None:
        raise ConfigError("docx dibaca dari berkas, bukan dari teks")
    prose = mask_opaque(source.text).replace(NON_BREAKING_HYPHEN, "-")
    closers = {i: i + 1 for i, c in enumerate(prose) if c == HIDDEN} if HIDDEN in prose else {}
    return Document(source, prose, [*_regions(prose, manuscript.scopes)], closers=closers)


def _regions(prose: str, scopes: Sequence[Scope]) -> Iterator[Region]:
    at = 0
    for scope, line in zip(scopes, prose.split("\n"), strict=False):
        bare = line.strip(_NO_SIGHT)
        if bare:
            start = at + line.index(bare)
            yield Region(start, start + len(bare), scope)
        at += len(line) + 1
