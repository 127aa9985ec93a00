"""What a process does with an article: read it where it stands in a file, check it, and give its rows back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from ..errors import ConfigError, DictionaryError, SourceError
from ..extract.records import BETWEEN
from ..project import Projects
from ..source import Source
from ..source import read as read_file
from ..table import About, Place, examine
from .fields import prose
from .metadata import metadata
from .rows import Answer, Bad, Item, Row

if TYPE_CHECKING:
    from ..config import Config
    from ..engine import Linter

GRACE_S = 2.0
"""How much longer than twice the limit, at which a process stops by itself unless it hangs."""


class Order(NamedTuple):
    """How every article is checked; small and picklable (a `pool.Craft`)."""

    overrides: Mapping[str, Any] = {}
    encoding: str | None = None
    infos: bool = False
    timeout_s: float = 60.0

    @property
    def depth(self) -> int:
        return 2

    def answered(self, item: Item | Answer) -> Answer | None:
        if isinstance(item, Answer):
            return item
        return Answer(item, bad=item.row) if isinstance(item.row, Bad) else None

    def hands(self) -> Callable[[Item], Answer]:
        return Examiner(self).one

    def weight(self, answer: Answer) -> int:
        return sum(len(found.before) + len(found.after) for found in answer.found)

    def limit_s(self, item: Item) -> float:
        return 2 * self.timeout_s + GRACE_S

    def too_long(self, item: Item, seconds: float) -> Answer:
        return item.rejected("timeout", f"belum selesai setelah {seconds:.0f} detik (--timeout); dihentikan")

    def died(self, item: Item, code: int | None) -> Answer:
        return item.rejected("crash", f"pemeriksanya berhenti mendadak (kode {code})")


class Examiner:
    """Checks articles by an order; a linter is made once per configuration."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._projects = Projects(order.overrides)
        self._linters: dict[int, tuple[Config, Linter]] = {}

    def one(self, item: Item) -> Answer:
        row = item.row
        assert isinstance(row, Row)
        try:
            return self._examined(item, row)
        except SourceError as error:
            return item.rejected(error.kind, str(error).removeprefix(f"{row.path}: "))
        except (ConfigError, DictionaryError):
            raise
        except Exception as error:
            return item.rejected("internal", f"gagal diperiksa ({type(error).__name__}: {error})")

    def _examined(self, item: Item, row: Row) -> Answer:
        from ..engine import Deadline

        source, about, title, places = self._article(row)
        deadline = Deadline(self._order.timeout_s)
        read, found = examine(self._linter(row.path), source, about, title=title, places=places, deadline=deadline)
        if deadline.passed:
            return item.rejected("timeout", f"belum selesai setelah {self._order.timeout_s:g} detik (--timeout)")
        return Answer(item.bare, read, tuple(found))

    def _article(self, row: Row) -> tuple[Source, About, str, tuple[Place, ...]]:
        if row.parts is not None:
            between = BETWEEN if row.form == "plain" else "\n\n"
            starts = accumulate((len(text) + len(between) for _, text in row.parts), initial=0)
            places = tuple(Place(start, name) for start, (name, _) in zip(starts, row.parts, strict=False))
            text = between.join(text for _, text in row.parts)
            source = Source(text, row.path, row.form, date=_whole(row.date))
            return (
                source,
                About(row.id, prose(row.path), row.number, row.date, row.section, row.author),
                row.title,
                places,
            )
        source = read_file(row.path, format=row.form, encoding=self._order.encoding)
        if not source.text.strip():
            raise SourceError("no-text", "kosong, tidak ada yang diperiksa")
        said = metadata(source, row.top, row.fields)
        about = About(said["id"], prose(row.path), row.number, said["date"], said["section"], said["author"])
        return source._replace(date=_whole(said["date"])), about, said["title"], (Place(0, ""),)

    def _linter(self, path: str) -> Linter:
        from ..engine import Linter

        config = self._projects.config(path)
        if id(config) not in self._linters:
            self._linters[id(config)] = (config, Linter(config, infos=self._order.infos))
        return self._linters[id(config)][1]


def _whole(date: str) -> str:
    """A day; a month alone dates nothing."""
    return date if len(date) == 10 else ""
