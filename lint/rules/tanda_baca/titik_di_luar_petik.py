"""The final stop of a quoted sentence outside the quotation."""

from __future__ import annotations

from collections.abc import Iterator

from lint.quotation import SPEECH, closed_quotations, is_sentence_like
from lint.rule import NUMBER, UNSAFE, WARNING, WORD, Bad, Context, Finding, Rule, Sentence, replace

MIN_WORDS = 3
"""Words of a quotation that is a sentence rather than a phrase or a title."""


class TitikDiLuarPetik(Rule):
    """Titik yang mengakhiri petikan langsung ditulis di luar tanda petik.

    Hanya petikan utuh di belakang kata seperti “berkata,” yang diperiksa; judul dan petikan sebagian memang diikuti
    titik di luar tanda petik.
    """

    source = "EYD V: TJ01, tanda petik mengapit petikan langsung beserta tanda baca akhirnya"
    severity = WARNING
    words = SPEECH
    bad = (
        Bad('Ia berkata, "Kami tidak akan mundur".', 'Ia berkata, "Kami tidak akan mundur."'),
        Bad(
            "Menurut Budi, warga menjawab, “Kami mau pindah besok”.",
            "Menurut Budi, warga menjawab, “Kami mau pindah besok.”",
        ),
        Bad(
            'Ketua panitia menegaskan: "Lomba ini tetap digelar".',
            'Ketua panitia menegaskan: "Lomba ini tetap digelar."',
        ),
    )
    good = (
        'Ia berkata, "Kami tidak akan mundur."',
        'Ia menyebutnya sebagai "Revolusi Mental yang Tertunda".',
        'Ia menulis buku berjudul "Kami Tidak Akan Mundur".',
        'Ia mengatakan bahwa kebijakan itu "tidak akan mundur".',
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for opening, closing, _ in closed_quotations(sentence):
            if opening < 2 or closing + 2 != len(tokens) or tokens[closing + 1].text != ".":
                continue
            if tokens[opening - 1].text not in ",:" or tokens[opening - 2].lower not in self.words:
                continue
            inside = [t for t in tokens[opening + 1 : closing] if t.kind == WORD]
            last, mark, stop = tokens[closing - 1], tokens[closing], tokens[closing + 1]
            if not is_sentence_like(inside, MIN_WORDS) or last.kind not in (WORD, NUMBER):
                continue
            message = f"Titik petikan langsung ditulis sebelum tanda petik penutup; tulis “{last.text}.{mark.text}”"
            yield self.found(last.start, stop.end, message, replace(mark.start, stop.end, f".{mark.text}", UNSAFE))


rule = TitikDiLuarPetik()
