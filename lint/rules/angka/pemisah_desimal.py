"""A decimal point where Indonesian has a comma."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.rule import ERROR, NUMBER, Bad, Context, Finding, Rule, Sentence, Token, replace


class PemisahDesimal(Rule):
    """Pecahan desimal ditulis dengan titik.

    Hanya satu atau dua angka di belakang titik yang diperiksa, dan hanya di depan satuan yang dapat pecah (persen, juta,
    kilometer, derajat) atau di belakang “magnitudo”; 5.750 adalah ribuan, dan pukul 10.30 atau versi 2.0 dibiarkan.
    """

    source = "EYD V: TB12, tanda koma dipakai sebelum angka desimal"
    severity = ERROR
    words = frozenset("0")
    bad = (
        Bad("Inflasi tercatat 12.5 persen.", "Inflasi tercatat 12,5 persen."),
        Bad("Gempa magnitudo 5.4 mengguncang Sulawesi.", "Gempa magnitudo 5,4 mengguncang Sulawesi."),
        Bad("Anggarannya Rp 1.5 triliun.", "Anggarannya Rp 1,5 triliun."),
        Bad("Pertumbuhan ekonomi mencapai 5.03%.", "Pertumbuhan ekonomi mencapai 5,03%."),
    )
    good = (
        "Inflasi tercatat 12,5 persen dari 5.750 responden.",
        "Rapat dimulai pukul 10.30 derajat panasnya.",
        "Perusahaan merilis versi 2.0 dan HTML 5.1.",
        "Lahan itu seluas 1.250 meter persegi.",
        "Suhu air 10.000 derajat mustahil dicapai.",
        "Kereta berangkat 10.30 menit ini.",
    )

    def check_words(self, sentence: Sentence, places: Sequence[int], context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i in places:
            token = tokens[i]
            if token.kind == NUMBER and _is_decimal(token.text) and _is_measured(tokens, i):
                right = token.text.replace(".", ",")
                message = f"Angka desimal ditulis dengan koma; tulis “{right}”"
                yield self.found(token.start, token.end, message, replace(token.start, token.end, right))


def _is_decimal(text: str) -> bool:
    whole, point, part = text.partition(".")
    return bool(point) and whole.isdigit() and part.isdigit() and len(whole) < 4 and len(part) < 3


def _is_measured(tokens: Sequence[Token], i: int) -> bool:
    """Does a unit that can be divided follow, or the word magnitudo stand before?"""
    before = tokens[i - 1].lower if i else ""
    if before in ("pukul", "jam", "versi", "seri", "tipe", "pasal", "angka", "bab"):
        return False
    after = tokens[i + 1].lower if i + 1 < len(tokens) else ""
    if after in _UNITS or after == "%":
        return True
    if after == "derajat" and i + 2 < len(tokens) and tokens[i + 2].lower in ("celsius", "celcius", "c"):
        return True
    return before in ("magnitudo", "bermagnitudo", "ipk") and after not in ("wib", "wita", "wit")


_UNITS = frozenset(
    "persen juta miliar milyar triliun kilometer km kilogram kg ton liter hektare hektar ha sr magnitudo sentimeter cm "
    "mm milimeter km/jam gram meter poin kali".split()
)

rule = PemisahDesimal()
