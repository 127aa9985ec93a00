"""Findings to edits that do not clash, and edits to a new text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .document import Document
from .finding import Edit, Finding, Fix, Safety
from .span import Span
from .tokens import SENTINELS
from .tuples import NamedTuple

_TABLE = dict.fromkeys(map(ord, SENTINELS))


class Resolved(NamedTuple):
    """The new text, the findings whose fix was written into it, and the edits (offsets of the old text)."""

    text: str
    applied: tuple[Finding, ...]
    edits: tuple[Edit, ...] = ()


def unattended(finding: Finding, unsafe: bool = False) -> Fix | None:
    """The fix that may be written without a person: the only SAFE one (with `unsafe`: SAFE or UNSAFE)."""
    allowed = [f for f in finding.fixes if f.safety is Safety.SAFE or (unsafe and f.safety is Safety.UNSAFE)]
    return allowed[0] if len(allowed) == 1 else None


def resolve(
    text: str, prose: str, findings: Iterable[Finding], *, unsafe: bool = False, reverse: bool = False
) -> Resolved:
    """Write every unattended fix whose edits are clear of all accepted ones.

    A fix that touches a sentinel of `prose` (hidden markup, opaque content, a boundary) is refused.
    Order is (start, end, rule); `reverse` turns the tie-break round, for the test that it does not matter.
    """
    accepted: list[Edit] = []
    applied: list[Finding] = []
    for finding in sorted(findings, key=lambda f: (f.start, f.end, f.rule), reverse=reverse):
        fix = unattended(finding, unsafe)
        if fix and touches_prose_only(fix, text, prose) and _clear(fix.edits, accepted):
            accepted.extend(fix.edits)
            applied.append(finding)
    return Resolved(apply_edits(text, accepted), tuple(sorted(applied, key=lambda f: f.start)), tuple(sorted(accepted)))


def honest(finding: Finding, document: Document) -> Finding:
    """The finding with every fix that would touch markup or frozen prose shown only."""
    text, prose = document.source.text, document.prose
    if all(touches_prose_only(f, text, prose) and not _frozen(f, document.frozen) for f in finding.fixes):
        return finding
    return finding._replace(
        fixes=tuple(
            f
            if touches_prose_only(f, text, prose) and not _frozen(f, document.frozen)
            else f._replace(safety=Safety.SHOWN)
            for f in finding.fixes
        )
    )


def skeleton(document: Document) -> str:
    """Everything of the source that no fix may change: what is masked, what stands outside the prose, what is broken."""
    text, prose = document.source.text, document.prose
    parts: list[str] = []
    at = 0
    for region in document.regions:
        masked = (
            "\1" + text[i] if i in document.closers else text[i]
            for i in range(region.start, region.end)
            if text[i] != prose[i]
        )
        parts += text[at : region.start], f"\0{region.scope}\0", *masked
        at = region.end
    return "".join([*parts, text[at:], *(f"\0{fault.rule}" for fault in document.faults)])


def _frozen(fix: Fix, frozen: Sequence[Span]) -> bool:
    return any(edit.start <= span.end and span.start <= edit.end for edit in fix.edits for span in frozen)


def touches_prose_only(fix: Fix, text: str, prose: str) -> bool:
    """Are all edits over plain prose, with nothing masked inside or under them?"""
    return all(
        0 <= e.start <= e.end <= len(text)
        and prose[e.start : e.end] == text[e.start : e.end]
        and prose[e.start : e.end].translate(_TABLE) == prose[e.start : e.end]
        and not _inside_mask(e, text, prose)
        for e in fix.edits
    )


def _inside_mask(edit: Edit, text: str, prose: str) -> bool:
    """An insertion with no plain prose on either side would land inside markup or an entity."""
    at = edit.start
    plain = (prose[i] == text[i] and prose[i] not in SENTINELS for i in (at - 1, at) if 0 <= i < len(text))
    return edit.start == edit.end and 0 < at < len(text) and not any(plain)


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """`text` with non-overlapping edits written into it."""
    parts: list[str] = []
    at = 0
    for edit in sorted(edits):
        parts += text[at : edit.start], edit.text
        at = edit.end
    return "".join([*parts, text[at:]])


def _clear(edits: Sequence[Edit], accepted: Sequence[Edit]) -> bool:
    return not any(_touch(mine, theirs) for mine in edits for theirs in accepted)


def _touch(a: Edit, b: Edit) -> bool:
    """Edits clash when they overlap, or when they meet at a point: two insertions there have no order."""
    return a.start <= b.end and b.start <= a.end
