"""The routes, and what stands around them.

Another door of the server is a module with routes of its own, added in `_routes`; what it has to compute is a task
(`module:function`, called in a checking process with its `Desk` and the given values) that `ask` has done.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from ..errors import RalatError
from .frames import Call, Reply
from .guard import Guard, response
from .languagetool.routes import routes as languagetool
from .metrics import KIND, Metrics
from .refusal import Refused
from .settings import Settings
from .workers import Note, Workers

WEB = Path(__file__).resolve().parent.parent / "web"
"""The page: files that are served as they are."""

OWN = "lint.server.tasks"
Ask = Callable[..., Awaitable[Reply]]
Endpoint = Callable[[Request], Awaitable[Response]]


def create_app(settings: Settings, note: Note = lambda message: None) -> ASGIApp:
    """The application; its checking processes live from its start-up to its shutdown."""
    workers, metrics = Workers(settings, note), Metrics()

    @asynccontextmanager
    async def life(app: Starlette) -> AsyncIterator[None]:
        try:
            await workers.start()
        except RalatError as error:
            note(str(error))
            raise
        yield
        await workers.close()

    app = Starlette(
        routes=_routes(settings, workers, metrics),
        middleware=_cors(settings),
        exception_handlers={HTTPException: _refused, Refused: _refused},
        lifespan=life,
    )
    return Guard(app, settings, metrics, note)


def _routes(settings: Settings, workers: Workers, metrics: Metrics) -> list[BaseRoute]:
    """All addresses; the files of the page come last, they answer for what nothing else does."""
    ask = workers.run

    async def health(request: Request) -> Response:
        return _json(
            {"status": "ok" if workers.size else "starting", "workers": workers.size}, 200 if workers.size else 503
        )

    async def measures(request: Request) -> Response:
        return Response(metrics.text(workers), media_type=KIND)

    async def rules(request: Request) -> Response:
        return responded(await ask(f"{OWN}:rules"))

    async def explain(request: Request) -> Response:
        return responded(await ask(f"{OWN}:explain", request.path_params["rule"]))

    async def openapi(request: Request) -> Response:
        return responded(await ask(f"{OWN}:openapi"))

    routes: list[BaseRoute] = [
        *languagetool(ask, article(ask, f"{OWN}:check")),
        Route("/fix", article(ask, f"{OWN}:fix"), methods=["POST"]),
        Route("/page/check", article(ask, "lint.server.page:check"), methods=["POST"]),
        Route("/page/document", article(ask, "lint.server.page:document"), methods=["POST"]),
        Route("/rules", rules),
        Route("/explain/{rule}", explain),
        Route("/health", health),
        Route("/metrics", measures),
        Route("/openapi.json", openapi),
    ]
    routes += [
        Route("/" if path.name == "index.html" else f"/{path.name}", _file(path)) for path in sorted(WEB.iterdir())
    ]
    return routes


def article(ask: Ask, task: str) -> Endpoint:
    """An address that hands the body to a task, unread."""

    async def answer(request: Request) -> Response:
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        query: bytes = request.scope["query_string"]
        return responded(await ask(task, Call(kind, query, await request.body(), request.headers.get("accept", ""))))

    return answer


def _file(path: Path) -> Endpoint:
    """A file of the page, named one by one: nothing else can be asked for."""

    async def answer(request: Request) -> Response:
        return FileResponse(path, headers={"cache-control": "no-cache"})

    return answer


def responded(reply: Reply) -> Response:
    return Response(reply.body, reply.status, dict(reply.headers), reply.kind)


def _cors(settings: Settings) -> list[Middleware]:
    """Leave for pages of other origins, which nobody has unless it is listed."""
    if not settings.allow_origin:
        return []
    return [
        Middleware(
            CORSMiddleware,
            allow_origins=settings.allow_origin,
            allow_methods=["GET", "POST"],
            allow_headers=["content-type", "accept"],
            allow_private_network=True,
            max_age=3600,
        )
    ]


async def _refused(request: Request, error: Exception) -> Response:
    if isinstance(error, HTTPException):
        message = _MESSAGES.get(error.status_code, "permintaan ini tidak dapat dilayani")
        answer = response(Refused(error.status_code, "http", message), request.scope)
        answer.headers.update(error.headers or {})
        return answer
    assert isinstance(error, Refused)
    return response(error, request.scope)


_MESSAGES = {404: "alamat ini tidak ada; daftar alamat: /openapi.json", 405: "alamat ini tidak menerima metode itu"}


def _json(value: Any, status: int = 200) -> Response:
    return Response(json.dumps(value, ensure_ascii=False), status, media_type="application/json")
