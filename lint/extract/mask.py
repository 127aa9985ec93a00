"""The prose of a text while an extractor uncovers it, and what all grammars need for that."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from functools import cache
from html import unescape
from unicodedata import category

from ..document import Document, Region, Scope
from ..finding import Finding, Severity
from ..source import Source
from ..span import Span
from ..tokens import BOM, BOUNDARY, HIDDEN, OPAQUE_CHAR, SENTINELS
from ..tuples import TYPE_CHECKING, NamedTuple
from .opaque import mask_opaque
from .published import published

if TYPE_CHECKING:
    from tree_sitter import Language, Tree

DEADLINE_S = 5.0
"""How long the parsers may take for one document; what is not parsed then is masked, and that is said."""

_BARE = " \t\n\r\f\v\xa0" + HIDDEN + BOUNDARY
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")


class Insert(NamedTuple):
    """Revealed prose inside markup that stands in a run of text: the alternative text of an image, a title.

    `start` to `end` is the markup, `prose_start` to `prose_end` what it says; an image takes the place of a word.
    """

    start: int
    end: int
    prose_start: int
    prose_end: int
    is_image: bool = False


@cache
def _line_breaks() -> re.Pattern[str]:
    return re.compile(r"[\r\n]")


class Mask:
    """A text of which everything is hidden but its line breaks, until an extractor reveals the prose."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.regions: list[Region] = []
        self.faults: list[Finding] = []
        self.frozen: list[Span] = []
        self.closers: dict[int, int] = {}
        self._prose = [HIDDEN] * len(text)
        for found in _line_breaks().finditer(text):
            self._prose[found.start()] = found.group()

    @property
    def begin(self) -> int:
        """Where the text begins, behind a byte order mark that was left in it."""
        return int(self.text.startswith(BOM))

    def reveal(self, start: int, end: int) -> None:
        self._prose[start:end] = self.text[start:end]

    def hide(self, start: int, end: int) -> None:
        self._cover(start, end, HIDDEN)

    def close(self, start: int, end: int) -> None:
        """Hide markup that ends what stands before it: what is written behind that stands behind this too."""
        self.hide(start, end)
        self.closers[start] = end

    def opaque(self, start: int, end: int) -> None:
        self._cover(start, end, OPAQUE_CHAR)

    def boundary(self, start: int, end: int) -> None:
        """Hide the stretch; words do not join across it and sentences end there."""
        self._cover(start, end, HIDDEN)
        self._prose[start] = BOUNDARY

    def show(self, start: int, end: int, decoded: str) -> None:
        """Put what an entity or an escape stands for in its place, where it differs from the source.

        `&` in `&amp;` would else look like prose that may be written; what fits nowhere (`''`) is frozen.
        """
        decoded = " " if decoded in "\r\n" else decoded
        if decoded in _INVISIBLE:
            self.hide(start, end)
        elif not decoded or len(decoded) > end - start or any(c in SENTINELS for c in decoded):
            self.opaque(start, end)
        else:
            self.hide(start, end)
            places = range(start, end - len(decoded) + 1)
            at = next((i for i in places if all(a != b for a, b in zip(decoded, self.text[i:end], strict=False))), None)
            if at is None:
                at = start
                self.frozen.append(Span(start, end))
            self._prose[at : at + len(decoded)] = decoded

    def entities(self, start: int, end: int) -> None:
        """Decode the HTML entities in revealed prose."""
        if self.text.find("&", start, end) >= 0:
            for match in _ENTITY.finditer(self.text, start, end):
                decoded = unescape(match.group())
                if decoded != match.group() and (match.group().endswith(";") or match.group()[1] == "#"):
                    self.show(match.start(), match.end(), decoded)

    def is_revealed(self, at: int) -> bool:
        return self._prose[at] == self.text[at]

    def visible(self, start: int, end: int) -> str:
        """The prose of a stretch without white space at its ends and without hidden markup."""
        return "".join(self._prose[start:end]).replace(HIDDEN, "").strip(_BARE)

    def block(self, start: int, end: int, scope: Scope = Scope.BODY, inserts: Sequence[Insert] = ()) -> None:
        """Make a region of a run of text; the inserts that stand between its sentences get their own."""
        at = start
        for insert in inserts:
            if self._stands_apart(at, end, insert):
                self.region(at, insert.start, scope)
                self.region(insert.prose_start, insert.prose_end, Scope.CAPTION)
                at = insert.end
            else:
                (self.opaque if insert.is_image else self.hide)(insert.start, insert.end)
        self.region(at, end, scope)

    def _stands_apart(self, start: int, end: int, insert: Insert) -> bool:
        before, after = self.visible(start, insert.start), self.visible(insert.end, end)
        return (not before or before[-1] in '.?!:…"”)') and (not after or not after[0].islower())

    def region(self, start: int, end: int, scope: Scope = Scope.BODY) -> None:
        """Add a region, without white space and markup at its ends; none if nothing is left."""
        prose = self._prose
        while start < end and prose[start] in _BARE:
            start += 1
        while start < end and prose[end - 1] in _BARE:
            end -= 1
        if start < end:
            prose[start:end] = mask_opaque("".join(prose[start:end]))
            if any(c != OPAQUE_CHAR and c not in _BARE for c in prose[start:end]):
                self.regions.append(Region(start, end, scope))

    def fault(self, rule: str, start: int, end: int, message: str, severity: Severity = Severity.ERROR) -> None:
        self.faults.append(Finding(rule, start, end, message, severity=severity))

    def too_complex(self, start: int, end: int, what: str) -> None:
        message = f"{what} terlalu rumit untuk diurai, jadi tidak diperiksa; sederhanakan markup di sini"
        self.fault("markup-terlalu-rumit", start, end, message, Severity.WARNING)

    def document(self, source: Source) -> Document:
        prose = "".join(self._prose)
        source = source._replace(date=published(self.text))
        return Document(
            source, prose, sorted(self.regions), faults=self.faults, frozen=self.frozen, closers=self.closers
        )

    def _cover(self, start: int, end: int, sign: str) -> None:
        self._prose[start:end] = [c if c in "\r\n" else sign for c in self.text[start:end]]


_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")


def stand_in(text: str) -> bytes:
    """One byte for each code point, of the same kind, so that a parser's byte offsets are code points."""
    ascii_text = text if text.isascii() else _FOREIGN.sub(lambda m: _kind(m.group()), text)
    return ascii_text.replace("\0", ",").encode("ascii")


_FOREIGN = re.compile(r"\\?[^\x00-\x7f]")


@cache
def _kind(found: str) -> str:
    """A letter, or a sign that no grammar knows; CommonMark's rules for emphasis tell them apart."""
    return "\\x" if len(found) > 1 else "," if category(found)[0] in "PS" else "x"


class Clock:
    """The time that the parsers may still take for one document."""

    def __init__(self, seconds: float | None = None) -> None:
        self._until = time.monotonic() + (DEADLINE_S if seconds is None else seconds)

    def parse(self, language: Language, data: bytes) -> Tree | None:
        """The tree, or None when the time is up."""
        from tree_sitter import Parser

        if self.is_up():
            return None
        try:
            return Parser(language).parse(_chunks(data), progress_callback=lambda *_: self.is_up())
        except ValueError:
            return None

    def is_up(self) -> bool:
        return time.monotonic() > self._until


def _chunks(data: bytes) -> Callable[[int, object], bytes]:
    return lambda offset, _: data[offset : offset + 65536]
