"""Findings as rows: what an archive or a cluster keeps of them."""

from __future__ import annotations

import pytest

from lint import Linter
from lint.source import Source
from lint.table import About, Found, Place, Read, examine, schema, table

TEXT = "Panitia berangkat kesana , bantuan di kirim oleh tenara."


def rows(text: str, form: str = "plain", **more: object) -> tuple[Read, list[Found]]:
    return examine(Linter({}), Source(text, format=form), About("a-1", "arsip.jsonl", 7), **more)  # type: ignore[arg-type]


def test_a_row_holds_the_place_the_change_and_what_stands_around() -> None:
    read, found = rows(TEXT, title="Panitia")
    assert [(f.rule, f.text, f.wrong, f.fixes[0], f.safety) for f in found] == [
        ("kata-depan-ke", "kesana", "kesana", "ke sana", "safe"),
        ("spasi-sebelum-tanda-baca", " ,", "kesana ,", "kesana,", "safe"),
        ("awalan-di", "di kirim", "di kirim", "dikirim", "safe"),
        ("salah-ketik", "tenara", "tenara", "tentara", "safe"),
    ]
    assert all(TEXT[f.start : f.end] == f.text for f in found)
    assert all(f.before + f.text + f.after == TEXT for f in found)
    assert (read.doc_id, read.row, read.title, read.words, read.errors) == ("a-1", 7, "Panitia", 8, 4)


def test_places_are_those_of_the_field() -> None:
    _, found = rows(f"Judul\n\n{TEXT}", places=(Place(0, "judul"), Place(7, "isi")))
    assert {(f.field, f.text) for f in found if TEXT[f.start : f.end] == f.text} == {("isi", f.text) for f in found}


def test_markup_is_not_in_what_stands_around() -> None:
    _, found = rows("<p>Bantuan <b>itu</b> di kirim oleh tentara.</p>", "html")
    assert [(f.before, f.text, f.after) for f in found] == [("Bantuan itu ", "di kirim", " oleh tentara.")]


@pytest.mark.parametrize("of", [Found, Read])
def test_a_table_has_the_same_columns_without_a_row(of: type[Found] | type[Read]) -> None:
    assert table(of, []).schema == schema(of) and schema(of).names == list(of._fields)


def test_a_table_gives_the_rows_back() -> None:
    read, found = rows(TEXT)
    assert [Found(**row) for row in table(Found, found).to_pylist()] == found
    assert [Read(**row) for row in table(Read, [read]).to_pylist()] == [read]
