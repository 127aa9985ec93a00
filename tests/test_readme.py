"""The example of README.md is what the tool does."""

from __future__ import annotations

import re
from pathlib import Path

import lint

README = (Path(__file__).resolve().parent.parent / "README.md").read_text("utf-8")


def example(mark: str) -> str:
    found = re.search(rf"<!-- {mark} -->\n> (.+)\n", README)
    assert found
    return found[1]


def test_the_safe_fixes_turn_the_wrong_paragraph_into_the_right_one() -> None:
    assert lint.fix(example("salah")).text == example("benar")
    assert [f for f in lint.check(example("salah")) if f.severity == "error"] != []
    assert [f for f in lint.check(example("benar")) if f.severity != "info"] == []
