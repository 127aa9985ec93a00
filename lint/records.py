"""Checks files of records (JSONL, CSV): each record is an article of its own; places and edits are those of the file."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from .catalog import RECORD
from .document import Document
from .errors import WriteError
from .extract.records import Fault, Item, Lacking, Record, records
from .finding import Edit, Finding, Related, Severity
from .resolve import apply_edits
from .source import Source

if TYPE_CHECKING:
    from .engine import Deadline, Fixed, Linter
    from .extract import Reading

NAMED = 5
"""How many records a note names."""


def check(linter: Linter, source: Source, deadline: Deadline) -> list[Finding]:
    """All findings of a file, in order; raises `SourceError` when it has no text field."""
    found: list[Finding] = []
    for item in records(source, linter.reading):
        if deadline.is_over():
            break
        if isinstance(item, Record):
            found += (moved(f, item) for f in linter.check_source(_article(item, source), deadline))
        elif isinstance(item, Fault):
            found += _faults(linter, item)
    return found


def fix(linter: Linter, source: Source, unsafe: bool, deadline: Deadline) -> Fixed:
    """The file with each record fixed for itself: one that does not settle stays as it is, and the others are written."""
    from .delta import edits_between
    from .engine import Fixed

    applied: list[Finding] = []
    edits: list[Edit] = []
    left: list[tuple[Finding, ...]] = []
    texts: list[str | None] = []
    for item in records(source, linter.reading):
        if not isinstance(item, Record):
            left.append(())
            texts.append(None)
            continue
        fixed = linter.fix_source(_article(item, source), unsafe=unsafe, deadline=deadline)
        if deadline.passed:
            return Fixed(source.text, (), ())
        applied += (moved(f._replace(fixes=(), related=()), item) for f in fixed.applied)
        left.append(fixed.remaining)
        texts.append(fixed.text)
        edits += item.edits(edits_between(item.text, fixed.text)) if fixed.applied else ()
    text = apply_edits(source.text, edits)
    remaining = tuple(_remaining(linter, source._replace(text=text), left, texts))
    return Fixed(text, tuple(applied), remaining, (), (tuple(sorted(edits)),) if edits else ())


def _remaining(
    linter: Linter, source: Source, left: Sequence[Sequence[Finding]], texts: Sequence[str | None]
) -> Iterator[Finding]:
    """The findings that are left, in their new places; raises `WriteError` if the records are not those meant."""
    for item, findings, text in zip(records(source, linter.reading), left, texts, strict=True):
        if (item.text if isinstance(item, Record) else None) != text:
            raise WriteError("structure", f"{source.path}: perbaikan merusak rekaman {item.number}; tidak diubah")
        if isinstance(item, Record):
            yield from (moved(f, item) for f in findings)
        elif isinstance(item, Fault):
            yield from _faults(linter, item)


def _article(record: Record, source: Source) -> Source:
    return Source(record.text, source.path)


def _faults(linter: Linter, fault: Fault) -> list[Finding]:
    message = f"Rekaman ini tidak dapat dibaca: {fault.message}; rekaman lain tetap diperiksa"
    finding = Finding(RECORD, fault.start, fault.end, message, severity=Severity.ERROR)
    return linter.check_document(Document(Source(""), "", (), faults=(finding,)))


def moved(finding: Finding, record: Record) -> Finding:
    """The finding of a record with places and edits of the file."""
    return finding._replace(
        start=record.place(finding.start),
        end=record.place(finding.end),
        fixes=tuple(fix._replace(edits=record.edits(fix.edits)) for fix in finding.fixes),
        related=tuple(Related(record.place(r.start), record.place(r.end), r.message) for r in finding.related),
    )


def named(
    source: Source, reading: Reading, findings: Sequence[Finding]
) -> tuple[list[tuple[int, str, str]], tuple[str, ...]]:
    """The records that have findings (start, label, name), and what a person should know of the others."""
    starts = sorted(f.start for f in findings)
    met: list[tuple[int, str, str]] = []
    lacking: list[Lacking] = []
    for item in records(source, reading):
        at = bisect_left(starts, item.start)
        if at < len(starts) and starts[at] <= item.end:
            met.append(_label(item))
        if isinstance(item, Lacking):
            lacking.append(item)
    return met, _note(source, lacking)


def _label(item: Item) -> tuple[int, str, str]:
    if isinstance(item, Record) and item.name:
        return item.start, f"id {item.name}", item.name
    return item.start, f"rekaman {item.number}", ""


def _note(source: Source, lacking: Sequence[Lacking]) -> tuple[str, ...]:
    if not lacking:
        return ()
    numbers = ", ".join(str(item.number) for item in lacking[:NAMED]) + (", …" if len(lacking) > NAMED else "")
    return (f"{source.path}: {len(lacking)} rekaman tanpa teks dilewati (nomor {numbers})",)
