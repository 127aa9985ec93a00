"""Known findings: what stays known, what is new, and what becomes of a broken baseline."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from lint.report import FORMATS

from .command import Run, lines, ralat, write

OLD = """\
# Banjir surut

Pasukan itu pergi kesana pada Senin pagi untuk membantu warga yang mengungsi.

Para petugas juga pergi kesana pada Selasa, lalu kembali ke kota.
"""
NEW = "Rombongan menteri datang disana pada Rabu siang."


class Desk:
    """A folder with an article whose findings are known."""

    def __init__(self, folder: Path, name: str = "a.md", text: str = OLD) -> None:
        self.folder, self.file = folder, folder / name
        write(folder, {name: text.encode()})
        self.baseline = folder / "lama.json"

    def note(self, *arguments: str) -> Run:
        return ralat("check", "--baseline", "lama.json", "--write-baseline", *arguments, ".", folder=self.folder)

    def check(self, *arguments: str) -> Run:
        return ralat("check", "--baseline", "lama.json", *(arguments or (".",)), folder=self.folder)

    def edit(self, old: str, new: str) -> None:
        text = self.file.read_text("utf-8")
        assert old in text
        self.file.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    run = desk.note()
    assert run == Run(
        0,
        lines("1 berkas diperiksa: bersih; 2 temuan lama tidak ditampilkan."),
        lines("ralat: 2 temuan dari 1 berkas dicatat di lama.json"),
    )
    return desk


def test_known_findings_do_not_fail_and_are_counted(desk: Desk) -> None:
    assert desk.check() == Run(0, lines("1 berkas diperiksa: bersih; 2 temuan lama tidak ditampilkan."), "")


def test_only_the_new_finding_fails_and_is_listed(desk: Desk) -> None:
    desk.edit("# Banjir surut\n", f"# Banjir surut\n\n{NEW}\n")
    run = desk.check()
    assert run.code == 1
    listed, summary = run.out.splitlines()
    assert "a.md:3:" in listed and "disana" not in listed.split("]")[0]
    assert summary == ("1 berkas diperiksa: 1 galat; 2 temuan lama tidak ditampilkan; 1 dapat diperbaiki dengan --fix.")


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_of_report_lists_the_new_finding_alone(form: str, desk: Desk) -> None:
    desk.edit("# Banjir surut\n", f"# Banjir surut\n\n{NEW}\n")
    before = ralat("check", "--format", form, ".", folder=desk.folder)
    run = desk.check("--format", form, ".")
    assert run.code == before.code == 1
    assert "kata-depan-di" in run.out and "kata-depan-ke" not in run.out
    assert "kata-depan-ke" in before.out
    assert run.err == ("" if form == "text" else lines("ralat: 2 temuan lama (lama.json) tidak ditampilkan"))


HARMLESS = {
    "lines move": ("# Banjir surut\n", "# Banjir surut\n\nKabar dari desa.\n\nKabar dari kota.\n"),
    "the block is wrapped anew": ("kesana pada Senin pagi untuk", "kesana pada\nSenin pagi untuk"),
    "words further away change": ("yang mengungsi.", "yang sudah mengungsi sejak Minggu."),
    "the block before changes": ("# Banjir surut", "# Banjir di tiga desa mulai surut"),
    "the block behind changes": ("lalu kembali ke kota.", "lalu kembali ke ibu kota.\n\nWarga menunggu."),
    "a mark of emphasis": ("Pasukan itu", "**Pasukan** itu"),
    "white space": ("pergi kesana pada Senin", "pergi  kesana pada Senin"),
    "blocks change places": (OLD, "\n\n".join([OLD.split("\n\n")[i].strip() for i in (0, 2, 1)]) + "\n"),
}


@pytest.mark.parametrize("name", HARMLESS)
def test_a_finding_stays_known_when(name: str, desk: Desk) -> None:
    desk.edit(*HARMLESS[name])
    run = ralat("check", "--select", "kata-depan-ke", "--baseline", "lama.json", ".", folder=desk.folder)
    assert run == Run(0, lines("1 berkas diperiksa: bersih; 2 temuan lama tidak ditampilkan."), "")


def test_other_words_beside_it_make_a_finding_new(desk: Desk) -> None:
    desk.edit("Pasukan itu pergi kesana", "Mereka mau kesana")
    assert desk.check().code == 1


PLAIN = ["Pasukan itu pergi kesana pada Senin.", "Warga menunggu.", "Para petugas pergi kesana pada Selasa."]


def test_in_plain_text_a_line_is_a_block(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "a.txt", "\n".join(PLAIN))
    desk.note()
    desk.file.write_text("\n".join([PLAIN[2], "Bantuan tiba.", PLAIN[0]]), "utf-8")
    assert desk.check().code == 0


def test_in_html_tags_are_no_words(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "a.html", "<p>Pasukan itu pergi kesana pada Senin.</p><p>Warga menunggu.</p>")
    desk.note()
    desk.file.write_text(
        '<div class="isi"><p>Warga lain menunggu.</p>\n<p id="x">Pasukan <b>itu</b> pergi kesana pada Senin.</p></div>',
        "utf-8",
    )
    assert desk.check() == Run(0, lines("1 berkas diperiksa: bersih; 1 temuan lama tidak ditampilkan."), "")


def test_the_same_words_again_count_as_often_as_they_were_counted(tmp_path: Path) -> None:
    again = "Pasukan itu pergi kesana.\n\nWarga menunggu.\n\n"
    desk = Desk(tmp_path, "a.md", again * 2)
    desk.note()
    assert [e["count"] for e in json.loads(desk.baseline.read_text("utf-8"))["files"]["a.md"]] == [2]
    assert desk.check().code == 0
    desk.file.write_text(again * 3, "utf-8")
    run = ralat("check", "--select", "kata-depan-ke", "--baseline", "lama.json", ".", folder=tmp_path)
    assert run.out.count("[kata-depan-ke]") == 1
    assert "a.md:9:" in run.out


def test_another_file_has_no_part_in_it(desk: Desk) -> None:
    (desk.folder / "b.md").write_text(OLD, "utf-8")
    run = desk.check()
    assert run.code == 1
    assert run.out.count("b.md:") == 2 and "a.md:" not in run.out


def test_the_file_is_sorted_and_the_same_from_any_folder_and_order(desk: Desk) -> None:
    below = desk.folder / "z" / "y"
    below.mkdir(parents=True)
    (below / "b.md").write_text(OLD, "utf-8")
    (desk.folder / "A.md").write_text(OLD, "utf-8")
    desk.note()
    first = desk.baseline.read_text("utf-8")
    path = os.path.join("..", "..", "lama.json")
    ralat("check", "--baseline", path, "--write-baseline", "b.md", "../../A.md", "../../a.md", folder=below)
    assert desk.baseline.read_text("utf-8") == first
    data = json.loads(first)
    assert list(data["files"]) == ["A.md", "a.md", "z/y/b.md"]
    assert all(re.fullmatch(r'   \{"rule": .*\},?', line) for line in first.splitlines() if "rule" in line)
    run = ralat("check", "--baseline", path, "b.md", folder=below)
    assert run.code == 0


def test_a_part_of_the_files_can_be_noted_anew(desk: Desk) -> None:
    other = desk.folder / "b.md"
    other.write_text(OLD, "utf-8")
    ralat("check", "--baseline", "lama.json", "--write-baseline", "b.md", folder=desk.folder)
    assert desk.check().code == 0
    other.unlink()
    ralat("check", "--baseline", "lama.json", "--write-baseline", "a.md", folder=desk.folder)
    assert list(json.loads(desk.baseline.read_text("utf-8"))["files"]) == ["a.md"]


def test_entries_that_no_longer_occur_are_told_so_that_the_file_can_shrink(desk: Desk) -> None:
    desk.edit("pergi kesana pada Senin", "pergi ke sana pada Senin")
    run = desk.check()
    assert run.code == 0
    assert run.err == lines("ralat: 1 temuan di lama.json tidak ada lagi; kecilkan berkas itu dengan --write-baseline")
    assert "tidak ada lagi" not in desk.check("--select", "salah-ketik", ".").err
    assert "1 temuan dari 1 berkas dicatat" in desk.note().err
    assert desk.check().err == ""


def test_a_file_that_is_gone_counts_as_well(desk: Desk) -> None:
    (desk.folder / "b.md").write_text("Bersih.\n", "utf-8")
    desk.file.unlink()
    assert desk.check().err.startswith("ralat: 2 temuan di lama.json tidak ada lagi")


def test_what_was_noted_with_info_is_not_missed_without(tmp_path: Path) -> None:
    desk = Desk(tmp_path, text=f"{OLD}\nMereka mendownload berkas itu lewat gadget.\n")
    desk.note("--info")
    assert json.loads(desk.baseline.read_text("utf-8"))["info"] is True
    run = desk.check()
    assert (run.code, run.err) == (0, "")
    assert desk.check("--info", ".").err == ""


BROKEN = {
    "not json": ("{", "baris 1: "),
    "a list": ("[]", "TypeError"),
    "no version": ("{}", "KeyError('version')"),
    "another version": ('{"version": 2, "files": {}}', "versi 2, diharapkan 1"),
    "an entry without a rule": ('{"version": 1, "info": false, "files": {"a": [{}]}}', "KeyError('rule')"),
    "a count that is none": (
        '{"version": 1, "info": false, "files": {"a": [{"rule": "r", "text": "", "context": "", "count": "x"}]}}',
        "ValueError",
    ),
    "a conflict of git": ('{\n<<<<<<< HEAD\n "version": 1\n', "baris 2: "),
    "not text": (b"\xff\xfe\0", "baseline tidak terbaca"),
}


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("arguments", [(), ("--write-baseline",)], ids=["check", "write"])
def test_a_broken_baseline_is_refused_and_left_alone(arguments: tuple[str, ...], name: str, desk: Desk) -> None:
    content, message = BROKEN[name]
    data = content if isinstance(content, bytes) else content.encode()
    desk.baseline.write_bytes(data)
    run = desk.check(*arguments, ".")
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("ralat: lama.json: ") and message in run.err and run.err.count("\n") == 1
    assert desk.baseline.read_bytes() == data


def test_a_missing_baseline_is_refused_with_the_way_to_make_one(desk: Desk) -> None:
    desk.baseline.unlink()
    assert desk.check() == Run(
        2,
        "",
        lines("ralat: lama.json: tidak ada berkas seperti itu; buat dulu dengan --baseline lama.json --write-baseline"),
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--write-baseline"], "--write-baseline: sebutkan berkasnya, misalnya --baseline ralat-baseline.json"),
        (
            ["--baseline", "lama.json", "--write-baseline", "--select", "kata", "--ignore", "gaya"],
            "--write-baseline mencatat semua temuan; jalankan tanpa --select, --ignore",
        ),
    ],
)
def test_options_that_would_make_a_wrong_baseline_are_refused(arguments: list[str], message: str, desk: Desk) -> None:
    before = desk.baseline.read_bytes()
    assert ralat("check", *arguments, ".", folder=desk.folder) == Run(2, "", lines(f"ralat: {message}"))
    assert desk.baseline.read_bytes() == before


def test_a_file_that_cannot_be_read_keeps_its_entries(desk: Desk) -> None:
    before = json.loads(desk.baseline.read_text("utf-8"))
    (desk.folder / "b.md").write_text(f"{NEW}\n", "utf-8")
    desk.file.write_bytes(b"Kaf\xe9.\n")
    assert desk.note().code == 2
    after = json.loads(desk.baseline.read_text("utf-8"))["files"]
    assert after["a.md"] == before["files"]["a.md"] and len(after["b.md"]) == 1


def test_a_baseline_that_cannot_be_written_is_a_clear_failure(desk: Desk) -> None:
    run = ralat("check", "--baseline", "tiada/lama.json", "--write-baseline", ".", folder=desk.folder)
    assert run.code == 2
    assert run.err.startswith("ralat: tiada/lama.json: gagal ditulis (No such file or directory)")


@pytest.mark.skipif(os.name == "nt", reason="names that Windows has not")
def test_names_of_any_bytes_are_kept(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "a b.md")
    for name in (b"baris\nbaru.md", b"bukan-utf8-\xff.md", "kafé “ini”.md".encode()):
        Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), name))).write_text(OLD, "utf-8")
    assert desk.note().code == 0
    assert len(json.loads(desk.baseline.read_text("utf-8"))["files"]) == 4
    assert desk.check() == Run(0, lines("4 berkas diperiksa: bersih; 8 temuan lama tidak ditampilkan."), "")


def test_many_files_give_the_same_baseline_from_several_processes(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    for number in range(25):
        (tmp_path / f"{number:02d}.md").write_text(OLD.replace("Senin", f"hari ke-{number}"), "utf-8")
    desk.note("--jobs", "1", "--no-cache")
    alone = desk.baseline.read_text("utf-8")
    desk.baseline.unlink()
    desk.note("--jobs", "3", "--no-cache")
    assert desk.baseline.read_text("utf-8") == alone


def test_fix_writes_known_findings_too(desk: Desk) -> None:
    desk.edit("# Banjir surut\n", f"# Banjir surut\n\n{NEW}\n")
    run = desk.check("--fix", ".")
    assert (run.code, run.err.count("2 temuan di lama.json tidak ada lagi")) == (0, 1)
    assert "kesana" not in desk.file.read_text("utf-8")
