"""Straight and curly quotation marks in one article."""

from __future__ import annotations

from collections.abc import Iterator

from lint.rule import INFO, UNSAFE, Bad, Context, Document, Finding, Related, Rule, replace


class PetikCampur(Rule):
    """Tanda petik lurus ("…") dan lengkung (“…”) dipakai bergantian dalam satu artikel.

    Keduanya dibenarkan; yang dilaporkan hanya bentuk yang lebih jarang.
    """

    source = "Kelaziman redaksi: satu bentuk tanda petik dalam satu artikel"
    severity = INFO
    bad = (
        Bad('"Siap," kata dia. "Besok." Lalu “selesai”.', '"Siap," kata dia. "Besok." Lalu "selesai".'),
        Bad('“Siap,” kata dia. “Besok.” Lalu "selesai".', "“Siap,” kata dia. “Besok.” Lalu “selesai”."),
        Bad('Kata "siap" dan “maju” diulang.', 'Kata "siap" dan "maju" diulang.'),
    )
    good = (
        '"Siap," kata dia. "Besok."',
        "“Siap,” kata dia. “Besok.”",
        "“Siap,” kata dia. 'Besok.'",
        'Layar 14" itu “murah”.',
    )

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        prose = document.prose
        if '"' not in prose or ("“" not in prose and "”" not in prose):
            return
        spans = [q for q in document.quotes if q.end - q.start > 1]
        straight = [q for q in spans if prose[q.start] == prose[q.end - 1] == '"']
        curly = [q for q in spans if prose[q.start] == "“" and prose[q.end - 1] == "”"]
        if not straight or not curly:
            return
        few, many, marks = (curly, straight, '""') if len(straight) >= len(curly) else (straight, curly, "“”")
        usual = Related(*many[0], "bentuk yang lebih sering di artikel ini")
        for start, end in few:
            for at, mark in ((start, marks[0]), (end - 1, marks[1])):
                message = f"Artikel ini biasanya memakai tanda petik {_NAMES[marks]}; tulis {mark}"
                yield self.found(at, at + 1, message, replace(at, at + 1, mark, UNSAFE), related=[usual])


_NAMES = {'""': "lurus", "“”": "lengkung"}

rule = PetikCampur()
