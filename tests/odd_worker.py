"""A checking process that does what an article tells it to, for tests of the server.

Begins an article with HANG, it never ends, in C code that holds the interpreter; with DIE, the process ends; with FAIL,
a rule's author has made a mistake that quotes the text; with `WAIT folder`, it goes on when there is a `folder/go`.
With a folder, `folder/begun` tells that it has come so far.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable
from typing import Any

from lint.engine import Linter
from lint.server.desk import Desk
from lint.server.frames import Reply
from lint.server.worker import main as serve
from lint.source import Source


def main() -> None:
    check = Linter.check_source

    def odd(self: Linter, source: Source, *more: Any) -> Any:
        word, _, rest = source.text.partition(" ")
        _ODD.get(word, lambda rest: None)(rest)
        return check(self, source, *more)

    Linter.check_source = odd  # type: ignore[method-assign]
    serve()


def _hang(folder: str) -> None:
    if folder:
        _begin(folder)
    re.match(r"(a+)+$", "a" * 60 + "b")


def _die(rest: str) -> None:
    os._exit(9)


def _fail(rest: str) -> None:
    raise ValueError(rest)


def _wait(folder: str) -> None:
    _begin(folder)
    while not os.path.exists(os.path.join(folder, "go")):
        time.sleep(0.01)


def _begin(folder: str) -> None:
    with open(os.path.join(folder, "begun"), "wb"):
        pass


_ODD: dict[str, Callable[[str], None]] = {"HANG": _hang, "DIE": _die, "FAIL": _fail, "WAIT": _wait}


def changed(desk: Desk) -> Reply:
    """A task after which nothing that processes have read is true any more."""
    return Reply(b"{}", changed=True)


def nothing(desk: Desk) -> Reply:
    return Reply(b"{}")
