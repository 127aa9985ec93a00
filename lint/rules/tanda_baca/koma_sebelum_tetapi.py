"""tetapi, melainkan and sedangkan without a comma before them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.lexicon import Lexicon
from lint.rule import (
    INFO,
    NUMBER,
    UNSAFE,
    WARNING,
    WORD,
    Bad,
    Context,
    Finding,
    Rule,
    Sentence,
    Severity,
    Token,
    insert,
)

MIN_WORDS = 4
"""Words on both sides of the conjunction that make two clauses; shorter ones may be "murah tetapi baik"."""


NEAR = 12
"""Tokens looked at on either side."""


class KomaSebelumTetapi(Rule):
    """Kata hubung tetapi, melainkan, atau sedangkan tidak didahului koma dalam kalimat majemuk setara.

    Pasangan sifat yang pendek (murah tetapi baik) dan “tidak hanya … tetapi juga” dibiarkan; info bila klausanya pendek
    atau yang kedua tidak punya subjek sendiri.
    """

    source = "EYD V: TB02, tanda koma sebelum kata penghubung seperti tetapi, melainkan, dan sedangkan"
    severity = WARNING
    words = frozenset("tetapi melainkan sedangkan".split())
    bad = (
        Bad(
            "Warga ingin pulang ke rumah tetapi banjir belum juga surut.",
            "Warga ingin pulang ke rumah, tetapi banjir belum juga surut.",
        ),
        Bad(
            "Yang ditahan bukan kepala desa melainkan bendaharanya.",
            "Yang ditahan bukan kepala desa, melainkan bendaharanya.",
        ),
        Bad(
            "Harga beras naik dua kali lipat sedangkan upah buruh tetap rendah.",
            "Harga beras naik dua kali lipat, sedangkan upah buruh tetap rendah.",
        ),
    )
    good = (
        "Warga ingin pulang, tetapi banjir belum surut.",
        "Akan tetapi, warga memilih bertahan di tenda.",
        "Sedangkan korban luka dirawat di rumah sakit.",
        "Ia berhenti bukan karena lelah, melainkan karena sakit.",
        "Mereka datang (tetapi terlambat) ke sidang.",
        "Ia menang tetapi?",
        "Barang itu murah tetapi baik, dan ia tidak hanya pandai tetapi juga rajin.",
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i in range(1, len(tokens) - 1):
            token, before = tokens[i], tokens[i - 1]
            if token.text not in self.words or before.kind not in (WORD, NUMBER) or before.lower in _BEFORE:
                continue
            level = _level(tokens, i, context)
            if level is None:
                continue
            message = f"“{token.text}” didahului koma; tulis “{before.text}, {token.text}”"
            yield self.found(
                before.start, token.end, message, insert(before.end, ",", UNSAFE, "Sisipkan koma"), severity=level
            )


def _level(tokens: Sequence[Token], i: int, context: Context) -> Severity | None:
    if tokens[i + 1].kind != WORD or tokens[i + 1].lower == "juga":
        return None
    if tokens[i].lower == "melainkan":
        return None if tokens[i - 1].lower == "lain" else WARNING
    before, after = _clause(tokens[max(i - NEAR, 0) : i][::-1]), _clause(tokens[i + 1 : i + NEAR])
    if tokens[i].lower == "tetapi" and after < MIN_WORDS - 1:
        return None
    if tokens[i + 1].lower in _PHRASE or _qualifies(tokens, i):
        return INFO
    if not context.strict and tokens[i].lower == "tetapi" and not _is_subject(tokens[i + 1], context.lexicon):
        return INFO
    return WARNING if min(before, after) >= MIN_WORDS - context.strict else INFO


def _is_subject(token: Token, lexicon: Lexicon) -> bool:
    """Can only a clause of its own begin here: a pronoun, a name, or a word that is but a noun?"""
    if token.lower in _PRONOUNS or token.text[0].isupper():
        return True
    return lexicon.is_class(token.lower, "n") and not lexicon.is_class(
        token.lower, "v", "a", "adv", "num", "konj", "prep"
    )


_PRONOUNS = frozenset("ia dia mereka kami kita saya aku beliau pihaknya".split())


def _qualifies(tokens: Sequence[Token], i: int) -> bool:
    """Does "yang" stand close before, so that two qualities of one thing are joined (yang sama tetapi lebih kecil)?"""
    return any(t.lower == "yang" for t in tokens[max(i - 3, 0) : i])


def _clause(tokens: Sequence[Token]) -> int:
    """Words up to the next sign."""
    count = 0
    for token in tokens:
        if token.kind not in (WORD, NUMBER) and token.text != "-":
            break
        count += 1
    return count


_PHRASE = frozenset("juga dengan karena di ke dari dalam oleh untuk pada seperti lebih kurang sangat".split())
_BEFORE = frozenset("termasuk akan dan atau namun tapi tetapi yang kata".split())

rule = KomaSebelumTetapi()
