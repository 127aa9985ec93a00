"""The pipeline: source → document → rules → findings; and findings → fixes → a stable text."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from math import inf

from . import catalog
from .config import Config, from_mapping
from .document import Document, Scope, Sentence
from .errors import DictionaryError
from .extract import RECORDS, Reading, extract, format_of
from .finding import Edit, Finding, Severity
from .lexicon import KEPT_WORDS, Lexicon, shared
from .resolve import Resolved, honest, resolve, skeleton, unattended
from .rule import Context, Rule, Where, overrides
from .source import Source, read
from .tuples import TYPE_CHECKING, NamedTuple
from .waking import Notes, notes

if TYPE_CHECKING:
    from typing import Any

MAX_PASSES = 10
CACHED_SENTENCES = 1024

KEPT_MASKS = 256
"""Sets of rules that one form wakes: they are few."""

NUMBERS = "0"
"""The trigger word that stands for any number."""


class Fixed(NamedTuple):
    """A fixed text, the findings whose fix was written, and those that are left (offsets of the new text).

    When the passes do not settle, `text` is the original and `oscillating` names the rules.
    `passes` are the edits, each pass with the offsets of the text that the one before left.
    """

    text: str
    applied: tuple[Finding, ...]
    remaining: tuple[Finding, ...]
    oscillating: tuple[str, ...] = ()
    passes: tuple[tuple[Edit, ...], ...] = ()


class Deadline:
    """How long one check (or all passes of one fix) may take, 0: as long as it needs; `passed`: it was cut off."""

    def __init__(self, seconds: float = 0.0) -> None:
        self._until = time.monotonic() + seconds if seconds else inf
        self.passed = False

    def is_over(self) -> bool:
        self.passed = self.passed or time.monotonic() > self._until
        return self.passed


class _Checked(NamedTuple):
    """What is known of a sentence: its findings, and the tokens of it that rules for whole articles want to see."""

    findings: tuple[Finding, ...]
    places: tuple[tuple[str, Sequence[int]], ...]


class Linter:
    """A configured checker. Picklable (only the configuration travels) and safe to share between threads.

    Without `infos`, rules that only advise are not run. `deadline_s` bounds one check: what was found until then
    is returned. A caller who wants to know whether it was cut off hands over a `Deadline` of its own.
    """

    def __init__(
        self,
        config: Config | Mapping[str, Any] | None = None,
        *,
        deadline_s: float = 0.0,
        strict: bool = False,
        infos: bool = True,
    ) -> None:
        self.config = config if isinstance(config, Config) else from_mapping(config or {})
        self.deadline_s = deadline_s
        self.strict = strict
        self.infos = infos
        self._context = Context(_lexicon(self.config), self.config)
        self._rules = _Rules(self._context, infos)
        self.reading = Reading(self.config.front_matter, self.config.text_field, self.config.id_field)
        self._cache: dict[tuple[str, Scope, object], _Checked] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (self.config, self.deadline_s, self.strict, self.infos)

    def check(self, text: str, *, format: str = "plain") -> list[Finding]:
        """All findings of a text, in order of place."""
        return self.check_source(Source(text, format=format))

    def check_file(self, path: str | os.PathLike[str], *, encoding: str | None = None) -> list[Finding]:
        """All findings of a file, its format by suffix; raises `SourceError`."""
        name = os.fspath(path)
        return self.check_source(read(name, format=format_of(name), encoding=encoding))

    def check_source(self, source: Source, deadline: Deadline | None = None) -> list[Finding]:
        if source.format in RECORDS:
            from .records import check

            return check(self, source, deadline or Deadline(self.deadline_s))
        return self.check_document(self.extract(source), deadline)

    def extract(self, source: Source) -> Document:
        """The document of a source as this configuration reads it."""
        return extract(source, self.reading)

    def check_document(self, document: Document, deadline: Deadline | None = None) -> list[Finding]:
        deadline = deadline or Deadline(self.deadline_s)
        found = {
            honest(view.moved(self._rules.leveled(f)), document)
            for view in document.views()
            for f in self._run(view.document, deadline)
        }
        faults = (self._rules.leveled(f) for f in document.faults if f.rule not in self._rules.silenced)
        return self._suppressed(document, sorted([*faults, *found], key=lambda f: (f.start, f.end, f.rule)))

    def _suppressed(self, document: Document, findings: list[Finding]) -> list[Finding]:
        """Findings less those that the author has waved through in the text."""
        text = document.source.text
        if "ralat" not in text and "sic" not in text.lower():
            return findings
        from .suppress import apply

        return [self._rules.leveled(f) for f in apply(document, findings, self._rules.active)]

    def fix(self, text: str, *, format: str = "plain", unsafe: bool = False) -> Fixed:
        """Write the safe fixes (with `unsafe`, those too) until nothing changes, at most 10 passes."""
        return self.fix_source(Source(text, format=format), unsafe=unsafe)

    def fix_source(self, source: Source, *, unsafe: bool = False, deadline: Deadline | None = None) -> Fixed:
        """The fixed text; the text as it was, with what was found until then, when the deadline has cut it off."""
        deadline = deadline or Deadline(self.deadline_s)
        if source.format in RECORDS:
            from .records import fix

            return fix(self, source, unsafe, deadline)
        applied: list[Finding] = []
        passes: list[tuple[Edit, ...]] = []
        document = self.extract(source)
        first: tuple[Finding, ...] | None = None
        for _ in range(MAX_PASSES):
            findings = self.check_document(document, deadline)
            first = tuple(findings) if first is None else first
            if deadline.passed:
                return Fixed(source.text, (), first)
            step, following = self._step(document, findings, unsafe)
            if not step.edits:
                return Fixed(document.source.text, tuple(applied), tuple(findings), (), tuple(passes))
            applied += step.applied
            passes.append(step.edits)
            document = following
        return Fixed(source.text, (), tuple(self.check_source(source)), tuple(sorted({f.rule for f in step.applied})))

    def _step(self, document: Document, findings: Sequence[Finding], unsafe: bool) -> tuple[Resolved, Document]:
        """One pass: what can be written without changing the markup, and the document that results.

        An inserted sign can turn prose into markup (a quotation mark in a quoted YAML value); such a fix is left out.
        """
        source = document.source

        def written(chosen: Sequence[Finding]) -> tuple[Resolved, Document]:
            step = resolve(source.text, document.prose, chosen, unsafe=unsafe)
            return step, self.extract(source._replace(text=step.text))

        def harmless(kept: list[Finding], more: Sequence[Finding]) -> list[Finding]:
            if skeleton(written([*kept, *more])[1]) == bones:
                return [*kept, *more]
            if len(more) < 2:
                return kept
            half = len(more) // 2
            return harmless(harmless(kept, more[:half]), more[half:])

        if not any(unattended(f, unsafe) for f in findings):
            return Resolved(source.text, ()), document
        step, following = written(findings)
        if source.format == "plain":
            return step, following
        bones = skeleton(document)
        return (step, following) if skeleton(following) == bones else written(harmless([], step.applied))

    def _run(self, document: Document, deadline: Deadline) -> Iterator[Finding]:
        places: dict[str, list[Where]] = {}
        for sentence in document.sentences:
            if deadline.is_over():
                return
            checked = self._sentence(sentence)
            for finding in checked.findings:
                yield finding.shift(sentence.start)
            for rule_id, at in checked.places:
                places.setdefault(rule_id, []).extend((sentence, i) for i in at)
        for rule in self._rules.document:
            if deadline.is_over():
                return
            yield from self._check_whole(rule, document, places.get(rule.id, ()))

    def _sentence(self, sentence: Sentence) -> _Checked:
        key = (sentence.text, sentence.scope, sentence.quotes)
        cached = self._cache.get(key)
        if cached is None:
            if len(self._cache) >= CACHED_SENTENCES:
                self._cache.clear()
            cached = self._cache[key] = self._check_sentence(sentence)
        return cached

    def _check_sentence(self, sentence: Sentence) -> _Checked:
        findings: list[Finding] = []
        places: list[tuple[str, Sequence[int]]] = []
        for rule, at in self._rules.for_sentence(sentence):
            if rule.id in self._rules.placed:
                places.append((rule.id, at))
                continue
            try:
                at_words = rule.check_words(sentence, at, self._context)
                findings += [*rule.check_sentence(sentence, self._context), *at_words]
            except Exception as error:
                findings.append(self._failure(rule, error))
        return _Checked(tuple(findings), tuple(places))

    def _check_whole(self, rule: Rule, document: Document, places: Sequence[Where]) -> Iterable[Finding]:
        try:
            found = [*rule.check_document(document, self._context)]
            return [*found, *rule.check_places(document, places, self._context)] if places else found
        except Exception as error:
            return [self._failure(rule, error)]

    def _failure(self, rule: Rule, error: Exception) -> Finding:
        """A rule's exception as a finding; it is raised under `strict`."""
        if self.strict or isinstance(error, DictionaryError):
            raise error
        message = f"aturan {rule.id} gagal ({type(error).__name__}: {error}); laporkan kepada pembuat ralat"
        return Finding("galat-internal", 0, 0, message, severity=Severity.WARNING)


