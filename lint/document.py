"""A document: the source, its prose, and the blocks, sentences and quotations found in it."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache, cached_property, lru_cache
from types import MappingProxyType

from .finding import Edit, Finding, Related
from .source import Source
from .span import Span
from .tokens import HIDDEN, WORD, Token, Tokens, split_sentences
from .tuples import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any

PART = 100_000
"""Code points after which a document is read in parts, each as an article by itself: five times the longest article of a newsroom,
so that memory stays bounded, and what stands far away is no witness for a word."""

KEPT_BLOCKS, KEPT_LENGTH = 256, 5000
"""How many blocks are kept taken apart, and how long those may be: while one is written to, an article keeps its others."""


class Scope(StrEnum):
    """What a block is in its document."""

    BODY = "body"
    TITLE = "title"
    HEADING = "heading"
    ITEM = "item"
    CELL = "cell"
    QUOTE = "quote"
    CAPTION = "caption"


class Region(NamedTuple):
    """A block of prose as an extractor sees it: code points of the source and what it is."""

    start: int
    end: int
    scope: Scope = Scope.BODY


class Sentence(NamedTuple):
    """One sentence. Token offsets and `quotes` are relative to its text.

    `start` is its place in the source; a sentence rule does not look at it, so results can be cached
    by (text, scope, quotes).
    """

    start: int
    text: str
    tokens: Sequence[Token]
    scope: Scope
    quotes: tuple[Span, ...] = ()

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def is_quoted(self, offset: int) -> bool:
        """Does the code point at `offset` stand inside a quotation (its marks included)?"""
        at = bisect_right(self.quotes, offset, key=lambda q: q.start) - 1
        return at >= 0 and offset < self.quotes[at].end


class Block(NamedTuple):
    """A paragraph, heading, list item or cell: code points `start` to `end` of the source."""

    start: int
    end: int
    scope: Scope
    sentences: tuple[Sentence, ...]
    kept: dict[Any, Any]
    """What others know of its text; shared with every block of this text that was met lately."""

    @property
    def words(self) -> int:
        return sum(t.kind == WORD for s in self.sentences for t in s.tokens)


_NONE: Mapping[int, int] = MappingProxyType({})


class Document:
    """A read article. `len(prose) == len(source.text)`; all offsets are code points of the source.

    `faults` are what the extractor has to say. `frozen` spans are prose that may be read but not written
    (the text of a link that is also its name). `closers` are the places, start to end, of markup that ends something
    (`</b>`, the second `**`): what a fix inserts between a word and the next goes behind it.
    """

    def __init__(
        self,
        source: Source,
        prose: str,
        regions: Sequence[Region],
        *,
        faults: Sequence[Finding] = (),
        frozen: Sequence[Span] = (),
        closers: Mapping[int, int] = _NONE,
    ) -> None:
        self.source = source
        self.prose = prose
        self.regions = regions
        self.faults = faults
        self.frozen = frozen
        self.closers = closers
        self.kept: dict[str, Any] = {}
        """What a module has worked out about the document and keeps with it, by a name of its own."""

    @cached_property
    def quotes(self) -> tuple[Span, ...]:
        """Quotations between double marks, in order; one that stays open runs to the end of its block."""
        return tuple(_quotations(self.prose, self.regions))

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        quotes = _Cursor(self.quotes)
        return tuple(_block(self.prose, region, quotes) for region in self.regions)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(sentence for block in self.blocks for sentence in block.sentences)

    @cached_property
    def words(self) -> tuple[tuple[int, Token, Sentence], ...]:
        """All words as (offset in the source, token, its sentence)."""
        return tuple((s.start + t.start, t, s) for s in self.sentences for t in s.tokens if t.kind == WORD)

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How often each word stands in the article, by its lower-case form."""
        return Counter([t.lower for s in self.sentences for t in s.tokens if t.kind == WORD])

    @cached_property
    def forms(self) -> frozenset[str]:
        """The distinct tokens of the article, as they are written."""
        return frozenset([t.text for s in self.sentences for t in s.tokens])

    def is_quoted(self, offset: int) -> bool:
        at = bisect_right(self.quotes, offset, key=lambda q: q.start) - 1
        return at >= 0 and offset < self.quotes[at].end

    def block_at(self, offset: int) -> Block | None:
        at = bisect_right(self.blocks, offset, key=lambda b: b.start) - 1
        return self.blocks[at] if at >= 0 and offset < self.blocks[at].end else None

    def views(self) -> Iterator[View]:
        """What is checked as one article: the document, or parts of one far longer than an article."""
        shown, places = self._compact()
        for part in shown._bounded():
            yield View(part, places, self)

    def _compact(self) -> tuple[Document, Sequence[int]]:
        """The document without hidden markup, and the place of each of its code points in this one."""
        if HIDDEN not in self.prose:
            return self, _SAME
        places = array("L")
        for run in _shown().finditer(self.prose):
            places.extend(range(*run.span()))
        places.append(len(self.prose))
        regions = [Region(bisect_left(places, r.start), bisect_left(places, r.end), r.scope) for r in self.regions]
        prose = visible(self.prose)
        return Document(self.source._replace(text=prose), prose, regions), places

    def _bounded(self) -> Iterator[Document]:
        if len(self.prose) <= PART:
            yield self
            return
        first = 0
        for i, region in enumerate(self.regions, 1):
            if i == len(self.regions) or region.end - self.regions[first].start >= PART:
                yield Document(self.source, self.prose, self.regions[first:i])
                first = i


