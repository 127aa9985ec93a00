"""The addresses of the protocol, with and without `/v2`, as clients make them of the base address that people type."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from ..frames import Call, Reply

Ask = Callable[..., Awaitable[Reply]]
Endpoint = Callable[[Request], Awaitable[Response]]

TASKS = "lint.server.languagetool.tasks"
FORM = "application/x-www-form-urlencoded"

BASES = ("", "/", "/v2", "/v2/", "/v2/v2", "/api/v2")
"""What stands before `/check`: people give clients the address with or without `/v2`, or with a slash too many."""

READING = ("languages", "info", "configinfo", "maxtextlength", "healthcheck", "words")
WRITING = ("words/add", "words/delete")


def routes(ask: Ask, own_check: Endpoint) -> list[BaseRoute]:
    """The routes; `own_check` serves what is posted to `/check` and is no form."""
    one_by_one = asyncio.Lock()

    async def check(request: Request) -> Response:
        return _responded(await ask(f"{TASKS}:check", await _call(request)))

    async def either(request: Request) -> Response:
        if request.method == "POST" and kind_of(request) != FORM:
            return await own_check(request)
        return await check(request)

    def reading(action: str) -> Endpoint:
        async def answer(request: Request) -> Response:
            return _responded(await ask(f"{TASKS}:told", await _call(request), action))

        return answer

    def writing(action: str) -> Endpoint:
        async def answer(request: Request) -> Response:
            async with one_by_one:
                return _responded(await ask(f"{TASKS}:told", await _call(request), action))

        return answer

    found: list[BaseRoute] = [Route("/check", either, methods=["GET", "POST"])]
    for base in BASES:
        found += [Route(f"{base}/check", check, methods=["GET", "POST"])] if base else []
        found += [Route(f"{base}/{action}", reading(action)) for action in READING]
        found += [Route(f"{base}/{action}", writing(action), methods=["POST"]) for action in WRITING]
    bare = [base.rstrip("/") + end for base in ("/v2", "/api/v2") for end in ("", "/")]
    return [
        *found,
        *(Route(path, check, methods=["GET", "POST"]) for path in bare),
        Route("/", check, methods=["POST"]),
    ]


def kind_of(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


async def _call(request: Request) -> Call:
    query: bytes = request.scope["query_string"]
    return Call(kind_of(request), query, await request.body())


def _responded(reply: Reply) -> Response:
    return Response(reply.body, reply.status, dict(reply.headers), reply.kind)
