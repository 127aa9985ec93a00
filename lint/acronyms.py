"""Acronyms in an article: where they are explained ("Badan Gizi Nasional (BGN)"), and where they are used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from .document import Block, Document, Scope, Sentence
from .lexicon import Lexicon
from .tokens import PUNCT, WORD, Token
from .tuples import NamedTuple

CONNECTORS = frozenset("dan atas untuk bagi di ke dari dengan serta pada dalam oleh of the and for in on to de".split())
_MOST_WORDS = 14


class Definition(NamedTuple):
    """An acronym in brackets behind capitalised words; code points of the source.

    `words`: the capitalised words (with their connectors) right before the bracket; `fitting`: how many of the last
    of them the letters explain, 0 when they fit none.
    """

    start: int
    end: int
    acronym: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    fitting: int
    quoted: bool = False

    @property
    def expansion(self) -> tuple[str, ...]:
        return self.words[len(self.words) - self.fitting :] if self.fitting else ()

    @property
    def expansion_start(self) -> int:
        return self.starts[len(self.words) - self.fitting] if self.fitting else self.start


class Use(NamedTuple):
    """An acronym in running text. `body`: not in a title, nor in a first line that looks like one."""

    start: int
    end: int
    acronym: str
    quoted: bool = False
    bracketed: bool = False
    body: bool = True


class Acronyms(NamedTuple):
    definitions: tuple[Definition, ...]
    uses: tuple[Use, ...]


def acronyms(document: Document) -> Acronyms:
    """All definitions and uses in order of place; kept as long as the document lives."""
    kept: Acronyms | None = document.kept.get("acronyms")
    if kept is None:
        written = {text for text in document.forms if text.isupper() and is_acronym(text)}
        kept = document.kept["acronyms"] = _acronyms(document, written) if written else Acronyms((), ())
    return kept


def _acronyms(document: Document, written: Set[str]) -> Acronyms:
    definitions = [d for s in document.sentences if "(" in s.text for d in _definitions(s)]
    inside = {d.start for d in definitions}
    uses = [
        u for n, block in enumerate(document.blocks)
        for s in block.sentences for u in _uses(s, written, _is_body(document, block, n)) if u.start not in inside
    ]  # fmt: skip
    return Acronyms(tuple(definitions), tuple(uses))


def is_acronym(text: str) -> bool:
    """Capitals throughout, two to eight of them."""
    return 2 <= len(text) <= 8 and text.isupper() and text.isalpha() and text.isascii()


def _definitions(sentence: Sentence) -> Iterator[Definition]:
    tokens = sentence.tokens
    for i in range(2, len(tokens) - 1):
        if tokens[i - 1].text == "(" and tokens[i + 1].text == ")" and is_acronym(tokens[i].text):
            run = _run_before(tokens, i - 1)
            if len(run) < 2:
                continue
            words = tuple(t.text for t in run)
            yield Definition(
                sentence.start + tokens[i].start, sentence.start + tokens[i].end, tokens[i].text, words,
                tuple(sentence.start + t.start for t in run), _fitting(tokens[i].text, words),
                sentence.is_quoted(tokens[i].start),
            )  # fmt: skip


def _run_before(tokens: Sequence[Token], stop: int) -> list[Token]:
    """The words right before a bracket that begin with a capital, with the connectors among them."""
    run: list[Token] = []
    for token in reversed(tokens[max(0, stop - 2 * _MOST_WORDS) : stop]):
        if token.kind == WORD and (token.text[0].isupper() or token.lower in CONNECTORS):
            run.append(token)
        elif token.text not in "-,&/":
            break
    run.reverse()
    while run and not run[0].text[0].isupper():
        run.pop(0)
    return run[-_MOST_WORDS:]


def _fitting(acronym: str, words: Sequence[str]) -> int:
    """How many of the last words the letters explain: the shortest run that they fit, 0 when none."""
    for size in range(1, len(words) + 1):
        tail = words[-size:]
        if tail[0][0].isupper() and fits(acronym, tail):
            return size
    return 0


def fits(acronym: str, words: Sequence[str]) -> bool:
    """Can the letters be read off the words in order, each word giving its first letter, or none, and then any others?

    The first word must give the first letter, and no more than one capitalised word in three may give none.
    """
    if len(words) < 2 or acronym[0].lower() != words[0][0].lower():
        return False
    capitals = [w.lower() for w in words]
    best: dict[int, int] = {0: 0}
    for word, written in zip(capitals, words, strict=True):
        reached: dict[int, int] = {}
        skipped_cost = 1 if written[0].isupper() else 0
        for at, skipped in best.items():
            if at:
                _keep(reached, at, skipped + skipped_cost)
            taken = at
            position = 0
            while taken < len(acronym):
                position = (
                    word.find(acronym[taken].lower(), position)
                    if taken > at
                    else (0 if word[0] == acronym[taken].lower() else -1)
                )
                if position < 0:
                    break
                position += 1
                taken += 1
                _keep(reached, taken, skipped)
        best = reached
    missed = best.get(len(acronym))
    return missed is not None and missed <= len(words) // 3


def _keep(best: dict[int, int], at: int, cost: int) -> None:
    if cost < best.get(at, 99):
        best[at] = cost


def initials(words: Sequence[str]) -> str:
    return "".join(w[0].upper() for w in words if w[0].isupper())


def _is_body(document: Document, block: Block, number: int) -> bool:
    """In plain text the first line is a title when it has no full stop."""
    if block.scope not in (Scope.BODY, Scope.ITEM, Scope.QUOTE):
        return False
    return number > 0 or document.prose[max(block.start, block.end - 40) : block.end].rstrip().endswith(
        (".", "”", '"', ")")
    )


def _uses(sentence: Sentence, written: Set[str], body: bool) -> Iterator[Use]:
    tokens = sentence.tokens
    for i, token in enumerate(tokens):
        if token.text in written and not _is_shouted(tokens, i) and not _is_joined(tokens, i):
            yield Use(
                sentence.start + token.start, sentence.start + token.end, token.text, sentence.is_quoted(token.start),
                i > 0 and tokens[i - 1].text in "(/", body,
            )  # fmt: skip


def _is_shouted(tokens: Sequence[Token], i: int) -> bool:
    """Among words in capitals (a headline, a dateline) capitals say nothing."""
    near = [t for t in tokens[max(0, i - 2) : i + 3] if t.kind == WORD and len(t.text) > 4]
    return any(t.text.isupper() and len(t.text) > 5 for t in near)


def _is_joined(tokens: Sequence[Token], i: int) -> bool:
    """Glued to digits, a slash or a dot: a code, an address or part of a longer abbreviation (KIP-K, BPJS.go.id)."""
    before = tokens[i - 1] if i and tokens[i - 1].end == tokens[i].start else None
    after = tokens[i + 1] if i + 1 < len(tokens) and tokens[i + 1].start == tokens[i].end else None
    if before and (before.kind != PUNCT or before.text in "-/@#_.&"):
        return True
    if after is None:
        return False
    following = tokens[i + 2] if i + 2 < len(tokens) and tokens[i + 2].start == after.end else None
    if after.text == "-":
        return following is not None and not following.text.islower()
    return after.kind != PUNCT or after.text in "@_&" or (after.text in "./" and following is not None)


def expansions(lexicon: Lexicon, acronym: str) -> list[tuple[str, ...]]:
    """What the lexicon says an acronym stands for, as words."""
    found = lexicon.row("singkatan", acronym.lower())
    return [tuple(e.replace("-", " ").split()) for row in found if row[0] == acronym for e in row[1].split(";")]


def is_common(lexicon: Lexicon, acronym: str) -> bool:
    """Is an acronym known to every reader (KPK, PBB), by its row in the lexicon?"""
    return any(row[0] == acronym and row[3] == "ya" for row in lexicon.row("singkatan", acronym.lower()))


FAMILIAR = -5.6
"""log10 of the share of text from which on an acronym needs no explanation."""


def is_familiar(lexicon: Lexicon, acronym: str) -> bool:
    """Common by the lexicon or by its frequency, or one of the project's own words."""
    found = lexicon.evidence(acronym.lower())
    return is_common(lexicon, acronym) or found.logp > FAMILIAR or found.personal
