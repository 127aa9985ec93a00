"""Records (JSONL, CSV): each is an article of its own; a fix changes letters of its text field and no other byte."""

from __future__ import annotations

import csv
import io
import json
import string
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import lint
from lint.extract import Reading
from lint.extract.records import Fault, Record, records
from lint.source import Source

from .command import lines, ralat, write

SLIP = "galat [kata-depan-ke] Kata depan “ke” ditulis terpisah; tulis “ke sana” → ganti dengan “ke sana” (aman)"


def texts(text: str, form: str, field: str = "isi", name: str = "") -> list[str]:
    """Every record as "name: text"; what cannot be read as "!"; without text "-". Places are checked."""
    source = Source(text, "a", form)
    said = []
    for item in records(source, Reading(text_field=tuple(field.split(",")), id_field=name)):
        if isinstance(item, Record):
            assert all(len(f.places) == len(f.text) + 1 for f in item.fields)
            said.append(f"{item.name}: {item.text}")
        else:
            said.append("!" if isinstance(item, Fault) else "-")
    return said


JSONL = {
    "lines": ('{"isi": "a"}\n\n{"isi":"b"}\r\n{ "x": 1 , "isi" :\t"c" }', [": a", ": b", ": c"]),
    "escapes": (r'{"isi": "\"a\" \u201cb\u201d \\ \/ \n \ud83d\ude00 \ud800"}', [': "a" “b” \\ / \n 😀 \ufffc']),
    "without text": ('{"isi": null}\n{"isi": 5}\n{}\n{"isi": "a"}', ["-", "-", "-", ": a"]),
    "broken": ('{"isi": "a"}\n{"isi": \n[1]\n"isi"\n{"isi": "b"}', [": a", "!", "!", "!", ": b"]),
    "the last of two": ('{"isi": "a", "isi": "b"}', [": b"]),
    "like a field inside another": ('{"x": {"isi": "a"}, "y": "\\"isi\\": 1", "isi": "b"}', [": b"]),
    "deep": ('{"isi": ' + "[" * 100_000 + "\n" + '{"isi": "a"}', ["!", ": a"]),
}


@pytest.mark.parametrize("name", JSONL)
def test_lines_of_json_are_read(name: str) -> None:
    text, expected = JSONL[name]
    assert texts(text, "jsonl") == expected


def test_names_and_fields_may_be_nested() -> None:
    text = '{"meta": {"id": 7}, "isi.teks": "b", "data": {"isi": {"teks": "a"}}}'
    assert texts(text, "jsonl", "data.isi.teks", "meta.id") == ["7: a"]
    assert texts(text, "jsonl", "isi.teks") == [": b"]


CSV = {
    "commas": ("id,isi\n1,a\n2,b", ["1: a", "2: b"]),
    "semicolons": ('id;isi\r\n1;"a, b"\r\n2;c\r\n', ["1: a, b", "2: c"]),
    "tabs": ("id\tisi\n1\ta;b\n", ["1: a;b"]),
    "quotation marks": ('id,isi\n1,"a ""b"" c"\n', ['1: a "b" c']),
    "lines inside a field": ('"id","isi"\n"1","a\nb\r\nc"\n"2","d"', ["1: a\nb\r\nc", "2: d"]),
    "empty": ("id,isi\n1,\n\n2,b\n", ["1: -"[3:], "2: b"]),
    "too few": ("id,isi\n1\n2,b\n3,c,d\n4,e\n", ["!", "2: b", "!", "4: e"]),
    "never closed": ('id,isi\n1,"a\n2,"b"\n3,"c" d\n4,e\n', ["!", "2: b", "!", "4: e"]),
    "a mark inside": ('id,isi\n1,layar 5" baru\n', ['1: layar 5" baru']),
}


@pytest.mark.parametrize("name", CSV)
def test_rows_are_read(name: str) -> None:
    text, expected = CSV[name]
    assert texts(text, "csv", name="id") == expected


def test_findings_carry_the_record_and_its_line(tmp_path: Path) -> None:
    write(tmp_path, {"a.jsonl": b'{"id": "x-1", "isi": "Baik."}\n{"id": 8, "isi": "Warga pergi kesana."}\n{\n'})
    asked = ("--text-field", "isi", "--id-field", "id")
    run = ralat("check", *asked, "a.jsonl", folder=tmp_path)
    broken = "galat [rekaman-rusak] Rekaman ini tidak dapat dibaca: bukan JSON yang sah (kolom 2); rekaman lain tetap diperiksa"
    summary = "1 berkas diperiksa: 2 galat; 1 dapat diperbaiki dengan --fix."
    assert run == (1, lines(f"a.jsonl:2:31 (id 8): {SLIP}", f"a.jsonl:3:1 (rekaman 3): {broken}", summary), "")
    report = json.loads(ralat("check", *asked, "--format", "json", "a.jsonl", folder=tmp_path).out)
    found = report["files"][0]["findings"]
    assert [(f["line"], f["place"], f.get("record")) for f in found] == [(2, "id 8", "8"), (3, "rekaman 3", None)]


