"""What the cache knows of files: a result from an earlier run instead of a check."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection
from importlib.util import find_spec
from typing import TYPE_CHECKING

from .cache import Cache, default_path, key_of, settings_key
from .catalog import COMPLEX, INTERNAL
from .errors import SourceError
from .report import Result
from .resolve import unattended
from .work import Order, failed, noted, read_target

if TYPE_CHECKING:
    from .config import Config
    from .files import Target
    from .project import Projects

UNKEPT = frozenset(("docx", "jsonl", "csv"))
"""Formats whose text is not all that a result depends on: styles of Word; or that are too long."""

UNSTEADY = frozenset((COMPLEX, INTERNAL))
"""Findings that another run may not have: a parser that ran out of time, a rule that failed."""

LIBRARIES = ("regex", "symspellpy", "editdistpy", "tree_sitter", "tree_sitter_html", "tree_sitter_markdown", "yaml")
"""What a result depends on besides this package."""


class Recall:
    """Looks results up and keeps them; the key is the text with its format and settings, so a path does not matter."""

    def __init__(self, order: Order, projects: Projects) -> None:
        self._order, self._projects = order, projects
        self._cache = Cache(default_path())
        self._versions = installed(LIBRARIES)
        self._settings: dict[int, tuple[Config, bytes]] = {}

    def look(self, target: Target) -> Result | None:
        """The result of a file when nothing has to be checked or written."""
        form = self._order.form_of(target.path)
        if form in UNKEPT:
            return None
        try:
            source = read_target(target.path, form, self._order.encoding, False)
        except SourceError as error:
            return failed(target, error, form)
        findings = self._cache.get(self._key(target.path, form, source.text))
        if findings is None or (self._order.fix and any(unattended(f, self._order.unsafe) for f in findings)):
            return None
        return Result(target.path, form, source.text, findings, notes=noted(source))

    def keep(self, result: Result) -> None:
        """Remember a result that every further run would have."""
        unsteady = any(f.rule in UNSTEADY for f in result.findings)
        if unsteady or result.error or not result.complete or result.format in UNKEPT:
            return
        self._cache.put(self._key(result.path, result.format, result.text), result.findings)

    def close(self) -> None:
        self._cache.close()

    def _key(self, path: str, form: str, text: str) -> bytes:
        config = self._projects.config(path)
        if id(config) not in self._settings:
            more = (self._order.strict, self._order.infos, self._versions)
            self._settings[id(config)] = config, settings_key(config, more)
        return key_of(self._settings[id(config)][1], form, text)


def installed(libraries: Collection[str]) -> list[str]:
    """Python and the distributions of that name, with their versions, as their folders tell; nothing is imported."""
    specs = (find_spec(library) for library in libraries)
    folders = {os.path.dirname(os.path.dirname(spec.origin)) for spec in specs if spec and spec.origin}
    names = {name for folder in folders for name in os.listdir(folder) if name.endswith(".dist-info")}
    return [sys.version, *sorted(n for n in names if n.partition("-")[0].lower().removeprefix("py") in libraries)]
