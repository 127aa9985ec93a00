"""The names that a house wants: the entities in force and its preferred forms, read once per configuration."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache

from .config import Config
from .entities import Names
from .entity import Entity
from .lexicon import Lexicon
from .tuples import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any


class House(NamedTuple):
    """The entities in force, and the preferred form of those whose form the house has chosen.

    `by_kind`: kind to preset, for entities without a form of their own.
    """

    names: Names
    prefer: Mapping[str, str]
    by_kind: Mapping[str, str]

    def preferred(self, entity: Entity) -> str:
        """The form that the house wants for an entity, '' when it has no wish."""
        preset = self.by_kind.get(entity.kind, "")
        return (
            self.prefer.get(entity.id)
            or (entity.newsroom if preset == "newsroom" else "")
            or (entity.full if preset else "")
        )


def house_of(lexicon: Lexicon, config: Config) -> House:
    """The names of a configuration; raises `ConfigError` (file, line, what is wrong). Read once per configuration."""
    return _house(lexicon, json.dumps(config.names, sort_keys=True, default=_plain), config.path)


def _plain(value: object) -> object:
    return dict(value) if isinstance(value, Mapping) else str(value)


def check_names(config: Config) -> None:
    """Raise `ConfigError` for wrong `[names]`; opens the dictionaries and the house's files."""
    from .lexicon import shared

    house_of(shared(), config)


def forget() -> None:
    """Read the names of houses anew when they are needed: for a process that stays."""
    _house.cache_clear()


@lru_cache(8)
def _house(lexicon: Lexicon, settings: str, path: str) -> House:
    values: dict[str, Any] = json.loads(settings)
    shipped = Names(lexicon)
    if not values:
        return House(shipped, {}, {})
    from .house_files import Reader

    return Reader(values, path, shipped).house()
