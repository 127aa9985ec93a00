"""`ralat serve`: the socket, the loop, the signals."""

from __future__ import annotations

import logging
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from ipaddress import ip_address

from ..errors import RalatError
from .settings import Settings

STOP_S = 5
"""What is granted beyond the time limit to requests that run when the server is told to stop."""

CONNECTIONS = 1000
"""Connections at a time; each may be idle for some seconds."""


def serve(settings: Settings) -> int:
    """Answer until SIGINT or SIGTERM, then finish what runs; raises `RalatError`."""
    try:
        import uvicorn

        from .app import create_app
        from .connection import connection
    except ImportError as error:
        raise RalatError(f'ralat serve memerlukan {error.name}; pasang dengan: pip install "ralat[server]"') from error

    class Server(uvicorn.Server):
        """Its signals end it in order, and are then done with."""

        @contextmanager
        def capture_signals(self) -> Iterator[None]:
            before = {number: signal.signal(number, self.handle_exit) for number in (signal.SIGINT, signal.SIGTERM)}
            try:
                yield
            finally:
                for number, handler in before.items():
                    signal.signal(number, handler)

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if not self.should_exit:
                _announce(listening, settings)

    _require_sound(settings)
    trouble: list[str] = []

    def told(message: str) -> None:
        _note(message) if server.started else trouble.append(message)

    listening = _bound(settings.host, settings.port)
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
    server = Server(
        uvicorn.Config(
            create_app(settings, told), http=connection(settings), ws="none", lifespan="on", log_config=None,
            access_log=False, server_header=False, proxy_headers=False, limit_concurrency=CONNECTIONS,
            timeout_graceful_shutdown=int(settings.timeout_s) + STOP_S,
        )
    )  # fmt: skip
    with listening, suppress(SystemExit):
        server.run([listening])
    if not server.started:
        raise RalatError("server tidak dapat dimulai" if not trouble else trouble[-1])
    _note("berhenti")
    return 0


def _bound(host: str, port: int) -> socket.socket:
    """A listening socket; raises `RalatError` when the address is taken or not of this machine."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
        if sys.platform != "win32":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise RalatError(f"{host}:{port}: tidak dapat dipakai ({reason}); pilih --host atau --port lain") from error
    return listening


def _announce(listening: socket.socket, settings: Settings) -> None:
    address = listening.getsockname()
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    _note(f"melayani http://{host}:{address[1]} dengan {settings.workers} proses pemeriksa; hentikan dengan Ctrl-C")
    if not _is_loopback(address[0]):
        _note(
            "server ini dapat dicapai dari komputer lain, tanpa sandi dan tanpa enkripsi; "
            "pakai --host 127.0.0.1, atau lindungi dengan firewall atau proksi"
        )


def _is_loopback(address: str) -> bool:
    return ip_address(address.partition("%")[0]).is_loopback


def _require_sound(settings: Settings) -> None:
    least = {"--workers": settings.workers, "--max-length": settings.max_length, "--max-bytes": settings.max_bytes}
    least |= {"--per-client": settings.per_client}
    for name, value in least.items():
        if value < 1:
            raise RalatError(f"{name} {value}: diharapkan 1 atau lebih")
    if settings.timeout_s <= 0 or settings.queue < 0:
        raise RalatError("--timeout: diharapkan lebih dari 0; --queue: 0 atau lebih")
    if not 0 <= settings.port <= 65535:
        raise RalatError(f"--port {settings.port}: diharapkan 0 sampai 65535")


def _note(message: str) -> None:
    sys.stderr.write(f"ralat: {message}\n")
    sys.stderr.flush()
