"""Several processes at one kind of work: answers in the order of the items, whatever an item does to its process.

Each process has a pipe of its own and at most two items, the one it works on and the next, so that it never waits.
A process that dies, or works on an item for longer than allowed, costs that item: it is named, and another process
goes on. Processes are spawned, the same on every system; what they share are the dictionaries, which are mapped files.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from math import inf
from multiprocessing import connection, get_context
from typing import TYPE_CHECKING, Any, Generic, NoReturn, Protocol, TypeVar

from .errors import RalatError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

WINDOW, WINDOW_CHARACTERS = 1024, 64_000_000
"""Answers that may wait for one before them: how many, and how much text."""

POLL_S, GRACE_S = 0.1, 2.0
"""How soon an interruption is noticed, and how long items that are being worked on may still take then."""

Item = TypeVar("Item")
Answer = TypeVar("Answer")
Taken = TypeVar("Taken", contravariant=True)


class Craft(Protocol[Taken, Answer]):
    """A kind of work, small and picklable, so that it can be sent to a process."""

    @property
    def depth(self) -> int:
        """Items that a process is given at once: the one that it works on, and those that wait."""

    def answered(self, item: Taken | Answer) -> Answer | None:
        """What stands among the items and is an answer already."""

    def hands(self) -> Callable[[Taken], Answer]:
        """What a process does with an item, made once in each; may raise `RalatError`, which ends all of it."""

    def weight(self, answer: Answer) -> int:
        """Characters that an answer holds while it waits."""

    def limit_s(self, item: Taken) -> float:
        """Seconds after which a process that still works on an item is stopped."""

    def too_long(self, item: Taken, seconds: float) -> Answer:
        """The answer for an item that was given up."""

    def died(self, item: Taken, code: int | None) -> Answer:
        """The answer for an item that a process died of."""


class _Slot(Generic[Item, Answer]):
    """An item on its way, in the order of the answers."""

    def __init__(self, item: Item | None, answer: Answer | None = None) -> None:
        self.item, self.answer = item, answer


class _Process(Generic[Item, Answer]):
    """A process with its items; the first is the one it works on, `since` then."""

    def __init__(self, craft: Craft[Item, Answer]) -> None:
        context = get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.slots: deque[_Slot[Item, Answer]] = deque()
        self.since = inf
        self.ready = False
        self.process = context.Process(target=serve, args=(theirs, craft), daemon=True)
        with _deaf_to_interrupts():
            self.process.start()
        theirs.close()

    def give(self, slot: _Slot[Item, Answer]) -> None:
        """Raises `OSError` when the process is gone."""
        self.slots.append(slot)
        self.pipe.send(slot.item)
        if self.ready and len(self.slots) == 1:
            self.since = time.monotonic()

    def done(self) -> _Slot[Item, Answer]:
        self.since = time.monotonic()
        return self.slots.popleft()

    def end(self, grace_s: float = 0.0) -> int | None:
        """Ask, then force; the exit code. A process that works may clean up, one that hangs may not."""
        self.pipe.close()
        self.process.join(grace_s)
        for force in (self.process.terminate, self.process.kill):
            if self.process.exitcode is None:
                force()
                self.process.join(1.0)
        return self.process.exitcode


class Pool(Generic[Item, Answer]):
    """Items to answers in order. `settled` gets each new answer as soon as it is there.

    `stop` is asked now and then: once it says yes, what is being worked on may be finished, and nothing else is begun.
    """

    def __init__(
        self, craft: Craft[Item, Answer], size: int, settled: Callable[[Answer], None], stop: Callable[[], bool]
    ) -> None:
        self._craft, self._size, self._settled, self._stop = craft, size, settled, stop
        self._processes: list[_Process[Item, Answer]] = []
        self._slots: deque[_Slot[Item, Answer]] = deque()
        self._todo: deque[_Slot[Item, Answer]] = deque()
        self._held = 0

    def ordered(self, items: Iterable[Item | Answer]) -> Iterator[Answer]:
        """Answers, and those that are known already, in the order of `items`; raises `RalatError`.

        After an interruption those of unfinished items are left out, wherever they stand.
        """
        rest, more = iter(items), True
        while (more or self._slots) and not self._stop():
            more = more and self._fill(rest)
            if self._slots and self._slots[0].answer is None:
                self._receive()
            yield from self._finished()
        if self._slots:
            yield from self._last()

    def close(self) -> None:
        """End all processes; those that are at work are stopped."""
        for process in self._processes:
            process.end(0.0 if process.slots else 1.0)
        self._processes.clear()

    def _fill(self, rest: Iterator[Item | Answer]) -> bool:
        """Take items until the processes have enough, or the next answer can be handed over; False: no more items."""
        while not (self._slots and self._slots[0].answer):
            if len(self._slots) >= WINDOW or self._held > WINDOW_CHARACTERS or len(self._todo) >= self._size:
                break
            item = next(rest, None)
            if item is None:
                return False
            if known := self._craft.answered(item):
                self._slots.append(_Slot(None, known))
                self._held += self._craft.weight(known)
            else:
                self._slots.append(_Slot(item))  # type: ignore[arg-type]
                self._todo.append(self._slots[-1])
                self._assign()
        return True

    def _finished(self) -> Iterator[Answer]:
        while self._slots and (answer := self._slots[0].answer):
            self._slots.popleft()
            self._held -= self._craft.weight(answer)
            yield answer

    def _last(self) -> Iterator[Answer]:
        """After an interruption: what is there, and what is finished within the grace."""
        self._todo.clear()
        for process in self._processes:
            while len(process.slots) > 1:
                process.slots.pop()
        until = time.monotonic() + GRACE_S
        while any(p.slots for p in self._processes) and time.monotonic() < until:
            self._receive()
        yield from (slot.answer for slot in self._slots if slot.answer)

    def _assign(self) -> None:
        while self._todo:
            process = self._free()
            if process is None:
                return
            slot = self._todo.popleft()
            try:
                process.give(slot)
            except OSError:
                self._bury(process)

    def _free(self) -> _Process[Item, Answer] | None:
        """The process for the next item: one that waits, a new one, or one whose next place is free."""
        least = min(self._processes, key=lambda p: len(p.slots), default=None)
        if least is not None and not least.slots:
            return least
        if len(self._processes) < self._size:
            self._processes.append(_Process(self._craft))
            return self._processes[-1]
        return least if least is not None and len(least.slots) < self._craft.depth else None

    def _receive(self) -> None:
        """Wait for news of the processes, but not for long; items that are over time are given up."""
        by_pipe: dict[object, _Process[Item, Answer]] = {p.pipe: p for p in self._processes if p.slots}
        for pipe in connection.wait([p.pipe for p in by_pipe.values()], POLL_S):
            self._take(by_pipe[pipe])
        now = time.monotonic()
        for process in [p for p in self._processes if p.slots and now - p.since > self._limit(p)]:
            self._give_up(process, now - process.since)
        self._assign()

    def _take(self, process: _Process[Item, Answer]) -> None:
        try:
            answer = process.pipe.recv()
        except (EOFError, OSError):
            self._bury(process)
            return
        if isinstance(answer, RalatError):
            raise answer
        if answer is None:
            process.ready, process.since = True, time.monotonic()
        else:
            self._settle(process.done(), answer)

    def _settle(self, slot: _Slot[Item, Answer], answer: Answer) -> None:
        slot.answer = answer
        self._held += self._craft.weight(answer)
        self._settled(answer)

    def _limit(self, process: _Process[Item, Answer]) -> float:
        item = process.slots[0].item
        assert item is not None
        return self._craft.limit_s(item)

    def _give_up(self, process: _Process[Item, Answer], seconds: float) -> None:
        process.process.kill()
        self._bury(process, lambda item, _: self._craft.too_long(item, seconds))

    def _bury(
        self, process: _Process[Item, Answer], answer: Callable[[Item, int | None], Answer] | None = None
    ) -> None:
        """Answer for the item that a dead process worked on, and give its next one back.

        One that dies when all are told to end is no news.
        """
        self._processes.remove(process)
        code = process.end(1.0)
        if self._stop():
            return
        if not process.ready:
            raise RalatError(f"proses pemeriksa tidak dapat dimulai (kode {code}); coba dengan --jobs 1")
        if process.slots:
            self._todo.extendleft(reversed([*process.slots][1:]))
            slot = process.slots[0]
            assert slot.item is not None
            self._settle(slot, (answer or self._craft.died)(slot.item, code))


def serve(pipe: Connection, craft: Craft[Any, Any]) -> NoReturn:
    """What a process of the pool does until its pipe is closed. An interruption is its parent's business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    gc.set_threshold(50_000)
    do = craft.hands()
    with suppress(EOFError, OSError, SystemExit):
        pipe.send(None)
        while True:
            pipe.send(_answer(do, pipe.recv()))
    os._exit(0)


def _answer(do: Callable[[Item], Answer], item: Item) -> Answer | RalatError:
    try:
        return do(item)
    except RalatError as error:
        return error


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Processes started within never see the SIGINT that a terminal sends to all of a group (not on Windows)."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
