"""Bytes on disk to text and back, without losing a byte."""

from __future__ import annotations

import codecs
import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from .errors import SourceError, WriteError
from .tuples import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any, Protocol, TextIO

    class Manuscript(Protocol):
        """A file that is no text but holds one (DOCX), a paragraph a line; `places` say where a person finds each."""

        text: str

        @property
        def places(self) -> Sequence[str]: ...

        @property
        def scopes(self) -> Sequence[Any]: ...

        def encode(self, text: str) -> bytes: ...


MAX_BYTES = 256 * 1024 * 1024
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


_WITHOUT_BOM = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
"""Codecs that write a byte order mark of their own, which a file without one must not get."""


class Source(NamedTuple):
    """A text as it stands on disk; line ends are kept as they are, so offsets need no mapping.

    The text of a `manuscript` is what was read out of it; it writes itself.
    """

    text: str
    path: str = ""
    format: str = "plain"
    encoding: str = "utf-8"
    bom: bytes = b""
    date: str = ""
    """The day of publication that the file states of itself (ISO)."""
    manuscript: Manuscript | None = None

    def encode(self, text: str) -> bytes:
        """The file with `text` in it, byte order mark and all; raises `WriteError` where that cannot be written."""
        if self.manuscript is not None:
            return self.manuscript.encode(text)
        try:
            return self.bom + text.encode(self.encoding)
        except UnicodeEncodeError as error:
            sign = text[error.start]
            raise WriteError(
                "encoding", f"{self.path}: “{sign}” tidak ada dalam {self.encoding.upper()}; tidak diubah"
            ) from error


def read(path: str, *, format: str = "plain", encoding: str | None = None) -> Source:
    """The file as a `Source`; raises `SourceError` when it is missing, too big or not text."""
    try:
        if os.path.getsize(path) > MAX_BYTES:
            raise SourceError("too-big", f"{path}: lebih dari {MAX_BYTES >> 20} MB; pecah dulu berkas ini")
        data = _bytes(path)
    except OSError as error:
        raise SourceError(*_os_reason(path, error)) from error
    return decode(data, path, format=format, encoding=encoding)


def _bytes(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def decode(data: bytes, path: str, *, format: str = "plain", encoding: str | None = None) -> Source:
    """Decode by byte order mark, then by `encoding` (UTF-8 unless given); a manuscript is unpacked."""
    if format == "docx":
        from .extract.docx import unpack

        manuscript = unpack(data, path)
        return Source(manuscript.text, path, format, manuscript=manuscript)
    named = (encoding or "utf-8").lower().replace("_", "-")
    bom, codec = next(((b, e) for b, e in _BOMS if data.startswith(b)), (b"", _WITHOUT_BOM.get(named, named)))
    if not bom and encoding is None and b"\0" in data[:65536]:
        raise SourceError("binary", f"{path}: berkas biner, bukan teks; lewati atau ubah ke teks dulu")
    try:
        text = data[len(bom) :].decode(codec)
    except UnicodeDecodeError as error:
        raise SourceError("encoding", _undecodable(path, data, codec, len(bom) + error.start)) from error
    except (LookupError, UnicodeError) as error:
        raise SourceError("encoding", f"{path}: pengodean '{codec}' tidak dikenal; contoh: utf-8, cp1252") from error
    return Source(text, path, format, codec, bom)


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
        if seen is not None and _bytes(target) != seen:
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


def _os_reason(path: str, error: OSError) -> tuple[str, str]:
    if isinstance(error, FileNotFoundError):
        return "missing", f"{path}: tidak ada berkas seperti itu; periksa nama dan foldernya"
    if isinstance(error, IsADirectoryError):
        return "directory", f"{path}: folder, bukan berkas"
    if isinstance(error, PermissionError):
        return "permission", f"{path}: tidak boleh dibaca; periksa izinnya"
    return "io", f"{path}: gagal dibaca ({error.strerror or error})"


def _undecodable(path: str, data: bytes, codec: str, at: int) -> str:
    line = data.count(b"\n", 0, at) + 1
    byte = data[at] if at < len(data) else 0
    return (
        f"{path}:{line}: bukan {codec.upper()} yang sah (bita 0x{byte:02x} di posisi {at}); "
        "sebutkan pengodeannya, misalnya --encoding cp1252"
    )
