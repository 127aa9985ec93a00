"""`--diff`: `patch` and `git apply` make of it what `--fix` writes; colours only on a terminal."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from .command import ralat, write
from .test_review import Terminal, needs_terminal

FILES = {
    "plain": ("a.txt", b"Pergi kesana.\nPulang.\n"),
    "no end of line": ("a.txt", b"Satu.\nDua.\nPergi kesana."),
    "lines of Windows": ("a.md", b"# Judul\r\n\r\nPergi kesana.\r\nPulang.\r\n"),
    "a byte order mark": ("a.txt", b"\xef\xbb\xbfPergi kesana.\n"),
    "a name with spaces": ("dua kata.txt", b"Pergi kesana.\n"),
    "a name with signs": ('“kutip” "lurus" \' dan \\.txt', b"Pergi kesana.\n"),
    "a folder": ("isi/dalam/a.html", b"<p>Pergi <b>kesana</b>.</p>\n"),
    "long": ("a.txt", b"".join(b"Baris %d.\n" % n + (b"Pergi kesana.\n" if n % 40 == 7 else b"") for n in range(200))),
    "lines with old breaks": (
        "a.txt",
        b"Satu\x0b dua\x0c tiga\x85\n".replace(b"\x85", b"\xc2\x85") + b"Pergi kesana.\n",
    ),
}


def diff(folder: Path, *arguments: str) -> bytes:
    run = ralat("check", "--diff", *arguments, folder=folder)
    assert run.code == 1 and run.err == "", run
    return run.out.encode("utf-8", "surrogateescape")


@pytest.mark.skipif(os.name == "nt", reason="names that Windows does not have")
@pytest.mark.parametrize("tool", [["patch", "-p0", "--binary"], ["git", "apply", "-p0"]], ids=["patch", "git apply"])
@pytest.mark.parametrize("name", FILES)
def test_the_diff_applies(name: str, tool: list[str], tmp_path: Path) -> None:
    if not shutil.which(tool[0]) and os.environ.get("CI") != "true":
        pytest.skip(f"needs {tool[0]}")
    file, data = FILES[name]
    (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
    write(tmp_path, {file: data})
    patch = diff(tmp_path, ".")
    assert (tmp_path / file).read_bytes() == data
    subprocess.run(tool, cwd=tmp_path, input=patch, check=True, capture_output=True)
    applied = (tmp_path / file).read_bytes()
    (tmp_path / file).write_bytes(data)
    ralat("check", "--fix", file, folder=tmp_path)
    assert applied == (tmp_path / file).read_bytes() == data.replace(b"kesana", b"ke sana")


@pytest.mark.skipif(not shutil.which("patch") and os.environ.get("CI") != "true", reason="needs patch")
def test_a_diff_of_another_encoding_holds_its_bytes(tmp_path: Path) -> None:
    data = "Kafé itu, pergi kesana.\n".encode("cp1252")
    write(tmp_path, {"a.txt": data})
    patch = diff(tmp_path, "--encoding", "cp1252", "a.txt")
    subprocess.run(["patch", "-p0"], cwd=tmp_path, input=patch, check=True, capture_output=True)
    assert (tmp_path / "a.txt").read_bytes() == data.replace(b"kesana", b"ke sana")


@needs_terminal
def test_colours_on_a_terminal_only(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": b"Pulang.\nPergi kesana.\n"})
    shown = Terminal(tmp_path, "check", "--diff", "a.txt").rest().replace("\r", "")
    assert shown == (
        "\x1b[1m--- a.txt\x1b[0m\n\x1b[1m+++ a.txt\x1b[0m\n\x1b[36m@@ -1,2 +1,2 @@\x1b[0m\n"
        " Pulang.\n\x1b[31m-Pergi kesana.\x1b[0m\n\x1b[32m+Pergi ke sana.\x1b[0m\n"
    )
    assert "\x1b" not in Terminal(tmp_path, "check", "--diff", "a.txt", NO_COLOR="1").rest()
    assert b"\x1b" not in diff(tmp_path, "a.txt")


def test_a_diff_in_a_file_has_no_colours(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": b"Pergi kesana.\n"})
    ralat("check", "--diff", "--output", "a.patch", "a.txt", folder=tmp_path)
    assert (tmp_path / "a.patch").read_text("utf-8").startswith("--- a.txt\n+++ a.txt\n")


@needs_terminal
def test_what_was_written_and_what_is_left_is_told_on_a_terminal(tmp_path: Path) -> None:
    text = "Mereka pergi kesana , lalu pulang kesini.\n\nPemerntahannya itu beresiko.\n"
    write(tmp_path, {"a.txt": text.encode()})
    rules = "--select=kata-depan-ke,spasi-sebelum-tanda-baca,kata-baku,salah-ketik"
    shown = Terminal(tmp_path, "check", "--fix", rules, "a.txt", NO_COLOR="1").rest().replace("\r", "")
    assert shown.startswith(
        "a.txt:1:14: ditulis [kata-depan-ke] “kesana” → “ke sana”\n"
        "a.txt:1:21: ditulis [spasi-sebelum-tanda-baca] “ ,” → “,”\n"
        "a.txt:1:35: ditulis [kata-depan-ke] “kesini” → “ke sini”\n"
    )
    assert "a.txt:3:20: ditulis [kata-baku] “beresiko” → “berisiko”\n" in shown
    assert "a.txt:3:1: peringatan [salah-ketik] “Pemerntahannya” tidak dikenal" in shown
    assert shown.endswith("4 perbaikan ditulis.\n1 berkas diperiksa: 1 peringatan.\n")
    assert "ditulis [" not in ralat("check", "--fix", rules, "a.txt", folder=tmp_path).out
