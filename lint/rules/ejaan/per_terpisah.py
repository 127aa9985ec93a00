"""The word per (for each) joined to a noun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.casing import is_glued
from lint.classes import NOUN, VERB
from lint.lexicon import Lexicon
from lint.numerals import NUMBER_WORDS
from lint.rule import ERROR, NUMBER, SAFE, UNSAFE, WARNING, Bad, Context, Finding, Rule, Sentence, Token, replace

_MEASURED = NUMBER_WORDS | frozenset(
    "rupiah dolar euro yuan yen ringgit persen kali orang ton kilogram gram liter meter barel unit buah ekor kuota jatah tarif harga "
    "biaya ongkos rata-rata jam menit hari".split()
)
"""Words and numbers of which a measure is told per something."""


class PerTerpisah(Rule):
    """*Per* yang berarti ‘tiap’, ‘demi’, atau ‘mulai’ ditulis terpisah dari kata yang mengikutinya.

    Satu persatu → satu per satu (`kata-baku`), kata perkata → kata per kata, Rp5.000 perpasien → Rp5.000 per pasien. Yang lazim
    (perhari, perorang) didaftar oleh `kata-baku`; bentuk lain dilaporkan hanya di belakang angka atau satuan, karena *per-* juga
    awalan (perbesar, perkuat).
    """

    source = "EYD V: KE04, per yang berarti demi, tiap, atau mulai"
    severity = WARNING
    bad = (
        Bad("Biayanya Rp50.000 perpasien.", "Biayanya Rp50.000 per pasien."),
        Bad("Naskah itu diperiksa kata perkata.", "Naskah itu diperiksa kata per kata."),
        Bad("Kuotanya 20 kursi, atau lima persen perfakultas.", "Kuotanya 20 kursi, atau lima persen per fakultas."),
    )
    good = (
        "Biayanya Rp50.000 per pasien per hari.",
        "Sebanyak 12 perguruan tinggi dan 3 perusahaan ikut serta.",
        "Perjanjian dan perorangan itu diperkuat; perhatian 10 perawat tercurah.",
        "Dua unit perbantuan dari mako tiba pukul 10.00.",
        "Kita perbesar 20 persen, lalu perluas pasar.",
        "Peraturan perundang-undangan itu memuat 5 perkara dan 2 permainan.",
    )

    def wakes(self, text: str, lexicon: Lexicon) -> bool:
        return text.startswith("per") and len(text) > 6 and lexicon.evidence(text[3:]).standard

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i, token in enumerate(tokens):
            if i and token.text.startswith("per") and len(token.text) > 6 and not is_glued(tokens, i):
                sure = _is_each(tokens, i, context.lexicon)
                if sure is not None:
                    right = f"per {token.text[3:]}"
                    fix = replace(token.start, token.end, right, SAFE if sure else UNSAFE)
                    message = f"“Per” yang berarti ‘tiap’ ditulis terpisah; tulis “{right}”"
                    yield self.found(token.start, token.end, message, fix, severity=ERROR if sure else WARNING)


def _is_each(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool | None:
    """True: a noun stands on both sides (kata perkata); False: an unknown word behind a measure; None: leave it."""
    token, before = tokens[i], tokens[i - 1]
    rest = token.text[3:]
    own, noun = lexicon.evidence(token.lower), lexicon.evidence(rest)
    if before.lower == rest and noun.standard and noun.classes & NOUN:
        return None if own.nonstandard or lexicon.evidence(f"{before.lower} {token.lower}").nonstandard else True
    if own.known or own.nonstandard or own.names or not rest.islower() or own.logp > -6.3:
        return None
    if not (before.kind == NUMBER or before.lower in _MEASURED) or not noun.standard:
        return None
    if noun.logp < -5 or not noun.classes & NOUN or noun.classes & VERB:
        return None
    if any(r.prefix and r.suffix == "an" for r in lexicon.readings(token.lower)):
        return None
    verbal = (rest, f"per{rest}kan", f"memper{rest}", f"memper{rest}kan", f"per{rest}an")
    return None if any(r.licensed and r.prefix for form in verbal for r in lexicon.readings(form)) else False


rule = PerTerpisah()
