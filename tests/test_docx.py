"""Word documents: what is read, where it is found, and that a fix changes the text of single runs and no other byte."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import lint
from lint.delta import edits_between
from lint.extract import extract
from lint.extract.docx import unpack
from lint.source import decode

from .command import ROOT, lines, ralat, write
from .word import BOLD, ITALIC, p, package, parts, run, runs, save

FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BEGIN, THEN, END = (FIELD.format(kind) for kind in ("begin", "separate", "end"))


def field(instruction: str, result: str) -> str:
    return f"{BEGIN}<w:r><w:instrText> {instruction} </w:instrText></w:r>{THEN}{run(result)}{END}"


def box(text: str, fallback: str | None = None) -> str:
    content = f"<w:txbxContent>{p(text)}</w:txbxContent>"
    twin = f"<w:txbxContent>{p(text if fallback is None else fallback)}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>{content}</wp:anchor></w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict><v:shape>{twin}</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def table(*rows: tuple[str, ...]) -> str:
    cells = ["".join(f"<w:tc>{cell if cell.startswith('<') else p(cell)}</w:tc>" for cell in row) for row in rows]
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


SHOWN = str.maketrans({"\u2029": "¶", "\u2063": "°", "\ufffc": "▢"})

BODIES = {
    "runs inside a word": (p("men", "yu", "sul"), ["paragraf 1 body: menyusul"]),
    "styles": (
        p("Bab", style="Judul1") + p("Tajuk", style="Tajuk") + p("isi"),
        ["paragraf 1 title: Bab", "paragraf 2 title: Tajuk", "paragraf 3 body: isi"],
    ),
    "empty paragraphs do not count": (p() + p("a") + p(" ") + p("b"), ["paragraf 1 body: a", "paragraf 2 body: b"]),
    "a list item": (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr></w:pPr><w:r><w:t>satu</w:t></w:r></w:p>',
        ["paragraf 1 item: satu"],
    ),
    "tables, also nested": (
        p("a") + table(("b", "c"), (f"{table(('d',))}{p('e')}", "f")) + p("g"),
        [
            "paragraf 1 body: a", "tabel 1 baris 1 sel 1 cell: b", "tabel 1 baris 1 sel 2 cell: c",
            "tabel 2 baris 1 sel 1 cell: d", "tabel 1 baris 2 sel 1 cell: e", "tabel 1 baris 2 sel 2 cell: f",
            "paragraf 2 body: g",
        ],
    ),
    "deleted and moved text": (
        p("lama ", f'<w:del w:id="1">{run("x")}<w:r><w:delText>hapus</w:delText></w:r></w:del>', f"<w:moveFrom>{run('y')}</w:moveFrom>")
        + p(f'<w:ins w:id="2">{run("baru")}</w:ins>', f"<w:moveTo>{run(' sini')}</w:moveTo>"),
        ["paragraf 1 body: lama ", "paragraf 2 body: baru sini"],
    ),
    "a deleted row": (
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>" + p("x") + "</w:tc></w:tr></w:tbl>" + p("a"),
        ["paragraf 1 body: a"],
    ),
    "a link is read, a computed field is one sign": (
        p(f'<w:hyperlink r:id="web">{run("tautan")}</w:hyperlink>', " di halaman ", field("PAGE", "12"), " dan ", field('HYPERLINK "x"', "sini")),
        ["paragraf 1 body: tautan di halaman ▢ dan sini"],
    ),
    "a simple field": (p("hal. ", f'<w:fldSimple w:instr="PAGE">{run("3")}</w:fldSimple>'), ["paragraf 1 body: hal. ▢"]),
    "a table of contents over paragraphs": (
        p(f"{BEGIN}<w:r><w:instrText>TOC</w:instrText></w:r>{THEN}{run('Bab 1')}") + p("Bab 2") + p(f"{END}{run('isi')}"),
        ["paragraf 1 body: isi"],
    ),
    "a field that never ends hides nothing": (p(BEGIN, "isi") + p("lagi"), ["paragraf 1 body: isi", "paragraf 2 body: lagi"]),
    "code": (
        p("salin  ini", style="Kode") + p("ketik ", run("ls -l", '<w:rStyle w:val="KodeSebaris"/>'), " atau ", run("cd", '<w:rStyle w:val="Turunan"/>')),
        ["paragraf 1 body: ketik ▢ atau ▢"],
    ),
    "hidden text": (
        p("a", run("x", "<w:vanish/>"), run("b", '<w:vanish w:val="0"/>')), ["paragraf 1 body: ab"],
    ),
    "signs": (
        p("a", "<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e</w:t></w:r>"),
        ["paragraf 1 body: a¶b¶c\u2011de"],
    ),
    "tab stops are no tabs": (
        "<w:p><w:pPr><w:tabs><w:tab w:pos='1'/></w:tabs></w:pPr><w:r><w:t>a</w:t></w:r></w:p>", ["paragraf 1 body: a"],
    ),
    "formulas, symbols and images": (
        p("a ", "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", " b ", '<w:r><w:sym w:char="F0"/></w:r>', " c ", "<w:r><w:drawing><wp:inline/></w:drawing></w:r>"),
        ["paragraf 1 body: a ▢ b ▢ c ▢"],
    ),
    "a form that nobody filled in": (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p('Ketuk di sini')}</w:sdtContent></w:sdt>"
        f"<w:sdt><w:sdtPr/><w:sdtContent>{p('isi')}</w:sdtContent></w:sdt>",
        ["paragraf 1 body: isi"],
    ),
    "a text box is read once": (
        p("a", box("kotak"), "b") + p("c"), ["paragraf 1 body: ab", "kotak teks 1 body: kotak", "paragraf 2 body: c"],
    ),
    "entities, comments, CDATA": (
        "<w:p><w:r><w:t>R&amp;D <!-- x --><![CDATA[<b>]]>&#8220;</w:t></w:r></w:p>", ["paragraf 1 body: R&D <b>“"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BODIES)
def test_what_a_reader_sees_is_read(name: str) -> None:
    body, expected = BODIES[name]
    assert read(package(body)) == expected


def read(data: bytes) -> list[str]:
    """Every line as "place scope: text"; the laws of a document are checked."""
    source = decode(data, "a.docx", format="docx")
    document = extract(source)
    assert len(document.prose) == len(source.text)
    manuscript = source.manuscript
    assert manuscript is not None
    assert all(source.text[r.start : r.end].strip() for r in document.regions)
    said = source.text.translate(SHOWN).split("\n")
    return [
        f"{place} {scope}: {line}"
        for place, scope, line in zip(manuscript.places, manuscript.scopes, said, strict=False)
    ]


def note(number: int, text: str) -> str:
    return f'<w:footnote w:id="{number}">{p(text)}</w:footnote>'


def test_footnotes_are_numbered_by_their_marks_and_headers_come_last() -> None:
    def mark(number: int) -> str:
        return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'

    data = package(
        p("satu", mark(7), " dua", mark(3), "."),
        footnotes=note(-1, "") + note(3, "tiga") + note(7, "tujuh"),
        header=p("atas"),
        footer=p("bawah"),
    )
    assert read(data) == [
        "paragraf 1 body: satu° dua°.", "kepala halaman caption: atas", "kaki halaman caption: bawah",
        "catatan kaki 2 item: tiga", "catatan kaki 1 item: tujuh",
    ]  # fmt: skip


def test_strict_open_xml_is_read() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    main = f'<w:document xmlns:w="{strict}"><w:body><w:p><w:r><w:t>isi</w:t></w:r></w:p></w:body></w:document>'
    assert read(package("", main=main)) == ["paragraf 1 body: isi"]


ARTICLE = (
    (("Warga ", {}), ("desa", BOLD), (" Sukamaju pergi ", {}), ("ke", BOLD), ("sana untuk membersihkan sungai.", {})),
    (("Pasukan ten", {}), ("ara", ITALIC), (" ikut membantu warga di sana.", {})),
    (("Polisi juga ", {}), ("meng", {}), ("atisipasi", BOLD), (" banjir susulan.", {})),
)
FIXED = [
    [("Warga ", {}), ("desa", BOLD), (" Sukamaju pergi ", {}), ("ke ", BOLD), ("sana untuk membersihkan sungai.", {})],
    [("Pasukan tent", {}), ("ara", ITALIC), (" ikut membantu warga di sana.", {})],
    [("Polisi juga ", {}), ("meng", {}), ("antisipasi", BOLD), (" banjir susulan.", {})],
]


def test_findings_are_told_by_paragraph_with_an_excerpt(tmp_path: Path) -> None:
    write(tmp_path, {})
    save(tmp_path / "a.docx", *ARTICLE[:1])
    assert ralat("check", "a.docx", folder=tmp_path) == (
        1,
        lines(
            "a.docx: paragraf 1, kolom 27: galat [kata-depan-ke] Kata depan “ke” ditulis terpisah; tulis “ke sana” "
            "→ ganti dengan “ke sana” (aman)",
            "    Warga desa Sukamaju pergi kesana untuk membersihkan sungai.",
            "                              ^^^^^^",
            "1 berkas diperiksa: 1 galat; 1 dapat diperbaiki dengan --fix.",
        ),
        "",
    )
    report = json.loads(ralat("check", "--format", "json", "a.docx", folder=tmp_path).out)
    (found,) = report["files"][0]["findings"]
    assert (report["files"][0]["format"], found["place"], found["line"], found["column"]) == (
        "docx",
        "paragraf 1",
        1,
        27,
    )
    assert (found["text"], found["fixes"][0]["edits"]) == ("kesana", [{"start": 26, "end": 32, "text": "ke sana"}])


def test_a_fix_keeps_the_formatting_of_runs_and_every_other_byte(tmp_path: Path) -> None:
    write(tmp_path, {})
    path = save(tmp_path / "a.docx", *ARTICLE)
    before = parts(path.read_bytes())
    assert ralat("check", "--fix", "a.docx", folder=tmp_path).code == 0
    assert runs(path) == FIXED
    after = parts(path.read_bytes())
    assert [name for name in before if before[name] != after[name]] == ["word/document.xml"]
    assert list(before) == list(after)
    assert TEXT.sub(b"", before["word/document.xml"]) == TEXT.sub(b"", after["word/document.xml"])


TEXT = re.compile(rb"<w:t(?: xml:space=\"preserve\")?>[^<]*</w:t>")


def test_a_second_fix_writes_nothing(tmp_path: Path) -> None:
    write(tmp_path, {})
    path = save(tmp_path / "a.docx", *ARTICLE)
    ralat("check", "--fix", "a.docx", folder=tmp_path)
    data = path.read_bytes()
    os.utime(path, (1, 1))
    assert ralat("check", "--fix", "a.docx", folder=tmp_path) == (0, lines("1 berkas diperiksa: bersih."), "")
    assert (path.read_bytes(), path.stat().st_mtime) == (data, 1)


def test_a_diff_shows_the_text_and_writes_nothing(tmp_path: Path) -> None:
    write(tmp_path, {})
    path = save(tmp_path / "a.docx", *ARTICLE[1:2])
    data = path.read_bytes()
    run = ralat("check", "--diff", "a.docx", folder=tmp_path)
    assert run.code == 1
    assert run.out == lines(
        "--- a.docx", "+++ a.docx (ralat)", "@@ -1 +1 @@",
        "-Pasukan tenara ikut membantu warga di sana.", "+Pasukan tentara ikut membantu warga di sana.",
    )  # fmt: skip
    assert path.read_bytes() == data


EDITS = {
    "a whole word of three runs": (["te", "h", "nik"], "teknik", ["te", "k", "nik"]),
    "what is put in goes into the first run": (["abc", "def", "ghi"], "abXYhi", ["abXY", "", "hi"]),
    "an insertion between two runs": (["satu", "dua"], "satu dua", ["satu ", "dua"]),
    "an insertion at the start": (["satu", "dua"], "“satudua", ["“satu", "dua"]),
    "a deletion": (["satu ", " dua"], "satu dua", ["satu ", "dua"]),
    "two edits": (["kesana ke", "mari disana"], "ke sana kemari di sana", ["ke sana ke", "mari di sana"]),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_over_several_runs_goes_into_the_first(name: str) -> None:
    before, text, after = EDITS[name]
    written = unpack(package(p(*before)), "a.docx").encode(f"{text}\n")
    assert [r.text for r in docx.Document(BytesIO(written)).paragraphs[0].runs] == after


def test_white_space_at_the_ends_of_a_run_is_kept_by_an_attribute() -> None:
    body = "<w:p><w:r><w:t>pergi ke</w:t></w:r><w:r><w:t >sana</w:t></w:r></w:p>"
    written = parts(unpack(package(body), "a.docx").encode("pergi ke sana\n"))["word/document.xml"]
    expected = b'<w:r><w:t xml:space="preserve">pergi ke </w:t></w:r><w:r><w:t >sana</w:t></w:r>'
    assert expected in written


def test_signs_of_xml_are_escaped_and_a_text_that_is_not_touched_keeps_its_own() -> None:
    body = "<w:p><w:r><w:t>R&amp;D kesana &lt; x</w:t></w:r><w:r><w:t>&#8220;a&quot;</w:t></w:r></w:p>"
    written = parts(unpack(package(body), "a.docx").encode('R&D ke sana < x“a"\n'))["word/document.xml"]
    assert b"<w:t>R&amp;D ke sana &lt; x</w:t></w:r><w:r><w:t>&#8220;a&quot;</w:t>" in written


def test_both_versions_of_a_text_box_are_fixed_where_they_say_the_same() -> None:
    fixed = fix(package(p("a", box("pergi kesana")) + p(box("pergi kesana", "lain"))))
    assert fixed.count(b"pergi ke sana") == 3
    assert fixed.count(b"lain") == 1


def fix(data: bytes) -> bytes:
    """The document part after all safe fixes."""
    source = decode(data, "a.docx", format="docx")
    return parts(source.encode(lint.Linter().fix_source(source).text))["word/document.xml"]


UNTOUCHED = {
    "the target of a link": (p("Warga pergi ", f'<w:hyperlink r:id="web">{run("kesana")}</w:hyperlink>', "."), b"ke sana</w:t>"),
    "what Word computes": (p("Lihat ", field('REF kesana', "kesana"), " dan pergi kesana."), b"> dan pergi ke sana.<"),
    "deleted text": (p("Pergi kesana.", "<w:del><w:r><w:delText>kesana</w:delText></w:r></w:del>"), b">Pergi ke sana.<"),
    "code": (p("Pergi kesana: ", run("kesana", '<w:rStyle w:val="KodeSebaris"/>')), b">Pergi ke sana: <"),
}  # fmt: skip


@pytest.mark.parametrize("name", UNTOUCHED)
def test_a_fix_leaves_what_is_no_text_alone(name: str) -> None:
    body, expected = UNTOUCHED[name]
    data = package(body)
    fixed = fix(data)
    assert expected in fixed
    assert fixed.replace(b"ke sana", b"kesana", 1) == parts(data)["word/document.xml"]


def test_nothing_is_written_across_a_tab() -> None:
    data = package(p("Nama", "<w:r><w:tab/></w:r>", ", Budi"))
    assert fix(data) == parts(data)["word/document.xml"]


def test_spaces_on_both_sides_of_a_tab_are_changed_without_it() -> None:
    before = package(p("a  ", "<w:r><w:tab/></w:r>", "  b"))
    written = unpack(before, "a.docx").encode("a \u2029 b\n")
    assert read(written) == ["paragraf 1 body: a ¶ b"]


def test_a_signed_document_is_checked_but_not_written(tmp_path: Path) -> None:
    data = package(p("Warga pergi kesana."))
    with_signature = BytesIO(data)
    from zipfile import ZipFile

    with ZipFile(with_signature, "a") as archive:
        archive.writestr("_xmlsignatures/sig1.xml", "<x/>")
    (file,) = write(tmp_path, {"a.docx": with_signature.getvalue()})
    assert ralat("check", "a.docx", folder=tmp_path).code == 1
    run = ralat("check", "--fix", "a.docx", folder=tmp_path)
    message = "ralat: a.docx: bertanda tangan digital, yang batal bila diubah; hapus dulu tanda tangannya di Word"
    assert (run.code, run.err) == (2, lines(message))
    assert file.read_bytes() == with_signature.getvalue()


def test_a_walk_finds_documents_but_not_what_word_keeps_beside_an_open_one(tmp_path: Path) -> None:
    good = package(p("Warga pulang."))
    write(tmp_path, {"a.docx": good, "~$a.docx": b"\x05admin", "B.DOCX": good})
    report = json.loads(ralat("check", "--format", "json", ".", folder=tmp_path).out)
    assert [(os.path.basename(f["path"]), f["error"]) for f in report["files"]] == [("B.DOCX", None), ("a.docx", None)]


@pytest.mark.parametrize("named", [("--stdin-filename", "a.docx"), ("--input-format", "docx")], ids=lambda n: n[0])
def test_a_piped_document_is_fixed_to_standard_output(named: tuple[str, str]) -> None:
    data = package(p("Warga pergi kesana."))
    command = [sys.executable, "-m", "lint", "check", "--fix", *named, "-"]
    run = subprocess.run(command, cwd=ROOT, input=data, capture_output=True, check=False)
    assert (run.returncode, run.stderr) == (0, b"")
    assert read(run.stdout) == ["paragraf 1 body: Warga pergi ke sana."]


def test_a_text_is_no_word_document() -> None:
    with pytest.raises(lint.ConfigError, match="docx dibaca dari berkas"):
        lint.check("teks", format="docx")


WORDS = [
    "Warga",
    "pergi",
    "kesana",
    "ke",
    "sana",
    "tenara",
    "tentara",
    "di",
    "rumah",
    ",",
    ".",
    " ",
    "  ",
    "“",
    "”",
    "&",
    "<",
    "1.000",
    "analisa",
]
LOOKS = ["", "<w:b/>", "<w:i/>", '<w:color w:val="FF0000"/>', '<w:rStyle w:val="KodeSebaris"/>', "<w:vanish/>"]
RUNS = st.tuples(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map("".join), st.sampled_from(LOOKS))
OTHERS = st.sampled_from(
    ["<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>", '<w:bookmarkStart w:id="1" w:name="kesana"/>', field("PAGE", "kesana"), box("Pergi kesana."),
     f"<w:del>{run('kesana')}</w:del>", '<w:r><w:footnoteReference w:id="1"/></w:r>']
)  # fmt: skip
PARAGRAPHS = st.lists(st.one_of(RUNS.map(lambda r: run(*r)), OTHERS), max_size=8).map(lambda inner: p(*inner))
LINTER = lint.Linter()


@settings(max_examples=60, deadline=None)
@given(st.lists(PARAGRAPHS, min_size=1, max_size=4).map("".join), st.booleans())
def test_a_fix_changes_the_text_of_runs_and_nothing_else(body: str, unsafe: bool) -> None:
    data = package(body, header=p("Pergi kesana."))
    source = decode(data, "a.docx", format="docx")
    fixed = LINTER.fix_source(source, unsafe=unsafe)
    written = source.encode(fixed.text)
    before, after = parts(data), parts(written)
    assert {n: TEXT.sub(b"", d) for n, d in before.items()} == {n: TEXT.sub(b"", d) for n, d in after.items()}
    again = decode(written, "a.docx", format="docx")
    assert again.text == fixed.text
    assert LINTER.fix_source(again, unsafe=unsafe).text == fixed.text
    docx.Document(BytesIO(written))


@settings(max_examples=300, deadline=None)
@given(st.text("ab \n.,", max_size=30), st.text("ab \n.,", max_size=30))
def test_the_edits_between_two_texts_make_one_of_the_other(old: str, new: str) -> None:
    text = old
    for edit in reversed([*edits_between(old, new)]):
        text = text[: edit.start] + edit.text + text[edit.end :]
    assert text == new
