"""A server as a user starts it: a process, its address, and what it says on standard error."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from lint.server.settings import Settings

from .command import ENTRY, environment

LIMIT_S = 120.0
"""How long anything may take that must happen."""


class Serving:
    """`said` are the lines of standard error so far."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.said: list[str] = []
        self.port = 0
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._ready = threading.Event()
        self._reader.start()
        assert self._ready.wait(LIMIT_S) and self.port, self.said

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Ask it to end, if it lives; the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        code = self.process.wait(LIMIT_S)
        self._reader.join(LIMIT_S)
        return code

    def _read(self) -> None:
        assert self.process.stderr
        for line in self.process.stderr:
            self.said.append(line)
            if found := re.search(r"melayani http://\S+:(\d+) ", line):
                self.port = int(found[1])
                self._ready.set()
        self._ready.set()


def settings_entry(settings: Settings) -> Sequence[str]:
    """What Python is to run for a server with settings that the command line does not have."""
    code = f"from lint.server.run import serve; from lint.server.settings import Settings; serve({settings!r})"
    return ("-c", code)


@contextmanager
def serving(
    *arguments: str, folder: Path, entry: Sequence[str] = (*ENTRY, "serve", "--port", "0")
) -> Iterator[Serving]:
    command = [sys.executable, *entry, *arguments]
    process = subprocess.Popen(command, cwd=folder, env=environment(), stderr=subprocess.PIPE, text=True)
    try:
        server = Serving(process)
        yield server
        server.stop()
    finally:
        process.kill()
        process.wait()


def odd(**settings: Any) -> Sequence[str]:
    """The entry of a server whose checking processes do what articles tell them."""
    return settings_entry(Settings(port=0, entry="tests.odd_worker:main", **settings))
