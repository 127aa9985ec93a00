"""Which paths a list of patterns means, written as in .gitignore; pathspec does the matching and is loaded when asked."""

from __future__ import annotations

import os
from functools import lru_cache

from .errors import ConfigError
from .tuples import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class Patterns(NamedTuple):
    """Lines of patterns, relative to an absolute folder; `at` says where they stand in a configuration of ours."""

    folder: str
    lines: tuple[str, ...]
    at: str = ""

    def match(self, path: str) -> bool:
        """Is an absolute path meant? A folder's path ends with a separator."""
        return self.verdict(path) or False

    def verdict(self, path: str) -> bool | None:
        """True: matched; False: taken out again by a `!` line; None: not mentioned, or outside the folder.

        Raises `ConfigError` for a wrong line of ours; one of a .gitignore is passed over, as git does.
        """
        inside = relative(path, self.folder)
        return None if inside is None or not self.lines else _spec(self.lines, self.at).check_file(inside).include


def relative(path: str, folder: str) -> str | None:
    """An absolute path as seen from a folder, with slashes; None outside it."""
    lead = folder if folder.endswith(os.sep) else folder + os.sep
    if not path.startswith(lead):
        return None
    return path[len(lead) :].replace(os.sep, "/")


@lru_cache(4096)
def _spec(lines: tuple[str, ...], at: str) -> GitIgnoreSpec:
    import re

    from pathspec import GitIgnoreSpec

    kept = []
    for line in lines:
        try:
            GitIgnoreSpec.from_lines([line])
        except (ValueError, re.error) as error:
            if at:
                raise ConfigError(f"{at}pola '{line}' tidak sah; ditulis seperti dalam .gitignore") from error
            continue
        kept.append(line)
    return GitIgnoreSpec.from_lines(kept)
