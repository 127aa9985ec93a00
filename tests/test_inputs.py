"""Input that must work, and input that is refused with a clear message while other files are still checked."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lint.extract.plain import paragraphs

from .command import ROOT, lines, ralat, write

WRONG, RIGHT = "Pasukan itu pergi kesana.\n", "Pasukan itu pergi ke sana.\n"
SLIP = "galat [kata-depan-ke] Kata depan “ke” ditulis terpisah; tulis “ke sana” → ganti dengan “ke sana” (aman)"
ONE = "1 berkas diperiksa: 1 galat; 1 dapat diperbaiki dengan --fix."

ENCODINGS = {
    "utf-8": lambda text: text.encode(),
    "utf-8 with a mark": lambda text: text.encode("utf-8-sig"),
    "utf-16 little-endian": lambda text: b"\xff\xfe" + text.encode("utf-16-le"),
    "utf-16 big-endian": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "utf-32": lambda text: b"\xff\xfe\x00\x00" + text.encode("utf-32-le"),
    "crlf": lambda text: text.replace("\n", "\r\n").encode(),
    "utf-16 with crlf": lambda text: b"\xff\xfe" + text.replace("\n", "\r\n").encode("utf-16-le"),
}


@pytest.mark.parametrize("name", ENCODINGS)
def test_every_encoding_is_read_and_every_other_byte_survives_a_fix(name: str, tmp_path: Path) -> None:
    encode = ENCODINGS[name]
    (file,) = write(tmp_path, {"a.txt": encode(f"Baris satu.\n{WRONG}")})
    assert ralat("check", "a.txt", folder=tmp_path) == (1, lines(f"a.txt:2:19: {SLIP}", ONE), "")
    fixed = ralat("check", "--fix", "a.txt", folder=tmp_path)
    assert fixed == (0, lines("1 perbaikan ditulis.", "Tidak ada lagi yang tersisa."), "")
    assert file.read_bytes() == encode(f"Baris satu.\n{RIGHT}")


@pytest.mark.parametrize("name", ENCODINGS)
def test_a_pipe_gets_its_own_bytes_back(name: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "lint", "check", "--fix", "-"]
    encode = ENCODINGS[name]
    run = subprocess.run(command, cwd=ROOT, input=encode(WRONG), capture_output=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (0, encode(RIGHT), b"")


def test_a_named_encoding_is_read_and_written(tmp_path: Path) -> None:
    (file,) = write(tmp_path, {"a.txt": f"Kafé itu ramai. {WRONG}".encode("cp1252")})
    assert ralat("check", "--fix", "--encoding", "cp1252", "a.txt", folder=tmp_path).code == 0
    assert file.read_bytes() == f"Kafé itu ramai. {RIGHT}".encode("cp1252")


@pytest.mark.parametrize("data", [b"", b"\n \r\n\n", b"\xef\xbb\xbf"], ids=["nothing", "white space", "mark"])
def test_an_empty_file_is_clean_with_a_note(data: bytes, tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": data})
    run = ralat("check", "a.txt", folder=tmp_path)
    assert run == (0, lines("1 berkas diperiksa: bersih."), lines("ralat: a.txt: kosong, tidak ada yang diperiksa"))


def test_a_folder_with_nothing_to_check_is_clean_with_a_note(tmp_path: Path) -> None:
    write(tmp_path, {"gambar.png": b"\x89PNG\0"})
    assert ralat("check", ".", folder=tmp_path) == (0, "", lines("ralat: tidak ada berkas yang perlu diperiksa"))


def test_a_folder_gives_its_texts_in_order_and_skips_hidden_folders(tmp_path: Path) -> None:
    write(tmp_path, {"b.txt": WRONG.encode(), "a.txt": WRONG.encode(), "c.bin": b"\0"})
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git/d.txt").write_text(WRONG, "utf-8")
    run = ralat("check", "--format", "jsonl", ".", folder=tmp_path)
    paths = [json.loads(line)["path"] for line in run.out.splitlines()]
    assert paths == [os.path.join(".", "a.txt"), os.path.join(".", "b.txt")]


LINES_OF_AN_ARTICLE = [
    "Pemerintah menyiapkan bantuan untuk warga di wilayah itu.",
    "Bantuan tiba pada Senin pagi setelah jalan dibuka kembali oleh petugas gabungan dari tiga kabupaten.",
    "Warga menyambutnya.",
]
WRAPPED = """\
Pemerintah menyiapkan bantuan untuk warga di wilayah itu setelah
banjir merendam ratusan rumah selama tiga hari berturut-turut dan
memutus jalan utama menuju kota.

