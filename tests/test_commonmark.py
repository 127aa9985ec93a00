"""The 652 examples of the CommonMark specification: what our mask leaves is what markdown-it-py shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from lint.extract.html import CODE
from lint.extract.opaque import mask_opaque
from lint.tokens import BOUNDARY, OPAQUE_CHAR

from .reading import blocks, read

SPEC = (Path(__file__).parent / "data" / "commonmark" / "spec.txt").read_text("utf-8")
EXAMPLES = [
    example.replace("→", "\t")
    for example in re.findall(r"^`{32} example\n(.*?)^\.\n.*?^`{32}$", SPEC, re.DOTALL | re.MULTILINE)
]

_HIDDEN_TARGET = "a target in brackets behind a closing bracket is hidden even where it makes no link: it is an address"
_RUNS = "the grammar reads these runs of * or _ in another way; some of them stay in the prose, or are hidden"
_UNCLOSED = "an unclosed tag: browsers show nothing of it, html.parser does"
_LABEL = "the grammar does not ask which labels are defined, or does not know brackets in brackets"

DIFFERENT = {
    14: _HIDDEN_TARGET,
    156: _UNCLOSED,
    157: _UNCLOSED,
    158: _UNCLOSED,
    163: "a component of MDX: what stands in it is Markdown",
    171: "the grammar follows an older specification, in which a textarea ends at an empty line",
    180: "PHP is a template tag to us; html.parser ends it at the first >",
    353: "a no-break space beside * counts as a sign, not as a space",
    **dict.fromkeys((380, 385, 391, 392, 397, 398, 412, 415, 429, 523), _RUNS),
    491: "html.parser takes <foo⏎bar> for a tag",
    **dict.fromkeys((493, 513, 518, 519), _HIDDEN_TARGET),
    **dict.fromkeys((512, 528, 552, 570, 571), _LABEL),
    520: "images in links in images: the grammar gives up",
    **dict.fromkeys((548, 559, 590), "[[…]] is a wiki link to us, and opaque"),
    579: "an image inside a sentence is an opaque word, so that its text does not tear the sentence",
    580: "the grammar does not know <…> as the target of an image",
    606: "what looks like an address is opaque",
    626: "the grammar follows an older specification of comments",
}
"""Examples in which we differ, and why."""


class _Text(HTMLParser):
    """The text of a piece of HTML, without what is code."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._code: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in CODE:
            self._code.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._code:
            self._code.remove(tag)

    def handle_data(self, data: str) -> None:
        if not self._code:
            self.parts.append(data)


def _html_text(html: str) -> str:
    parser = _Text()
    parser.feed(html)
    parser.close()
    return "".join(parser.parts)


def _inline(tokens: Sequence[Token]) -> Iterator[str]:
    in_autolink = False
    for token in tokens:
        if token.type in ("link_open", "link_close"):
            in_autolink = token.type == "link_open" and token.markup == "autolink"
        elif token.type == "image":
            yield " " + "".join(_inline(token.children or ())) + " "
        elif token.type == "text" and not in_autolink:
            yield token.content
        elif token.type in ("softbreak", "hardbreak"):
            yield "\n"
        elif token.type == "code_inline" or in_autolink:
            yield OPAQUE_CHAR


def _shown(text: str) -> Iterator[str]:
    for token in MarkdownIt("commonmark").parse(text):
        if token.type == "inline":
            yield mask_opaque("".join(_inline(token.children or ())))
        elif token.type == "html_block":
            yield mask_opaque(_html_text(token.content))


def _words(parts: Iterator[str]) -> list[str]:
    return [w for part in parts for w in re.sub(f"[{OPAQUE_CHAR}{BOUNDARY}]", " ", part).split()]


def ours(text: str) -> list[str]:
    document = read(text, "markdown")
    return _words(document.prose[r.start : r.end].replace("\u2063", "") for r in document.regions)


@pytest.mark.parametrize("number", range(1, len(EXAMPLES) + 1))
def test_the_prose_is_what_a_reader_sees(number: int) -> None:
    example = EXAMPLES[number - 1]
    same = ours(example) == _words(_shown(example))
    assert same != (number in DIFFERENT), (example, blocks(example, "markdown"), _words(_shown(example)))


@pytest.mark.parametrize("number", range(1, len(EXAMPLES) + 1))
def test_line_ends_of_windows_make_no_difference(number: int) -> None:
    example = EXAMPLES[number - 1]
    assert ours(example.replace("\n", "\r\n")) == ours(example)


def test_all_examples_are_read() -> None:
    assert len(EXAMPLES) == 652
