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


ENTRY = ("-m", "lint")


def ralat(*arguments: str, folder: Path, stdin: bytes = b"", entry: Sequence[str] = ENTRY) -> Run:
    """Run the command in a folder, with the package of this source tree; `entry`: what Python is to run."""
    run = subprocess.run(
        [sys.executable, *entry, *arguments],
        cwd=folder, input=stdin, capture_output=True, env=environment(), check=False,
    )  # fmt: skip
    return Run(run.returncode, run.stdout.decode("utf-8", "surrogateescape"), run.stderr.decode())


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def scripted(folder: Path, code: str) -> Sequence[str]:
    """An entry for `ralat` whose processes, those of a pool too, run `code` before a check.

    The code sees the path of the file as `path`, and `os`, `time`.
    """
    script = folder / "ralat_scripted.py"
    body = "\n".join(f"    {line}" for line in code.splitlines())
    script.write_text(
        "import os, time\nfrom lint.engine import Linter\n"
        "check = Linter.check_document\n"
        f"def before(path):\n{body}\n"
        "def check_document(self, document, *more):\n"
        "    before(document.source.path)\n"
        "    return check(self, document, *more)\n"
        "Linter.check_document = check_document\n"
        "if __name__ == '__main__':\n    from lint.start import main\n    main()\n",
        "utf-8",
    )
    return (str(script),)


def lines(*texts: str) -> str:
    return "".join(f"{text}\n" for text in texts)


def write(folder: Path, files: dict[str, bytes]) -> Sequence[Path]:
    """Put files into a folder, which is made a place of its own for configurations."""
    for name, data in {"ralat.toml": b"", **files}.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in files]
