"""Bytes on disk to text and back, without losing a byte."""

from __future__ import annotations

import codecs
import os
from pathlib import Path
from typing import NamedTuple

from .errors import SourceError, WriteError

MAX_BYTES = 256 * 1024 * 1024
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Source(NamedTuple):
    """A text as it stands on disk; line ends are kept as they are, so offsets need no mapping."""

    text: str
    path: str = ""
    format: str = "plain"
    encoding: str = "utf-8"
    bom: bytes = b""

    def encode(self, text: str) -> bytes:
        """`text` in this source's encoding, with its byte order mark."""
        return self.bom + text.encode(self.encoding)


def read(path: str, *, format: str = "plain", encoding: str | None = None) -> Source:
    """The file as a `Source`; raises `SourceError` when it is missing, too big or not text."""
    try:
        if os.path.getsize(path) > MAX_BYTES:
            raise SourceError("too-big", f"{path}: lebih dari {MAX_BYTES >> 20} MB; pecah dulu berkas ini")
        data = Path(path).read_bytes()
    except OSError as error:
        raise SourceError(*_os_reason(path, error)) from error
    return decode(data, path, format=format, encoding=encoding)


def decode(data: bytes, path: str, *, format: str = "plain", encoding: str | None = None) -> Source:
    """Decode by byte order mark, then by `encoding` (UTF-8 unless given)."""
    bom, codec = next(((b, e) for b, e in _BOMS if data.startswith(b)), (b"", encoding or "utf-8"))
    if not bom and encoding is None and b"\0" in data[:65536]:
        raise SourceError("binary", f"{path}: berkas biner, bukan teks; lewati atau ubah ke teks dulu")
    try:
        text = data[len(bom) :].decode(codec)
    except UnicodeDecodeError as error:
        raise SourceError("encoding", _undecodable(path, data, codec, error)) from error
    except LookupError as error:
        raise SourceError("encoding", f"{path}: pengodean '{codec}' tidak dikenal; contoh: utf-8, cp1252") from error
    return Source(text, path, format, codec, bom)


def write(source: Source, text: str, *, seen: bytes | None = None) -> None:
    """Put `text` in the place of the file, whole or not at all; mode kept, links followed.

    Written beside, flushed to disk and renamed. With `seen`, the bytes read before, a file that
    someone else has changed since is left alone. Raises `WriteError`.
    """
    write_bytes(source.path, source.encode(text), seen=seen)


def write_bytes(path: str, data: bytes, *, seen: bytes | None = None) -> None:
    target = os.path.realpath(path)
    beside = f"{target}.ralat-{os.getpid()}"
    try:
        if not os.access(target, os.W_OK):
            raise WriteError("read-only", f"{path}: hanya-baca; tidak diubah. Beri izin tulis lalu ulangi")
        if seen is not None and Path(target).read_bytes() != seen:
            raise WriteError("changed", f"{path}: diubah pihak lain sejak dibaca; tidak ditimpa. Jalankan lagi")
        _write_whole(beside, data, os.stat(target).st_mode)
        os.replace(beside, target)
    except OSError as error:
        raise WriteError("write", f"{path}: gagal ditulis ({error.strerror}); berkas asli tetap utuh") from error
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


def _undecodable(path: str, data: bytes, codec: str, error: UnicodeDecodeError) -> str:
    line = data.count(b"\n", 0, error.start) + 1
    byte = data[error.start] if error.start < len(data) else 0
    return (
        f"{path}:{line}: bukan {codec.upper()} yang sah (bita 0x{byte:02x} di posisi {error.start}); "
        "sebutkan pengodeannya, misalnya --encoding cp1252"
    )
