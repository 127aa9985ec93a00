"""Which rules there are: the files of `lint/rules`, and their selection by a configuration."""

from __future__ import annotations

import os
import sys
from _thread import RLock
from collections.abc import Iterable, Mapping
from functools import cache
from types import ModuleType

from .errors import ConfigError
from .finding import Severity
from .rule import Rule
from .tuples import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.machinery import SourceFileLoader
    from typing import Any

_FOLDER = os.path.join(os.path.dirname(__file__), "rules")


UNUSED, MALFORMED, METADATA, RECORD, COMPLEX, INTERNAL = (
    "pengabaian-sia-sia", "pengabaian-keliru", "metadata-rusak", "rekaman-rusak", "markup-terlalu-rumit",
    "galat-internal",
)  # fmt: skip
OWN = {
    UNUSED: "Perintah “ralat: abaikan” yang tidak mengabaikan apa pun; hapus perintahnya.",
    MALFORMED: "Perintah “ralat: …” yang tidak dapat dipahami: salah eja, aturan yang tidak ada, tanpa pasangan.",
    METADATA: "Metadata (YAML atau TOML di kepala berkas) yang tidak ditutup atau tidak sah; isi artikel tetap diperiksa.",
    RECORD: "Rekaman (baris JSONL, baris CSV) yang tidak dapat dibaca; rekaman lain tetap diperiksa.",
    COMPLEX: "Markup yang terlalu rumit untuk diurai, sehingga isinya tidak diperiksa.",
    INTERNAL: "Sebuah aturan gagal; aturan lain tetap memeriksa.",
}
"""What ralat says of itself and of the file: no rules, but they can be switched off and given a level like rules."""


@cache
def modules() -> Mapping[str, tuple[str, str]]:
    """Rule id to (group, module name), from the file names alone; nothing is imported."""
    return {rule_id: (group, f"lint.rules.{group}.{name[:-3]}") for rule_id, (group, name, _) in _files().items()}


@cache
def _files() -> Mapping[str, tuple[str, str, int]]:
    """Rule id to group, file name and bytes."""
    found = {}
    for group in sorted(os.listdir(_FOLDER)):
        folder = os.path.join(_FOLDER, group)
        if os.path.isdir(folder) and not group.startswith(("_", ".")):
            for file in sorted(os.scandir(folder), key=lambda file: file.name):
                if file.name.endswith(".py") and not file.name.startswith("_"):
                    found[file.name[:-3].replace("_", "-")] = (group, file.name, file.stat().st_size)
    return found


@cache
def load(rule_id: str) -> Rule:
    """The rule with its default options; raises `ConfigError` for an unknown id, naming the nearest."""
    if rule_id not in modules():
        require_known([rule_id])
        raise ConfigError(f"'{rule_id}' bukan satu aturan dengan pilihan sendiri; daftar: ralat rules")
    group, module = modules()[rule_id]
    rule: Rule = _imported(module, os.path.join(_FOLDER, group, _files()[rule_id][1])).rule
    type(rule).id, type(rule).group = rule_id, group
    return rule


def _imported(name: str, path: str) -> ModuleType:
    """The module, as `import` gives it, but without the search, which costs more than the module (60 rules: 11 → 7 ms)."""
    with _importing:
        if name not in sys.modules:
            code = _Loader(name, path).get_code(name)
            assert code is not None
            module = sys.modules[name] = ModuleType(name)
            module.__file__ = path
            try:
                exec(code, module.__dict__)
            except BaseException:
                del sys.modules[name]
                raise
        return sys.modules[name]


_importing = RLock()
_Loader: type[SourceFileLoader] = type(__loader__)  # type: ignore[name-defined]
"""What this module was loaded by; importing `importlib.machinery` for it would take as long as three rules."""


def file_size(rule_id: str) -> int:
    """Bytes of the rule's source file: a changed file makes its entry in the index stale."""
    return _files()[rule_id][2]


@cache
def index() -> Mapping[str, Mapping[str, Any]]:
    """Rule id to what `lint.compile` noted of it; only entries that still fit their files."""
    import json

    try:
        with open(os.path.join(os.path.dirname(_FOLDER), "data", "aturan.json"), encoding="utf-8") as file:
            entries = json.load(file)
        return {i: e for i, e in entries.items() if i in _files() and e["size"] == file_size(i)}
    except (OSError, ValueError, KeyError):
        return {}


def all_rules() -> tuple[Rule, ...]:
    """Every rule, by group and id."""
    return tuple(load(rule_id) for rule_id in modules())


def require_known(ids: Iterable[str], where: str = "") -> None:
    """Raise `ConfigError` for the first id that is neither a rule nor a group."""
    known = set(modules()) | {group for group, _ in modules().values()} | set(OWN)
    for rule_id in ids:
        if rule_id not in known:
            raise ConfigError(f"{where}aturan '{rule_id}' tidak ada{nearest(rule_id, known)}; daftar: ralat rules")


def nearest(name: str, known: Iterable[str]) -> str:
    """' (maksud Anda 'x'?)' for the nearest known name, or ''."""
    from difflib import get_close_matches

    close = get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f" (maksud Anda '{close[0]}'?)" if close else ""


def select(
    include: Iterable[str] = (), exclude: Iterable[str] = (), options: Mapping[str, Mapping[str, Any]] | None = None
) -> tuple[Rule, ...]:
    """The rules named by `include` (ids or groups; none: all) less `exclude`, with their options set."""
    chosen = selected_ids(include, exclude)
    return tuple(with_options(load(rule_id), (options or {}).get(rule_id, {})) for rule_id in chosen)


def selected_ids(include: Iterable[str] = (), exclude: Iterable[str] = ()) -> list[str]:
    """The ids that `select` would load, in order."""
    wanted, unwanted = set(include), set(exclude)
    require_known(wanted | unwanted)
    return [
        rule_id
        for rule_id, (group, _) in modules().items()
        if (not wanted or rule_id in wanted or group in wanted) and rule_id not in unwanted and group not in unwanted
    ]


def with_options(rule: Rule, options: Mapping[str, Any], where: str = "") -> Rule:
    """The rule with options set; raises `ConfigError` for an unknown option or a value of another type."""
    if not options:
        return rule
    import dataclasses

    known: set[str] = {f.name for f in dataclasses.fields(rule)} if dataclasses.is_dataclass(rule) else set()
    for name, value in options.items():
        if name.replace("-", "_") not in known:
            raise ConfigError(f"{where}[rules.{rule.id}] tidak punya pilihan '{name}'{nearest(name, known)}")
        default = getattr(rule, name.replace("-", "_"))
        if not isinstance(value, (list, tuple) if isinstance(default, tuple) else type(default)):
            raise ConfigError(f"{where}[rules.{rule.id}] {name} = {value!r}: diharapkan seperti {default!r}")
    values = {k.replace("-", "_"): tuple(v) if isinstance(v, list) else v for k, v in options.items()}
    return dataclasses.replace(rule, **values)  # type: ignore[type-var]


def severity_of(rule: Rule, preset: str) -> Severity:
    return rule.eyd_severity if preset == "eyd" and rule.eyd_severity else rule.severity
