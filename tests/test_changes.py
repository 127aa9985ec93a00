"""Findings on new lines alone, as git sees them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from lint.changes import parsed, unquoted

from .command import Run, lines, ralat

SLIP = "Pasukan itu pergi kesana pada hari ke-{}.\n"


@pytest.fixture(autouse=True)
def needs_git() -> None:
    if not shutil.which("git") and not os.environ.get("CI"):
        pytest.skip("git is not installed")


class Repository:
    """A repository with two commits' worth of habits: `commit` all, `found` per path the lines of findings."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)
        self.git("init", "--quiet", "--initial-branch", "utama")

    def git(self, *arguments: str) -> str:
        who = ["-c", "user.name=Uji", "-c", "user.email=uji@contoh.id", "-c", "commit.gpgsign=false"]
        run = subprocess.run(["git", *who, *arguments], cwd=self.folder, capture_output=True, check=True)
        return run.stdout.decode().strip()

    def write(self, files: dict[str, str | bytes]) -> None:
        for name, text in files.items():
            path = Path(os.fsdecode(os.path.join(os.fsencode(self.folder), os.fsencode(name))))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def commit(self, files: dict[str, str | bytes] | None = None) -> str:
        self.write(files or {})
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "ubah")
        return self.git("rev-parse", "HEAD")

    def check(self, revision: str, *paths: str, folder: str = "", form: str = "json") -> Run:
        place = self.folder / folder
        return ralat("check", "--changed-since", revision, "--format", form, *(paths or (".",)), folder=place)

    def found(self, revision: str, *paths: str, folder: str = "") -> dict[str, list[int]]:
        files = json.loads(self.check(revision, *paths, folder=folder).out)["files"]
        return {os.path.normpath(f["path"]): [x["line"] for x in f["findings"]] for f in files}


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    repository = Repository(tmp_path / "redaksi")
    repository.commit({"ralat.toml": "", "a.md": "".join(SLIP.format(n) + "\n" for n in range(1, 6))})
    return repository


def test_only_new_lines_count(repository: Repository) -> None:
    text = (repository.folder / "a.md").read_text("utf-8").split("\n")
    text[2] = "Warga pergi kesana juga."
    repository.write({"a.md": "\n".join(["Baris baru.", "", *text, SLIP.format(9)]), "b.md": SLIP.format(1)})
    assert repository.found("HEAD") == {"a.md": [5, 14], "b.md": [1]}


def test_a_file_without_new_lines_is_not_even_read(repository: Repository) -> None:
    repository.commit({"rusak.md": b"\xff\xff"})
    repository.write({"b.md": SLIP.format(1)})
    assert repository.check("HEAD").code == 1
    assert repository.found("HEAD") == {"b.md": [1]}


def test_nothing_new_is_clean_with_a_note(repository: Repository) -> None:
    run = repository.check("HEAD", form="text")
    assert run == Run(0, "", lines("ralat: tidak ada berkas yang berubah sejak HEAD"))


def test_staged_committed_and_unsaved_changes_count_alike(repository: Repository) -> None:
    first = repository.git("rev-parse", "HEAD")
    repository.commit({"b.md": SLIP.format(1)})
    repository.write({"c.md": SLIP.format(2)})
    repository.git("add", "c.md")
    repository.write({"d.md": SLIP.format(3)})
    assert repository.found(first) == {"b.md": [1], "c.md": [1], "d.md": [1]}
    assert repository.found("HEAD") == {"c.md": [1], "d.md": [1]}
    assert repository.found("HEAD~1") == repository.found(first)


def test_a_renamed_file_has_only_the_lines_that_changed(repository: Repository) -> None:
    (repository.folder / "lain").mkdir()
    repository.git("mv", "a.md", "lain/b.md")
    assert repository.found("HEAD") == {}
    path = repository.folder / "lain" / "b.md"
    path.write_text(path.read_text("utf-8") + "\nMereka mau kesana.\n", "utf-8")
    assert repository.found("HEAD") == {os.path.join("lain", "b.md"): [12]}


