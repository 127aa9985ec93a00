"""The addresses of the protocol, with and without `/v2`, as clients make them of the base address that people type."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from .actions import ACTIONS, JSON, Desk, Reply, failure, told
from .query import Query, QueryError, parsed
from .request import parameters

Endpoint = Callable[[Request], Awaitable[Response]]

BASES = ("", "/", "/v2", "/v2/", "/v2/v2", "/api/v2", "/api")
"""What stands before `/check`: people give clients the address with or without `/v2`, or with a slash too many."""


def routes(desk: Desk, check: Callable[[Query], Awaitable[str]], own_check: Endpoint) -> list[Route]:
    """The routes; `check` has a question answered by a worker, `own_check` serves `POST /check` with JSON."""

    async def asked(request: Request) -> Response:
        if request.url.path == "/check" and request.method == "POST" and is_json(request):
            return await own_check(request)
        return await _guarded(request, answered)

    async def answered(request: Request) -> Reply:
        query = parsed(await _values(request))
        if sum(len(node.text) for node in query.nodes) > desk.max_length:
            return failure(f"teks lebih dari {desk.max_length} huruf; kirim sebagian-sebagian", 413)
        return Reply(await check(query))

    def endpoint(action: str) -> Endpoint:
        async def answer(request: Request) -> Reply:
            if action.startswith("words") and is_stranger(request, desk):
                return failure("halaman dari asal lain tidak boleh membaca atau mengubah daftar kata", 403)
            return await run_in_threadpool(told, action, request.method, await _values(request), desk)

        async def respond(request: Request) -> Response:
            return await _guarded(request, answer)

        return respond

    ends = {"": asked, "/check": asked, **{f"/{action}": endpoint(action) for action in ACTIONS}}
    paths = {base + end: respond for base in BASES for end, respond in ends.items()}
    return [Route(path, respond, methods=_methods(path)) for path, respond in paths.items() if path]


def is_json(request: Request) -> bool:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower() == "application/json"


def is_stranger(request: Request, desk: Desk) -> bool:
    """Does a page of an origin that was not allowed ask? A form needs no leave of CORS to be sent."""
    origin = request.headers.get("origin")
    return origin is not None and origin not in desk.origins


def _methods(path: str) -> list[str]:
    """A browser that opens the server's first page is no client."""
    return ["POST"] if path == "/" else ["GET", "POST"]


async def _values(request: Request) -> dict[str, str]:
    body = await request.body() if request.method == "POST" else b""
    query: bytes = request.scope["query_string"]
    return await run_in_threadpool(parameters, query, body, request.headers.get("content-type", ""))


async def _guarded(request: Request, answer: Callable[[Request], Awaitable[Reply]]) -> Response:
    try:
        reply = await answer(request)
    except QueryError as error:
        reply = failure(str(error))
    return Response(reply.body, reply.status, media_type=reply.kind or JSON)
