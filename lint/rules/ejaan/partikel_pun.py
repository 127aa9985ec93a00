"""The particle pun joined to a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.casing import is_glued, opens
from lint.lexicon import Lexicon
from lint.rule import ERROR, SAFE, WORD, Bad, Context, Finding, Rule, Sentence, Token, replace

JOINED = frozenset(
    "adapun andaipun ataupun bagaimanapun biarpun jikapun kalaupun kendatipun maupun meskipun sekalipun sementangpun "
    "sungguhpun walaupun".split()
)
"""The conjunctions in which pun is joined (EYD V, KE03)."""


class PartikelPun(Rule):
    """Partikel *pun* ditulis terpisah dari kata di depannya.

    Serangkai hanya dalam empat belas kata penghubung (adapun, ataupun, meskipun, …). Kata yang memang berakhir dengan pun
    (ampun, rumpun, himpun) tidak disentuh; bentuk yang lazim (siapapun, merekapun) didaftar oleh `kata-baku`.
    """

    source = "EYD V: KE02 dan KE03, partikel pun"
    severity = ERROR
    bad = (
        Bad("Tidak ada satu petunjukpun yang ditemukan.", "Tidak ada satu petunjuk pun yang ditemukan."),
        Bad("Ia tidak melewatkan satu menitpun.", "Ia tidak melewatkan satu menit pun."),
        Bad("Suaranyapun nyaris tidak terdengar.", "Suaranya pun nyaris tidak terdengar."),
    )
    good = (
        "Rumpun bambu itu dihimpun warga, dan pelakunya meminta ampun.",
        "Meskipun hujan, warga maupun petugas tetap bertahan.",
        "Bagaimanapun, siapa pun boleh datang kapan pun.",
        "Ia menghimpun dana yang terhimpun lewat daring.",
        "Raja Pun dan Bupati Sapun tiba di Kota Depun.",
    )

    def wakes(self, text: str, lexicon: Lexicon) -> bool:
        lower = text.lower()
        return lower.endswith("pun") and lower not in JOINED and not lexicon.evidence(lower).known

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i, token in enumerate(tokens):
            if token.kind == WORD and token.lower.endswith("pun") and _is_host(tokens, i, context.lexicon):
                right = f"{token.text[:-3]} pun"
                message = f"Partikel “pun” ditulis terpisah; tulis “{right}”"
                yield self.found(token.start, token.end, message, replace(token.start, token.end, right, SAFE))


def _is_host(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Is token `i` an unknown word, but a common one without its pun?"""
    token = tokens[i]
    own, host = lexicon.evidence(token.lower), token.lower[:-3]
    if (
        len(host) < 4
        or token.lower in JOINED
        or own.known
        or own.nonstandard
        or own.names
        or own.places
        or own.personal
    ):
        return False
    if is_glued(tokens, i) or not token.text[1:].islower() or (token.text[0].isupper() and not opens(tokens, i)):
        return False
    if any(r.licensed and "pun" not in r.clitics for r in lexicon.readings(token.lower)):
        return False
    body = host.removesuffix("nya") if len(host) > 6 else host
    return lexicon.is_word(host) and lexicon.evidence(body).logp > -5.3


rule = PartikelPun()
