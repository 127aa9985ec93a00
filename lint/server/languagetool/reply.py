"""Findings to the reply of `/v2/check`. Offsets are UTF-16 code units of text and markup together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

from ... import __version__, catalog
from ...document import Document
from ...engine import Deadline, Linter
from ...finding import Finding, Severity
from ...lexicon import shared
from ...report.json import dumps
from ...span import LineIndex
from .annotation import document
from .language import Detected, detected, named
from .match import Match, matches
from .names import category_of, group_of
from .query import Level, Query

MAX_MATCHES = 2_000
"""Matches of one reply; a text with more is no article, and each of them quotes its sentence."""

SENTENCE = 1_000
"""Code points of a sentence that a match quotes."""

CONTEXT = 40
"""Code points of text that are shown before and behind a match."""

_COMPACT_REPLACEMENTS = 5


class Checked(NamedTuple):
    """A document with its findings; `is_complete`: the time sufficed."""

    document: Document
    findings: Sequence[Finding]
    is_complete: bool = True


def reply(query: Query, checked: Checked, language: Detected) -> dict[str, Any]:
    """The body of a reply with matches."""
    document, wanted = checked.document, [f for f in checked.findings if is_wanted(f, query)]
    found = matches(wanted, document)
    lines = LineIndex(document.source.text)
    reason = "" if checked.is_complete else "waktu pemeriksaan habis"
    if len(found) > MAX_MATCHES:
        reason = f"lebih dari {MAX_MATCHES} temuan; sisanya tidak ditampilkan"
    describe = _describer(document, lines, query.compact)
    ranges = [[lines.utf16(s.start), lines.utf16(s.end)] for s in document.sentences]
    return {
        **envelope(query, language, reason),
        "matches": [describe(match) for match in found[:MAX_MATCHES]],
        "sentenceRanges": ranges,
    }


def envelope(query: Query, detected: Detected, reason: str = "") -> dict[str, Any]:
    """The body of a reply without a match: a text in another language."""
    warnings = {"incompleteResults": bool(reason), **({"incompleteResultsReason": reason} if reason else {})}
    name, code = (detected.name, detected.code) if query.is_any else named(query.language)
    language = {"name": name, "code": code, "detectedLanguage": detected.entry()}
    body = {"language": language, "matches": [], "sentenceRanges": []}
    if query.compact:
        return {**({"warnings": warnings} if reason else {}), **body}
    return {"software": software(), "warnings": warnings, **body}


def software() -> dict[str, Any]:
    return {
        "name": "ralat", "version": __version__, "buildDate": shared().about["date"], "apiVersion": 1,
        "premium": False, "status": "",
    }  # fmt: skip


def is_wanted(finding: Finding, query: Query) -> bool:
    """Does the question ask for this rule? Advice is shown when asked for, by level or by name."""
    rule = finding.rule
    if rule in query.disabled and rule not in query.enabled or query.only and rule not in query.enabled:
        return False
    if finding.severity is Severity.INFO and not query.picky and rule not in query.enabled:
        return False
    return query.level is Level.ALL or (query.level is Level.TEXT) == is_text_level(rule)


@cache
def is_text_level(rule: str) -> bool:
    """Does the rule need the whole text? Words are looked at with the sentences, for clients that ask for those alone."""
    if rule in catalog.OWN:
        return True
    entry = catalog.index().get(rule)
    whole = entry["document"] if entry else _reads_documents(rule)
    return bool(whole) and group_of(rule) != "kata"


def _reads_documents(rule: str) -> bool:
    from ...rule import Rule

    return type(catalog.load(rule)).check_document is not Rule.check_document


@cache
def description(rule: str) -> str:
    if rule in catalog.OWN:
        return catalog.OWN[rule]
    return (type(catalog.load(rule)).__doc__ or rule).strip().splitlines()[0].replace("*", "")


def _describer(document: Document, lines: LineIndex, compact: bool) -> Callable[[Match], dict[str, Any]]:
    text = document.source.text
    starts = [sentence.start for sentence in document.sentences]

    def sentence(match: Match) -> str:
        at = bisect_right(starts, match.start) - 1
        found = document.sentences[at] if at >= 0 else None
        if found is None or match.start >= found.end:
            return text[match.start : match.end][:SENTENCE]
        begin = max(found.start, min(match.start - SENTENCE // 2, found.end - SENTENCE))
        return text[begin : min(found.end, begin + SENTENCE)].strip()

    def describe(match: Match) -> dict[str, Any]:
        finding = match.finding
        offset = lines.utf16(match.start)
        entry = {
            "message": finding.message,
            "shortMessage": finding.rule.replace("-", " ").capitalize(),
            "replacements": _replacements(match, compact),
            "offset": offset,
            "length": lines.utf16(match.end) - offset,
        }
        if not compact:
            entry |= {"context": _context(text, match), "sentence": sentence(match)}
        needs_all = is_text_level(finding.rule) or group_of(finding.rule) == "tanda_baca"
        return entry | {
            "type": {"typeName": _type(finding)},
            "rule": rule_entry(finding.rule),
            "ignoreForIncompleteSentence": needs_all,
            "contextForSureMatch": -1 if needs_all else 0,
        }

    return describe


def rule_entry(rule: str) -> dict[str, Any]:
    category = category_of(rule)
    return {
        "id": rule,
        "description": description(rule),
        "issueType": category.issue,
        "category": {"id": category.id, "name": category.name},
        "isPremium": False,
    }


def _type(finding: Finding) -> str:
    if finding.rule == "salah-ketik":
        return "UnknownWord"
    return "Hint" if finding.severity is Severity.INFO else "Other"


def _replacements(match: Match, compact: bool) -> Iterable[dict[str, Any]]:
    values = match.values[:_COMPACT_REPLACEMENTS] if compact else match.values
    return [{"value": v, **({"autoCorrect": True} if match.is_safe and i == 0 else {})} for i, v in enumerate(values)]


def _context(text: str, match: Match) -> dict[str, Any]:
    """The match between what stands around it, as one line."""
    start, end = max(0, match.start - CONTEXT), min(len(text), match.end + CONTEXT)
    before = "..." * (start > 0) + text[start : match.start]
    behind = text[match.end : end] + "..." * (end < len(text))
    length = units(text[match.start : match.end])
    line = (before + text[match.start : match.end] + behind).replace("\n", " ").replace("\r", " ")
    return {"text": line, "offset": units(before), "length": length}


def units(text: str) -> int:
    """UTF-16 code units."""
    return len(text) + sum(c > "\uffff" for c in text)


def answer(query: Query, linter: Linter, deadline: Deadline | None = None) -> str:
    """The body of a reply as JSON: what a worker does with a question."""
    deadline = deadline or Deadline(linter.deadline_s)
    text = document(query.nodes)
    language = detected(text, shared()) if query.is_any else Detected(*named(query.language), 1.0)
    if not language.is_indonesian:
        return dumps(envelope(query, language))
    findings = linter.check_document(text, deadline)
    if deadline.passed:
        findings = [f for f in findings if f.rule != catalog.UNUSED]
    return dumps(reply(query, Checked(text, findings, not deadline.passed), language))
