"""Markdown and MDX: paragraphs, headings, items, cells and front matter are checked; markup is left alone."""

from __future__ import annotations

import time

import pytest

import lint
from lint.extract import mask

from .reading import blocks, read

TEXTS = {
    "emphasis inside a word": ("me**nyu**sul dan _miring_ ~~coret~~", ["body: menyusul dan miring coret"]),
    "headings": ("# Judul #\n\n## Bab {#bab .x}\n\nJudul\n=====\n\nBab\n---\n", ["title: Judul", "heading: Bab", "title: Judul", "heading: Bab"]),
    "lists and tasks": ("1. satu\n   lanjut\n- [ ] dua\n- [x] tiga\n", ["item: satu\nlanjut", "item: dua", "item: tiga"]),
    "quotations": ("> satu\n> dua\nmalas\n>\n> > dalam\n", ["quote: satu\ndua\nmalas", "quote: dalam"]),
    "tables": ("| a | **b** |\n|---|:-:|\n| x \\| y | `k` l |\n", ["cell: a", "cell: b", "cell: x | y", "cell: ▢ l"]),
    "links": (
        '[teks](http://a.b "j") [ref] [x][ref] [bukan] [a [b] c](/u) <http://c.d> http://e.f/g_h_i.\n\n[ref]: /u "judul"\n',
        ["body: teks ref x [bukan] [a [b] c] ▢ ▢."],
    ),
    "code": ("Ketik `ls  -l`, lalu:\n\n```sh\nteks salah\n```\n\n    kode\n", ["body: Ketik ▢, lalu:"]),
    "an image alone": ("![Foto *Joko*](a.jpg)\n\n[![Foto](a)](b)\n", ["caption: Foto Joko", "caption: Foto"]),
    "an image between sentences": ("Satu. ![Foto](a) Dua.", ["body: Satu.", "caption: Foto", "body: Dua."]),
    "an image inside a sentence": ("Satu ![foto](a) dua.", ["body: Satu ▢ dua."]),
    "footnotes": (
        "Kata[^1]. Lagi[^b].\n\n[^1]: Satu.\n[^b]: Dua.\n    lanjut\n",
        ["body: Kata. Lagi.", "item: Satu.", "item: Dua.\nlanjut"],
    ),
    "entities and escapes": ("&ldquo;a&rdquo; \\*b\\* 1\\. R&D &nbsp;c", ["body: “a” *b* 1. R&D \xa0c"]),
    "line breaks": ("satu  \ndua\\\ntiga<br>empat", ["body: satu\ndua\ntiga¶empat"]),
    "inline HTML": (
        'H<sub>2</sub>O <kbd>a b</kbd> <span lang="en">the end</span> x<!-- y --> kata<sup>1</sup> <a\nhref="salah">z</a>',
        ["body: H2O ▢ ▢ x kata \nz"],
    ),
    "blocks of HTML": (
        "<figure>\n<img src=a alt='Foto'>\n<figcaption>Ket</figcaption>\n</figure>\n\n<div>\n\n*isi*\n\n</div>\n",
        ["caption: Foto", "caption: Ket", "body: isi"],
    ),
    "shortcodes": (
        '{{< figure src="a_b" >}}\n\n[caption id="x"]Ket[/caption] {% include a.html %}\n\n'
        "{% highlight py %}\na  b\n{% endhighlight %}\n\n{{ page.title }} x\n",
        ["body: Ket", "body: ▢ x"],
    ),
    "admonitions and alerts": (":::note Judul\nIsi\n:::\n\n> [!NOTE]\n> Perhatian\n", ["heading: Judul", "body: Isi", "quote: Perhatian"]),
    "admonitions of Docusaurus and Pandoc": (":::tip[Judul tip]\n\nIsi.\n\n:::\n\n::: {.note}\nIsi\n:::\n", ["heading: Judul tip", "body: Isi.", "body: Isi"]),
    "callouts of Obsidian": ("> [!tip]+ Judul *kotak*\n> Isi\n\n> [!note]\n> Isi\n", ["heading: Judul kotak", "quote: Isi", "quote: Isi"]),
    "wiki links": ("Lihat [[Halaman|teks]], [[Halaman]].\n\n![[a.jpg|100]]\n", ["body: Lihat teks, ▢."]),
    "formulas": ("Lihat $$a_b*c$$, $a_b$, $x$; harga US$1 dan $5 atau US$2.\n\n$$\nx\n$$\n", ["body: Lihat ▢, ▢, ▢; harga US$1 dan $5 atau US$2."]),
    "marks of Obsidian": ("Ini ==disorot== %%tidak*tampak%%a ^id-blok\n", ["body: Ini disorot a"]),
    "definitions and long forms": ("Istilah\n: Satu\n: Dua\n\n*[HTML]: Panjang\n", ["body: Istilah", "item: Satu", "item: Dua", "body: Panjang"]),
    "notes in their place": ("Satu.^[Catatan *ini*.] Dua^[tiga] lagi.", ["body: Satu.", "caption: Catatan ini.", "body: Dua lagi."]),
    "attributes": ('![Foto](a){width=50%}\n\n[teks](u){:target="_blank"} {a}\n\nIsi\n{: .kelas}\n', ["caption: Foto", "body: teks {a}", "body: Isi"]),
    "emoji": ("Ya :smile: pukul 10:30:15 :+1:", ["body: Ya ▢ pukul 10:30:15 ▢"]),
    "shortcodes around text": ("{{% notice info %}}\nIsi\n{{% /notice %}}\nLagi\n{% endif %}\n", ["body: Isi", "body: Lagi"]),
    "captions of figures": ('Isi\n\n{{< figure src="a_b" caption="Foto *x*" alt=\'b\' >}}\n\nLagi {{< x caption="y" >}}\n', ["body: Isi", "caption: Foto *x*", "caption: b", "body: Lagi ▢"]),
    "a byte order mark": ("\ufeff---\ntitle: Judul\n---\n# Bab\n", ["title: Judul", "title: Bab"]),
    "thematic break first": ("---\n\nIsi\n\n---\n\nLagi\n", ["body: Isi", "body: Lagi"]),
    "windows": ("---\r\ntitle: Judul\r\n---\r\n\r\nIsi\r\nlagi\r\n", ["title: Judul", "body: Isi\r\nlagi"]),
}  # fmt: skip

