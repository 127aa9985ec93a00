"""A document: the source, its prose, and the blocks, sentences and quotations found in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from .finding import Finding
from .source import Source
from .span import Span
from .tokens import HIDDEN, WORD, Token, split_sentences, tokenize

PART = 1_000_000
"""Code points after which a document is read in parts: longer than any article, so that memory stays bounded."""


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

    @property
    def words(self) -> int:
        return sum(t.kind == WORD for s in self.sentences for t in s.tokens)


class Document:
    """A read article. `len(prose) == len(source.text)`; all offsets are code points of the source.

    `faults` are what the extractor has to say. `frozen` spans are prose that may be read but not written
    (the text of a link that is also its name). A file of records has one article at each of `starts`
    (indexes of regions).
    """

    def __init__(
        self,
        source: Source,
        prose: str,
        regions: Sequence[Region],
        *,
        faults: Sequence[Finding] = (),
        frozen: Sequence[Span] = (),
        starts: Sequence[int] = (),
    ) -> None:
        self.source = source
        self.prose = prose
        self.regions = regions
        self.faults = faults
        self.frozen = frozen
        self._starts = starts

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

    def is_quoted(self, offset: int) -> bool:
        at = bisect_right(self.quotes, offset, key=lambda q: q.start) - 1
        return at >= 0 and offset < self.quotes[at].end

    def block_at(self, offset: int) -> Block | None:
        at = bisect_right(self.blocks, offset, key=lambda b: b.start) - 1
        return self.blocks[at] if at >= 0 and offset < self.blocks[at].end else None

    def parts(self) -> Iterator[tuple[int, Document]]:
        """What is checked as one article, each with the offset that its own offsets lack.

        The document itself, the records of a file of records, or consecutive parts of whole blocks when it
        is far longer than an article.
        """
        if self._starts:
            for first, end in pairwise([*self._starts, len(self.regions)]):
                yield self._record(self.regions[first:end])
        else:
            for part in self._bounded():
                yield 0, part

    def _record(self, regions: Sequence[Region]) -> tuple[int, Document]:
        start, end = regions[0].start, regions[-1].end
        source = self.source._replace(text=self.source.text[start:end])
        moved = [Region(r.start - start, r.end - start, r.scope) for r in regions]
        return start, Document(source, self.prose[start:end], moved)

    def _bounded(self) -> Iterator[Document]:
        if len(self.prose) <= PART:
            yield self
            return
        first = 0
        for i, region in enumerate(self.regions, 1):
            if i == len(self.regions) or region.end - self.regions[first].start >= PART:
                yield Document(self.source, self.prose, self.regions[first:i])
                first = i


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
    tokens = list(tokenize(prose, region.start, region.end))
    sentences = []
    for group in split_sentences(prose, tokens):
        start, end = group[0].start, group[-1].end
        relative = [Token(t.start - start, t.end - start, t.text, t.lower, t.kind) for t in group]
        sentences.append(Sentence(start, prose[start:end], relative, region.scope, quotes.within(start, end)))
    return Block(region.start, region.end, region.scope, tuple(sentences))


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


_MARK = re.compile('["“”„]')


def _is_inch(prose: str, at: int, closing: bool = False) -> bool:
    """A straight mark right behind a digit is an inch unless it can close a quotation."""
    return not closing and prose[at] == '"' and at > 0 and prose[at - 1].isdigit()


def visible(text: str) -> str:
    """Prose without its hidden markup."""
    return text.replace(HIDDEN, "")
