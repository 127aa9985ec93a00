"""Settings: their keys, their values, and what is said of wrong ones. Where they stand is in `lint.project`."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence

from .errors import ConfigError
from .finding import Severity
from .tuples import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

PRESETS = ("default", "eyd")
FILE_NAMES = ("ralat.toml", ".ralat.toml", "pyproject.toml")


_EMPTY: Mapping[str, Any] = {}


class Config(NamedTuple):
    """What a run is asked to do; the keys of `ralat.toml` with `-` written as `_`.

    `words` are words to accept (with their derivations; one that begins with `!` is never suggested);
    `names` holds `prefer` and `avoid` per entity; `rules` the options of single rules; `date` the day of
    publication (ISO), for rules that need a year.
    `front_matter` are the fields of front matter that are prose; `text_field` and `id_field` the fields of records
    (JSONL, CSV) that are prose and that name the record.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = _EMPTY
    words: tuple[str, ...] = ()
    preset: str = "default"
    names: Mapping[str, Any] = _EMPTY
    rules: Mapping[str, Mapping[str, Any]] = _EMPTY
    date: str = ""
    front_matter: tuple[str, ...] = ("title", "description", "excerpt", "caption", "tags")
    text_field: tuple[str, ...] = ()
    id_field: str = ""
    path: str = ""

    def overridden(self, **values: Any) -> Config:
        """A copy with the given values put in place of those that are not None; raises `ConfigError`."""
        config = self._replace(**{k: v for k, v in values.items() if v is not None})
        _require_preset(config.preset, "")
        return config


KEYS = tuple(k.replace("_", "-") for k in Config._fields if k != "path")


class Where(NamedTuple):
    """The place of settings: a file, its text, and the table in it ('' or 'tool.ralat', 'overrides.0')."""

    path: str = ""
    text: str = ""
    table: str = ""

    def at(self, key: str) -> str:
        """'file:line: ' of a key of the table, or of the first line that names it."""
        if not self.path:
            return ""
        number = self.line(key)
        return f"{self.path}:{number}: " if number else f"{self.path}: "

    def line(self, key: str) -> int:
        known = lines_of(self.text)
        named = (n for n, content in enumerate(self.text.splitlines(), 1) if key in content.split("#")[0])
        return known.get(f"{self.table}.{key}" if self.table else key, 0) or next(named, 0)

    def folder(self) -> Path:
        from pathlib import Path

        return Path(self.path).parent if self.path else Path()


NOWHERE = Where()


def lines_of(text: str) -> dict[str, int]:
    """The line of every table and key of a TOML text, as dotted names (`overrides.0.preset`)."""
    import re

    found: dict[str, int] = {}
    counts: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        if header := re.match(r"\s*(\[\[?)([^\[\]]+)\]", line):
            table = ".".join(part.strip(" \"'") for part in header[2].split("."))
            if header[1] == "[[":
                counts[table] = counts.get(table, -1) + 1
                table = f"{table}.{counts[table]}"
            else:
                table = next(
                    (f"{t}.{n}{table[len(t) :]}" for t, n in counts.items() if table.startswith(f"{t}.")), table
                )
            found.setdefault(table, number)
        elif key := re.match(r"\s*([\w.-]+|\"[^\"]+\"|'[^']+')\s*=", line):
            name = key[1].strip("\"'")
            found.setdefault(f"{table}.{name}" if table else name, number)
    return found


def from_mapping(values: Mapping[str, Any], where: Where = NOWHERE, more: Sequence[str] = ()) -> Config:
    """A `Config` from TOML values; raises `ConfigError` with the nearest key and its line.

    Keys of `more` are for the caller. The words of words files stand in `words`.
    """
    config = _DEFAULT._replace(**_settings(values, where, more), path=where.path)
    _validate(config, where)
    return config


def _settings(values: Mapping[str, Any], where: Where, more: Sequence[str]) -> dict[str, Any]:
    converted: dict[str, Any] = {}
    for key, value in values.items():
        written = key.replace("_", "-")
        if written in more:
            continue
        if written not in KEYS:
            raise ConfigError(_unknown_key(key, (*KEYS, *more), where))
        name = key.replace("-", "_")
        converted[name] = _converted(key, value, getattr(_DEFAULT, name), where)
    if "words" in converted:
        from .words import gathered

        converted["words"] = gathered(converted["words"], where.folder(), where.at("words"))
    return converted


def find(start: str | os.PathLike[str]) -> Path | None:
    """The nearest configuration file in the folder of `start` or above it; raises `ConfigError` for two in one."""
    at, parent = os.path.abspath(start), ""
    while at != parent:
        if found := in_folder(at):
            return found
        at, parent = os.path.dirname(at), at
    return None


