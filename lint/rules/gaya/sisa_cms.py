"""Left-overs of the content management system."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lint.rule import WARNING, Bad, Context, Finding, Rule, Sentence

PATTERNS = (
    r"(?:^|(?<=[.!?)\"”]\s))\[?(?:Baca [Jj]uga|BACA JUGA|Baca [Ss]elengkapnya|Lihat [Jj]uga|LIHAT JUGA|Simak [Jj]uga|SIMAK JUGA|Tonton [Jj]uga)(?: [Vv]ideo| [Bb]erita| [Aa]rtikel| [Ff]oto)?\s?:",
    r"SCROLL TO (?:CONTINUE|RESUME)(?: WITH CONTENT)?|ADVERTISEMENT|\[Gambas:[^\]]{0,40}\]|\[Halaman \d+\]|Lanjutkan membaca di bawah iklan",
    r"(?i:\blorem ipsum\b)",
    r"\b(?:TODO|FIXME|TKTK)\b(?=\s?[:!(\]]|$)|(?<=[\[(])(?:TODO|FIXME|TBD)(?=[\])])",
    r"(?<=[a-z] )(?:TODO|FIXME|TKTK)(?= [a-z])",
    r"(?<![\w.])(?:xxx{1,8}|XXX{1,8})(?![\w.-])",
    r"&amp;(?:amp|nbsp|quot|lt|gt|#\d{2,5});|&(?:nbsp|quot|rsquo|lsquo|ldquo|rdquo|ndash|mdash|hellip|#8[0-9]{3});",
)


class SisaCms(Rule):
    """Sisa sistem redaksi di tubuh berita: Baca juga:, SCROLL TO CONTINUE, lorem ipsum, TODO, entitas HTML ganda.

    Tidak ada perbaikan otomatis, karena baris sisa itu mungkin membawa tautan yang masih dipakai.
    """

    source = "Gaya redaksi: naskah bersih"
    severity = WARNING
    words = frozenset(
        "baca lihat simak tonton scroll advertisement gambas halaman lanjutkan lorem todo fixme tktk tbd xxx xxxx xxxxx amp nbsp quot rsquo lsquo "
        "ldquo rdquo ndash mdash hellip &".split()
    )
    bad = (
        Bad("Baca juga: Harga Beras Naik Lagi"),
        Bad("Warga mengungsi sejak Senin. SCROLL TO CONTINUE WITH CONTENT"),
        Bad("Lorem ipsum dolor sit amet."),
        Bad("Bupati (TODO: nama) membuka acara itu."),
        Bad("Menteri &amp;amp; rombongan tiba di Palu."),
        Bad("Kerugian ditaksir xxx juta rupiah."),
    )
    good = (
        "Guru meminta siswa baca juga buku lain.",
        'Ia berkata, "Baca juga peraturan itu."',
        "Aplikasi itu bernama Todo dan dipakai siswa.",
        "Triple X ialah film laga; seri XXX tayang di bioskop.",
        "Halaman 12 memuat iklan advertisement berbahasa Inggris.",
        "Perusahaan AT&T dan P&G hadir.",
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        for match in _pattern().finditer(sentence.text):
            if not (
                match.group().isalpha()
                and match.group().lower().startswith("xxx")
                and _is_title(sentence, match.start())
            ):
                shown = " ".join(match.group().split())
                yield self.found(
                    match.start(), match.end(), f"“{shown}” tampaknya sisa sistem redaksi; hapus dari naskah"
                )


def _is_title(sentence: Sentence, at: int) -> bool:
    """The film or the rating: capitals after a word such as film, seri, kategori."""
    before = [t.lower for t in sentence.tokens if t.end <= at]
    return (
        sentence.text[at].isupper()
        and bool(before)
        and before[-1] in {"film", "seri", "kategori", "liga", "edisi", "ke", "jilid"}
    )


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(PATTERNS))


rule = SisaCms()
