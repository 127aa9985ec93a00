"""A full stop behind the sign of the rupiah."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lint.rule import ERROR, NUMBER, Bad, Context, Finding, Rule, Sentence, replace


class TitikSetelahRp(Rule):
    """Lambang mata uang Rp diikuti tanda titik.

    Spasi sesudahnya dipertahankan sebagaimana ditulis; lihat juga spasi-setelah-rp.
    """

    source = "EYD V: KF05, lambang mata uang tidak diikuti tanda titik"
    severity = ERROR
    words = frozenset({"rp"})
    bad = (
        Bad("Bantuan itu bernilai Rp. 10.000 per orang.", "Bantuan itu bernilai Rp 10.000 per orang."),
        Bad("Bantuan itu bernilai Rp.10.000 per orang.", "Bantuan itu bernilai Rp10.000 per orang."),
        Bad("Anggarannya Rp. 2,5 triliun.", "Anggarannya Rp 2,5 triliun."),
    )
    good = (
        "Bantuan itu bernilai Rp10.000 per orang.",
        "Bantuan itu bernilai Rp 10.000 per orang.",
        "Lambang mata uang kita adalah Rp. Nilainya turun.",
        "Harga dinyatakan dalam Rp. 2024 menjadi tahun dasar bagi PDB.",
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i, stop in enumerate(islice(tokens, 1, len(tokens) - 1), 1):
            sign, number = tokens[i - 1], tokens[i + 1]
            if stop.text != "." or sign.lower != "rp" or number.kind != NUMBER or sign.end != stop.start:
                continue
            if sign.start and sentence.text[: sign.start].endswith("dalam "):
                continue
            gap = sentence.text[stop.end : number.start]
            fix = replace(sign.start, stop.end, "Rp", title="Hapus titik")
            message = f"Lambang mata uang tidak diikuti titik; tulis “Rp{gap}{number.text}”"
            yield self.found(sign.start, number.end, message, fix)


rule = TitikSetelahRp()
