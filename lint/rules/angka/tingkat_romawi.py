"""ke- before a Roman numeral, which is an ordinal already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.numerals import roman
from lint.rule import UNSAFE, WARNING, Bad, Context, Finding, Rule, Sentence, replace


class TingkatRomawi(Rule):
    """Angka Romawi didahului ke-: ke-IV.

    Angka Romawi sudah menyatakan tingkat: abad XX atau abad ke-20.
    """

    source = "EYD V: KG09, bilangan tingkat ditulis dengan angka Romawi, atau ke- dan angka Arab"
    severity = WARNING
    words = frozenset({"ke"})
    bad = (
        Bad("Muktamar ke-IV digelar di Solo.", "Muktamar ke-4 digelar di Solo."),
        Bad("Candi itu dibangun pada abad ke-VIII.", "Candi itu dibangun pada abad ke-8."),
        Bad("Kongres ke XX berakhir ricuh.", "Kongres ke-20 berakhir ricuh."),
    )
    good = (
        "Muktamar IV digelar di Solo.",
        "Muktamar ke-4 digelar di Solo.",
        "Ia pindah dari kelas VII ke VIII.",
        "Berkas dikirim ke MK dan ke DC.",
        "Ia melawat ke VI Nusantara.",
    )

    def check_words(self, sentence: Sentence, places: Sequence[int], context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i in places:
            token = tokens[i]
            if token.lower != "ke" or i + 1 >= len(tokens):
                continue
            hyphen = tokens[i + 1].text == "-" and i + 2 < len(tokens)
            numeral = tokens[i + 2] if hyphen else tokens[i + 1]
            value = roman(numeral.text)
            if (
                value is None
                or value > 100
                or value < 1
                or not (hyphen or _is_counted(tokens[i - 1].lower if i else ""))
            ):
                continue
            right = f"{token.text}-{value}"
            message = f"Angka Romawi tidak didahului ke-; tulis “{right}” atau “{numeral.text}”"
            yield self.found(token.start, numeral.end, message, replace(token.start, numeral.end, right, UNSAFE))


def _is_counted(word: str) -> bool:
    return word in _EVENTS


_EVENTS = frozenset(
    "muktamar kongres munas rakernas abad konferensi sidang pekan mukernas festival olimpiade pertemuan".split()
)

rule = TingkatRomawi()
