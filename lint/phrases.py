"""Phrases to be matched by token patterns; the data is `dictionaries/frasa.toml`.

An element of a pattern is one token: literal words (`agar`, `bukan|bukanlah`), a sign (`,`), or a class in braces:
`{v}` `{n}` `{a}` (word class, lower-case), `{w}` any lower-case word, `{num}` a number, `{cap}` a word with a capital, `{redup}` a
reduplication (siswa-siswa). `..5` is a gap of up to five tokens without a full stop or comma, `..,5` one that may hold commas; `,?` is
optional, `{!a|b}` any word but these. Brackets enclose what the fix replaces, else it is everything. In a fix or message, `$2` is the text of the
second element and `$0` the whole.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from .document import Sentence
from .finding import Safety, Severity
from .lexicon import Lexicon
from .rule import Context, Finding, Rule, replace
from .tokens import NUMBER, WORD, Token
from .tuples import NamedTuple


class Phrase(NamedTuple):
    """A compiled entry; `first` and `last` are the elements that a fix replaces, `anchor` the one it is found by."""

    id: str
    rule: str
    elements: tuple[str, ...]
    first: int
    last: int
    anchor: int
    fix: str
    level: Severity
    eyd: Severity
    source: str
    message: str
    unless_before: frozenset[str]
    unless_after: frozenset[str]
    quoted: bool
    safe: bool


class Match(NamedTuple):
    """A phrase in a sentence: the span to mark and to replace, and the text to write (empty: none)."""

    phrase: Phrase
    start: int
    end: int
    text: str
    message: str

    @property
    def safety(self) -> Safety:
        return Safety.SAFE if self.phrase.safe else Safety.UNSAFE


def findings(rule: Rule, sentence: Sentence, places: Iterable[int], context: Context) -> Iterator[Finding]:
    """The phrases of a rule, as findings, that have their anchors at some tokens."""
    for found in matches(rule.id, sentence, places, context.lexicon):
        phrase = found.phrase
        fixes = (replace(found.start, found.end, found.text, found.safety),) if found.text else ()
        level = phrase.eyd if context.strict else phrase.level
        yield rule.found(found.start, found.end, found.message, *fixes, severity=level)._replace(source=phrase.source)


Spans = list[tuple[int, int]]
"""Per element: first token and the one after its last."""


def matches(rule: str, sentence: Sentence, places: Iterable[int], lexicon: Lexicon) -> Iterator[Match]:
    """The phrases of a rule in a sentence, found by their anchors, in order, without overlaps."""
    done = 0
    for i in places:
        for phrase in _phrases(lexicon, sentence.tokens[i].lower):
            if phrase.rule != rule:
                continue
            spans = _match(phrase, sentence, i, lexicon)
            if spans and spans[0][0] >= done and not _is_exempt(phrase, sentence, spans):
                yield _found(phrase, sentence, spans)
                done = spans[-1][1]
                break


@lru_cache(1024)
def _phrases(lexicon: Lexicon, word: str) -> tuple[Phrase, ...]:
    return tuple(_parse(row[0]) for row in lexicon.row("frasa", word))


def _parse(packed: str) -> Phrase:
    name, rule, pattern, anchor, fix, level, eyd, source, message, before, after, quoted, safe = json.loads(packed)
    parts = pattern.split()
    first = next((i for i, p in enumerate(parts) if p.startswith("[")), 0)
    last = next((i for i, p in enumerate(parts) if p.endswith("]")), len(parts) - 1)
    elements = tuple(p.strip("[]") for p in parts)
    return Phrase(
        name, rule, elements, first, last, anchor, fix, Severity(level), Severity(eyd), source, message,
        frozenset(before.split()), frozenset(after.split()), bool(quoted), bool(safe),
    )  # fmt: skip


def _match(phrase: Phrase, sentence: Sentence, at: int, lexicon: Lexicon) -> Spans | None:
    """The tokens of every element when the anchor stands at token `at`."""
    start = at
    for element in reversed(phrase.elements[: phrase.anchor]):
        start -= 3 if element == "{redup}" else 1
    return _rest(phrase.elements, sentence, start, lexicon) if start >= 0 else None


def _rest(elements: tuple[str, ...], sentence: Sentence, at: int, lexicon: Lexicon) -> Spans | None:
    if not elements:
        return []
    element, following = elements[0], elements[1:]
    for end in _ends(element, sentence, at, lexicon):
        tail = _rest(following, sentence, end, lexicon)
        if tail is not None:
            return [(at, end), *tail]
    return None


def _ends(element: str, sentence: Sentence, at: int, lexicon: Lexicon) -> Iterator[int]:
    """Where an element that begins at token `at` may end, shortest first."""
    tokens = sentence.tokens
    if element.startswith(".."):
        most, barred = (int(element[3:]), '.?!;:"“”') if element[2] == "," else (int(element[2:]), '.?!;:,"“”()')
        for end in range(at, min(at + most, len(tokens) - 1) + 1):
            yield end
            if tokens[end].text[0] in barred:
                return
    elif element.endswith("?") and len(element) > 1:
        if at < len(tokens) and tokens[at].lower == element[:-1]:
            yield at + 1
        yield at
    elif element == "{redup}":
        if at + 2 < len(tokens) and _is_doubled(tokens[at], tokens[at + 1], tokens[at + 2]):
            yield at + 3
    elif at < len(tokens) and _fits(element, tokens[at], lexicon):
        yield at + 1


def _fits(element: str, token: Token, lexicon: Lexicon) -> bool:
    if element[0] != "{" or not element.endswith("}") or "}|" in element:
        return any(_fits(e, token, lexicon) if e[0] == "{" else token.lower == e for e in element.split("|"))
    name = element[1:-1]
    if name[0] == "!":
        return token.kind in (WORD, NUMBER) and token.lower not in name[1:].split("|")
    if name == "num":
        return token.kind == NUMBER
    if token.kind != WORD:
        return False
    if name == "cap":
        return token.text[0].isupper()
    if not token.text.islower():
        return False
    return name == "w" or lexicon.is_class(token.lower, *name.split("|"))


def _is_doubled(first: Token, hyphen: Token, second: Token) -> bool:
    return (
        hyphen.text == "-"
        and first.end == hyphen.start
        and hyphen.end == second.start
        and first.text.islower()
        and second.lower.startswith(first.lower)
        and first.lower not in _LEXICAL
    )


_LEXICAL = frozenset(
    "undang laki kupu rata mata kura sama alun oleh anak kanak gara negara hari hal orang pura kunang cumi".split()
)
"""What is doubled without being a mere plural, or as a set word."""


def _is_exempt(phrase: Phrase, sentence: Sentence, spans: Spans) -> bool:
    tokens, start, end = sentence.tokens, spans[0][0], spans[-1][1]
    if not phrase.quoted and sentence.is_quoted(tokens[start].start):
        return True
    if end - start > 1 and len({t.lower for t in tokens[start:end]}) == 1:
        return True  # a doubled word is another fault
    before = tokens[start - 1].lower if start else "^"
    after = tokens[end].lower if end < len(tokens) else "$"
    return before in phrase.unless_before or after in phrase.unless_after


def _found(phrase: Phrase, sentence: Sentence, spans: Spans) -> Match:
    tokens = sentence.tokens
    first, last = spans[phrase.first][0], spans[phrase.last][1] - 1
    start, end = tokens[first].start, tokens[last].end
    if start and phrase.fix.startswith(","):
        start = tokens[first - 1].end if tokens[first].text != "," else start

    def text(found: re.Match[str]) -> str:
        a, b = spans[int(found[1]) - 1] if found[1] != "0" else (spans[0][0], spans[-1][1])
        return sentence.text[tokens[a].start : tokens[b - 1].end] if b > a else ""

    written = re.sub(r"\$(\d)", text, phrase.fix)
    message = re.sub(r"\$(\d)", text, phrase.message)
    if written and tokens[first].text.istitle():
        written = written[0].upper() + written[1:]
    return Match(phrase, start, end, written, message)
