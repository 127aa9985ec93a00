"""The ZIP package of an Office document: refused when it is unsafe, read in bounds, written with one part changed.

A package comes from strangers. What it says of its sizes is checked before anything is unpacked, and unpacking stops
at that size; the parser (`nodes`) refuses a DOCTYPE, so that no entity is expanded or fetched.
"""

from __future__ import annotations

import posixpath
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from copy import copy
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from ..errors import SourceError
from ..tuples import NamedTuple
from .nodes import Node, Unreadable, parsed

MAX_PARTS = 10_000
MAX_UNPACKED = 256 * 1024 * 1024
MAX_XML = 32 * 1024 * 1024
"""Bytes of one XML part; the text of a thick book has a quarter of that."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BROKEN = (BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)
"""What `zipfile` raises for archives that are damaged on purpose or by accident (`NotImplementedError` is one)."""


class Relationship(NamedTuple):
    """From one part to another: the last word of its type ('footnotes', 'header'), and the name of the part."""

    kind: str
    target: str


class Package:
    """The parts of a package by name; raises `SourceError` for one that cannot be trusted or read."""

    def __init__(self, data: bytes, path: str) -> None:
        self.data, self.path = data, path
        self._zip = _opened(data, path)
        self._infos = {info.filename: info for info in self._zip.infolist()}
        self._require_bounded()

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    @property
    def is_signed(self) -> bool:
        return any(name.startswith("_xmlsignatures/") for name in self._infos)

    def read(self, name: str) -> bytes:
        info = self._infos[name]
        try:
            with self._zip.open(info) as part:
                return part.read(info.file_size)
        except _BROKEN as error:
            raise self.broken(f"bagian {name} tidak dapat dibuka") from error

    def root(self, name: str) -> Node:
        """The tree of a part that is XML."""
        if self._infos[name].file_size > MAX_XML:
            raise self._bomb()
        try:
            return parsed(self.read(name))
        except Unreadable as error:
            raise self.broken(f"bagian {name} memuat {error}") from error

    def relationships(self, part: str = "") -> Iterator[Relationship]:
        """Those of a part (of the package) to parts that are there; links to the outside are none."""
        folder, name = posixpath.split(part)
        place = posixpath.join(folder, "_rels", f"{name}.rels")
        if place not in self:
            return
        for element in self.root(place).children:
            target = element["Target"]
            inside = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            if element["TargetMode"] != "External" and inside in self:
                yield Relationship(element["Type"].rpartition("/")[2], inside)

    def broken(self, what: str) -> SourceError:
        return SourceError("broken", f"{self.path}: DOCX rusak: {what}; buka di Word dan simpan ulang")

    def with_parts(self, parts: Mapping[str, bytes]) -> bytes:
        """The package with some parts put in the place of the old; order, dates and all other parts stay."""
        out = BytesIO()
        with ZipFile(out, "w") as new:
            new.comment = self._zip.comment
            for name, info in self._infos.items():
                new.writestr(copy(info), parts[name] if name in parts else self.read(name))
        return out.getvalue()

    def _require_bounded(self) -> None:
        infos = self._zip.infolist()
        if any(info.flag_bits & 1 for info in infos):
            raise _locked(self.path)
        if len(infos) > MAX_PARTS or sum(info.file_size for info in infos) > MAX_UNPACKED:
            raise self._bomb()
        if twice := [name for name, count in Counter(info.filename for info in infos).items() if count > 1]:
            raise self.broken(f"bagian {twice[0]} ada dua kali")
        if any(info.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for info in infos):
            raise self.broken("cara pemampatan yang tidak ada dalam DOCX")

    def _bomb(self) -> SourceError:
        declared = sum(info.file_size for info in self._zip.infolist())
        size = f"{declared / 2**20:,.0f} MB dari {len(self.data) / 2**20:,.1f} MB".replace(",", "\0")
        size = size.replace(".", ",").replace("\0", ".")
        return SourceError("too-big", f"{self.path}: isinya terlalu besar setelah dibuka ({size}); ditolak")


def _opened(data: bytes, path: str) -> ZipFile:
    if data.startswith(_OLE):
        raise _locked(path) if _ENCRYPTED in data else _foreign(path, "dokumen Word lama (.doc)")
    if not data.startswith(b"PK"):
        raise _foreign(path, "bukan arsip ZIP")
    try:
        return ZipFile(BytesIO(data))
    except _BROKEN as error:
        message = f"{path}: DOCX rusak atau terpotong (arsip ZIP tidak utuh); ambil lagi berkas aslinya"
        raise SourceError("broken", message) from error


def _locked(path: str) -> SourceError:
    return SourceError("encrypted", f"{path}: dikunci kata sandi; buka di Word, hapus kata sandinya, lalu simpan")


def _foreign(path: str, what: str) -> SourceError:
    return SourceError("not-docx", f"{path}: bukan DOCX ({what}); buka di Word dan simpan sebagai .docx")


def not_word(path: str) -> SourceError:
    return _foreign(path, "arsip ZIP tanpa dokumen Word")
