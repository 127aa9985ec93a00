"""A connection that does not wait for ever: for the head of a request, nor for a client that stops reading."""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

from .settings import Settings


def connection(settings: Settings) -> type[asyncio.Protocol]:
    """The protocol of a server with these settings."""

    class Connection(H11Protocol):
        """uvicorn bounds the pause between two requests; this bounds the rest."""

        _head: asyncio.TimerHandle | None = None
        _write: asyncio.TimerHandle | None = None

        def connection_made(self, transport: Any) -> None:
            super().connection_made(transport)
            self._head = self.loop.call_later(settings.head_s, transport.abort)

        def data_received(self, data: bytes) -> None:
            if self._head is None and self._is_idle():
                self._head = self.loop.call_later(settings.head_s, self.transport.abort)
            super().data_received(data)
            if not self._is_idle():
                self._begun()

        def pause_writing(self) -> None:
            super().pause_writing()
            self._write = self._write or self.loop.call_later(settings.write_s, self.transport.abort)

        def resume_writing(self) -> None:
            super().resume_writing()
            self._read()

        def on_response_complete(self) -> None:
            self._begun()
            super().on_response_complete()

        def connection_lost(self, exc: Exception | None) -> None:
            self._begun()
            self._read()
            super().connection_lost(exc)

        def _begun(self) -> None:
            _cancel(self._head)
            self._head = None

        def _read(self) -> None:
            _cancel(self._write)
            self._write = None

        def _is_idle(self) -> bool:
            return self.cycle is None or self.cycle.response_complete

    return Connection


def _cancel(timer: asyncio.TimerHandle | None) -> None:
    if timer is not None:
        timer.cancel()
