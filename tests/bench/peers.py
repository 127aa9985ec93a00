"""Plain news through ralat and through the checkers that are installed: python -m tests.bench.peers [MEGABYTES] [RUNS]

Processor seconds of a process (medians of runs in turn) and its peak memory; what is not installed is named. hunspell and
aspell list the words that they do not know, codespell and typos know fixed lists of slips (English ones: what counts here
is the reading), `regex.findall` only finds the words. The text is clean news of RALAT_DATA (by default ../shared/data).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from .cold import ENVIRONMENT
from .data import ROOT, folder
from .long import COMMANDS, NEWS, Cost

PEERS = {
    **COMMANDS,
    "aspell list": ["aspell", "list", "--lang=id", "--encoding=utf-8"],
    "codespell": ["codespell", "-q", "3"],
    "typos": ["typos", "--no-ignore", "--format", "brief"],
}
READS_INPUT = frozenset({"aspell list"})
"""Those that read standard input, not a file that is named."""


def main(arguments: Sequence[str]) -> int:
    megabytes = float(arguments[0]) if arguments else 1.0
    runs = int(arguments[1]) if len(arguments) > 1 else 3
    text = news(megabytes)
    usable, missing = sorted_out(PEERS)
    costs: dict[str, list[Cost]] = {name: [] for name in usable}
    for _ in range(runs):
        for name, command in usable.items():
            costs[name].append(measure(command, text, piped=name in READS_INPUT))
    ours = median(cost.seconds for cost in costs["ralat"])
    print(f"{len(text) / 1e6:.2f} MB of plain news, one process each, median of {runs}")
    for name, found in costs.items():
        seconds = median(cost.seconds for cost in found)
        ratio = f"ratio {ours / seconds:.2f}" if seconds else ""
        print(f"{name:16} {seconds:8.2f} s  {max(c.megabytes for c in found):6.0f} MB  {ratio}")
    if missing:
        print(f"not installed: {', '.join(missing)}")
    return 0


def news(megabytes: float) -> bytes:
    """Whole lines of news, from its start again where it does not last."""
    length = int(megabytes * 1_000_000)
    read = b"".join((folder() / f"clean/{name}.txt").read_bytes() for name in NEWS)
    cut = (read * (length // len(read) + 1))[:length]
    return cut[: cut.rfind(b"\n") + 1]


def measure(command: Sequence[str], text: bytes, piped: bool) -> Cost:
    """The cost of a process over a text; its exit code tells what it found, if anything, and not whether it failed."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place, "panjang.txt")
        path.write_bytes(text)
        named = [] if piped else [str(path)]
        with path.open("rb") as file:
            process = subprocess.Popen(
                [*command, *named], stdin=file, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT, env=ENVIRONMENT
            )  # fmt: skip
            _, _, usage = os.wait4(process.pid, 0)
        return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def sorted_out(commands: Mapping[str, Sequence[str]]) -> tuple[dict[str, Sequence[str]], list[str]]:
    """The commands that can be run here, and the names of the others."""
    usable = {name: command for name, command in commands.items() if is_usable(command)}
    return usable, [name for name in commands if name not in usable]


def is_usable(command: Sequence[str]) -> bool:
    """Is a program installed, with its Indonesian dictionary where it needs one?"""
    if not shutil.which(command[0]):
        return False
    if command[0] not in ("aspell", "hunspell"):
        return True
    with tempfile.TemporaryDirectory() as place:
        path = Path(place, "kata.txt")
        path.write_text("rumah\n", "utf-8")
        with path.open("rb") as file:
            run = subprocess.run(
                [*command, *([] if command[0] == "aspell" else [str(path)])], stdin=file, capture_output=True
            )
    return run.returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
