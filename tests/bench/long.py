"""Time and memory of a check of one long text: python -m tests.bench.long [MEGABYTES …]

The text is the longest clean news file of RALAT_DATA (by default ../shared/data), repeated to the size; each size runs in a process of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from .data import ROOT

NEWS = "clean/news_detik_2025_dev.txt"
SIZES = (1, 5, 50)


def main(arguments: Sequence[str]) -> int:
    folder = Path(os.environ.get("RALAT_DATA", ROOT.parent / "shared/data"))
    news = (folder / NEWS).read_bytes()
    for size in [float(a) for a in arguments] or SIZES:
        length = int(size * 1_000_000)
        cut = (news * (length // len(news) + 1))[:length]
        text = cut[: cut.rfind(b"\n") + 1]
        seconds, megabytes = measure(text)
        print(
            f"{size:g} MB: {seconds:.0f} s, {len(text) / 1000 / seconds:.0f} kB/s, peak {megabytes:.0f} MB", flush=True
        )
    return 0


def measure(text: bytes) -> tuple[float, float]:
    """Seconds and peak megabytes of `ralat check`."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "panjang.txt")
        path.write_bytes(text)
        start = time.perf_counter()
        command = [sys.executable, "-m", "lint", "check", "--format", "jsonl", str(path)]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=ROOT)
        _, status, usage = os.wait4(process.pid, 0)
        if os.waitstatus_to_exitcode(status) not in (0, 1):
            raise SystemExit("ralat failed")
        return time.perf_counter() - start, usage.ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
