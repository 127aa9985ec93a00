"""Which paths a list of patterns means, written as in .gitignore; pathspec does the matching and is loaded when asked."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class Patterns(NamedTuple):
    """Lines of patterns, relative to an absolute folder."""

    folder: str
    lines: tuple[str, ...]

    def match(self, path: str) -> bool:
        """Is an absolute path meant? A folder's path ends with a separator."""
        return self.verdict(path) or False

    def verdict(self, path: str) -> bool | None:
        """True: matched; False: taken out again by a `!` line; None: not mentioned, or outside the folder."""
        inside = relative(path, self.folder)
        return None if inside is None or not self.lines else _spec(self.lines).check_file(inside).include


def relative(path: str, folder: str) -> str | None:
    """An absolute path as seen from a folder, with slashes; None outside it."""
    lead = folder if folder.endswith(os.sep) else folder + os.sep
    if not path.startswith(lead):
        return None
    return path[len(lead) :].replace(os.sep, "/")


@lru_cache(4096)
def _spec(lines: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)
