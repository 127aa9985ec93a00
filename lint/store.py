"""The compiled form of the dictionaries: named arrays in one file, mapped and never loaded.

Layout: magic, u32 length of the header, the header (JSON: sha256 of the sources, digest of the content, date, arrays),
then the arrays, each aligned to 8 bytes, little-endian. A word table is four arrays: the words' bytes, their
offsets, and an open-addressing hash table (CRC-32 of the lower-case form), so that a look-up costs about
a microsecond and opening costs nothing. Standard library alone: an isolated build runs this.
"""

from __future__ import annotations

import json
import mmap
import os
import sys
from array import array
from collections.abc import Iterable, Mapping, Sequence
from zlib import crc32

from .errors import DictionaryError
from .tuples import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

MAGIC = b"RALATDB2"


def pack(path: Path, arrays: Mapping[str, array[Any] | bytes], about: Mapping[str, Any]) -> None:
    """Write the arrays, whole or not at all; the bytes depend on the arguments alone."""
    from hashlib import blake2b

    directory: dict[str, tuple[str, int, int]] = {}
    at = 0
    for name in sorted(arrays):
        data = arrays[name]
        code, count = ("B", len(data)) if isinstance(data, bytes) else (data.typecode, len(data))
        directory[name] = (code, at, count)
        at += -(-len(_raw(data)) // 8) * 8
    content = blake2b(digest_size=16)
    for name in sorted(arrays):
        content.update(_raw(arrays[name]))
    header = json.dumps({**about, "content": content.hexdigest(), "arrays": directory}, sort_keys=True).encode()
    header += b" " * (-(len(MAGIC) + 4 + len(header)) % 8)
    beside = path.with_suffix(f".{os.getpid()}")
    with beside.open("wb") as file:
        file.write(MAGIC + len(header).to_bytes(4, "little") + header)
        for name in sorted(arrays):
            raw = _raw(arrays[name])
            file.write(raw + b"\0" * (-len(raw) % 8))
    os.replace(beside, path)


def _raw(data: array[Any] | bytes) -> bytes:
    if isinstance(data, bytes):
        return data
    if sys.byteorder == "big":
        data = array(data.typecode, data)
        data.byteswap()
    return data.tobytes()


class Store:
    """A mapped file of arrays; raises `DictionaryError` when it is missing, cut short or of another version."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._path = path
        try:
            with open(path, "rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise DictionaryError(_broken(path, "tidak ada atau kosong")) from error
        if self._map[: len(MAGIC)] != MAGIC:
            raise DictionaryError(_broken(path, "bukan kamus ralat versi ini"))
        start = len(MAGIC) + 4
        length = int.from_bytes(self._map[len(MAGIC) : start], "little")
        try:
            self.about: dict[str, Any] = json.loads(self._map[start : start + length])
        except ValueError as error:
            raise DictionaryError(_broken(path, "kepalanya rusak")) from error
        self._data = memoryview(self._map)[start + length :]
        self._arrays: dict[str, tuple[str, int, int]] = self.about["arrays"]
        end = max((at + n * array(code).itemsize for code, at, n in self._arrays.values()), default=0)
        if end > len(self._data):
            raise DictionaryError(_broken(path, "terpotong"))

    def array(self, name: str) -> memoryview:
        """One array as a view of the map; little-endian machines only read it as it is."""
        if name not in self._arrays:
            raise DictionaryError(_broken(self._path, f"tidak memuat '{name}'"))
        code, at, count = self._arrays[name]
        return self._data[at : at + count * array(code).itemsize].cast("B").cast(code)  # type: ignore[call-overload, no-any-return]

    def listed(self, key: str) -> list[Any]:
        """A list in the header: names of tables, what was noted of rules."""
        if key not in self.about:
            raise DictionaryError(_broken(self._path, f"tidak memuat '{key}'"))
        return self.about[key]  # type: ignore[no-any-return]

    def has(self, name: str) -> bool:
        return name in self._arrays

    def table(self, name: str) -> WordTable:
        return WordTable(self, name)


class WordTable:
    """Words of one origin with their columns; a word is found by its lower-case form."""

    def __init__(self, store: Store, name: str) -> None:
        self._store, self.name = store, name
        self._blob = store.array(f"{name}.huruf")
        self._offsets = store.array(f"{name}.batas")
        self._slots = store.array(f"{name}.slot")
        self._mask = len(self._slots) - 1
        self._columns: dict[str, memoryview] = {}

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def column(self, name: str) -> memoryview:
        found = self._columns.get(name)
        if found is None:
            found = self._columns[name] = self._store.array(f"{self.name}.{name}")
        return found

    def text(self, index: int) -> str:
        """The word as it is written."""
        return str(self._blob[self._offsets[index] : self._offsets[index + 1]], "utf-8")

    def find(self, lower: str) -> int:
        """The index of a lower-case form, or -1."""
        key = lower.encode()
        at = crc32(key) & self._mask
        slots, offsets, blob = self._slots, self._offsets, self._blob
        while slot := slots[at]:
            if blob[offsets[slot - 1] : offsets[slot]] == key or self.text(slot - 1).lower() == lower:
                return slot - 1  # type: ignore[no-any-return]
            at = (at + 1) & self._mask
        return -1


class Directory:
    """All rows of a lower-case form over all tables, found with one probe."""

    def __init__(self, store: Store, tables: Sequence[WordTable]) -> None:
        self._slots = store.array("semua.slot")
        self._offsets = store.array("semua.batas")
        self._codes = store.array("semua.kode")
        self._mask = len(self._slots) - 1
        self._tables = tables
        self._names = [table.name for table in tables]

    def rows(self, lower: str) -> dict[str, int]:
        """Table name to row; empty for a form that no table has."""
        at = crc32(lower.encode()) & self._mask
        slots, offsets, names = self._slots, self._offsets, self._names
        while slot := slots[at]:
            codes = self._codes[offsets[slot - 1] : offsets[slot]].tolist()
            if self._tables[codes[0] >> 24].text(codes[0] & 0xFFFFFF).lower() == lower:
                return {names[code >> 24]: code & 0xFFFFFF for code in codes}
            at = (at + 1) & self._mask
        return {}


def word_arrays(name: str, words: Sequence[str], columns: Mapping[str, array[Any]]) -> dict[str, array[Any] | bytes]:
    """The arrays of a word table; `words` are unique by lower-case form."""
    encoded = [w.encode() for w in words]
    offsets = array("I", [0])
    for word in encoded:
        offsets.append(offsets[-1] + len(word))
    arrays: dict[str, array[Any] | bytes] = {
        f"{name}.huruf": b"".join(encoded),
        f"{name}.batas": offsets,
        f"{name}.slot": hash_slots(words),
    }
    return arrays | {f"{name}.{column}": values for column, values in columns.items()}


def hash_slots(words: Iterable[str]) -> array[Any]:
    """An open-addressing table of word numbers + 1 by CRC-32 of the lower-case form; 0 is empty."""
    words = list(words)
    size = 1 << max(3, (len(words) * 3 // 2).bit_length())
    slots = array("I", bytes(4 * size))
    for index, word in enumerate(words):
        at = crc32(word.lower().encode()) & (size - 1)
        while slots[at]:
            at = (at + 1) & (size - 1)
        slots[at] = index + 1
    return slots


def _broken(path: str | os.PathLike[str], what: str) -> str:
    return (
        f"kamus {os.path.basename(path)} {what}; susun ulang dengan: python -m lint.compile (atau pasang ulang ralat)"
    )
