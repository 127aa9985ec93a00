"""How far an audit is: by the bytes of the archive, since nobody has counted its articles."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Iterator

from ..progress import MEMORY, WIDTH, Bar, counted, duration
from .rows import Answer


class Meter(Bar):
    """A bar over answers; `hide` before anything else is written to the terminal."""

    def __init__(self, total_bytes: int, done_bytes: int, articles: int) -> None:
        super().__init__(total_bytes)
        self._done, self._articles = done_bytes, articles
        self._seen.clear()
        self._seen.append((time.monotonic(), done_bytes))
        self._counts: deque[tuple[float, int]] = deque([(time.monotonic(), articles)], MEMORY)

    def follow(self, answers: Iterable[Answer]) -> Iterator[Answer]:
        try:
            for answer in answers:
                self._done = answer.item.done
                self._articles += 1
                if self.is_due():
                    self._counts.append((time.monotonic(), self._articles))
                    self.draw()
                yield answer
        finally:
            self.hide()

    def line(self, done: int, total: int, rate: float) -> str:
        """'█████░░░ 37 %, 1.234 artikel, 45/detik, sisa 3 mnt 12 dtk'."""
        full = WIDTH * done // max(total, 1)
        (since, before), (now, count) = self._counts[0], self._counts[-1]
        pace = (count - before) / max(now - since, 1e-6)
        left = f", sisa {duration((total - done) / rate)}" if rate > 0 else ""
        share = f"{100 * done // max(total, 1)} %"
        return f"{'█' * full}{'░' * (WIDTH - full)} {share}, {counted(self._articles)} artikel, {counted(pace)}/detik{left}"
