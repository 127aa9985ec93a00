"""The extension for VS Code: its sources are whole, and it is packaged to a .vsix that holds what it needs."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

from lint.lsp.server import COMMANDS

from .command import ROOT

FOLDER = ROOT / "editors/vscode"
MOST_BYTES = 2_000_000


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    return json.loads((FOLDER / "package.json").read_text("utf-8"))  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def code() -> str:
    return (FOLDER / "src/extension.ts").read_text("utf-8")


def test_the_commands_that_are_offered_are_those_that_exist(manifest: dict[str, Any], code: str) -> None:
    offered = {c["command"] for c in manifest["contributes"]["commands"]}
    assert offered == set(re.findall(r'registerCommand\("([\w.]+)"', code))
    used = set(re.findall(r'executeCommand\("(ralat\.\w+)"', code))
    assert used and used <= set(COMMANDS)
    assert not offered & set(COMMANDS), "the client registers the server's commands by itself"


def test_every_setting_is_read(manifest: dict[str, Any], code: str) -> None:
    settings = manifest["contributes"]["configuration"]["properties"]
    assert {name.removeprefix("ralat.") for name in settings} == set(re.findall(r'\.get<[^(]*>\("(\w+)"', code))
    assert all(s["description"] for s in settings.values())


@pytest.mark.skipif(shutil.which("npm") is None and not os.environ.get("CI"), reason="npm tidak terpasang")
def test_it_is_packaged(tmp_path: Path) -> None:
    folder = tmp_path / "vscode"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("node_modules", "out", "*.vsix"))
    for command in (
        ["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"],
        ["npx", "--no-install", "vsce", "package", "--skip-license", "-o", "ralat.vsix"],
    ):
        run = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=600, check=False)
        assert run.returncode == 0, run.stdout + run.stderr
    packed = folder / "ralat.vsix"
    names = zipfile.ZipFile(packed).namelist()
    for wanted in (
        "extension/package.json",
        "extension/out/extension.js",
        "extension/readme.md",
        "extension/LICENSE.txt",
    ):
        assert wanted in names
    assert any(n.startswith("extension/node_modules/vscode-languageclient/") for n in names)
    assert not [n for n in names if n.endswith((".ts", ".map")) or "/test/" in n]
    assert packed.stat().st_size < MOST_BYTES
