"""HTML: what a reader sees is checked, everything else is left alone."""

from __future__ import annotations

import time

import pytest

import lint
from lint.extract import mask
from lint.finding import Edit, Fix, Safety
from lint.resolve import touches_prose_only

from .reading import blocks, read

PAGES = {
    "blocks and scopes": (
        "<title>Judul</title><h1>Kepala</h1><h2>Sub</h2><p>Isi<p>Dua<ul><li>a<li>b</ul><blockquote>Kata</blockquote>",
        ["title: Judul", "title: Kepala", "heading: Sub", "body: Isi", "body: Dua", "item: a", "item: b", "quote: Kata"],
    ),
    "emphasis inside a word": ("<p>me<b>nyu</b>sul</p>", ["body: menyusul"]),
    "code, script and style": (
        "<style>a{}</style><p>Ketik <code>ls -l</code>.</p><pre>teks\nkode</pre><script>var a = '<p>x</p>'</script>",
        ["body: Ketik ▢."],
    ),
    "br is a boundary": ("<p>Satu<br>dua</p>", ["body: Satu¶dua"]),
    "entities": (
        "<p>&ldquo;Ya,&rdquo; kata&nbsp;dia &amp; &#8220;R&D&#x201d; &shy;&zwnj;a &tidakada; &copy</p>",
        ["body: “Ya,” kata\xa0dia & “R&D” a &tidakada; &copy"],
    ),
    "soup": ("</div><p>a < b <i>c</p> d</i></b> <p>e", ["body: a < b c", "body: d", "body: e"]),
    "nested tables": (
        "<table><tr><td>a<table><tr><td>b<td>c</table>d<td>e</table>f",
        ["cell: a", "cell: b", "cell: c", "cell: d", "cell: e", "body: f"],
    ),
    "attributes": (
        '<meta name="description" content="Ringkas"><meta name=keywords content=x><p class="salah" data-a="b">Isi</p>',
        ["caption: Ringkas", "body: Isi"],
    ),
    "an image between sentences": ('<p>Satu. <img alt="Foto" src=a> Dua.</p>', ["body: Satu.", "caption: Foto", "body: Dua."]),
    "an image inside a sentence": ('<p>Satu <img alt="foto"> dua.</p>', ["body: Satu ▢ dua."]),
    "a title inside a sentence": ('<p>Satu <a title="judul" href=x>tautan</a> dua.</p>', ["body: Satu tautan dua."]),
    "a caption": (
        "<figure><img alt='Foto Joko'><figcaption>Joko</figcaption></figure>",
        ["caption: Foto Joko", "caption: Joko"],
    ),
    "another language": (
        '<p>Ia bilang <i lang="en">so be it</i>.</p><div lang=ms><p>Isu</p><p lang=id>Isi</p></div>',
        ["body: Ia bilang ▢.", "body: Isi"],
    ),
    "language of the page": ('<html lang="en"><body lang=en><p>Isi</p>', ["body: Isi"]),
    "footnote marks and units": ("<p>kata<sup>1</sup> dan m<sup>2</sup>, abad ke-20<sup>[3]</sup></p>", ["body: kata dan m, abad ke-20"]),
    "comments": ("<p>sa<!-- x > y -->tu</p>", ["body: satu"]),
    "addresses": ("<p>Buka <b>https://a.id/b?c=1&amp;d</b>, lalu</p>", ["body: Buka ▢, lalu"]),
    "templates": (
        '<p>{{ nama }} pergi {% if a > b %}lagi{% endif %} <a href="{{ u }}">ke</a> <?= "a>b" ?></p>',
        ["body: ▢ pergi lagi ke ▢"],
    ),
    "line ends": ("<p>a\r\nb</p>\r\n<p>c</p>", ["body: a\r\nb", "body: c"]),
}  # fmt: skip


@pytest.mark.parametrize(("page", "expected"), PAGES.values(), ids=PAGES)
def test_what_a_reader_sees(page: str, expected: list[str]) -> None:
    assert blocks(page, "html") == expected


def test_fixes_leave_markup_alone() -> None:
    page = (
        '<p class="di rumah  sakit">Ia  pergi <b>ke</b>kantor polisi. Rapat itu <a href="di hadiri">di hadiri</a> '
        "warga  desa. <code>a  di hadiri</code></p>"
    )
    fixed = lint.fix(page, format="html")
    assert fixed.text == (
        page.replace("Ia  pergi <b>ke</b>kantor", "Ia pergi <b>ke</b> kantor")
        .replace(">di hadiri", ">dihadiri")
        .replace("warga  desa", "warga desa")
    )


ENTITIES = {
    "<p>Ia pergi ke&nbsp;&nbsp;Jakarta.</p>": "<p>Ia pergi ke&nbsp;&nbsp;Jakarta.</p>",
    "<p>Ten&shy;ara itu datang.</p>": "<p>Tent&shy;ara itu datang.</p>",
    "<p>Riset &amp;pengembangan di hadiri Tom&amp; Joko.</p>": "<p>Riset &amp;pengembangan dihadiri Tom&amp; Joko.</p>",
}


@pytest.mark.parametrize(("page", "expected"), ENTITIES.items())
def test_a_fix_beside_an_entity_is_written_and_one_over_it_is_not(page: str, expected: str) -> None:
    assert lint.fix(page, format="html", unsafe=True).text == expected


def test_a_sign_that_an_entity_stands_for_is_no_place_to_write_at() -> None:
    document = read("<p>a&amp;b &amp;</p>", "html")
    at = document.source.text.index("&")
    fixes = [
        Fix((Edit(start, end, "x"),), Safety.SAFE, "") for start in range(at, at + 5) for end in range(start, at + 6)
    ]
    fixes = [f for f in fixes if f.edits[0][:2] != (at, at)]
    assert not any(touches_prose_only(f, document.source.text, document.prose) for f in fixes)


@pytest.mark.parametrize(
    "page", ["<div>" * 40_000, "</div>" * 20_000, "<p>a" * 20_000, "<b><i>x" * 2000, "<" * 50_000, "&" * 50_000]
)
def test_any_page_takes_bounded_time(page: str) -> None:
    began = time.monotonic()
    read(page, "html")
    assert time.monotonic() - began < mask.DEADLINE_S + 3


def test_a_page_that_is_too_complex_is_said_to_be() -> None:
    (found,) = lint.check("<div>" * 40_000, format="html")
    assert found.rule == "markup-terlalu-rumit" and "tidak diperiksa" in found.message


def test_the_parser_stops_at_its_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mask, "DEADLINE_S", 0.2)
    began = time.monotonic()
    assert [f.rule for f in read("<!--" * 40_000, "html").faults] == ["markup-terlalu-rumit"]
    assert time.monotonic() - began < 2
