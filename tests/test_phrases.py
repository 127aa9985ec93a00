"""Every entry of the phrase file, by its own examples."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lint import phrase_files
from lint.engine import Linter
from lint.lexicon import shared

ENTRIES = phrase_files.read(Path(__file__).parent.parent / "dictionaries/frasa.toml")
LINTERS = {rule: Linter({"select": [rule]}, strict=True) for rule in {e["rule"] for e in ENTRIES.values()}}


@pytest.mark.parametrize("name", ENTRIES)
def test_an_entry_finds_its_bad_and_passes_its_good_text(name: str) -> None:
    entry = ENTRIES[name]
    found = LINTERS[entry["rule"]].check(entry["bad"])
    assert len(found) == 1 and "$" not in found[0].message
    assert found[0].severity == entry["level"]
    assert LINTERS[entry["rule"]].check(entry["good"]) == []


def test_the_compiled_table_has_every_entry() -> None:
    lexicon = shared()
    compiled = {json.loads(row[0])[0] for key in lexicon.keys("frasa") for row in lexicon.row("frasa", key)}
    assert compiled == set(ENTRIES)


def test_a_pattern_needs_a_literal_word() -> None:
    with pytest.raises(ValueError, match="kata tetap"):
        phrase_files.anchor("{w} ..3 {n}", {})
