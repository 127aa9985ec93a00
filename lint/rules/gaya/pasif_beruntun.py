"""Chains of passive verbs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lint.lexicon import Lexicon
from lint.rule import INFO, WORD, Bad, Context, Finding, Rule, Scope, Sentence, Token


@dataclass(frozen=True)
class PasifBeruntun(Rule):
    """Kalimat dengan `max-passives` kata kerja pasif (di-) atau lebih; sebutkan pelakunya dengan kata kerja aktif.

    Petikan langsung tidak dihitung; begitu pula kata kerja pasif yang sudah menjadi istilah (dikenal, disebut).
    """

    max_passives: int = 5

    source = "Gaya redaksi: kata kerja aktif"
    severity = INFO
    scopes = frozenset({Scope.BODY})
    bad = (
        Bad("Rumah itu dibeli, direnovasi, dicat, dijual, lalu disewakan lagi."),
        Bad("Tersangka ditangkap, dibawa, diperiksa, ditahan, dan dituntut."),
        Bad("Kopi dipetik, dijemur, digiling, dikemas, dan dikirim ke Medan."),
    )
    good = (
        "Petani memetik, menjemur, dan menggiling kopi.",
        "Rumah itu dibeli lalu dijual lagi.",
        '"Kopi dipetik, dijemur, digiling, dikemas, dan dikirim," kata Rina.',
        "Di Medan, di Binjai, di Deli, di Langkat, dan di Karo hujan turun.",
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        passives = [t for t in sentence.tokens if _is_passive(t, context.lexicon) and not sentence.is_quoted(t.start)]
        if len(passives) >= self.max_passives:
            message = (
                f"Kalimat ini memuat {len(passives)} kata kerja pasif; pakai kata kerja aktif dan sebutkan pelakunya"
            )
            yield self.found(passives[0].start, passives[-1].end, message)


_SETTLED = frozenset(
    "dikenal disebut dimaksud diri dini dinas dikatakan diketahui disabilitas digital direktur dinamika".split()
)


def _is_passive(token: Token, lexicon: Lexicon) -> bool:
    if token.kind != WORD or len(token.lower) < 5 or not token.lower.startswith("di") or token.lower in _SETTLED:
        return False
    return any(r.prefix.startswith("di") and r.licensed for r in lexicon.readings(token.lower)[:1])


rule = PasifBeruntun()
