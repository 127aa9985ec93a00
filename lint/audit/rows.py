"""What comes out of an archive: articles, records before they are articles, and what cannot be read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from ..table import Found, Read
from .fields import Fields


class Row(NamedTuple):
    """An article, or where it stands: `parts` is None for a file, which is read by the process that checks it.

    `number` counts the rows of its file from 1 (in JSONL: the lines); `parts` are the fields of a record that are
    text, by name; `form` is the format of the text; `share` says how far in its file it stands, 0 to 1.
    """

    path: str
    number: int
    form: str
    parts: tuple[tuple[str, str], ...] | None = None
    id: str = ""
    date: str = ""
    section: str = ""
    author: str = ""
    title: str = ""
    top: str = ""
    fields: Fields = Fields()
    share: float = 1.0


class Bad(NamedTuple):
    """Rows `number` to `last` of a file that cannot be read, and why."""

    path: str
    number: int
    kind: str
    reason: str
    last: int = 0
    share: float = 1.0
    id: str = ""

    @property
    def rows(self) -> int:
        return max(self.last - self.number, 0) + 1


class Record(NamedTuple):
    """A row as a reader finds it: the values by name, or a `Bad`."""

    number: int
    values: Mapping[str, Any]
    share: float


Raw = Record | Bad


class Item(NamedTuple):
    """A row of input number `at`; `serial` counts all rows of a run, `done` the bytes of the archive up to here."""

    serial: int
    at: int
    done: int
    row: Row | Bad

    @property
    def last(self) -> int:
        """The number of the row, of the last one when it stands for several."""
        return max(self.row.number, self.row.last if isinstance(self.row, Bad) else 0)

    def rejected(self, kind: str, reason: str) -> Answer:
        row = self.row
        name = row.id if isinstance(row, Row) else ""
        return Answer(self.bare, bad=Bad(row.path, row.number, kind, reason, id=name))

    @property
    def bare(self) -> Item:
        """The item without its text, which nobody needs any more."""
        return self._replace(row=self.row._replace(parts=None)) if isinstance(self.row, Row) else self


class Answer(NamedTuple):
    """What became of an item: it was read, or it is bad."""

    item: Item
    read: Read | None = None
    found: tuple[Found, ...] = ()
    bad: Bad | None = None
