"""Settings: find, read, merge and validate `ralat.toml` or `[tool.ralat]` of `pyproject.toml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from .errors import ConfigError
from .finding import Severity

PRESETS = ("default", "eyd")
FILE_NAMES = ("ralat.toml", ".ralat.toml", "pyproject.toml")


_EMPTY: Mapping[str, Any] = {}


class Config(NamedTuple):
    """What a run is asked to do; the keys of `ralat.toml` with `-` written as `_`.

    `words` are words to accept (with their derivations); `names` holds `prefer` and `avoid` per entity;
    `rules` the options of single rules; `date` the day of publication (ISO), for rules that need a year.
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


def from_mapping(values: Mapping[str, Any], where: str = "", text: str = "") -> Config:
    """A `Config` from TOML values; raises `ConfigError` with the nearest key and its line."""
    known = set(Config._fields)
    settings: dict[str, Any] = {}
    for key, value in values.items():
        name = key.replace("-", "_")
        if name not in known or name == "path":
            raise ConfigError(_unknown_key(key, known - {"path"}, where, text))
        settings[name] = _converted(key, value, getattr(_DEFAULT, name), where, text)
    config = _DEFAULT._replace(**settings, path=where)
    _validate(config, where, text)
    return config


def load(path: Path) -> Config:
    """The settings of one file; an empty `Config` when a `pyproject.toml` has no `[tool.ralat]`."""
    import tomllib

    try:
        text = path.read_text("utf-8")
        values = tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: konfigurasi tidak terbaca ({error})") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: bukan TOML yang sah: {error}") from error
    if path.name == "pyproject.toml":
        values = values.get("tool", {}).get("ralat", {})
    return from_mapping(values, str(path), text)


def find(start: Path) -> Path | None:
    """The nearest configuration file in the folder of `start` or above it."""
    folder = start if start.is_dir() else start.parent
    for parent in (folder.absolute(), *folder.absolute().parents):
        for name in FILE_NAMES:
            candidate = parent / name
            if candidate.is_file() and (name != "pyproject.toml" or b"[tool.ralat" in candidate.read_bytes()):
                return candidate
    return None


def for_path(start: str) -> Config:
    """What applies to a file or folder."""
    found = find(Path(start))
    return load(found) if found else _DEFAULT


def _converted(key: str, value: Any, default: Any, where: str, text: str) -> Any:
    if isinstance(default, tuple):
        if isinstance(value, str) or not isinstance(value, Sequence) or not all(isinstance(v, str) for v in value):
            raise ConfigError(f'{_at(key, where, text)}{key}: diharapkan daftar teks, misalnya {key} = ["…"]')
        return tuple(value)
    expected = dict if isinstance(default, Mapping) else type(default)
    if expected is str and hasattr(value, "isoformat"):
        return value.isoformat()
    if not isinstance(value, expected):
        raise ConfigError(f"{_at(key, where, text)}{key} = {value!r}: diharapkan {_NAMES[expected]}")
    return value


def _validate(config: Config, where: str, text: str) -> None:
    from .catalog import load as load_rule
    from .catalog import require_known, with_options

    _require_preset(config.preset, _at("preset", where, text))
    for key in ("select", "ignore", "severity", "rules"):
        require_known(getattr(config, key), _at(key, where, text))
    for rule_id, level in config.severity.items():
        if level not in [*Severity, "off"]:
            raise ConfigError(f"{_at(rule_id, where, text)}{rule_id} = {level!r}: pilihan error, warning, info, off")
    if config.names:
        from .house import check_names

        check_names(config)
    for rule_id, options in config.rules.items():
        with_options(load_rule(rule_id), options, _at(rule_id, where, text))


def _require_preset(preset: str, at: str) -> None:
    if preset not in PRESETS:
        from .catalog import nearest

        known = ", ".join(PRESETS)
        raise ConfigError(f"{at}preset '{preset}' tidak ada{nearest(preset, PRESETS)}; pilihan: {known}")


def _unknown_key(key: str, known: set[str], where: str, text: str) -> str:
    from .catalog import nearest

    names = sorted(k.replace("_", "-") for k in known)
    return (
        f"{_at(key, where, text)}kunci '{key}' tidak dikenal{nearest(key, names)}; kunci yang ada: {', '.join(names)}"
    )


def _at(key: str, where: str, text: str) -> str:
    """'file:line: ' of the first line that names the key."""
    line = next((n for n, content in enumerate(text.splitlines(), 1) if key in content.split("#")[0]), None)
    return f"{where}:{line}: " if where and line else f"{where}: " if where else ""


_NAMES = {dict: "tabel", str: "teks", bool: "true atau false", int: "bilangan"}
_DEFAULT = Config()
