"""The cache: what it saves, what makes it forget, and what becomes of a broken or a shared one."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from lint.cache import digest_of
from lint.run import MANY

from .command import ENTRY, ROOT, Run, environment, ralat, scripted, write

COUNTED = "with open('diperiksa.log', 'a') as log: log.write(os.path.basename(path) + '\\n')"


class Archive:
    """A folder with as many files as it takes for a cache, and what is checked of it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.log = folder, folder / "diperiksa.log"
        self.names = [f"{number:02d}.md" for number in range(MANY)]
        write(folder, {name: f"Pasukan {name[0]} itu pergi kesana {name[:2]} kali.\n".encode() for name in self.names})
        self.entry = scripted(folder, COUNTED)
        self.cache = folder / "simpanan" / "hasil.sqlite"

    def checked(self, *arguments: str) -> list[str]:
        """The files that a run really checks."""
        self.log.unlink(missing_ok=True)
        self.run = ralat("check", *arguments, "--jobs", "1", ".", folder=self.folder, entry=self.entry)
        return sorted(self.log.read_text("utf-8").splitlines()) if self.log.exists() else []

    def rows(self) -> int:
        with sqlite3.connect(self.cache) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            found: int = connection.execute("SELECT count(*) FROM hasil").fetchone()[0]
            return found


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    monkeypatch.setenv("RALAT_CACHE_DIR", str(tmp_path / "simpanan"))
    return Archive(tmp_path)


def test_a_second_run_checks_nothing_and_says_the_same(archive: Archive) -> None:
    assert archive.checked() == archive.names
    first = archive.run
    assert first.code == 1 and first.out.count("kata-depan-ke") == MANY
    assert archive.checked() == []
    assert archive.run == first
    assert archive.checked("--format", "json") == []


def test_a_changed_file_is_checked_again_a_renamed_one_is_not(archive: Archive) -> None:
    archive.checked()
    (archive.folder / "03.md").write_text("Mereka pergi kesana lagi.\n", "utf-8")
    (archive.folder / "05.md").rename(archive.folder / "zz.md")
    assert archive.checked() == ["03.md"]
    assert "zz.md:1:" in archive.run.out


FORGETS: dict[str, Callable[[Path], object]] = {
    "configuration": lambda folder: (folder / "ralat.toml").write_text('ignore = ["salah-ketik"]\n'),
    "words": lambda folder: (folder / ".redaksi/kata.txt").write_text("# kata redaksi\nzzyzx\n"),
    "names": lambda folder: (folder / "nama.toml").write_text('[contoh]\nkind = "orang"\nfull = "Contoh Nama"\n'),
}


@pytest.mark.parametrize("name", FORGETS)
def test_a_change_of(name: str, archive: Archive) -> None:
    (archive.folder / ".redaksi").mkdir()
    (archive.folder / "ralat.toml").write_text(
        'words = [".redaksi/kata.txt"]\n[names]\nfiles = ["nama.toml"]\n', "utf-8"
    )
    (archive.folder / ".redaksi/kata.txt").write_text("# kata redaksi\n", "utf-8")
    (archive.folder / "nama.toml").write_text("", "utf-8")
    archive.checked()
    assert archive.checked() == []
    FORGETS[name](archive.folder)
    assert archive.checked() == archive.names


@pytest.mark.parametrize("option", ["--preset=eyd", "--info", "--ignore=kata-baku", "--no-cache"])
def test_other_options_are_not_answered_from_the_cache(option: str, archive: Archive) -> None:
    archive.checked()
    assert archive.checked(option) == archive.names


def test_settings_of_a_folder_count_for_its_files_alone(archive: Archive) -> None:
    archive.checked()
    below = archive.folder / "opini"
    below.mkdir()
    shutil.move(archive.folder / "07.md", below / "07.md")
    (below / "ralat.toml").write_text('preset = "eyd"\n', "utf-8")
    assert archive.checked() == ["07.md"]


def test_few_files_leave_no_cache(archive: Archive) -> None:
    ralat("check", *archive.names[:5], folder=archive.folder)
    assert not archive.cache.exists()


def test_a_fix_is_answered_from_the_cache_when_there_is_nothing_to_write(archive: Archive) -> None:
    assert archive.checked("--fix") == sorted(archive.names * 2)
    assert (archive.folder / "04.md").read_text("utf-8") == "Pasukan 0 itu pergi ke sana 04 kali.\n"
    assert archive.checked("--fix") == []
    assert archive.checked() == []
    (archive.folder / "04.md").write_text("Ia pergi kesana.\n", "utf-8")
    assert archive.checked() == ["04.md"]
    assert archive.checked("--fix") == ["04.md"] * 2


def test_what_went_wrong_is_not_remembered(archive: Archive) -> None:
    (archive.folder / "01.md").write_bytes(b"Kaf\xe9.\n")
    archive.entry = scripted(archive.folder, COUNTED + "\nif '02' in path: raise RuntimeError('rusak')")
    assert archive.checked() == [name for name in archive.names if name != "01.md"]
    assert archive.run.code == 2
    assert "02.md: gagal diperiksa (RuntimeError: rusak); laporkan kepada pembuat ralat" in archive.run.err
    assert archive.rows() == MANY - 2
    assert archive.checked() == ["02.md"]


