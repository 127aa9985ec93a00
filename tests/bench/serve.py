"""The HTTP server under load on loopback: articles a second, latencies, memory, and who spends the processor time.

    python -m tests.bench.serve [--workers=2] [--seconds=10] [--clients=1,4,16]

Articles of about 500 words of the clean news of RALAT_DATA, posted as JSON to /check over connections that stay open,
by clients that each wait for an answer before they ask again. “distinct”: no article comes twice, and its sentences are
in no cache; “same”: one article over and over, as an editor sends a text that hardly changes. Both after a warm-up with
other articles. Targets on two quiet cores: 150 articles a second with 2 workers, p99 below 60 ms with 4 clients. The load
generator runs on the same cores; its share is in the last column.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import chain, islice, repeat
from typing import NamedTuple

from .data import REPORT, ROOT, TUNE, articles

WORDS, WARM_UP = 500, 120
TICK = os.sysconf("SC_CLK_TCK")


class Load(NamedTuple):
    """Latencies in seconds, wall time, and processor seconds: of the process that listens, of workers, of this one."""

    latencies: Sequence[float]
    wall: float
    listening: float
    workers: float
    own: float

    def quantile(self, share: float) -> float:
        ordered = sorted(self.latencies)
        return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def texts(names: Sequence[str]) -> Iterator[str]:
    """Articles put together until they have enough words, cut to so many."""
    held: list[str] = []
    for article in chain.from_iterable(map(articles, names)):
        held += re.findall(r"\S+\s*", article + "\n")
        while len(held) >= WORDS:
            yield "".join(held[:WORDS])
            held = held[WORDS:]


def request(text: str) -> bytes:
    body = json.dumps({"text": text}, ensure_ascii=False).encode()
    head = f"POST /check HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


async def client(port: int, requests: Iterator[bytes], until: float) -> list[float]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 20)
    latencies = []
    while time.monotonic() < until and (asked := next(requests, None)):
        begun = time.perf_counter()
        writer.write(asked)
        head = await reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"content-length: (\d+)", head)
        assert head.startswith(b"HTTP/1.1 200 ") and length, head
        await reader.readexactly(int(length[1]))
        latencies.append(time.perf_counter() - begun)
    writer.close()
    return latencies


async def load(port: int, requests: Iterator[bytes], clients: int, seconds: float, server: int) -> Load:
    before, own, begun = spent(server), time.process_time(), time.monotonic()
    found = await asyncio.gather(*(client(port, requests, begun + seconds) for _ in range(clients)))
    after = spent(server)
    latencies = [*chain.from_iterable(found)]
    listening, workers = (b - a for a, b in zip(before, after, strict=True))
    return Load(latencies, time.monotonic() - begun, listening, workers, time.process_time() - own)


def spent(server: int) -> tuple[float, float]:
    """Processor seconds of a process, and of its children."""
    return processor(server), sum(map(processor, children(server)))


def processor(pid: int) -> float:
    with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def children(pid: int) -> list[int]:
    with open(f"/proc/{pid}/task/{pid}/children", encoding="utf-8") as file:
        return [int(child) for child in file.read().split()]


def memory_mb(pid: int) -> tuple[float, float]:
    """Resident memory, and the part of it that no other process shares."""
    with open(f"/proc/{pid}/smaps_rollup", encoding="utf-8") as file:
        sizes = dict(re.findall(r"(\w+): +(\d+) kB", file.read()))
    return int(sizes["Rss"]) / 1024, (int(sizes["Private_Clean"]) + int(sizes["Private_Dirty"])) / 1024


def started(workers: int) -> tuple[subprocess.Popen[str], int]:
    server = subprocess.Popen(
        [sys.executable, "-m", "lint", "serve", "--port", "0", "--workers", str(workers)],
        cwd=ROOT, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert server.stderr
    told = server.stderr.readline()
    port = re.search(r":(\d+) ", told)
    assert port, told
    return server, int(port[1])


def report(name: str, clients: int, met: Load) -> None:
    number = len(met.latencies)
    if not number:
        print(f"{name:9} {clients:3}  no article left that was not sent before")
        return
    share = "  ".join(f"{1000 * s / number:5.2f}" for s in (met.listening, met.workers, met.own))
    print(
        f"{name:9} {clients:3}  {number:6}  {number / met.wall:7.1f}  {met.quantile(0.5):7.1f}  {met.quantile(0.99):7.1f}   {share}",
        flush=True,
    )


def main(arguments: Sequence[str]) -> None:
    given = dict(argument.lstrip("-").split("=") for argument in arguments)
    seconds, workers = float(given.get("seconds", 10)), int(given.get("workers", 2))
    counts = [int(n) for n in given.get("clients", "1,4,16").split(",")]
    server, port = started(workers)
    try:
        distinct = map(request, texts((*REPORT, *TUNE[1:])))
        asyncio.run(load(port, islice(map(request, texts(TUNE[:1])), WARM_UP), 2 * workers, 600, server.pid))
        same = request(next(texts(TUNE)))
        print(
            f"{workers} workers, articles of {WORDS} words; ms of processor per article: listening, workers, generator"
        )
        print("articles clients    n   articles/s  p50 ms   p99 ms   listen  work  generator")
        for clients in counts:
            report("distinct", clients, asyncio.run(load(port, distinct, clients, seconds, server.pid)))
        for clients in counts:
            report("same", clients, asyncio.run(load(port, repeat(same), clients, seconds / 2, server.pid)))
        for role, pid in (("listening", server.pid), *(("worker", child) for child in children(server.pid))):
            print(f"memory of a {role} process: {memory_mb(pid)[0]:.0f} MB, {memory_mb(pid)[1]:.0f} MB of its own")
    finally:
        server.terminate()
        server.wait(60)


if __name__ == "__main__":
    main(sys.argv[1:])
