"""Reading `dictionaries/frasa.toml`: entries to rows of the compiled table, each under its rarest literal word."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

KEYS = frozenset("rule pattern fix level eyd source message bad good unless_before unless_after quoted safe".split())
LEVELS = ("error", "warning", "info")


def read(path: Path) -> dict[str, dict[str, Any]]:
    """The entries by id; raises `ValueError` for a bad one."""
    entries: dict[str, dict[str, Any]] = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    for name, entry in entries.items():
        missing = {"rule", "pattern", "level", "source", "message", "bad", "good"} - entry.keys()
        if missing or entry.keys() - KEYS or entry["level"] not in LEVELS:
            raise ValueError(f"{path}: [{name}]: {', '.join(sorted(missing or entry.keys() - KEYS)) or entry['level']}")
    return entries


def rows(entries: Mapping[str, Mapping[str, Any]], frequency: Mapping[str, int]) -> dict[str, list[str]]:
    """Rows as JSON by anchor: the rarest element of literal words whose place in the pattern is fixed."""
    found: dict[str, list[str]] = {}
    for name, entry in entries.items():
        at, words = anchor(entry["pattern"], frequency)
        packed = json.dumps(
            [
                name, entry["rule"], entry["pattern"], at, entry.get("fix", ""), entry["level"], entry.get("eyd", entry["level"]),
                entry["source"], entry["message"], entry.get("unless_before", ""), entry.get("unless_after", ""),
                int(entry.get("quoted", False)), int(entry.get("safe", False)),
            ],
            ensure_ascii=False,
        )  # fmt: skip
        for word in words:
            found.setdefault(word, []).append(packed)
    return found


def anchor(pattern: str, frequency: Mapping[str, int]) -> tuple[int, list[str]]:
    """(index of the element, its words); raises `ValueError` when a pattern has no literal word before its first gap."""
    best: tuple[int, int, list[str]] | None = None
    for i, element in enumerate(pattern.replace("[", "").replace("]", "").split()):
        if element.startswith("..") or element.endswith("?"):
            break
        words = element.split("|")
        if all(w.isalpha() for w in words):
            cost = max(frequency.get(w, 0) for w in words)
            if best is None or cost < best[0]:
                best = (cost, i, words)
    if best is None:
        raise ValueError(f"pola tanpa kata tetap: {pattern!r}")
    return best[1], best[2]
