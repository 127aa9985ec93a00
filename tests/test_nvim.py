"""The language server in Neovim itself (0.7 or newer), without a screen."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import lint

from .command import environment

NVIM = shutil.which("nvim")
SESSION = Path(__file__).parent / "nvim/session.lua"
TEXT = "# Kabar 😀\n\n😀 Menurut panitia, tenara itu pergi kesana pada Senin pagi.\nMereka pergi kesana.\n"


@pytest.mark.skipif(NVIM is None and not os.environ.get("CI"), reason="nvim tidak terpasang")
def test_an_article_is_read_and_repaired_in_neovim(tmp_path: Path) -> None:
    assert NVIM
    article, report = tmp_path / "artikel.md", tmp_path / "laporan.json"
    article.write_text(TEXT, "utf-8")
    (tmp_path / "ralat.toml").write_text("", "utf-8")
    found = lint.check(TEXT, format="markdown")
    settings = {
        "RALAT_LSP": json.dumps([sys.executable, "-m", "lint", "lsp"]),
        "RALAT_ARTICLE": str(article),
        "RALAT_REPORT": str(report),
        "RALAT_COUNT": str(len(found)),
        "RALAT_CACHE_DIR": str(tmp_path / "simpanan"),
    }
    subprocess.run(
        [NVIM, "--headless", "--clean", "-u", "NONE", "-S", str(SESSION)],
        cwd=tmp_path, env=environment() | settings, timeout=600, check=True, capture_output=True,
    )  # fmt: skip
    said = json.loads(report.read_text("utf-8"))
    assert "problem" not in said, said["problem"]
    rules = sorted((d["line"], d["rule"]) for d in said["found"])
    assert rules == [(2, "kata-depan-ke"), (2, "salah-ketik"), (3, "kata-depan-ke")]
    assert said["title"] in ("Ubah “tenara” menjadi “tentara”", "Ubah “kesana” menjadi “ke sana”")
    assert said["left"] == len(found) - 1 and said["none"] == 0
    once = "\n".join(said["after_one"]) + "\n"
    assert once in [TEXT.replace(a, b, 1) for a, b in (("tenara", "tentara"), ("kesana", "ke sana"))]
    assert "\n".join(said["after_all"]) + "\n" == lint.fix(TEXT, format="markdown").text
