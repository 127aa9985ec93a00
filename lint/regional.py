"""Words of regional languages, and the stretches of text that are written in one."""

from __future__ import annotations

from .classes import REGISTER_BITS
from .document import Sentence
from .lexicon import Lexicon
from .tokens import WORD

REGIONAL = REGISTER_BITS["daerah"]

COMMON = -5.3
"""log10 of the share of text from which on a word of a regional language belongs to Indonesian as well (bundo, abah)."""

REACH = 5
"""How many tokens on either side are looked at."""


def in_regional_run(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Does a word that is not Indonesian stand among words of a regional language (ka lurah samo manurun)?"""
    if lexicon.evidence(sentence.tokens[i].lower).standard:
        return False
    near = (*sentence.tokens[max(0, i - REACH) : i], *sentence.tokens[i + 1 : i + 1 + REACH])
    return sum(t.kind == WORD and is_regional(t.text, lexicon) for t in near) > 1


def is_regional(text: str, lexicon: Lexicon) -> bool:
    """Is a lower-case word one of a regional language alone (saciok, katuju, sadanciang)?"""
    if not text.islower():
        return False
    found = lexicon.evidence(text)
    return bool(found.register & REGIONAL) and not found.standard and found.logp < COMMON
