"""Several processes that check files: results in the order of the files, whatever a file does to its process.

Each process has a pipe of its own and at most two files, the one it works on and the next, so that it never waits.
A process that dies, or works on a file for longer than allowed, costs that file: it is named, and another process
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
from typing import TYPE_CHECKING, NoReturn

from .errors import RalatError
from .report import Failure, Result
from .work import Order, Worker

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from .files import Target

WINDOW, WINDOW_CHARACTERS = 1024, 64_000_000
"""Results that may wait for one before them: how many, and how much text."""

LIMIT_S, LIMIT_BYTES_PER_S = 120.0, 500
"""How long a file may take when the user has set no limit; a hundredth of the usual speed."""

POLL_S, GRACE_S = 0.1, 2.0
"""How soon an interruption is noticed, and how long files that are being checked may still take then."""


class _Slot:
    """A file on its way, in the order of the report."""

    def __init__(self, target: Target | None, result: Result | None = None) -> None:
        self.target, self.result = target, result


class _Process:
    """A process with its files; the first is the one it works on, `since` then."""

    def __init__(self, order: Order) -> None:
        context = get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.slots: deque[_Slot] = deque()
        self.since = inf
        self.ready = False
        self.process = context.Process(target=serve, args=(theirs, order), daemon=True)
        with _deaf_to_interrupts():
            self.process.start()
        theirs.close()

    def give(self, slot: _Slot) -> None:
        """Raises `OSError` when the process is gone."""
        self.slots.append(slot)
        self.pipe.send(slot.target)
        if self.ready and len(self.slots) == 1:
            self.since = time.monotonic()

    def done(self) -> _Slot:
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


class Pool:
    """Files to results in order. `checked` gets each new result as soon as it is there.

    `stop` is asked now and then: once it says yes, what is being checked may be finished, and nothing else is begun.
    """

    def __init__(self, order: Order, size: int, checked: Callable[[Result], None], stop: Callable[[], bool]) -> None:
        self._order, self._size, self._checked, self._stop = order, size, checked, stop
        self._depth = 1 if order.fix else 2
        self._processes: list[_Process] = []
        self._slots: deque[_Slot] = deque()
        self._todo: deque[_Slot] = deque()
        self._held = 0

    def ordered(self, items: Iterable[Target | Result]) -> Iterator[Result]:
        """Results of files, and those that are known already, in the order of `items`; raises `RalatError`."""
        rest, more = iter(items), True
        while (more or self._slots) and not self._stop():
            more = more and self._fill(rest)
            if self._slots and self._slots[0].result is None:
                self._receive()
            yield from self._finished()
        if self._slots:
            yield from self._last()

    def close(self) -> None:
        """End all processes; those that are at work are stopped."""
        for process in self._processes:
            process.end(0.0 if process.slots else 1.0)
        self._processes.clear()

    def _fill(self, rest: Iterator[Target | Result]) -> bool:
        """Take files until the processes have enough, or the next result can be handed over; False: no more files."""
        while not (self._slots and self._slots[0].result):
            if len(self._slots) >= WINDOW or self._held > WINDOW_CHARACTERS or len(self._todo) >= self._size:
                break
            item = next(rest, None)
            if item is None:
                return False
            if isinstance(item, Result):
                self._slots.append(_Slot(None, item))
                self._held += len(item.text)
            else:
                self._slots.append(_Slot(item))
                self._todo.append(self._slots[-1])
                self._assign()
        return True

    def _finished(self) -> Iterator[Result]:
        while self._slots and (result := self._slots[0].result):
            self._slots.popleft()
            self._held -= len(result.text)
            yield result

    def _last(self) -> Iterator[Result]:
        """After an interruption: what is there, and what is finished within the grace."""
        self._todo.clear()
        for process in self._processes:
            while len(process.slots) > 1:
                process.slots.pop()
        until = time.monotonic() + GRACE_S
        while any(p.slots for p in self._processes) and time.monotonic() < until:
            self._receive()
        yield from (slot.result for slot in self._slots if slot.result)

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

    def _free(self) -> _Process | None:
        """The process for the next file: one that waits, a new one, or one whose next place is free."""
        least = min(self._processes, key=lambda p: len(p.slots), default=None)
        if least is not None and not least.slots:
            return least
        if len(self._processes) < self._size:
            self._processes.append(_Process(self._order))
            return self._processes[-1]
        return least if least is not None and len(least.slots) < self._depth else None

    def _receive(self) -> None:
        """Wait for news of the processes, but not for long; files that are over time are given up."""
        by_pipe: dict[object, _Process] = {p.pipe: p for p in self._processes if p.slots}
        for pipe in connection.wait([p.pipe for p in by_pipe.values()], POLL_S):
            self._take(by_pipe[pipe])
        now = time.monotonic()
        for process in [p for p in self._processes if p.slots and now - p.since > self._limit(p.slots[0])]:
            self._give_up(process, now - process.since)
        self._assign()

    def _take(self, process: _Process) -> None:
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

    def _settle(self, slot: _Slot, result: Result) -> None:
        slot.result = result
        self._held += len(result.text)
        self._checked(result)

    def _limit(self, slot: _Slot) -> float:
        """Seconds that a file may take; a process stops by itself at the user's limit unless it hangs."""
        if self._order.timeout_s:
            return 2 * self._order.timeout_s + GRACE_S
        assert slot.target
        size = 0
        with suppress(OSError):
            size = os.path.getsize(slot.target.path)
        return LIMIT_S + size / LIMIT_BYTES_PER_S

    def _give_up(self, process: _Process, seconds: float) -> None:
        message = (
            f"belum selesai setelah {seconds:.0f} detik; dihentikan, berkas lain tetap diperiksa. "
            "Beri waktu dengan --timeout, atau kecualikan berkas ini"
        )
        process.process.kill()
        self._bury(process, "timeout", message)

    def _bury(self, process: _Process, kind: str = "crash", message: str = "") -> None:
        """Report the file that a dead process worked on, and give its next one back.

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
            assert slot.target
            path = slot.target.path
            message = message or f"pemeriksanya berhenti mendadak (kode {code}); berkas lain tetap diperiksa"
            self._settle(slot, Result(path, self._order.form_of(path), error=Failure(kind, f"{path}: {message}")))


def serve(pipe: Connection, order: Order) -> NoReturn:
    """What a process of the pool does until its pipe is closed. An interruption is its parent's business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    gc.set_threshold(50_000)
    worker = Worker(order)
    with suppress(EOFError, OSError, SystemExit):
        pipe.send(None)
        while True:
            pipe.send(_answer(worker, pipe.recv()))
    os._exit(0)


def _answer(worker: Worker, target: Target) -> Result | RalatError:
    try:
        return worker.one(target)
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
