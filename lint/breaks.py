"""Words broken by a stray space, and words without the space between them: pemerin tah, yangmasih."""

from __future__ import annotations

from .casing import is_glued, opens
from .document import Sentence
from .lexicon import Lexicon
from .tokens import WORD

KNOWN = -6.3
"""log10 of the share of text up to which a fragment is no word of its own."""

WHOLE = -7.0
"""The same for the word that two fragments make."""

PART, ATTRACTION = -5.0, 0.4
"""The same for each of two words run together, and how much they must attract each other (log10)."""

LONGEST = 32
"""Letters up to which a stretch can be two words without their space, or one with a stray space."""

_HEADS = frozenset("agar bahwa dalam dengan karena ketika oleh pada sedang setelah untuk yang".split())
_AFFIXES = frozenset("ter ber per men mem meng pen pem peng kan nan nya lah kah pun tah ber anti antar".split())


def broken(sentence: Sentence, i: int, lexicon: Lexicon) -> str | None:
    """The lower-case word that tokens `i` and `i + 1` make, when at least one of them is no word by itself."""
    tokens = sentence.tokens
    if i + 1 >= len(tokens):
        return None
    first, second = tokens[i], tokens[i + 1]
    if first.kind != WORD or second.kind != WORD or second.start != first.end + 1 or not second.text.islower():
        return None
    if (
        not (first.text.islower() or (first.text[1:].islower() and opens(tokens, i)))
        or not 7 <= len(first.text) + len(second.text) <= LONGEST
    ):
        return None
    whole = first.lower + second.lower
    if is_glued(tokens, i) or is_glued(tokens, i + 1) or lexicon.evidence(f"{first.lower} {second.lower}").nonstandard:
        return None
    share = lexicon.evidence(whole).logp
    if share < WHOLE or not any(_is_fragment(part, share, lexicon) for part in (first.lower, second.lower)):
        return None
    return whole if lexicon.is_word(whole) else None


def run_together(word: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """The two common words that an unknown lower-case word is made of, when they often stand side by side."""
    if not 7 <= len(word) <= LONGEST or not _is_unknown(word, lexicon):
        return None
    found = [
        (lexicon.pair(word[:at], word[at:]), word[:at], word[at:])
        for at in range(3, len(word) - 2)
        if _is_common(word[:at], lexicon) and _is_common(word[at:], lexicon)
    ]
    for attraction, first, second in sorted(found, reverse=True)[:1]:
        if attraction >= ATTRACTION or (first in _HEADS and len(second) > 4):
            return (first, second) if not _has_twin(word, lexicon) else None
    return None


def is_broken(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Is token `i` a part of a broken word, or two words in one?"""
    if run_together(sentence.tokens[i].lower, lexicon) or broken(sentence, i, lexicon):
        return True
    return i > 0 and broken(sentence, i - 1, lexicon) is not None


def _is_fragment(word: str, whole: float, lexicon: Lexicon) -> bool:
    """Does nobody vouch for a part, or is it far rarer than the whole word (counted where lines broke it)?"""
    found = lexicon.evidence(word)
    vouched = found.known or found.names or found.places or found.nonstandard or found.register or found.personal
    if vouched or found.english > 2.5 or found.logp > max(KNOWN, whole - 2.5) or lexicon.row("obrolan", word):
        return False
    return not any(r.licensed for r in lexicon.readings(word))


def may_be_fragment(word: str, lexicon: Lexicon) -> bool:
    """Can a lower-case word be a part of a broken one, whatever stands beside it?"""
    return len(word) <= LONGEST and _is_fragment(word, 0.0, lexicon)


def _is_unknown(word: str, lexicon: Lexicon) -> bool:
    found = lexicon.evidence(word)
    vouched = found.known or found.names or found.places or found.nonstandard or found.register or found.personal
    if vouched or found.english > 2 or found.malay > 2 or found.logp > WHOLE:
        return False
    return not any(r.licensed or r.cost < 1.5 for r in lexicon.readings(word))


def _is_common(word: str, lexicon: Lexicon) -> bool:
    found = lexicon.evidence(word)
    return word not in _AFFIXES and found.standard and found.logp > PART


def _has_twin(word: str, lexicon: Lexicon) -> bool:
    """Is a common word one slip away, so that it is the likelier one?"""
    from .candidates import index

    return any(lexicon.evidence(other.text).logp > -6 for other in index().one_edit(word))
