"""Findings as rows of a table, for archives and clusters: one row a finding, one row a document that was read.

The columns are the fields of `Found` and `Read`; `schema` and `table` turn them into Arrow (pyarrow, imported late).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, get_type_hints

from .catalog import modules
from .document import Document, visible
from .finding import Finding, Severity
from .resolve import apply_edits
from .tokens import BOUNDARY, OPAQUE_CHAR

if TYPE_CHECKING:
    from .engine import Deadline, Linter
    from .source import Source

REACH, LONG_FIX = 24, 120
"""How far a place is completed to whole words; a place that is longer is not written out, its fixes are named."""

CONTEXT = 90
"""Characters that are shown on either side of a finding."""


class About(NamedTuple):
    """What is known of a document besides its text; repeated in each row, so that no join is needed.

    `row` is its number in its file, from 1; `date` is ISO, a day or a month, empty when unknown.
    """

    doc_id: str = ""
    source: str = ""
    row: int = 0
    date: str = ""
    section: str = ""
    author: str = ""


class Found(NamedTuple):
    """A finding. `start` and `end` are code points of the field (of the text, when `field` is empty), end-exclusive.

    `text` stands there, between `before` and `after`; `wrong` is what the fixes change, in whole words, and
    `fixes` is what each would make of it, the best first; `safety` is that of the first.
    """

    doc_id: str
    source: str
    row: int
    date: str
    section: str
    author: str
    field: str
    start: int
    end: int
    rule: str
    group: str
    severity: str
    message: str
    text: str
    wrong: str
    fixes: list[str]
    safety: str
    before: str
    after: str


class Read(NamedTuple):
    """A document that was read to its end, with what it takes to compute rates."""

    doc_id: str
    source: str
    row: int
    date: str
    section: str
    author: str
    title: str
    words: int
    characters: int
    errors: int
    warnings: int
    infos: int


class Place(NamedTuple):
    """A field and where its text begins in the text of the document."""

    start: int
    name: str


def examine(
    linter: Linter,
    source: Source,
    about: About,
    *,
    title: str = "",
    places: Sequence[Place] = (Place(0, ""),),
    deadline: Deadline | None = None,
) -> tuple[Read, list[Found]]:
    """The rows of a document; incomplete when the deadline has passed. Raises `SourceError`."""
    document = linter.extract(source)
    findings = linter.check_document(document, deadline)
    if not linter.infos:
        findings = [f for f in findings if f.severity != Severity.INFO]
    levels = Counter(str(f.severity) for f in findings)
    words = sum(block.words for block in document.blocks)
    counts = (levels["error"], levels["warning"], levels["info"])
    read = Read(*about, title, words, len(source.text), *counts)
    return read, [_row(f, document, about, places) for f in findings]


def _row(finding: Finding, document: Document, about: About, places: Sequence[Place]) -> Found:
    text = document.source.text
    start, name = places[max(bisect_right(places, finding.start, key=lambda place: place.start) - 1, 0)]
    wrong, fixes = _changes(finding, text)
    return Found(
        *about, name, finding.start - start, finding.end - start,
        finding.rule, _groups().get(finding.rule, ""), str(finding.severity), finding.message,
        text[finding.start : finding.end], wrong, fixes, str(finding.fixes[0].safety) if finding.fixes else "",
        *_around(finding, document),
    )  # fmt: skip


@cache
def _groups() -> dict[str, str]:
    return {rule: group for rule, (group, _) in modules().items()}


def _changes(finding: Finding, text: str) -> tuple[str, list[str]]:
    """What the fixes change, and what each makes of it."""
    edits = [edit for fix in finding.fixes for edit in fix.edits]
    first = min([finding.start, *(e.start for e in edits)])
    last = max([finding.end, *(e.end for e in edits)])
    start, end = _outward(text, first, -1), _outward(text, last, 1)
    if end - start > LONG_FIX:
        return text[finding.start : finding.end], [fix.title for fix in finding.fixes]
    wrong = text[start:end]
    moved = ([e._replace(start=e.start - start, end=e.end - start) for e in fix.edits] for fix in finding.fixes)
    return wrong, [apply_edits(wrong, edits) for edits in moved]


def _outward(text: str, at: int, step: int) -> int:
    """The end of the word at an offset, to the left or to the right."""
    for _ in range(REACH):
        following = at - 1 if step < 0 else at
        if not 0 <= following < len(text) or not text[following].isalnum():
            break
        at += step
    return at


_SHOWN = str.maketrans({OPAQUE_CHAR: "…", BOUNDARY: " "})


def _around(finding: Finding, document: Document) -> tuple[str, str]:
    """What stands before and after a finding in its block, as people read it, cut between words."""
    block = document.block_at(finding.start)
    first, last = (block.start, block.end) if block else (finding.start, finding.end)
    before = document.prose[max(first, finding.start - 2 * CONTEXT) : finding.start]
    after = document.prose[finding.end : min(max(last, finding.end), finding.end + 2 * CONTEXT)]
    left, right = (visible(part).translate(_SHOWN).replace("\n", " ") for part in (before, after))
    if len(left) > CONTEXT:
        left = "…" + left[-CONTEXT:].partition(" ")[2]
    if len(right) > CONTEXT:
        right = right[:CONTEXT].rpartition(" ")[0] + "…"
    return left.lstrip(), right.rstrip()


Rows = type[Found] | type[Read]


def schema(of: Rows) -> Any:
    """The Arrow schema of `Found` or `Read`."""
    import pyarrow as pa

    kinds = {str: pa.string(), int: pa.int64(), list[str]: pa.list_(pa.string())}
    return pa.schema([pa.field(name, kinds[kind], nullable=False) for name, kind in get_type_hints(of).items()])


def table(of: Rows, rows: Iterable[Found | Read]) -> Any:
    """Rows as an Arrow table; the same columns and types also without a row."""
    import pyarrow as pa

    columns = [*zip(*rows, strict=True)] or [() for _ in of._fields]
    fields = schema(of)
    arrays = [pa.array(column, field.type) for column, field in zip(columns, fields, strict=True)]
    return pa.Table.from_arrays(arrays, schema=fields)
