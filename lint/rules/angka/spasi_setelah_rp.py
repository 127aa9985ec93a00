"""Rp10.000 and Rp 10.000 in one article."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lint.rule import (
    INFO,
    NUMBER,
    SAFE,
    UNSAFE,
    WARNING,
    Bad,
    Context,
    Document,
    Finding,
    Related,
    Rule,
    delete,
    insert,
)  # fmt: skip


class SpasiSetelahRp(Rule):
    """Lambang Rp ditulis terpisah dari bilangannya, atau dengan dua cara dalam satu artikel.

    EYD merangkaikannya (Rp10.000), tetapi sebagian redaksi memakai spasi. Karena itu yang dilaporkan hanya cara yang
    lebih jarang dalam satu artikel; preset `eyd` melaporkan setiap Rp yang terpisah.
    """

    source = "EYD V: KG03 dan KF05, lambang mata uang ditulis serangkai dengan bilangan"
    severity = INFO
    eyd_severity = WARNING
    bad = (
        Bad(
            "Beras dijual Rp15.000 dan gula Rp18.000. Minyak Rp 20.000.",
            "Beras dijual Rp15.000 dan gula Rp18.000. Minyak Rp20.000.",
        ),
        Bad(
            "Beras dijual Rp 15.000 dan gula Rp 18.000. Minyak Rp20.000.",
            "Beras dijual Rp 15.000 dan gula Rp 18.000. Minyak Rp 20.000.",
        ),
        Bad("Beras Rp15.000, gula Rp 18.000.", "Beras Rp15.000, gula Rp18.000."),
    )
    good = (
        "Beras dijual Rp15.000 dan gula Rp18.000.",
        "Beras dijual Rp 15.000 dan gula Rp 18.000.",
        "Nilai Rp terhadap dolar dan harga Rp 5.000 itu tetap.",
    )

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        places = list(_places(document))
        spaced = [(a, b) for a, b in places if b > a]
        joined = [(a, b) for a, b in places if b == a]
        if context.strict:
            yield from (self._joined(a, b, SAFE) for a, b in spaced)
        elif spaced and joined and len(joined) >= len(spaced):
            usual = Related(joined[0][0] - 2, joined[0][1], "lebih sering tanpa spasi")
            yield from (self._joined(a, b, UNSAFE, usual) for a, b in spaced)
        elif spaced and joined:
            usual = Related(spaced[0][0] - 2, spaced[0][1], "lebih sering dengan spasi")
            for start, end in joined:
                message = "Artikel ini biasanya menulis Rp dengan spasi; tulis “Rp ” di sini juga"
                yield self.found(start - 2, end, message, insert(end, " ", UNSAFE), related=[usual])

    def _joined(self, start: int, end: int, safety: object, *related: Related) -> Finding:
        message = "Lambang Rp ditulis serangkai dengan bilangan; hapus spasinya"
        fix = delete(start, end, SAFE if safety is SAFE else UNSAFE, "Hapus spasi")
        return self.found(start - 2, end, message, fix, related=related)


def _places(document: Document) -> Iterator[tuple[int, int]]:
    """Source offsets of the end of each "Rp" and the start of its number."""
    for sentence in document.sentences:
        tokens = sentence.tokens
        for sign, number in pairwise(tokens):
            if sign.text == "Rp" and number.kind == NUMBER:
                yield sentence.start + sign.end, sentence.start + number.start


rule = SpasiSetelahRp()
