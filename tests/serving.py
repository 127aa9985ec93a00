"""`ralat serve` as a user runs it: a process of its own, and the address that it says it listens on."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from .command import environment

LIMIT_S = 120


class Server(NamedTuple):
    """A server that runs."""

    host: str
    port: int

    @property
    def address(self) -> str:
        return f"http://{self.host}:{self.port}"


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[Server]:
    """A server in a folder, on a free port of this machine; it is stopped in order at the end."""
    process = subprocess.Popen(
        [sys.executable, "-m", "lint", "serve", "--port", "0", "--workers", "1", *options],
        cwd=folder, env=environment(), stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip
    stopper = threading.Timer(LIMIT_S, process.kill)
    stopper.start()
    try:
        assert process.stderr
        said = []
        for line in process.stderr:
            said.append(line)
            if found := re.search(r"http://(127\.0\.0\.1):(\d+)", line):
                stopper.cancel()
                threading.Thread(target=process.stderr.read, daemon=True).start()
                yield Server(found[1], int(found[2]))
                return
        raise AssertionError(f"the server did not start: {''.join(said)}")
    finally:
        stopper.cancel()
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(LIMIT_S)
        finally:
            process.kill()
