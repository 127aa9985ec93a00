"""Ctrl-C and a request to end, between files: what is done is reported, nothing is torn apart."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType, TracebackType

from .tuples import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any, Self

SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Interrupts:
    """Within it a first signal is only noted (`code`), a second one raises `KeyboardInterrupt`.

    Within `heeded`, where stopping at once does no harm, the first one does too.
    """

    def __init__(self) -> None:
        self.code = 0
        self._heeded = False
        self._before: dict[signal.Signals, Any] = {}

    def __bool__(self) -> bool:
        return self.code != 0

    def __enter__(self) -> Self:
        with suppress(ValueError):  # only the main thread may
            self._before = {number: signal.signal(number, self._note) for number in SIGNALS}
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    @contextmanager
    def heeded(self) -> Iterator[None]:
        self._heeded = True
        try:
            yield
        finally:
            self._heeded = False

    def _note(self, number: int, frame: FrameType | None) -> None:
        again, self.code = self.code != 0, 128 + number
        if again or self._heeded:
            raise KeyboardInterrupt
