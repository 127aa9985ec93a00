"""What a rule author sees: the base class, what a rule may ask, and how to write a fix.

A rule is one file in `lint/rules/<group>/`, named after its id (`salah_ketik.py` is `salah-ketik`),
with one class and its only value `rule`. Its docstring, `bad` and `good` are its documentation
(`ralat explain`) and its tests. A rule holds no state: what it returns depends on its arguments alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .document import Document, Scope, Sentence
from .finding import Edit, Finding, Fix, Related, Safety, Severity
from .span import Span
from .tokens import NUMBER, OPAQUE, PUNCT, WORD, Token
from .tuples import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import ClassVar

    from .config import Config
    from .lexicon import Lexicon

SAFE, UNSAFE, SHOWN = Safety.SAFE, Safety.UNSAFE, Safety.SHOWN
ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

__all__ = [
    "ERROR", "INFO", "NUMBER", "OPAQUE", "PUNCT", "SAFE", "SHOWN", "UNSAFE", "WARNING", "WORD",
    "Bad", "Context", "Document", "Edit", "Finding", "Fix", "Related", "Rule", "Safety", "Scope",
    "Sentence", "Severity", "Span", "Token", "Where", "delete", "insert", "replace",
]  # fmt: skip


class Bad(NamedTuple):
    """A wrong text, and what the first fix of each finding makes of it (None: nothing to fix)."""

    text: str
    fixed: str | None = None
    scope: Scope = Scope.BODY


class Context(NamedTuple):
    """What a rule may ask besides the text: words and names, and the configuration."""

    lexicon: Lexicon
    config: Config

    @property
    def strict(self) -> bool:
        """Is the preset `eyd` on?"""
        return self.config.preset == "eyd"


Where = tuple[Sentence, int]
"""A token of an article: its sentence and its number there."""


class Rule:
    """One fault. Options are dataclass fields of the subclass, set by `[rules.<id>]`.

    `words`: lower-case trigger words, signs, and "0" for any number; a sentence without any of them is not shown to
    the rule. `wakes` says the same of words that cannot be listed.
    `default_severity` is what a finding gets unless it says otherwise; `eyd_severity` replaces it
    under the preset `eyd`. A rule with `INFO` is silent unless asked for.
    """

    id: ClassVar[str] = ""
    group: ClassVar[str] = ""
    source: ClassVar[str]
    severity: ClassVar[Severity] = Severity.WARNING
    eyd_severity: ClassVar[Severity | None] = None
    words: ClassVar[frozenset[str]] = frozenset()
    scopes: ClassVar[frozenset[Scope] | None] = None
    bad: ClassVar[tuple[Bad, ...]] = ()
    good: ClassVar[tuple[str, ...]] = ()

    def wakes(self, text: str, lexicon: Lexicon) -> bool:
        """Is a sentence with this word, as it is written, worth showing? Asked once per distinct word; beside `words`.

        For common words the answer is noted by `lint.compile` (`lint.waking`), which is to be run after a change.
        """
        return False

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterable[Finding]:
        """Findings in one sentence, with offsets relative to it; cached by its text, scope and quotations."""
        return ()

    def check_words(self, sentence: Sentence, places: Sequence[int], context: Context) -> Iterable[Finding]:
        """The same at some of its tokens: `places` are those that wake the rule, by `words` or `wakes`, in order."""
        return ()

    def check_document(self, document: Document, context: Context) -> Iterable[Finding]:
        """Findings that need the whole article, with offsets of the source."""
        return ()

    def check_places(self, document: Document, places: Sequence[Where], context: Context) -> Iterable[Finding]:
        """The same at the tokens that wake the rule, in order; not called when there are none."""
        return ()

    def found(
        self,
        start: int,
        end: int,
        message: str,
        *fixes: Fix,
        severity: Severity | None = None,
        related: Iterable[Related] = (),
    ) -> Finding:
        """A finding of this rule at `start` to `end`; `fixes` are alternatives, best first."""
        return Finding(self.id, start, end, message, fixes, severity or self.severity, tuple(related), self.source)


def overrides(rule: Rule, *methods: str) -> bool:
    """Has the rule one of the methods itself?"""
    return any(getattr(type(rule), name) is not getattr(Rule, name) for name in methods)


def replace(start: int, end: int, text: str, safety: Safety = SAFE, title: str | None = None) -> Fix:
    """Replace code points `start` to `end` by `text`."""
    return Fix((Edit(start, end, text),), safety, title or f"Ganti dengan “{text}”")


def insert(at: int, text: str, safety: Safety = SAFE, title: str | None = None) -> Fix:
    """Put `text` in before code point `at`."""
    return Fix((Edit(at, at, text),), safety, title or f"Sisipkan “{text}”")


def delete(start: int, end: int, safety: Safety = SAFE, title: str | None = None) -> Fix:
    """Take code points `start` to `end` out."""
    return Fix((Edit(start, end, ""),), safety, title or "Hapus")
