"""A quoted sentence that begins with a small letter."""

from __future__ import annotations

from collections.abc import Iterator

from lint.quotation import SPEECH, closed_quotations, is_end
from lint.rule import UNSAFE, WARNING, WORD, Bad, Context, Finding, Rule, Sentence, replace

MIN_WORDS = 3
"""Words of a quotation that is a sentence."""


class KapitalAwalPetikan(Rule):
    """Petikan langsung yang utuh diawali huruf kecil: Ia berkata, "kami siap."

    Petikan sebagian tetap diawali huruf kecil; yang diperiksa hanya petikan di belakang kata seperti “berkata,” yang
    berakhir dengan titik, tanda tanya, atau tanda seru, dan petikan di awal kalimat yang diikuti pengiring.
    """

    source = "EYD V: HF06, huruf kapital dipakai sebagai huruf pertama petikan langsung"
    severity = WARNING
    words = frozenset('"“”')
    bad = (
        Bad('Ia berkata, "kami sudah siap."', 'Ia berkata, "Kami sudah siap."'),
        Bad('Hakim bertanya: "siapa nama Anda?"', 'Hakim bertanya: "Siapa nama Anda?"'),
        Bad('"kami tidak akan mundur," kata dia.', '"Kami tidak akan mundur," kata dia.'),
    )
    good = (
        'Ia berkata, "Kami sudah siap."',
        'Ia menyebut tindakan itu "aksi nekat."',
        'Menurutnya, "aksi nekat" itu tidak perlu.',
        '"Besok," katanya, "kami akan berangkat pagi."',
        '"iPhone itu sudah rusak," kata dia.',
        'Ia mengatakan, "... kami akan berangkat pagi."',
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for opening, closing, _ in closed_quotations(sentence):
            if opening < 0 or tokens[opening].end != tokens[opening + 1].start:
                continue
            first, words = tokens[opening + 1], sum(t.kind == WORD for t in tokens[opening + 1 : closing])
            if first.kind != WORD or not first.text.islower() or words < MIN_WORDS:
                continue
            if self._after_verb(sentence, opening, closing) or self._before_tag(sentence, opening, closing):
                right = first.text[0].upper() + first.text[1:]
                message = f"Petikan langsung diawali huruf kapital; tulis “{right}”"
                yield self.found(first.start, first.end, message, replace(first.start, first.end, right, UNSAFE))

    @staticmethod
    def _after_verb(sentence: Sentence, opening: int, closing: int) -> bool:
        tokens = sentence.tokens
        if opening < 2 or tokens[opening - 1].text not in ",:":
            return False
        according = tokens[0].lower == "menurut" and closing - opening > MIN_WORDS + 2 and closing + 1 == len(tokens)
        if tokens[opening - 2].lower not in SPEECH and not according:
            return False
        return is_end(tokens[closing - 1]) and not any(q.start < tokens[opening].start for q in sentence.quotes)

    @staticmethod
    def _before_tag(sentence: Sentence, opening: int, closing: int) -> bool:
        tokens = sentence.tokens
        if opening != 0 or closing + 1 >= len(tokens) or tokens[closing - 1].text not in (",", "?", "!"):
            return False
        return tokens[closing + 1].lower in _TAGS


_TAGS = frozenset("kata ujar tutur ucap katanya ujarnya tuturnya ucapnya jelasnya ungkapnya ungkap imbuhnya".split())

rule = KapitalAwalPetikan()
