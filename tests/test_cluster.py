"""Findings of a table: the plain function, and a real Spark with two workers, of which one loses its executor."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

from lint import ConfigError, Linter, cluster
from lint.cluster import Order, findings, order, outcomes, schema
from lint.source import Source
from lint.table import About, Found, examine

from .articles import SENTENCES

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

TEXT = "😀 Panitia berangkat kesana , bantuan di kirim oleh tenara."


def texts(values: list[str | bytes | None], ids: list[Any] | None = None, **more: list[Any]) -> pa.Table:
    """A table of texts as bytes."""
    data = [v.encode() if isinstance(v, str) else v for v in values]
    return pa.table({"id": ids or [*range(len(data))], "text": pa.array(data, pa.binary()), **more})


def rows(table: pa.Table, order: Order) -> list[dict[str, Any]]:
    return pa.Table.from_batches(outcomes(table.to_batches(max_chunksize=7), order), schema()).to_pylist()  # type: ignore[no-any-return]


def errors(found: list[dict[str, Any]]) -> dict[str, str]:
    return {row["doc_id"]: row["error"] for row in found if row["kind"] == "error"}


def test_a_text_gives_the_rows_of_its_findings_and_one_of_its_own() -> None:
    table = texts([TEXT], ["a-1"], date=["3 Mei 2024"], section=["Nasional"], author=["Sari"], title=["Bantuan"])
    *found, document = rows(table, order())
    about = About("a-1", "", 0, "2024-05-03", "Nasional", "Sari")
    read, expected = examine(Linter({}, infos=False), Source(TEXT, date=about.date), about, title="Bantuan")
    assert [Found(*(row[name] for name in Found._fields)) for row in found] == expected
    assert [TEXT[row["start"] : row["end"]] for row in found] == ["kesana", " ,", "di kirim", "tenara"]
    assert {name: document[name] for name in read._fields} == read._asdict()
    assert [row["kind"] for row in (*found, document)] == ["finding"] * 4 + ["document"]


def test_a_row_that_cannot_be_checked_is_a_row_that_says_why() -> None:
    bad = [None, "", "  \n", b"kabar \xff", TEXT * 20, TEXT, TEXT]
    found = rows(texts(bad, [*"abcdef", None]), order(most_characters=1000))
    assert errors(found) == {
        "a": "no-text",
        "b": "no-text",
        "c": "no-text",
        "d": "encoding",
        "e": "too-big",
        "": "no-id",
    }
    assert all(row["message"] for row in found if row["kind"] == "error")
    assert [row["doc_id"] for row in found if row["kind"] == "document"] == ["f"]
    assert errors(rows(texts([TEXT]), order(timeout_s=-1))) == {"0": "timeout"}


def test_a_text_that_breaks_a_rule_costs_its_own_row(monkeypatch: pytest.MonkeyPatch) -> None:
    check = Linter.check_document

    def broken(self: Linter, document: Any, *more: Any) -> Any:
        if "rusak" in document.source.text:
            raise RecursionError("terlalu dalam")
        return check(self, document, *more)

    monkeypatch.setattr(Linter, "check_document", broken)
    found = rows(texts([TEXT, "Jalan itu rusak.", TEXT]), order())
    assert errors(found) == {"1": "internal"}
    assert [row["doc_id"] for row in found if row["kind"] == "document"] == ["0", "2"]


@pytest.mark.parametrize(
    "kind", [pa.string(), pa.large_string(), pa.large_binary(), pa.dictionary(pa.int8(), pa.string())]
)
def test_columns_of_any_kind_of_text(kind: pa.DataType) -> None:
    table = pa.table({"id": [7], "text": pa.array([TEXT]).cast(kind)})
    assert rows(table, order()) == rows(texts([TEXT], [7]), order())


def test_a_linter_is_made_once_and_rows_are_handed_over_as_they_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "ROWS", 12)
    cluster._linter.cache_clear()
    order_, table, taken = order({"preset": "eyd"}), texts([TEXT] * 60), 0

    def given() -> Iterator[pa.RecordBatch]:
        nonlocal taken
        for batch in table.to_batches(max_chunksize=4):
            taken += 1
            yield batch

    batches = outcomes(given(), order_)
    assert next(batches).num_rows >= 12 and taken < 15
    assert sum(batch.num_rows for batch in batches) + 15 == 60 * 5
    assert rows(table, order({"preset": "eyd"})) and cluster._linter.cache_info().misses == 1
    assert [*outcomes([], order_)] == []


def test_what_is_wrong_is_told_before_anything_is_sent() -> None:
    with pytest.raises(ConfigError, match="plain, markdown, html"):
        order(format="pdf")
    with pytest.raises(ConfigError):
        order({"preset": "lain"})


spark_is_here = pytest.mark.skipif(
    (find_spec("pyspark") is None or shutil.which("java") is None) and not os.environ.get("CI"),
    reason="pyspark atau java tidak terpasang",
)


def articles() -> pa.Table:
    """Articles of three sentences, and rows that cannot be checked among them."""
    good = [" ".join(SENTENCES[(i + j) % len(SENTENCES)] for j in range(3)) for i in range(90)]
    bad: list[str | bytes | None] = [None, b"kabar \xff", "", TEXT * 100]
    return texts([*good[:45], *bad, *good[45:], TEXT], [*map(str, range(94)), None])


def ordered(found: list[Any]) -> list[tuple[Any, ...]]:
    named = (row if isinstance(row, dict) else row.asDict() for row in found)
    return sorted(((row["doc_id"], row["start"] or 0, *map(repr, row.values())) for row in named), key=repr)


@spark_is_here
def test_spark_with_two_workers(tmp_path: Path) -> None:
    """One test, for starting it is what takes time."""
    from .spark import Cluster

    table, how = articles(), {"most_characters": 2_000}
    expected = ordered(rows(table, order(**how)))  # type: ignore[arg-type]
    with Cluster(tmp_path, 2) as two, two.session() as session:
        df = session.createDataFrame(table)
        same_rows(findings(df, "text", "id", **how), expected)
        same_rows(
            findings(df.selectExpr("cast(text as string) as `isi.teks`", "id"), "isi.teks", "id", **how), expected
        )
        linters_are_shared(df, session)
        refused(df)
        an_executor_is_killed(two, df, how, expected, tmp_path)
    assert two.processes() == []


def same_rows(found: DataFrame, expected: list[tuple[Any, ...]]) -> None:
    assert found.columns == schema().names
    assert ordered(found.collect()) == expected


def linters_are_shared(df: DataFrame, session: SparkSession) -> None:
    """Several processes, and in each one linter for all that it was given."""

    def counted(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        made = sum(1 for _ in outcomes(batches, settings)) and cluster._linter.cache_info()
        yield pa.RecordBatch.from_pydict({"process": [os.getpid()], "made": [made.misses], "used": [made.hits]})

    settings = order(most_characters=2_000)
    said = df.mapInArrow(counted, "process long, made long, used long").collect()
    assert len({row.process for row in said}) >= 2
    assert {row.made for row in said} == {1} and max(row.used for row in said) > 0


def refused(df: DataFrame) -> None:
    with pytest.raises(ConfigError, match=r"isi tidak ada.*id, text"):
        findings(df, "isi", "id")
    with pytest.raises(ConfigError, match="bigint"):
        findings(df.selectExpr("1L as text", "id"), "text", "id")


def an_executor_is_killed(two: Any, df: DataFrame, how: Any, expected: list[tuple[Any, ...]], folder: Path) -> None:
    from .spark import PARTS, Gate, wait

    (folder / "gate").mkdir()
    gate = Gate(str(folder / "gate"), free=PARTS // 2)
    found = findings(df.mapInArrow(gate, df.schema), "text", "id", **how)
    with ThreadPoolExecutor() as pool:
        job = pool.submit(found.collect)
        try:
            wait("half of the parts, and one waiting on each executor", lambda: len(gate.begun()) == PARTS // 2 + 2)
            victim = two.executors()[0]
            os.kill(victim, signal.SIGKILL)
            wait("an executor that is gone", lambda: victim not in two.executors())
        finally:
            gate.open()
        assert ordered(job.result()) == expected
    assert len(gate.begun()) > PARTS, "what the executor worked on was begun again"
