"""JSONL and CSV line by line: what a line or row that cannot be read costs is that line or row."""

from __future__ import annotations

import csv as csv_format
import gzip
import json
import os
import re
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import IO, NamedTuple

from ..extract.records import DELIMITERS
from .rows import Bad, Raw, Record

LONGEST = 64 * 1024 * 1024
"""Bytes of a line or row; what is longer is no article."""

MOST_LINES = 5_000
"""Lines that a row of CSV may have: a quotation mark that is never closed must not eat the rest of the file."""


class Line(NamedTuple):
    """A line with its end, and how far in the file it ends; None: longer than any article."""

    data: bytes | None
    share: float


@contextmanager
def _opened(path: str) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    """A file to read, unpacked when it is gzip, and the file on disk, whose position tells how far."""
    with open(path, "rb") as disk:
        is_packed = disk.read(2) == b"\x1f\x8b"
        disk.seek(0)
        if not is_packed:
            yield disk, disk
            return
        with gzip.GzipFile(fileobj=disk) as file:
            yield file, disk  # type: ignore[misc]


def _lines(path: str) -> Iterator[Line]:
    """The lines of a file; raises `OSError`, `EOFError` and `zlib.error` for one that breaks off."""
    size = os.path.getsize(path) or 1
    with _opened(path) as (file, disk):
        while data := file.readline(LONGEST + 1):
            is_whole = len(data) <= LONGEST
            while len(data) > LONGEST and not data.endswith(b"\n"):
                data = file.readline(LONGEST + 1)
            yield Line(data if is_whole else None, min(disk.tell() / size, 1.0))


_BOM = b"\xef\xbb\xbf"


def jsonl(path: str, encoding: str, skip: int, wanted: Iterable[str] = ()) -> Iterator[Raw]:
    """The objects of a file, numbered by line; blank lines are passed over."""
    number = 0
    for number, line in enumerate(_guarded(path), 1):
        if isinstance(line, str):
            yield Bad(path, number, "unreadable", line)
        elif number > skip and line.data != b"\n" and line.data != b"\r\n":
            yield _object(path, number, line, encoding)


def _guarded(path: str) -> Iterator[Line | str]:
    """The lines of a file; where it breaks off, why."""
    try:
        yield from _lines(path)
    except (OSError, EOFError, ValueError) as error:
        yield f"berkas tidak terbaca lebih jauh ({error})"
    except Exception as error:  # zlib.error, which is no OSError
        yield f"berkas termampat rusak ({error})"


def _object(path: str, number: int, line: Line, encoding: str) -> Raw:
    try:
        text = _decoded(line.data, encoding, first=number == 1)
        value = json.loads(text)
    except _Unreadable as error:
        return Bad(path, number, error.kind, str(error), share=line.share)
    except json.JSONDecodeError as error:
        return Bad(path, number, "json", f"bukan JSON yang sah (kolom {error.colno})", share=line.share)
    except (ValueError, RecursionError):
        return Bad(path, number, "json", "bilangan atau sarang yang terlalu besar", share=line.share)
    if not isinstance(value, dict):
        return Bad(path, number, "json", "bukan objek JSON, yang dimulai dengan “{”", share=line.share)
    return Record(number, value, line.share)


class _Unreadable(Exception):
    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


def _too_long() -> _Unreadable:
    return _Unreadable("too-long", f"lebih dari {LONGEST >> 20} MB")


def _undecodable(encoding: str, byte: int, at: int) -> _Unreadable:
    message = f"bukan {encoding.upper()} yang sah (bita 0x{byte:02x} di posisi {at}); mungkin --encoding cp1252"
    return _Unreadable("encoding", message)


def _decoded(data: bytes | None, encoding: str, first: bool) -> str:
    if data is None:
        raise _too_long()
    if first:
        data = data.removeprefix(_BOM)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(encoding, data[error.start], error.start) from error


def csv(path: str, encoding: str, skip: int, wanted: Iterable[str] = ()) -> Iterator[Raw]:
    """The rows of a file behind its header, numbered from 1."""
    csv_format.field_size_limit(sys.maxsize)
    rows = _Rows(path, encoding)
    header = rows.header()
    for number, (cells, share) in enumerate(rows, 1):
        if isinstance(cells, _Unreadable):
            yield Bad(path, number, cells.kind, str(cells), share=share)
        elif number <= skip or not cells:
            continue
        elif len(cells) != len(header):
            reason = f"{len(cells)} kolom, seharusnya {len(header)}"
            yield Bad(path, number, "csv", reason, share=share)
        else:
            yield Record(number, dict(zip(header, cells, strict=True)), share)


class _Rows:
    """Rows of CSV; one that is broken ends with its first line, so that the next can be read."""

    def __init__(self, path: str, encoding: str) -> None:
        self._lines = _guarded(path)
        self._encoding = encoding
        self._waiting: deque[Line | str] = deque()
        self._delimiter = ","

    def header(self) -> Sequence[str]:
        """The names of the columns; the delimiter is the one that finds most of them."""
        line = self._next()
        if not isinstance(line, Line):
            return []
        text = self._text(line)
        self._delimiter = max(DELIMITERS, key=lambda sign: len(next(csv_format.reader([text], delimiter=sign), [])))
        cells, _ = self._row(line)
        return [] if isinstance(cells, _Unreadable) else [name.strip() for name in cells]

    def __iter__(self) -> Iterator[tuple[Sequence[str] | _Unreadable, float]]:
        while line := self._next():
            if isinstance(line, str):
                yield _Unreadable("unreadable", line), 1.0
            elif line.data != b"\n" and line.data != b"\r\n":
                yield self._row(line)

    def _next(self) -> Line | str | None:
        return self._waiting.popleft() if self._waiting else next(self._lines, None)

    def _text(self, line: Line) -> str:
        """A line as text; bytes of another encoding stay recognisable until the row is whole."""
        return (line.data or b"").removeprefix(_BOM).decode(self._encoding, "surrogateescape")

    def _row(self, line: Line) -> tuple[Sequence[str] | _Unreadable, float]:
        """The row that begins with a line, with as many of the following as its quotation marks ask for."""
        if line.data is None:
            return _too_long(), line.share
        text = self._text(line)
        if (cells := self._cells(text)) is not None:
            return self._sound(text, cells), line.share
        taken: list[Line] = []
        texts, marks, size = [text], text.count('"'), len(text)
        while len(taken) < MOST_LINES and size < LONGEST:
            more = self._next()
            if not isinstance(more, Line):
                self._waiting.extendleft([more] if more else [])
                break
            taken.append(more)
            texts.append(self._text(more))
            marks += texts[-1].count('"')
            size += len(texts[-1])
            if marks % 2 == 0:
                text = "".join(texts)
                if (cells := self._cells(text)) is not None:
                    return self._sound(text, cells), more.share
                break
        self._waiting.extendleft(reversed(taken))
        return _Unreadable("csv", "tanda petik yang tidak ditutup, atau teks di belakangnya"), line.share

    def _sound(self, text: str, cells: Sequence[str]) -> Sequence[str] | _Unreadable:
        """The cells of a row, unless bytes of it are of another encoding."""
        found = _ESCAPED.search(text)
        return _undecodable(self._encoding, ord(found[0]) - 0xDC00, found.start()) if found else cells

    def _cells(self, text: str) -> list[str] | None:
        try:
            rows = list(csv_format.reader([text], delimiter=self._delimiter, strict=True))
        except csv_format.Error:
            return None
        return rows[0] if len(rows) == 1 else None


_ESCAPED = re.compile("[\udc80-\udcff]")
