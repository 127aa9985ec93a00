"""Straight and curly quotation marks in one article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.rule import INFO, UNSAFE, Bad, Context, Document, Edit, Finding, Fix, Related, Rule, Span, replace


class PetikCampur(Rule):
    """Tanda petik lurus ("…") dan lengkung (“…”) dipakai bergantian dalam satu artikel.

    Keduanya dibenarkan; yang dilaporkan hanya bentuk yang lebih jarang, dan petikan yang dibuka dengan satu bentuk
    lalu ditutup dengan bentuk lain.
    """

    source = "Kelaziman redaksi: satu bentuk tanda petik dalam satu artikel"
    severity = INFO
    bad = (
        Bad('"Siap," kata dia. "Besok." Lalu “selesai”.', '"Siap," kata dia. "Besok." Lalu "selesai".'),
        Bad('“Siap,” kata dia. “Besok.” Lalu "selesai".', "“Siap,” kata dia. “Besok.” Lalu “selesai”."),
        Bad('“Siap," kata dia. “Besok.”', "“Siap,” kata dia. “Besok.”"),
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
        yield from self._unequal(prose, spans)
        straight = [q for q in spans if prose[q.start] == prose[q.end - 1] == '"']
        curly = [q for q in spans if prose[q.start] == "“" and prose[q.end - 1] == "”"]
        if not straight or not curly:
            return
        few, many, marks = (curly, straight, '""') if len(straight) >= len(curly) else (straight, curly, "“”")
        usual = Related(*many[0], "bentuk yang lebih sering di artikel ini")
        for start, end in few:
            message = f"Artikel ini biasanya memakai tanda petik {_NAMES[marks]}; tulis {marks[0]}…{marks[1]}"
            pair = Edit(start, start + 1, marks[0]), Edit(end - 1, end, marks[1])
            fix = Fix(pair, UNSAFE, f"Ganti dengan {marks[0]}…{marks[1]}")
            yield self.found(start, start + 1, message, fix, related=[usual])

    def _unequal(self, prose: str, spans: Sequence[Span]) -> Iterator[Finding]:
        """Quotations that open with one kind of mark and close with the other."""
        for start, end in spans:
            right = {"“": "”", '"': '"'}.get(prose[start], "")
            if right and prose[end - 1] in '"”' and prose[end - 1] != right:
                message = f"Petikan ini dibuka dengan {prose[start]} dan ditutup dengan {prose[end - 1]}; tulis {right}"
                yield self.found(end - 1, end, message, replace(end - 1, end, right, UNSAFE))


_NAMES = {'""': "lurus", "“”": "lengkung"}

rule = PetikCampur()
