"""How far a long run is: one line on standard error, drawn over itself, gone when the run is over."""

from __future__ import annotations

import os
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
EVERY_S, MEMORY = 0.1, 100
"""How often it is drawn, and over how many drawings the rate is taken (files known to the cache go by faster)."""

WIDTH = 24


class Bar:
    """Counts what passes through `watch`; `hide` before anything else is written to the terminal."""

    def __init__(self, total: int) -> None:
        self._total, self._done = total, 0
        self._seen: deque[tuple[float, int]] = deque([(time.monotonic(), 0)], MEMORY)
        self._shown = 0

    def watch(self, items: Iterable[T]) -> Iterator[T]:
        try:
            for item in items:
                self._done += 1
                if self.is_due():
                    self.draw()
                yield item
        finally:
            self.hide()

    def hide(self) -> None:
        if self._shown:
            sys.stderr.write(f"\r{' ' * self._shown}\r")
            sys.stderr.flush()
            self._shown = 0

    def is_due(self) -> bool:
        return time.monotonic() - self._seen[-1][0] > EVERY_S

    def draw(self) -> None:
        self._seen.append((time.monotonic(), self._done))
        (since, before), (now, done) = self._seen[0], self._seen[-1]
        text = self.line(done, self._total, (done - before) / max(now - since, 1e-6))[: _columns() - 1]
        sys.stderr.write(f"\r{text}{' ' * (self._shown - len(text))}")
        sys.stderr.flush()
        self._shown = len(text)

    def line(self, done: int, total: int, rate: float) -> str:
        return line(done, total, rate)


def line(done: int, total: int, rate: float) -> str:
    """'█████░░░ 1.234/10.000 berkas, 45/detik, sisa 3 mnt 12 dtk'."""
    full = WIDTH * done // max(total, 1)
    left = f", sisa {duration((total - done) / rate)}" if rate > 0 else ""
    return f"{'█' * full}{'░' * (WIDTH - full)} {counted(done)}/{counted(total)} berkas, {counted(rate)}/detik{left}"


def duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "jam"), (minutes, "mnt"), (rest, "dtk"))
    return " ".join(f"{n} {unit}" for n, unit in parts if n) or "0 dtk"


def counted(number: float) -> str:
    """A number with the thousands separated as in Indonesian; a small one with a decimal."""
    text = f"{number:,.1f}" if isinstance(number, float) and number < 10 else f"{number:,.0f}"
    return text.translate({44: ".", 46: ","})


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or 80
    except (OSError, ValueError):
        return 80
