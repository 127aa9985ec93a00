"""Where and what a finding is for services that keep findings: paths of the project, UTF-8 columns, fingerprints."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from hashlib import blake2b

from ..baseline import marks
from ..span import LineIndex
from . import Result

TOPS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Variables that name the folder from which GitHub and GitLab count paths; elsewhere it is the current one."""


def project_path(path: str) -> str:
    """The path from the top of the project, with slashes; the absolute one for a file outside of it."""
    absolute = os.path.abspath(path)
    for top in (*filter(None, map(os.environ.get, TOPS)), os.getcwd()):
        inside = _inside(absolute, top)
        if inside:
            return inside.replace(os.sep, "/")
    return absolute.replace(os.sep, "/")


def _inside(absolute: str, top: str) -> str | None:
    try:
        path = os.path.relpath(absolute, top)
    except ValueError:
        return None
    return None if path == os.pardir or path.startswith(os.pardir + os.sep) else path


def as_unicode(path: str) -> str:
    """A path for formats that allow no escapes: bytes that are no UTF-8 become the replacement character."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def fingerprints(result: Result, where: str = "") -> Iterator[str]:
    """A name for each finding that it keeps while lines move: see `lint.baseline`; no two are the same."""
    seen: Counter[object] = Counter()
    for mark in marks(result.format, result.text, result.findings):
        seen[mark] += 1
        told = "\0".join((where, *mark, str(seen[mark])))
        yield blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


class Utf8Index:
    """Offsets to lines and columns in bytes of UTF-8, both 1-based; it counts on from the place asked for last."""

    def __init__(self, text: str, lines: LineIndex) -> None:
        self._text, self._lines = text, lines
        self._line, self._offset, self._column = 0, 0, 1

    def position(self, offset: int) -> tuple[int, int]:
        line, column = self._lines.position(offset)
        if line != self._line:
            self._line, self._offset, self._column = line, offset - column + 1, 1
        self._column += self._bytes(self._offset, offset) - self._bytes(offset, self._offset)
        self._offset = offset
        return line, self._column

    def _bytes(self, start: int, end: int) -> int:
        return len(self._text[start:end].encode("utf-8", "surrogatepass")) if start < end else 0
