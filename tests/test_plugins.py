"""What plugins that call the command per save rely on (`editors/README.md`)."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import lint

from .command import ralat

TEXT = "# Kabar 😀\r\n\r\n😀 Menurut panitia, tenara itu pergi kesana.\r\n"
SCHEMA = json.loads(resources.files("lint.report").joinpath("ralat.schema.json").read_text("utf-8"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ralat.toml").write_text("", "utf-8")
    return tmp_path


def piped(folder: Path, text: str | bytes, *more: str, name: str = "artikel.md") -> tuple[int, dict[str, Any]]:
    data = text.encode() if isinstance(text, str) else text
    run = ralat("check", "--format", "json", "--stdin-filename", name, *more, "-", folder=folder, stdin=data)
    said = json.loads(run.out)
    Draft202012Validator(SCHEMA).validate(said)
    return run.code, said


def test_findings_come_with_places_and_alternatives(folder: Path) -> None:
    code, said = piped(folder, TEXT)
    (file,) = said["files"]
    assert (code, file["path"], file["format"], file["error"]) == (1, "artikel.md", "markdown", None)
    findings = file["findings"]
    assert [f["text"] for f in findings] == ["tenara", "kesana"]
    units = TEXT.encode("utf-16-le")
    for f in findings:
        assert TEXT[f["start"] : f["end"]] == f["text"]
        assert units[2 * f["utf16_start"] : 2 * f["utf16_end"]].decode("utf-16-le") == f["text"]
        assert TEXT.splitlines()[f["line"] - 1][f["column"] - 1 :].startswith(f["text"])
    assert [f["start"] for f in findings] == sorted(f["start"] for f in findings)


def test_an_edit_gives_the_text_that_it_promises(folder: Path) -> None:
    text = TEXT
    for finding in reversed(piped(folder, TEXT)[1]["files"][0]["findings"]):
        for edit in reversed(finding["fixes"][0]["edits"]):
            text = text[: edit["start"]] + edit["text"] + text[edit["end"] :]
    assert text == lint.fix(TEXT, format="markdown").text


def test_clean_text_and_text_that_cannot_be_read(folder: Path) -> None:
    assert piped(folder, "Mereka pergi ke sana.\n")[0] == 0
    code, said = piped(folder, b"\0\0biner")
    assert code == 2 and said["files"][0]["error"]["message"]


def test_name_and_folder_decide_how_the_text_is_read(folder: Path) -> None:
    assert piped(folder, "`pergi kesana`\n")[0] == 0
    assert piped(folder, "`pergi kesana`\n", name="artikel.txt")[0] == 1
    inside = folder / "opini"
    inside.mkdir()
    (inside / "ralat.toml").write_text('ignore = ["kata-depan-ke"]\n', "utf-8")
    assert piped(folder, "Mereka pergi kesana.\n", name="opini/artikel.md")[0] == 0


def test_nothing_is_written(folder: Path) -> None:
    piped(folder, TEXT)
    assert [p.name for p in folder.iterdir()] == ["ralat.toml"]
    run = ralat("check", "--fix", "--stdin-filename", "artikel.md", "-", folder=folder, stdin=TEXT.encode())
    assert run.out == lint.fix(TEXT, format="markdown").text
