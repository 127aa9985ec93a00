"""28/4/2025 and 28-4-2025 in one article."""

from __future__ import annotations

from collections.abc import Iterator

from lint.dates import dates
from lint.rule import INFO, UNSAFE, Bad, Context, Document, Finding, Related, Rule, replace


class FormatTanggalCampur(Rule):
    """Tanggal berangka ditulis dengan tanda yang berbeda-beda dalam satu artikel.

    28/4/2025, 28-4-2025, dan 28.4.2025 sama-sama dipakai; yang dilaporkan hanya cara yang lebih jarang.
    """

    source = "EYD V: TE03a, tanda hubung dalam tanggal; kelaziman redaksi: satu cara dalam satu artikel"
    severity = INFO
    bad = (
        Bad("Rapat digelar 28/4/2025. Sidang 30-4-2025.", "Rapat digelar 28/4/2025. Sidang 30/4/2025."),
        Bad("Mulai 1-5-2025, libur 2-5-2025, usai 3/5/2025.", "Mulai 1-5-2025, libur 2-5-2025, usai 3-5-2025."),
        Bad("Surat 28.4.2025 dijawab 28/4/2025 dan 30/4/2025.", "Surat 28/4/2025 dijawab 28/4/2025 dan 30/4/2025."),
    )
    good = (
        "Rapat digelar 28/4/2025. Sidang 30/4/2025.",
        "Rapat digelar 28 April 2025. Sidang 30/4/2025.",
        "Rapat digelar 28/4/2025 dengan skor 3-1-2.",
    )

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        places = list(_numeric(document))
        counts = {sign: sum(p[2] == sign for p in places) for sign in dict.fromkeys(p[2] for p in places)}
        if len(counts) < 2:
            return
        usual = max(counts, key=lambda sign: counts[sign])
        first = next(p for p in places if p[2] == usual)
        for start, end, sign in places:
            if sign != usual:
                right = document.prose[start:end].replace(sign, usual)
                message = f"Artikel ini biasanya menulis tanggal dengan “{usual}”; tulis “{right}”"
                related = [Related(first[0], first[1], "cara yang lebih sering di artikel ini")]
                yield self.found(start, end, message, replace(start, end, right, UNSAFE), related=related)


def _numeric(document: Document) -> Iterator[tuple[int, int, str]]:
    """Complete dates in digits: source offsets and the sign between their parts."""
    for sentence in document.sentences:
        for found in dates(sentence.tokens):
            start, end = sentence.tokens[found.first].start, sentence.tokens[found.last].end
            text = sentence.text[start:end]
            sign = next((s for s in "/-." if text.count(s) == 2), "")
            if sign and found.possible and found.year is not None and found.year >= 1900:
                yield sentence.start + start, sentence.start + end, sign


rule = FormatTanggalCampur()
