"""What a checking process has at hand for every task: the project's settings, and linters made of them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from ..config import Config, from_mapping
from ..engine import Deadline, Linter
from ..project import Projects

if TYPE_CHECKING:
    from .settings import Settings

LINTERS = 16
"""Configurations of requests that a process keeps a linter for."""

SOFT = 0.8
"""Share of the time limit after which a check gives what it has, before its process is stopped."""

WARM = (
    "Rombongan tenara tiba di Jakarta pada Senin (23/11/2026) . Dimana mereka di sambut Gubernur Pramono Anung.\n\n"
    "Oleh karena itu warga kota Bandung membayar Rp10.000 kesana, kata Menteri Kuangan Purbaya Yudhi Sadewa.\n"
)


class Options(NamedTuple):
    """What a request may set; the rest is the project's. `None`: as the project has it."""

    preset: str | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    severity: tuple[tuple[str, str], ...] | None = None
    words: tuple[str, ...] = ()
    """Accepted beside the project's."""

    date: str | None = None
    infos: bool = False


class Desk:
    """Settings of the server, configuration of the project, linters."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.config = Projects(settings.overrides).config(f"{settings.folder}/")
        self.linter = lru_cache(LINTERS)(self._linter)

    def warm(self) -> None:
        """Read what every check needs, so that the first request does not wait for it."""
        linter = self.linter(Options())
        for _ in range(2):
            linter.check(WARM)

    def deadline(self) -> Deadline:
        return Deadline(self.settings.timeout_s * SOFT)

    def _linter(self, options: Options) -> Linter:
        return Linter(self._configured(options), infos=options.infos)

    def _configured(self, options: Options) -> Config:
        """The project's configuration with what a request sets; raises `ConfigError`. No file is read."""
        given: dict[str, Any] = {k: v for k, v in options._asdict().items() if v is not None and k in _REPLACING}
        if "severity" in given:
            given["severity"] = dict(given["severity"])
        checked = from_mapping(given)
        config = self.config._replace(**{key: getattr(checked, key) for key in given})
        return config._replace(words=tuple(dict.fromkeys((*config.words, *options.words))))


_REPLACING = ("preset", "select", "ignore", "severity", "date")