def test_each_record_is_an_article_of_its_own() -> None:
    """Within one article, the second spelling of the name would be a finding."""
    text = '{"isi": "%s"}\n{"isi": "%s"}'
    one, other = "Menteri Yasonna Laoly hadir. Yasonna Laoly pulang.", "Menteri Yasona Laoly hadir."
    linter = lint.Linter({"text-field": ["isi"], "select": ["nama"]})
    together = linter.check(text % (f"{one} {other}", "Baik."), format="jsonl")
    assert len(together) == 1
    assert linter.check(text % (one, other), format="jsonl") == []


def test_two_fields_of_a_record_are_one_article(tmp_path: Path) -> None:
    (file,) = write(
        tmp_path, {"a.jsonl": b'{"judul": "Warga Pergi Kesana", "isi": "Warga pergi kesana.", "x": "kesana"}\n'}
    )
    assert ralat("check", "--fix", "--text-field", "judul,isi", "a.jsonl", folder=tmp_path).code == 0
    assert file.read_bytes() == b'{"judul": "Warga Pergi Ke sana", "isi": "Warga pergi ke sana.", "x": "kesana"}\n'


FIXES = {
    "escapes stay": ("jsonl", r'{"isi": "\u201cPergi kesana\u201D \/ \"baik\"\n"}', r'{"isi": "\u201cPergi ke sana\u201D \/ \"baik\"\n"}'),
    "white space and order stay": ("jsonl", '{ "x":1.0e5 ,"isi" : "Pergi kesana."}\r\n', '{ "x":1.0e5 ,"isi" : "Pergi ke sana."}\r\n'),
    "signs of the file": ("jsonl", '{"isi": "“Pergi kesana”"}', '{"isi": "“Pergi ke sana”"}'),
    "quoted cells": ("csv", 'id,isi\r\n1,"Ia ""pergi"" kesana, lalu"\r\n2,kesana\r\n', 'id,isi\r\n1,"Ia ""pergi"" ke sana, lalu"\r\n2,ke sana\r\n'),
    "other cells stay": ("csv", 'id,isi,x\n1,"Pergi kesana","kesana"\n', 'id,isi,x\n1,"Pergi ke sana","kesana"\n'),
    "broken rows stay": ("csv", 'id,isi\n1,kesana,\n2,"kesana\n3,Pergi kesana\n', 'id,isi\n1,kesana,\n2,"kesana\n3,Pergi ke sana\n'),
}  # fmt: skip


@pytest.mark.parametrize("name", FIXES)
def test_a_fix_changes_the_text_and_no_other_byte(name: str, tmp_path: Path) -> None:
    form, before, after = FIXES[name]
    (file,) = write(tmp_path, {f"a.{form}": before.encode()})
    ralat("check", "--fix", "--text-field", "isi", file.name, folder=tmp_path)
    assert file.read_bytes() == after.encode()


def edited(text: str, form: str, new: str) -> str:
    """The file with `new` as the text of its first record."""
    from lint.delta import edits_between
    from lint.resolve import apply_edits

    (record, *_) = records(Source(text, "a", form), Reading(text_field=("isi",)))
    assert isinstance(record, Record)
    return apply_edits(text, record.edits(edits_between(record.text, new)))


def test_new_signs_are_written_in_the_style_of_the_file() -> None:
    assert edited(r'{"isi": "a"}', "jsonl", 'a “b” "c"\n') == r'{"isi": "a \u201cb\u201d \"c\"\n"}'
    assert edited(r'{"isi": "a", "x": "\u00C9"}', "jsonl", "a “") == r'{"isi": "a \u201C", "x": "\u00C9"}'
    assert edited('{"isi": "a", "x": "É"}', "jsonl", "a “/") == '{"isi": "a “/", "x": "É"}'
    assert edited(r'{"isi": "a", "x": "\/É"}', "jsonl", "a/") == r'{"isi": "a\/", "x": "\/É"}'
    assert edited('isi,x\n"a",b', "csv", 'a "b",') == 'isi,x\n"a ""b"",",b'
    assert edited("isi,x\na,b", "csv", "a, b") == 'isi,x\n"a, b",b'
    assert edited("isi;x\na;b", "csv", "a, b") == "isi;x\na, b;b"
    assert edited('isi,x\n5" a,b', "csv", '5" a, b') == 'isi,x\n"5"" a, b",b'