def test_what_others_did_on_the_main_branch_is_not_new_here(repository: Repository) -> None:
    repository.git("switch", "--quiet", "--create", "cabang")
    repository.commit({"b.md": SLIP.format(1)})
    repository.git("switch", "--quiet", "utama")
    repository.commit({"a.md": "Semua sudah dibetulkan.\n"})
    repository.git("switch", "--quiet", "cabang")
    assert repository.found("utama") == {"b.md": [1]}


def test_it_works_from_a_folder_below_and_for_named_files(repository: Repository) -> None:
    repository.write({"opini/b.md": SLIP.format(1), "opini/c.md": SLIP.format(2), "d.md": SLIP.format(3)})
    assert repository.found("HEAD", folder="opini") == {"b.md": [1], "c.md": [1]}
    assert repository.found("HEAD", "c.md", os.path.join("..", "d.md"), folder="opini") == {
        "c.md": [1],
        os.path.join("..", "d.md"): [1],
    }


def test_it_works_from_a_linked_folder(repository: Repository, tmp_path: Path) -> None:
    repository.write({"b.md": SLIP.format(1)})
    (tmp_path / "tautan").symlink_to(repository.folder, target_is_directory=True)
    run = ralat("check", "--changed-since", "HEAD", "--format", "json", ".", folder=tmp_path / "tautan")
    assert [f["path"] for f in json.loads(run.out)["files"]] == [os.path.join(".", "b.md")]


NAMES = [
    "dua kata.md",
    "kafé “ini”.md",
    " tepi .md",
    "b/c +++ d.md",
    "a\tb.md",
    'kutip".md',
    "baris\nbaru.md",
    "\\n.md",
]


@pytest.mark.skipif(os.name == "nt", reason="names that Windows has not")
def test_names_of_any_kind_are_found(repository: Repository) -> None:
    odd = [*NAMES, os.fsdecode(b"bukan-utf8-\xff.md")]
    repository.commit(dict.fromkeys(odd, "Bersih.\n\n"))
    repository.write(dict.fromkeys(odd, "Bersih.\n\nIa pergi kesana.\n"))
    assert repository.found("HEAD") == {name: [3] for name in odd}
    repository.commit()
    repository.write({f"baru {name}": SLIP.format(1) for name in odd})
    assert len(repository.found("HEAD")) == len(odd)


SETTINGS = {
    "diff.noprefix": "true",
    "diff.mnemonicPrefix": "true",
    "diff.relative": "true",
    "diff.interHunkContext": "9",
    "diff.renames": "false",
    "color.ui": "always",
    "core.quotePath": "false",
    "diff.external": "true",
}


def test_settings_of_the_user_do_not_matter(repository: Repository) -> None:
    for name, value in SETTINGS.items():
        repository.git("config", name, value)
    text = (repository.folder / "a.md").read_text("utf-8")
    repository.write(
        {"opini/b.md": SLIP.format(1), "a.md": text.replace("hari ke-2", "Senin").replace("hari ke-4", "Rabu")}
    )
    assert repository.found("HEAD") == {"a.md": [3, 7], os.path.join("opini", "b.md"): [1]}


def test_lines_are_those_of_git_in_every_encoding(repository: Repository) -> None:
    old, new = "Bersih.\r\n\r\nBersih juga.\r\n", "Bersih.\r\n\r\nBersih juga.\r\n\r\nIa pergi kesana.\r\n"
    encoded = {"a.txt": "utf-8", "b.txt": "utf-8-sig", "c.txt": "utf-16"}
    repository.commit({name: old.encode(codec) for name, codec in encoded.items()})
    repository.write({name: ("Ia mau kesana.\r\n" + new).encode(codec) for name, codec in encoded.items()})
    assert repository.found("HEAD") == {name: [1, 6] for name in encoded}


def test_the_other_side_of_a_merge_conflict_is_new(repository: Repository) -> None:
    repository.git("switch", "--quiet", "--create", "cabang")
    repository.commit({"a.md": "Ia pergi kesana dari cabang.\n"})
    repository.git("switch", "--quiet", "utama")
    repository.commit({"a.md": "Ia pergi kesana dari utama.\n"})
    with pytest.raises(subprocess.CalledProcessError):
        repository.git("merge", "cabang")
    assert repository.found("HEAD") == {"a.md": [4]}