class _Rules:
    """The selected rules, split by what they look at; a rule with trigger words is imported when one is met."""

    def __init__(self, context: Context, infos: bool) -> None:
        config = context.config
        skip_advice = not infos and config.preset == "default" and not config.severity
        off = {rule_id for rule_id, level in config.severity.items() if level == "off"}
        self._lexicon = context.lexicon
        self._options = config.rules
        self.document: list[Rule] = []
        self.placed: set[str] = set()
        self._always: list[Rule] = []
        self._waking: list[Rule] = []
        self._triggered: dict[str, list[str]] = {}
        self._levels: dict[str, tuple[str, str]] = {}
        self._loaded: dict[str, Rule] = {}
        self._woken = lru_cache(KEPT_WORDS)(self._wake)
        self._marked = lru_cache(KEPT_MASKS)(self._of_mask)
        wanted = set(config.select) or set(catalog.OWN)
        self.silenced = {*config.ignore, *off}
        self.active = {i for i in catalog.OWN if i in wanted and i not in self.silenced}
        self._groups = {rule_id: group for rule_id, (group, _) in catalog.modules().items()}
        for rule_id in catalog.selected_ids(config.select, config.ignore):
            if skip_advice and catalog.index().get(rule_id, {}).get("advice"):
                continue
            if rule_id not in off and self._groups[rule_id] not in off:
                self.active.add(rule_id)
                self._admit(rule_id, config.preset)
        self._forced = {k: Severity(v) for k, v in config.severity.items() if v != "off"}
        self._notes = self._trusted_notes()

    def _admit(self, rule_id: str, preset: str) -> None:
        entry = catalog.index().get(rule_id)
        if entry and entry["words"] and not entry["document"] and not entry.get("wakes", True):
            self._levels[rule_id] = (entry["severity"], entry["eyd"] if preset == "eyd" else entry["severity"])
            words = entry["words"]
        else:
            rule = self._load(rule_id)
            self._levels[rule_id] = (rule.severity, catalog.severity_of(rule, preset))
            if overrides(rule, "check_document", "check_places"):
                self.document.append(rule)
            if overrides(rule, "check_places"):
                self.placed.add(rule_id)
            if not overrides(rule, "check_sentence", "check_words", "check_places"):
                return
            words = rule.words
            if overrides(rule, "wakes"):
                self._waking.append(rule)
            elif not words:
                self._always.append(rule)
        for word in words:
            self._triggered.setdefault(word, []).append(rule_id)

    def _load(self, rule_id: str) -> Rule:
        found = self._loaded.get(rule_id)
        if found is None:
            found = catalog.with_options(catalog.load(rule_id), self._options.get(rule_id, {}))
            self._loaded[rule_id] = found
        return found

    def _trusted_notes(self) -> Notes | None:
        """What is noted of common forms, unless the house changes what a rule would say of them or a rule's file has changed."""
        waking = {rule.id: catalog.file_size(rule.id) for rule in self._waking}
        if self._lexicon.personal or not waking or not waking.keys().isdisjoint(self._options):
            return None
        noted = notes()
        return noted if waking.items() <= noted.rules.items() else None

    def _of_mask(self, mask: int) -> tuple[str, ...]:
        noted = () if self._notes is None else self._notes.rules
        named = {rule_id for bit, rule_id in enumerate(noted) if mask >> bit & 1}
        return tuple(rule.id for rule in self._waking if rule.id in named)

    def _wake(self, text: str) -> tuple[str, ...]:
        """The ids of the rules that want to see a sentence with this token."""
        triggered = self._triggered.get(text.lower(), ())
        if text[0].isdecimal():
            return (*triggered, *self._triggered.get(NUMBERS, ()))
        if not text[0].isalnum():
            return tuple(triggered)
        mask = self._notes.mask(text) if self._notes else None
        if mask is not None:
            return (*triggered, *self._marked(mask))
        woken = [*triggered]
        for rule in self._waking:
            try:
                if rule.wakes(text, self._lexicon):
                    woken.append(rule.id)
            except DictionaryError:
                raise
            except Exception:
                woken.append(rule.id)  # it is shown the sentence, where its failure is reported
        return tuple(woken)

    def for_sentence(self, sentence: Sentence) -> list[tuple[Rule, Sequence[int]]]:
        """The rules to be shown a sentence, each with the tokens that wake it."""
        woken, places = self._woken, dict[str, list[int]]()
        for i, token in enumerate(sentence.tokens):
            for rule_id in woken(token.text):
                if rule_id in places:
                    places[rule_id].append(i)
                else:
                    places[rule_id] = [i]
        everywhere = range(len(sentence.tokens))
        met = ((self._load(rule_id), at) for rule_id, at in places.items())
        found = [*((rule, everywhere) for rule in self._always), *met]
        return [(r, at) for r, at in found if r.scopes is None or sentence.scope in r.scopes]

    def leveled(self, finding: Finding) -> Finding:
        """The finding with the severity that preset and configuration give its rule."""
        forced = self._forced.get(finding.rule) or self._forced.get(self._groups.get(finding.rule, ""))
        if forced:
            return finding._replace(severity=forced)
        default, level = self._levels.get(finding.rule, (finding.severity, finding.severity))
        return finding._replace(severity=Severity(level)) if finding.severity == default != level else finding


def _lexicon(config: Config) -> Lexicon:
    return shared().with_words(config.words) if config.words else shared()


def _rebuild(config: Config, deadline_s: float, strict: bool, infos: bool) -> Linter:
    return Linter(config, deadline_s=deadline_s, strict=strict, infos=infos)
