"""A date that no calendar has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.dates import FIRST_YEAR, LAST_YEAR, MONTHS, WEEKDAYS, DateMention, dates
from lint.rule import WARNING, Bad, Context, Finding, Rule, Sentence, Token


class TanggalMustahil(Rule):
    """Tanggal yang tidak ada dalam kalender (31 April, 30/2/2025, 29 Februari 2025).

    Bilangan yang hanya mirip tanggal (skor, pecahan, nomor) dibiarkan: tanggal berangka harus lengkap dengan tahunnya
    atau berdiri di belakang nama hari. Urutan Amerika (4/28/2025) dilaporkan sebagai bulan ke-28.
    """

    source = "Kalender Gregorius"
    severity = WARNING
    words = frozenset("0")
    bad = (
        Bad("Rapat digelar pada 31/4/2025."),
        Bad("Ia lahir pada 30 Februari 1990."),
        Bad("Gempa terjadi Senin (4/28/2025)."),
        Bad("Festival berlangsung sampai 31 Juni."),
        Bad("Kabisat berikutnya bukan 29 Februari 2025."),
    )
    good = (
        "Rapat digelar pada 30/4/2025.",
        "Ia lahir pada 29 Februari 2024.",
        "Jalan itu berjarak 3/4 kilometer dari SDN 45 Mei Raya.",
        "Perjanjian nomor 32.13.2020 ditandatangani.",
        "Ia mencatat skor 45-20-2020 di papan.",
    )

    def check_words(self, sentence: Sentence, places: Sequence[int], context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for found in dates(tokens, places):
            if not found.possible and _is_date(tokens, found):
                first, last = tokens[found.first], tokens[found.last]
                text = sentence.text[first.start : last.end]
                message = f"Tanggal “{text}” tidak ada dalam kalender{_why(found)}; periksa tanggalnya"
                yield self.found(first.start, last.end, message)


def _is_date(tokens: Sequence[Token], found: DateMention) -> bool:
    """Is it surely meant as a date?"""
    last = tokens[found.last]
    before = [t.lower for t in tokens[max(found.first - 2, 0) : found.first]]
    after_day = any(t in WEEKDAYS or t in ("tanggal", "tgl") for t in before)
    if last.lower in MONTHS or (found.last > found.first and found.last - found.first == 2):
        if found.day <= 31:
            return True
        return after_day
    if found.year is None:
        return after_day
    if found.last > found.first or "." in last.text:
        return after_day
    return FIRST_YEAR <= found.year <= LAST_YEAR and (found.day <= 31 or after_day) and found.month <= 31


def _why(found: DateMention) -> str:
    if found.month > 12:
        return f" (bulan ke-{found.month}; urutannya tanggal/bulan/tahun)"
    return ""


rule = TanggalMustahil()