def test_a_worktree_is_a_repository_too(repository: Repository, tmp_path: Path) -> None:
    repository.git("worktree", "add", "--quiet", str(tmp_path / "lain"))
    (tmp_path / "lain" / "b.md").write_text(SLIP.format(1), "utf-8")
    run = ralat("check", "--changed-since", "utama", "--format", "json", ".", folder=tmp_path / "lain")
    assert [os.path.basename(f["path"]) for f in json.loads(run.out)["files"]] == ["b.md"]


def test_what_git_ignores_is_no_news(repository: Repository) -> None:
    repository.commit({".gitignore": "draf/\n"})
    repository.write({"draf/b.md": SLIP.format(1)})
    assert repository.found("HEAD", os.path.join("draf", "b.md"), ".") == {}


def test_an_unknown_revision_is_a_clear_failure(repository: Repository) -> None:
    run = repository.check("tiada")
    assert (run.code, run.out) == (2, "")
    assert run.err == lines(
        f"ralat: --changed-since tiada: revisi tidak dikenal di {repository.folder}; "
        "periksa namanya, atau ambil dulu dengan git fetch"
    )
    assert repository.check("--output=x").code == 2
    assert not (repository.folder / "x").exists()


def test_a_repository_without_a_commit_is_a_clear_failure(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "kosong")
    repository.write({"a.md": SLIP.format(1)})
    assert "revisi tidak dikenal" in repository.check("HEAD").err


def test_outside_a_repository_is_a_clear_failure(tmp_path: Path) -> None:
    (tmp_path / "ralat.toml").write_text("", "utf-8")
    (tmp_path / "a.md").write_text(SLIP.format(1), "utf-8")
    assert ralat("check", "--changed-since", "HEAD", "a.md", folder=tmp_path) == Run(
        2,
        "",
        lines("ralat: a.md: tidak di dalam repositori git; --changed-since membandingkan dengan riwayat git"),
    )


def test_without_git_it_is_a_clear_failure(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository.folder))
    run = repository.check("HEAD")
    assert run.code == 2
    assert run.err.startswith("ralat: --changed-since memerlukan git, yang tidak dapat dijalankan (")


@pytest.mark.parametrize("option", ["--fix", "--diff"])
def test_nothing_is_written_outside_new_lines(option: str, repository: Repository) -> None:
    run = ralat("check", "--changed-since", "HEAD", option, ".", folder=repository.folder)
    assert run == Run(2, "", lines("ralat: --changed-since hanya untuk laporan; jalankan --fix atau --diff tanpanya"))


def test_baseline_and_changes_go_together(repository: Repository) -> None:
    ralat("check", "--baseline", "lama.json", "--write-baseline", ".", folder=repository.folder)
    repository.write({"b.md": SLIP.format(1)})
    run = ralat("check", "--baseline", "lama.json", "--changed-since", "HEAD", ".", folder=repository.folder)
    assert run.code == 1 and run.err == "" and run.out.count("[kata-depan-ke]") == 1


DIFF = rb"""diff --git a/a.md b/a.md
--- a/a.md
+++ b/a.md
@@ -3 +3,2 @@ Bab
-lama
++++ b/bukan-nama.md
+@@ -1 +1 @@
\ No newline at end of file
@@ -9,2 +10,0 @@
-x
-y
diff --git "a/baris\nbaru" "b/baris\nbaru"
--- /dev/null
+++ "b/baris\nbaru"
@@ -0,0 +1 @@
+satu
"""


def test_lines_that_look_like_headers_are_content() -> None:
    assert list(parsed(DIFF.split(b"\n"))) == [(b"a.md", [(3, 4)]), (b"baris\nbaru", [(1, 1)])]


def test_quoted_names_are_read() -> None:
    assert unquoted(rb'"b/kaf\303\251 \"x\" \\n\t"') == 'b/kafé "x" \\n\t'.encode()
    assert unquoted(b"b/dua kata.md\t") == b"b/dua kata.md"
    assert unquoted(b'"b/dua \\"kata\\".md"\t') == b'b/dua "kata".md'
