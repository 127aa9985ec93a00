"""What the server knows of open texts: which settings apply, what was found, and in which version.

Nothing here speaks the protocol. A desk is used from one thread at a time, the one that checks.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from .. import words
from ..config import Config, user_file
from ..engine import Deadline, Linter
from ..extract import FORMATS, RECORDS, format_of
from ..files import is_excluded
from ..finding import Edit, Finding, Severity
from ..project import Projects
from ..source import Source

LANGUAGES = {"markdown": "markdown", "mdx": "mdx", "html": "html", "plaintext": "plain", "text": "plain"}
"""Language id to format; of other languages only files with a known suffix are checked."""

DEADLINE_S = 10.0
"""How long one check may take; what was found until then is shown."""

MOST_CHARACTERS = 5_000_000
"""Longer texts are left to `ralat check`."""


class Text(NamedTuple):
    """A version of an open text; `path` is empty while it was never saved."""

    uri: str
    path: str
    language: str
    version: int
    text: str


class Checked(NamedTuple):
    """What was found in a version of a text."""

    text: Text
    source: Source
    findings: tuple[Finding, ...]


class Desk:
    """The linters of the workspace, one per configuration; `folder` is where unsaved texts are thought to be."""

    def __init__(self, folder: str = ".") -> None:
        self.folder = folder
        self._overrides: Mapping[str, Any] = {}
        self.info = False
        self.reload()

    def configure(self, settings: Mapping[str, Any]) -> None:
        """Take the editor's settings; what is missing or of another kind is as if it were not set."""
        lists = {k: tuple(map(str, v)) for k in ("select", "ignore") if isinstance(v := settings.get(k), list) and v}
        preset = settings.get("preset")
        self._overrides = {**lists, **({"preset": preset} if isinstance(preset, str) and preset else {})}
        self.info = settings.get("info") is True
        self.reload()

    def reload(self) -> None:
        """Forget all configurations and word lists; they are read again when they are needed."""
        self._projects = Projects(self._overrides)
        self._linters: dict[int, tuple[Config, Linter]] = {}

    def check(self, text: Text) -> Checked:
        """Raises `ConfigError` for the configuration of the text."""
        form = self.form(text)
        source = Source(text.text, path=text.path or text.uri, format=form or "plain")
        path = text.path or os.path.join(self.folder, "tanpa-judul.txt")
        if form is None or len(text.text) > MOST_CHARACTERS or is_excluded(os.path.abspath(path), self._projects):
            return Checked(text, source, ())
        found = self.linter(path).check_source(source, Deadline(DEADLINE_S))
        return Checked(text, source, tuple(f for f in found if self.info or f.severity != Severity.INFO))

    def form(self, text: Text) -> str | None:
        """The format of a text, None when it is no prose that an editor shows."""
        suffix = os.path.splitext(text.path)[1].lower()
        form = LANGUAGES.get(text.language) or (format_of(text.path) if suffix in FORMATS else None)
        return None if form in (*RECORDS, "docx") else form

    def linter(self, path: str) -> Linter:
        config = self._projects.config(path)
        if id(config) not in self._linters:
            self._linters[id(config)] = (config, Linter(config, infos=self.info))
        return self._linters[id(config)][1]

    def fixed(self, checked: Checked) -> Sequence[tuple[Edit, ...]]:
        """The safe fixes of a text as passes of edits; each pass has the offsets of the text before it."""
        path = checked.text.path or os.path.join(self.folder, "tanpa-judul.txt")
        return self.linter(path).fix_source(checked.source, deadline=Deadline(DEADLINE_S)).passes

    def add_word(self, word: str, path: str | None) -> str:
        """Accept a word in the project around a file (None: everywhere for this user); returns the file that has it now."""
        if path is None:
            file = user_file()
        else:
            file, _ = words.file_for(_folder(path) if path else _folder(os.path.join(self.folder, "x")))
        words.add(file, [word])
        self.reload()
        return str(file)


def _folder(path: str) -> Any:
    from pathlib import Path

    return Path(path).parent
