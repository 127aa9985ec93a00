"""Prose to tokens, and tokens to sentences.

Words are letters with combining marks and inner apostrophes (Jum'at); hyphens, digits and signs
are tokens of their own, so that "Kout-Rusia", "KTP-nya" and "1990-an" are judged by their parts.
Hidden markup (U+2063) joins the word around it; a boundary (U+2029) ends a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .abbreviations import FINAL, OTHERS, TITLES

WORD, NUMBER, PUNCT, OPAQUE = "word", "number", "punct", "opaque"

MAX_TOKENS = 1000
"""Longer sentences are cut, so that a text without full stops costs no more than any other."""

HIDDEN = "\u2063"
BOUNDARY = "\u2029"
OPAQUE_CHAR = "\ufffc"
BOM = "\ufeff"
"""A byte order mark that was left at the head of a text."""
SENTINELS = HIDDEN + BOUNDARY + OPAQUE_CHAR

OPENERS = "\"'“‘«([{"
CLOSERS = "\"'”’»)]}"

_MARK = "\u0300-\u036f\u064b-\u065f\u1ab0-\u1aff\u20d0-\u20ff\ufe20-\ufe2f"
_LETTER = r"[^\W\d_]"
_MORE = rf"(?:{_LETTER}|[{_MARK}])"
_LETTERS = rf"{_LETTER}{_MORE}*+(?:{HIDDEN}++{_MORE}++)*+"
_TOKEN = re.compile(
    rf"(?P<word>{_LETTERS}(?:{HIDDEN}*+['’ʼ]{HIDDEN}*+{_LETTERS})*+)"
    r"|(?P<number>\d++(?:[.,:/]\d++)*+)"
    rf"|(?P<opaque>{OPAQUE_CHAR}++)"
    rf"|(?P<punct>\.\.++|\?[?!]++|![?!]++|[^\s{HIDDEN}])"
)
_KINDS = {"word": WORD, "number": NUMBER, "opaque": OPAQUE, "punct": PUNCT}


class Token(NamedTuple):
    """One token; `start` and `end` are code points relative to the sentence, end-exclusive.

    `text` is without hidden markup; it may thus be shorter than `end - start`.
    """

    start: int
    end: int
    text: str
    lower: str
    kind: str


def tokenize(prose: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tokens of `prose[start:end]`, with offsets into `prose`."""
    for match in _TOKEN.finditer(prose, start, len(prose) if end is None else end):
        text = match.group()
        if HIDDEN in text:
            text = text.replace(HIDDEN, "")
        yield Token(match.start(), match.end(), text, text.lower(), _KINDS[match.lastgroup or "punct"])


def split_sentences(prose: str, tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Group the tokens of one block into sentences.

    A sentence ends after . ? ! … (and what closes behind it) when what follows begins like a
    sentence; not after an abbreviation, an initial or inside a number. A lower-case word after a full stop does not
    begin a sentence here; the rule for capitals looks at it.
    """
    first, i, n = 0, 0, len(tokens)
    while i < n:
        token = tokens[i]
        i += 1
        if token.text[0] in ".?!…" and token.kind == PUNCT:
            stop = i - 1
            while i < n and tokens[i].text in CLOSERS and _closes(prose, tokens, i):
                i += 1
            if i >= n or _begins(prose, tokens, i, first) and not _abbreviates(tokens, stop, i):
                yield tokens[first:i]
                first = i
        elif i - first >= MAX_TOKENS or (i < n and BOUNDARY in prose[token.end : tokens[i].start]):
            yield tokens[first:i]
            first = i
    if first < n:
        yield tokens[first:]


def _closes(prose: str, tokens: Sequence[Token], i: int) -> bool:
    """Is the sign at `i` glued to what stands before it? ("selesai." and not "selesai. "Nanti")"""
    return tokens[i].start == tokens[i - 1].end or prose[tokens[i - 1].end : tokens[i].start] == HIDDEN


def _begins(prose: str, tokens: Sequence[Token], i: int, first: int) -> bool:
    token = tokens[i]
    if token.start == tokens[i - 1].end and token.kind != OPAQUE:
        return False
    while token.text in OPENERS and i + 1 < len(tokens):
        i += 1
        token = tokens[i]
    return token.kind in (NUMBER, OPAQUE) or token.text[0].isupper() or token.text in "-–—•"


def _abbreviates(tokens: Sequence[Token], stop: int, following: int) -> bool:
    """Does the full stop at `stop` belong to an abbreviation, so that the sentence goes on?"""
    if tokens[stop].text != "." or stop == 0 or following != stop + 1:
        return False
    before = tokens[stop - 1]
    if before.end != tokens[stop].start:
        return False
    if before.kind == WORD and len(before.text) == 1 and before.text.isupper():
        return not _is_unit(tokens, stop - 1)
    name = _dotted(tokens, stop)
    if name in TITLES:
        return before.text[0].isupper() or before.lower in ("dr", "drg", "drh")
    return name in OTHERS or (name in FINAL and not tokens[following].text[0].isupper())


def _is_unit(tokens: Sequence[Token], at: int) -> bool:
    """A lone capital after a number ("5 C.") or a class ("kelas A.", "Hepatitis B.") ends its sentence."""
    before = tokens[at - 1] if at else None
    return before is not None and (before.kind == NUMBER or before.lower in _LETTERED)


_LETTERED = frozenset(
    "kelas golongan grup tipe hepatitis vitamin blok gerbang seri kategori paket rencana plan liga jalur titik poin huruf".split()
)


def _dotted(tokens: Sequence[Token], stop: int) -> str:
    """The abbreviation that ends at the full stop, lower case, with its inner stops: "s.d", "ph.d"."""
    parts, at = [tokens[stop - 1].lower], stop - 2
    while at >= 1 and tokens[at].text == "." and tokens[at - 1].kind == WORD and tokens[at].end == tokens[at + 1].start:
        parts.append(tokens[at - 1].lower)
        at -= 2
    return ".".join(reversed(parts))
