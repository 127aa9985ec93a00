"""`/v2/words`: the words of the project, for a server that was allowed to change them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ... import words
from .query import QueryError

MAX_LISTED = 10_000


class ProjectWords(NamedTuple):
    """The words file of the project around a folder; what was not there is made by the first word."""

    folder: Path

    def listed(self, values: Mapping[str, str]) -> dict[str, Any]:
        offset, limit = _number(values, "offset", 0), _number(values, "limit", 10)
        return {"words": self._all()[offset : offset + min(limit, MAX_LISTED)]}

    def added(self, values: Mapping[str, str]) -> dict[str, Any]:
        entries = _given(values)
        path, _ = words.file_for(self.folder)
        return {"added": bool(words.add(path, entries))}

    def deleted(self, values: Mapping[str, str]) -> dict[str, Any]:
        entries = _given(values)
        gone = [words.remove(path, entries) for path in words.files(self.folder) if path.exists()]
        return {"deleted": any(gone)}

    def _all(self) -> list[str]:
        return [word for path in words.files(self.folder) if path.exists() for word in words.read(path)]


def _given(values: Mapping[str, str]) -> list[str]:
    """The words of a request; raises `QueryError` when one is no word."""
    given = values.get("words", "").split() if values.get("mode") == "batch" else [values.get("word", "").strip()]
    given = [word for word in given if word]
    if not given:
        raise QueryError("parameter 'word' tidak ada; tulis satu kata")
    for word in given:
        if len(word) > MAX_LETTERS or not words.is_entry(word):
            raise QueryError(f"{word[:40]!r} bukan satu kata; tulis satu kata saja, tanpa spasi")
    return given


MAX_LETTERS = 100


def _number(values: Mapping[str, str], name: str, default: int) -> int:
    given = values.get(name, "").strip()
    if not given:
        return default
    if not given.isdecimal() or len(given) > 9:
        raise QueryError(f"{name}={given[:40]!r} bukan bilangan; tulis 0 atau lebih")
    return int(given)
