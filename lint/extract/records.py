"""Records: lines of JSON (JSONL), rows of CSV. Which of their fields are prose, the settings say.

A field keeps for every character of its text the place where it stands in the file, so that an edit of the text is an
edit of the file that leaves every other character as it is written, escapes and quotation marks included.
"""

from __future__ import annotations

import json
import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import accumulate

from ..errors import SourceError
from ..finding import Edit
from ..source import Source
from ..tokens import BOUNDARY, OPAQUE_CHAR
from ..tuples import TYPE_CHECKING, NamedTuple
from . import Reading

if TYPE_CHECKING:
    from typing import Any

BETWEEN = f"\n{BOUNDARY}\n"
"""What stands between two fields of a record in its text: no rule writes there."""

DELIMITERS = ",;\t|"


class Field(NamedTuple):
    """A text, where each of its characters is written and where the last one ends, and how new ones are written.

    A CSV field without quotation marks gets them when a sign of `delimiters` comes into it.
    """

    text: str
    places: Sequence[int]
    encode: Callable[[str], str]
    delimiters: str = ""

    def edits(self, edits: Sequence[Edit]) -> list[Edit]:
        """Edits of the text as edits of the file."""
        if any(sign in edit.text for edit in edits for sign in self.delimiters):
            text = self.text
            for edit in sorted(edits, reverse=True):
                text = text[: edit.start] + edit.text + text[edit.end :]
            return [Edit(self.places[0], self.places[-1], f'"{_doubled(text)}"')]
        return [Edit(self.places[e.start], self.places[e.end], self.encode(e.text)) for e in edits]


class Record(NamedTuple):
    """A record: its place in the file, its number, its name (empty: it has none), and its text fields."""

    start: int
    end: int
    number: int
    name: str
    fields: tuple[Field, ...]

    @property
    def text(self) -> str:
        return BETWEEN.join(field.text for field in self.fields)

    def place(self, offset: int) -> int:
        """Where a character of the text stands in the file."""
        field, start = self._field(offset)
        return field.places[min(max(offset - start, 0), len(field.text))]

    def edits(self, edits: Iterable[Edit]) -> tuple[Edit, ...]:
        """Edits of the text as edits of the file."""
        by_field: dict[int, tuple[Field, list[Edit]]] = {}
        for edit in edits:
            field, start = self._field(edit.start)
            by_field.setdefault(start, (field, []))[1].append(Edit(edit.start - start, edit.end - start, edit.text))
        return tuple(edit for field, group in by_field.values() for edit in field.edits(group))

    def _field(self, offset: int) -> tuple[Field, int]:
        """The field at an offset of the text, and where it begins there."""
        starts = [0, *accumulate(len(f.text) + len(BETWEEN) for f in self.fields[:-1])]
        at = bisect_right(starts, offset) - 1
        return self.fields[at], starts[at]


class Fault(NamedTuple):
    """A record that cannot be read, and why."""

    start: int
    end: int
    number: int
    message: str


class Lacking(NamedTuple):
    """A record without any text."""

    start: int
    end: int
    number: int


Item = Record | Fault | Lacking


class _Seen:
    """The names of fields that were seen in a file, and those of text fields that hold text somewhere."""

    def __init__(self) -> None:
        self.names: dict[str, None] = {}
        self.texts: set[str] = set()

    def add(self, names: Iterable[str]) -> None:
        if len(self.names) < MOST_NAMES:
            self.names.update(dict.fromkeys(names))


MOST_NAMES = 50
"""Names of fields that a message lists."""


def records(source: Source, reading: Reading) -> Iterator[Item]:
    """The records of a file in order; raises `SourceError`, at the end, for a text field that no record has."""
    seen = _Seen()
    yield from (_rows if source.format == "csv" else _lines)(source, reading, seen)
    if not seen.names:
        return
    if not reading.text_field:
        raise _no_field(source, "sebutkan kolom yang berisi teks, misalnya --text-field isi", seen)
    if lacking := [name for name in reading.text_field if name not in seen.texts]:
        raise _no_field(source, f"tidak ada teks di kolom {', '.join(lacking)}", seen)


def _no_field(source: Source, said: str, seen: _Seen) -> SourceError:
    return SourceError("no-field", f"{source.path}: {said}; kolom yang ada: {', '.join(seen.names)}")


