"""10.30 and 10:30 in one article."""

from __future__ import annotations

from collections.abc import Iterator

from lint.rule import INFO, NUMBER, UNSAFE, Bad, Context, Document, Finding, Related, Rule, replace


class PemisahJamCampur(Rule):
    """Jam ditulis dengan titik dan dengan titik dua dalam satu artikel.

    Keduanya dibenarkan; yang dilaporkan hanya cara yang lebih jarang dalam artikel itu.
    """

    source = "EYD V: TA07 dan TD06, tanda titik atau titik dua memisahkan jam dan menit"
    severity = INFO
    bad = (
        Bad("Rapat pukul 10.30 WIB, lalu pukul 11:45 WIB.", "Rapat pukul 10.30 WIB, lalu pukul 11.45 WIB."),
        Bad(
            "Mulai pukul 08:00. Istirahat pukul 12:00. Usai pukul 17.00.",
            "Mulai pukul 08:00. Istirahat pukul 12:00. Usai pukul 17:00.",
        ),
        Bad(
            "Gempa pukul 01.12 WIB. Susulan 02.13 WIB dan 03:14 WIB.",
            "Gempa pukul 01.12 WIB. Susulan 02.13 WIB dan 03.14 WIB.",
        ),
    )
    good = (
        "Rapat pukul 10.30 WIB, lalu pukul 11.45 WIB.",
        "Rapat pukul 10:30 WIB, lalu pukul 11:45 WIB.",
        "Rapat pukul 10.30 WIB; skornya 2:1 dan QS Al-Baqarah 2:183 dibaca.",
        "Catatan waktunya 1:45.20, pukul 10.30 ia pulang.",
    )

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        places = list(_clocks(document))
        points = [p for p in places if "." in p[2]]
        colons = [p for p in places if ":" in p[2]]
        if not points or not colons:
            return
        few, many, sign = (colons, points, ".") if len(points) >= len(colons) else (points, colons, ":")
        usual = Related(many[0][0], many[0][1], "cara yang lebih sering di artikel ini")
        for start, end, text in few:
            right = text.replace(":", sign).replace(".", sign)
            message = f"Artikel ini biasanya menulis jam dengan “{sign}”; tulis “{right}”"
            yield self.found(start, end, message, replace(start, end, right, UNSAFE), related=[usual])


def _clocks(document: Document) -> Iterator[tuple[int, int, str]]:
    """Times of day (source offsets and text): behind "pukul" or in front of a zone."""
    for sentence in document.sentences:
        tokens = sentence.tokens
        for i, token in enumerate(tokens):
            if token.kind != NUMBER or not 4 <= len(token.text) <= 5 or token.text[-3] not in ".:":
                continue
            before = tokens[i - 1].lower if i else ""
            after = tokens[i + 1].lower if i + 1 < len(tokens) else ""
            if before == "pukul" or after in ("wib", "wita", "wit"):
                yield sentence.start + token.start, sentence.start + token.end, token.text


rule = PemisahJamCampur()
