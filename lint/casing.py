"""Where capitals stand: what the rules of capital letters share."""

from __future__ import annotations

from collections.abc import Sequence

from .document import Scope, Sentence
from .tokens import CLOSERS, NUMBER, PUNCT, WORD, Token

GLUE = frozenset("/\\@#_.=&")
"""Signs that, without a space, make a word a part of an address, a path or a code."""


def capitalised(text: str) -> str:
    """The text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def is_lower(token: Token) -> bool:
    return token.kind == WORD and token.text.islower()


def is_capital(token: Token) -> bool:
    """Does a word begin with a capital?"""
    return token.kind == WORD and token.text[0].isupper()


def is_glued(tokens: Sequence[Token], i: int) -> bool:
    """Does token `i` touch a digit or a sign of an address, a path or a code?"""
    token = tokens[i]
    if (
        i
        and tokens[i - 1].end == token.start
        and (tokens[i - 1].text in GLUE or tokens[i - 1].kind not in (WORD, PUNCT))
    ):
        return True
    if i + 1 == len(tokens) or tokens[i + 1].start != token.end:
        return False
    after = tokens[i + 1]
    if after.text == ".":
        return i + 2 < len(tokens) and tokens[i + 2].start == after.end and tokens[i + 2].kind in (WORD, NUMBER)
    return after.text in GLUE or after.kind not in (WORD, PUNCT)


def is_prose(sentence: Sentence) -> bool:
    """Is it running text: no title, label or line of capitals, and closed by a stop?"""
    if sentence.scope in (Scope.TITLE, Scope.HEADING) or not sentence.tokens:
        return False
    last = len(sentence.tokens) - 1
    while last and sentence.tokens[last].text in CLOSERS:
        last -= 1
    return sentence.tokens[last].text[0] in ".?!…:;," and not is_title_case(sentence)


def is_title_case(sentence: Sentence, share: float = 0.7) -> bool:
    """Do most of the longer words behind the first begin with a capital?"""
    long = [t.text for t in sentence.tokens[1:] if t.kind == WORD and len(t.text) > 3]
    return len(long) != 1 and sum(w[0].isupper() for w in long) > len(long) * share


def opens(tokens: Sequence[Token], i: int) -> bool:
    """Is token `i` where a sentence, a quotation or a list item begins, so that its capital says nothing?"""
    if all(t.kind != WORD for t in tokens[:i]):
        return True
    before = tokens[i - 1]
    return before.kind == PUNCT and before.text[0] in "\"“”„'‘’:.?!…–—•([*"


def word_at(tokens: Sequence[Token], i: int) -> Token | None:
    """The word at `i`, None when there is none."""
    return tokens[i] if 0 <= i < len(tokens) and tokens[i].kind == WORD else None
