"""What every request passes before a route sees it, and every answer on its way out.

Who may ask: hosts by which this server is meant (a page elsewhere can point its own name at 127.0.0.1), pages of
allowed origins. How much: bodies by size and time, requests at a time by client. Answers get headers that keep a
page from being more than text, and a failure is told without what was being worked on.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .metrics import Metrics
from .refusal import Refused, where
from .settings import Settings
from .workers import Note

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = tuple(
    (name.encode(), value.encode())
    for name, value in {
        "content-security-policy": POLICY,
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "no-referrer",
        "cross-origin-opener-policy": "same-origin",
        "permissions-policy": "camera=(), geolocation=(), microphone=()",
    }.items()
)
PORTS = {"http": ":80", "https": ":443"}
DISCARD = 4
"""A body that is too long is read and thrown away up to so many times the limit, so that its sender hears why."""

UNREAD = (408, 413)
"""Refusals after which more of the body may be on its way."""

GONE = 499
"""The status under which requests are counted whose client did not wait; nobody receives it."""


class Guard:
    """The outermost application."""

    def __init__(self, app: ASGIApp, settings: Settings, metrics: Metrics, note: Note) -> None:
        self._app, self._settings, self._metrics, self._note = app, settings, metrics, note
        self._hosts = {"localhost", settings.host.lower(), *map(str.lower, settings.allow_host)}
        self._places = Counter[str]()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await _Exchange(self, scope, receive, send).run()
        elif scope["type"] == "lifespan":
            await self._app(scope, receive, send)

    def require_welcome(self, headers: Headers) -> None:
        """Raise `Refused` for a host that is not this server, and for a page of an origin that is not allowed."""
        host = headers.get("host", "").lower()
        name = urlsplit(f"//{host}").hostname if _is_address(host) else None
        if name is None or not (name in self._hosts or _is_number(name)):
            raise Refused(
                421, "host", f"nama host {host[:80]!r} tidak dilayani; pakai 127.0.0.1 atau localhost, atau izinkan dengan --allow-host"
            )  # fmt: skip
        if (origin := headers.get("origin")) and not self._is_own(origin, host):
            raise Refused(
                403, "origin", f"halaman dari {origin[:80]!r} tidak boleh memakai server ini; izinkan dengan --allow-origin"
            )  # fmt: skip

    def _is_own(self, origin: str, host: str) -> bool:
        """Pages of this server, of allowed origins, and add-ons of browsers and editors, which no page can pose as."""
        scheme, _, place = origin.lower().partition("://")
        own = place == host or f"{place}{PORTS.get(scheme, '')}" == host or f"{host}{PORTS.get(scheme, '')}" == place
        allowed = origin in self._settings.allow_origin or "*" in self._settings.allow_origin
        return own or allowed or (scheme not in PORTS and bool(place))

    @contextmanager
    def place(self, client: str) -> Iterator[None]:
        """One of the places that a client has at a time; raises `Refused`."""
        if self._places[client] >= self._settings.per_client:
            raise Refused(
                429, "too-many", f"lebih dari {self._settings.per_client} permintaan sekaligus dari alamat ini; tunggu jawabannya dulu", 1
            )  # fmt: skip
        self._places[client] += 1
        try:
            yield
        finally:
            self._places[client] -= 1
            if not self._places[client]:
                del self._places[client]


class _Exchange:
    """One request and its answer."""

    def __init__(self, guard: Guard, scope: Scope, receive: Receive, send: Send) -> None:
        self._guard, self._scope, self._receive, self._send = guard, scope, receive, send
        self._headers = Headers(scope=scope)
        self._status = 0

    async def run(self) -> None:
        metrics, started = self._guard._metrics, time.perf_counter()
        metrics.running += 1
        try:
            await self._answered()
        finally:
            metrics.running -= 1
            metrics.count(
                _method(self._scope), _route(self._scope), self._status or GONE, time.perf_counter() - started
            )

    async def _answered(self) -> None:
        try:
            with self._guard.place((self._scope.get("client") or ("",))[0]):
                self._guard.require_welcome(self._headers)
                body = await self._body()
                await self._attended(body)
        except Refused as refused:
            await self._refuse(refused)
        except ConnectionError:
            return
        except Exception as error:
            self._guard._note(f"{_method(self._scope)} {_route(self._scope)}: gagal ({where(error)})")
            await self._refuse(Refused(500, "internal", "server gagal menjawab; laporkan kepada pembuat ralat"))

    async def _body(self) -> bytes:
        """The whole body; raises `Refused` when it is too long or too slow, `ConnectionError` without an end."""
        limit = self._guard._settings.max_bytes
        if self._headers.get("content-encoding", "identity").lower() != "identity":
            raise Refused(415, "encoding", "isi permintaan dimampatkan; kirim tanpa content-encoding")
        told = self._headers.get("content-length", "0")
        if told.isdecimal() and int(told) > limit and "expect" in self._headers:
            raise _too_long(limit)
        try:
            async with asyncio.timeout(self._guard._settings.body_s):
                return await self._collected(limit)
        except TimeoutError:
            raise Refused(408, "slow", "isi permintaan tidak datang seluruhnya; kirim ulang") from None

    async def _collected(self, limit: int) -> bytes:
        pieces, size, more = list[bytes](), 0, True
        while more:
            message = await self._receive()
            if message["type"] == "http.disconnect":
                raise ConnectionError
            piece, more = message.get("body", b""), message.get("more_body", False)
            size += len(piece)
            if size <= limit:
                pieces.append(piece)
            elif size > DISCARD * limit:
                break
        if size > limit:
            raise _too_long(limit)
        return b"".join(pieces)

    async def _attended(self, body: bytes) -> None:
        """Have the request answered as long as its client waits."""
        given = False

        async def receive() -> Message:
            nonlocal given
            if given:
                return await self._receive()
            given = True
            return {"type": "http.request", "body": body, "more_body": False}

        work = asyncio.ensure_future(self._guard._app(self._scope, receive, self._out))  # type: ignore[arg-type]
        leaving = asyncio.ensure_future(self._left())
        try:
            await asyncio.wait((work, leaving), return_when=asyncio.FIRST_COMPLETED)
        finally:
            leaving.cancel()
            if not work.done():
                work.cancel()
                await asyncio.wait((work,))
        if not work.cancelled():
            work.result()

    async def _left(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass

    async def _out(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._status = message["status"]
            present = {name for name, _ in message.setdefault("headers", [])}
            message["headers"] = [*message["headers"], *(pair for pair in HEADERS if pair[0] not in present)]
        await self._send(message)

    async def _refuse(self, refused: Refused) -> None:
        if not self._status:
            await response(refused, self._scope)(self._scope, self._receive, self._out)


def response(refused: Refused, scope: Scope) -> Response:
    """A refusal as JSON, or as the line of text that clients of LanguageTool show."""
    headers = {"retry-after": str(refused.retry_s)} if refused.retry_s else {}
    if refused.status in UNREAD:
        headers["connection"] = "close"
    if _speaks_languagetool(scope):
        return PlainTextResponse(f"Error: {refused}", refused.status, headers)
    content: dict[str, Any] = {"error": {"kind": refused.kind, "message": str(refused)}}
    return JSONResponse(content, refused.status, headers)


def _speaks_languagetool(scope: Scope) -> bool:
    form = Headers(scope=scope).get("content-type", "").startswith("application/x-www-form-urlencoded")
    return form or "/v2" in scope["path"]


def _too_long(limit: int) -> Refused:
    return Refused(
        413,
        "too-long",
        f"isi permintaan lebih dari {limit / 1e6:g} MB; kirim sebagian-sebagian, atau naikkan --max-bytes",
    )


def _method(scope: Scope) -> str:
    method: str = scope["method"]
    return method if method in METHODS else "other"


METHODS = ("GET", "HEAD", "POST", "OPTIONS")


def _route(scope: Scope) -> str:
    """The path of the route that answered, as it is written in `app`: paths of clients would be without number."""
    return getattr(scope.get("route"), "path", "") or "other"


def _is_address(host: str) -> bool:
    """Can this be a host with a port? `urlsplit` raises for brackets that do not match, and takes names with signs."""
    try:
        return (
            urlsplit(f"//{host}").netloc == host and not set(host) & set("/\\@?# ") and urlsplit(f"//{host}").port != -1
        )
    except ValueError:
        return False


def _is_number(name: str) -> bool:
    """An address in figures: no one else can make it point here."""
    try:
        ip_address(name.partition("%")[0])
    except ValueError:
        return False
    return True
