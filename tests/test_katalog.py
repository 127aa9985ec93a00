"""The catalogue of rules, row by row: `data/katalog.toml` says what must be found and what must not."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from lint import catalog
from lint.document import Region, Scope
from lint.engine import Linter, extract
from lint.finding import Edit, Finding, Severity
from lint.resolve import apply_edits
from lint.rule import Document
from lint.source import Source

Row = dict[str, Any]
DATA = tomllib.loads((Path(__file__).parent / "data/katalog.toml").read_text("utf-8"))
ROWS: list[Row] = DATA["row"]
PAIRS: Row = DATA["pairs"]
CATALOGUE = 117
WANTED = 105
SHOWN = (Severity.ERROR, Severity.WARNING)


def params(*keys: str) -> list[Any]:
    return [
        pytest.param(row, text, key, id=f"{row['number']}: {text[:50]}")
        for row in ROWS
        for key in keys
        for text in row.get(key, ())
    ]


@cache
def linter(preset: str, config: str, rules: tuple[str, ...] = ()) -> Linter:
    return Linter({"preset": preset, "select": rules, **json.loads(config)}, strict=True)


def findings(row: Row, text: str, preset: str, named: bool) -> list[Finding]:
    rules = tuple(row["rules"]) if named else ()
    checker = linter(preset, json.dumps(row.get("config", {})), rules)
    scope = Scope(row.get("scope", "body"))
    source = Source(text)
    document = extract(source) if scope is Scope.BODY else Document(source, text, [Region(0, len(text), scope)])
    return checker.check_document(document)


def fixed(text: str, found: list[Finding]) -> str:
    """The text with the first fix of each finding that is clear of the ones before it."""
    edits: list[Edit] = []
    for edit in (edit for f in found if f.fixes for edit in f.fixes[0].edits):
        if not edits or edit.start >= max(e.end for e in edits):
            edits.append(edit)
    return apply_edits(text, edits)


def told(found: list[Finding], text: str) -> str:
    return "\n".join(f"{f.rule} {f.severity}: [{text[f.start : f.end]}] {f.message}" for f in found)


@pytest.mark.parametrize(("row", "text", "key"), params("wrong", "wrong_info", "wrong_eyd"))
def test_what_is_wrong_is_found(row: Row, text: str, key: str) -> None:
    wrong, _, right = text.partition(" → ")
    found = findings(row, wrong, "eyd" if key == "wrong_eyd" else "default", named=True)
    levels = tuple(Severity) if key == "wrong_info" else SHOWN
    heard = [f for f in found if f.severity in levels]
    assert heard, told(found, wrong)
    if right:
        assert fixed(wrong, heard) == right


@pytest.mark.parametrize("preset", ["default", "eyd"])
@pytest.mark.parametrize(("row", "text", "key"), params("right"))
def test_what_is_right_is_passed(row: Row, text: str, key: str, preset: str) -> None:
    if row["rules"]:
        assert not (found := findings(row, text, preset, named=True)), told(found, text)


@pytest.mark.parametrize(("row", "text", "key"), params("right", "house"))
def test_no_rule_speaks_where_houses_differ(row: Row, text: str, key: str) -> None:
    found = [f for f in findings(row, text, "default", named=False) if f.severity in SHOWN]
    assert not found, told(found, text)


@pytest.mark.parametrize(
    ("preset", "pair"), [(p, pair) for p, key in (("default", "default"), ("eyd", "eyd")) for pair in PAIRS[key]]
)
def test_a_pair_is_found_and_never_the_other_way(preset: str, pair: str) -> None:
    wrong, _, right = pair.partition(" → ")
    text = f"Menurut warga, {wrong} itu sudah lama ada di desa."
    found = [f for f in linter(preset, "{}").check(text) if f.severity in SHOWN]
    assert right in [f.fixes[0].edits[0].text for f in found if f.fixes], told(found, text)
    other = linter(preset, "{}", ("kata-baku",)).check(text.replace(wrong, right))
    assert not other, told(other, text)


def test_every_pair_of_the_catalogue_is_listed_once() -> None:
    left = [pair.partition(" → ")[0] for key in ("default", "eyd") for pair in PAIRS[key]] + list(PAIRS["left_out"])
    assert len(left) == len(set(left)) == 245


def test_a_covered_row_finds_and_passes() -> None:
    for row in ROWS:
        assert bool(row.get("left_out")) != any(row.get(k) for k in ("wrong", "wrong_info", "wrong_eyd")), row["number"]
        assert row.get("right"), row["number"]
        catalog.require_known(row["rules"])


def test_most_of_the_catalogue_is_covered() -> None:
    numbers = [row["number"] for row in ROWS if isinstance(row["number"], int)]
    assert numbers == list(range(1, CATALOGUE + 1))
    assert sum(not row.get("left_out") for row in ROWS if isinstance(row["number"], int)) >= WANTED
