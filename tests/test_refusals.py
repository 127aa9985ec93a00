"""What is refused, with a message and exit 2, and the file as it was: unsafe documents, disks and files that say no."""

from __future__ import annotations

import json
import os
import re
import stat
import struct
import subprocess
import sys
import zlib
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.errors import SourceError
from lint.source import decode

from .command import ROOT, environment, lines, ralat, scripted, write
from .word import NAMESPACES, p, package, parts, zipped

WRONG = "Pasukan itu pergi kesana.\n"
GOOD = package(p("Warga pulang."))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def packed(data: bytes, **more: bytes) -> bytes:
    """A document with further parts, or others in the place of its own."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in {**parts(data), **{k.replace("__", "/"): v for k, v in more.items()}}.items():
            archive.writestr(name, content)
    return out.getvalue()


def with_main(xml: str | bytes) -> bytes:
    return packed(GOOD, **{"word__document.xml": xml.encode() if isinstance(xml, str) else xml})


def bomb() -> bytes:
    """300 MB of zeros in 300 kB."""
    return packed(GOOD, **{"word__media.bin": bytes(300 * 2**20)})


def lying_bomb() -> bytes:
    """A part that unpacks to more than the package declares, so that only the real size gives it away."""
    data = bytearray(packed(GOOD, **{"word__document.xml": b"<w:document>" + b" " * 2**20}))
    with ZipFile(BytesIO(bytes(data))) as archive:
        info = archive.getinfo("word/document.xml")
    for signature, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = max(
            m.start()
            for m in re.finditer(re.escape(signature), data)
            if info.filename.encode() in data[m.start() : m.start() + 80]
        )
        struct.pack_into("<I", data, at + offset, 100)
    return bytes(data)


def quine_like() -> bytes:
    """One kernel that 3,000 entries share: all of it is declared, little of it is there."""
    out = BytesIO()
    kernel = zlib.compressobj(9, zlib.DEFLATED, -15)
    squeezed = kernel.compress(bytes(2**20)) + kernel.flush()
    with ZipFile(out, "w") as archive:
        for number in range(3000):
            info = ZipInfo(f"x{number}")
            info.compress_type, info.file_size, info.compress_size = ZIP_DEFLATED, 2**20, len(squeezed)
            info.header_offset, info.CRC = 0, 0
            archive.filelist.append(info)
        archive._didModify = True  # type: ignore[attr-defined]
    return out.getvalue()


def encrypted_entry() -> bytes:
    data = bytearray(GOOD)
    for match in [*re.finditer(rb"PK\x01\x02", GOOD)]:
        data[match.start() + 8] |= 1
    return bytes(data)


def bzip2() -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_BZIP2) as archive:
        for name, content in parts(GOOD).items():
            archive.writestr(name, content)
    return out.getvalue()


def twice() -> bytes:
    out = BytesIO(GOOD)
    with ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", "<x/>")
    return out.getvalue()


XXE = f'<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document {NAMESPACES}>{p("&x;")}</w:document>'
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'
SAVE = "buka di Word dan simpan ulang"
DOCTYPE = f"DOCX rusak: bagian word/document.xml memuat DOCTYPE, yang tidak boleh ada di dalamnya; {SAVE}"

DOCUMENTS = {
    "a text": (lambda: b"Pergi kesana.", "not-docx", "bukan DOCX (bukan arsip ZIP); buka di Word dan simpan sebagai .docx"),
    "nothing": (lambda: b"", "not-docx", "bukan DOCX (bukan arsip ZIP); buka di Word dan simpan sebagai .docx"),
    "an old document": (lambda: OLE, "not-docx", "bukan DOCX (dokumen Word lama (.doc)); buka di Word dan simpan sebagai .docx"),
    "a locked document": (
        lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted", "dikunci kata sandi; buka di Word, hapus kata sandinya, lalu simpan",
    ),
    "a locked archive": (encrypted_entry, "encrypted", "dikunci kata sandi; buka di Word, hapus kata sandinya, lalu simpan"),
    "another archive": (
        lambda: zipped({"a.txt": "x"}), "not-docx", "bukan DOCX (arsip ZIP tanpa dokumen Word); buka di Word dan simpan sebagai .docx",
    ),
    "a table of Excel": (
        lambda: with_main('<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'),
        "not-docx", "bukan DOCX (arsip ZIP tanpa dokumen Word); buka di Word dan simpan sebagai .docx",
    ),
    "half a file": (
        lambda: GOOD[: len(GOOD) // 2], "broken", "DOCX rusak atau terpotong (arsip ZIP tidak utuh); ambil lagi berkas aslinya",
    ),
    "broken XML": (
        lambda: with_main("<w:document>"), "broken",
        f"DOCX rusak: bagian word/document.xml memuat XML tidak sah di baris 1 (unbound prefix); {SAVE}",
    ),
    "an outside entity": (lambda: with_main(XXE), "broken", DOCTYPE),
    "a billion laughs": (lambda: with_main(LAUGHS), "broken", DOCTYPE),
    "an outside entity in UTF-16": (
        lambda: with_main(XXE.replace("<!DOCTYPE", '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE').encode("utf-16")), "broken",
        f"DOCX rusak: bagian word/document.xml memuat XML dalam pengodean UTF-16, bukan UTF-8; {SAVE}",
    ),
    "elements without end inside each other": (
        lambda: with_main(f"<w:document {NAMESPACES}>" + "<w:p>" * 300), "broken",
        f"DOCX rusak: bagian word/document.xml memuat lebih dari 200 elemen bersarang; {SAVE}",
    ),
    "a bomb": (bomb, "too-big", "isinya terlalu besar setelah dibuka (300 MB dari 0,3 MB); ditolak"),
    "a bomb that lies": (lying_bomb, "broken", f"DOCX rusak: bagian word/document.xml tidak dapat dibuka; {SAVE}"),
    "one kernel shared by all": (quine_like, "too-big", "isinya terlalu besar setelah dibuka (3.000 MB dari 0,1 MB); ditolak"),
    "a huge part": (
        lambda: with_main(b" " * (33 * 2**20)), "too-big", "isinya terlalu besar setelah dibuka (33 MB dari 0,0 MB); ditolak",
    ),
    "another compression": (bzip2, "broken", f"DOCX rusak: cara pemampatan yang tidak ada dalam DOCX; {SAVE}"),
    "a part twice": (twice, "broken", f"DOCX rusak: bagian word/document.xml ada dua kali; {SAVE}"),
}  # fmt: skip


@pytest.mark.parametrize("name", DOCUMENTS)
def test_an_unsafe_or_broken_document_is_refused_and_the_other_file_is_checked(name: str, tmp_path: Path) -> None:
    make, kind, message = DOCUMENTS[name]
    (file, _) = write(tmp_path, {"a.docx": make(), "b.txt": WRONG.encode()})
    before = file.read_bytes()
    run = ralat("check", "--fix", "--format", "json", "a.docx", "b.txt", folder=tmp_path)
    assert (run.code, run.err) == (2, lines(f"ralat: a.docx: {message}"))
    errors = [f["error"] for f in json.loads(run.out)["files"]]
    assert errors == [{"kind": kind, "message": f"a.docx: {message}"}, None]
    assert file.read_bytes() == before
    assert (tmp_path / "b.txt").read_text("utf-8") == WRONG.replace("kesana", "ke sana")


DAMAGE = st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=4)


@settings(max_examples=200, deadline=None)
@given(DAMAGE, st.integers(0, len(GOOD)))
def test_a_damaged_document_is_read_or_refused(damage: list[tuple[int, int]], length: int) -> None:
    data = bytearray(GOOD)
    for at, byte in damage:
        data[at] = byte
    for variant in (bytes(data), bytes(data[:length])):
        with suppress(SourceError):
            decode(variant, "a.docx", format="docx")


def test_a_bomb_costs_no_memory(tmp_path: Path) -> None:
    (file,) = write(tmp_path, {"a.docx": bomb()})
    limited = f"import resource; resource.setrlimit(resource.RLIMIT_AS, ({300 * 2**20},) * 2); "
    code = f"{limited}from lint.source import read; read({str(file)!r}, format='docx')"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert "isinya terlalu besar setelah dibuka" in run.stderr


BODIES = {"a.txt": WRONG.encode() * 400, "a.md": WRONG.encode() * 400, "a.docx": package(p(WRONG.strip() * 400))}


@pytest.mark.parametrize("name", BODIES)
def test_a_full_disk_leaves_the_file_whole_and_nothing_beside_it(name: str, tmp_path: Path) -> None:
    (file,) = write(tmp_path, {name: BODIES[name]})
    most = 500 if name.endswith("docx") else 5000
    code = (
        "import resource, sys\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most}))\n"
        "from lint.start import main\nmain()\n"
    )
    command = [sys.executable, "-c", code, "check", "--fix", name]
    run = subprocess.run(command, cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert run.stderr == f"ralat: {name}: gagal ditulis (File too large); berkas asli tetap utuh\n"
    assert file.read_bytes() == BODIES[name]
    assert sorted(os.listdir(tmp_path)) == [name, "ralat.toml"]


@pytest.mark.parametrize("name", BODIES)
def test_a_file_that_someone_else_changes_meanwhile_is_not_overwritten(name: str, tmp_path: Path) -> None:
    (file,) = write(tmp_path, {name: BODIES[name]})
    entry = scripted(tmp_path, f"open({str(file)!r}, 'wb').write(b'lain')")
    run = ralat("check", "--fix", name, folder=tmp_path, entry=entry)
    assert (run.code, run.err) == (
        2,
        lines(f"ralat: {name}: diubah pihak lain sejak dibaca; tidak ditimpa. Jalankan lagi"),
    )
    assert file.read_bytes() == b"lain"
    assert not [*tmp_path.glob("*.ralat-*")]


@pytest.mark.parametrize("name", BODIES)
def test_a_file_that_goes_meanwhile_is_not_made_again(name: str, tmp_path: Path) -> None:
    (file,) = write(tmp_path, {name: BODIES[name]})
    run = ralat(
        "check",
        "--fix",
        name,
        folder=tmp_path,
        entry=scripted(tmp_path, f"os.path.exists({str(file)!r}) and os.unlink({str(file)!r})"),
    )
    assert run.code == 2
    assert "gagal ditulis" in run.err
    assert not file.exists()


@pytest.mark.parametrize("name", BODIES)
def test_a_file_that_nobody_may_write_is_left_alone(name: str, tmp_path: Path) -> None:
    (file,) = write(tmp_path, {name: BODIES[name]})
    file.chmod(0o444)
    run = ralat("check", "--fix", name, folder=tmp_path)
    assert (run.code, run.err) == (2, lines(f"ralat: {name}: hanya-baca; tidak diubah. Beri izin tulis lalu ulangi"))
    assert file.read_bytes() == BODIES[name]


@pytest.mark.parametrize("name", BODIES)
def test_a_fix_keeps_the_mode_and_a_file_without_faults_keeps_its_time(name: str, tmp_path: Path) -> None:
    (file,) = write(tmp_path, {name: BODIES[name]})
    file.chmod(0o640)
    os.utime(file, (1, 1))
    assert ralat("check", "--fix", name, folder=tmp_path).code == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert file.stat().st_mtime > 1
    os.utime(file, (1, 1))
    assert ralat("check", "--fix", name, folder=tmp_path).code == 0
    assert file.stat().st_mtime == 1


def test_root_leaves_a_file_to_its_owner(tmp_path: Path) -> None:
    (file,) = write(tmp_path, {"a.txt": WRONG.encode()})
    owner = os.stat(file).st_uid
    if os.geteuid() == 0:
        owner = 1234
        os.chown(file, owner, 1234)
    assert ralat("check", "--fix", "a.txt", folder=tmp_path).code == 0
    assert os.stat(file).st_uid == owner


@pytest.mark.parametrize("name", ["x.md", "x.docx", "x.csv"])
def test_a_folder_that_is_named_like_a_file_is_a_folder(name: str, tmp_path: Path) -> None:
    write(tmp_path, {})
    (tmp_path / name).mkdir()
    (tmp_path / name / "a.txt").write_text(WRONG, "utf-8")
    run = ralat("check", name, folder=tmp_path)
    assert (run.code, run.err) == (1, "")
    assert run.out.startswith(f"{os.path.join(name, 'a.txt')}:1:19: galat [kata-depan-ke]")


BINARIES = {
    "an image": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "a document under another name": GOOD,
    "an old document": OLE,
    "a program": b"\x7fELF\2\1\1\0",
}


@pytest.mark.parametrize("suffix", ["txt", "md", "html", "jsonl", "csv"])
@pytest.mark.parametrize("name", BINARIES)
def test_a_binary_is_refused_under_every_name(name: str, suffix: str, tmp_path: Path) -> None:
    file = f"a.{suffix}"
    write(tmp_path, {file: BINARIES[name]})
    run = ralat("check", "--fix", "--text-field", "isi", file, folder=tmp_path)
    assert (run.code, run.err) == (2, lines(f"ralat: {file}: berkas biner, bukan teks; lewati atau ubah ke teks dulu"))
    assert (tmp_path / file).read_bytes() == BINARIES[name]


def test_a_kind_of_input_that_there_is_not_is_answered_with_those_there_are(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": b"x"})
    message = "ralat: --input-format doc tidak ada; pilihan: plain, html, markdown, mdx, docx, jsonl, csv"
    assert ralat("check", "--input-format", "doc", "a.txt", folder=tmp_path) == (2, "", lines(message))


def test_a_pipe_is_of_the_kind_that_its_name_says(tmp_path: Path) -> None:
    write(tmp_path, {})
    run = ralat("check", "--stdin-filename", "artikel.md", "-", folder=tmp_path, stdin=b"`kesana` **ke**sana\n")
    assert (run.code, run.out[:18]) == (1, "artikel.md:1:12: g")


@pytest.mark.parametrize(("form", "column"), [("plain", 3), ("markdown", 3)])
def test_a_kind_of_input_can_be_forced(form: str, column: int, tmp_path: Path) -> None:
    write(tmp_path, {"a.dat": b"# Kesana\n\n    kesana\n"})
    run = ralat("check", "--input-format", form, "--format", "json", "a.dat", folder=tmp_path)
    (file,) = json.loads(run.out)["files"]
    assert (file["format"], file["findings"][0]["column"], len(file["findings"])) == (
        form,
        column,
        2 if form == "plain" else 1,
    )
