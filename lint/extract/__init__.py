"""Source to prose: a mask of the same length, and the blocks that stand in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

from ..document import Document, Region
from ..source import Source

Extractor = Callable[[str], tuple[str, Sequence[Region]]]

FORMATS = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "plain",
}
"""Suffix to format; an unknown suffix is plain text."""


def extract(source: Source) -> Document:
    """The document of a source; never fails: what is not understood is masked."""
    extractor: Extractor = import_module(f".{source.format}", __name__).extract
    prose, regions = extractor(source.text)
    return Document(source, prose, regions)
