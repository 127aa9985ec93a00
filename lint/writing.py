"""Text to bytes on disk: a file is written whole or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager

from .errors import WriteError
from .source import Source, bytes_of
from .tuples import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO


def write(source: Source, text: str, *, seen: bytes | None = None) -> None:
    """Put `text` in the place of the file, whole or not at all; mode and owner kept, links followed.

    Written beside, flushed to disk and renamed. With `seen`, the bytes read before, a file that
    someone else has changed since is left alone. The time of change is the time of writing; nobody calls this
    for a text that is as it was. Raises `WriteError`.
    """
    write_bytes(source.path, source.encode(text), seen=seen)


_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
"""A file that nobody may write is left alone even by root, whom the system would let."""


def write_bytes(path: str, data: bytes, *, seen: bytes | None = None) -> None:
    target = os.path.realpath(path)
    beside = f"{target}.ralat-{os.getpid()}"
    try:
        about = os.stat(target)
        if not (about.st_mode & _WRITABLE and os.access(target, os.W_OK)):
            raise WriteError("read-only", f"{path}: hanya-baca; tidak diubah. Beri izin tulis lalu ulangi")
        _write_whole(beside, data, about.st_mode)
        _keep_owner(beside, about)
        if seen is not None and bytes_of(target) != seen:
            raise WriteError("changed", f"{path}: diubah pihak lain sejak dibaca; tidak ditimpa. Jalankan lagi")
        os.replace(beside, target)
    except OSError as error:
        raise WriteError("write", f"{path}: gagal ditulis ({error.strerror}); berkas asli tetap utuh") from error
    finally:
        if os.path.exists(beside):
            os.unlink(beside)


def _keep_owner(path: str, about: os.stat_result) -> None:
    """A new file belongs to who writes it; where that is root, the file of an editor stays the editor's."""
    if hasattr(os, "geteuid") and os.geteuid() == 0 and (about.st_uid, about.st_gid) != (0, 0):
        os.chown(path, about.st_uid, about.st_gid)
        os.chmod(path, about.st_mode & 0o7777)


def write_text(path: str, text: str) -> None:
    """Put a text of ours (words, a baseline) in a file, made when missing; whole or not at all. Raises `WriteError`."""
    with in_place(path) as beside:
        _write_whole(beside, text.encode(), os.stat(path).st_mode if os.path.exists(path) else 0o644)


@contextmanager
def text_file(path: str) -> Iterator[TextIO]:
    """A file of ours that is written as its text comes, and put in its place when all of it is there."""
    with in_place(path) as beside, open(beside, "w", encoding="utf-8", errors="surrogateescape", newline="\n") as file:
        yield file


@contextmanager
def in_place(path: str) -> Iterator[str]:
    """A path beside a file of ours, to write to; it takes the file's place at the end, or is gone. Raises `WriteError`."""
    beside = f"{path}.ralat-{os.getpid()}"
    try:
        yield beside
        os.replace(beside, path)
    except OSError as error:
        raise WriteError("write", f"{path}: gagal ditulis ({error.strerror or error})") from error
    finally:
        if os.path.exists(beside):
            os.unlink(beside)


def _write_whole(path: str, data: bytes, mode: int) -> None:
    with open(path, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.chmod(path, mode & 0o7777)