def _lines(source: Source, reading: Reading, seen: _Seen) -> Iterator[Item]:
    text, at, number = source.text, 0, 0
    is_ascii = text.isascii()
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end]
        if line.strip():
            number += 1
            yield _line(line, at, number, reading, seen, is_ascii)
        at = end + 1


def _line(line: str, at: int, number: int, reading: Reading, seen: _Seen, is_ascii: bool) -> Item:
    end = at + len(line)
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        return Fault(at, end, number, f"bukan JSON yang sah (kolom {error.colno})")
    except (ValueError, RecursionError):
        return Fault(at, end, number, "bilangan atau sarang yang terlalu besar")
    if not isinstance(value, dict):
        return Fault(at, end, number, "bukan objek JSON, yang dimulai dengan “{”")
    seen.add(value)
    encode = partial(_json_text, is_ascii=is_ascii, style=_style(line))
    strings = {name: found for name in reading.text_field if (found := _string_at(line, name))}
    seen.texts.update(strings)
    fields = tuple(_json_field(line, a, b, at, encode) for a, b in strings.values())
    name = str(_value(value, reading.id_field) if reading.id_field else "")
    return Record(at, end, number, name, fields) if fields else Lacking(at, end, number)


def _value(value: Any, path: str) -> Any:
    """The value at a path (`meta.id`), empty when there is none."""
    if not isinstance(value, dict):
        return ""
    if path in value:
        return value[path]
    head, _, rest = path.partition(".")
    return _value(value.get(head), rest) if rest else ""


_SPACE = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


def _string_at(line: str, path: str, at: int = 0) -> tuple[int, int] | None:
    """Where the content of the string at a path stands in a sound object that begins at an offset."""
    found = None
    head, _, rest = path.partition(".")
    at = _after_space(line, _after_space(line, at) + 1)
    while line[at] == '"':
        key, at = _DECODER.raw_decode(line, at)
        value = _after_space(line, _after_space(line, at) + 1)
        _, end = _DECODER.raw_decode(line, value)
        if key == path and line[value] == '"':
            found = value + 1, end - 1
        elif rest and key == head and line[value] == "{":
            found = _string_at(line, rest, value) or found
        at = _after_space(line, end)
        if line[at] == ",":
            at = _after_space(line, at + 1)
    return found


def _after_space(line: str, at: int) -> int:
    return _SPACE.match(line, at).end()  # type: ignore[union-attr]


_ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.")


def _json_field(line: str, start: int, end: int, offset: int, encode: Callable[[str], str]) -> Field:
    return _field(line, start, end, offset, _ESCAPE, lambda sign: str(json.loads(f'"{sign}"')), encode)


def _field(
    text: str,
    start: int,
    end: int,
    offset: int,
    escape: re.Pattern[str],
    decode: Callable[[str], str],
    encode: Callable[[str], str],
) -> Field:
    """The field whose content is `text[start:end]`; `offset` is where `text` stands in the file."""
    said: list[str] = []
    places: array[int] = array("L")
    at = start
    for match in escape.finditer(text, start, end):
        said += text[at : match.start()], decode(match.group())
        places.extend(range(offset + at, offset + match.start() + 1))
        at = match.end()
    said.append(text[at:end])
    places.extend(range(offset + at, offset + end + 1))
    return Field("".join(said).translate(_NO_PROSE), places, encode)


_NO_PROSE = {ord(BOUNDARY): " ", **dict.fromkeys(range(0xD800, 0xE000), OPAQUE_CHAR)}


def _style(line: str) -> tuple[bool, bool]:
    r"""Is `/` written `\/`, and are the letters of `\u201C` capitals?"""
    return r"\/" in line, bool(_CAPITAL_HEX.search(line))


_CAPITAL_HEX = re.compile(r"\\u[0-9]*[A-F]")


def _json_text(text: str, is_ascii: bool, style: tuple[bool, bool]) -> str:
    written = json.dumps(text, ensure_ascii=is_ascii)[1:-1]
    slashed, capital = style
    if capital:
        written = _ESCAPE.sub(lambda m: m[0].upper().replace("U", "u") if m[0][1] == "u" else m[0], written)
    return written.replace("/", r"\/") if slashed else written