_SAME: Sequence[int] = range(0)
"""Places of a view that is as long as its document."""


class View(NamedTuple):
    """An article as rules read it, without hidden markup.

    `places[i]` is the offset in the original of code point i; the last one is the end.
    """

    document: Document
    places: Sequence[int]
    original: Document

    def moved(self, finding: Finding) -> Finding:
        """The finding with offsets of the original."""
        if self.places is _SAME:
            return finding
        start, end = self._span(finding.start, finding.end)
        return finding._replace(
            start=start,
            end=end,
            fixes=tuple(fix._replace(edits=tuple(self._edit(e) for e in fix.edits)) for fix in finding.fixes),
            related=tuple(Related(*self._span(r.start, r.end), r.message) for r in finding.related),
        )

    def _edit(self, edit: Edit) -> Edit:
        """The edit in the original; across hidden markup only what changes, so that `ke**kantor**` can be parted."""
        span = self._span(*edit)
        if HIDDEN not in self.original.prose[slice(*span)]:
            return Edit(*span, edit.text)
        start, end, text = narrowed(edit, self.document.prose)
        return Edit(*self._span(start, end, text), text)

    def _span(self, start: int, end: int, inserted: str = "") -> tuple[int, int]:
        if end > start:
            return self.places[start], self.places[end - 1] + 1
        before = self.places[start - 1] if start else -1
        original = self.original
        if before < 0 or original.prose[before].isspace() or original.prose[before] != original.source.text[before]:
            return self.places[start], self.places[start]
        at = before + 1
        while not inserted[:1].isalnum() and at in original.closers:
            at = original.closers[at]
        return at, at


def narrowed(edit: Edit, text: str) -> Edit:
    """The edit of `text` without what it leaves as it is at its ends."""
    old, new = text[edit.start : edit.end], edit.text
    head = _same_start(old, new)
    tail = _same_start(old[head:][::-1], new[head:][::-1])
    return Edit(edit.start + head, edit.end - tail, new[head : len(new) - tail])


def _same_start(a: str, b: str) -> int:
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


class _Cursor:
    """Quotations that meet a range, for ranges asked in ascending order."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans
        self._at = 0

    def within(self, start: int, end: int) -> tuple[Span, ...]:
        while self._at < len(self._spans) and self._spans[self._at].end <= start:
            self._at += 1
        found, at = [], self._at
        while at < len(self._spans) and self._spans[at].start < end:
            span = self._spans[at]
            found.append(Span(max(span.start, start) - start, min(span.end, end) - start))
            at += 1
        return tuple(found)


def _block(prose: str, region: Region, quotes: _Cursor) -> Block:
    text = prose[region.start : region.end]
    known = _kept_paragraph(text) if len(text) <= KEPT_LENGTH else _paragraph(text)
    sentences = []
    for at, sentence, tokens in known.parts:
        start = region.start + at
        sentences.append(Sentence(start, sentence, tokens, region.scope, quotes.within(start, start + len(sentence))))
    return Block(region.start, region.end, region.scope, tuple(sentences), known.kept)


class _Paragraph(NamedTuple):
    """A text taken apart: place, text and tokens of each sentence; what else is known of it."""

    parts: Sequence[tuple[int, str, Sequence[Token]]]
    kept: dict[Any, Any]


def _paragraph(text: str) -> _Paragraph:
    tokens = Tokens(text)
    places = ((tokens.starts[a], tokens.ends[b - 1], a, b) for a, b in split_sentences(text, tokens))
    return _Paragraph([(start, text[start:end], tokens.between(a, b)) for start, end, a, b in places], {})


_kept_paragraph = lru_cache(KEPT_BLOCKS)(_paragraph)


def _quotations(prose: str, regions: Sequence[Region]) -> Iterator[Span]:
    for region in regions:
        opened: int | None = None
        for mark in _MARK.finditer(prose, region.start, region.end):
            at, char = mark.start(), mark.group()
            if opened is None and char in '"“„' and not _is_inch(prose, at):
                opened = at
            elif opened is not None and char in '"”' and not _is_inch(prose, at, closing=True):
                yield Span(opened, at + 1)
                opened = None
        if opened is not None:
            yield Span(opened, region.end)


_MARK = re.compile('["“-„]')


def _is_inch(prose: str, at: int, closing: bool = False) -> bool:
    """A straight mark right behind a digit is an inch unless it can close a quotation."""
    return not closing and prose[at] == '"' and at > 0 and prose[at - 1].isdigit()


@cache
def _shown() -> re.Pattern[str]:
    return re.compile(f"[^{HIDDEN}]++")


def visible(text: str) -> str:
    """Prose without its hidden markup."""
    return text.replace(HIDDEN, "")
