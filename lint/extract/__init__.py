"""Source to prose: a mask of the same length, and the blocks that stand in it."""

from __future__ import annotations

import os
from collections.abc import Callable

from ..document import Document
from ..errors import ConfigError
from ..source import Source
from ..tuples import NamedTuple

FORMATS = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdx": "mdx",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
}
"""Suffix to format; an unknown suffix is plain text."""

MODULES = {"plain": "plain", "html": "html", "markdown": "markdown", "mdx": "markdown", "docx": "docx"}
"""Format to the module that reads it, imported when it is met."""

RECORDS = ("jsonl", "csv")
"""Formats of which each record is an article; `lint.records` checks them."""

CHOICES = (*MODULES, *RECORDS)


class Reading(NamedTuple):
    """Which fields are prose: of front matter, and of records, with the one that names a record."""

    front_matter: tuple[str, ...] = ("title", "description", "excerpt", "caption", "tags")
    text_field: tuple[str, ...] = ()
    id_field: str = ""


Extractor = Callable[[Source, Reading], Document]
_DEFAULT = Reading()


def format_of(path: str) -> str:
    return FORMATS.get(os.path.splitext(path)[1].lower(), "plain")


def extract(source: Source, reading: Reading = _DEFAULT) -> Document:
    """The document of a source; what is not understood is masked. Raises `ConfigError` for an unknown format."""
    name = MODULES.get(source.format)
    if source.format in RECORDS:
        raise ConfigError(f"{source.path}: berkas rekaman; yang ini hanya membaca satu artikel, pakai ralat check")
    if name is None:
        raise ConfigError(f"jenis masukan '{source.format}' tidak ada; pilihan: {', '.join(CHOICES)}")
    module = __import__(f"{__name__}.{name}", fromlist=("extract",))  # `importlib` takes as long as two rules
    extractor: Extractor = module.extract
    return extractor(source, reading)
