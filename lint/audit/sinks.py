"""Tables to files, Parquet or JSONL by suffix; whole or not at all."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from typing import Any

from .. import __version__
from ..errors import ConfigError
from ..table import Rows, schema
from ..writing import in_place, text_file
from .rows import Bad

SUFFIXES = (".parquet", ".jsonl")

GROUP = 65_536
"""Rows of a group in a Parquet file, however the parts were cut."""


def require_known(path: str, option: str) -> None:
    if suffix(path) not in SUFFIXES:
        raise ConfigError(f"{option} {path}: akhiran tidak dikenal; pilihan: {', '.join(SUFFIXES)}")
    require_folder(path, option)


def require_folder(path: str, option: str) -> None:
    folder = os.path.dirname(path) or "."
    if not os.path.isdir(folder):
        raise ConfigError(f"{option} {path}: folder {folder} tidak ada; buat dulu foldernya")


def suffix(path: str) -> str:
    return os.path.splitext(path)[1].lower()


def write(of: Rows, tables: Iterable[Any], path: str) -> int:
    """Write all rows of some tables; how many there are."""
    return (_parquet if suffix(path) == ".parquet" else _jsonl)(of, tables, path)


def write_rejects(rejects: Iterable[Bad], path: str) -> int:
    """Rows that were set aside, a line each: where, why, and how many it stands for; how many rows there are."""
    count = 0
    with text_file(path) as file:
        for bad in rejects:
            told = {"source": bad.path, "row": bad.number, "doc_id": bad.id, "kind": bad.kind, "reason": bad.reason}
            told["rows"] = bad.rows
            file.write(json.dumps(told, ensure_ascii=False) + "\n")
            count += bad.rows
    return count


def _jsonl(of: Rows, tables: Iterable[Any], path: str) -> int:
    count = 0
    with text_file(path) as file:
        for table in tables:
            count += table.num_rows
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in table.to_pylist())
    return count


def _parquet(of: Rows, tables: Iterable[Any], path: str) -> int:
    import pyarrow.parquet as pq

    columns = schema(of).with_metadata({"ralat": __version__})
    count = 0
    with in_place(path) as beside, pq.ParquetWriter(beside, columns, compression="zstd") as writer:
        for table in _groups(tables):
            count += table.num_rows
            writer.write_table(table.replace_schema_metadata(columns.metadata), row_group_size=GROUP)
    return count


def _groups(tables: Iterable[Any]) -> Iterator[Any]:
    """The same rows in tables of `GROUP` rows, the last one shorter."""
    import pyarrow as pa

    waiting: list[Any] = []
    held = 0
    for table in tables:
        waiting.append(table)
        held += table.num_rows
        while held >= GROUP:
            whole = pa.concat_tables(waiting).combine_chunks()
            yield whole.slice(0, GROUP)
            waiting, held = [whole.slice(GROUP)], held - GROUP
    if held:
        yield pa.concat_tables(waiting).combine_chunks()
