"""A comma beside a question or exclamation mark that ends a quotation."""

from __future__ import annotations

from collections.abc import Iterator

from lint.quotation import closed_quotations, is_attribution
from lint.rule import ERROR, Bad, Context, Finding, Rule, Sentence, delete


class KomaSetelahTanyaSeru(Rule):
    """Koma dipakai bersama tanda tanya atau tanda seru pada akhir petikan.

    Petikan yang berakhir dengan tanda tanya atau tanda seru tidak dipisahkan lagi dengan koma dari pengiringnya.
    """

    source = "EYD V: TB08, tanda koma tidak dipakai setelah petikan yang berakhir dengan tanda tanya atau tanda seru"
    severity = ERROR
    words = frozenset('"“”')
    bad = (
        Bad('"Siapa yang datang?", tanya hakim.', '"Siapa yang datang?" tanya hakim.'),
        Bad('"Siapa yang datang?," tanya hakim.', '"Siapa yang datang?" tanya hakim.'),
        Bad('"Awas!", teriak warga.', '"Awas!" teriak warga.'),
        Bad("“Kami sudah merdeka!”, ucap mereka.", "“Kami sudah merdeka!” ucap mereka."),
    )
    good = (
        '"Siapa yang datang?" tanya hakim.',
        'Setelah menonton "Ada Apa dengan Cinta?", ia pulang.',
        'Buku "Siapa Takut?", "Merdeka!", dan "Tenang" laris terjual.',
        'Ketika ditanya "Siapa?", Budi diam.',
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for opening, closing, full in closed_quotations(sentence):
            before, mark = tokens[closing - 1], tokens[closing]
            after = tokens[closing + 1] if closing + 1 < len(tokens) else None
            if before.text == "," and closing > 1 and tokens[closing - 2].text[0] in "?!":
                comma = before
            elif (
                before.text[0] in "?!"
                and after
                and after.text == ","
                and (full or opening == 0)
                and is_attribution(tokens, closing + 2)
            ):
                comma = after
            else:
                continue
            sign = tokens[closing - 2].text if comma is before else before.text
            message = f"Setelah “{sign}” tidak perlu koma; tulis “{sign}{mark.text}” tanpa koma"
            yield self.found(comma.start, comma.end, message, delete(comma.start, comma.end, title="Hapus koma"))


rule = KomaSetelahTanyaSeru()