Bantuan tiba pada Senin pagi setelah jalan dibuka kembali oleh
petugas gabungan dari tiga kabupaten yang bekerja sepanjang malam
untuk menyingkirkan lumpur.
"""


def test_one_paragraph_a_line_and_hard_wrapped_text_are_told_apart() -> None:
    article = "\n".join(LINES_OF_AN_ARTICLE)
    assert [article[r.start : r.end] for r in paragraphs(article, 0, len(article))] == LINES_OF_AN_ARTICLE
    found = [WRAPPED[r.start : r.end] for r in paragraphs(WRAPPED, 0, len(WRAPPED))]
    assert found == WRAPPED.strip().split("\n\n")


def test_wrapped_lines_are_not_paragraphs_without_full_stops(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": WRAPPED.encode()})
    assert ralat("check", "a.txt", folder=tmp_path) == (0, lines("1 berkas diperiksa: bersih."), "")


def test_a_line_of_five_megabytes_is_checked(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": (RIGHT.strip() + " ").encode() * 200_000})
    start = time.monotonic()
    run = ralat("check", "--select", "tanda_baca", "a.txt", folder=tmp_path)
    assert run == (0, lines("1 berkas diperiksa: bersih."), "")
    assert time.monotonic() - start < 120


REFUSED = {
    "no such file": (None, "a.txt: tidak ada berkas seperti itu; periksa nama dan foldernya", "missing"),
    "a binary": (b"\x89PNG\r\n\0\0", "a.txt: berkas biner, bukan teks; lewati atau ubah ke teks dulu", "binary"),
    "invalid utf-8": (
        b"Baris satu.\nKaf\xe9 itu.\n",
        "a.txt:2: bukan UTF-8 yang sah (bita 0xe9 di posisi 15); sebutkan pengodeannya, misalnya --encoding cp1252",
        "encoding",
    ),
    "half a utf-16 unit": (
        b"\xff\xfea\0\n\0b",
        "a.txt:2: bukan UTF-16-LE yang sah (bita 0x62 di posisi 6); sebutkan pengodeannya, misalnya --encoding cp1252",
        "encoding",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_text_is_refused_and_the_other_file_is_checked(name: str, tmp_path: Path) -> None:
    data, message, kind = REFUSED[name]
    write(tmp_path, {"b.txt": WRONG.encode(), **({} if data is None else {"a.txt": data})})
    run = ralat("check", "a.txt", "b.txt", folder=tmp_path)
    assert run == (2, lines(f"b.txt:1:19: {SLIP}", ONE), lines(f"ralat: {message}"))
    report = json.loads(ralat("check", "--format", "json", "a.txt", "b.txt", folder=tmp_path).out)
    assert [file["error"] for file in report["files"]] == [{"kind": kind, "message": message}, None]


def test_a_refused_pipe_is_exit_2_and_writes_nothing(tmp_path: Path) -> None:
    run = ralat("check", "--fix", "-", folder=tmp_path, stdin=b"\0\1\2")
    assert run == (2, "", lines("ralat: -: berkas biner, bukan teks; lewati atau ubah ke teks dulu"))


def test_a_read_only_file_is_left_alone_under_fix(tmp_path: Path) -> None:
    file, other = write(tmp_path, {"a.txt": WRONG.encode(), "b.txt": WRONG.encode()})
    file.chmod(0o444)
    run = ralat("check", "--fix", "a.txt", "b.txt", folder=tmp_path)
    assert (run.code, run.err) == (2, lines("ralat: a.txt: hanya-baca; tidak diubah. Beri izin tulis lalu ulangi"))
    assert file.read_text("utf-8") == WRONG
    assert other.read_text("utf-8") == RIGHT


def test_a_fix_keeps_mode_and_link_and_leaves_no_other_file(tmp_path: Path) -> None:
    (file,) = write(tmp_path, {"a.txt": WRONG.encode()})
    file.chmod(0o640)
    (tmp_path / "b.txt").symlink_to(file)
    assert ralat("check", "--fix", "b.txt", folder=tmp_path).code == 0
    assert (tmp_path / "b.txt").is_symlink()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.txt", "b.txt", "ralat.toml"]
    assert file.read_text("utf-8") == RIGHT


def test_an_error_while_writing_leaves_the_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from lint import source, writing

    (file,) = write(tmp_path, {"a.txt": WRONG.encode()})
    monkeypatch.setattr(writing.os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(writing.WriteError, match="berkas asli tetap utuh"):
        writing.write(source.read(str(file)), RIGHT)
    assert [p.name for p in tmp_path.glob("a.txt*")] == ["a.txt"]
    assert file.read_text("utf-8") == WRONG


def test_a_file_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    from lint import source, writing

    (file,) = write(tmp_path, {"a.txt": WRONG.encode()})
    read = source.read(str(file))
    file.write_text("Lain.\n", "utf-8")
    with pytest.raises(writing.WriteError, match="diubah pihak lain"):
        writing.write(read, RIGHT, seen=read.encode(read.text))
    assert file.read_text("utf-8") == "Lain.\n"


MISTAKES = {
    "--select salah-ketk": "aturan 'salah-ketk' tidak ada (maksud Anda 'salah-ketik'?); daftar: ralat rules",
    "--ignore tanda-baca": "aturan 'tanda-baca' tidak ada (maksud Anda 'tanda_baca'?); daftar: ralat rules",
    "--preset eydd": "preset 'eydd' tidak ada (maksud Anda 'eyd'?); pilihan: default, eyd",
    "--format yaml": "bentuk laporan 'yaml' tidak ada; pilihan: text, json, jsonl, sarif, github, gitlab, rdjson, junit, html",
    "--encoding utf-88": "a.txt: pengodean 'utf-88' tidak dikenal; contoh: utf-8, cp1252",
}


@pytest.mark.parametrize("arguments", MISTAKES)
def test_a_mistaken_option_is_answered_with_the_nearest_name(arguments: str, tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": WRONG.encode()})
    run = ralat("check", *arguments.split(), "a.txt", folder=tmp_path)
    assert run.code == 2
    assert run.err == lines(f"ralat: {MISTAKES[arguments]}")


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('words = ["x"]\nselec = []\n', "ralat.toml:2: kunci 'selec' tidak dikenal (maksud Anda 'select'?)"),
        ('preset = "edy"\n', "ralat.toml:1: preset 'edy' tidak ada (maksud Anda 'eyd'?); pilihan: default, eyd"),
        ('ignore = "kata"\n', 'ralat.toml:1: ignore: diharapkan daftar teks, misalnya ignore = ["…"]'),
        ("ignore = [\n", "ralat.toml: bukan TOML yang sah"),
    ],
)  # fmt: skip
def test_a_mistaken_setting_names_file_line_and_the_nearest_key(toml: str, message: str, tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": WRONG.encode(), "ralat.toml": toml.encode()})
    run = ralat("check", "a.txt", folder=tmp_path)
    assert (run.code, run.out) == (2, "")
    assert message in run.err


def test_a_closed_pipe_is_no_crash(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": WRONG.encode() * 5000})
    command = f'"{sys.executable}" -m lint check --format json "{tmp_path / "a.txt"}" | head -c 1'
    run = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (run.stdout, run.stderr) == ("{", "")
