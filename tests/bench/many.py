"""Many files: the first run, the second, which the cache answers, and peak memory.

    python -m tests.bench.many [FILES …] [--OPTION=VALUE …]

Makes Markdown articles of the clean news of RALAT_DATA (by default ../shared/data) in a temporary folder, each with a
number of its own, so that none is known from another. Targets: the second run at least 20 times faster than the
first, and a peak memory that does not grow with the number of files (1,000 and 10,000 unless others are given).
The code is copied first: the cache forgets everything when a rule or a dictionary is edited meanwhile. Options go to
`ralat check`: with --select=tanda_baca, which is checked fast, the figures are those of reading, cache and report.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

from .data import REPORT, ROOT, TUNE, articles

SIZES = (1_000, 10_000)
LEAST_RATIO, MOST_GROWTH = 20.0, 1.25
SAMPLE_S = 0.2


class Cost(NamedTuple):
    """Wall time, exit code, and the highest resident memory seen: of one process, and of all at once."""

    seconds: float
    code: int
    largest_mb: float
    total_mb: float


def main(arguments: Sequence[str]) -> int:
    options = [a for a in arguments if a.startswith("-")]
    sizes = [int(a) for a in arguments if a not in options] or list(SIZES)
    print(f"{'files':>7}  {'run':7} {'seconds':>8} {'files/s':>8} {'MB largest':>11} {'MB together':>12}")
    ratios, peaks = [], []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            top = Path(folder)
            shutil.copytree(ROOT / "lint", top / "kode/lint", ignore=shutil.ignore_patterns("__pycache__"))
            made = make(top / "arsip", size)
            first, again, changed = run(top, options), run(top, options), run(top, options, touched=size // 100)
            for name, cost in (("first", first), ("second", again), ("1 % new", changed)):
                print(
                    f"{size:7,}  {name:7} {cost.seconds:8.2f} {size / cost.seconds:8.0f} "
                    f"{cost.largest_mb:11.0f} {cost.total_mb:12.0f}",
                    flush=True,
                )
            cache = sum(p.stat().st_size for p in (top / "simpanan").iterdir())
            print(
                f"{'':9}{made / 1e6:.1f} MB of text, cache {cache / 1e6:.1f} MB, ratio {first.seconds / again.seconds:.0f}"
            )
            ratios.append(first.seconds / again.seconds)
            peaks.append(first.largest_mb)
    growth = peaks[-1] / peaks[0]
    print(f"ratio {min(ratios):.0f} (target ≥ {LEAST_RATIO:.0f}); memory × {growth:.2f} (target ≤ {MOST_GROWTH})")
    return 0 if min(ratios) >= LEAST_RATIO and growth <= MOST_GROWTH else 1


def make(top: Path, files: int) -> int:
    """Articles in folders of a hundred; returns how many bytes they have."""
    total = 0
    for number, text in enumerate(islice(cycle(news()), files)):
        folder = top / f"{number // 100:03d}"
        folder.mkdir(parents=True, exist_ok=True)
        body = "\n\n".join(line for line in text.splitlines() if line.strip())
        total += (folder / f"{number:05d}.md").write_bytes(f"# Kabar ke-{number}\n\n{body}\n".encode())
    (top.parent / "ralat.toml").write_text("", "utf-8")
    return total


def news() -> Iterator[str]:
    for name in (*TUNE, *REPORT):
        yield from articles(name)


def run(top: Path, options: Sequence[str], touched: int = 0) -> Cost:
    """One run of the command; `touched` files get a new paragraph before."""
    for path in sorted((top / "arsip").rglob("*.md"))[:touched]:
        path.write_text(path.read_text("utf-8") + f"\nDiperbarui pukul {time.time_ns() % 10**6}.\n", "utf-8")
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"RALAT_CACHE_DIR": str(top / "simpanan"), "PYTHONPATH": str(top / "kode")}
    command = [sys.executable, "-m", "lint", "check", *options, "arsip"]
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=top, env=environment, stdout=subprocess.DEVNULL)
    memory = Memory(process.pid)
    code = process.wait()
    seconds = time.perf_counter() - start
    memory.stop()
    if code not in (0, 1):
        raise SystemExit(f"ralat failed with code {code}")
    return Cost(seconds, code, memory.largest, memory.together)


class Memory(threading.Thread):
    """Watches the resident memory of a process and of those it starts (Linux); pages that are mapped files left out."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.largest = self.together = 0.0
        self._process, self._over = process, threading.Event()
        self.start()

    def run(self) -> None:
        while not self._over.wait(SAMPLE_S):
            sizes = [own_megabytes(p) for p in (self._process, *children(self._process))]
            self.largest = max(self.largest, *sizes)
            self.together = max(self.together, sum(sizes))

    def stop(self) -> None:
        self._over.set()
        self.join()


def children(process: int) -> list[int]:
    try:
        return [int(p) for p in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except OSError:
        return []


def own_megabytes(process: int) -> float:
    """Resident memory less shared pages (the dictionaries, which all processes have in common)."""
    try:
        _, resident, shared, *_ = map(int, Path(f"/proc/{process}/statm").read_text().split())
    except (OSError, ValueError):
        return 0.0
    return (resident - shared) * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
