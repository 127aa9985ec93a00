"""Findings of a Spark table: articles per second in one process, and on a cluster of one and of two workers; memory.

    python -m tests.bench.cluster [ARTICLES]

The cluster is a standalone Spark on loopback (`tests.spark`), a worker one core; articles are clean news of RALAT_DATA,
each once, so that none is known from another. A table of the same size is checked before, for Java and the lexicon's
caches; starting is not counted. Where other programs take the processors, articles per second of processor time of
the processes that check still hold. Memory is that of the Python processes that check (Linux): what each has of its own,
and what all map of the dictionaries, which is there once. Target: two workers 1.6 times as fast as one, where each
has a processor to itself.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa

from lint.cluster import findings, order, outcomes

from ..spark import Cluster
from .data import REPORT, TUNE, articles
from .many import own_megabytes

ARTICLES, WARM = 3_000, 300
LEAST_RATIO = 1.6


class Cost(NamedTuple):
    """Time, time of processors, and megabytes: of the largest process that checks, and of the dictionaries in memory."""

    seconds: float
    busy_s: float
    own_mb: float
    mapped_mb: float
    shared_mb: float


def main(arguments: Sequence[str]) -> int:
    wanted = int(arguments[0]) if arguments else ARTICLES
    news = (text for name in (*TUNE, *REPORT) for text in articles(name))
    texts = list(islice(news, wanted + WARM))
    warm, table = tabled(texts[:WARM]), tabled(texts[WARM:])
    size = sum(map(len, texts[WARM:])) / 1e6
    print(
        f"{table.num_rows:,} articles, {size:.1f} million characters, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}"
    )
    print(
        f"{'':12}{'seconds':>9}{'articles/s':>12}{'per busy s':>12}{'MB own':>9}{'MB mapped each':>16}{'MB mapped together':>20}"
    )
    told("one process", table.num_rows, alone(warm, table))
    costs = [on_cluster(warm, table, workers) for workers in (1, 2)]
    for workers, cost in enumerate(costs, 1):
        told(f"{workers} worker{'s' * (workers > 1)}", table.num_rows, cost)
    ratio = costs[0].seconds / costs[1].seconds
    print(f"two workers against one: {ratio:.2f} (target ≥ {LEAST_RATIO})")
    return 0 if ratio >= LEAST_RATIO else 1


def tabled(texts: Sequence[str]) -> pa.Table:
    return pa.table({"id": range(len(texts)), "text": texts})


def told(name: str, rows: int, cost: Cost) -> None:
    print(
        f"{name:12}{cost.seconds:9.1f}{rows / cost.seconds:12.0f}{rows / cost.busy_s:12.0f}{cost.own_mb:9.0f}"
        f"{cost.mapped_mb:16.0f}{cost.shared_mb:20.0f}",
        flush=True,
    )


def alone(warm: pa.Table, table: pa.Table) -> Cost:
    how = order()
    for part in (warm, table):
        start, busy = time.perf_counter(), time.process_time()
        for _ in outcomes(part.to_batches(max_chunksize=100), how):
            pass
    seconds, busy = time.perf_counter() - start, time.process_time() - busy
    return Cost(seconds, busy, own_megabytes(os.getpid()), *dictionaries([os.getpid()]))


def on_cluster(warm: pa.Table, table: pa.Table, workers: int) -> Cost:
    settings = {"spark.default.parallelism": 16, "spark.driver.memory": "1g"}
    with (
        tempfile.TemporaryDirectory() as folder,
        Cluster(Path(folder), workers) as cluster,
        cluster.session(**settings) as session,
    ):
        for part in (warm, table):
            df = session.createDataFrame(part).cache()
            df.count()
            before, start = busy_seconds(cluster), time.perf_counter()
            check(df)
            seconds, busy = time.perf_counter() - start, busy_seconds(cluster) - before
        checking = [p for p in cluster.processes("pyspark") if dictionaries([p])[0]]
        return Cost(seconds, busy, max(map(own_megabytes, checking)), *dictionaries([os.getpid(), *checking]))


def check(df: Any) -> None:
    findings(df, "text", "id").write.format("noop").mode("overwrite").save()


def busy_seconds(cluster: Cluster) -> float:
    """Time of processors that the Python processes of a cluster have taken."""
    ticks = 0
    for process in cluster.processes("pyspark.daemon"):
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        ticks += sum(map(int, fields[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


def dictionaries(processes: Sequence[int]) -> tuple[float, float]:
    """Megabytes of mapped dictionaries: the most that one process has in memory, and all together, pages once."""
    resident, together = [0.0], 0.0
    for process in processes:
        inside, mapped = False, 0.0
        for line in Path(f"/proc/{process}/smaps").read_text().splitlines():
            name, _, value = line.partition(":")
            if "-" in name.split(" ")[0] and " " in name:
                inside = line.endswith((".bin", ".bin (deleted)"))
            elif inside and name == "Rss":
                mapped += int(value.split()[0]) / 1e3
            elif inside and name == "Pss":
                together += int(value.split()[0]) / 1e3
        resident.append(mapped)
    return max(resident), together


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
