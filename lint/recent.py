"""A cache that forgets: what was asked for lately is kept, so that a process over many files does not grow."""

from __future__ import annotations

from collections.abc import Callable

from .tuples import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any, TypeVar

    K = TypeVar("K")
    V = TypeVar("V")
else:
    K = V = object
_ABSENT: Any = object()


class Recent(dict[K, V]):
    """Values by key, made when first asked for: `recent[key]`.

    When `size` are kept, they become the older generation and the one before is dropped: at most twice `size` at a
    time. A value asked for again moves to the young generation. A known key costs what a dict look-up costs.
    """

    __slots__ = ("_make", "_older", "_size")

    def __init__(self, make: Callable[[K], V], size: int) -> None:
        super().__init__()
        self._make, self._size = make, size
        self._older: dict[K, V] = {}

    def __missing__(self, key: K) -> V:
        value: V = self._older.get(key, _ABSENT)
        if value is _ABSENT:
            value = self._make(key)
        if len(self) >= self._size:
            self._older = self.copy()
            self.clear()
        self[key] = value
        return value
