"""Instructions of a cold check, counted by callgrind: python -m tests.bench.instructions [FILE]

A count says the same on a busy machine and on a quiet one. Beside it the count of an interpreter that does nothing, which
is a part of it. The article is read from a folder of its own, so that no configuration lies above it. Needs valgrind (Debian: valgrind).
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from tempfile import TemporaryDirectory

from .cold import ARTICLE, ENVIRONMENT
from .data import ROOT


def main(arguments: Sequence[str]) -> int:
    if not shutil.which("valgrind"):
        print("not installed: valgrind", file=sys.stderr)
        return 2
    with TemporaryDirectory() as folder:
        path = shutil.copy(arguments[0] if arguments else ARTICLE, folder)
        commands = {"python -c pass": ["-c", "pass"], "ralat check": ["-m", "lint", "check", "--no-cache", path]}
        for name, command in commands.items():
            print(f"{name:16} {counted(command) / 1e6:10.1f} million instructions", flush=True)
    return 0


def counted(command: Sequence[str]) -> int:
    """Instructions of a run of Python; a first run writes its bytecode."""
    environment = {**ENVIRONMENT, "PYTHONHASHSEED": "0"}
    subprocess.run([sys.executable, *command], cwd=ROOT, env=environment, capture_output=True, check=False)
    run = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", sys.executable, *command],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    found = re.search(r"Collected\s*:\s*(\d+)", run.stderr)
    if not found:
        raise SystemExit(f"callgrind counted nothing: {run.stderr[-400:]}")
    return int(found[1])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
