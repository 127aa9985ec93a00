"""What has changed between two versions of a text, as edits of the first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import accumulate

from .document import narrowed
from .finding import Edit
from .tokens import BOUNDARY

_WORDS = re.compile(rf"\w+|[^\S{BOUNDARY}]+|.", re.DOTALL)


MANY_WORDS = 2000
"""From here on frequent words are no anchors, so that the time stays in proportion."""


def edits_between(old: str, new: str) -> Iterator[Edit]:
    """Edits, in order, each as narrow as can be; words are compared with words, so that letters do not wander."""
    lines = old.splitlines(keepends=True), new.splitlines(keepends=True)
    if len(lines[0]) != len(lines[1]):
        lines = [old], [new]
    at = 0
    for before, after in zip(*lines, strict=True):
        if before != after:
            yield from (Edit(e.start + at, e.end + at, e.text) for e in _in_line(before, after))
        at += len(before)


def _in_line(old: str, new: str) -> Iterator[Edit]:
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    starts = [0, *accumulate(map(len, before))]
    for kind, a, b, c, d in SequenceMatcher(None, before, after, len(before) > MANY_WORDS).get_opcodes():
        if kind != "equal":
            yield narrowed(Edit(starts[a], starts[b], "".join(after[c:d])), old)
