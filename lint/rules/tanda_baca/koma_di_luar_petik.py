"""A comma outside the quotation that it ends."""

from __future__ import annotations

from collections.abc import Iterator

from lint.quotation import closed_quotations, is_attribution
from lint.rule import ERROR, NUMBER, WORD, Bad, Context, Finding, Rule, Sentence, replace


class KomaDiLuarPetik(Rule):
    """Koma yang memisahkan petikan dari pengiringnya ditulis di luar tanda petik.

    Petikan sebagian (kata atau ungkapan yang dikutip di tengah kalimat) memang diikuti koma di luar petik.
    """

    source = "EYD V: TB07, tanda koma ditempatkan sebelum tanda petik penutup"
    severity = ERROR
    words = frozenset('"“”')
    bad = (
        Bad('"Kami siap", kata dia.', '"Kami siap," kata dia.'),
        Bad(
            '"Kami datang pagi. Warga sudah berkumpul", jelas Rina.',
            '"Kami datang pagi. Warga sudah berkumpul," jelas Rina.',
        ),
        Bad("“Harga akan turun tahun depan” , ujarnya.", "“Harga akan turun tahun depan,” ujarnya."),
    )
    good = (
        '"Kami siap," kata dia.',
        'Ia menyebutnya "aksi nekat", kata polisi.',
        '"Laskar Pelangi", kata dia, akan dicetak ulang.',
        '"Tenang" dan "damai", kata dia, adalah cita-cita warga.',
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for quotation in closed_quotations(sentence):
            at = quotation.closing
            if not quotation.full or at + 2 >= len(tokens) or tokens[at + 1].text != ",":
                continue
            last, mark, comma, tag = tokens[at - 1 : at + 3]
            if is_attribution(tokens, at + 2) and (last.kind in (WORD, NUMBER) or last.text in ")%,"):
                right = mark.text if last.text == "," else f",{mark.text}"
                message = (
                    f"Koma ditulis sebelum tanda petik penutup; tulis “{last.text.rstrip(',')},{mark.text} {tag.text}”"
                )
                yield self.found(last.start, comma.end, message, replace(mark.start, comma.end, right))


rule = KomaDiLuarPetik()
