"""The checking processes of a server: who is free gets the next task, who takes too long is stopped and replaced.

`lint.pool` checks files and waits for them in their order; here many askers wait at once, so the pipes belong to the
event loop. A thread could not be stopped, a process can.
"""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from ..errors import RalatError
from .frames import Reply, packed, received
from .refusal import Refused
from .settings import Settings

ROOT = str(Path(__file__).resolve().parents[2])
BUFFER = 1 << 20
START_S, END_S, AGAIN_S = 120.0, 2.0, 1.0
"""How long a process may take to be ready and to end, and the pause before another one is tried."""

LOOK = 32
"""After so many tasks a process is asked for its size."""

Note = Callable[[str], None]


class Worker:
    """One process. `ask` is for one task at a time."""

    def __init__(self, process: Process, generation: int) -> None:
        self._process, self.generation, self.tasks = process, generation, 0
        assert process.stdin and process.stdout
        self._to, self._from = process.stdin, process.stdout

    @classmethod
    async def started(cls, settings: Settings, generation: int) -> Worker:
        """A process that has read what it needs; raises `RalatError` when it cannot."""
        module, _, function = settings.entry.partition(":")
        code = f"import sys; sys.path.insert(0, {ROOT!r}); from {module} import {function} as main; main()"
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-P", "-c", code, stdin=PIPE, stdout=PIPE, limit=BUFFER, start_new_session=True
        )
        worker = cls(process, generation)
        try:
            trouble = await asyncio.wait_for(worker._exchange(settings), START_S)
        except (OSError, EOFError, TimeoutError):
            code_of = await worker.end(0)
            raise RalatError(f"proses pemeriksa tidak dapat dimulai (kode {code_of})") from None
        except asyncio.CancelledError:
            await worker.end(0)
            raise
        if trouble is not None:
            await worker.end(0)
            raise trouble
        return worker

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def memory(self) -> int | None:
        """Bytes of memory in use, where the system tells (Linux)."""
        if sys.platform != "linux":
            return None
        try:
            with open(f"/proc/{self.pid}/statm", "rb") as file:
                return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        except (OSError, IndexError, ValueError):
            return None

    async def ask(self, task: bytes, limit_s: float) -> Reply | Refused:
        """Raises `TimeoutError`, or `EOFError` or `OSError` when the process is gone; then it is of no more use."""
        async with asyncio.timeout(limit_s):
            self._to.write(task)
            await self._to.drain()
            answer: Reply | Refused = await received(self._from)
        self.tasks += 1
        return answer

    async def end(self, grace_s: float = END_S) -> int | None:
        """Let it finish, else stop it; the exit code."""
        self._to.close()
        try:
            async with asyncio.timeout(grace_s):
                return await self._process.wait()
        except TimeoutError:
            with suppress(ProcessLookupError):
                self._process.kill()
            return await self._process.wait()

    async def _exchange(self, value: object) -> Any:
        self._to.write(packed(value))
        await self._to.drain()
        return await received(self._from)


