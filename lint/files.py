"""Which files to check: those named, and what `include`, `exclude` and .gitignore leave of named folders."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from .errors import SourceError
from .extract import FORMATS, RECORDS
from .patterns import Patterns
from .project import Projects
from .tuples import NamedTuple

OFFICE_LOCK = "~$"
"""How the names of files begin that Word keeps beside an open document."""


class Target(NamedTuple):
    """A file to check; `found`: by a walk, not named by the user; `trouble`: why a folder cannot be walked."""

    path: str
    piped: bool = False
    found: bool = False
    trouble: SourceError | None = None


def targets(
    paths: Sequence[str], stdin_filename: str, projects: Projects, force_exclude: bool, note: Callable[[str], None]
) -> Iterator[Target]:
    """Every file once, in the order of `paths`, folders sorted. Links to folders are not followed."""
    seen: set[str] = set()
    for target in _all(paths, stdin_filename, projects, force_exclude, note):
        if target.piped or target.path not in seen:
            seen.add(target.path)
            yield target


def _all(
    paths: Sequence[str], stdin_filename: str, projects: Projects, force_exclude: bool, note: Callable[[str], None]
) -> Iterator[Target]:
    for path in paths:
        if path == "-":
            yield Target(stdin_filename, piped=True)
        elif os.path.isdir(path):
            yield from _walk(path, projects, note)
        elif not (force_exclude and is_excluded(path, projects)):
            yield Target(path)


def is_excluded(path: str, projects: Projects) -> bool:
    """Would a walk from the top of its repository pass a file by?"""
    absolute = os.path.abspath(path)
    parents = _below(repository(os.path.dirname(absolute)), absolute)
    return any(_is_out(folder + os.sep, projects) for folder in parents) or _is_out(absolute, projects)


def _walk(top: str, projects: Projects, note: Callable[[str], None]) -> Iterator[Target]:
    closed: list[OSError] = []
    for folder, folders, names in os.walk(top, onerror=closed.append):
        yield from _closed(closed)
        absolute = os.path.abspath(folder)
        folders[:] = sorted(
            f for f in folders if not f.startswith(".") and not _is_out(os.path.join(absolute, f) + os.sep, projects)
        )
        for name in sorted(names):
            path, inside = os.path.join(folder, name), os.path.join(absolute, name)
            if _is_wanted(path, inside, projects) and not _is_out(inside, projects):
                if _is_text_file(path, note):
                    yield Target(path, found=True)
    yield from _closed(closed)


def _is_text_file(path: str, note: Callable[[str], None]) -> bool:
    """A file, or what cannot even be looked at, so that reading it says why; no pipes, devices and dead links."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        if not os.path.islink(path):
            return True
        note(f"{path}: tautan putus atau melingkar; dilewati")
        return False


def _closed(errors: list[OSError]) -> Iterator[Target]:
    """Folders that could not be read since the last call; what is in them goes unchecked, so they count as failed."""
    while errors:
        error = errors.pop(0)
        path = os.fsdecode(error.filename)
        message = f"{path}: folder tidak dapat dibaca ({error.strerror}); isinya tidak diperiksa"
        kind = "missing" if isinstance(error, FileNotFoundError) else "permission"
        yield Target(path, found=True, trouble=SourceError(kind, message))


def _is_wanted(path: str, absolute: str, projects: Projects) -> bool:
    if os.path.basename(path).startswith(OFFICE_LOCK):
        return False
    include = projects.of(path).include
    if include is not None:
        return include.match(absolute)
    form = FORMATS.get(os.path.splitext(path)[1].lower())
    return form is not None and (form not in RECORDS or bool(projects.config(path).text_field))


def _is_out(absolute: str, projects: Projects) -> bool:
    """Is an absolute path (of a folder: with a separator at its end) excluded, or ignored by git?"""
    if any(patterns.match(absolute) for patterns in projects.of(absolute.rstrip(os.sep)).exclude):
        return True
    verdicts = (p.verdict(absolute) for p in _ignore_files(os.path.dirname(absolute.rstrip(os.sep))))
    return next((verdict for verdict in verdicts if verdict is not None), False)


@lru_cache(65536)
def _ignore_files(folder: str) -> tuple[Patterns, ...]:
    """The .gitignore files in force in a folder, the nearest first, up to the top of its repository."""
    own = _ignore_file(folder, os.path.join(folder, ".gitignore"))
    if os.path.exists(os.path.join(folder, ".git")):
        return own + _ignore_file(folder, os.path.join(folder, ".git", "info", "exclude"))
    parent = os.path.dirname(folder)
    return own if parent == folder else own + _ignore_files(parent)


def forget() -> None:
    """Read the .gitignore files anew when they are needed: for a process that stays."""
    _ignore_files.cache_clear()
    repository.cache_clear()


def _ignore_file(folder: str, path: str) -> tuple[Patterns, ...]:
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            lines = tuple(line for line in file.read().splitlines() if line.strip() and not line.startswith("#"))
    except OSError:
        return ()
    return (Patterns(folder, lines),) if lines else ()


@lru_cache(65536)
def repository(folder: str) -> str:
    """The top of the git repository around an absolute folder; the folder itself outside of one."""
    at = folder
    while not os.path.exists(os.path.join(at, ".git")):
        parent = os.path.dirname(at)
        if parent == at:
            return folder
        at = parent
    return at


def _below(top: str, path: str) -> Iterator[str]:
    """The folders between a top folder and a path, from the top down."""
    parts = os.path.relpath(os.path.dirname(path), top).split(os.sep)
    at = top
    for part in parts:
        if part not in (".", ".."):
            at = os.path.join(at, part)
            yield at