VALUES = st.text(st.sampled_from(string.ascii_letters + ' \n\r\t"\\/,;“”é😀\x00'), max_size=20)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(VALUES, VALUES), min_size=1, max_size=3), st.booleans(), VALUES.filter(bool))
def test_any_edit_of_json_is_read_back_and_leaves_other_values(
    rows: list[tuple[str, str]], ascii_only: bool, new: str
) -> None:
    text = "\n".join(json.dumps({"x": x, "isi": isi}, ensure_ascii=ascii_only) for x, isi in rows)
    (first, *rest) = edited(text, "jsonl", new).split("\n")
    assert json.loads(first) == {"x": rows[0][0], "isi": new}
    assert rest == text.split("\n")[1:]


@settings(max_examples=200, deadline=None)
@given(VALUES.filter(str.strip), VALUES, VALUES.filter(str.strip), st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]))
def test_any_edit_of_csv_is_read_back_and_leaves_other_cells(isi: str, other: str, new: str, quoting: int) -> None:
    isi, other, new = (v.replace("\0", "") or "x" for v in (isi, other, new))
    if not isi.strip():
        isi = "x"
    out = io.StringIO(newline="")
    csv.writer(out, quoting=quoting).writerows([["isi", "x"], [isi, other]])  # type: ignore[arg-type]
    after = edited(out.getvalue(), "csv", new)
    assert [*csv.reader(io.StringIO(after, newline=""))] == [["isi", "x"], [new, other]]


REFUSED = {
    "no field named": ("a.jsonl", b'{"id": 1, "isi": "a"}', (), "sebutkan kolom yang berisi teks, misalnya --text-field isi; kolom yang ada: id, isi"),
    "no such field": ("a.csv", b"id,isi\n1,a\n", ("--text-field", "teks"), "tidak ada teks di kolom teks; kolom yang ada: id, isi"),
    "one of two is wrong": ("a.jsonl", b'{"isi": "a"}', ("--text-field", "isi,jdul"), "tidak ada teks di kolom jdul; kolom yang ada: isi"),
    "no such name": ("a.csv", b"id,isi\n1,a\n", ("--text-field", "isi", "--id-field", "no"), "kolom no tidak ada; kolom yang ada: id, isi"),
    "a binary": ("a.csv", b"\0\1", ("--text-field", "isi"), "berkas biner, bukan teks; lewati atau ubah ke teks dulu"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_field_that_is_not_there_is_named_with_those_that_are(name: str, tmp_path: Path) -> None:
    file, data, options, message = REFUSED[name]
    write(tmp_path, {file: data})
    assert ralat("check", *options, file, folder=tmp_path) == (2, "", lines(f"ralat: {file}: {message}"))


def test_records_without_text_are_passed_by_with_a_note(tmp_path: Path) -> None:
    write(tmp_path, {"a.jsonl": b'{"isi": "Baik."}\n{"isi": null}\n{"x": 1}\n'})
    run = ralat("check", "--text-field", "isi", "a.jsonl", folder=tmp_path)
    note = "ralat: a.jsonl: 2 rekaman tanpa teks dilewati (nomor 2, 3)"
    assert run == (0, lines("1 berkas diperiksa: bersih."), lines(note))


def test_a_walk_takes_records_only_where_the_settings_name_their_text(tmp_path: Path) -> None:
    data = {"a.jsonl": b'{"isi": "Pergi kesana."}', "b.csv": b"x,y\n1,2\n"}
    write(tmp_path, data)
    assert "tidak ada berkas" in ralat("check", ".", folder=tmp_path).err
    write(tmp_path, {**data, "ralat.toml": b'text-field = ["isi"]'})
    passed_by = "ralat: ./b.csv: tidak ada teks di kolom isi; kolom yang ada: x, y; dilewati"
    run = ralat("check", ".", folder=tmp_path)
    assert (run.code, run.err) == (1, lines(passed_by))
    settings = '[[overrides]]\npaths = ["*.jsonl"]\ntext-field = ["isi"]\n'
    write(tmp_path, {**data, "ralat.toml": settings.encode()})
    run = ralat("check", "--format", "jsonl", ".", folder=tmp_path)
    assert [json.loads(line)["path"] for line in run.out.splitlines()] == ["./a.jsonl"]


def test_a_piped_file_of_records_is_fixed_to_standard_output(tmp_path: Path) -> None:
    named = ("--input-format", "jsonl", "--text-field", "isi")
    run = ralat("check", "--fix", *named, "-", folder=tmp_path, stdin=b'{"isi": "Pergi kesana."}\n')
    assert run == (0, '{"isi": "Pergi ke sana."}\n', "")
