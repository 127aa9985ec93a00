"""Why a request is not answered as asked: a status, a word for machines, a message for people."""

from __future__ import annotations

import os

from ..errors import RalatError


class Refused(RalatError):
    """Raised anywhere behind the guard, which turns it into a response."""

    def __init__(self, status: int, kind: str, message: str, retry_s: int = 0) -> None:
        super().__init__(message)
        self.status, self.kind, self.retry_s = status, kind, retry_s

    def __reduce__(self) -> tuple[type[Refused], tuple[int, str, str, int]]:
        return type(self), (self.status, self.kind, str(self), self.retry_s)


def where(error: BaseException) -> str:
    """The kind of an exception and the place that raised it."""
    frame = error.__traceback__
    while frame and frame.tb_next:
        frame = frame.tb_next
    code = frame.tb_frame.f_code if frame else None
    return f"{type(error).__name__} di {os.path.basename(code.co_filename)}:{frame.tb_lineno}" if code and frame else ""
