"""The preposition dari joined to the next word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.casing import is_glued
from lint.lexicon import Lexicon
from lint.rule import ERROR, SAFE, WORD, Bad, Context, Finding, Rule, Sentence, Token, replace


class KataDepanDari(Rule):
    """Kata depan *dari* ditulis terpisah dari kata yang mengikutinya; yang padu hanya *daripada*."""

    source = "EYD V: KD01, kata depan di, ke, dan dari"
    severity = ERROR
    bad = (
        Bad("Bantuan daripusat belum tiba.", "Bantuan dari pusat belum tiba."),
        Bad("Ia baru pulang darirumah mertuanya.", "Ia baru pulang dari rumah mertuanya."),
        Bad("Petenis dariSwedia itu unggul.", "Petenis dari Swedia itu unggul."),
    )
    good = (
        "Lebih baik menunggu daripada tergesa-gesa.",
        "Surat darinya, dariku, dan darimu tiba bersamaan.",
        "Dariyah dan Dario tinggal di Daruba.",
        "Dari pusat kota, rombongan menuju bandara.",
    )

    def wakes(self, text: str, lexicon: Lexicon) -> bool:
        return text.startswith("dari") and len(text) > 7

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        for i, token in enumerate(sentence.tokens):
            if token.kind == WORD and token.text.startswith("dari") and len(token.text) > 7:
                rest = _rest(sentence.tokens, i, context.lexicon)
                if rest:
                    fix = replace(token.start, token.end, f"dari {rest}", SAFE)
                    message = f"Kata depan “dari” ditulis terpisah; tulis “dari {rest}”"
                    yield self.found(token.start, token.end, message, fix)


def _rest(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> str | None:
    """What stands behind dari, when the whole is no word and the rest is a common one or a name."""
    token = tokens[i]
    rest, own = token.text[4:], lexicon.evidence(token.lower)
    if is_glued(tokens, i) or own.known or own.nonstandard or own.names or own.personal or not rest[1:].islower():
        return None
    found = lexicon.evidence(rest)
    if rest[0].isupper():
        return rest if found.names or found.places or found.standard else None
    return rest if lexicon.is_word(rest) and found.logp > -5 and not lexicon.readings(token.lower) else None


rule = KataDepanDari()