def in_folder(folder: str | os.PathLike[str]) -> Path | None:
    found = [name for name in FILE_NAMES if _is_configuration(os.path.join(folder, name))]
    if len(found) > 1:
        raise ConfigError(f"{folder}: dua konfigurasi, {found[0]} dan {found[1]}; gabungkan dan hapus salah satunya")
    if not found:
        return None
    from pathlib import Path

    return Path(folder, found[0])


def for_path(start: str) -> Config:
    """What applies to a file or folder."""
    from .project import Projects

    return Projects({}).config(os.path.join(start, "") if os.path.isdir(start) else start)


def load(path: Path) -> Config:
    """The settings of one file with what it extends; an empty `Config` when a `pyproject.toml` has no `[tool.ralat]`."""
    from .project import load as load_project

    return load_project(path).config()


def user_file() -> Path:
    """The personal words: `words.txt` in `RALAT_CONFIG_DIR`, else in the folder that the system has for settings."""
    from pathlib import Path

    return Path(_user_file())


def _user_file() -> str:
    if named := os.environ.get("RALAT_CONFIG_DIR"):
        return os.path.join(named, "words.txt")
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        base = os.environ.get("APPDATA", os.path.join(home, "AppData", "Roaming"))
    elif sys.platform == "darwin":
        base = os.path.join(home, "Library", "Application Support")
    else:
        base = os.environ.get("XDG_CONFIG_HOME") or os.path.join(home, ".config")
    return os.path.join(base, "ralat", "words.txt")


def personal_words() -> tuple[str, ...]:
    """The words of the personal file; raises `ConfigError` with the line of a wrong one."""
    if not os.path.isfile(_user_file()):
        return ()
    from .words import read

    return tuple(read(user_file()))


def string_list(key: str, value: Any, where: Where) -> tuple[str, ...]:
    if isinstance(value, str) or not isinstance(value, Sequence) or not all(isinstance(v, str) for v in value):
        raise ConfigError(f'{where.at(key)}{key}: diharapkan daftar teks, misalnya {key} = ["…"]')
    return tuple(value)


def _is_configuration(path: str) -> bool:
    """Is there such a file, as far as one may look? A pyproject.toml counts when it has a table of ours."""
    if not os.path.isfile(path):
        return False
    if os.path.basename(path) != "pyproject.toml":
        return True
    try:
        with open(path, "rb") as file:
            lines = file.read().splitlines()
    except OSError:
        return False
    return any(line.lstrip().startswith((b"[tool.ralat]", b"[tool.ralat.", b"[[tool.ralat.")) for line in lines)


def _converted(key: str, value: Any, default: Any, where: Where) -> Any:
    if isinstance(default, tuple):
        return string_list(key, value, where)
    expected = dict if isinstance(default, Mapping) else type(default)
    if expected is str and hasattr(value, "isoformat"):
        return str(value.isoformat())[:10]
    if not isinstance(value, expected):
        raise ConfigError(f"{where.at(key)}{key} = {value!r}: diharapkan {_NAMES[expected]}")
    return value


def _validate(config: Config, where: Where) -> None:
    from .catalog import load as load_rule
    from .catalog import require_known, with_options

    _require_preset(config.preset, where.at("preset"))
    for key in ("select", "ignore", "severity", "rules"):
        require_known(getattr(config, key), where.at(key))
    for rule_id, level in config.severity.items():
        if level not in [*Severity, "off"]:
            raise ConfigError(f"{where.at(rule_id)}{rule_id} = {level!r}: pilihan error, warning, info, off")
    if config.names:
        from .house import check_names

        check_names(config)
    if config.date and not _is_day(config.date):
        raise ConfigError(f"{where.at('date')}date = {config.date!r}: diharapkan tanggal, misalnya date = 2026-11-23")
    for rule_id, options in config.rules.items():
        if not isinstance(options, Mapping):
            raise ConfigError(
                f"{where.at(rule_id)}[rules.{rule_id}] = {options!r}: diharapkan tabel pilihan aturan itu"
            )
        with_options(load_rule(rule_id), options, where.at(rule_id))


def _is_day(text: str) -> bool:
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _require_preset(preset: str, at: str) -> None:
    if preset not in PRESETS:
        from .catalog import nearest

        known = ", ".join(PRESETS)
        raise ConfigError(f"{at}preset '{preset}' tidak ada{nearest(preset, PRESETS)}; pilihan: {known}")


def _unknown_key(key: str, known: Sequence[str], where: Where) -> str:
    from .catalog import nearest

    return (
        f"{where.at(key)}kunci '{key}' tidak dikenal{nearest(key, known)}; kunci yang ada: {', '.join(sorted(known))}"
    )


_NAMES = {dict: "tabel", str: "teks", bool: "true atau false", int: "bilangan"}
_DEFAULT = Config()
