"""Parquet as a stream: a batch of rows at a time, of the wanted columns alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from .rows import Bad, Raw, Record

BATCH = 256
BUFFER = 1 << 20


def _opened(path: str) -> Any:
    import pyarrow.parquet as pq

    return pq.ParquetFile(path, buffer_size=BUFFER, pre_buffer=False)


def columns(path: str) -> list[str]:
    """The names of the columns, nested ones too; none when the file is no Parquet."""
    import pyarrow as pa

    try:
        with _opened(path) as file:
            return list(_names(file.schema_arrow))
    except (pa.ArrowException, OSError):
        return []


def _names(fields: Iterable[Any], above: str = "") -> Iterator[str]:
    import pyarrow as pa

    for field in fields:
        yield f"{above}{field.name}"
        if pa.types.is_struct(field.type):
            inner = (field.type.field(i) for i in range(field.type.num_fields))
            yield from _names(inner, f"{above}{field.name}.")


def rows(path: str, encoding: str, skip: int, wanted: Iterable[str]) -> Iterator[Raw]:
    """The rows of a file, numbered from 1; a group of rows that is broken is one `Bad`, the next ones go on."""
    import pyarrow as pa

    try:
        file = _opened(path)
    except (pa.ArrowException, OSError) as error:
        yield Bad(path, 1, "parquet", f"bukan Parquet yang terbaca ({_said(error)})")
        return
    top = [*dict.fromkeys(_column(name, file.schema_arrow.names) for name in wanted)]
    with file:
        total, before = file.metadata.num_rows or 1, 0
        for group in range(file.num_row_groups):
            size = file.metadata.row_group(group).num_rows
            if before + size > skip:
                yield from _group(file, path, group, top, (before, size, skip, total))
            before += size


def _column(name: str, present: Iterable[str]) -> str:
    return name if name in present else name.split(".")[0]


def _group(file: Any, path: str, group: int, top: list[str], at: tuple[int, int, int, int]) -> Iterator[Raw]:
    import pyarrow as pa

    before, size, skip, total = at
    number = before
    try:
        for batch in file.iter_batches(BATCH, row_groups=[group], columns=top, use_threads=False):
            if number + batch.num_rows <= skip:
                number += batch.num_rows
                continue
            for values in batch.to_pylist():
                number += 1
                if number > skip:
                    yield Record(number, values, number / total)
    except (pa.ArrowException, OSError, UnicodeDecodeError, ValueError) as error:
        first, last = max(number, skip) + 1, before + size
        reason = f"baris {first}–{last} tidak terbaca ({_said(error)})"
        yield Bad(path, first, "parquet", reason, last, last / total)


def _said(error: Exception) -> str:
    return str(error).strip().partition("\n")[0][:200]
