"""The entry point of `ralat`: streams, errors for people, and a short cut past the command line's library.

Importing typer takes as long as checking an article, so a plain `ralat check FILE…` with switches of this
page goes to `lint.run` directly; everything else (help, other commands, mistakes) goes through `lint.cli`.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from .errors import RalatError
from .tuples import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any, NoReturn

SWITCHES = {
    "--fix": "fix",
    "--unsafe-fixes": "unsafe_fixes",
    "--diff": "diff",
    "--info": "info",
    "--exit-zero": "exit_zero",
    "--strict": "strict",
    "--no-cache": "no_cache",
    "--force-exclude": "force_exclude",
    "--statistics": "statistics",
    "--quiet": "quiet",
}
VALUES = {
    "--format": "form",
    "--select": "select",
    "--ignore": "ignore",
    "--preset": "preset",
    "--encoding": "encoding",
    "--stdin-filename": "stdin_filename",
    "--input-format": "input_format",
    "--text-field": "text_field",
    "--id-field": "id_field",
    "--baseline": "baseline",
    "--changed-since": "changed_since",
    "--fail-on": "fail_on",
    "--output": "output",
}


def main() -> None:
    """Run the command; exit 2 with a message on standard error when it cannot do the job."""
    gc.set_threshold(50_000)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape" if os.name != "nt" else "replace")
    try:
        _leave(_flushed(sys.argv[1:]))
    except RalatError as error:
        sys.stderr.write(f"ralat: {error}\n")
        sys.exit(2)
    except KeyboardInterrupt:
        sys.stderr.write("ralat: dihentikan\n")
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


def _leave(code: int | None) -> NoReturn:
    """End the process; without taking apart what it built, unless threads or other processes are to be waited for.

    Everything is written by now. Taking apart took a tenth of the time of a check of one article.
    """
    if "threading" in sys.modules:
        sys.exit(code)
    sys.stderr.flush()
    os._exit(code or 0)


def _flushed(arguments: Sequence[str]) -> int | None:
    """Run, and write what is still held back, so that a closed pipe is met here and not at the end of the process."""
    try:
        return _dispatch(arguments)
    finally:
        sys.stdout.flush()


def _dispatch(arguments: Sequence[str]) -> int | None:
    options = plain_check(arguments)
    if options is None:
        from .cli import app
        from .indonesian import run

        return run(app)
    from .run import check_paths

    return check_paths(**options)


def plain_check(arguments: Sequence[str]) -> dict[str, Any] | None:
    """The options of `check` when nothing in the arguments needs the full parser, else None."""
    if not arguments or arguments[0] != "check":
        return None
    options: dict[str, Any] = {"paths": []}
    rest = iter(arguments[1:])
    for argument in rest:
        name, equals, value = argument.partition("=")
        if argument in SWITCHES:
            options[SWITCHES[argument]] = True
        elif name in VALUES:
            following = value if equals else next(rest, None)
            if following is None:
                return None
            options[VALUES[name]] = following
        elif argument.startswith("-") and argument != "-":
            return None
        else:
            options["paths"].append(argument)
    return options if options["paths"] else None