def test_a_rule_that_fails_and_a_check_that_is_cut_off_are_not_remembered(archive: Archive) -> None:
    breaks = (
        "\nfrom lint.rules.ejaan.kata_depan_ke import rule\n"
        "works = globals().setdefault('works', type(rule).check_sentence)\n"
        "def fails(*_): raise ValueError\n"
        "type(rule).check_sentence = fails if '02' in path else works\n"
        "if '03' in path: time.sleep(5.5)"
    )
    archive.entry = scripted(archive.folder, COUNTED + breaks)
    archive.checked("--timeout", "5")
    assert "galat-internal" in archive.run.out
    archive.entry = scripted(archive.folder, COUNTED)
    assert archive.checked() == ["02.md", "03.md"]


BROKEN: dict[str, Callable[[Path], object]] = {
    "not a database": lambda path: path.write_bytes(b"bukan basis data" * 400),
    "nothing in it": lambda path: path.write_bytes(b""),
    "cut short": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "zeros in the middle": lambda path: path.write_bytes(path.read_bytes()[:4096] + bytes(path.stat().st_size - 4096)),
    "of another make": lambda path: (path.unlink(), sqlite3.connect(path).execute("CREATE TABLE hasil (lain TEXT)")),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_cache_is_made_anew(name: str, archive: Archive) -> None:
    archive.checked()
    good = archive.run
    BROKEN[name](archive.cache)
    assert archive.checked() == archive.names
    assert archive.run == good
    assert archive.checked() == []
    assert archive.rows() == MANY


def test_rows_that_are_no_findings_are_as_if_they_were_not_there(archive: Archive) -> None:
    archive.checked()
    good = archive.run
    with sqlite3.connect(archive.cache) as connection:
        connection.execute("UPDATE hasil SET isi = '[[1, 2' WHERE kunci IN (SELECT kunci FROM hasil LIMIT 3)")
    assert len(archive.checked()) == 3
    assert archive.run == good
    assert archive.checked() == []


@pytest.mark.parametrize("place", ["a file in the place of the folder", "a folder in the place of the file"])
def test_a_cache_that_cannot_be_is_done_without(place: str, archive: Archive) -> None:
    if place.startswith("a file"):
        archive.cache.parent.write_text("", "utf-8")
    else:
        archive.cache.mkdir(parents=True)
        (archive.cache / "isi").write_text("", "utf-8")
    assert archive.checked() == archive.names
    assert archive.run.code == 1 and archive.run.err == ""


def test_a_cache_that_another_holds_does_not_stop_a_run(archive: Archive) -> None:
    archive.checked()
    good = archive.run
    holder = sqlite3.connect(archive.cache, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        assert archive.checked() == archive.names
        assert archive.run == good
    finally:
        holder.close()
    assert archive.rows() == MANY


def test_runs_at_the_same_time_share_a_cache(archive: Archive) -> None:
    command = [sys.executable, *ENTRY, "check", "--jobs", "1", "."]
    runs = [
        subprocess.Popen(command, cwd=archive.folder, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(5)
    ]
    said = {Run(process.wait(), *(s.decode() for s in process.communicate())) for process in runs}
    assert len(said) == 1
    (only,) = said
    assert only.code == 1 and only.err == ""
    assert archive.rows() == MANY
    assert archive.checked() == []


def test_what_was_not_used_for_a_month_is_dropped(archive: Archive) -> None:
    archive.checked()
    with sqlite3.connect(archive.cache) as connection:
        connection.execute("UPDATE hasil SET hari = hari - 10")
        connection.execute("INSERT INTO hasil SELECT zeroblob(16), hari - 21, isi FROM hasil LIMIT 1")
    (archive.folder / "00.md").write_text("Baru saja.\n", "utf-8")
    assert archive.checked() == ["00.md"]
    with sqlite3.connect(archive.cache) as connection:
        days = [day for (day,) in connection.execute("SELECT hari FROM hasil ORDER BY hari")]
    assert archive.rows() == len(days) == MANY + 1
    assert days[-1] - days[0] == 10, "the entry of the changed file was not used"


def test_the_key_knows_the_code_by_its_content_not_by_its_time(tmp_path: Path) -> None:
    one, two = tmp_path / "satu", tmp_path / "dua"
    shutil.copytree(ROOT / "lint/report", one)
    shutil.copytree(ROOT / "lint/report", two, copy_function=shutil.copy)
    assert digest_of(str(one)) == digest_of(str(two))
    (two / "text.py").write_text((two / "text.py").read_text("utf-8") + "# lain\n", "utf-8")
    assert digest_of(str(one)) != digest_of(str(two))


def test_the_header_of_a_compiled_dictionary_tells_its_content(tmp_path: Path) -> None:
    from lint.store import pack

    heads = []
    for content in (b"abc", b"abd"):
        pack(tmp_path / "kamus.bin", {"a.huruf": content}, {"date": "2026-01-01"})
        heads.append((tmp_path / "kamus.bin").read_bytes().partition(content)[0])
    assert heads[0] != heads[1]
