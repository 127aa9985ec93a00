"""Help and complaints in Indonesian, an example for every command, and completion by the shells."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .command import ENTRY, ROOT, environment, ralat

COMMANDS = (
    "check", "review", "audit", "init", "rules", "explain", "suggest", "word", "names", "lsp", "serve",
    "words add", "words remove", "words list", "config show",
)  # fmt: skip
ENGLISH = re.compile(
    r"(?i)\b(usage|options|arguments|commands?|default:|required|show this|error:|missing|try|for help)\b"
)


@pytest.mark.parametrize("command", ["", "words", "config", *COMMANDS])
def test_a_help_page_is_indonesian_and_ends_with_an_example(command: str, tmp_path: Path) -> None:
    run = ralat(*command.split(), "--help", folder=tmp_path)
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith(f"Pemakaian: {' '.join(('ralat', *command.split()))} [PILIHAN]")
    prose = re.sub(r"error, warning|tingkat.*|--\S+", "", run.out)
    assert not ENGLISH.search(prose), ENGLISH.search(prose)
    assert "-h, --help" in run.out and "Tampilkan bantuan ini." in run.out
    if command in COMMANDS:
        assert f"\n  Contoh:\n    ralat {command}" in run.out
    assert max(map(len, run.out.splitlines())) <= 88


def test_every_command_has_a_page() -> None:
    from typer.main import get_command

    from lint.cli import app

    def names(command: object, above: str = "") -> list[str]:
        inner = getattr(command, "commands", None)
        return [above] if inner is None else [n for k, c in inner.items() for n in names(c, f"{above} {k}".strip())]

    assert sorted(names(get_command(app))) == sorted(COMMANDS)


def test_the_list_of_commands_is_whole_sentences(tmp_path: Path) -> None:
    run = ralat("--help", folder=tmp_path)
    rows = run.out.partition("Perintah:\n")[2].partition("\n\n")[0].splitlines()
    assert len(rows) == len({c.split()[0] for c in COMMANDS}) and all(
        row.endswith((".", ").")) and not row.endswith("...") for row in rows
    )
    assert ralat(folder=tmp_path).out == run.out


COMPLAINTS = {
    "no such command": (["chek"], "ralat: perintah 'chek' tidak ada (maksud Anda 'check'?)"),
    "no such option": (["check", "--fxi", "a"], "ralat: pilihan --fxi tidak ada"),
    "nothing to check": (["check"], "ralat: BERKAS… belum disebut"),
    "no value": (["check", "a", "--format"], "ralat: --format membutuhkan nilai"),
    "a word for a number": (["suggest", "--limit", "x", "a"], "ralat: --limit: 'x' bukan bilangan"),
    "too much": (["explain", "a", "b"], "ralat: kelebihan masukan: b"),
}


@pytest.mark.parametrize("name", COMPLAINTS)
def test_a_complaint_is_indonesian_and_names_the_help(name: str, tmp_path: Path) -> None:
    arguments, expected = COMPLAINTS[name]
    run = ralat(*arguments, folder=tmp_path)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(expected)
    assert not ENGLISH.search(re.sub(r"--\S+", "", run.err))


def command(folder: Path) -> Path:
    """The command `ralat` as a file, as an installation makes it."""
    path = folder / "bin" / "ralat"
    path.parent.mkdir()
    path.write_text(
        f"#!{sys.executable}\nimport sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom lint.start import main\nmain()\n",
        "utf-8",
    )
    path.chmod(0o755)
    return path


def at_home(folder: Path, shell: str) -> dict[str, str]:
    path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return {
        **environment(),
        "HOME": str(folder),
        "SHELL": shell,
        "PATH": path,
        "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1",
    }


needs_bash = pytest.mark.skipif(not shutil.which("bash") and os.environ.get("CI") != "true", reason="needs bash")


def completed(script: str, words: str, folder: Path) -> list[str]:
    """What bash offers for the last of some words, with a completion script loaded."""
    ask = (
        f"{script}\nCOMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))\n"
        "_ralat_completion ralat\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n"
    )
    run = subprocess.run(
        ["bash", "-c", ask], env=at_home(folder, "/bin/bash"), capture_output=True, text=True, check=True
    )
    return run.stdout.split()


@needs_bash
def test_bash_completes_commands_options_and_rules(tmp_path: Path) -> None:
    command(tmp_path)
    shown = subprocess.run(
        ["bash", "-c", "ralat --show-completion bash || ralat --show-completion"], env=at_home(tmp_path, "/bin/bash"), capture_output=True, text=True, check=True
    ).stdout  # fmt: skip
    script = shown[shown.index("_ralat_completion() {") :]
    assert "_RALAT_COMPLETE=complete_bash" in script
    assert completed(script, "ralat ch", tmp_path) == ["check"]
    assert completed(script, "ralat words re", tmp_path) == ["remove"]
    assert "--unsafe-fixes" in completed(script, "ralat check --un", tmp_path)
    assert completed(script, "ralat explain salah-", tmp_path) == ["salah-ketik"]


@needs_bash
def test_completion_is_installed_for_bash(tmp_path: Path) -> None:
    command(tmp_path)
    subprocess.run(
        ["bash", "-c", "ralat --install-completion bash || ralat --install-completion"],
        env=at_home(tmp_path, "/bin/bash"),
        capture_output=True,
        check=True,
    )
    line = (tmp_path / ".bashrc").read_text("utf-8").strip()
    script = tmp_path / ".bash_completions/ralat.sh"
    assert line == f"source '{script}'"
    assert completed(f"source '{script}'", "ralat rev", tmp_path) == ["review"]


def test_the_script_for_zsh(tmp_path: Path) -> None:
    variables = {**environment(), "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    run = subprocess.run(
        [sys.executable, *ENTRY, "--show-completion", "zsh"], env=variables, capture_output=True, text=True, check=True
    )
    assert run.stdout.startswith("#compdef ralat\n") and "_RALAT_COMPLETE=complete_zsh" in run.stdout
    asked = {**variables, "_RALAT_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "ralat wor"}
    told = subprocess.run([sys.executable, *ENTRY], env=asked, capture_output=True, text=True, check=True).stdout
    assert '"word":"Apa yang menjamin sebuah kata."' in told and '"words":' in told
