"""Which fields of a record are its text, its name, its day, its section and its author; and what they say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from ..dates import MONTHS
from ..errors import ConfigError
from ..tokens import BOUNDARY, OPAQUE_CHAR

GUESSES = {
    "text": "isi teks text content body konten artikel article berita isi_berita fulltext full_text article_text",
    "title": "judul title headline",
    "id": "id _id doc_id article_id id_artikel guid uuid url link slug",
    "date": "tanggal date published published_at published_date publish_date pubdate tanggal_terbit tgl datetime "
    "waktu created_at",
    "section": "rubrik kanal kategori section category channel desk categories",
    "author": "penulis author authors reporter wartawan byline creator",
}
"""Names of fields as archives have them, the likeliest first."""


class Fields(NamedTuple):
    """Names of fields; nested ones with a full stop (`data.isi`). Empty: not given, or none."""

    text: tuple[str, ...] = ()
    id: str = ""
    date: str = ""
    section: str = ""
    author: str = ""
    title: str = ""

    @property
    def named(self) -> tuple[str, ...]:
        return tuple(filter(None, (*self.text, self.id, self.date, self.section, self.author, self.title)))

    def settled(self, present: Sequence[str], path: str) -> Fields:
        """These fields, and guesses for those not given; raises `ConfigError` that lists what is present."""
        if lacking := [name for name in self.named if name not in present]:
            raise ConfigError(_no_field(path, f"kolom {', '.join(lacking)} tidak ada", present))
        guessed = {role: _guess(role, present) for role in GUESSES}
        text = self.text or tuple(filter(None, (guessed["title"], guessed["text"])))
        if not self.text and not guessed["text"]:
            raise ConfigError(_no_field(path, "kolom teksnya tidak dikenali; sebutkan dengan --text-field", present))
        more = {role: getattr(self, role) or guessed[role] for role in ("id", "date", "section", "author", "title")}
        return Fields(text, **more)


def _no_field(path: str, said: str, present: Sequence[str]) -> str:
    return f"{path}: {said}; kolom yang ada: {', '.join(present) or '(tidak ada)'}"


def _guess(role: str, present: Sequence[str]) -> str:
    lower = {name.lower(): name for name in reversed(present)}
    return next((lower[name] for name in GUESSES[role].split() if name in lower), "")


def paths(record: Mapping[str, Any]) -> Iterable[str]:
    """The names of the fields of a record, nested ones too."""
    for name, value in record.items():
        yield name
        if isinstance(value, Mapping):
            yield from (f"{name}.{inner}" for inner in paths(value))


def value_at(record: Mapping[str, Any], path: str) -> Any:
    """The value of a field, None when there is none."""
    if not path or path in record:
        return record.get(path)
    head, _, rest = path.partition(".")
    inner = record.get(head)
    return value_at(inner, rest) if rest and isinstance(inner, Mapping) else None


_NO_PROSE = {ord(BOUNDARY): " ", **dict.fromkeys(range(0xD800, 0xE000), OPAQUE_CHAR)}


def prose(text: str) -> str:
    """A text without what no file can hold, and without signs that mean something to rules."""
    return text.translate(_NO_PROSE)


def label(value: Any) -> str:
    """A section, author or name on one line: several are joined, of a mapping its name counts."""
    if isinstance(value, Mapping):
        return label(next((value[k] for k in ("name", "nama", "title", "judul") if k in value), None))
    if isinstance(value, (list, tuple)):
        return ", ".join(filter(None, map(label, value)))
    return "" if value is None else prose(" ".join(str(value).split()))


_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?!\d)")
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
_IN_WORDS = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[\s-]+([A-Za-z]{3,9})\.?[\s,-]+(\d{4})(?!\d)")
_MONTH_FIRST = re.compile(r"\b([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?!\d)")
_ENGLISH = {"may": 5, "august": 8, "aug": 8, "october": 10, "oct": 10, "december": 12, "dec": 12} | {
    name: i for i, name in enumerate("january february march april - june july".split(), 1)
}


def day(value: Any) -> str:
    """A day as ISO (`2024-05-03`), or a month of a year (`2024-05`), whatever way it is written; empty when unknown."""
    if isinstance(value, (date, datetime)):
        return value.isoformat()[:10]
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _moment(float(value))
    text = value.strip() if isinstance(value, str) else ""
    if found := _YEAR_FIRST.match(text) or _COMPACT.match(text):
        return _iso(*found.groups())
    if found := _YEAR_LAST.search(text):
        first, second, year = found.groups()
        return _iso(year, second, first) or _iso(year, first, second)
    if found := _IN_WORDS.search(text):
        return _iso(found[3], _month(found[2]), found[1])
    if found := _MONTH_FIRST.search(text):
        return _iso(found[3], _month(found[1]), found[2])
    return _moment(float(text)) if text.isdecimal() else ""


def _month(name: str) -> str:
    lower = name.lower()
    return str(MONTHS.get(lower) or _ENGLISH.get(lower, 0))


def _iso(year: str, month: str, day: str | None) -> str:
    try:
        found = date(int(year), int(month), int(day or 1))
    except ValueError:
        return ""
    return found.isoformat() if day else found.isoformat()[:7]


_EARLIEST, _LATEST = 1e8, 5e9
"""Numbers that are taken for seconds since 1970: 1973 to 2128; a thousand times that for milliseconds."""


def _moment(number: float) -> str:
    for seconds in (number, number / 1000):
        if _EARLIEST <= seconds <= _LATEST:
            return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    return ""