class Workers:
    """`run` has a task done by one of the processes, in the order of asking."""

    def __init__(self, settings: Settings, note: Note = lambda message: None) -> None:
        self._settings, self._note = settings, note
        self._free: deque[Worker] = deque()
        self._all: set[Worker] = set()
        self._waiting: deque[asyncio.Future[Worker]] = deque()
        self._chores: set[asyncio.Task[Any]] = set()
        self._generation = 0
        self._closing = False
        self.restarts: Counter[str] = Counter()

    async def start(self) -> None:
        """All processes, ready; raises `RalatError`."""
        starting = (Worker.started(self._settings, self._generation) for _ in range(self._settings.workers))
        started = await asyncio.gather(*starting, return_exceptions=True)
        self._all.update(worker for worker in started if isinstance(worker, Worker))
        for trouble in started:
            if isinstance(trouble, BaseException):
                await self.close()
                raise trouble
        self._free.extend(self._all)

    async def close(self) -> None:
        """End all processes; those at work are stopped after a grace."""
        self._closing = True
        for chore in self._chores:
            chore.cancel()
        while self._chores:
            await asyncio.gather(*self._chores, return_exceptions=True)
            await asyncio.sleep(0)
        await asyncio.gather(*(worker.end() for worker in self._all))
        self._all.clear()
        self._free.clear()

    def refresh(self) -> None:
        """What processes have read has changed: each is replaced as soon as it is free."""
        self._generation += 1
        for worker in [*self._free]:
            self._free.remove(worker)
            self._replace(worker, "refresh")

    @property
    def size(self) -> int:
        """Processes that live."""
        return len(self._all)

    @property
    def queued(self) -> int:
        return sum(not place.done() for place in self._waiting)

    @property
    def busy(self) -> int:
        return len(self._all) - len(self._free)

    def memory(self) -> Iterator[tuple[int, int]]:
        """Process id and bytes of each process."""
        for worker in sorted(self._all, key=lambda worker: worker.pid):
            if (size := worker.memory) is not None:
                yield worker.pid, size

    async def run(self, name: str, *arguments: Any) -> Reply:
        """The reply of the task `module:function`; raises `Refused`.

        A task whose asker has gone (cancelled) is finished all the same, so that its process stays of use.
        """
        worker = await self._next()
        work = asyncio.create_task(self._work(worker, packed((name, arguments))))
        self._chores.add(work)
        work.add_done_callback(self._chores.discard)
        answer = await asyncio.shield(work)
        if isinstance(answer, Refused):
            raise answer
        return answer

    async def _next(self) -> Worker:
        """A free process, or the next one that becomes free; raises `Refused` when too many wait, or for too long."""
        if self._closing:
            raise Refused(503, "stopping", "server sedang berhenti", 5)
        if self._free:
            return self._free.popleft()
        if self.queued >= self._settings.queue:
            raise Refused(
                503, "busy", f"server sibuk, {self._settings.queue} permintaan sudah mengantre; ulangi nanti", 1
            )
        place: asyncio.Future[Worker] = asyncio.get_running_loop().create_future()
        self._waiting.append(place)
        try:
            return await asyncio.wait_for(place, self._settings.timeout_s)
        except TimeoutError:
            raise Refused(503, "busy", "server sibuk, tidak ada proses yang bebas; ulangi nanti", 1) from None
        except asyncio.CancelledError:
            if place.done() and not place.cancelled():
                self._release(place.result())
            raise
        finally:
            with suppress(ValueError):
                self._waiting.remove(place)

    async def _work(self, worker: Worker, task: bytes) -> Reply | Refused:
        limit_s = self._settings.timeout_s
        try:
            answer = await worker.ask(task, limit_s)
        except TimeoutError:
            self._replace(worker, "timeout", grace_s=0)
            return Refused(
                503, "timeout", f"belum selesai dalam {limit_s:g} detik; dihentikan. Kirim teks yang lebih pendek"
            )
        except (EOFError, OSError):
            self._replace(worker, "crash", grace_s=0)
            return Refused(503, "crash", "pemeriksanya berhenti mendadak; sudah diganti, ulangi", 1)
        except asyncio.CancelledError:
            self._replace(worker, "stop", grace_s=0)
            raise
        if isinstance(answer, Reply) and answer.changed:
            self.refresh()
        self._release(worker)
        return answer

    def _release(self, worker: Worker) -> None:
        if worker.generation != self._generation:
            self._replace(worker, "refresh")
        elif worker.tasks % LOOK == 0 and (worker.memory or 0) > self._settings.memory_mb << 20:
            self._replace(worker, "memory")
        else:
            self._give(worker)

    def _give(self, worker: Worker) -> None:
        while self._waiting:
            place = self._waiting.popleft()
            if not place.done():
                place.set_result(worker)
                return
        self._free.append(worker)

    def _replace(self, worker: Worker, reason: str, grace_s: float = END_S) -> None:
        self._all.discard(worker)
        ending = asyncio.create_task(worker.end(grace_s))
        self._chores.add(ending)
        ending.add_done_callback(self._chores.discard)
        if not self._closing:
            self.restarts[reason] += 1
            starting = asyncio.create_task(self._another())
            self._chores.add(starting)
            starting.add_done_callback(self._chores.discard)

    async def _another(self) -> None:
        """A new process in the place of one that went; tried again until one starts."""
        while not self._closing:
            try:
                worker = await Worker.started(self._settings, self._generation)
            except (RalatError, OSError) as error:
                self._note(f"{error}; dicoba lagi")
                await asyncio.sleep(AGAIN_S)
                continue
            self._all.add(worker)
            self._release(worker)
            return
