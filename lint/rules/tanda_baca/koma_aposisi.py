"""A name in apposition with a comma before it and none behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.casing import is_capital
from lint.quotation import SPEECH
from lint.rule import INFO, UNSAFE, WARNING, WORD, Bad, Context, Finding, Rule, Sentence, Token, insert

LONGEST = 12
"""Tokens of an office that stands before its holder."""


class KomaAposisi(Rule):
    """Nama pejabat diapit koma di satu sisi saja: Kepala BMKG, Dwikorita Karnawati mengatakan ….

    Keterangan tambahan diapit koma di kedua sisinya, atau ditulis tanpa koma sama sekali. Diperiksa hanya di awal
    kalimat, bila sesudah nama langsung ada kata seperti “mengatakan”.
    """

    source = "EYD V: TB13, tanda koma mengapit keterangan tambahan atau keterangan aposisi"
    severity = INFO
    eyd_severity = WARNING
    words = SPEECH
    bad = (
        Bad(
            "Ketua RT 05, Budi Santoso mengatakan air mulai surut.",
            "Ketua RT 05, Budi Santoso, mengatakan air mulai surut.",
        ),
        Bad(
            "Kepala Dinas Kesehatan Kota Solo, Siti Wahyuningsih menjelaskan vaksin itu aman.",
            "Kepala Dinas Kesehatan Kota Solo, Siti Wahyuningsih, menjelaskan vaksin itu aman.",
        ),
        Bad(
            "Direktur Walhi Riau, Boy Even Sembiring menyatakan hal itu.",
            "Direktur Walhi Riau, Boy Even Sembiring, menyatakan hal itu.",
        ),
    )
    good = (
        "Ketua RT 05, Budi Santoso, mengatakan air mulai surut.",
        "Ketua RT 05 Budi Santoso mengatakan air mulai surut.",
        "Menurut Kepala BMKG, Dwikorita Karnawati mengatakan hal itu tanpa data.",
        "Di Jakarta, Budi Santoso mengatakan air mulai surut.",
        "Ketika ditemui Kepala BMKG, Budi Santoso mengatakan hal itu.",
        "Ketua RT 05, Budi Santoso, dan warga mengatakan air mulai surut.",
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        comma = next((i for i, t in enumerate(tokens[:LONGEST]) if t.text == ","), 0)
        if not comma or tokens[0].text not in _OFFICES or not _is_title(tokens[:comma]):
            return
        end = comma + 1
        while end < len(tokens) and is_capital(tokens[end]):
            end += 1
        if not 2 <= end - comma - 1 <= 5 or end >= len(tokens) or tokens[end].text not in self.words:
            return
        name, verb = tokens[end - 1], tokens[end]
        message = f"Keterangan tambahan diapit dua koma; tulis koma sesudah “{name.text}”"
        yield self.found(name.start, verb.end, message, insert(name.end, ",", UNSAFE, "Sisipkan koma"))


def _is_title(tokens: Sequence[Token]) -> bool:
    """An office and whose it is: capitals, numbers and the words between them."""
    return all(t.kind != WORD or t.text[0].isupper() or t.text in ("dan", "untuk", "bidang") for t in tokens)


_OFFICES = frozenset(
    "Ketua Kepala Direktur Menteri Gubernur Bupati Wali Kapolres Kapolda Kapolsek Kapolresta Kapolrestabes Sekretaris "
    "Juru Presiden Wakil Koordinator Manajer Pengamat Dosen Rektor Dekan Peneliti Kasat Kabid Kasi Humas Jaksa Hakim "
    "Camat Lurah Panglima Komandan Deputi Dirjen Plt Pj CEO Kadis Kadin Kasatreskrim Kanit Danramil Anggota Perdana".split()
)

rule = KomaAposisi()
