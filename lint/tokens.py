"""Prose to tokens, and tokens to sentences.

Words are letters with combining marks and inner apostrophes (Jum'at); hyphens, digits and signs
are tokens of their own, so that "Kout-Rusia", "KTP-nya" and "1990-an" are judged by their parts.
Hidden markup (U+2063) joins the word around it; a boundary (U+2029) ends a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, chain

from .abbreviations import FINAL, OTHERS, TITLES
from .tuples import NamedTuple

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
_TOKEN = re.compile(
    rf"([\s{HIDDEN}]*+)("
    rf"{_LETTER}++(?:{HIDDEN}*+[{_MARK}]++{_LETTER}*+|{HIDDEN}++{_LETTER}++|{HIDDEN}*+['’]{HIDDEN}*+{_LETTER}++)*+"
    r"|\d++(?:[.,:/]\d++)*+"
    rf"|{OPAQUE_CHAR}++"
    rf"|\.\.++|\?[?!]++|![?!]++|[^\s{HIDDEN}]"
    r"|\Z)"
)
"""A token with the space before it; at the end of a text, the space that is left."""

KEPT_FORMS = 10_000
"""Distinct tokens whose lower-case form and kind are kept."""


class Token(NamedTuple):
    """One token; `start` and `end` are code points relative to the sentence, end-exclusive.

    `text` is without hidden markup; it may thus be shorter than `end - start`.
    """

    start: int
    end: int
    text: str
    lower: str
    kind: str


class Tokens:
    """The tokens of `prose[start:end]` with offsets into `prose`, in columns: a token is made when it is asked for."""

    def __init__(self, prose: str, start: int = 0, end: int | None = None) -> None:
        found = _TOKEN.findall(prose, start, len(prose) if end is None else end)
        while found and not found[-1][1]:
            found.pop()
        places = [*accumulate(map(len, chain.from_iterable(found)), initial=start)]
        self.starts, self.ends = places[1::2], places[2::2]
        self.forms = [_form(written) for _, written in found]
        broken = prose.find(BOUNDARY, start, end) >= 0
        self.broken = [i for i, (space, _) in enumerate(found) if BOUNDARY in space] if broken else []

    def __len__(self) -> int:
        return len(self.forms)

    def __getitem__(self, i: int) -> Token:
        return Token(self.starts[i], self.ends[i], *self.forms[i])

    def between(self, first: int, last: int) -> list[Token]:
        """Tokens `first` up to `last` with offsets relative to the first."""
        zero, made = self.starts[first], tuple.__new__
        return [
            made(Token, (start - zero, end - zero, text, lower, kind))
            for start, end, (text, lower, kind) in zip(
                self.starts[first:last], self.ends[first:last], self.forms[first:last], strict=True
            )
        ]


@lru_cache(KEPT_FORMS)
def _form(written: str) -> tuple[str, str, str]:
    """Text, lower-case text and kind of a token."""
    text = written.replace(HIDDEN, "")
    lower = text.lower()
    return text, text if lower == text else lower, _kind(text[0])


def _kind(first: str) -> str:
    if first.isalnum():
        return NUMBER if first.isdecimal() else WORD
    return OPAQUE if first == OPAQUE_CHAR else PUNCT


def split_sentences(prose: str, tokens: Tokens) -> Iterator[tuple[int, int]]:
    """The sentences of one block, as ranges of its tokens.

    A sentence ends after . ? ! … (and what closes behind it) when what follows begins like a
    sentence; not after an abbreviation, an initial or inside a number. A lower-case word after a full stop does not
    begin a sentence here; the rule for capitals looks at it.
    """
    first = done = 0
    n = len(tokens)
    stops = {i for i, (text, _, _) in enumerate(tokens.forms) if text[0] in ".?!…"}
    for stop in sorted({*stops, *(i - 1 for i in tokens.broken if i)}):
        if stop < done:
            continue
        while (cut := max(first + MAX_TOKENS, done + 1)) <= stop:
            yield first, cut
            first = done = cut
        done = stop + 1
        if stop in stops:
            while done < n and tokens.forms[done][0] in CLOSERS and _closes(prose, tokens, done):
                done += 1
            if done < n and (not _begins(prose, tokens, done, first) or _abbreviates(tokens, stop, done)):
                continue
        yield first, done
        first = done
    while (cut := max(first + MAX_TOKENS, done + 1)) <= n:
        yield first, cut
        first = done = cut
    if first < n:
        yield first, n


def _closes(prose: str, tokens: Tokens, i: int) -> bool:
    """Is the sign at `i` glued to what stands before it? ("selesai." and not "selesai. "Nanti")"""
    return tokens[i].start == tokens[i - 1].end or prose[tokens[i - 1].end : tokens[i].start] == HIDDEN


def _begins(prose: str, tokens: Tokens, i: int, first: int) -> bool:
    token = tokens[i]
    if token.start == tokens[i - 1].end and token.kind != OPAQUE:
        return False
    while token.text in OPENERS and i + 1 < len(tokens):
        i += 1
        token = tokens[i]
    return token.kind in (NUMBER, OPAQUE) or token.text[0].isupper() or token.text in "-–—•"


def _abbreviates(tokens: Tokens, stop: int, following: int) -> bool:
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


def _is_unit(tokens: Tokens, at: int) -> bool:
    """A lone capital after a number ("5 C.") or a class ("kelas A.", "Hepatitis B.") ends its sentence."""
    before = tokens[at - 1] if at else None
    return before is not None and (before.kind == NUMBER or before.lower in _LETTERED)


_LETTERED = frozenset(
    "kelas golongan grup tipe hepatitis vitamin blok gerbang seri kategori paket rencana plan liga jalur titik poin huruf".split()
)


def _dotted(tokens: Tokens, stop: int) -> str:
    """The abbreviation that ends at the full stop, lower case, with its inner stops: "s.d", "ph.d"."""
    parts, at = [tokens[stop - 1].lower], stop - 2
    while at >= 1 and tokens[at].text == "." and tokens[at - 1].kind == WORD and tokens[at].end == tokens[at + 1].start:
        parts.append(tokens[at - 1].lower)
        at -= 2
    return ".".join(reversed(parts))
