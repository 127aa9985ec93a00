"""Articles for property tests: sentences with known faults, dressed in plain text, Markdown or HTML."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import NamedTuple

from hypothesis import strategies as st

FAULTY = (
    "Rapat itu di hadiri warga desa.",
    "Pasukan itu pergi kesana pada Senin pagi.",
    "Harga beras naik , kata pedagang di pasar itu.",
    "Polisi menangkap dua orang di rumah nya.",
    "Ia tinggal diJakarta sejak kecil.",
    "Petugas menyita Rp. 5.000 dari tangan pelaku.",
    "Anak itu nampaknya akan di bawa ke puskesmas.",
    'Gubernur itu mengatakan,"Kami akan bantu warga".',
    "“Kami akan bantu warga.” kata dia.",
    "Tentara menjaga perbatasan itu, sementara tenara lain beristirahat.",
    "Ia membeli obat di apotik terdekat.",
    "Pemeritah kota menutup jalan itu sejak kemarin malam.",
    "Kegiatan itu dilaksanakan pada hari jumat lalu.",
    "Warga berkumpul di balai desa,lalu pulang.",
    "Kata dia, jalan itu sudah diperbaiki..",
    "Siapapun boleh datang, apapun alasannya.",
    "Petugas ( baru ) itu datang.",
    "Mengapa warga marah ?",
    "Warga menunggu bantuan dari pemerintah pemerintah pusat.",
    "Setiap malam Scheherezade bercerita, dan raja mengampuni Scheherazade.",
)
CLEAN = (
    "Pemerintah menyiapkan bantuan untuk warga di wilayah itu.",
    "Wali Kota Bandung mengatakan jalan itu akan dibuka pada Senin (28/4/2025).",
    "“Kami menunggu laporan dari lapangan,” kata Joko Widodo.",
    "Sebanyak 1.250 rumah di Kabupaten Garut rusak.",
    "Anggaran riset & pengembangan mencapai Rp2,5 miliar.",
    "Restoran Café Erdoğan di Surabaya ramai dikunjungi.",
    "Hasilnya 3 < 5, tulis guru itu di papan.",
)
SENTENCES = FAULTY + CLEAN

ADDRESS = "https://contoh.id/di_hadiri/kesana?a=1&b=tenara"
_QUOTED_ADDRESS = ADDRESS.replace("&", "&amp;")
WRAPPERS: dict[str, dict[str, tuple[str, str]]] = {
    "markdown": {
        "bold": ("**", "**"),
        "italic": ("*", "*"),
        "struck": ("~~", "~~"),
        "link": ("[", f']({ADDRESS} "di hadiri kesana")'),
        "tag": ('<span class="di hadiri">', "</span>"),
    },
    "html": {
        "bold": ("<strong>", "</strong>"),
        "italic": ("<em data-x='kesana  kemari'>", "</em>"),
        "link": (f'<a href="{_QUOTED_ADDRESS}" class="di hadiri">', "</a>"),
        "remark": ("<!-- di hadiri tenara -->", ""),
    },
}
"""What stands around words without changing what a reader reads."""

ASIDES = {
    "plain": (ADDRESS, "kantor@contoh.id", "#DiHadiri", "😀", "👨‍👩‍👧😀", "(😀)"),
    "markdown": ("`di hadiri  kesana ,`", f"<{ADDRESS}>", ADDRESS, "![di rumah](a/di hadiri.jpg)", "{{< x y='di hadiri' >}}", "[^1]", "😀"),
    "html": ("<code>di hadiri  kesana ,</code>", ADDRESS.replace("&", "&amp;"), '<img src="di  hadiri.jpg">', "{{ di_hadiri }}", "<br>", "😀"),
}  # fmt: skip
"""What stands between words and must survive as it is."""

BLOCKS: dict[str, tuple[str, ...]] = {
    "plain": ("{}",),
    "markdown": ("{}", "## {}", "- {}", "> {}", "1. {}", "| {} | x |\n|---|---|\n| y | {} |", "[^1]: {}", '<div class="di hadiri">\n\n{}\n\n</div>', ":::note {}\nIsi.\n:::"),
    "html": ("<p>{}</p>", "<h2 class='di hadiri'>{}</h2>", "<ul><li>{}</li></ul>", "<blockquote>{}</blockquote>", "<table><tr><td>{}<td>{}</table>", "<p>{}", "<div>{}"),
}  # fmt: skip
GUARDED = {
    "plain": (),
    "markdown": ("```\ndi hadiri  kesana ,\n```", "<!-- di hadiri kesana -->", "[1]: /kesana 'di hadiri'", "{% include di hadiri %}"),
    "html": ("<pre>di hadiri  kesana ,</pre>", "<!-- di hadiri kesana -->", "<script>var di  = ' hadiri ,';</script>"),
}  # fmt: skip
"""Blocks that are no prose."""

HEADS = ("", "---\ntitle: Rapat itu di hadiri warga\nslug: di hadiri\ntags: [kesana, warga]\n---\n\n")


class Article(NamedTuple):
    """A text in a format, and the stretches of it that must survive any fix."""

    text: str
    format: str
    guarded: tuple[str, ...]


def dressed(form: str) -> Callable[[str], str]:
    return {"plain": str, "markdown": _markdown, "html": lambda s: escape(s, quote=False)}[form]


def _markdown(text: str) -> str:
    return text.replace("<", "&lt;")


@st.composite
def words(draw: st.DrawFn, form: str, sentence: str) -> str:
    """A sentence of which up to three stretches stand inside markup."""
    parts = list(map(dressed(form), sentence.split(" ")))
    for name in draw(st.lists(st.sampled_from(sorted(WRAPPERS.get(form, ()))), max_size=3)) if form != "plain" else ():
        opening, closing = WRAPPERS[form][name]
        first = draw(st.integers(0, len(parts) - 1))
        last = draw(st.integers(first, len(parts) - 1))
        if not any("\0" in part for part in parts[first : last + 1]):
            parts[first : last + 1] = ["\0" + opening + " ".join(parts[first : last + 1]) + closing]
    return " ".join(parts).replace("\0", "")


@st.composite
def paragraphs(draw: st.DrawFn, form: str, asides: bool = True) -> tuple[str, str, list[str]]:
    """A paragraph: its source, its plain text, and the stretches that must survive."""
    chosen = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4, unique=True))
    guarded: list[str] = []
    parts = []
    for sentence in chosen:
        parts.append(draw(words(form, sentence)))
        if asides and draw(st.integers(0, 3)) == 0:
            parts.append(draw(st.sampled_from(ASIDES[form])))
            guarded += [] if "😀" in parts[-1] else parts[-1:]
    return " ".join(parts), " ".join(chosen), guarded


@st.composite
def articles(draw: st.DrawFn, form: str) -> Article:
    """An article with blocks of every kind, line ends of either kind, and perhaps a byte order mark."""
    blocks, guarded = [], []
    for _ in range(draw(st.integers(1, 4))):
        source, _, kept = draw(paragraphs(form))
        blocks.append(draw(st.sampled_from(BLOCKS[form])).replace("{}", source.replace("|", "\\|")))
        guarded += kept
        if GUARDED[form] and draw(st.integers(0, 3)) == 0:
            guarded.append(draw(st.sampled_from(GUARDED[form])))
            blocks.append(guarded[-1])
    text = "\n\n".join(blocks) + draw(st.sampled_from(("", "\n", "\n\n")))
    if form == "markdown":
        text = draw(st.sampled_from(HEADS)) + text
    ends, mark = draw(st.sampled_from(("\n", "\r\n"))), draw(st.sampled_from(("", "\ufeff")))
    addresses = [ADDRESS] * text.count(ADDRESS) + ["di hadiri.jpg"] * text.count("di hadiri.jpg")
    return Article(mark + text.replace("\n", ends), form, tuple(s.replace("\n", ends) for s in (*guarded, *addresses)))


NOISE = st.text(
    st.sampled_from("abk .,*_`~[]()<>!|#-=+:;&\"'“”{}%$\\/\n\r\t0123 é\u0301😀\u2063\ufffc\u2029\u200d\xad\0"),
    max_size=60,
)  # fmt: skip
FRAGMENTS = (
    "---\n", "+++\n", "title: ", "```\n", "<div>", "</div>", "<p", "<!--", "-->", "{{< ", ">}}", "{% ", "%}", "[a](b)", "![", "](", "[^1]", "[^1]:",
    "&amp;", "&#38;", "&nbsp;", "<br>", "<script>", "</script>", "<a href='", "\n\n", "    ", "> ", "- ", "| a |\n|---|\n", ":::note ", "[[a|b]]", "$$",
    "import x\n", "<X a={", "<td>", "<![CDATA[", "di hadiri", "kesana", "Ia pergi ", "RT.", "https://a.b/c", "\\", "**", "__", "==", "%%", "^[",
)  # fmt: skip
SOUP = st.lists(st.one_of(st.sampled_from(FRAGMENTS), NOISE), max_size=12).map("".join)
"""Texts that nobody writes."""
