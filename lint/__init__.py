"""ralat checks Indonesian text: typos, names and the official spelling EYD V.

    import lint
    lint.check("Tenara itu pergi kekantor.")

Public: `check`, `fix`, `suggest`, `Linter`, `Config`, `Finding`, `Fix`, `Edit`, `Fixed`, `Span`, `Severity`,
`Safety` and the errors. Offsets are code points, 0-based, end-exclusive. Importing reads no file.
"""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from .config import Config
    from .engine import Fixed, Linter
    from .errors import ConfigError, DictionaryError, RalatError, SourceError, WriteError
    from .finding import Edit, Finding, Fix, Safety, Severity
    from .span import Span

__version__ = "0.1.0"

_HOMES = {
    "Config": "config", "Fixed": "engine", "Linter": "engine", "ConfigError": "errors", "DictionaryError": "errors",
    "RalatError": "errors", "SourceError": "errors", "WriteError": "errors", "Edit": "finding", "Finding": "finding",
    "Fix": "finding", "Safety": "finding", "Severity": "finding", "Span": "span",
}  # fmt: skip

__all__ = [
    "Config", "ConfigError", "DictionaryError", "Edit", "Finding", "Fix", "Fixed", "Linter", "RalatError", "Safety",
    "Severity", "SourceError", "Span", "WriteError", "check", "fix", "suggest",
]  # fmt: skip


def check(text: str, *, format: str = "plain", config: Config | Mapping[str, Any] | None = None) -> list[Finding]:
    """All findings of a text, in order of place; raises `ConfigError` for a wrong configuration."""
    return _linter(config).check(text, format=format)


def fix(
    text: str, *, format: str = "plain", unsafe: bool = False, config: Config | Mapping[str, Any] | None = None
) -> Fixed:
    """The text with its safe fixes written (with `unsafe`, those too), and what is left."""
    return _linter(config).fix(text, format=format, unsafe=unsafe)


def suggest(word: str, *, limit: int = 5) -> list[str]:
    """Corrections of an isolated word, best first; the word itself first when it is well attested."""
    from .lexicon import shared
    from .spelling import Speller

    return [candidate.text for candidate in Speller(shared()).suggest(word, limit=limit)]


_linters: dict[str, Linter] = {}


def _linter(config: Config | Mapping[str, Any] | None) -> Linter:
    from .engine import Linter

    key = repr(config or {})
    if key not in _linters:
        if len(_linters) >= 8:
            _linters.clear()
        _linters[key] = Linter(config)
    return _linters[key]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f".{_HOMES[name]}", __name__), name)
    raise AttributeError(f"module 'lint' has no attribute '{name}'")
