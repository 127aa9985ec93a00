"""Two capitals at the start of a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lint.lexicon import Lexicon
from lint.rule import ERROR, SAFE, UNSAFE, WARNING, Bad, Context, Finding, Rule, Sentence, replace


class DuaKapital(Rule):
    """Dua huruf kapital di awal kata, sisa tombol Shift yang terlambat dilepas.

    Dua kata seperti itu dalam satu kalimat hanya diperingatkan: mungkin penjelasan akronim (COunter INsurgency).
    Merek (iPhone, BRImo), singkatan dengan imbuhan (KPUnya), dan nama seperti McDonald tidak dilaporkan.
    """

    source = "EYD V: huruf kapital dipakai sebagai huruf pertama"
    severity = ERROR
    bad = (
        Bad("Wali Kota JAkarta Selatan meninjau lokasi.", "Wali Kota Jakarta Selatan meninjau lokasi."),
        Bad("MEnurut polisi, pelaku sudah ditangkap.", "Menurut polisi, pelaku sudah ditangkap."),
        Bad("Kabid Humas POlda Jatim membenarkan kabar itu.", "Kabid Humas Polda Jatim membenarkan kabar itu."),
    )
    good = (
        "Ia makan di McDonald sambil membuka iPad dan YouTube.",
        "PKn diajarkan di SDn itu bersama KPop dan ASus.",
        "Pengguna BRImo, MyBCA, dan XLSmart mengeluhkan gangguan.",
        "Lulusan MPhil itu mengajar di UMKendari.",
        "Grup KPop itu tampil di ICE BSD.",
    )

    def wakes(self, text: str, lexicon: Lexicon) -> bool:
        return text[:2].isupper() and text[2:].islower() and len(text) > 4

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        if not any(t.text[:2].isupper() and t.text[2:].islower() and len(t.text) > 4 for t in sentence.tokens):
            return
        slips = [m for m in _pattern().finditer(sentence.text) if _is_slip(m.group(), context.lexicon)]
        for match in slips:
            text = match.group()
            right = text[0] + text[1:].lower()
            fix = replace(match.start(), match.end(), right, SAFE if len(slips) == 1 else UNSAFE)
            yield self.found(
                match.start(),
                match.end(),
                f"Dua huruf kapital di awal kata; tulis “{right}”",
                fix,
                severity=ERROR if len(slips) == 1 else WARNING,
            )


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(r"(?<![\w@#/.&'’-])[A-ZÀ-Þ]{2}[a-zß-ÿ]{3,}+(?![\w@/&])")


def _is_slip(text: str, lexicon: Lexicon) -> bool:
    """Is the word known with one capital, and not in this way of writing or as an acronym with a clitic?"""
    right = text[0] + text[1:].lower()
    found = lexicon.evidence(text)
    if text[2:] in _CLITICS or found.written == text:
        return False
    return lexicon.is_word(text) or found.written == right


_CLITICS = frozenset("nya lah kah pun ku mu an".split())

rule = DuaKapital()
