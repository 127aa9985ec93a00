"""The 652 examples of the CommonMark specification: what our mask leaves is what markdown-it-py shows."""

from __future__ import annotations

import json
import re
import tomllib
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

FOLDER = Path(__file__).parent / "data" / "commonmark"
SPEC = (FOLDER / "spec.txt").read_text("utf-8")
EXAMPLES = [
    example.replace("→", "\t")
    for example in re.findall(r"^`{32} example\n(.*?)^\.\n.*?^`{32}$", SPEC, re.DOTALL | re.MULTILINE)
]

LIST = FOLDER / "differences.toml"
HEAD = "".join(line for line in LIST.read_text("utf-8").splitlines(keepends=True) if line.startswith("#"))
DIFFERENT: dict[int, dict[str, str]] = {e["number"]: e for e in tomllib.loads(LIST.read_text("utf-8"))["example"]}
"""Examples in which we differ: why, what is shown, what our prose is."""


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
    shown, prose = " ".join(_words(_shown(example))), " ".join(ours(example))
    listed = DIFFERENT.get(number, {"shown": shown, "prose": shown})
    assert (shown, prose) == (listed["shown"], listed["prose"]), (example, blocks(example, "markdown"))


def test_every_difference_is_one_and_has_a_reason(update: bool) -> None:
    if update:
        LIST.write_text(HEAD + "".join(map(_listed, sorted(DIFFERENT))), "utf-8")
    assert all(e["shown"] != e["prose"] and len(e["why"]) > 20 for e in DIFFERENT.values())
    assert LIST.read_text("utf-8") == HEAD + "".join(map(_listed, sorted(DIFFERENT)))


def _listed(number: int) -> str:
    """The entry of an example as it should be."""
    example = EXAMPLES[number - 1]
    entry = {
        "why": DIFFERENT[number]["why"],
        "shown": " ".join(_words(_shown(example))),
        "prose": " ".join(ours(example)),
    }
    fields = "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in entry.items())
    return f"\n[[example]]\nnumber = {number}\n{fields}"


@pytest.mark.parametrize("number", range(1, len(EXAMPLES) + 1))
def test_line_ends_of_windows_make_no_difference(number: int) -> None:
    example = EXAMPLES[number - 1]
    assert ours(example.replace("\n", "\r\n")) == ours(example)


def test_all_examples_are_read() -> None:
    assert len(EXAMPLES) == 652
