"""What stands behind each address of the protocol, but for the check itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from ...errors import RalatError
from ...report.json import dumps
from .about import LANGUAGES, configuration, info
from .query import QueryError
from .words import ProjectWords

JSON, TEXT = "application/json; charset=utf-8", "text/plain; charset=utf-8"


class Reply(NamedTuple):
    """What goes back to a client; errors are plain text, which clients show."""

    body: str
    kind: str = JSON
    status: int = 200


class Desk(NamedTuple):
    """What a server answers with: the longest text (code points), the words that it may change, if any, and the
    origins of pages that may ask."""

    max_length: int
    words: ProjectWords | None = None
    origins: frozenset[str] = frozenset()


Values = Mapping[str, str]


def told(action: str, method: str, values: Values, desk: Desk) -> Reply:
    """The reply of an address that checks nothing; `action` is one of `ACTIONS`."""
    methods, answer = ACTIONS[action]
    if method not in methods:
        return failure(f"/v2/{action} hanya menerima {methods[0]}", 405)
    try:
        return answer(values, desk)
    except RalatError as error:
        return failure(str(error))


def failure(message: str, status: int = 400) -> Reply:
    return Reply(f"Error: {message}", TEXT, status)


def _words(desk: Desk) -> ProjectWords:
    if desk.words is None:
        raise QueryError(
            "daftar kata tidak dibuka oleh server ini; jalankan dengan --allow-words, atau: ralat words add"
        )
    return desk.words


_READ, _ASK, _WRITE = ("GET", "HEAD"), ("GET", "HEAD", "POST"), ("POST",)

ACTIONS: Mapping[str, tuple[tuple[str, ...], Callable[[Values, Desk], Reply]]] = {
    "languages": (_ASK, lambda values, desk: Reply(dumps(LANGUAGES))),
    "info": (_ASK, lambda values, desk: Reply(dumps(info()))),
    "configinfo": (_ASK, lambda values, desk: Reply(dumps(configuration(values, desk.max_length)))),
    "maxtextlength": (_ASK, lambda values, desk: Reply(str(desk.max_length), TEXT)),
    "healthcheck": (_ASK, lambda values, desk: Reply("OK", TEXT)),
    "words": (_READ, lambda values, desk: Reply(dumps(_words(desk).listed(values)))),
    "words/add": (_WRITE, lambda values, desk: Reply(dumps(_words(desk).added(values)))),
    "words/delete": (_WRITE, lambda values, desk: Reply(dumps(_words(desk).deleted(values)))),
}
