"""Where a text talks to ralat: `<!-- ralat: … -->`, in plain text also a line `[ralat: …]`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..tokens import BOUNDARY
from ..tuples import NamedTuple


class Note(NamedTuple):
    """A remark to ralat: code points `start` to `end` of the source, and what it says."""

    start: int
    end: int
    text: str


_COMMENT = r"<!--[ \t]*ralat:(?P<text>[^>]{0,500}?)-->"
_LINE = (
    r"(?m)^[ \t]*(?:\[ralat:(?P<bracket>[^\]\n]{0,500})\]|<!--[ \t]*ralat:(?P<comment>[^>\n]{0,500}?)-->)[ \t]*(?=\r?$)"
)


def notes(text: str, form: str) -> Iterator[Note]:
    """The remarks of a text, in order; of plain text only those that have a line to themselves."""
    if "ralat:" not in text:
        return
    for match in re.finditer(_LINE if form == "plain" else _COMMENT, text):
        said = next(group for group in match.groups() if group is not None)
        yield Note(match.start(), match.end(), said.strip())


def mask_notes(text: str) -> str:
    """Plain text with its remarks masked, so that no rule reads them."""
    if "ralat:" not in text:
        return text
    return re.sub(_LINE, lambda match: BOUNDARY * len(match.group()), text)
