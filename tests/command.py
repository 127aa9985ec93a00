"""The command `ralat` as a user runs it: a process, its bytes and its exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent


class Run(NamedTuple):
    """What a run left behind; streams as UTF-8 text with the line ends they had."""

    code: int
    out: str
    err: str


def ralat(*arguments: str, folder: Path, stdin: bytes = b"") -> Run:
    """Run the command in a folder, with the package of this source tree."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = subprocess.run(
        [sys.executable, "-m", "lint", *arguments],
        cwd=folder, input=stdin, capture_output=True, env=environment, check=False,
    )  # fmt: skip
    return Run(run.returncode, run.stdout.decode(), run.stderr.decode())


def lines(*texts: str) -> str:
    return "".join(f"{text}\n" for text in texts)


def write(folder: Path, files: dict[str, bytes]) -> Sequence[Path]:
    """Put files into a folder, which is made a place of its own for configurations."""
    for name, data in {"ralat.toml": b"", **files}.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in files]
