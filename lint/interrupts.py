"""Ctrl-C and a request to end, between files: what is done is reported, nothing is torn apart."""

from __future__ import annotations

import _signal as signal  # type: ignore[import-not-found]  # without the enumerations of `signal`, which take as long as two rules
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
        self.heeds = False
        self._before: dict[int, Any] = {}

    def __bool__(self) -> bool:
        return self.code != 0

    def __enter__(self) -> Self:
        try:
            self._before = {number: signal.signal(number, self._note) for number in SIGNALS}
        except ValueError:
            self._before = {}  # only the main thread may
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def heeded(self) -> _Heeded:
        return _Heeded(self)

    def _note(self, number: int, frame: FrameType | None) -> None:
        again, self.code = self.code != 0, 128 + number
        if again or self.heeds:
            raise KeyboardInterrupt


class _Heeded:
    def __init__(self, interrupts: Interrupts) -> None:
        self._interrupts = interrupts

    def __enter__(self) -> None:
        self._interrupts.heeds = True

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._interrupts.heeds = False
