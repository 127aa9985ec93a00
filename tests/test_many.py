"""Many files: several processes, progress, and what happens when one of them or the user stops."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from lint.files import Target
from lint.progress import duration, line
from lint.run import MANY, MANY_BYTES, is_many

from .command import ENTRY, ROOT, environment, lines, ralat, scripted, write

posix = pytest.mark.skipif(os.name == "nt", reason="signals and terminals of POSIX")

SUBJECTS = ("Pasukan itu", "Warga desa", "Para petugas", "Rombongan menteri", "Anak-anak sekolah")
WRONG = ("pergi kesana", "sekedar lewat", "tiba di jakarta", "membawa apotik keliling", "mengantri bensin")


@pytest.fixture(autouse=True)
def nothing_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RALAT_CACHE_DIR", str(tmp_path / "cache"))


def archive(folder: Path, files: int, repeat: int = 1) -> Path:
    """A folder of Markdown articles, each with findings of its own."""
    top = folder / "arsip"
    top.mkdir()
    (folder / "ralat.toml").write_text("", "utf-8")
    for number in range(files):
        text = f"{SUBJECTS[number % 5]} {WRONG[number // 5 % 5]} pada tanggal {number % 28 + 1} Juli.\n\n"
        (top / f"{number:04d}.md").write_text(f"# Kabar {number}\n\n{text * repeat}", "utf-8")
    return top


@pytest.mark.parametrize("form", ["text", "json"])
def test_the_report_is_the_same_whatever_the_number_of_processes(form: str, tmp_path: Path) -> None:
    archive(tmp_path, 30)
    arguments = ("check", "--no-cache", "--format", form, "arsip", "ralat.toml")
    alone, two, four = (ralat(*arguments, "--jobs", str(n), folder=tmp_path) for n in (1, 2, 4))
    assert alone.code == 1 and alone.out.count("kata-depan-ke") >= 5
    assert two == alone
    assert four == alone


def test_few_files_are_checked_in_one_process_without_a_cache() -> None:
    small = Target(str(ROOT / "pyproject.toml"))
    assert not is_many([small] * (MANY - 1))
    assert is_many([small] * MANY)
    large = next(p for p in (ROOT / "lint/data").glob("*.bin") if p.stat().st_size > MANY_BYTES)
    assert is_many([Target(str(large))])


def test_a_process_that_dies_costs_its_file_alone_and_is_named(tmp_path: Path) -> None:
    archive(tmp_path, 12)
    entry = scripted(tmp_path, "if '0003' in path or '0007' in path: os._exit(9)")
    run = ralat("check", "--jobs", "2", "--format", "json", "arsip", folder=tmp_path, entry=entry)
    files = json.loads(run.out)["files"]
    said = "pemeriksanya berhenti mendadak (kode 9); berkas lain tetap diperiksa"
    dead = [os.path.join("arsip", name) for name in ("0003.md", "0007.md")]
    assert run.code == 2
    assert run.err == lines(*(f"ralat: {path}: {said}" for path in dead))
    assert [f["path"] for f in files if f["error"]] == dead
    assert {f["error"]["kind"] for f in files if f["error"]} == {"crash"}
    assert [f["path"] for f in files] == [os.path.join("arsip", f"{n:04d}.md") for n in range(12)]
    assert all(f["findings"] for f in files if not f["error"])


def test_a_file_that_hangs_is_given_up_and_named(tmp_path: Path) -> None:
    archive(tmp_path, 6)
    entry = scripted(tmp_path, "if '0002' in path: time.sleep(600)")
    run = ralat("check", "--jobs", "2", "--timeout", "2", "--format", "json", "arsip", folder=tmp_path, entry=entry)
    files = json.loads(run.out)["files"]
    assert run.code == 2
    assert [f["error"] and f["error"]["kind"] for f in files] == [None, None, "timeout", None, None, None]
    assert re.search(
        r"ralat: arsip.0002\.md: belum selesai setelah \d+ detik; dihentikan, berkas lain tetap diperiksa\. "
        r"Beri waktu dengan --timeout, atau kecualikan berkas ini\n",
        run.err,
    )


@pytest.mark.parametrize("fix", [(), ("--fix",)], ids=["check", "fix"])
def test_a_check_that_is_cut_off_is_incomplete_and_changes_nothing(fix: Sequence[str], tmp_path: Path) -> None:
    slow, fast = write(tmp_path, {"a.md": b"Pasukan itu pergi kesana.\n", "b.md": b"Ia pergi kesana.\n"})
    entry = scripted(tmp_path, "if 'a.md' in path: time.sleep(4.5)")
    arguments = ("check", *fix, "--timeout", "4", "--format", "json", "a.md", "b.md")
    run = ralat(*arguments, folder=tmp_path, entry=entry)
    files = json.loads(run.out)["files"]
    assert run.code == 2
    assert run.err == "ralat: a.md: baru sebagian diperiksa dalam 4 detik (--timeout)\n"
    assert [f.get("complete", True) for f in files] == [False, True]
    assert b"kesana" in slow.read_bytes()
    assert (b"kesana" in fast.read_bytes()) is not bool(fix)


def test_what_was_found_until_the_cut_is_reported(tmp_path: Path) -> None:
    text = "\n".join(f"{SUBJECTS[n % 5]} nomor {n} pergi kesana." for n in range(50_000))
    write(tmp_path, {"a.txt": text.encode()})
    run = ralat("check", "--select", "kata-depan-ke", "--timeout", "0.5", "--format", "json", "a.txt", folder=tmp_path)
    (file,) = json.loads(run.out)["files"]
    assert run.code == 2
    assert file["complete"] is False and len(file["findings"]) < 50_000


def test_processes_that_cannot_be_started_are_a_clear_failure(tmp_path: Path) -> None:
    archive(tmp_path, 4)
    (script,) = scripted(tmp_path, "pass")
    Path(script).write_text("import sys\nif __name__ == '__mp_main__': sys.exit(3)\n" + Path(script).read_text("utf-8"))
    run = ralat("check", "--jobs", "2", "arsip", folder=tmp_path, entry=(script,))
    assert run.code == 2
    assert run.err == lines("ralat: proses pemeriksa tidak dapat dimulai (kode 3); coba dengan --jobs 1")


def test_a_wrong_configuration_below_is_told_once_whoever_meets_it(tmp_path: Path) -> None:
    top = archive(tmp_path, 8)
    (top / "ralat.toml").write_text('preset = "edy"\n', "utf-8")
    runs = [ralat("check", "--jobs", n, "arsip", folder=tmp_path) for n in ("1", "2")]
    message = f"ralat: {os.path.join('arsip', 'ralat.toml')}:1: preset 'edy' tidak ada (maksud Anda 'eyd'?)"
    assert all(run.code == 2 and message.split("arsip")[1] in run.err for run in runs)
    assert runs[0] == runs[1]


@contextmanager
def running(*arguments: str, folder: Path, entry: Sequence[str] = ENTRY) -> Iterator[subprocess.Popen[bytes]]:
    """The command as the leader of a group of processes, as a terminal would start it."""
    process = subprocess.Popen(
        [sys.executable, *entry, *arguments],
        cwd=folder, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    try:
        yield process
    finally:
        if is_alive(process.pid):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def is_alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def wait_for(condition: Callable[[], bool], seconds: float = 60.0) -> bool:
    until = time.monotonic() + seconds
    while not condition() and time.monotonic() < until:
        time.sleep(0.02)
    return condition()


SLOW = "open(os.path.basename(path) + '.mulai', 'w').close()\ntime.sleep(0.1)"


@posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "terminated"])
@pytest.mark.parametrize("jobs", ["1", "3"])
def test_an_interrupted_run_reports_what_is_done_and_leaves_no_process(
    jobs: str, number: signal.Signals, tmp_path: Path
) -> None:
    archive(tmp_path, 200)
    entry = scripted(tmp_path, SLOW)
    with running("check", "--jobs", jobs, "--format", "json", "arsip", folder=tmp_path, entry=entry) as process:
        assert wait_for((tmp_path / "0007.md.mulai").exists)
        os.killpg(process.pid, number)
        out, err = process.communicate(timeout=30)
        assert wait_for(lambda: not is_alive(process.pid), 5)
    said = re.fullmatch(
        r"ralat: dihentikan; (\d+) dari 200 berkas sudah diperiksa; hasilnya tersimpan, jadi tidak diperiksa ulang\n",
        err.decode(),
    )
    assert process.returncode == 128 + number
    assert said, err.decode()
    files = json.loads(out)["files"]
    assert 4 < len(files) == int(said[1]) < 60
    assert [f["path"] for f in files] == sorted(f["path"] for f in files)


@posix
def test_a_run_goes_on_where_the_interrupted_one_stopped(tmp_path: Path) -> None:
    archive(tmp_path, 30)
    entry = scripted(tmp_path, SLOW)
    with running("check", "--jobs", "2", "arsip", folder=tmp_path, entry=entry) as process:
        assert wait_for((tmp_path / "0009.md.mulai").exists)
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=30)
    done = int(re.findall(r"(\d+) dari 30", err.decode())[0])
    for mark in tmp_path.glob("*.mulai"):
        mark.unlink()
    assert ralat("check", "arsip", folder=tmp_path, entry=entry).code == 1
    assert len(list(tmp_path.glob("*.mulai"))) == 30 - done


@posix
def test_an_interrupted_fix_leaves_every_file_whole(tmp_path: Path) -> None:
    top = archive(tmp_path, 60)
    before = {path.name: path.read_text("utf-8") for path in top.iterdir()}
    fixed = tmp_path / "lain"
    fixed.mkdir()
    after_top = archive(fixed, 60)
    ralat("check", "--fix", "arsip", folder=fixed)
    after = {path.name: path.read_text("utf-8") for path in after_top.iterdir()}
    with running("check", "--fix", "--jobs", "2", "--no-cache", "arsip", folder=tmp_path) as process:
        assert wait_for(lambda: any((top / name).read_text("utf-8") != text for name, text in before.items()))
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=30)
    left = {path.name: path.read_text("utf-8") for path in top.iterdir()}
    assert sorted(left) == sorted(before)
    assert all(text in (before[name], after[name]) for name, text in left.items())
    assert process.returncode in (130, 0, 1)
    assert "Traceback" not in err.decode()


@posix
def test_a_hanging_file_does_not_hold_up_ctrl_c(tmp_path: Path) -> None:
    archive(tmp_path, 30)
    entry = scripted(tmp_path, "if '0004' in path: time.sleep(600)\n" + SLOW)
    with running("check", "--jobs", "2", "--format", "json", "arsip", folder=tmp_path, entry=entry) as process:
        assert wait_for((tmp_path / "0012.md.mulai").exists)
        start = time.monotonic()
        os.killpg(process.pid, signal.SIGINT)
        out, _ = process.communicate(timeout=30)
        assert time.monotonic() - start < 10
        assert wait_for(lambda: not is_alive(process.pid), 5)
    names = [f["path"][-7:-3] for f in json.loads(out)["files"]]
    assert process.returncode == 130
    behind_it = {f"{n:04d}" for n in range(5, 12)} - {*names}
    assert "0004" not in names and len(behind_it) <= 1, "one file at most waits for the process that hangs"


@posix
def test_a_closed_pipe_ends_all_processes_quietly(tmp_path: Path) -> None:
    archive(tmp_path, 60, repeat=20)
    with running("check", "--jobs", "2", "--format", "json", "arsip", folder=tmp_path) as process:
        assert process.stdout and process.stderr
        process.stdout.read(1)
        process.stdout.close()
        assert process.wait(60) == 1
        assert process.stderr.read() == b""
        assert wait_for(lambda: not is_alive(process.pid), 5)


@posix
def test_a_short_report_into_a_closed_pipe_is_quiet_too(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": b"Ia pergi kesana.\n"})
    for arguments in ("check a.txt", "check --jobs 1 a.txt", "rules"):
        command = f"'{sys.executable}' -m lint {arguments} | true"
        run = subprocess.run(["bash", "-c", command], cwd=tmp_path, env=environment(), capture_output=True, check=False)
        assert run.stderr == b""


def on_a_terminal(*arguments: str, folder: Path) -> tuple[bytes, bytes]:
    """What the command writes to standard output, a pipe, and to standard error, a terminal."""
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, *ENTRY, *arguments], cwd=folder, env=environment(), stdout=subprocess.PIPE, stderr=theirs
    )
    os.close(theirs)
    assert process.stdout
    told = b""
    try:
        while piece := os.read(ours, 4096):
            told += piece
    except OSError:
        pass
    out = process.stdout.read()
    process.wait()
    process.stdout.close()
    os.close(ours)
    return out, told


@posix
def test_progress_is_drawn_on_a_terminal_alone_and_wiped_off(tmp_path: Path) -> None:
    archive(tmp_path, 60)
    out, told = on_a_terminal("check", "--no-cache", "--jobs", "2", "arsip", folder=tmp_path)
    assert re.search("[█░]+ \\d+/60 berkas, [\\d,]+/detik, sisa \\d+ dtk", told.decode())
    assert re.search(r"\r +\r\Z", told.decode())
    assert "█" not in out.decode() and "60 berkas diperiksa" in out.decode()
    assert ralat("check", "--no-cache", "arsip", folder=tmp_path).err == ""


def test_progress_tells_count_rate_and_time_left() -> None:
    assert line(2500, 10000, 45.0) == "██████░░░░░░░░░░░░░░░░░░ 2.500/10.000 berkas, 45/detik, sisa 2 mnt 47 dtk"
    assert line(0, 5, 0.0).endswith("0/5 berkas, 0,0/detik")
    assert [duration(s) for s in (0, 59.6, 3600, 7325)] == ["0 dtk", "1 mnt", "1 jam", "2 jam 2 mnt 5 dtk"]
