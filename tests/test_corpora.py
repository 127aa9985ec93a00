"""Clean articles: what ralat may still say about them, by file, in `corpora/budget.toml`.

A finding here is a defect of a rule, not of the text; the budget only ever goes down.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from lint.engine import Linter
from lint.finding import Finding, Safety, Severity

FOLDER = Path(__file__).parent / "corpora"
BUDGET: dict[str, int] = tomllib.loads((FOLDER / "budget.toml").read_text("utf-8"))["findings"]
LINTERS = {preset: Linter({"preset": preset}, strict=True) for preset in ("default", "eyd")}


def shown(text: str, findings: list[Finding]) -> str:
    return "\n".join(f"{f.rule}: {text[max(0, f.start - 25) : f.start]}[{text[f.start : f.end]}]" for f in findings)


def test_every_corpus_has_a_budget() -> None:
    assert sorted(BUDGET) == sorted(path.stem for path in FOLDER.glob("*.txt"))


@pytest.mark.parametrize("name", sorted(BUDGET))
def test_findings_stay_within_the_budget(name: str) -> None:
    text = (FOLDER / f"{name}.txt").read_text("utf-8")
    found = [f for f in LINTERS["default"].check(text) if f.severity is not Severity.INFO]
    assert len(found) <= BUDGET[name], "\n" + shown(text, found)


@pytest.mark.parametrize("preset", sorted(LINTERS))
@pytest.mark.parametrize("name", sorted(BUDGET))
def test_no_safe_fix_touches_a_clean_article(name: str, preset: str) -> None:
    text = (FOLDER / f"{name}.txt").read_text("utf-8")
    safe = [f for f in LINTERS[preset].check(text) if any(fix.safety is Safety.SAFE for fix in f.fixes)]
    assert not safe, "\n" + shown(text, safe)
