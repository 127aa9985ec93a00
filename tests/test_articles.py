"""Articles as editors have them: exactly their faults are found, and `--fix` changes nothing else by a byte."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import lint
from lint.extract import format_of

from .command import ralat, write

FOLDER = Path(__file__).parent / "data" / "artikel"
FAULTS: dict[str, list[dict[str, str]]] = tomllib.loads((FOLDER / "temuan.toml").read_text("utf-8"))

every_article = pytest.mark.parametrize("name", sorted(FAULTS))
every_shape = pytest.mark.parametrize(
    ("mark", "ends"), [(b"", "\n"), (b"\xef\xbb\xbf", "\r\n")], ids=["unix", "windows"]
)


def article(name: str) -> str:
    return (FOLDER / name).read_text("utf-8")


def fixed(name: str) -> str:
    """The article with the faults repaired that `--fix` may repair, and nothing else."""
    text = article(name)
    for fault in FAULTS[name]:
        assert text.count(fault["wrong"]) == 1, fault
        text = text.replace(fault["wrong"], fault.get("right", fault["wrong"]))
    return text


def test_every_article_has_its_list() -> None:
    assert sorted(FAULTS) == sorted(p.name for p in FOLDER.iterdir() if p.suffix != ".toml")


@every_article
def test_exactly_the_faults_are_found(name: str) -> None:
    text = article(name)
    found = [f for f in lint.check(text, format=format_of(name)) if f.severity != "info"]
    places = [(f["rule"], text.index(f["wrong"])) for f in FAULTS[name]]
    near = [next((p for p in places if p[0] == f.rule and 0 <= f.start - p[1] <= 20), (f.rule, f.start)) for f in found]
    assert near == places


@every_article
@every_shape
def test_a_fix_changes_nothing_else(name: str, mark: bytes, ends: str, tmp_path: Path) -> None:
    (file,) = write(tmp_path, {name: mark + article(name).replace("\n", ends).encode()})
    ralat("check", "--fix", name, folder=tmp_path)
    assert file.read_bytes().decode() == (mark + fixed(name).replace("\n", ends).encode()).decode()


@every_article
def test_what_is_left_is_left_for_a_person(name: str) -> None:
    found = [f for f in lint.check(fixed(name), format=format_of(name)) if f.severity != "info"]
    assert [f.rule for f in found] == [f["rule"] for f in FAULTS[name] if "right" not in f]
