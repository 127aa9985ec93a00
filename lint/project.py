"""Which settings apply to a file: the nearest configuration upward, what it extends, and its overrides.

A later layer replaces the values of an earlier one; `ignore`, `words` and `exclude` are added to, tables are joined
key by key. Files that a configuration names (`extend`, `words`, `[names] files`) are relative to it; so are patterns,
unless it lies outside the project: then they are relative to the project's own configuration.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence

from .config import Config, Where, find, from_mapping, personal_words, string_list
from .errors import ConfigError
from .patterns import Patterns
from .tuples import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

PROJECT_KEYS = ("extend", "include", "exclude", "overrides")
ADDED = ("ignore", "words")


class Layer(NamedTuple):
    """Settings of one table of one file: the values by field name, and where they stand."""

    where: Where
    values: Mapping[str, Any]
    paths: Patterns | None = None
    """In an override: the files that it is for."""

    def applies(self, path: str | None) -> bool:
        return self.paths is None or (path is not None and self.paths.match(path))


class Project(NamedTuple):
    """A configuration file with all that it extends, base first; overrides follow what they override."""

    path: str
    layers: tuple[Layer, ...] = ()
    include: Patterns | None = None
    exclude: tuple[Patterns, ...] = ()

    def config(self, path: str | None = None) -> Config:
        """What applies to a file (or to the project as such)."""
        return merged(self.applying(path), self.path)

    def applying(self, path: str | None) -> tuple[Layer, ...]:
        absolute = os.path.abspath(path) if path is not None else None
        return tuple(layer for layer in self.layers if layer.applies(absolute))


class Projects:
    """The projects of a run; each folder is looked up, and each configuration read and merged, once."""

    def __init__(self, overrides: Mapping[str, Any]) -> None:
        self._overrides = overrides
        self._personal = personal_words()
        self._folders: dict[str, Project] = {}
        self._files: dict[Path, Project] = {}
        self._configs: dict[tuple[int, ...], Config] = {}

    def of(self, path: str) -> Project:
        folder = os.path.dirname(path) or "."
        if folder not in self._folders:
            found = find(folder)
            if found is not None and found not in self._files:
                self._files[found] = load(found)
            self._folders[folder] = self._files[found] if found else _NONE
        return self._folders[folder]

    def config(self, path: str) -> Config:
        """The settings of a file; the same object for files that share them."""
        project = self.of(path)
        layers = project.applying(path)
        key = tuple(map(id, layers))
        if key not in self._configs:
            config = merged(layers, project.path).overridden(**self._overrides)
            words = tuple(dict.fromkeys((*config.words, *self._personal)))
            self._configs[key] = config._replace(words=words)
        return self._configs[key]


def load(path: Path) -> Project:
    """A configuration file with all that it extends; raises `ConfigError`."""
    files = list(_chain(path, ()))
    home = path.parent.absolute()
    layers: list[Layer] = []
    include: Patterns | None = None
    exclude: list[Patterns] = []
    for where, values in files:
        base = _pattern_folder(where, home)
        layers += _layers(where, values, base)
        if "include" in values:
            include = _patterns("include", values, where, base)
        if "exclude" in values:
            exclude.append(_patterns("exclude", values, where, base))
    return Project(str(path), tuple(layers), include, tuple(exclude))


def merged(layers: Iterable[Layer], path: str) -> Config:
    values: dict[str, Any] = {}
    for layer in layers:
        for key, value in layer.values.items():
            values[key] = _joined(key, values.get(key), _placed(key, value, layer.where, path))
    return Config(**values, path=path)


def values_of(path: Path) -> Mapping[str, Any]:
    """The TOML values of a configuration file as they stand in it."""
    return _read(path)[1]


def _chain(path: Path, above: tuple[Path, ...]) -> Iterator[tuple[Where, Mapping[str, Any]]]:
    """The files that a file extends, base first, then itself."""
    where, values = _read(path)
    extended = values.get("extend", ())
    names = (extended,) if isinstance(extended, str) else string_list("extend", extended, where)
    trail = (*above, path.absolute().resolve())
    for name in names:
        target = path.parent / name
        if target.resolve() in trail:
            circle = " → ".join(p.name for p in (*trail[trail.index(target.resolve()) :], target))
            raise ConfigError(f"{where.at('extend')}extend melingkar: {circle}")
        if not target.is_file():
            raise ConfigError(f"{where.at('extend')}extend: tidak ada berkas {target}")
        yield from _chain(target, trail)
    yield where, values


def _read(path: Path) -> tuple[Where, Mapping[str, Any]]:
    import tomllib

    try:
        text = path.read_text("utf-8-sig")
        values = tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: konfigurasi tidak terbaca ({error})") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: bukan TOML yang sah: {error}") from error
    if path.name == "pyproject.toml":
        return Where(str(path), text, "tool.ralat"), values.get("tool", {}).get("ralat", {})
    return Where(str(path), text), values


def _layers(where: Where, values: Mapping[str, Any], base: str) -> Iterator[Layer]:
    yield Layer(where, _checked(values, where, PROJECT_KEYS))
    overrides = values.get("overrides", [])
    if not isinstance(overrides, list) or not all(isinstance(o, dict) for o in overrides):
        raise ConfigError(f'{where.at("overrides")}overrides: tulis sebagai [[overrides]] dengan paths = ["…"]')
    for number, table in enumerate(overrides):
        inside = where._replace(table=".".join(filter(None, (where.table, "overrides", str(number)))))
        if "paths" not in table:
            raise ConfigError(f'{inside.at("overrides")}[[overrides]] tanpa paths; misalnya paths = ["opini/**"]')
        paths = _patterns("paths", table, inside, base)
        yield Layer(inside, _checked(table, inside, ("paths",)), paths)


def _checked(values: Mapping[str, Any], where: Where, more: Sequence[str]) -> dict[str, Any]:
    """The values by field name; raises `ConfigError` for a wrong one."""
    config = from_mapping(values, where, more)
    names = (key.replace("-", "_") for key in values if key.replace("_", "-") not in more)
    return {name: getattr(config, name) for name in names}


def _joined(key: str, old: Any, new: Any) -> Any:
    if old is None:
        return new
    if key in ADDED:
        return tuple(dict.fromkeys((*old, *new)))
    return _deep(old, new) if isinstance(new, Mapping) else new


def _deep(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """Tables joined key by key; `files` of [names] are added to."""
    joined = dict(old)
    for key, value in new.items():
        if isinstance(value, Mapping) and isinstance(joined.get(key), Mapping):
            joined[key] = _deep(joined[key], value)
        else:
            joined[key] = [*joined.get(key, ()), *value] if key == "files" else value
    return joined


def _placed(key: str, value: Any, where: Where, path: str) -> Any:
    """`[names] files` of another folder's configuration, so that they are found from the project's own."""
    if key != "names" or "files" not in value or os.path.dirname(where.path) == os.path.dirname(path):
        return value
    return {**value, "files": [str((where.folder() / name).absolute()) for name in value["files"]]}


def _patterns(key: str, values: Mapping[str, Any], where: Where, base: str) -> Patterns:
    return Patterns(base, string_list(key, values[key], where), f"{where.at(key)}{key}: ")


def _pattern_folder(where: Where, home: Path) -> str:
    own = where.folder().absolute()
    return str(own if home.is_relative_to(own) else home)


_NONE = Project("")
