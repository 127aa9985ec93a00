"""% and persen in one article."""

from __future__ import annotations

from collections.abc import Iterator

from lint.rule import INFO, NUMBER, UNSAFE, Bad, Context, Document, Finding, Related, Rule, replace


class PersenCampur(Rule):
    """Tanda % dan kata “persen” dipakai bergantian dalam satu artikel.

    Keduanya dibenarkan; yang dilaporkan hanya cara yang lebih jarang.
    """

    source = "Kelaziman redaksi: satu cara dalam satu artikel"
    severity = INFO
    bad = (
        Bad(
            "Harga naik 5 persen, lalu 7 persen. Upah naik 3%.",
            "Harga naik 5 persen, lalu 7 persen. Upah naik 3 persen.",
        ),
        Bad("Harga naik 5%, lalu 7%. Upah naik 3 persen.", "Harga naik 5%, lalu 7%. Upah naik 3%."),
        Bad("Inflasi 2,5 persen. Suku bunga 5,75%.", "Inflasi 2,5 persen. Suku bunga 5,75 persen."),
    )
    good = (
        "Harga naik 5 persen, lalu 7 persen.",
        "Harga naik 5%, lalu 7%.",
        "Harga naik 5%; berapa persen lagi belum pasti.",
    )

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        signs, words = _places(document)
        if not signs or not words:
            return
        few, many = (signs, words) if len(words) >= len(signs) else (words, signs)
        usual = Related(*many[0], "cara yang lebih sering di artikel ini")
        right = " persen" if few is signs else "%"
        for start, end in few:
            message = f"Artikel ini biasanya menulis “{right.strip()}”; samakan di sini"
            yield self.found(start, end, message, replace(start, end, right, UNSAFE), related=[usual])


def _places(document: Document) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Source offsets from the end of a number to the end of its % or "persen"."""
    signs: list[tuple[int, int]] = []
    words: list[tuple[int, int]] = []
    for sentence in document.sentences:
        tokens = sentence.tokens
        for i in range(1, len(tokens)):
            if tokens[i - 1].kind == NUMBER and tokens[i].lower in ("%", "persen"):
                place = sentence.start + tokens[i - 1].end, sentence.start + tokens[i].end
                (signs if tokens[i].text == "%" else words).append(place)
    return signs, words


rule = PersenCampur()
