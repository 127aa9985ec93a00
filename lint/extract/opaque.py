"""What looks like words but is none: addresses, handles, hashtags, domains, paths."""

from __future__ import annotations

import re
from functools import cache

from ..tokens import OPAQUE_CHAR

_DOMAINS = (
    "com net org id info biz io co tv me my sg uk us au jp de nl fr in cn ru eu gov edu mil int app dev ai xyz news online site "
    "store tech"
).split()
_SUFFIXES = "doc docx xls xlsx ppt pptx pdf jpg jpeg png mp3 mp4 zip exe php htm html js py txt csv".split()

_HINTED = r"""
    (?:https?|ftp|file)://[^\s<>"“”]++
    | www\.[^\s<>"“”]++
    | (?<![\w._%+-])[\w._%+-]{1,64}+@[\w-]++(?:\.[\w-]++)++
    | (?<![\w@])@[^\W\d][\w.]*+
    | (?<![\w&])\#[^\W\d]\w*+
    |"""
"""What only a text with one of the hints can have."""

_HINTS = ("@", "#", "://", "www.")
_DOTTED = r"""
    (?<![\w.-])\w[\w-]*+(?P<last>\.[\w-]++)++(?:/[^\s<>"“”]*+)?
    """
"""Dotted labels, and a path behind them; the last label tells whether they are a domain or file name."""


def mask_opaque(text: str) -> str:
    """The text with every such stretch replaced, one U+FFFC per code point; trailing signs stay prose."""
    if not _may_hold(text):
        return text
    return "\n".join([_masked(line) if _may_hold(line) else line for line in text.split("\n")])


def _may_hold(text: str) -> bool:
    return _is_hinted(text) or not _LABELS.isdisjoint(_LABEL.findall(text))


def _is_hinted(text: str) -> bool:
    return any(hint in text for hint in _HINTS)


_LABELS = frozenset((*_DOMAINS, *_SUFFIXES))
_LABEL = re.compile(r"\.(\w+)")


def _masked(line: str) -> str:
    return _opaque(_is_hinted(line)).sub(_blank, line)


@cache
def _opaque(hinted: bool) -> re.Pattern[str]:
    return re.compile((_HINTED if hinted else "") + _DOTTED, re.VERBOSE)


def _blank(match: re.Match[str]) -> str:
    found = match.group()
    last = match["last"]
    if last and last[1:].partition("-")[0] not in _LABELS:
        return found
    kept = found.rstrip(".,;:!?)]}'\"”’")
    if "(" in kept and found[len(kept) :].startswith(")"):
        kept = found[: len(kept) + 1]
    return OPAQUE_CHAR * len(kept) + found[len(kept) :]
