"""Every figure that the README cites, in one command.

    python -m tests.bench [--quick] [--only NAME …] [--json FILE] [--compare OLD.json] [--list]

Runs the benches one after the other, each in a process of its own, and reads its figures from what it prints. Times are
also told in units of baseline loops that are run before and after each bench: two runs, of whatever machine and however
busy, are compared in these units (with --compare the exit code is 1 when a figure is worse than it was by more than its
tolerance). Accuracies and ratios to peers are compared as they are. A bench that lacks its data or a program is skipped,
and said to be.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from .cold import ENVIRONMENT
from .data import ROOT
from .peers import PEERS, sorted_out

LIMIT_S = 3 * 3600
TOLERANCES = {"time": 0.25, "memory": 0.15, "ratio": 0.25, "count": 0.02, "share": 0.01, "noise": 0.1}
"""By kind of figure, how much worse counts as noise: a part of the old figure; of a share (per cent) one point."""


class Pattern(NamedTuple):
    """A figure, or one for each match: groups `value` and, where there are several, `name`."""

    name: str
    kind: str
    unit: str
    regex: str
    more_is_better: bool = False


@dataclass(frozen=True)
class Bench:
    """A module of this package with the arguments of a full and of a quick run."""

    full: str
    quick: str
    figures: Sequence[Pattern]
    needs: Sequence[str] = ()


_NAME, _NUMBER = r"^ *(?P<name>\S.*?\S)", r"(?P<value>\d[\d.]*)"
_FIRST = Pattern("{name}: first fix right", "share", "%", rf"{_NAME} {{2,}}\d+ +[\d.]+% +{_NUMBER}%", True)
_FOUND = Pattern("{name}: found", "share", "%", rf"{_NAME} {{2,}}\d+ +{_NUMBER}%", True)
_PLANTED = Pattern("{name}: right first", "share", "%", rf"{_NAME} +\d+ planted .*?  {_NUMBER}% right first", True)

BENCHES = {
    "cold": Bench("", "tests/data/artikel-korut.txt 5", (
        Pattern("{name}", "time", "ms", rf"^(?P<name>ralat check|python -c pass|hunspell.*?) +median +{_NUMBER} ms"),
        Pattern("to hunspell -a", "ratio", "×", rf"^ratio {_NUMBER}"),
        Pattern("to hunspell -a, processor time", "ratio", "×", rf"^ratio .*of processor time {_NUMBER}"),
        Pattern("peak", "memory", "MB", rf", peak {_NUMBER} MB"),
    )),
    "instructions": Bench("", "", (
        Pattern("{name}", "count", "million", rf"^(?P<name>ralat check) +{_NUMBER} million"),
    ), ("valgrind",)),
    "peers": Bench("1 3", "0.1 1", (
        Pattern("{name}", "time", "s", rf"{_NAME} +{_NUMBER} s  "),
        Pattern("peak of {name}", "memory", "MB", rf"^(?P<name>ralat) +[\d.]+ s +{_NUMBER} MB"),
        Pattern("ralat to {name}", "ratio", "×", rf"^(?P<name>(?!ralat).*?\S) +[\d.]+ s .* ratio {_NUMBER}"),
    )),
    "long": Bench("0.01 0.1 1 10", "0.01 0.1", (
        Pattern("{name}", "time", "s", rf"^(?P<name>[\d.]+ MB): {_NUMBER} s"),
        Pattern("{name}, peak", "memory", "MB", rf"^(?P<name>[\d.]+ MB): .*?peak {_NUMBER} MB"),
    )),
    "many": Bench("1000 2000", "100 200", (
        Pattern("{name} files, first run", "time", "s", rf"^ *(?P<name>[\d,]+)  first +{_NUMBER}"),
        Pattern("{name} files, second run", "time", "s", rf"^ *(?P<name>[\d,]+)  second +{_NUMBER}"),
        Pattern("growth of memory", "ratio", "×", rf"memory × {_NUMBER}"),
    )),
    "audit": Bench("4000 20000 --characters=300", "100 400 --characters=300", (
        Pattern("{name} articles", "time", "s", rf"^ *(?P<name>[\d,]+) +[\d.]+ +{_NUMBER} "),
        Pattern("{name} articles, largest process", "memory", "MB", rf"^ *(?P<name>[\d,]+)(?: +[\d.]+){{4}} +{_NUMBER} "),
        Pattern("growth of memory", "ratio", "×", rf"memory × {_NUMBER}"),
    )),
    "keystroke": Bench("", "", (Pattern("median, {name}", "time", "ms", rf"^(?P<name>elapsed|processor) +median +{_NUMBER} ms"),)),
    "serve": Bench("", "--seconds=3 --clients=1,4", (
        Pattern("{name} clients, p50", "time", "ms", rf"^(?P<name>(?:distinct|same) +\d+) +\d+ +[\d.]+ +{_NUMBER}"),
        Pattern("{name} clients, p99", "time", "ms", rf"^(?P<name>(?:distinct|same) +\d+) +\d+ +[\d.]+ +[\d.]+ +{_NUMBER}"),
    )),
    "adversarial": Bench("", "4000", (
        Pattern("{name}: growth", "ratio", "×", rf"{_NAME} +[\d.]+ +[\d.]+ +{_NUMBER} +[\d.]+ +[\d.]+$"),
    )),
    "accuracy": Bench("--baselines --samples 0", "--slips 60 --articles 10 --samples 0", (_FOUND, _FIRST)),
    "realword": Bench("--samples 0", "--slips 300 --articles 10 --samples 0", (
        _FOUND,
        _FIRST,
        Pattern("findings per 1,000 clean words", "noise", "", rf"findings, {_NUMBER} per 1,000"),
    )),
    "baku": Bench("0", "0", (_FOUND, _FIRST)),
    "names": Bench("report", "report", (_PLANTED,)),
    "rules": Bench("", "10", (
        Pattern("{name}: seconds per MB", "time", "s", rf"^  +{_NUMBER}  (?P<name>[a-z][a-z-]+)$"),
    )),
    "growth": Bench("4", "2", (
        Pattern("an article, {name} candidates", "time", "ms", rf"(?P<name>\d+ times as many): {_NUMBER} ms"),
        Pattern("an article, {name}", "time", "ms", rf"^(?P<name>candidates [\d,]+): {_NUMBER} ms"),
    )),
    "cluster": Bench("400", "100", (
        Pattern("{name}", "ratio", "articles/s", rf"^(?P<name>one process|\d workers?) +[\d.]+ +{_NUMBER}", True),
        Pattern("two workers to one", "ratio", "×", rf"^two workers against one: {_NUMBER}", True),
    ), ("java",)),
}  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__.partition("\n")[0])
    parser.add_argument("--only", nargs="+", choices=sorted(BENCHES), metavar="NAME", help=", ".join(BENCHES))
    parser.add_argument("--quick", action="store_true", help="small samples: is everything in order?")
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--compare", type=Path, metavar="OLD.json")
    parser.add_argument("--list", action="store_true", help="the benches and the peers that are installed")
    given = parser.parse_args()
    usable, missing = sorted_out(PEERS)
    told = machine() | {"peers": sorted(usable), "missing peers": missing, "quick": given.quick}
    print("\n".join(f"{key}: {', '.join(v) if isinstance(v, list) else v}" for key, v in told.items()), flush=True)
    if given.list:
        print("\n".join(f"{name:13} python -m tests.bench.{name} {bench.full}" for name, bench in BENCHES.items()))
        return 0
    old = json.loads(given.compare.read_text("utf-8")) if given.compare else None
    if old and old["machine"]["quick"] != given.quick:
        parser.error("a quick run can be compared with a quick one alone")
    results = {name: run(name, given.quick) for name in given.only or BENCHES}
    if given.json:
        given.json.write_text(json.dumps({"machine": told, "benches": results}, ensure_ascii=False, indent=1), "utf-8")
    failed = [name for name, result in results.items() if result["failed"]]
    worse = list(regressions(old["benches"], results)) if old else []
    shared = (
        sum(f in old["benches"].get(n, {}).get("figures", {}) for n in results for f in results[n]["figures"])
        if old
        else 0
    )
    print(
        "".join(f"WORSE {line}\n" for line in worse) or (f"none of {shared} figures is worse\n" if old else ""), end=""
    )
    print(f"failed: {', '.join(failed)}\n" if failed else "", end="")
    return 1 if worse or failed else 0


def machine() -> dict[str, Any]:
    """Where the figures come from."""
    cpu = re.search(r"model name\s*: (.*)", _text("/proc/cpuinfo"))
    memory = re.search(r"MemTotal:\s*(\d+)", _text("/proc/meminfo"))
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return {
        "processor": f"{cpu[1] if cpu else platform.processor()}, {usable} usable",
        "memory": f"{int(memory[1]) / 2**20:.0f} GB" if memory else "unknown",
        "system": platform.platform(),
        "python": platform.python_version(),
        "commit": commit.stdout.strip(),
        "load": " ".join(f"{n:.1f}" for n in os.getloadavg()) if hasattr(os, "getloadavg") else "unknown",
    }


def _text(path: str) -> str:
    try:
        return Path(path).read_text("utf-8")
    except OSError:
        return ""


def run(name: str, quick: bool) -> dict[str, Any]:
    """A bench, told as a table; its figures by name, times also in baseline loops."""
    bench = BENCHES[name]
    if missing := [program for program in bench.needs if not shutil.which(program)]:
        print(f"\n{name}: skipped, {', '.join(missing)} not installed", flush=True)
        return {"skipped": f"{', '.join(missing)} not installed", "failed": False, "figures": {}}
    before = baseline()
    begun = time.perf_counter()
    command = [sys.executable, "-m", f"tests.bench.{name}", *(bench.quick if quick else bench.full).split()]
    done = subprocess.run(
        command, cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True, timeout=LIMIT_S, check=False
    )  # fmt: skip
    seconds = time.perf_counter() - begun
    loop_s = median((before, baseline()))
    figures = dict(read(bench, done.stdout, loop_s))
    print(f"\n{name}: {' '.join(command[1:])}, {seconds:.0f} s, baseline loop {1000 * loop_s:.0f} ms", flush=True)
    for figure, told in figures.items():
        loops = f"  {told['loops']:10.3g} loops" if "loops" in told else ""
        print(f"  {figure:60} {told['value']:10g} {told['unit']:8}{loops}", flush=True)
    failed = done.returncode not in (0, 1) or not figures  # 1: a target that is not reached, or a traceback
    if failed:
        print(done.stderr[-1000:] or done.stdout[-1000:], flush=True)
    return {"skipped": "", "failed": failed, "seconds": seconds, "loop_s": loop_s, "figures": figures}


def read(bench: Bench, said: str, loop_s: float) -> Iterator[tuple[str, dict[str, Any]]]:
    """The figures in what a bench prints."""
    scale = {"s": 1.0, "ms": 0.001}
    for pattern in bench.figures:
        for match in re.finditer(pattern.regex, said, re.MULTILINE):
            value = float(match["value"].rstrip("."))
            told = {
                "value": value,
                "unit": pattern.unit,
                "kind": pattern.kind,
                "more_is_better": pattern.more_is_better,
            }
            if pattern.kind == "time":
                told["loops"] = value * scale[pattern.unit] / loop_s
            name = pattern.name.format(name=re.sub(r"\s+", " ", match.groupdict().get("name", "").strip()))
            yield name, told


def baseline() -> float:
    """Processor seconds of a loop like those of a check: words found, looked up, counted; the median of five."""
    text = "Rombongan tentara tiba di Jakarta pada Senin pagi, lalu berangkat ke pelabuhan. " * 2_000
    words = re.compile(r"\w+")

    def once() -> float:
        begun = time.process_time()
        known: dict[str, int] = {}
        for match in words.finditer(text):
            lower = match.group().lower()
            known[lower] = known.get(lower, 0) + 1
        return time.process_time() - begun

    return median(once() for _ in range(5))


def regressions(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    """Figures that are worse than they were by more than their tolerance."""
    for name, result in new.items():
        before = old.get(name, {}).get("figures", {})
        for figure, now in result["figures"].items():
            if figure in before and (change := worsened(before[figure], now)):
                yield f"{name}, {figure}: {change}"


def worsened(before: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    """How much worse a figure is; empty when it is not, or within its tolerance."""
    kind = now["kind"]
    key, unit = ("loops", "loops") if kind == "time" else ("value", now["unit"])
    was, value = before.get(key), now.get(key)
    if was is None or value is None:
        return ""
    loss = was - value if now["more_is_better"] else value - was
    allowed = 100 * TOLERANCES[kind] if kind == "share" else TOLERANCES[kind] * was
    return f"{was:.4g} → {value:.4g} {unit}" if loss > allowed else ""


if __name__ == "__main__":
    sys.exit(main())