YAML = """---
title: "Judul \\"berita\\" \\u201cbaru\\u201d" # komentar
description: 'Isi ''ringkas'''
date: 2024-01-01
slug: bukan-prosa
tags: [satu, "dua tiga", 4]
image:
  src: a.jpg
  caption: >
    Keterangan
    dua baris
excerpt: &x Teks polos
cover: {caption: *x}
---
Isi
"""
TOML = """+++
title = "Judul \\"a\\""
tags = [
  "satu", # satu
  'dua',
]
weight = 1
[cover]
caption = \"\"\"x
y\"\"\"
+++
Isi
"""
FIELDS = {
    "yaml": (
        YAML,
        [
            'title: Judul "berita" “baru”',
            "caption: Isi 'ringkas'",
            "caption: satu",
            "caption: dua tiga",
            "caption: Keterangan\ndua baris",
            "caption: Teks polos",
            "body: Isi",
        ],
    ),
    "toml": (TOML, ['title: Judul "a"', "caption: satu", "caption: dua", "caption: x\ny", "body: Isi"]),
}

FAULTS = {
    "unclosed": ("---\ntitle: Judul\ntags:\n  - a\n\nIsi\n", 0, "tidak ditutup", ["title: Judul"]),
    "unclosed with the line ends of windows": ("---\r\ntitle: Judul\r\n\r\nIsi\r\n", 0, "tidak ditutup", ["title: Judul"]),
    "unclosed toml": ('+++\ntitle = "a"\n\nIsi\n', 0, "tidak ditutup", ["title: a"]),
    "broken yaml": (
        "---\ntitle: Presiden: kami siap\nslug: a\n---\nIsi\n", 19, "titik dua di tengah nilai", ["title: Presiden: kami siap"],
    ),
    "open quotation": ('---\ntitle: "Presiden\n---\nIsi\n', 21, "tanda petik tidak ditutup", []),
    "tab": ("---\ntitle: a\n\tb: c\n---\nIsi\n", 13, "tidak sah", ["title: a"]),
    "broken toml": ("+++\na = 1\ntitle = x\n+++\nIsi\n", 10, "TOML tidak sah", ["title: x"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TEXTS.values(), ids=TEXTS)
def test_what_a_reader_sees(text: str, expected: list[str]) -> None:
    assert blocks(text, "markdown") == expected


@pytest.mark.parametrize(("text", "expected"), FIELDS.values(), ids=FIELDS)
def test_fields_of_front_matter_that_are_prose(text: str, expected: list[str]) -> None:
    assert blocks(text, "markdown") == expected


def test_fields_can_be_named() -> None:
    assert blocks("---\ntitle: A\njudul: B\n---\n", "markdown", front_matter=("judul",)) == ["title: B"]


@pytest.mark.parametrize(("text", "place", "said", "fields"), FAULTS.values(), ids=FAULTS)
def test_broken_front_matter_is_named_and_the_prose_is_checked(
    text: str, place: int, said: str, fields: list[str]
) -> None:
    (fault,) = read(text, "markdown").faults
    assert (fault.rule, fault.start) == ("metadata-rusak", place) and said in fault.message
    assert blocks(text, "markdown") == [*fields, "body: Isi"]


def test_broken_front_matter_can_be_waved_through_but_not_lost_by_a_selection() -> None:
    text = "---\ntitle: Presiden: kami siap\n---\nIsi.\n"
    assert [f.rule for f in lint.check(text, format="markdown", config={"select": ["awalan-di"]})] == ["metadata-rusak"]
    assert lint.check(text, format="markdown", config={"ignore": ["metadata-rusak"]}) == []
    (found,) = lint.check(text, format="markdown", config={"severity": {"metadata-rusak": "info"}})
    assert found.severity == "info"


def test_components_of_mdx() -> None:
    text = "import X from 'y'\nexport const a = 1\n\n<Note kind={a > b} x='y'>\nIsi **tebal** {props.n}\n</Note>\n\n<X/>\n\n<X/> <>a</>\n"
    assert blocks(text, "mdx") == ["body: Isi tebal ▢", "body: ▢ a"]
    assert blocks("<Note kind={a > b}>\nIsi **tebal**\n</Note>\n", "markdown") == ["body: Isi tebal"]


def test_fixes_leave_markup_alone() -> None:
    text = (
        '---\ntitle: "Rapat di hadiri warga desa"\nslug: di hadiri\n---\n\n# Ia  pergi\n\nIa  pergi [ke](/kekantor "di hadiri")kantor.\n'
        "Rapat itu [di hadiri](/di hadiri) warga, `di hadiri`. https://a.b/di_hadiri\n"
    )
    expected = (
        text.replace("Rapat di hadiri", "Rapat dihadiri")
        .replace("Ia  pergi", "Ia pergi")
        .replace("[di hadiri", "[dihadiri")
        .replace('")kantor', '") kantor')
    )
    assert lint.fix(text, format="markdown").text == expected


INSERTED = {
    "behind what closes": ("Ia pergi **ke**kantor polisi.", "Ia pergi **ke** kantor polisi."),
    "before what opens": ("Ia pergi ke**kantor** polisi.", "Ia pergi ke **kantor** polisi."),
    "behind a link": ("Ia pergi [ke](/a)kantor polisi.", "Ia pergi [ke](/a) kantor polisi."),
    "behind a tag": ("Ia pergi <b>ke</b>kantor polisi.", "Ia pergi <b>ke</b> kantor polisi."),
    "taken out": ("Rapat itu di **hadiri** warga.", "Rapat itu di**hadiri** warga."),
    "not where it would end emphasis": ("Rapat itu di _hadiri_ warga.", "Rapat itu di _hadiri_ warga."),
}


@pytest.mark.parametrize(("text", "expected"), INSERTED.values(), ids=INSERTED)
def test_a_fix_across_markup_changes_what_stands_on_either_side(text: str, expected: str) -> None:
    assert lint.fix(text, format="markdown").text == expected


def test_the_text_of_a_reference_is_its_name_and_is_not_written() -> None:
    text = "Rapat itu [di hadiri] warga desa.\n\n[di hadiri]: /u\n"
    fixed = lint.fix(text, format="markdown")
    assert fixed.text == text
    assert [fix.safety for f in fixed.remaining for fix in f.fixes] == ["shown"]


def test_a_fix_that_would_break_front_matter_is_not_written() -> None:
    linter = lint.Linter({"select": ["spasi-setelah-tanda-baca", "koma-di-luar-petik"]})
    text = "---\ntitle: Kata dia,kami siap:kami datang\n---\n"
    assert "\ntitle: Kata dia, kami siap" in linter.fix(text, format="markdown", unsafe=True).text
    assert not linter.fix(text, format="markdown", unsafe=True).text.count(": ") > 1


@pytest.mark.parametrize(
    "text",
    ["*" * 40_000, "_a _b " * 8000, "<div>" * 40_000, "> " * 20_000, "- " * 20_000, "[" * 40_000, "`a``b" * 8000],
)
def test_any_text_takes_bounded_time(text: str) -> None:
    began = time.monotonic()
    read(text, "markdown")
    assert time.monotonic() - began < mask.DEADLINE_S + 3


def test_a_paragraph_that_is_too_complex_is_said_to_be_and_the_others_are_checked() -> None:
    found = lint.check("*a " * 5000 + "\n\nRapat itu di hadiri warga desa.\n", format="markdown")
    assert [f.rule for f in found] == ["markup-terlalu-rumit", "awalan-di"]
