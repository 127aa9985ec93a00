"""More than one space between two words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lint.rule import INFO, PUNCT, Bad, Context, Finding, Rule, Scope, Sentence, replace

MAX_IN_SENTENCE = 2
"""More wide gaps than this are columns set with spaces."""


class SpasiGanda(Rule):
    """Dua spasi atau lebih di antara dua kata.

    Kalimat dengan banyak spasi lebar dianggap kolom yang diluruskan dan dibiarkan.
    """

    source = "Kelaziman penyuntingan; EYD V tidak mengatur jumlah spasi"
    severity = INFO
    scopes = frozenset({Scope.BODY, Scope.TITLE, Scope.HEADING, Scope.ITEM, Scope.QUOTE, Scope.CAPTION})
    bad = (
        Bad("Warga  mengungsi ke balai desa.", "Warga mengungsi ke balai desa."),
        Bad("Rapat selesai,  kata dia.", "Rapat selesai, kata dia."),
        Bad("Korban dirawat di   rumah sakit.", "Korban dirawat di rumah sakit."),
    )
    good = (
        "Warga mengungsi ke balai desa.",
        "Nama      : Budi",
        "No.   Nama     Kota     Nilai",
        "Persib     3     1     2     8",
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        if "  " not in sentence.text:
            return
        gaps = [
            (first.end, second.start)
            for first, second in pairwise(sentence.tokens)
            if second.start - first.end > 1 and not sentence.text[first.end : second.start].strip(" ")
            and not (second.kind == PUNCT and second.text in ":=|")
        ]  # fmt: skip
        if len(gaps) <= MAX_IN_SENTENCE:
            for start, end in gaps:
                yield self.found(
                    start, end, "Spasi berlebih; cukup satu spasi", replace(start, end, " ", title="Satu spasi")
                )


rule = SpasiGanda()
