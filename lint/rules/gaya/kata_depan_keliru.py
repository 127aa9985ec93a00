"""Prepositions that do not fit what follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.phrases import findings
from lint.rule import INFO, Bad, Context, Finding, Rule, Sentence


class KataDepanKeliru(Rule):
    """Kata depan tidak tepat: di tahun, ke gubernur, sesuai rencana.

    Hanya saran; ragam lisan dan sebagian redaksi memakainya.
    """

    source = "Gaya redaksi (kata depan)"
    severity = INFO
    bad = (
        Bad("Pabrik itu dibuka di tahun 2018.", "Pabrik itu dibuka pada tahun 2018."),
        Bad("Warga mengadu ke gubernur.", "Warga mengadu kepada gubernur."),
        Bad("Proyek berjalan sesuai rencana.", "Proyek berjalan sesuai dengan rencana."),
    )
    good = (
        "Pabrik itu dibuka pada tahun 2018.",
        "Ia datang ke kantor gubernur.",
        "Proyek berjalan sesuai dengan rencana.",
        "Ia lahir di Malang pada bulan Mei.",
    )

    def check_words(self, sentence: Sentence, places: Sequence[int], context: Context) -> Iterator[Finding]:
        return findings(self, sentence, places, context)


rule = KataDepanKeliru()
