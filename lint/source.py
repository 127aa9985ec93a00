"""Bytes on disk to text and back, without losing a byte."""

from __future__ import annotations

import codecs
import os
from collections.abc import Sequence

from .errors import SourceError, WriteError
from .tuples import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any, Protocol

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
        data = bytes_of(path)
    except OSError as error:
        raise SourceError(*_os_reason(path, error)) from error
    return decode(data, path, format=format, encoding=encoding)


def bytes_of(path: str) -> bytes:
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
