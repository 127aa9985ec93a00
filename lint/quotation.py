"""Quotations in a sentence and the words that attribute them: "…," kata dia."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .document import Sentence
from .tokens import PUNCT, WORD, Token
from .tuples import NamedTuple

MARKS = frozenset('"“”')

ATTRIBUTIONS = frozenset(
    "kata ujar tutur ucap imbuh ungkap papar tandas pungkas cetus tanya jawab sahut seru ulas kilah tukas timpal kenang "
    "keluh aku tulis sebut teriak jerit pekik rintih bisik gumam sambung tambah lanjut terang tegas jelas beber urai harap pinta pesan bantah sindir canda "
    "klaim".split()
)
"""Verbs of saying as they follow a quotation; some are also adjectives or nouns (jelas, tegas, pesan)."""

_SURE = frozenset(
    "kata ujar tutur ucap imbuh ungkap papar tandas pungkas cetus timpal tukas sahut tanya teriak jerit pekik rintih gumam".split()
)
_SPEAKERS = frozenset("dia ia beliau mereka pria perempuan wanita lelaki sang si seorang salah".split())

SPEECH = frozenset(
    "berkata bertanya menjawab menegaskan mengatakan menambahkan menjelaskan mengungkapkan menuturkan mengucapkan "
    "menyatakan memaparkan menerangkan melanjutkan berujar bertutur berseru berteriak berpesan berucap membalas menulis "
    "menyebut menyebutkan menuliskan menyampaikan mengaku mengakui menimpali menyahut menukas berharap berkilah "
    "berdalih menekankan katanya ujarnya tuturnya ucapnya jelasnya tegasnya ungkapnya tambahnya lanjutnya imbuhnya".split()
)
"""Verbs of saying as they stand before a quotation."""


class Quotation(NamedTuple):
    """A quotation by token indexes: of its opening mark (-1: it began in an earlier sentence) and its closing mark."""

    opening: int
    closing: int
    full: bool
    """Does it stand at the start of the sentence with a capital, so that it is a sentence and not a phrase?"""


def closed_quotations(sentence: Sentence) -> Iterator[Quotation]:
    """The quotations between double marks that end in the sentence."""
    starts = {q.end - 1: q.start for q in sentence.quotes}
    if not starts:
        return
    tokens = sentence.tokens
    marks = {token.start: i for i, token in enumerate(tokens) if token.text in MARKS}
    for at, i in marks.items():
        if at not in starts or i == 0 or tokens[i - 1].end != at:
            continue
        start = starts[at]
        opening = marks.get(start, 0) if sentence.text[start] in MARKS else -1
        if opening < i - 1:
            yield Quotation(opening, i, _is_full(tokens, opening, i))


def _is_full(tokens: Sequence[Token], opening: int, closing: int) -> bool:
    if opening == -1:
        return True
    words = [t for t in tokens[opening + 1 : closing] if t.kind == WORD]
    return opening == 0 and len(words) > 1 and words[0].text[0].isupper() and not _is_title(words)


def _is_title(words: Sequence[Token]) -> bool:
    return all(w.text[0].isupper() for w in words)


def is_attribution(tokens: Sequence[Token], i: int) -> bool:
    """Does an attribution ("kata dia", "jelasnya", "tegas Budi") begin at token `i`?"""
    if i >= len(tokens) or tokens[i].kind != WORD or not tokens[i].text[0].islower():
        return False
    word = tokens[i].lower
    if word in _SURE:
        return True
    if word.endswith("nya") and word not in ATTRIBUTIONS:
        return word[:-3] in ATTRIBUTIONS and word[:-3] not in ("aku", "pesan", "harap", "tulis", "klaim", "jawab")
    if word not in ATTRIBUTIONS or i + 1 >= len(tokens):
        return False
    following = tokens[i + 1]
    return following.kind == WORD and (following.text[0].isupper() or following.lower in _SPEAKERS)


def is_sentence_like(words: Sequence[Token], minimum: int) -> bool:
    """Are the words of a quotation a sentence, with a capital at its start and few behind it (so no title)?"""
    if len(words) < minimum or not words[0].text[0].isupper():
        return False
    return sum(w.text[0].isupper() for w in words[1:]) * 2 < len(words)


def is_end(token: Token) -> bool:
    return token.kind == PUNCT and token.text[0] in ".?!…"
