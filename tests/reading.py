"""What an extractor makes of a text, in a form that people can read."""

from __future__ import annotations

from lint.document import Document
from lint.extract import Reading, extract
from lint.source import Source
from lint.tokens import BOUNDARY, HIDDEN, OPAQUE_CHAR

_SIGNS = str.maketrans({HIDDEN: None, OPAQUE_CHAR: "▢", BOUNDARY: "¶"})


def read(text: str, form: str, **reading: tuple[str, ...] | str) -> Document:
    """The document, its laws checked: same length, line breaks kept, regions in order."""
    document = extract(Source(text, format=form), Reading(**reading))  # type: ignore[arg-type]
    assert len(document.prose) == len(text)
    assert all(p == t for p, t in zip(document.prose, text, strict=True) if t in "\r\n")
    ends = [0]
    for region in document.regions:
        assert ends[-1] <= region.start < region.end <= len(text)
        ends.append(region.end)
    return document


def blocks(text: str, form: str, **reading: tuple[str, ...] | str) -> list[str]:
    """Every block as "scope: prose": hidden markup left out, opaque content ▢, boundaries ¶."""
    document = read(text, form, **reading)
    return [f"{r.scope}: {_short(document.prose[r.start : r.end])}" for r in document.regions]


def _short(prose: str) -> str:
    shown = prose.translate(_SIGNS)
    while "▢▢" in shown:
        shown = shown.replace("▢▢", "▢")
    return shown
