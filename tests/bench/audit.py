"""An archive: articles and megabytes a second of `ralat audit`, and its peak memory as the archive grows.

    python -m tests.bench.audit [ARTICLES …] [--form=jsonl|csv|parquet] [--characters=N] [--OPTION=VALUE …]

Makes an archive of the clean news of RALAT_DATA (by default ../shared/data) in a temporary folder, each article with a
number of its own, whole or cut to its first N characters (then 20,000 articles take minutes, not an hour). Other
options go to `ralat audit`. Target: a peak memory that does not grow with the archive.
"""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

from .cold import ENVIRONMENT
from .data import ROOT
from .many import Memory, news

SIZES = (4_000, 20_000)
"""Both longer than what is kept as one part, so that the peak is that of a whole part."""
MOST_GROWTH = 1.25


class Cost(NamedTuple):
    """Seconds of the command, megabytes of the archive, and the highest own memory: of one process, of all at once."""

    articles: int
    megabytes: float
    seconds: float
    largest_mb: float
    total_mb: float


def main(arguments: Sequence[str]) -> int:
    ours = dict(a[2:].split("=", 1) for a in arguments if a.startswith(("--form=", "--characters=")))
    options = [a for a in arguments if a.startswith("-") and a[2:].partition("=")[0] not in ours]
    sizes = [int(a) for a in arguments if a.isdecimal()] or list(SIZES)
    print(
        f"{'articles':>9} {'MB':>8} {'seconds':>9} {'articles/s':>11} {'MB/s':>7} {'MB largest':>11} {'MB together':>12}"
    )
    costs = [measure(size, ours.get("form", "jsonl"), int(ours.get("characters", 0)), options) for size in sizes]
    growth = costs[-1].largest_mb / costs[0].largest_mb
    print(f"memory × {growth:.2f} as the archive grows × {sizes[-1] / sizes[0]:.0f} (target ≤ {MOST_GROWTH})")
    return 0 if growth <= MOST_GROWTH else 1


def measure(articles: int, form: str = "jsonl", characters: int = 0, options: Sequence[str] = ()) -> Cost:
    """One audit of a new archive, told on a line."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"arsip.{form}"
        WRITERS[form](path, list(records(articles, characters)) if form == "parquet" else records(articles, characters))
        megabytes = path.stat().st_size / 1e6
        report = ("-o", "temuan.parquet", "--report", "laporan.html", "--quiet")
        command = [sys.executable, "-m", "lint", "audit", path.name, *report, *options]
        begun = time.perf_counter()
        environment = {**ENVIRONMENT, "PYTHONPATH": os.fspath(ROOT)}
        process = subprocess.Popen(command, cwd=folder, env=environment)
        memory = Memory(process.pid)
        code = process.wait()
        seconds = time.perf_counter() - begun
        memory.stop()
        if code:
            raise SystemExit(f"ralat failed with code {code}")
    cost = Cost(articles, megabytes, seconds, memory.largest, memory.together)
    print(
        f"{articles:9,} {megabytes:8.1f} {seconds:9.1f} {articles / seconds:11.1f} {megabytes / seconds:7.3f} "
        f"{cost.largest_mb:11.0f} {cost.total_mb:12.0f}",
        flush=True,
    )
    return cost


def records(articles: int, characters: int) -> Iterator[dict[str, str]]:
    for number, text in enumerate(islice(cycle(news()), articles)):
        body = text[:characters].rpartition(" ")[0] if characters else text
        yield {
            "id": str(number), "judul": f"Kabar ke-{number}", "isi": f"{body}\nKabar ke-{number} selesai.",
            "tanggal": f"{2000 + number % 25}-{1 + number % 12:02d}-07", "rubrik": f"Rubrik {number % 9}",
            "penulis": f"Penulis {number % 400}",
        }  # fmt: skip


def _jsonl(path: Path, rows: Iterator[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _csv(path: Path, rows: Iterator[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ("id", "judul", "isi", "tanggal", "rubrik", "penulis"))
        writer.writeheader()
        writer.writerows(rows)


def _parquet(path: Path, rows: list[dict[str, str]]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.Table.from_pylist(rows), path)


WRITERS = {"jsonl": _jsonl, "csv": _csv, "parquet": _parquet}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
