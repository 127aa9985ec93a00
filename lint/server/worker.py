"""A checking process: it takes a task, answers it, and takes the next, until the listening process is gone."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib import import_module
from typing import Any, BinaryIO

from ..errors import RalatError
from .desk import Desk
from .frames import Reply, packed, receive
from .refusal import Refused, where

Task = Callable[..., Reply]


def main() -> None:
    """Serve on what were standard input and output; what anything prints goes to standard error."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(50_000)
    tasks, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)
    with suppress(EOFError, OSError):
        serve(tasks, answers)
    os._exit(0)


def serve(tasks: BinaryIO, answers: BinaryIO) -> None:
    """The first value is the settings, answered by None or by what is wrong with them; then tasks."""
    desk = _ready(receive(tasks))
    _send(answers, desk if isinstance(desk, RalatError) else None)
    while isinstance(desk, Desk):
        name, arguments = receive(tasks)
        _alarm(ALONE * desk.settings.timeout_s)
        reply = _answer(desk, name, arguments)
        _alarm(0)
        _send(answers, reply)


ALONE = 2
"""Times the limit after which a process ends by itself: nobody is left who would end it."""


def _alarm(seconds: float) -> None:
    """The system ends the process then, whatever it is doing (not on Windows)."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _ready(settings: Any) -> Desk | RalatError:
    try:
        desk = Desk(settings)
        desk.warm()
    except RalatError as error:
        return error
    gc.freeze()
    return desk


def _answer(desk: Desk, name: str, arguments: tuple[Any, ...]) -> Reply | Refused:
    """A task that fails is told of without what it was working on: messages of exceptions quote texts."""
    try:
        return _task(name)(desk, *arguments)
    except Refused as refused:
        return refused
    except RalatError as error:
        return Refused(400, "config", str(error))
    except Exception as error:
        return Refused(500, "internal", f"gagal diperiksa ({where(error)}); laporkan kepada pembuat ralat")


@cache
def _task(name: str) -> Task:
    module, _, function = name.partition(":")
    task: Task = getattr(import_module(module), function)
    return task


def _send(answers: BinaryIO, value: object) -> None:
    answers.write(packed(value))
    answers.flush()
