"""What the listening process and a checking process say to each other: pickled values, each after its length.

Both ends are this program; a client's bytes travel inside as bytes.
"""

from __future__ import annotations

import pickle
from asyncio import StreamReader
from struct import Struct
from typing import Any, BinaryIO, NamedTuple

_LENGTH = Struct(">Q")


class Call(NamedTuple):
    """A request as a task sees it: its kind (`text/plain`, without parameters), its query, its body."""

    kind: str
    query: bytes
    body: bytes
    accept: str = ""


class Reply(NamedTuple):
    """What a task answers; `changed`: what processes have read (the project's words) is no longer so."""

    body: bytes
    kind: str = "application/json"
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    changed: bool = False


def packed(value: object) -> bytes:
    data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    return _LENGTH.pack(len(data)) + data


def receive(pipe: BinaryIO) -> Any:
    """The next value; raises `EOFError` when the other end is gone."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    data = pipe.read(_LENGTH.unpack(head)[0])
    return pickle.loads(data)


async def received(pipe: StreamReader) -> Any:
    """The same for the listening process; raises `IncompleteReadError`, which is an `EOFError`."""
    (length,) = _LENGTH.unpack(await pipe.readexactly(_LENGTH.size))
    return pickle.loads(await pipe.readexactly(length))
