"""`ralat review`: a person answers, by lines or by keys on a terminal; nothing but what was decided changes."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from .command import ENTRY, Run, environment, ralat, write

TWO = "Pasukan itu pergi kesana.\nWarga dan tenara membersihkan jalan.\n"
RULES = "--select=kata-depan-ke,salah-ketik,kata-baku,pengabaian-sia-sia,pengabaian-keliru"


def review(folder: Path, answers: str, *files: str) -> Run:
    return ralat("review", RULES, *files, folder=folder, stdin="".join(f"{a}\n" for a in answers.split()).encode())


def text(path: Path) -> str:
    return path.read_bytes().decode()


def test_accepted_and_skipped(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": TWO.encode()})
    run = review(tmp_path, "1 l b", "a.txt")
    assert text(tmp_path / "a.txt") == TWO.replace("kesana", "ke sana")
    assert run.code == 0 and run.err == ""
    assert run.out.endswith("a.txt: 1 perbaikan ditulis; 1 temuan tersisa\n")


def test_what_is_shown(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": TWO.encode()})
    shown = review(tmp_path, "s", "a.txt").out
    assert shown == (
        "a.txt: 2 temuan\n\n"
        "a.txt:1:19: galat [kata-depan-ke] (sisa 2)\n"
        "    Pasukan itu pergi kesana.\n                      ^^^^^^\n"
        "Kata depan “ke” ditulis terpisah; tulis “ke sana”\n"
        "  1  Ganti dengan “ke sana” (aman)\n"
        "[1] pakai  [t] tulis  [l] lewati  [a] abaikan  [b] berkas berikut  [s] selesai  [x] keluar  [?] bantuan: s\n"
        "a.txt: tidak diubah\n"
    )


def test_an_alternative_by_its_number(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": TWO.encode()})
    run = review(tmp_path, "l 2 b", "a.txt")
    assert "  2  Ganti dengan “tenaga” (hanya saran)\n" in run.out
    assert text(tmp_path / "a.txt") == TWO.replace("tenara", "tenaga")
    assert run.code == 1


def test_a_replacement_of_ones_own(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": TWO.encode()})
    review(tmp_path, "t ke-sana! l b", "a.txt")
    assert text(tmp_path / "a.txt") == TWO.replace("kesana", "ke-sana!")


def test_undo_goes_back_one_decision_at_a_time(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": TWO.encode()})
    review(tmp_path, "1 1 u u l 1 b", "a.txt")
    assert text(tmp_path / "a.txt") == TWO.replace("tenara", "tentara")


def test_leaving_without_writing(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": TWO.encode(), "b.txt": TWO.encode()})
    run = review(tmp_path, "1 x", "a.txt", "b.txt")
    assert text(tmp_path / "a.txt") == text(tmp_path / "b.txt") == TWO
    assert run.out.endswith("a.txt: tidak diubah; 1 perbaikan tidak ditulis\n")


def test_the_end_of_the_answers_writes_what_was_accepted(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": TWO.encode(), "b.txt": TWO.encode()})
    run = review(tmp_path, "1", "a.txt", "b.txt")
    assert text(tmp_path / "a.txt") == TWO.replace("kesana", "ke sana")
    assert text(tmp_path / "b.txt") == TWO
    assert run.code == 0 and "a.txt: 1 perbaikan ditulis; 1 temuan tersisa\n" in run.out


def test_the_next_file(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": TWO.encode(), "b.txt": b"Warga pulang.\n", "c.txt": TWO.encode()})
    run = review(tmp_path, "b l 1 b", "a.txt", "b.txt", "c.txt")
    assert "a.txt: tidak diubah\n" in run.out and "b.txt: bersih\n" in run.out
    assert text(tmp_path / "c.txt") == TWO.replace("tenara", "tentara")
    assert run.code == 1


def test_help_and_wrong_keys_ask_again(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": TWO.encode()})
    run = review(tmp_path, "? 7 ö 1 s", "a.txt")
    assert "  l    lewati; temuan dibiarkan\n" in run.out
    assert "7: tidak ada pilihan itu. Tekan ? untuk bantuan.\n" in run.out
    assert text(tmp_path / "a.txt") == TWO.replace("kesana", "ke sana")


IGNORED = {
    "plain": ("a.txt", TWO, "[ralat: abaikan-baris kata-depan-ke]\n" + TWO),
    "plain, with Windows lines": (
        "a.txt", "Pulang.\r\nPergi kesana.\r\n", "Pulang.\r\n[ralat: abaikan-baris kata-depan-ke]\r\nPergi kesana.\r\n",
    ),
    "markdown": (
        "a.md", "# Judul\n\nMereka pergi **kesana** lagi.\n",
        "# Judul\n\nMereka pergi **kesana** lagi. <!-- ralat: abaikan-baris kata-depan-ke -->\n",
    ),
    "an item": ("a.md", "- Pergi kesana.\n- Pulang.\n", "- Pergi kesana. <!-- ralat: abaikan-baris kata-depan-ke -->\n- Pulang.\n"),
    "a cell": (
        "a.md", "| Kota | Kata |\n| --- | --- |\n| Solo | pergi kesana |\n",
        "| Kota | Kata |\n| --- | --- |\n| Solo | pergi kesana<!-- ralat: abaikan-baris kata-depan-ke --> |\n",
    ),
    "front matter": (
        "a.md", "---\ntitle: Mereka pergi kesana\n---\n\nWarga pulang.\n",
        "---\ntitle: Mereka pergi kesana\nralat: abaikan kata-depan-ke\n---\n\nWarga pulang.\n",
    ),
    "front matter of TOML": (
        "a.md", '+++\ntitle = "Mereka pergi kesana"\n+++\n\nWarga pulang.\n',
        '+++\ntitle = "Mereka pergi kesana"\nralat = "abaikan kata-depan-ke"\n+++\n\nWarga pulang.\n',
    ),
    "html": (
        "a.html", "<p>Mereka pergi kesana.</p>\n", "<p>Mereka pergi kesana.</p> <!-- ralat: abaikan-baris kata-depan-ke -->\n",
    ),
    "html on one line": (
        "a.html", "<div><p>Pergi kesana.</p><p\nclass=a>Pulang.</p></div>\n",
        "<div><p>Pergi kesana<!-- ralat: abaikan-baris kata-depan-ke -->.</p><p\nclass=a>Pulang.</p></div>\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", IGNORED)
def test_ignored_here_by_a_remark_of_the_format(name: str, tmp_path: Path) -> None:
    file, before, after = IGNORED[name]
    write(tmp_path, {file: before.encode()})
    run = review(tmp_path, "a s", file)
    assert text(tmp_path / file) == after
    assert "1 pengabaian ditulis" in run.out
    assert "kata-depan-ke" not in ralat("check", RULES, file, folder=tmp_path).out


def test_where_no_remark_can_stand_the_decision_is_refused(tmp_path: Path) -> None:
    rows = 'id,isi\n1,"Mereka pergi kesana."\n'
    write(tmp_path, {"a.csv": rows.encode(), "ralat.toml": b'text-field = ["isi"]\n'})
    run = review(tmp_path, "a 1 b", "a.csv")
    assert "catatan abaikan tidak dapat ditaruh di sini" in run.out
    assert text(tmp_path / "a.csv") == rows.replace("kesana", "ke sana")


def test_a_word_goes_to_the_list_of_the_project_at_once(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": f"{TWO}Ketenaraan itu lama.\n".encode()})
    run = ralat("review", RULES, "a.txt", folder=tmp_path, stdin=b"l\nk\n\ns\n")
    assert "[k] kata" in run.out and "words.txt: ditambahkan: tenara\n" in run.out
    assert (tmp_path / "words.txt").read_text("utf-8").endswith("tenara\n")
    assert text(tmp_path / "a.txt").startswith(TWO)
    assert "salah-ketik" not in ralat("check", "a.txt", folder=tmp_path).out


def test_a_word_is_taken_back_by_undo(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": TWO.encode()})
    run = ralat("review", RULES, "a.txt", folder=tmp_path, stdin=b"1\nk\n\nu\n1\nb\n")
    assert "words.txt: dihapus: tenara\n" in run.out
    assert "tenara" not in (tmp_path / "words.txt").read_text("utf-8")
    assert text(tmp_path / "a.txt") == TWO.replace("kesana", "ke sana").replace("tenara", "tentara")


def test_the_root_can_be_given_for_a_derived_word(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": b"Warga dan tenaranya pulang.\n"})
    run = ralat("review", RULES, "a.txt", folder=tmp_path, stdin=b"k\ntenara\n")
    assert "Tambahkan “tenaranya” (Enter), atau tulis kata dasarnya: " in run.out
    assert "words.txt: ditambahkan: tenara\n" in run.out and "tetap dilaporkan" not in run.out
    assert run.code == 0


BYTES = {
    "lines of Windows": b"Pergi kesana.\r\nPulang.\r\n",
    "a byte order mark": b"\xef\xbb\xbfPergi kesana.\nPulang.",
    "UTF-16": "\ufeffPergi kesana.\nPulang.\n".encode("utf-16-le"),
    "signs outside of the plane": "😀 Pergi kesana é e\u0301.\n\n\n\tPulang.  \n".encode(),
}


@pytest.mark.parametrize("name", BYTES)
def test_no_other_byte_changes(name: str, tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": BYTES[name]})
    (tmp_path / "a.txt").chmod(0o640)
    review(tmp_path, "1 b", "a.txt")
    codec = "utf-16-le" if name == "UTF-16" else "utf-8"
    assert (tmp_path / "a.txt").read_bytes() == BYTES[name].replace("kesana".encode(codec), "ke sana".encode(codec))
    assert (tmp_path / "a.txt").stat().st_mode & 0o777 == 0o640


def test_what_touches_markup_is_left_to_hand(tmp_path: Path) -> None:
    source = "Mereka pergi ke**sana** lagi.\n"
    write(tmp_path, {"a.md": source.encode()})
    run = review(tmp_path, "t kemari s", "a.md")
    assert "tempat ini mengandung markup; sunting sendiri di berkasnya" in run.out
    assert text(tmp_path / "a.md") == source


def test_a_file_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": TWO.encode()})
    process = started(tmp_path, "review", RULES, "a.txt")
    assert process.stdin and process.stdout and process.stderr
    process.stdin.write(b"1\n")
    process.stdin.flush()
    while "tenara" not in (line := process.stdout.readline().decode()):
        assert line
    (tmp_path / "a.txt").write_text("Lain.\n", "utf-8")
    out, err = process.communicate(b"s\n", timeout=60)
    assert process.returncode == 2 and "a.txt: diubah pihak lain sejak dibaca; tidak ditimpa" in err.decode()
    assert "-Pasukan itu pergi kesana.\n+Pasukan itu pergi ke sana.\n" in out.decode()
    assert text(tmp_path / "a.txt") == "Lain.\n"


def test_what_cannot_be_reviewed(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": b"\0\1"})
    assert ralat("review", "-", folder=tmp_path).err.startswith("ralat: review membutuhkan nama berkas")
    assert ralat("review", "a.txt", folder=tmp_path) == Run(
        2, "", "ralat: a.txt: berkas biner, bukan teks; lewati atau ubah ke teks dulu\n"
    )
    run = ralat("review", "b.txt", folder=tmp_path)
    assert (run.code, run.err) == (2, "ralat: b.txt: tidak ada berkas seperti itu; periksa nama dan foldernya\n")


def started(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, *ENTRY, *arguments], cwd=folder, env=environment(),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


class Terminal:
    """The command on a terminal of its own: what it draws, and the keys that a person presses."""

    def __init__(self, folder: Path, *arguments: str, **variables: str) -> None:
        import pty

        self.drawn = ""
        self.process, self._file = pty.fork()
        if self.process == 0:
            os.chdir(folder)
            os.environ.update({**environment(), "TERM": "xterm", **variables})
            os.execv(sys.executable, [sys.executable, *ENTRY, *arguments])

    def until(self, text: str) -> str:
        """What is drawn up to a text, which has to come."""
        end = time.monotonic() + 60
        while text not in self.drawn:
            assert time.monotonic() < end, self.drawn
            if select.select([self._file], [], [], 1)[0]:
                self.drawn += os.read(self._file, 65536).decode("utf-8", "replace")
        shown, _, self.drawn = self.drawn.partition(text)
        return shown + text

    def press(self, keys: str) -> None:
        os.write(self._file, keys.encode())

    def rest(self) -> str:
        end = time.monotonic() + 60
        with contextlib.suppress(OSError):
            while time.monotonic() < end:
                if select.select([self._file], [], [], 1)[0]:
                    self.drawn += os.read(self._file, 65536).decode("utf-8", "replace")
        assert time.monotonic() < end, self.drawn
        return self.drawn

    @property
    def modes(self) -> list[object]:
        import termios

        return termios.tcgetattr(self._file)[:4]

    def code(self) -> int:
        _, status = os.waitpid(self.process, 0)
        return os.waitstatus_to_exitcode(status)


needs_terminal = pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals of POSIX")


@pytest.fixture
def words(tmp_path: Path) -> Iterator[Path]:
    write(tmp_path, {"a.txt": TWO.encode(), "b.txt": TWO.encode()})
    yield tmp_path


@needs_terminal
def test_one_keypress_on_a_terminal(words: Path) -> None:
    terminal = Terminal(words, "review", RULES, "a.txt")
    assert "\x1b[" in terminal.until("bantuan: ")
    terminal.press("1")
    assert "tenara" in terminal.until("bantuan: ")
    terminal.press("\x1b[A")
    terminal.press("\n")
    terminal.press("é")
    terminal.until("é: tidak ada pilihan itu")
    terminal.until("bantuan: ")
    terminal.press("2")
    terminal.until("keluar tanpa menulis: ")
    assert text(words / "a.txt") == TWO
    terminal.press("b")
    assert "2 perbaikan ditulis" in terminal.rest()
    assert terminal.code() == 0
    assert text(words / "a.txt") == TWO.replace("kesana", "ke sana").replace("tenara", "tenaga")


@needs_terminal
@pytest.mark.parametrize("variables", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=["NO_COLOR", "dumb"])
def test_no_colour_where_none_is_wanted(variables: dict[str, str], words: Path) -> None:
    terminal = Terminal(words, "review", RULES, "a.txt", **variables)
    assert "\x1b" not in terminal.until("bantuan: ")
    terminal.press("x")
    assert "tidak diubah" in terminal.rest()
    assert terminal.code() == 1


@needs_terminal
def test_ctrl_c_leaves_the_file_whole_and_the_terminal_as_it_was(words: Path) -> None:
    terminal = Terminal(words, "review", RULES, "a.txt", "b.txt")
    before = terminal.modes
    terminal.until("bantuan: ")
    terminal.press("1")
    terminal.until("bantuan: ")
    terminal.press("b")
    terminal.until("b.txt: 2 temuan")
    terminal.until("bantuan: ")
    terminal.press("1")
    terminal.until("bantuan: ")
    terminal.press("\x03")
    told = terminal.until("sudah ditulis: a.txt")
    assert "ralat: dihentikan; b.txt tidak diubah (1 perbaikan tidak ditulis); " in told
    assert terminal.modes == before
    terminal.rest()
    assert terminal.code() == 130
    assert text(words / "a.txt") == TWO.replace("kesana", "ke sana")
    assert text(words / "b.txt") == TWO


@needs_terminal
def test_a_request_to_end_does_the_same(words: Path) -> None:
    terminal = Terminal(words, "review", RULES, "a.txt")
    terminal.until("bantuan: ")
    os.kill(terminal.process, signal.SIGTERM)
    assert "ralat: dihentikan; a.txt tidak diubah\r\n" in terminal.rest()
    assert terminal.code() == 143
    assert text(words / "a.txt") == TWO


@needs_terminal
def test_ctrl_d_writes_what_was_accepted(words: Path) -> None:
    terminal = Terminal(words, "review", RULES, "a.txt")
    terminal.until("bantuan: ")
    terminal.press("1")
    terminal.until("bantuan: ")
    terminal.press("\x04")
    assert "1 perbaikan ditulis; 1 temuan tersisa" in terminal.rest()
    assert text(words / "a.txt") == TWO.replace("kesana", "ke sana")


@needs_terminal
def test_a_line_on_a_terminal_can_be_edited(words: Path) -> None:
    terminal = Terminal(words, "review", RULES, "a.txt")
    terminal.until("bantuan: ")
    terminal.press("t")
    terminal.until("(kosong: batal): ")
    terminal.press("kemari\x7f\x7f\x7f\x7f situ\n")
    terminal.until("bantuan: ")
    terminal.press("s")
    terminal.rest()
    assert text(words / "a.txt") == TWO.replace("kesana", "ke situ")
