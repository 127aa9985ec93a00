"""One decision of a person at a time: a keypress on a terminal, a line anywhere else."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any

END = ""
"""What is answered when there is no more input."""


class Keys:
    """Asks on standard output, hears on standard input; Ctrl-C raises `KeyboardInterrupt`."""

    def __init__(self) -> None:
        self._terminal = sys.stdin.isatty()

    def ask(self, prompt: str, allowed: Collection[str]) -> str:
        """The first key that is one of `allowed`, or `END`; what else is typed is told and asked again."""
        with _unbuffered(sys.stdin.fileno()) if self._terminal else nullcontext():
            return self._heard(prompt, allowed)

    def _heard(self, prompt: str, allowed: Collection[str]) -> str:
        sys.stdout.write(prompt)
        while True:
            sys.stdout.flush()
            key = _pressed() if self._terminal else _line()
            if key is None:
                sys.stdout.write("\n")
                return END
            if key.lower() in allowed:
                sys.stdout.write(f"{key.lower()}\n")
                return key.lower()
            if key:
                told = key if key.isprintable() else "tombol itu"
                sys.stdout.write(f"{told}: tidak ada pilihan itu. Tekan ? untuk bantuan.\n{prompt}")

    def line(self, prompt: str) -> str:
        """A line of text as typed, '' for nothing."""
        sys.stdout.write(prompt)
        sys.stdout.flush()
        text = sys.stdin.readline()
        if not self._terminal:
            sys.stdout.write("\n")
        return text.strip()


def _line() -> str | None:
    text = sys.stdin.readline()
    return text.strip()[:1] if text else None


if sys.platform == "win32":

    def _unbuffered(file: int) -> AbstractContextManager[None]:
        return nullcontext()

    def _pressed() -> str | None:
        import msvcrt

        key = msvcrt.getwch()
        if key in "\x00\xe0":
            msvcrt.getwch()
            return ""
        if key == "\x03":
            raise KeyboardInterrupt
        return None if key == "\x1a" else key.strip()

else:

    def _pressed() -> str | None:
        """A key of a terminal; '' for Enter and for keys that send more than a sign (arrows), None for Ctrl-D."""
        file = sys.stdin.fileno()
        data = os.read(file, 1)
        while _is_open(data) and _has_more(file):
            data += os.read(file, 1)
        if data in (b"", b"\x04"):
            return None
        return "" if data[:1] == b"\x1b" else data.decode("utf-8", "replace").strip()

    def _has_more(file: int) -> bool:
        import select

        return bool(select.select([file], [], [], 0.05)[0])

    def _is_open(data: bytes) -> bool:
        """Are these bytes the beginning of a longer key: of a sign in UTF-8, or of what arrows and Alt send?"""
        if data[:1] == b"\x1b":
            return len(data) < 3 or (data[1:2] in b"[O" and len(data) < 16 and not 0x40 <= data[-1] <= 0x7E)
        if not data or data[0] < 0xC0:
            return False
        return len(data) < (2 if data[0] < 0xE0 else 3 if data[0] < 0xF0 else 4)

    @contextmanager
    def _unbuffered(file: int) -> Iterator[None]:
        """Keys come as they are pressed, and are not drawn; Ctrl-C and Ctrl-Z work as ever.

        Entered before the prompt is drawn: what a quick hand presses then is a key already (Ctrl-D of a line would be lost).
        """
        import termios
        import tty

        def begin(*_: Any) -> None:
            tty.setcbreak(file, termios.TCSADRAIN)

        before = termios.tcgetattr(file)
        begin()
        resumed = signal.signal(signal.SIGCONT, begin)
        try:
            yield
        finally:
            signal.signal(signal.SIGCONT, resumed)
            termios.tcsetattr(file, termios.TCSADRAIN, before)
