"""Processor time and memory of one long text, beside hunspell -l and a bare search for words: python -m tests.bench.long [MEGABYTES …]

The text is clean news of RALAT_DATA (by default ../shared/data), as long as it lasts, then again from its start. Each
program runs in a process of its own; what counts is the ratio within one run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from .cold import ENVIRONMENT
from .data import ROOT

NEWS = ("news_detik_2025_dev", "news_detik_2025b", "news_kompas_2019", "leipzig_news2008", "panl_antara")
SIZES = (0.01, 0.1, 1, 10)
_BARE = r"import regex, sys; regex.findall(r'\w+', open(sys.argv[1], encoding='utf-8').read())"
COMMANDS = {
    "ralat": [sys.executable, "-m", "lint", "check", "--no-cache", "--jobs", "1", "--format", "jsonl"],
    "regex.findall": [sys.executable, "-c", _BARE],
    "hunspell -l": ["hunspell", "-d", "id_ID", "-l"],
}


class Cost(NamedTuple):
    """Processor seconds of a process and its peak resident memory."""

    seconds: float
    megabytes: float


def main(arguments: Sequence[str]) -> int:
    folder = Path(os.environ.get("RALAT_DATA", ROOT.parent / "shared/data"))
    news = b"".join((folder / f"clean/{name}.txt").read_bytes() for name in NEWS)
    for size in [float(a) for a in arguments] or SIZES:
        length = int(size * 1_000_000)
        cut = (news * (length // len(news) + 1))[:length]
        text = cut[: cut.rfind(b"\n") + 1]
        costs = {name: measure(command, text) for name, command in COMMANDS.items() if shutil.which(command[0])}
        ours = costs["ralat"]
        beside = "; ".join(
            f"{name} {cost.seconds:.2f} s, ratio {ours.seconds / cost.seconds:.1f}"
            for name, cost in costs.items()
            if name != "ralat" and cost.seconds
        )
        speed = len(text) / 1000 / ours.seconds
        print(
            f"{size:g} MB: {ours.seconds:.1f} s, {speed:.0f} kB/s, peak {ours.megabytes:.0f} MB; {beside}", flush=True
        )
    return 0


def measure(command: Sequence[str], text: bytes) -> Cost:
    """The cost of a command over a text; raises `SystemExit` when it fails."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "panjang.txt")
        path.write_bytes(text)
        process = subprocess.Popen([*command, str(path)], stdout=subprocess.DEVNULL, cwd=ROOT, env=ENVIRONMENT)
        _, status, usage = os.wait4(process.pid, 0)
        if os.waitstatus_to_exitcode(status) not in (0, 1):
            raise SystemExit(f"{command[0]} failed")
        return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
