"""What the server knows of open texts: which settings apply, what is found, and what can be written.

Nothing here speaks the protocol. All methods of a desk are called in one thread, the one that checks.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from .. import files, house, words
from ..config import Config, user_file
from ..delta import edits_between
from ..engine import Deadline, Linter
from ..extract import FORMATS, RECORDS, format_of
from ..files import is_excluded
from ..finding import Edit, Finding, Severity
from ..project import Projects
from ..resolve import apply_edits
from ..review import remarks
from ..source import Source

LANGUAGES = {"markdown": "markdown", "mdx": "mdx", "html": "html", "plaintext": "plain", "text": "plain"}
"""Language id to format; of other languages only files with a known suffix are checked."""

DEADLINE_S = 10.0
"""How long one check may take; what was found until then is shown."""

LOOK_S = 2.0
"""How long settings and words count as read: not every editor says when they change."""

MOST_CHARACTERS = 5_000_000
"""Longer texts are left to `ralat check`."""

UNNAMED = "tanpa-judul.txt"


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


class Turn(Deadline):
    """The time that a check has, and a way to end it from another thread when nobody wants it any more."""

    def __init__(self) -> None:
        super().__init__(DEADLINE_S)
        self.was_cut = False

    def cut(self) -> None:
        self.was_cut = self.passed = True


class Desk:
    """The linters of the workspace, one per configuration; `folder` is where unsaved texts are thought to be."""

    def __init__(self, folder: str = ".") -> None:
        self.folder = folder
        self.info = False
        self._overrides: Mapping[str, Any] = {}
        self._projects: Projects | None = None
        self._looked = 0.0
        self._kept: list[tuple[Config, Linter]] = []
        self._linters: dict[int, tuple[Config, Linter]] = {}

    def configure(self, settings: Mapping[str, Any]) -> None:
        """Take the editor's settings; what is missing or of another kind is as if it were not set."""
        lists = {k: tuple(map(str, v)) for k in ("select", "ignore") if isinstance(v := settings.get(k), list) and v}
        preset = settings.get("preset")
        self._overrides = {**lists, **({"preset": preset} if isinstance(preset, str) and preset else {})}
        self.info = settings.get("info") is True
        self.reload()

    def reload(self) -> None:
        """Forget all configurations, word lists and names of the house; they are read again when they are needed."""
        self._projects = None
        self._kept, self._linters = [], {}
        house.forget()

    def check(self, text: Text, turn: Deadline | None = None) -> Checked:
        """Raises `ConfigError` for the configuration of the text."""
        form = self.form(text)
        source = Source(text.text, path=text.path or text.uri, format=form or "plain")
        if form is None or len(text.text) > MOST_CHARACTERS or self._is_excluded(text):
            return Checked(text, source, ())
        return Checked(text, source, self._found(source, text, turn))

    def form(self, text: Text) -> str | None:
        """The format of a text, None when it is no prose that an editor shows."""
        suffix = os.path.splitext(text.path)[1].lower()
        form = LANGUAGES.get(text.language) or (format_of(text.path) if suffix in FORMATS else None)
        return None if form in (*RECORDS, "docx") else form

    def fixes(self, checked: Checked, turn: Deadline | None = None) -> Sequence[Edit]:
        """All safe fixes of a text, written until nothing changes, as edits of the text as it is."""
        fixed = self._linter(checked.text).fix_source(checked.source, deadline=turn or Turn())
        return tuple(edits_between(checked.source.text, fixed.text))

    def hiding(self, checked: Checked, finding: Finding) -> Edit | None:
        """A remark that hides a finding and nothing of other rules; None where no remark can stand."""
        before = Counter((f.rule, f.message) for f in checked.findings)
        said = finding.rule, finding.message
        for edit in remarks(checked.source, finding):
            source = checked.source._replace(text=apply_edits(checked.source.text, [edit]))
            after = Counter((f.rule, f.message) for f in self._found(source, checked.text))
            if after < before and after[said] < before[said]:
                return edit
        return None

    def add_word(self, word: str, path: str | None) -> str:
        """Accept a word in the project around a file ('': of an unsaved text; None: everywhere for this user); where it is now."""
        file = user_file() if path is None else words.file_for(Path(path or self._unnamed()).parent)[0]
        words.add(file, [word])
        self.reload()
        return str(file)

    def _found(self, source: Source, text: Text, turn: Deadline | None = None) -> tuple[Finding, ...]:
        found = self._linter(text).check_source(source, turn or Turn())
        return tuple(f for f in found if self.info or f.severity is not Severity.INFO)

    def _unnamed(self) -> str:
        return os.path.join(self.folder, UNNAMED)

    def _is_excluded(self, text: Text) -> bool:
        return is_excluded(os.path.abspath(text.path or self._unnamed()), self._settings())

    def _settings(self) -> Projects:
        """The configurations, read anew when that is some time ago."""
        now = time.monotonic()
        if self._projects is None or now - self._looked > LOOK_S:
            files.forget()
            self._kept, self._linters = [*self._linters.values()] or self._kept, {}
            self._projects, self._looked = Projects(self._overrides), now
        return self._projects

    def _linter(self, text: Text) -> Linter:
        """The linter of a configuration; one read anew that says the same keeps its linter, and all that this one knows."""
        config = self._settings().config(text.path or self._unnamed())
        if id(config) not in self._linters:
            same = (linter for known, linter in self._kept if known == config)
            self._linters[id(config)] = config, next(same, None) or Linter(config, infos=self.info)
        return self._linters[id(config)][1]
