"""A capital where a quotation goes on behind its attribution."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lint.quotation import closed_quotations, is_attribution
from lint.rule import INFO, UNSAFE, WARNING, Bad, Context, Finding, Rule, Sentence, replace

MAX_CAPITAL = 0.15
"""Share of capitals in mid-sentence above which a word may be a name here."""


class KapitalPetikanLanjutan(Rule):
    """Sambungan petikan setelah pengiring diawali huruf kapital: "Besok," katanya, "Kami pergi."

    Bila pengiring berakhir dengan koma, kalimat yang dikutip belum selesai dan sambungannya diawali huruf kecil; nama
    dan kata sapaan tetap berhuruf kapital.
    """

    source = "EYD V: HF06, contoh petikan yang disela pengiring"
    severity = INFO
    eyd_severity = WARNING
    bad = (
        Bad('"Besok," katanya, "Kami akan berangkat."', '"Besok," katanya, "kami akan berangkat."'),
        Bad('"Kalau hujan," ujar Budi, "Acara ini ditunda."', '"Kalau hujan," ujar Budi, "acara ini ditunda."'),
        Bad("“Tahun depan,” kata dia, “Semua sekolah gratis.”", "“Tahun depan,” kata dia, “semua sekolah gratis.”"),
    )
    good = (
        '"Besok," katanya, "kami akan berangkat."',
        '"Besok," katanya. "Kami akan berangkat."',
        '"Besok," katanya, "Budi akan berangkat."',
        '"Besok," katanya, "Anda akan berangkat."',
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        quotations = list(closed_quotations(sentence))
        for first, second in pairwise(quotations):
            between = tokens[first.closing + 1 : second.opening]
            if tokens[first.closing - 1].text != "," or not is_attribution(tokens, first.closing + 1):
                continue
            word = tokens[second.opening + 1]
            if not between or between[-1].text != "," or len(between) > 8 or not word.text.istitle():
                continue
            usual = context.lexicon.evidence(word.lower).capital
            if context.lexicon.is_word(word.lower) and 0 <= usual < MAX_CAPITAL and word.lower not in _CAPITAL:
                message = f"Sambungan petikan setelah koma diawali huruf kecil; tulis “{word.lower}”"
                yield self.found(word.start, word.end, message, replace(word.start, word.end, word.lower, UNSAFE))


_CAPITAL = frozenset("anda tuhan allah bapak ibu pak bu saudara mas mbak kakak adik".split())

rule = KapitalPetikanLanjutan()
