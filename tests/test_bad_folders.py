"""Folders as they should not be: links in a circle, files that vanish, names of any bytes, closed doors."""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from .command import ENTRY, Run, environment, lines, ralat, scripted, write

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links, names and permissions of POSIX")

WRONG = b"Pasukan itu pergi kesana.\n"
CLEAN, ONE = "berkas diperiksa: bersih.", "1 berkas diperiksa: 1 galat; 1 dapat diperbaiki dengan --fix."


@pytest.fixture(autouse=True)
def nothing_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RALAT_CACHE_DIR", str(tmp_path / ".cache"))


def paths(run: Run) -> list[str]:
    return [os.path.normpath(f["path"]) for f in json.loads(run.out)["files"]]


def test_links_in_a_circle_are_passed_by_with_a_note(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": WRONG})
    (tmp_path / "dalam").mkdir()
    (tmp_path / "dalam" / "atas").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "satu.md").symlink_to("dua.md")
    (tmp_path / "dua.md").symlink_to("satu.md")
    (tmp_path / "putus.md").symlink_to("tiada.md")
    run = ralat("check", "--format", "json", ".", folder=tmp_path)
    assert run.code == 1
    assert paths(run) == ["a.md"]
    notes = (f"ralat: ./{name}.md: tautan putus atau melingkar; dilewati" for name in ("dua", "putus", "satu"))
    assert run.err == lines(*notes)


