"""What `ralat names` says: the entities of an article, their forms, how often and on which lines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from .document import Document
from .entities import EMBEDDED, Mention, mentions
from .entity import Entity
from .errors import ConfigError
from .house import House
from .rivals import rivalry
from .span import LineIndex


class Entry(NamedTuple):
    """One entity: its forms as written, with the lines (1-based) of every mention; `losing`: forms that should give way."""

    entity: Entity
    forms: dict[str, list[int]]
    losing: frozenset[str]
    preferred: str

    @property
    def total(self) -> int:
        return sum(map(len, self.forms.values()))


def inventory(document: Document, house: House) -> list[Entry]:
    """The entities of an article, the most frequent first; mentions inside other names are left out."""
    lines = LineIndex(document.source.text)
    grouped: dict[str, list[Mention]] = {}
    for mention in mentions(document, house.names):
        if mention.use != EMBEDDED:
            grouped.setdefault(mention.entity, []).append(mention)
    entries = [_entry(house, name, places, lines) for name, places in grouped.items()]
    return sorted(filter(None, entries), key=lambda e: (-e.total, e.entity.id))


def _entry(house: House, name: str, places: Sequence[Mention], lines: LineIndex) -> Entry | None:
    entity = house.names.entity(name)
    if entity is None:
        return None
    forms: dict[str, list[int]] = {}
    for mention in places:
        forms.setdefault(mention.text, []).append(lines.position(mention.start)[0])
    wish = house.preferred(entity)
    found = rivalry(entity, places, wish if any(m.form == wish for m in places) else "")
    losing = frozenset(m.text for m in found.losers) if found else frozenset()
    return Entry(entity, forms, losing, found.winner if found else "")


FORMATS = ("text", "json")


def render(path: str, entries: Sequence[Entry], form: str) -> str:
    """A table, or JSON; raises `ConfigError` for another format."""
    if form not in FORMATS:
        raise ConfigError(f"bentuk '{form}' tidak ada; pilihan: {', '.join(FORMATS)}")
    if form == "json":
        return (
            json.dumps(
                {"version": 1, "path": path, "entities": [_plain(e) for e in entries]}, ensure_ascii=False, indent=1
            )
            + "\n"
        )
    rows = [("entitas", "jenis", "bentuk", "kali", "baris"), *(r for e in entries for r in _rows(e))]
    widths = [max(len(r[i]) for r in rows) for i in range(4)]
    return "".join("  ".join(c.ljust(w) for c, w in zip(r, widths, strict=False)) + f"  {r[4]}\n" for r in rows)


def _rows(entry: Entry) -> list[tuple[str, str, str, str, str]]:
    rows = []
    for i, (form, lines) in enumerate(entry.forms.items()):
        mark = " (bersaing)" if form in entry.losing else ""
        head = (entry.entity.full, entry.entity.kind) if i == 0 else ("", "")
        rows.append((*head, form + mark, str(len(lines)), ", ".join(map(str, sorted(set(lines))))))
    return rows


def _plain(entry: Entry) -> dict[str, Any]:
    forms = [
        {"form": form, "count": len(lines), "lines": lines, "competing": form in entry.losing}
        for form, lines in entry.forms.items()
    ]
    return {
        "id": entry.entity.id, "kind": entry.entity.kind, "name": entry.entity.full, "count": entry.total,
        "winner": entry.preferred or None, "forms": forms,
    }  # fmt: skip
