"""Which lines of a working tree are new since a revision, as git sees it: added or changed, and all of untracked files.

The comparison is with the commit where the branch left the revision's history (its merge base), so that what others
have put on the main branch since does not count as new here.
"""

from __future__ import annotations

import os
import re
import subprocess
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from .errors import ConfigError
from .files import repository
from .finding import Finding

Lines = Sequence[tuple[int, int]]
"""First and last line of each run of new lines, in order."""

ALL: Lines = ((1, 1 << 60),)
NONE: Lines = ()

_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb'\\([abtnvfr"\\]|[0-7]{3})')
_ESCAPED = {b"a": b"\a", b"b": b"\b", b"t": b"\t", b"n": b"\n", b"v": b"\v", b"f": b"\f", b"r": b"\r"}

DIFF = (
    "diff", "--unified=0", "--inter-hunk-context=0", "--find-renames", "--text", "--no-color", "--no-ext-diff",
    "--no-textconv", "--no-relative", "--src-prefix=a/", "--dst-prefix=b/", "--diff-filter=d",
)  # fmt: skip
"""Every setting of a user's git that would change the output is set."""


class Changes:
    """The new lines of files since a revision; raises `ConfigError` where git cannot tell."""

    def __init__(self, revision: str) -> None:
        self._revision = revision
        self._trees: dict[str, _Tree] = {}

    def touch(self, path: str) -> bool:
        """Has a file any new line?"""
        return bool(self._lines(path))

    def within(self, path: str, text: str, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """The findings that stand, at least in part, on new lines."""
        lines = self._lines(path)
        ends = _line_ends(text)

        def is_new(finding: Finding) -> bool:
            first = bisect_left(ends, finding.start) + 1
            last = bisect_left(ends, max(finding.end - 1, finding.start)) + 1
            return any(start <= last and first <= end for start, end in lines)

        return tuple(f for f in findings if is_new(f))

    def _lines(self, path: str) -> Lines:
        absolute = os.path.abspath(path)
        place = os.path.join(os.path.realpath(os.path.dirname(absolute)), os.path.basename(absolute))
        top = repository(os.path.dirname(place))
        if top not in self._trees:
            if not os.path.exists(os.path.join(top, ".git")):
                raise ConfigError(
                    f"{path}: tidak di dalam repositori git; --changed-since membandingkan dengan riwayat git"
                )
            self._trees[top] = _Tree(top, self._revision)
        return self._trees[top].new_lines.get(os.path.relpath(place, top).replace(os.sep, "/"), NONE)


class _Tree:
    """One working tree."""

    def __init__(self, top: str, revision: str) -> None:
        self._top, self._revision = top, revision

    @cached_property
    def new_lines(self) -> Mapping[str, Lines]:
        untracked = self._git("ls-files", "-z", "--others", "--exclude-standard").split(b"\0")
        changed: dict[str, Lines] = {os.fsdecode(name): ALL for name in untracked if name}
        for name, lines in parsed(self._git(*DIFF, self._base(), "--").split(b"\n")):
            changed[os.fsdecode(name)] = [*changed.get(os.fsdecode(name), ()), *lines]
        return changed

    def _base(self) -> str:
        try:
            commit = self._git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{self._revision}^{{commit}}")
        except ConfigError as error:
            raise ConfigError(
                f"--changed-since {self._revision}: revisi tidak dikenal di {self._top}; "
                f"periksa namanya, atau ambil dulu dengan git fetch{_quoted(error)}"
            ) from error
        try:
            return self._git("merge-base", commit.decode().strip(), "HEAD").decode().strip()
        except ConfigError:
            return commit.decode().strip()

    def _git(self, *arguments: str) -> bytes:
        try:
            run = subprocess.run(["git", "-C", self._top, *arguments], capture_output=True, check=False)
        except OSError as error:
            raise ConfigError(
                f"--changed-since memerlukan git, yang tidak dapat dijalankan ({error.strerror})"
            ) from error
        if run.returncode:
            raise ConfigError(run.stderr.decode("utf-8", "replace").strip())
        return run.stdout


def _quoted(error: ConfigError) -> str:
    return f" ({error})" if str(error) else ""


def parsed(diff: Sequence[bytes]) -> Iterator[tuple[bytes, Lines]]:
    """Names and new lines of a diff without context lines."""
    name, skipped = b"", 0
    for line in diff:
        if skipped and line[:1] in (b"+", b"-"):
            skipped -= 1
        elif line.startswith(b"+++ "):
            name = unquoted(line[4:]).removeprefix(b"b/")
        elif hunk := _HUNK.match(line):
            removed, added = int(hunk[1] or 1), int(hunk[3] or 1)
            skipped = removed + added
            if added:
                yield name, [(int(hunk[2]), int(hunk[2]) + added - 1)]


def unquoted(name: bytes) -> bytes:
    """A file name as git writes it in a diff: in quotes with escapes where need be, a tab behind when it has spaces."""
    name = name.removesuffix(b"\t")
    if not name.startswith(b'"'):
        return name
    return _ESCAPE.sub(lambda m: _ESCAPED.get(m[1]) or (bytes([int(m[1], 8)]) if len(m[1]) == 3 else m[1]), name[1:-1])


def _line_ends(text: str) -> list[int]:
    """The offsets of the line feeds, by which git counts lines."""
    ends, at = [], text.find("\n")
    while at >= 0:
        ends.append(at)
        at = text.find("\n", at + 1)
    return ends
