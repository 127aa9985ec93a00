"""Set phrases that newsrooms get wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.phrases import findings
from lint.rule import WARNING, Bad, Context, Finding, Rule, Sentence


class UngkapanBaku(Rule):
    """Ungkapan tidak tepat: HUT RI ke-80, Dirgahayu HUT RI, terdiri dari, membahas tentang.

    Ungkapan yang juga dimuat KBBI atau lazim (terdiri dari, memenangkan laga) hanya saran.
    """

    source = "Gaya redaksi"
    severity = WARNING
    bad = (
        Bad("Warga merayakan HUT RI ke-80 di alun-alun.", "Warga merayakan HUT ke-80 RI di alun-alun."),
        Bad("Tim terdiri dari lima orang.", "Tim terdiri atas lima orang."),
        Bad("Persib memenangkan laga itu.", "Persib memenangi laga itu."),
    )
    good = (
        "Warga merayakan HUT ke-80 RI di alun-alun.",
        "HUT RI 2025 diperingati di Jakarta.",
        "Spanduk Dirgahayu Republik Indonesia terpasang.",
        '"Timnya terdiri dari lima orang," kata Rudi.',
    )

    def check_words(self, sentence: Sentence, places: Sequence[int], context: Context) -> Iterator[Finding]:
        return findings(self, sentence, places, context)


rule = UngkapanBaku()
