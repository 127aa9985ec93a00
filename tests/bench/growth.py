"""Time per article as the lexicon grows: python -m tests.bench.growth [TIMES]

Puts names made of halves of the real ones into a copy of the dictionaries, until there are TIMES (4) as many candidates as now,
compiles both, and checks the same news with each: processor time per article, warm, runs in turn. Target: flat, ± 15 %.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from .data import REPORT, ROOT, articles

ARTICLES, ROUNDS, SPREAD = 200, 5, 0.15
_TIMED = """
import sys, time
from lint import Linter
texts = open(sys.argv[1], encoding="utf-8").read().split("\\f")
linter = Linter()
for _ in range(2):
    start = time.process_time()
    for text in texts:
        linter.check(text)
    linter._cache.clear()
print((time.process_time() - start) / len(texts) * 1000)
"""


def main() -> int:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 4
    with TemporaryDirectory() as folder:
        top = Path(folder)
        news = [text for name in REPORT for text in articles(name)][:ARTICLES]
        (top / "berita.txt").write_text("\f".join(news), "utf-8")
        small, large = code(top, "kini", 0), code(top, "besar", times - 1)
        costs: dict[Path, list[float]] = {small: [], large: []}
        for _ in range(ROUNDS):
            for place, found in costs.items():
                found.append(measure(place, top / "berita.txt"))
        before, after = (median(found) for found in costs.values())
    print(f"candidates {count():,}: {before:.2f} ms an article; {times} times as many: {after:.2f} ms")
    print(f"growth {after / before - 1:+.0%} (target within ± {SPREAD:.0%})")
    return 0 if abs(after / before - 1) <= SPREAD else 1


def code(top: Path, name: str, more: int) -> Path:
    """A copy of the package, its dictionaries `more` times larger."""
    place = top / name
    shutil.copytree(ROOT / "lint", place / "lint", ignore=shutil.ignore_patterns("__pycache__", "data"))
    shutil.copytree(ROOT / "dictionaries", place / "dictionaries")
    if more:
        names = made(more * count())
        rows = "".join(f"{name}\tnama-depan\tredaksi\t-\n" for name in names)
        (place / "dictionaries/names/dibuat.tsv").write_text("# bentuk\tkelas\tasal\tcatatan\n" + rows, "utf-8")
    subprocess.run([sys.executable, "-m", "lint.compile"], cwd=place, check=True)
    return place


def count() -> int:
    """How many candidates the index of this project has."""
    from lint.candidates import index

    return len(index())


def made(wanted: int) -> list[str]:
    """Names that no list has: the first half of one and the last half of another."""
    random, known = Random(7), set[str]()
    for path in sorted((ROOT / "dictionaries/names").glob("*.tsv")):
        known |= {row.split("\t")[0] for row in path.read_text("utf-8").splitlines()[1:]}
    single = sorted(n for n in known if n.isascii() and n.isalpha() and n[0].isupper() and 5 <= len(n) <= 10)
    found: set[str] = set()
    while len(found) < wanted:
        first, second = random.choice(single), random.choice(single)
        name = first[: len(first) // 2 + 1] + second[len(second) // 2 :].lower()
        if name not in known:
            found.add(name)
    return sorted(found)


def measure(place: Path, news: Path) -> float:
    """Processor milliseconds per article, the second time."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    run = subprocess.run(
        [sys.executable, "-c", _TIMED, str(news)],
        cwd=place,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return float(run.stdout)


if __name__ == "__main__":
    sys.exit(main())
