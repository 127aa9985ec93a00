"""Every example of every rule, through the door that users use."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

import lint
from lint import catalog
from lint.document import Region, Sentence
from lint.engine import Linter
from lint.resolve import apply_edits
from lint.rule import Bad, Document, Finding, Rule, Safety
from lint.source import Source

RULES = catalog.all_rules()
BAD = [pytest.param(rule, bad, id=f"{rule.id}: {bad.text[:40]}") for rule in RULES for bad in rule.bad]
GOOD = [pytest.param(rule, text, id=f"{rule.id}: {text[:40]}") for rule in RULES for text in rule.good]

EVERYTHING = Linter(strict=True)
LINTERS = {rule.id: Linter({"select": [rule.id]}, strict=True) for rule in RULES}


def findings(rule: Rule, text: str, scope: object = None) -> list[Finding]:
    linter = LINTERS[rule.id]
    if scope in (None, "body"):
        return linter.check(text)
    return linter.check_document(Document(Source(text), text, [Region(0, len(text), scope)]))


def first_fixes(text: str, found: list[Finding]) -> str:
    return apply_edits(text, [edit for f in found if f.fixes for edit in f.fixes[0].edits])


@pytest.mark.parametrize(("rule", "bad"), BAD)
def test_a_bad_example_is_found_and_its_first_fix_gives_the_good_text(rule: Rule, bad: Bad) -> None:
    found = findings(rule, bad.text, bad.scope)
    assert found, "not found"
    if bad.fixed is not None:
        assert first_fixes(bad.text, found) == bad.fixed


@pytest.mark.parametrize(("rule", "text"), GOOD)
def test_a_good_example_is_silent(rule: Rule, text: str) -> None:
    assert findings(rule, text) == []


@pytest.mark.parametrize(("rule", "text"), GOOD)
def test_no_good_example_triggers_a_safe_fix_of_any_rule(rule: Rule, text: str) -> None:
    safe = [f for f in EVERYTHING.check(text) if any(fix.safety is Safety.SAFE for fix in f.fixes)]
    assert safe == []


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_a_rule_has_examples_a_source_and_a_summary(rule: Rule) -> None:
    assert rule.bad and rule.good and rule.source
    assert (type(rule).__doc__ or "").strip()


def test_findings_name_existing_rules() -> None:
    text = "\n".join(bad.text for rule in RULES for bad in rule.bad)
    assert {f.rule for f in lint.check(text)} <= set(catalog.modules())


def test_no_rule_sleeps_through_what_it_would_find(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every example, with the rules that its words wake and with all of them at all words: `words` and `wakes` hide nothing."""
    texts = [text for rule in catalog.all_rules() for text in (*(bad.text for bad in rule.bad), *rule.good)]
    woken = [Linter(strict=True).check(text) for text in texts]

    def all_rules(rules: Any, sentence: Sentence) -> list[tuple[Rule, Sequence[int]]]:
        found = (rules._load(i) for i in sorted(rules.active - set(catalog.OWN)))
        everywhere = range(len(sentence.tokens))
        return [(r, everywhere) for r in found if r.scopes is None or sentence.scope in r.scopes]

    monkeypatch.setattr("lint.engine._Rules.for_sentence", all_rules)
    assert [Linter(strict=True).check(text) for text in texts] == woken
