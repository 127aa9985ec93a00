"""Transcripts of the command: tests/cmd/*.toml, each a run in a folder of its own.

    args = ["check", "a.txt"]
    stdin = "…"                     # optional
    files = { "a.txt" = "…" }       # optional: what stands in the folder
    article = true                  # optional: the article of tests/data as artikel.txt
    code = 1
    stdout = '''…'''
    stderr = ""                     # optional
    after = { "a.txt" = "…" }       # optional: what a file holds afterwards

`pytest tests/test_cmd.py --update` writes what the command says now; read the difference.
"""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

from .command import Run, ralat, write

FOLDER = Path(__file__).resolve().parent
ARTICLE = FOLDER / "data/artikel-korut.txt"


@pytest.mark.parametrize("path", sorted((FOLDER / "cmd").glob("*.toml")), ids=lambda path: path.stem)
def test_the_command_says_what_the_transcript_says(path: Path, tmp_path: Path, update: bool) -> None:
    script = tomllib.loads(path.read_text("utf-8"))
    if script.get("article"):
        if not ARTICLE.exists():
            pytest.skip("the article is not part of a source distribution")
        shutil.copy(ARTICLE, tmp_path / "artikel.txt")
    write(tmp_path, {name: text.encode() for name, text in script.get("files", {}).items()})
    run = ralat(*script["args"], folder=tmp_path, stdin=script.get("stdin", "").encode())
    if update:
        path.write_text(updated(path.read_text("utf-8"), run), "utf-8")
        script = tomllib.loads(path.read_text("utf-8"))
    assert run == Run(script["code"], script["stdout"], script.get("stderr", ""))
    check_files(tmp_path, script)


def check_files(folder: Path, script: dict[str, Any]) -> None:
    for name, text in script.get("after", {}).items():
        assert (folder / name).read_text("utf-8") == text


def updated(transcript: str, run: Run) -> str:
    """The transcript with code and streams as the run gave them."""
    shown = {key: f"'''\n{text}'''" if text else '""' for key, text in (("stdout", run.out), ("stderr", run.err))}
    values = {"code": str(run.code), **shown}
    for key, value in values.items():
        pattern = rf"(?ms)^{key} = (?:'''.*?'''|\"[^\"\n]*\"|\d+)$"
        transcript = re.sub(pattern, lambda _, line=f"{key} = {value}": line, transcript)
    return transcript
