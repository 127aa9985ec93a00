"""What `ralat serve` is asked to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

PORT = 8081
"""The port that clients of LanguageTool try on this machine."""


class Settings(NamedTuple):
    """Limits are per request unless they say otherwise; small and picklable, every checking process has them."""

    host: str = "127.0.0.1"
    port: int = PORT
    workers: int = 2
    timeout_s: float = 20.0
    """How long a check may run; its process is replaced after that. It may wait as long for a process."""

    max_length: int = 500_000
    """Code points of a text."""

    max_bytes: int = 10_000_000
    """Of a body; a DOCX has pictures."""

    queue: int = 64
    """Requests that may wait for a process, of all clients."""

    per_client: int = 32
    """Requests of one address at a time."""

    allow_origin: tuple[str, ...] = ()
    allow_host: tuple[str, ...] = ()
    allow_words: bool = False
    overrides: Mapping[str, Any] = {}
    """Settings of the command line that stand above those of the project."""

    folder: str = "."
    """The project whose configuration and words count."""

    head_s: float = 10.0
    body_s: float = 30.0
    write_s: float = 30.0
    """How long a client may take to send a request's head and its body, and to read on when the answer waits."""

    memory_mb: int = 600
    """A process that has grown beyond this is replaced between two checks."""

    entry: str = "lint.server.worker:main"
    """What a checking process runs."""
