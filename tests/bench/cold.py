"""Cold start: a whole process on one article, against hunspell with suggestions on the same text in the same run.

    python -m tests.bench.cold [FILE] [RUNS]

Prints median and best time, processor time, peak memory, the ratio of the medians (target: at most 0.5, at most 60 MB), and
what the imports cost. The article is read from a folder of its own, so that no configuration lies above it; processor time is what
to trust on a machine that does other things. Needs hunspell with id_ID (Debian: hunspell, hunspell-id).
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

ARTICLE = Path(__file__).resolve().parent.parent / "data/artikel-korut.txt"
RUNS = 15
MOST_RATIO, MOST_MB = 0.5, 60

ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""An installed package has its bytecode; the first run of a source tree writes it."""


class Cost(NamedTuple):
    """Wall and processor time of a process, and its peak resident memory."""

    seconds: float
    processor: float
    megabytes: float


def main(arguments: Sequence[str]) -> int:
    with TemporaryDirectory() as folder:
        article = Path(shutil.copy(arguments[0] if arguments else ARTICLE, folder))
        return compare(article, int(arguments[1]) if len(arguments) > 1 else RUNS)


def compare(article: Path, runs: int) -> int:
    installed = Path(sys.executable).with_name("ralat")
    ralat = [sys.executable, str(installed)] if installed.exists() else [sys.executable, "-m", "lint"]
    commands = {"ralat check": [*ralat, "check", str(article)], "python -c pass": [sys.executable, "-c", "pass"]}
    if shutil.which("hunspell"):
        commands["hunspell -d id_ID -a"] = ["hunspell", "-d", "id_ID", "-a", str(article)]
    for command in commands.values():
        if failed := check(command, article):
            print(f"{' '.join(command)}: {failed}", file=sys.stderr)
            return 2
    costs = measure(commands, article, runs)
    print(f"{article.name}, {article.stat().st_size} bytes, {runs} runs in turn")
    for name, found in costs.items():
        times = [cost.seconds * 1000 for cost in found]
        processor = median(cost.processor for cost in found) * 1000
        print(f"{name:22} median {median(times):6.1f} ms   best {min(times):6.1f} ms   processor {processor:6.1f} ms")
    if "hunspell -d id_ID -a" in costs:
        report(costs["ralat check"], costs["hunspell -d id_ID -a"])
    print("\nImports of ralat check, own time:")
    for own, module in imports(commands["ralat check"])[:14]:
        print(f"  {own / 1000:6.1f} ms  {module}")
    return 0


def check(command: list[str], article: Path) -> str:
    """Why a command cannot be measured: what it said on standard error, or ''."""
    with article.open("rb") as stdin:
        done = subprocess.run(command, stdin=stdin, capture_output=True, text=True, env=ENVIRONMENT, check=False)
    return done.stderr.strip() or ("" if done.returncode in (0, 1) else f"exit code {done.returncode}")


def report(ours: list[Cost], theirs: list[Cost]) -> None:
    ratio = median(c.seconds for c in ours) / median(c.seconds for c in theirs)
    processor = median(c.processor for c in ours) / median(c.processor for c in theirs)
    peak = max(c.megabytes for c in ours)
    print(
        f"ratio {ratio:.2f}, of processor time {processor:.2f} (target ≤ {MOST_RATIO}), peak {peak:.0f} MB (target ≤ {MOST_MB})"
    )


def measure(commands: dict[str, list[str]], article: Path, runs: int) -> dict[str, list[Cost]]:
    """The costs of every command, run in turn so that drift hits all of them alike; a first run warms the file cache."""
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for number in range(runs + 1):
        for name, command in commands.items():
            cost = run(command, article)
            if number:
                costs[name].append(cost)
    return costs


def run(command: list[str], article: Path) -> Cost:
    with article.open("rb") as stdin:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdin=stdin, stdout=subprocess.DEVNULL, env=ENVIRONMENT)
        _, _, usage = os.wait4(process.pid, 0)
        return Cost(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def imports(command: list[str]) -> list[tuple[int, str]]:
    """(microseconds, module), the dearest first."""
    traced = [command[0], "-X", "importtime", *command[1:]]
    found = subprocess.run(traced, capture_output=True, text=True, env=ENVIRONMENT, check=False).stderr
    rows = re.findall(r"import time:\s+(\d+) \|\s+\d+ \|\s+(\S+)", found)
    return sorted(((int(own), module) for own, module in rows), reverse=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
