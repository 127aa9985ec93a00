"""What Markdown's grammars do not know: footnotes, definitions, callouts, attributes, wiki links, formulas, JSX, shortcodes.

A few patterns recognise it before parsing. The grammars see signs in its place that mean nothing, or what it resembles.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..tuples import NamedTuple
from .template import between, tags

NOTHING, GAP, ITEM, HEADING = ",", " ", "- ,", "## "
"""What a grammar sees: signs without a meaning, an empty line, the head of an item or a heading; the last sign is repeated."""


class Mark(NamedTuple):
    """Markup of our own reading: code points `start` to `end` of the source, and what a grammar sees instead.

    An opaque one stands for a word. `note_end` is the end of prose that stands elsewhere for the reader, and begins here.
    """

    start: int
    end: int
    is_opaque: bool = False
    seen: str = NOTHING
    is_closing: bool = False
    note_end: int = 0


_OWN = re.compile(
    r"""
    ^[ ]{0,3}+(?P<footnote>\[\^[^\]\s]{1,60}+\]:)         # [^1]: its text
    | ^[ ]{0,3}+(?P<definition>:)(?=[ \t]+\S)              # : what the term above means
    | ^[ ]{0,3}+(?P<abbreviation>\*\[[^\]\n]{1,60}+\]:)    # *[HTML]: its long form
    | ^[ ]{0,3}+(?P<admonition>:{3,}+[ \t]*+[A-Za-z][\w-]*+(?:\[|[ \t]++))(?P<title>[^\s\]{][^\]\n\r{]*+)(?P<end>\]?)[ \t]*+\r?$
    | ^[ \t]*+(?P<fence>:{3,}+[^\n\r]*+)                   # :::note
    | (?P<inline>\^\[)(?P<said>[^\[\]\n]{1,500}+)(?P<over>\])   # a footnote in its place
    | (?P<hidden>
        \[\^[^\]\s]{1,60}+\]                               # footnote mark
      | \[![A-Za-z][\w-]{1,30}+\][+-]?                     # > [!note]
      | (?<![ \t])[ \t]*+\{[\#.:][^{}\n]{0,200}+\}(?=[ \t]*+\r?$)    # heading {#id .class}
      | (?<=[)\]*_`])\{(?:[:\#.]|[a-z-]{1,30}+=)[^{}\n]{0,200}+\}  # ![](a){width=50%}
      | (?<!\w)%%(?:[^%\n]|%(?!%)|\n(?![ \t]*\r?\n)){1,5000}+%%    # %%remark%%
      | (?<![ \t])[ \t]++\^[A-Za-z0-9-]{2,40}+(?=[ \t]*+\r?$)        # ^name-of-a-block
    )
    | (?<![=\w])(?P<open>==)(?=[^\s=])(?P<lit>[^=\n]{1,500}+)(?<=\S)(?P<close>==)
    | (?<!!)(?P<target>\[\[[^\[\]|\n]{1,200}+\|)(?P<alias>[^\[\]|\n]{1,200}+)(?P<tail>\]\])
    | (?P<opaque>
        !?\[\[[^\[\]\n]{1,200}+\]\]                        # [[wiki]], ![[a.jpg|100]]
      | \$\$(?:[^$\n]|\n(?![ \t]*\r?\n)){1,5000}+\$\$
      | (?<![\w$\\])\$(?:[A-Za-z]|(?=[^\s$])(?=[^$\n]{0,300}?[\\_^={}])[^$\n]{1,300}+(?<=[^\s\\]))\$(?![\w$])
      | (?<![\w:]):[a-z+-][a-z0-9_+-]{1,40}+:(?![\w:])     # :smile:
    )
    """,
    re.VERBOSE | re.MULTILINE,
)
_SIGN = re.compile(r"[\[{%=$:^]")
"""Every match of `_OWN` has one of these in its first line."""
_GAP = re.compile(r"\r?\n[ \t]*+\r?\n")
"""An empty line, which no match of `_OWN` crosses."""
_SEEN = {"footnote": ITEM, "definition": "-", "admonition": HEADING, "fence": GAP}
_AROUND = {"admonition": "end", "inline": "over", "open": "close", "target": "tail"}
"""Markup that opens, to what closes it; between them is prose."""

_BRACES = r"\{(?:[^{}]|\{[^{}]*+\})*+\}"
_ATTRIBUTE = rf"""\s++[\w:-]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|{_BRACES}|[^\s"'{{}}<>]++))?+"""
_JSX = rf"</?[A-Z][\w.]*+(?:{_ATTRIBUTE}|\s++{_BRACES})*+\s*+/?>|<[a-z]\w*+(?:{_ATTRIBUTE})*?\s+\w+=\{{(?:[^{{}}]|\{{[^{{}}]*+\}})*+\}}(?:{_ATTRIBUTE})*+\s*+/?>"
_COMPONENT = re.compile(_JSX)
_MDX = re.compile(rf"(?P<hidden>{_JSX}|</?>)|(?P<code>^(?:import|export)\b(?:[^\n]|\n(?![ \t]*\r?\n))*+)|(?P<opaque>{_BRACES})", re.MULTILINE)  # fmt: skip


def marks(text: str, start: int, is_mdx: bool) -> list[Mark]:
    """Our own markup behind `start`, in order; of two that overlap the first counts."""
    if start == 1:
        text = "\n" + text[1:]  # A line begins behind a byte order mark.
    found = [_alone(text, Mark(t.start + start, t.end + start, t.is_opaque)) for t in tags(text[start:])]
    found += [_remark(text, a + start, b + start) for a, b in between(text[start:], "<!--", "-->")]
    for first, last in _suspects(text, start):
        for match in _OWN.finditer(text, first, last):
            found += _parts(match)
    pattern = _MDX if is_mdx else _COMPONENT
    if is_mdx or "={" in text or "<" in text:
        found += [_component(text, m) for m in pattern.finditer(text, start)]
    return list(_apart(sorted(found), start))


def _suspects(text: str, at: int) -> Iterator[tuple[int, int]]:
    """Stretches that may hold markup of ours: from a line with a sign of it to the end of the paragraph."""
    while sign := _SIGN.search(text, at):
        gap = _GAP.search(text, sign.end())
        last = gap.start() if gap else len(text)
        yield max(text.rfind("\n", 0, sign.start()) + 1, at), last
        at = last


def _apart(found: Iterable[Mark], at: int) -> Iterator[Mark]:
    for mark in found:
        if mark.start >= at:
            yield mark
            at = mark.end


def _parts(match: re.Match[str]) -> Iterator[Mark]:
    """The markup itself, without the indentation before it and the prose in it."""
    name = next(name for name in _NAMES if match[name] is not None)
    note_end = match.end() if name == "inline" else 0
    yield Mark(*match.span(name), name == "opaque", _SEEN.get(name, NOTHING), note_end=note_end)
    if name in _AROUND and match[_AROUND[name]]:
        yield Mark(*match.span(_AROUND[name]), is_closing=True)


_NAMES = "hidden opaque footnote definition abbreviation admonition fence inline open target".split()


def _remark(text: str, start: int, end: int) -> Mark:
    """A comment; at the head of a line the grammar knows it, and inside a line the blanks before it go with it."""
    before = start
    while before and text[before - 1] in " \t":
        before -= 1
    if not text[before - 1 : before].strip():
        return Mark(start, start)
    return Mark(start if text[end : end + 1].strip() else before, end)


def _component(text: str, match: re.Match[str]) -> Mark:
    if match.lastgroup == "code":
        return Mark(*match.span(), True, GAP)
    said = match.group()
    is_word = match.lastgroup == "opaque" or (said.endswith("/>") and said[1].isupper())
    return _alone(text, Mark(*match.span(), is_word, is_closing=said.startswith("</")))


def _alone(text: str, mark: Mark) -> Mark:
    """A tag with lines to itself parts what stands before and behind it; not where indentation would become code."""
    before, behind = text[mark.start - 1 : mark.start], _LINE_END.match(text, mark.end)
    is_alone = before in "\r\n" and behind and not text.startswith(("    ", "\t"), behind.end())
    return mark._replace(is_opaque=False, seen=GAP) if is_alone else mark


_LINE_END = re.compile(r"[ \t]*(?:\r?\n|\Z)")


def blanked(text: str, start: int, found: Iterable[Mark]) -> str:
    """The text behind `start` as the grammars shall see it, of the same length."""
    parts: list[str] = []
    at = start
    for mark in found:
        parts += text[at : mark.start], _seen(text[mark.start : mark.end], mark.seen)
        at = mark.end
    return "".join([*parts, text[at:]])


def _seen(stretch: str, sign: str) -> str:
    shown = "".join(c if c in "\r\n" else sign[-1] for c in stretch)
    return (sign[:-1] + shown[len(sign) - 1 :])[: len(stretch)]
