"""`ralat audit`: an archive of any form in, a table of findings out, whole after a kill."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from .command import ENTRY, Run, environment, ralat, scripted, write

WRONG = "Panitia berangkat kesana dan bantuan di kirim ke daerah yang beresiko longsor."
RIGHT = "Panitia berangkat ke sana dan bantuan dikirim ke daerah yang berisiko longsor."
RULES = ["kata-depan-ke", "awalan-di", "kata-baku"]
LIMIT_S = 120


def record(number: int, text: str = WRONG, **more: object) -> dict[str, object]:
    return {
        "id": f"a-{number}", "judul": f"Kabar ke-{number}", "isi": text, "tanggal": f"2024-{1 + number % 12:02d}-03",
        "rubrik": ("Ekonomi", "Olahraga")[number % 2], "penulis": "Ani Wijaya", **more,
    }  # fmt: skip


def jsonl(records: Sequence[dict[str, object]]) -> bytes:
    return "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records).encode()


def audit(folder: Path, *arguments: str, output: str = "temuan.jsonl", entry: Sequence[str] = ENTRY) -> Run:
    return ralat("audit", *arguments, "--output", output, folder=folder, entry=entry)


def rows(path: Path) -> list[dict[str, Any]]:
    if path.suffix == ".parquet":
        return pq.read_table(path).to_pylist()  # type: ignore[no-any-return]
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def read(folder: Path) -> list[dict[str, Any]]:
    return rows(folder / "temuan.dokumen.jsonl")


def rejected(folder: Path) -> list[tuple[int, str]]:
    return [(r["row"], r["kind"]) for r in rows(folder / "temuan.ditolak.jsonl")]


def test_every_record_is_an_article_with_its_findings(tmp_path: Path) -> None:
    write(tmp_path, {"arsip.jsonl": jsonl([record(1), record(2, RIGHT), record(3)])})
    run = audit(tmp_path, "arsip.jsonl")
    assert (run.code, run.out) == (0, "")
    assert run.err == "ralat: 6 temuan dalam 3 artikel, ditulis di temuan.jsonl\n"
    found = rows(tmp_path / "temuan.jsonl")
    assert [(f["doc_id"], f["row"], f["rule"]) for f in found] == [(f"a-{n}", n, r) for n in (1, 3) for r in RULES]
    first = found[0]
    assert (first["field"], WRONG[first["start"] : first["end"]], first["fixes"]) == ("isi", "kesana", ["ke sana"])
    assert (first["date"], first["section"], first["author"]) == ("2024-02-03", "Olahraga", "Ani Wijaya")
    assert [(d["doc_id"], d["title"], d["errors"] + d["warnings"]) for d in read(tmp_path)] == [
        ("a-1", "Kabar ke-1", 3), ("a-2", "Kabar ke-2", 0), ("a-3", "Kabar ke-3", 3),
    ]  # fmt: skip
    assert not (tmp_path / "temuan.jsonl.ralat").exists()


def csv(delimiter: str) -> bytes:
    text = WRONG.replace(" dan ", '\n""dan""\n')
    return delimiter.join(("id", "isi", "tgl")).encode() + f'\n7{delimiter}"{text}"{delimiter}3/5/2024\n'.encode()


def parquet(folder: Path, name: str = "arsip.parquet") -> None:
    values = {
        "meta": [{"kode": 7}], "data": [{"isi": WRONG}], "terbit": [datetime(2024, 5, 3, tzinfo=UTC)],
        "sampah": [b"\0" * 100],
    }  # fmt: skip
    pq.write_table(pa.table(values), folder / name)


DOCUMENT = f"---\ntitle: Kabar\ndate: 2024-05-03\ncategory: Olahraga\nauthor: Ani Wijaya\n---\n\n{WRONG}\n"
PAGE = (
    f'<html><head><title>Kabar</title><meta property="article:published_time" content="2024-05-03T08:00:00Z">'
    f'<meta name="author" content="Ani Wijaya"></head><body><p>{WRONG}</p></body></html>'
)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_with_quoted_lines_and_any_delimiter(delimiter: str, tmp_path: Path) -> None:
    write(tmp_path, {"arsip.csv": csv(delimiter)})
    assert audit(tmp_path, "arsip.csv").code == 0
    assert [(d["doc_id"], d["date"], d["errors"]) for d in read(tmp_path)] == [("7", "2024-05-03", 3)]


def test_parquet_with_nested_columns_and_times(tmp_path: Path) -> None:
    write(tmp_path, {})
    parquet(tmp_path)
    fields = ("--text-field", "data.isi", "--id-field", "meta.kode", "--date-field", "terbit")
    assert audit(tmp_path, "arsip.parquet", *fields).code == 0
    assert [(d["doc_id"], d["date"], d["errors"]) for d in read(tmp_path)] == [("7", "2024-05-03", 3)]


def test_a_folder_of_articles_and_what_they_say_of_themselves(tmp_path: Path) -> None:
    from docx import Document

    write(tmp_path, {})
    (tmp_path / "arsip/ekonomi/2024/05").mkdir(parents=True)
    (tmp_path / "arsip/a.md").write_text(DOCUMENT, "utf-8")
    (tmp_path / "arsip/b.html").write_text(PAGE, "utf-8")
    (tmp_path / "arsip/ekonomi/2024/05/c.txt").write_text(WRONG, "utf-8")
    document = Document()
    document.add_paragraph(WRONG)
    document.core_properties.author = "Budi"
    document.save(str(tmp_path / "arsip/d.docx"))
    (tmp_path / "arsip/e.jsonl").write_bytes(jsonl([record(1)]))
    assert audit(tmp_path, "arsip").code == 0
    told = {Path(d["source"]).name: (d["date"], d["section"], d["author"], d["errors"]) for d in read(tmp_path)}
    assert told["a.md"] == ("2024-05-03", "Olahraga", "Ani Wijaya", 3)
    assert told["b.html"] == ("2024-05-03", "", "Ani Wijaya", 3)
    assert told["c.txt"] == ("2024-05", "ekonomi", "", 3)
    assert told["d.docx"][2:] == ("Budi", 3)
    assert told["e.jsonl"] == ("2024-02-03", "Olahraga", "Ani Wijaya", 3)


def test_compressed_records_and_markup_within_a_field(tmp_path: Path) -> None:
    import gzip

    page = f"<p>{WRONG.replace('di kirim', '<b>di kirim</b>')}</p>"
    write(tmp_path, {"arsip.jsonl.gz": gzip.compress(jsonl([record(1, page)]))})
    assert audit(tmp_path, "arsip.jsonl.gz", "--text-format", "html").code == 0
    assert [f["rule"] for f in rows(tmp_path / "temuan.jsonl")] == RULES


def test_rows_do_not_depend_on_the_number_of_processes_on_parts_or_on_the_form(tmp_path: Path) -> None:
    write(tmp_path, {"arsip.jsonl": jsonl([record(n, WRONG * (1 + n % 7)) for n in range(20)])})
    assert audit(tmp_path, "arsip.jsonl", "--jobs", "1", "--save-every", "7", output="satu.parquet").code == 0
    assert audit(tmp_path, "arsip.jsonl", "--jobs", "2", output="dua.parquet").code == 0
    assert audit(tmp_path, "arsip.jsonl").code == 0
    for table in ("", ".dokumen"):
        assert (tmp_path / f"satu{table}.parquet").read_bytes() == (tmp_path / f"dua{table}.parquet").read_bytes()
        assert rows(tmp_path / f"satu{table}.parquet") == rows(tmp_path / f"temuan{table}.jsonl")


def test_bad_lines_are_set_aside_with_their_number_and_reason(tmp_path: Path) -> None:
    lines = [
        *jsonl([record(1)]).splitlines(), b'{"isi": ', b"[1]", b'{"judul": "tanpa isi"}', b"",
        jsonl([record(6)]).strip().decode().replace("Ani", "Andr\u00e9").encode("cp1252"), *jsonl([record(7)]).splitlines(),
    ]  # fmt: skip
    write(tmp_path, {"arsip.jsonl": b"\n".join(lines)})
    run = audit(tmp_path, "arsip.jsonl", "--text-field", "isi")
    assert (run.code, run.err.partition("; ")[2]) == (0, "4 baris ditolak, lihat temuan.ditolak.jsonl\n")
    assert rejected(tmp_path) == [(2, "json"), (3, "json"), (4, "no-text"), (6, "encoding")]
    assert [d["row"] for d in read(tmp_path)] == [1, 7]
    assert "cp1252" in rows(tmp_path / "temuan.ditolak.jsonl")[3]["reason"]


def test_an_archive_in_another_encoding(tmp_path: Path) -> None:
    write(tmp_path, {"arsip.csv": f"id,isi,penulis\n1,“{WRONG}”,André\n".encode("cp1252")})
    assert audit(tmp_path, "arsip.csv", "--encoding", "cp1252").code == 0
    assert [(d["author"], d["errors"]) for d in read(tmp_path)] == [("André", 3)]


def test_a_broken_row_of_csv_costs_that_row(tmp_path: Path) -> None:
    text = f'id,isi\n1,{WRONG}\n2,"tanda petik yang tidak ditutup\n3,{WRONG}\n4,a,b,c\n5,"dua\nbaris"\n6,{WRONG}\n'
    latin = text.replace("4,a,b,c", "4,Andr\u00e9").encode("cp1252")
    write(tmp_path, {"arsip.csv": text.encode(), "latin.csv": latin})
    audit(tmp_path, "arsip.csv")
    assert [d["doc_id"] for d in read(tmp_path)] == ["1", "3", "5", "6"]
    assert rejected(tmp_path) == [(2, "csv"), (4, "csv")]
    audit(tmp_path, "latin.csv")
    assert [d["doc_id"] for d in read(tmp_path)] == ["1", "3", "5", "6"]
    assert rejected(tmp_path) == [(2, "csv"), (4, "encoding")]


def test_a_broken_group_of_parquet_costs_that_group(tmp_path: Path) -> None:
    import random

    noise = random.Random(1)
    texts = [" ".join(f"kata{noise.random()}" for _ in range(40)) for _ in range(60)]
    write(tmp_path, {})
    path = tmp_path / "arsip.parquet"
    pq.write_table(
        pa.table({"isi": texts}), path, row_group_size=20, compression="zstd", use_dictionary=False, write_statistics=False
    )  # fmt: skip
    chunk = pq.ParquetFile(path).metadata.row_group(1).column(0)
    data = bytearray(path.read_bytes())
    middle = chunk.data_page_offset + chunk.total_compressed_size // 2
    data[middle : middle + 200] = b"\xff" * 200
    path.write_bytes(data)
    assert audit(tmp_path, "arsip.parquet").code == 0
    assert [d["row"] for d in read(tmp_path)] == [*range(1, 21), *range(41, 61)]
    assert [(r["row"], r["rows"], r["kind"]) for r in rows(tmp_path / "temuan.ditolak.jsonl")] == [(21, 20, "parquet")]


def test_a_file_that_is_no_parquet_is_rejected_and_others_go_on(tmp_path: Path) -> None:
    write(tmp_path, {"a.parquet": b"PAR1 bukan", "b.jsonl": jsonl([record(1)])})
    assert audit(tmp_path, "a.parquet", "b.jsonl").code == 0
    assert (rejected(tmp_path), len(read(tmp_path))) == ([(1, "parquet")], 1)
    assert audit(tmp_path, "a.parquet").code == 2


@pytest.mark.parametrize("name", ["kosong.jsonl", "kosong.csv"])
def test_an_empty_file_gives_empty_tables_and_a_report(name: str, tmp_path: Path) -> None:
    write(tmp_path, {name: b""})
    run = audit(tmp_path, name, "--report", "laporan.html", output="temuan.parquet")
    assert (run.code, rows(tmp_path / "temuan.parquet")) == (0, [])
    assert run.err.startswith("ralat: tidak ada artikel; 0 temuan")
    assert "Tidak ada artikel yang terbaca" in (tmp_path / "laporan.html").read_text("utf-8")


REFUSED = {
    "no such column": (["arsip.jsonl", "--text-field", "naskah"], "kolom naskah tidak ada; kolom yang ada: id, judul,"),
    "no text column": (["lain.csv"], "sebutkan dengan --text-field; kolom yang ada: kode, catatan"),
    "no such file": (["tiada.jsonl"], "tiada.jsonl: tidak dapat dibaca"),
    "nothing to audit": (["hampa"], "tidak ada berkas artikel"),
    "format of text": (["arsip.jsonl", "--text-format", "pdf"], "pilihan: plain, html, markdown, mdx"),
    "same name twice": (["arsip.jsonl", "--report", "temuan.jsonl"], "dua keluaran bernama sama"),
    "no such folder": (["arsip.jsonl", "--report", "tiada/l.html"], "folder tiada tidak ada"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_done_is_told(name: str, tmp_path: Path) -> None:
    write(tmp_path, {"arsip.jsonl": jsonl([record(1)]), "lain.csv": b"kode,catatan\n1,halo\n"})
    (tmp_path / "hampa").mkdir()
    arguments, expected = REFUSED[name]
    run = audit(tmp_path, *arguments)
    assert run.code == 2 and run.err.startswith("ralat: ") and expected in run.err
    assert not (tmp_path / "temuan.jsonl").exists()


def test_an_unknown_suffix_of_the_output(tmp_path: Path) -> None:
    write(tmp_path, {"arsip.jsonl": jsonl([record(1)])})
    run = audit(tmp_path, "arsip.jsonl", output="temuan.xlsx")
    assert (run.code, "pilihan: .parquet, .jsonl" in run.err) == (2, True)


def test_an_article_that_a_process_dies_of_is_rejected(tmp_path: Path) -> None:
    files = {"a.txt": WRONG.encode(), "jatuh.txt": WRONG.encode(), "z.txt": WRONG.encode()}
    entry = scripted(tmp_path, "if 'jatuh' in path:\n    os._exit(7)")
    write(tmp_path, files)
    assert audit(tmp_path, *files, entry=entry).code == 0
    assert [d["source"] for d in read(tmp_path)] == ["a.txt", "z.txt"]
    assert [(r["source"], r["kind"]) for r in rows(tmp_path / "temuan.ditolak.jsonl")] == [("jatuh.txt", "crash")]


def test_an_article_that_takes_too_long_is_rejected(tmp_path: Path) -> None:
    entry = scripted(tmp_path, "time.sleep(100_000)")
    write(tmp_path, {"lama.txt": WRONG.encode()})
    assert audit(tmp_path, "lama.txt", "--timeout", "0.5", entry=entry).code == 2
    assert rejected(tmp_path) == [(1, "timeout")]


def until(condition: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + LIMIT_S
    while not condition():
        assert process.poll() is None and time.monotonic() < end, "the process ended, or nothing happened"
        time.sleep(0.02)


STOPS = "while os.path.exists('tunggu') and os.path.exists('temuan.jsonl.ralat/000002.json'):\n    time.sleep(0.02)"
"""Processes stand still once two parts are kept, so that what is stopped is always in the middle."""


def started(folder: Path) -> subprocess.Popen[bytes]:
    """An audit that waits in the middle, with two parts kept; its one process is at most two articles ahead."""
    (folder / "tunggu").touch()
    process = subprocess.Popen(
        [sys.executable, *scripted(folder, STOPS), "audit", "arsip.jsonl", "-o", "temuan.jsonl", "--save-every", "5", "--jobs", "1"],
        cwd=folder, env=environment(), stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    until((folder / "temuan.jsonl.ralat/000002.json").exists, process)
    return process


def archive(folder: Path, articles: int = 40) -> dict[str, bytes]:
    """An archive with two bad lines; what an audit of it writes when nothing comes between."""
    lines = jsonl([record(n) for n in range(articles)]).splitlines()
    lines[3] = lines[20] = b"{"
    write(folder, {"arsip.jsonl": b"\n".join(lines)})
    assert audit(folder, "arsip.jsonl").code == 0
    return take(folder)


def take(folder: Path) -> dict[str, bytes]:
    """What an audit has written; it is gone from the folder then."""
    names = ("temuan.jsonl", "temuan.dokumen.jsonl", "temuan.ditolak.jsonl")
    taken = {name: (folder / name).read_bytes() for name in names}
    for name in names:
        (folder / name).unlink()
    return taken


@pytest.mark.parametrize("torn", [False, True], ids=["killed", "killed within a part"])
def test_a_killed_audit_goes_on_without_losing_or_doubling_a_row(torn: bool, tmp_path: Path) -> None:
    whole = archive(tmp_path)
    process = started(tmp_path)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait(LIMIT_S)
    assert not (tmp_path / "temuan.jsonl").exists()
    if torn:
        (tmp_path / "temuan.jsonl.ralat/000002.json").unlink()
        (tmp_path / "temuan.jsonl.ralat/000009.json").write_text("{", "utf-8")
    (tmp_path / "tunggu").unlink()
    run = audit(tmp_path, "arsip.jsonl")
    assert run.code == 0 and f"melanjutkan setelah {5 if torn else 10} artikel" in run.err
    assert take(tmp_path) == whole


def test_an_interrupted_audit_says_how_to_go_on(tmp_path: Path) -> None:
    whole = archive(tmp_path)
    process = started(tmp_path)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=LIMIT_S)
    assert process.returncode == 130
    assert "artikel tersimpan di temuan.jsonl.ralat. Jalankan perintah yang sama untuk melanjutkan" in said.decode()
    (tmp_path / "tunggu").unlink()
    assert audit(tmp_path, "arsip.jsonl").code == 0
    assert take(tmp_path) == whole


def test_a_kill_at_the_very_end_is_made_good(tmp_path: Path) -> None:
    whole = archive(tmp_path)
    script = tmp_path / "akhir.py"
    script.write_text(
        "import os, signal\nfrom lint.audit.journal import Journal\n"
        "Journal.remove = lambda self: os.kill(os.getpid(), signal.SIGKILL)\n"
        "if __name__ == '__main__':\n    from lint.start import main\n    main()\n",
        "utf-8",
    )
    assert audit(tmp_path, "arsip.jsonl", entry=[str(script)]).code == -signal.SIGKILL
    assert audit(tmp_path, "arsip.jsonl").code == 0
    assert take(tmp_path) == whole and not (tmp_path / "temuan.jsonl.ralat").exists()


def test_what_was_begun_for_another_archive_is_refused_and_begins_anew_when_told(tmp_path: Path) -> None:
    archive(tmp_path)
    process = started(tmp_path)
    twice = audit(tmp_path, "arsip.jsonl")
    assert (twice.code, "sedang ditulis proses ralat lain" in twice.err) == (2, True)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait(LIMIT_S)
    (tmp_path / "tunggu").unlink()
    other = audit(tmp_path, "arsip.jsonl", "--preset", "eyd")
    assert other.code == 2 and "sebab pilihan atau konfigurasinya lain; " in other.err and "--restart" in other.err
    (tmp_path / "arsip.jsonl").write_bytes(jsonl([record(1)]))
    changed = audit(tmp_path, "arsip.jsonl")
    assert changed.code == 2 and "sebab masukannya lain atau sudah berubah; " in changed.err
    assert audit(tmp_path, "arsip.jsonl", "--restart").code == 0
    assert [d["doc_id"] for d in read(tmp_path)] == ["a-1"]


def test_a_folder_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path, {"arsip.jsonl": jsonl([record(1)])})
    (tmp_path / "temuan.jsonl.ralat").mkdir()
    (tmp_path / "temuan.jsonl.ralat/punya-orang").write_text("x", "utf-8")
    assert audit(tmp_path, "arsip.jsonl", "--restart").code == 2
    assert (tmp_path / "temuan.jsonl.ralat/punya-orang").exists()


def test_the_report_tells_rates_words_articles_and_what_was_left_out(tmp_path: Path) -> None:
    long = f"{WRONG} " * 12
    records = [record(n, long if n % 3 else RIGHT * 12) for n in range(36)]
    records[5] |= {"id": "https://contoh.id/<5>", "isi": long * 2}
    records[5]["judul"] = "<script>alert(1)</script> & lain"
    write(tmp_path, {"arsip.jsonl": jsonl(records) + b"{\n"})
    assert audit(tmp_path, "arsip.jsonl", "--report", "laporan.html", "--title", "Arsip <Kita>").code == 0
    page = (tmp_path / "laporan.html").read_text("utf-8")
    assert "<script" not in page and "<h1>Arsip &lt;Kita&gt;</h1>" in page
    assert "36 artikel diperiksa, terbit Jan 2024 sampai Des 2024. 1 baris tidak dapat dibaca" in page
    for heading in (
        "bulan ke bulan",
        "rubrik",
        "penulis",
        "aturan",
        "dibetulkan",
        "disunting",
        "membaca",
        "tidak ikut",
    ):
        assert heading in page
    assert "<del>beresiko</del></td><td><ins>berisiko</ins></td><td>300</td>" in page
    assert 'href="https://contoh.id/&lt;5&gt;"' in page and "sampel kecil" in page
    assert page.count("://") == page.count("https://contoh.id")
    assert "arsip.jsonl baris 37: bukan JSON yang sah" in page


def test_intervals_widen_with_few_articles_and_uneven_ones() -> None:
    from lint.audit.totals import Group

    def group(*found: int) -> Group:
        made = Group()
        for number in found:
            made.add(500, number, 0)
        return made

    def width(of: Group) -> float:
        low, high = of.interval
        assert low <= of.rate <= high
        return high - low

    assert width(group(*[2, 3] * 50)) < width(group(*[2, 3] * 5)) < width(group(2, 3))
    assert width(group(*[2, 3] * 10)) < width(group(*[0, 5] * 10)) < width(group(*[0] * 19, 50))
    low, high = group(0, 0).interval
    assert low == 0 and 3.0 < high < 4.0, "no finding in 1,000 words: up to 3.7 (Poisson)"


DAYS = {
    "2024-05-03T08:00:00+07:00": "2024-05-03", "2024/5/3": "2024-05-03", "3/5/2024": "2024-05-03",
    "Jumat, 3 Mei 2024 | 08.00 WIB": "2024-05-03", "Fri, 03 May 2024 08:00:00 GMT": "2024-05-03", "2024-05": "2024-05",
    "May 3, 2024": "2024-05-03", 1714694400: "2024-05-03", 1714694400000: "2024-05-03", "20240503": "2024-05-03",
    "31/2/2024": "", "kemarin": "", None: "", True: "", "": "", "5/13/2024": "2024-05-13",
}  # fmt: skip


@pytest.mark.parametrize("value", DAYS)
def test_days_as_archives_write_them(value: object) -> None:
    from lint.audit.fields import day

    assert day(value) == DAYS[value]  # type: ignore[index]


def test_without_pyarrow_the_extra_is_named(tmp_path: Path) -> None:
    write(tmp_path, {"arsip.jsonl": jsonl([record(1)])})
    script = tmp_path / "tanpa.py"
    script.write_text(
        "import sys\nsys.modules['pyarrow'] = None\nfrom lint.start import main\nif __name__ == '__main__':\n    main()\n",
        "utf-8",
    )
    run = audit(tmp_path, "arsip.jsonl", entry=[str(script)])
    assert (run.code, 'pip install "ralat[audit]"' in run.err) == (2, True)
