"""JSON Lines: one `files` entry of the JSON report a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from . import Result, Style
from .json import dumps, file_entry


def render(results: Iterable[Result], style: Style) -> Iterator[str]:
    return (dumps(file_entry(r)) + "\n" for r in results)
