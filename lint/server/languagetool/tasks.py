"""What a checking process does for each address of the protocol; errors are plain text, which clients show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from ...errors import RalatError
from ...report.json import dumps
from ..desk import Desk, Options
from ..frames import Call, Reply
from ..refusal import Refused
from .about import LANGUAGES, configuration, info
from .query import parsed
from .reply import answer
from .request import parameters
from .words import ProjectWords

JSON, TEXT = "application/json", "text/plain; charset=utf-8"

Values = Mapping[str, str]


def check(desk: Desk, call: Call) -> Reply:
    """The reply of `/v2/check`."""
    return _guarded(call, lambda values: _checked(desk, values))


def told(desk: Desk, call: Call, action: str) -> Reply:
    """The reply of an address that checks nothing; `action` is one of `ACTIONS`."""
    return _guarded(call, lambda values: ACTIONS[action](desk, values))


def failure(message: str, status: int = 400) -> Reply:
    return Reply(f"Error: {message}".encode(), TEXT, status)


def _guarded(call: Call, reply: Callable[[Values], Reply]) -> Reply:
    try:
        return reply(parameters(call.query, call.body, call.kind))
    except Refused as refused:
        return failure(str(refused), refused.status)
    except RalatError as error:
        return failure(str(error))


def _checked(desk: Desk, values: Values) -> Reply:
    query = parsed(values)
    limit = desk.settings.max_length
    if sum(len(node.text) for node in query.nodes) > limit:
        raise Refused(413, "too-long", f"teks lebih dari {limit} huruf; kirim sebagian-sebagian")
    linter = desk.linter(Options(infos=query.picky or bool(query.enabled)))
    return Reply(answer(query, linter, desk.deadline()).encode())


def _json(value: object, changed: bool = False) -> Reply:
    return Reply(dumps(value).encode(), JSON, changed=changed)


def _configuration(desk: Desk, values: Values) -> Reply:
    return _json(configuration(values, desk.settings.max_length))


def _words(desk: Desk) -> ProjectWords:
    if not desk.settings.allow_words:
        raise Refused(403, "words", "daftar kata tidak dibuka oleh server ini; jalankan dengan --allow-words")
    return ProjectWords(Path(desk.settings.folder))


def _edited(told: dict[str, Any]) -> Reply:
    return _json(told, changed=any(told.values()))


ACTIONS: Mapping[str, Callable[[Desk, Values], Reply]] = {
    "languages": lambda desk, values: _json(LANGUAGES),
    "info": lambda desk, values: _json(info()),
    "configinfo": _configuration,
    "maxtextlength": lambda desk, values: Reply(str(desk.settings.max_length).encode(), TEXT),
    "healthcheck": lambda desk, values: Reply(b"OK", TEXT),
    "words": lambda desk, values: _json(_words(desk).listed(values)),
    "words/add": lambda desk, values: _edited(_words(desk).added(values)),
    "words/delete": lambda desk, values: _edited(_words(desk).deleted(values)),
}
"""Address behind `/v2/`, to what answers there."""

WRITING = ("words/add", "words/delete")
"""Those that a client must POST to."""