def test_a_named_link_in_a_circle_is_refused(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": WRONG})
    (tmp_path / "satu.md").symlink_to("satu.md")
    run = ralat("check", "satu.md", "a.md", folder=tmp_path)
    assert run.code == 2 and "a.md:1:" in run.out
    assert run.err == lines("ralat: satu.md: gagal dibaca (Too many levels of symbolic links)")


def test_a_named_link_to_a_folder_is_walked_once(tmp_path: Path) -> None:
    (tmp_path / "isi").mkdir()
    write(tmp_path / "isi", {"a.md": WRONG})
    (tmp_path / "isi" / "lagi").symlink_to(tmp_path / "isi", target_is_directory=True)
    (tmp_path / "tautan").symlink_to("isi", target_is_directory=True)
    assert paths(ralat("check", "--format", "json", "tautan", folder=tmp_path)) == ["tautan/a.md"]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_file_deleted_while_running_is_passed_by_with_a_note(jobs: str, tmp_path: Path) -> None:
    write(tmp_path, {f"{n:02d}.md": WRONG for n in range(30)})
    vanishing = (
        "if '00' in path:\n    os.system('rm -r dalam')\n    for n in (27, 28): os.remove(f'{n}.md')\n"
        "while os.path.exists('28.md'): time.sleep(0.01)"
    )
    (tmp_path / "dalam").mkdir()
    (tmp_path / "dalam" / "x.md").write_bytes(WRONG)
    entry = scripted(tmp_path, vanishing)
    run = ralat("check", "--no-cache", "--jobs", jobs, "--format", "json", ".", folder=tmp_path, entry=entry)
    assert run.code == 1
    assert all(not f["error"] for f in json.loads(run.out)["files"])
    gone = ("./27.md", "./28.md", "./dalam/x.md")
    assert run.err == lines(*(f"ralat: {path}: hilang sejak foldernya dibaca; dilewati" for path in gone))


def test_a_named_file_that_is_not_there_fails_the_run(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": WRONG})
    assert ralat("check", "a.md", "b.md", folder=tmp_path).code == 2


ODD = [b"baris\nbaru.md", b"bukan-utf8-\xff\xfe.md", b"tab\there.md", "spasi “dan” kutip'.md".encode(), b"-strip.md"]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_names_of_any_bytes_are_checked_and_told_on_one_line(jobs: str, tmp_path: Path) -> None:
    write(tmp_path, {})
    for name in ODD:
        (tmp_path / os.fsdecode(name)).write_bytes(WRONG)
    found = json.loads(ralat("check", "--jobs", jobs, "--format", "json", ".", folder=tmp_path).out)["files"]
    assert sorted(os.fsencode(os.path.normpath(f["path"])) for f in found) == sorted(ODD)
    assert all(len(f["findings"]) == 1 for f in found)
    run = ralat("check", "--jobs", jobs, ".", folder=tmp_path)
    assert len(run.out.splitlines()) == len(ODD) + 1
    assert "./baris\\nbaru.md:1:19:" in run.out and "./tab\\there.md:1:19:" in run.out
    assert os.fsdecode(b"./bukan-utf8-\xff\xfe.md:1:19:") in run.out


def test_an_odd_name_in_a_message_stays_on_its_line(tmp_path: Path) -> None:
    write(tmp_path, {"baris\nbaru.md": b"\0", "kosong\n.md": b""})
    run = ralat("check", ".", folder=tmp_path)
    assert run.code == 2
    assert run.err == lines(
        "ralat: ./baris\\nbaru.md: berkas biner, bukan teks; lewati atau ubah ke teks dulu",
        "ralat: ./kosong\\n.md: kosong, tidak ada yang diperiksa",
    )


def test_odd_names_are_fixed(tmp_path: Path) -> None:
    write(tmp_path, {})
    for name in ODD:
        (tmp_path / os.fsdecode(name)).write_bytes(WRONG)
    assert ralat("check", "--fix", ".", folder=tmp_path).code == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([*map(os.fsdecode, ODD), "ralat.toml"])
    assert all((tmp_path / os.fsdecode(name)).read_bytes() == b"Pasukan itu pergi ke sana.\n" for name in ODD)


def test_a_circular_extend_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "dasar").mkdir()
    write(tmp_path, {"a.md": WRONG, "ralat.toml": b'preset = "eyd"\nextend = "dasar/satu.toml"\n'})
    (tmp_path / "dasar/satu.toml").write_text('extend = ["dua.toml"]\n', "utf-8")
    (tmp_path / "dasar/dua.toml").write_text('extend = "satu.toml"\n', "utf-8")
    run = ralat("check", "a.md", folder=tmp_path)
    assert (run.code, run.out) == (2, "")
    assert run.err.endswith("dua.toml:1: extend melingkar: satu.toml → dua.toml → satu.toml\n")
    (tmp_path / "ralat.toml").write_text('extend = "ralat.toml"\n', "utf-8")
    assert "extend melingkar: ralat.toml → ralat.toml" in ralat("check", "a.md", folder=tmp_path).err


TWO = {
    "both names": {"ralat.toml": "", ".ralat.toml": ""},
    "beside pyproject": {"ralat.toml": "", "pyproject.toml": '[tool.ralat]\npreset = "eyd"\n'},
}


@pytest.mark.parametrize("name", TWO)
def test_two_configurations_in_one_folder_are_refused(name: str, tmp_path: Path) -> None:
    write(tmp_path, {"a.md": WRONG})
    for path, text in TWO[name].items():
        (tmp_path / path).write_text(text, "utf-8")
    run = ralat("check", "a.md", folder=tmp_path)
    first, second = TWO[name]
    said = f"ralat: {tmp_path}: dua konfigurasi, {first} dan {second}; gabungkan dan hapus salah satunya"
    assert run == Run(2, "", lines(said))


def test_a_pyproject_of_others_is_no_second_configuration(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": WRONG, "pyproject.toml": b"[tool.ruff]\nline-length = 100\n"})
    assert ralat("check", "a.md", folder=tmp_path).code == 1


def test_an_empty_folder_is_clean_with_a_note(tmp_path: Path) -> None:
    (tmp_path / "kosong").mkdir()
    for jobs in ("0", "3"):
        run = ralat("check", "--jobs", jobs, "kosong", folder=tmp_path)
        assert run == Run(0, "", lines("ralat: tidak ada berkas yang perlu diperiksa"))
    report = json.loads(ralat("check", "--format", "json", "kosong", folder=tmp_path).out)
    assert report["files"] == [] and report["summary"]["files"] == 0


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[Path]:
    """A tree with a folder that may not be read, one that may not be entered, and a file that may not be read."""
    (tmp_path / "arsip").mkdir()
    write(tmp_path / "arsip", {"a.md": WRONG, "rahasia.md": WRONG})
    doors = {"tertutup": 0o000, "terkunci": 0o444}
    for name, mode in doors.items():
        (tmp_path / "arsip" / name).mkdir()
        (tmp_path / "arsip" / name / "b.md").write_bytes(WRONG)
        (tmp_path / "arsip" / name).chmod(mode)
    (tmp_path / "arsip/rahasia.md").chmod(0o000)
    yield tmp_path / "arsip"
    for name in doors:
        (tmp_path / "arsip" / name).chmod(0o755)


CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, PR_CAPBSET_DROP = 1, 2, 24


def heed_permissions() -> None:
    """Make permissions count for root as well (Linux)."""
    for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
        if ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, capability, 0, 0, 0):
            raise OSError("the test runs as root, and cannot become less")


def as_a_stranger(*arguments: str, folder: Path) -> Run:
    """The command as a user for whom permissions count, since root may read everything."""
    run = subprocess.run(
        [sys.executable, *ENTRY, *arguments], cwd=folder, env=environment(), capture_output=True, check=False,
        preexec_fn=heed_permissions if os.geteuid() == 0 else None,
    )  # fmt: skip
    return Run(run.returncode, run.stdout.decode(), run.stderr.decode())


def test_what_may_not_be_read_is_named_and_fails_the_run(closed: Path) -> None:
    for arguments in ((), ("--jobs", "2")):
        run = as_a_stranger("check", "--no-cache", "--format", "json", *arguments, ".", folder=closed)
        assert run.code == 2
        assert sorted(run.err.splitlines()) == [
            "ralat: ./rahasia.md: tidak boleh dibaca; periksa izinnya",
            "ralat: ./terkunci/b.md: tidak boleh dibaca; periksa izinnya",
            "ralat: ./tertutup: folder tidak dapat dibaca (Permission denied); isinya tidak diperiksa",
        ]
        found: Mapping[str, object] = {f["path"]: f["error"] for f in json.loads(run.out)["files"]}
        assert found["./a.md"] is None
        assert all(error for path, error in found.items() if path != "./a.md")


def test_pipes_and_devices_in_a_folder_are_passed_by(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": WRONG})
    os.mkfifo(tmp_path / "pipa.md")
    assert paths(ralat("check", "--format", "json", ".", folder=tmp_path)) == ["a.md"]


@pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")
def test_a_pipe_of_the_shell_is_read_here_and_not_in_another_process(tmp_path: Path) -> None:
    write(tmp_path, {f"{n:02d}.md": WRONG for n in range(25)})
    command = f"'{sys.executable}' -m lint check --jobs 2 --format json <(cat 00.md) ."
    run = subprocess.run(["bash", "-c", command], cwd=tmp_path, env=environment(), capture_output=True, check=False)
    files = json.loads(run.stdout)["files"]
    assert files[0]["path"].startswith("/dev/fd/") and len(files[0]["findings"]) == 1
    assert len(files) == 26


def test_standard_input_among_many_files(tmp_path: Path) -> None:
    write(tmp_path, {f"{n:02d}.md": WRONG for n in range(25)})
    arguments = ("check", "--jobs", "2", "--format", "json", "--stdin-filename", "masuk.md", "00.md", "-", ".")
    run = ralat(*arguments, folder=tmp_path, stdin=WRONG)
    assert paths(run)[:3] == ["00.md", "masuk.md", "00.md"]
    assert all(len(f["findings"]) == 1 for f in json.loads(run.out)["files"])


def test_ctrl_c_while_folders_are_walked_is_quiet(tmp_path: Path) -> None:
    write(tmp_path, {})
    for n in range(4000):
        (tmp_path / f"{n % 80}" / f"{n}").mkdir(parents=True)
    process = subprocess.Popen(
        [sys.executable, *ENTRY, "check", *["."] * 50], cwd=tmp_path, env=environment(),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    time.sleep(2)
    os.killpg(process.pid, signal.SIGINT)
    assert process.communicate(timeout=30) == (b"", b"ralat: dihentikan\n")
    assert process.returncode == 130