class _Table(NamedTuple):
    """What the first row of a CSV file tells: names of columns, those of text, and the one that names the record."""

    delimiter: str
    header: Sequence[str]
    columns: Sequence[int]
    id_column: int | None


def _rows(source: Source, reading: Reading, seen: _Seen) -> Iterator[Item]:
    text = source.text
    delimiter, header, at = _header(text, reading.text_field)
    seen.add(header)
    seen.texts.update({*header} & {*reading.text_field})
    columns = [header.index(name) for name in reading.text_field if name in header]
    if reading.id_field and reading.id_field not in header:
        raise _no_field(source, f"kolom {reading.id_field} tidak ada", seen)
    table = _Table(delimiter, header, columns, header.index(reading.id_field) if reading.id_field else None)
    number = 0
    while columns and at < len(text):
        row = _row(text, at, delimiter)
        if text[at : row.end].strip():
            number += 1
            yield _item(text, row, number, table)
        at = row.following


def _header(text: str, wanted: Sequence[str]) -> tuple[str, list[str], int]:
    """Delimiter, names of columns, and where the rows begin: the delimiter that finds most of the wanted names."""

    def read(delimiter: str) -> tuple[list[str], int]:
        row = _row(text, 0, delimiter)
        return [_undoubled(text[c.start : c.end]).strip() for c in row.cells], row.following

    def fitness(delimiter: str) -> tuple[int, int]:
        names, _ = read(delimiter)
        return len({*names} & {*wanted}), len(names)

    best = max(DELIMITERS, key=fitness)
    return best, *read(best)


class _Cell(NamedTuple):
    """The content of a field, without its quotation marks."""

    start: int
    end: int
    is_quoted: bool


class _Row(NamedTuple):
    """The cells of a row, its end, and where the next one begins; `trouble`: why it cannot be read."""

    start: int
    end: int
    following: int
    cells: Sequence[_Cell]
    trouble: str = ""


@cache
def _cell_pattern(delimiter: str) -> re.Pattern[str]:
    sign = re.escape(delimiter)
    return re.compile(rf'"(?P<quoted>(?:[^"]|"")*+)"(?=[{sign}\r\n]|\Z)|(?P<bare>(?!")[^{sign}\r\n]*+)')


_LINE_END = re.compile(r"\r\n?|\n|\Z")


def _row(text: str, start: int, delimiter: str) -> _Row:
    """The row at an offset; one that is broken ends with its line, so that the next can be read."""
    pattern, cells, at = _cell_pattern(delimiter), [], start
    while cell := pattern.match(text, at):
        kind = "quoted" if cell["quoted"] is not None else "bare"
        cells.append(_Cell(*cell.span(kind), kind == "quoted"))
        at = cell.end()
        if not text.startswith(delimiter, at):
            return _Row(start, at, _LINE_END.match(text, at).end(), cells)  # type: ignore[union-attr]
        at += 1
    end = _LINE_END.search(text, start)
    assert end
    return _Row(start, end.start(), end.end(), cells, "tanda petik yang tidak ditutup, atau teks di belakangnya")


def _item(text: str, row: _Row, number: int, table: _Table) -> Item:
    if row.trouble:
        return Fault(row.start, row.end, number, row.trouble)
    if len(row.cells) != len(table.header):
        return Fault(row.start, row.end, number, f"{len(row.cells)} kolom, seharusnya {len(table.header)}")
    fields = tuple(_csv_field(text, row.cells[i], table.delimiter) for i in table.columns)
    name = "" if table.id_column is None else _undoubled(text[slice(*row.cells[table.id_column][:2])])
    is_empty = not any(field.text.strip() for field in fields)
    return Lacking(row.start, row.end, number) if is_empty else Record(row.start, row.end, number, name, fields)


_DOUBLE = re.compile('""')


def _csv_field(text: str, cell: _Cell, delimiter: str) -> Field:
    if cell.is_quoted:
        return _field(text, cell.start, cell.end, 0, _DOUBLE, lambda _: '"', _doubled)
    said = text[cell.start : cell.end].translate(_NO_PROSE)
    return Field(said, range(cell.start, cell.end + 1), str, f'{delimiter}"\r\n')


def _doubled(text: str) -> str:
    return text.replace('"', '""')


def _undoubled(text: str) -> str:
    return text.replace('""', '"')
