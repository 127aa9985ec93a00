"""Where the tuning and measuring data is: RALAT_DATA, by default ../shared/data."""

from __future__ import annotations

import csv
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]

TUNE = ("news_detik_2025_dev", "news_detik_2025b", "leipzig_news2008")
REPORT = ("news_kompas_2019", "panl_antara", "idner_news", "gklmip_targets")
"""Split by publisher: tuned on one half, reported on the other."""


class Typo(NamedTuple):
    wrong: str
    right: str
    context: str
    source: str


def folder() -> Path:
    """The data folder; ends the program with a message and exit 2 when it is missing."""
    path = Path(os.environ.get("RALAT_DATA", ROOT.parent / "shared" / "data"))
    if not (path / "clean").is_dir():
        print(f"data ukur tidak ada di {path}; tunjuk foldernya dengan RALAT_DATA", file=sys.stderr)
        raise SystemExit(2)
    return path


def typos(name: str) -> list[Typo]:
    with (folder() / "typo" / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(reader)
        return [Typo(*row[:4]) for row in reader if len(row) >= 4]


def articles(name: str) -> Iterator[str]:
    """The articles of a clean file; sentence files give runs of 20 sentences."""
    text = (folder() / "clean" / f"{name}.txt").read_text("utf-8")
    blocks = [b for b in text.split("\n\n") if b.strip()]
    if name.startswith("news_"):
        yield from blocks
        return
    for i in range(0, len(blocks), 20):
        yield "\n".join(blocks[i : i + 20])
