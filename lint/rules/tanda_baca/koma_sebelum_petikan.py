"""A verb of saying and the quotation behind it without a comma."""

from __future__ import annotations

from collections.abc import Iterator

from lint.quotation import SPEECH, closed_quotations, is_end, is_sentence_like
from lint.rule import UNSAFE, WARNING, WORD, Bad, Context, Finding, Rule, Sentence, insert

MIN_WORDS = 3
"""Words of a quotation that is a sentence."""


class KomaSebelumPetikan(Rule):
    """Petikan langsung tidak didahului koma: Ia berkata "Kami siap."

    Petikan sebagian dan judul (menyebutnya "Revolusi Mental") tidak perlu koma.
    """

    source = "EYD V: TB07, tanda koma memisahkan petikan langsung dari bagian lain kalimat"
    severity = WARNING
    words = SPEECH
    bad = (
        Bad('Ia berkata "Kami sudah siap."', 'Ia berkata, "Kami sudah siap."'),
        Bad('Hakim bertanya "Siapa nama Anda?"', 'Hakim bertanya, "Siapa nama Anda?"'),
        Bad(
            "Lalu ibunya menjawab “Nanti saja kalau sudah besar.”",
            "Lalu ibunya menjawab, “Nanti saja kalau sudah besar.”",
        ),
    )
    good = (
        'Ia berkata, "Kami sudah siap."',
        'Ia menyebut "Revolusi Mental" sebagai jalan keluar.',
        'Ia mengatakan "tidak" kepada wartawan.',
        'Warga menjawab "Merdeka!"',
        'Ia menulis "Laskar Pelangi Masih Ada."',
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for opening, closing, _ in closed_quotations(sentence):
            if opening < 1 or tokens[opening - 1].lower not in self.words or not is_end(tokens[closing - 1]):
                continue
            verb, inside = tokens[opening - 1], [t for t in tokens[opening + 1 : closing] if t.kind == WORD]
            if not is_sentence_like(inside, MIN_WORDS):
                continue
            message = f"Petikan langsung dipisahkan dengan koma; tulis “{verb.text},” sebelum tanda petik"
            yield self.found(verb.start, verb.end, message, insert(verb.end, ",", UNSAFE, "Sisipkan koma"))


rule = KomaSebelumPetikan()
