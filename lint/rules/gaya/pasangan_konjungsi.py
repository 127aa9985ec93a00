"""Conjunctions that come in pairs, with the wrong partner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.phrases import findings
from lint.rule import INFO, Bad, Context, Finding, Rule, Sentence


class PasanganKonjungsi(Rule):
    """Pasangan kata penghubung tidak tepat: bukan … melainkan, tidak … tetapi, baik … maupun, antara … dan.

    Hanya saran, karena pasangan longgar lazim di banyak redaksi; di bawah preset `eyd` menjadi peringatan.
    """

    source = "EYD V TB02 (bukan … melainkan) dan pasangan konjungsi korelatif"
    severity = INFO
    bad = (
        Bad("Yang datang bukan bupati, tetapi wakilnya.", "Yang datang bukan bupati, melainkan wakilnya."),
        Bad("Ia tidak marah, melainkan kecewa.", "Ia tidak marah, tetapi kecewa."),
        Bad("Baik guru ataupun murid ikut upacara.", "Baik guru maupun murid ikut upacara."),
        Bad("Pertandingan antara Persib dengan Persija ditunda.", "Pertandingan antara Persib dan Persija ditunda."),
    )
    good = (
        "Yang datang bukan hanya bupati, tetapi juga wakilnya.",
        "Baik buruknya hasil panen ataupun harga bergantung pada cuaca.",
        "Usulan itu, antara lain, disepakati dengan suara bulat.",
        "Meskipun hujan, warga tetap datang. Namun, acara ditunda.",
    )

    def check_words(self, sentence: Sentence, places: Sequence[int], context: Context) -> Iterator[Finding]:
        return findings(self, sentence, places, context)


rule = PasanganKonjungsi()
