"""An archive as a stream of articles: files of records (JSONL, CSV, Parquet) and files that are articles.

No more than a row, or a batch of a Parquet file, is held. A row that cannot be read becomes a `Bad`, the others go on.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from ..errors import ConfigError
from ..extract import FORMATS
from ..files import OFFICE_LOCK, is_excluded
from ..project import Projects
from . import parquet
from .fields import Fields, day, label, paths, prose, value_at
from .lines import csv, jsonl
from .rows import Bad, Item, Raw, Record, Row

RECORDS = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "csv", ".parquet": "parquet", ".pq": "parquet"}
"""Suffix to the format of a file whose rows are articles; `.gz` may follow those of text."""

SAMPLE, MOST_SAMPLED = 100, 10_000
"""Sound rows from which the names of fields are learnt, and how many are looked at for them."""


class Input(NamedTuple):
    """A file of the archive; `top` is the folder that was named, if it was one; `fields` are settled for records."""

    path: str
    form: str
    size: int
    changed_ns: int
    top: str = ""
    fields: Fields = Fields()

    @property
    def is_records(self) -> bool:
        return self.form in READERS


READERS: dict[str, Callable[..., Iterator[Raw]]] = {"jsonl": jsonl, "csv": csv, "parquet": parquet.rows}


@dataclass(frozen=True)
class Archive:
    """What is to be audited: the files, in order, listed anew when asked, and how to read them."""

    inputs: Callable[[], Iterator[Input]]
    encoding: str | None = None
    text_format: str = "plain"

    def items(self, at: int = 0, skip: int = 0) -> Iterator[Item]:
        """Every article, from row `skip + 1` of input `at` on."""
        serial = before = 0
        for number, source in enumerate(self.inputs()):
            if number >= at:
                for row in self._of(source, skip if number == at else 0):
                    serial += 1
                    yield Item(serial, number, before + round(row.share * source.size), row)
            before += source.size

    def _of(self, source: Input, skip: int) -> Iterator[Row | Bad]:
        if source.is_records:
            yield from self._records(source, skip)
        elif not skip:
            yield Row(source.path, 1, source.form, top=source.top, fields=source.fields)

    def _records(self, source: Input, skip: int) -> Iterator[Row | Bad]:
        for raw in READERS[source.form](source.path, self.encoding or "utf-8", skip, source.fields.named):
            yield raw if isinstance(raw, Bad) else self._row(source, raw)

    def _row(self, source: Input, raw: Record) -> Row | Bad:
        fields, values = source.fields, raw.values
        found = ((name, value_at(values, name)) for name in fields.text)
        parts = tuple((name, prose(value)) for name, value in found if isinstance(value, str) and value.strip())
        if not parts:
            reason = f"tanpa teks di kolom {', '.join(fields.text)}"
            return Bad(source.path, raw.number, "no-text", reason, share=raw.share)
        name = label(value_at(values, fields.id)) if fields.id else ""
        return Row(
            source.path, raw.number, self.text_format, parts, name or f"{os.path.basename(source.path)}#{raw.number}",
            day(value_at(values, fields.date)), label(value_at(values, fields.section)),
            label(value_at(values, fields.author)), label(value_at(values, fields.title)), share=raw.share,
        )  # fmt: skip


def inputs(
    given: Sequence[str],
    fields: Fields,
    form: str | None,
    encoding: str | None,
    projects: Projects,
    own: Callable[[str], bool],
) -> Iterator[Input]:
    """The files of an archive, folders walked in order; raises `ConfigError` for what is missing or lacks a field.

    `own` knows what an audit writes, which is not read.
    """
    for path, top in _named(given, form, projects, own):
        kind = form or _form(path)
        try:
            about = os.stat(path)
        except OSError as error:
            raise ConfigError(f"{path}: tidak dapat dibaca ({error.strerror}); periksa nama dan foldernya") from error
        settled = fields
        if kind in READERS:
            found = _present(path, kind, encoding or "utf-8")
            settled = fields.settled(found, path) if found else fields
        yield Input(path, kind, about.st_size, about.st_mtime_ns, top, settled)


def _form(path: str) -> str:
    base, suffix = os.path.splitext(path.lower())
    if suffix == ".gz":
        suffix = os.path.splitext(base)[1]
    return RECORDS.get(suffix) or FORMATS.get(suffix, "plain")


def _named(
    given: Sequence[str], form: str | None, projects: Projects, own: Callable[[str], bool]
) -> Iterator[tuple[str, str]]:
    """Files with the folder that was named for each, or nothing."""
    for path in given:
        if not os.path.isdir(path):
            yield path, ""
            continue
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(f for f in folders if not f.startswith(".") and not own(os.path.join(folder, f)))
            for name in sorted(names):
                inside = os.path.join(folder, name)
                if _is_article(name, form) and not own(inside) and not is_excluded(inside, projects):
                    yield inside, path


def _is_article(name: str, form: str | None) -> bool:
    if name.startswith((".", OFFICE_LOCK)):
        return False
    base, suffix = os.path.splitext(name.lower())
    suffix = os.path.splitext(base)[1] if suffix == ".gz" else suffix
    return form is not None or suffix in RECORDS or suffix in FORMATS


def _present(path: str, form: str, encoding: str) -> list[str]:
    """The names of the fields that the first rows have; none for a file that is empty or broken."""
    if form == "parquet":
        return parquet.columns(path)
    names: dict[str, None] = {}
    looked_at = islice(READERS[form](path, encoding, 0), MOST_SAMPLED)
    for record in islice((raw for raw in looked_at if isinstance(raw, Record)), SAMPLE):
        names.update(dict.fromkeys(paths(record.values)))
    return [*names]
