"""Bin and binti inside a name."""

from __future__ import annotations

from collections.abc import Iterator

from lint.casing import is_capital, is_title_case
from lint.classes import PERSON
from lint.rule import INFO, UNSAFE, WARNING, Bad, Context, Finding, Rule, Sentence, replace


class KapitalBin(Rule):
    """“Bin” atau “binti” di tengah nama ditulis dengan huruf kapital.

    “Bin” di depan nama keluarga saja (Bin Laden, Bin Salman) dan di awal kalimat dibiarkan; begitu pula partikel van,
    von, dan de, yang mengikuti kebiasaan negara asalnya.
    """

    source = "EYD V: HF05, huruf kecil pada kata yang bermakna ‘anak dari’"
    severity = INFO
    eyd_severity = WARNING
    words = frozenset("bin binti".split())
    bad = (
        Bad("Terdakwa Ahmad Bin Ali hadir di sidang.", "Terdakwa Ahmad bin Ali hadir di sidang."),
        Bad("Jenazah Siti Binti Rahman dipulangkan.", "Jenazah Siti binti Rahman dipulangkan."),
        Bad("Pangeran Mohammed Bin Salman tiba di Bali.", "Pangeran Mohammed bin Salman tiba di Bali."),
    )
    good = (
        "Pangeran Mohammed bin Salman tiba di Bali.",
        "Pasukan itu memburu Bin Laden, pendiri Al-Qaeda.",
        "Menurut Bin Salman, produksi minyak dipangkas.",
        "Kepala BIN Budi Gunawan hadir.",
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i in range(1, len(tokens) - 1):
            token = tokens[i]
            if token.text not in ("Bin", "Binti") or not is_capital(tokens[i + 1]) or is_title_case(sentence, 0.8):
                continue
            before = tokens[i - 1]
            if is_capital(before) and context.lexicon.evidence(before.lower).names & PERSON:
                fix = replace(token.start, token.end, token.lower, UNSAFE)
                yield self.found(token.start, token.end, f"“{token.lower}” di tengah nama berhuruf kecil", fix)


rule = KapitalBin()
