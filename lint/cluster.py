"""Findings of a table that lies on many machines: Arrow in, Arrow out, and a door for Spark (extra `spark`).

`outcomes` takes record batches with the columns of `Given` and gives record batches of `schema()`. Each row that comes
in gives one row of kind `document` or `error`, and before it one of kind `finding` for each finding:

    kind                finding, document or error
    doc_id … author     what is known of the document, in each row (`table.About`; `row` is 0: tables have no order)
    field … after       a finding (`table.Found`), else null; `start` and `end` count code points of the text
    title … infos       a document that was read to its end (`table.Read`), else null
    error               why a row could not be checked: no-text, no-id, too-big, encoding, timeout or internal, else
                        null; then `message` says it to a person, and `text` is how the text begins

ralat is to be installed on each machine: its dictionaries are files, which all processes of a machine map and share.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, NamedTuple

from .audit.fields import day, label, prose
from .config import Config
from .engine import Deadline, Linter
from .errors import ConfigError, DictionaryError, SourceError
from .source import Source
from .table import About, Found, Read, examine
from .table import schema as schema_of

if TYPE_CHECKING:
    from pyarrow import Array, RecordBatch, Schema
    from pyspark.sql import DataFrame

FORMATS = ("plain", "markdown", "html")

TIMEOUT_S, MOST_CHARACTERS = 60.0, 10_000_000
"""How long a text may take, and how long it may be."""

ROWS = 2_000
"""Rows from which on a batch is handed over."""

SHOWN = 90
"""Characters that are shown of a text that could not be checked."""


class Given(NamedTuple):
    """A row that comes in; UTF-8 as bytes, since a cluster holds strings that are none. Only two columns are needed."""

    text: bytes | None
    id: bytes | None
    source: bytes | None = None
    date: bytes | None = None
    section: bytes | None = None
    author: bytes | None = None
    title: bytes | None = None


class Order(NamedTuple):
    """How every text is checked; small and picklable."""

    linter: bytes
    """A pickled `Linter`: its configuration."""
    format: str = "plain"
    timeout_s: float = TIMEOUT_S
    most_characters: int = MOST_CHARACTERS


ABOUT = len(About._fields)
COLUMNS = ("kind", *Found._fields, *Read._fields[ABOUT:], "error")
_NO_FINDING, _NO_COUNTS = (None,) * (len(Found._fields) - ABOUT), (None,) * (len(Read._fields) - ABOUT)

Row = tuple[Any, ...]
"""Values of `COLUMNS`."""


def order(
    config: Config | Mapping[str, Any] | None = None,
    *,
    format: str = "plain",
    infos: bool = False,
    timeout_s: float = TIMEOUT_S,
    most_characters: int = MOST_CHARACTERS,
) -> Order:
    """Raises `ConfigError` here, not on another machine."""
    if format not in FORMATS:
        raise ConfigError(f"format '{format}' tidak dikenal; pilihannya: {', '.join(FORMATS)}")
    return Order(pickle.dumps(Linter(config, infos=infos)), format, timeout_s, most_characters)


def findings(
    df: DataFrame,
    text_col: str,
    id_col: str,
    *,
    source_col: str = "",
    date_col: str = "",
    section_col: str = "",
    author_col: str = "",
    title_col: str = "",
    **how: Any,
) -> DataFrame:
    """The outcomes of a Spark table, lazily; `how` is that of `order`. Raises `ConfigError`."""
    if lacking := [name for name in ("pyarrow", "pandas") if find_spec(name) is None]:
        raise ConfigError(f'Spark memerlukan {" dan ".join(lacking)}; pasang dengan: pip install "ralat[spark]"')
    columns = Given(text_col, id_col, source_col, date_col, section_col, author_col, title_col)  # type: ignore[arg-type]
    given = _chosen(df, {role: name for role, name in columns._asdict().items() if name})
    return given.mapInArrow(partial(outcomes, order=order(**how)), _declared())


def _chosen(df: DataFrame, columns: Mapping[str, str]) -> DataFrame:
    """The columns that are needed, named by their roles; all but the text as strings."""
    if lacking := [name for name in columns.values() if name not in df.columns]:
        raise ConfigError(f"kolom {', '.join(lacking)} tidak ada; kolom yang ada: {', '.join(df.columns)}")
    kind = dict(df.dtypes)[columns["text"]]
    if kind not in ("string", "binary"):
        raise ConfigError(f"kolom {columns['text']} berjenis {kind}, bukan string atau binary; pilih kolom teksnya")
    quoted = {role: df["`{}`".format(name.replace("`", "``"))] for role, name in columns.items()}
    return df.select([(c if role == "text" else c.cast("string")).alias(role) for role, c in quoted.items()])


def _declared() -> str:
    """The columns as Spark declares them."""
    kinds = {"string": "string", "int64": "bigint"}
    return ", ".join(f"`{field.name}` {kinds.get(str(field.type), 'array<string>')}" for field in schema())


@cache
def schema() -> Schema:
    """The columns that come out."""
    import pyarrow as pa

    types = {field.name: field.type for of in (Found, Read) for field in schema_of(of)}
    return pa.schema([pa.field(name, types.get(name, pa.string())) for name in COLUMNS])


def outcomes(batches: Iterable[RecordBatch], order: Order) -> Iterator[RecordBatch]:
    """What becomes of each row. Whatever a text is, it costs a row of its own at most."""
    linter = _linter(order.linter)
    rows: list[Row] = []
    for batch in batches:
        for given in _given(batch):
            rows += _outcome(linter, given, order)
            if len(rows) >= ROWS:
                yield _batch(rows)
                rows.clear()
    if rows:
        yield _batch(rows)


@cache
def _linter(pickled: bytes) -> Linter:
    """Made once per process and configuration."""
    linter: Linter = pickle.loads(pickled)
    return linter


def _batch(rows: list[Row]) -> RecordBatch:
    import pyarrow as pa

    columns = zip(*rows, strict=True)
    arrays = [pa.array(values, field.type) for values, field in zip(columns, schema(), strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=schema())


def _given(batch: RecordBatch) -> Iterator[Given]:
    """The rows of a batch, each decoded when its turn comes."""
    names = [name for name in Given._fields if name in batch.schema.names]
    columns = [_as_bytes(batch.column(name)) for name in names]
    for at in range(batch.num_rows):
        values = {name: column[at].as_py() for name, column in zip(names, columns, strict=True)}
        yield Given(values.pop("text", None), values.pop("id", None), **values)


def _as_bytes(column: Array) -> Array:
    import pyarrow as pa

    kinds = pa.types
    tests = (kinds.is_binary, kinds.is_large_binary, kinds.is_string, kinds.is_large_string)
    if not any(test(column.type) for test in tests):
        column = column.cast(pa.string())
    return column.cast(pa.large_binary())


def _outcome(linter: Linter, given: Given, order: Order) -> list[Row]:
    about = _about(given)
    try:
        read, found = _examined(linter, given, about, order)
    except SourceError as error:
        return [_error(about, given, error.kind, str(error))]
    except DictionaryError:
        raise
    except Exception as error:
        return [_error(about, given, "internal", f"gagal diperiksa ({type(error).__name__}: {error})")]
    rows = [("finding", *finding, *_NO_COUNTS, None) for finding in found]
    return [*rows, ("document", *about, *_NO_FINDING, *read[ABOUT:], None)]


def _error(about: About, given: Given, kind: str, message: str) -> Row:
    """A row that says why there is nothing else."""
    start = prose((given.text or b"")[: 4 * SHOWN].decode("utf-8", "replace"))[:SHOWN]
    said = {"message": prose(message), "text": start}
    return ("error", *about, *map(said.get, Found._fields[ABOUT:]), *_NO_COUNTS, kind)


def _about(given: Given) -> About:
    name, source, date, section, author = (
        prose((value or b"").decode("utf-8", "replace"))
        for value in (given.id, given.source, given.date, given.section, given.author)
    )
    return About(name, source, 0, day(date), label(section), label(author))


def _examined(linter: Linter, given: Given, about: About, order: Order) -> tuple[Read, list[Found]]:
    """Raises `SourceError`, its kind that of the outcome."""
    text = _text(given, order)
    source = Source(text, format=order.format, date=about.date if len(about.date) == len("2025-01-31") else "")
    title = label((given.title or b"").decode("utf-8", "replace"))
    deadline = Deadline(order.timeout_s)
    read, found = examine(linter, source, about, title=title, deadline=deadline)
    if deadline.passed:
        raise SourceError("timeout", f"belum selesai setelah {order.timeout_s:g} detik (timeout_s)")
    return read, found


def _text(given: Given, order: Order) -> str:
    if given.id is None:
        raise SourceError("no-id", "tanpa pengenal, temuannya tidak akan dapat dicari; isi kolom pengenalnya")
    try:
        text = prose((given.text or b"").decode("utf-8"))
    except UnicodeDecodeError as error:
        found = f"bita 0x{error.object[error.start]:02x} di posisi {error.start}"
        raise SourceError("encoding", f"bukan UTF-8 yang sah ({found}); ubah dulu pengodeannya") from error
    if not text.strip():
        raise SourceError("no-text", "tanpa teks, tidak ada yang diperiksa")
    if len(text) > order.most_characters:
        most = f"{order.most_characters:,}".replace(",", ".")
        raise SourceError("too-big", f"lebih dari {most} karakter (most_characters); pecah dulu teks ini")
    return text
