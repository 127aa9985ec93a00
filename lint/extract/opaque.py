"""What looks like words but is none: addresses, handles, hashtags, domains, paths."""

from __future__ import annotations

import re
from functools import cache

from ..tokens import OPAQUE_CHAR

_TLD = "com|net|org|id|info|biz|io|co|tv|me|my|sg|uk|us|au|jp|de|nl|fr|in|cn|ru|eu|gov|edu|mil|int|app|dev|ai|xyz|news|online|site|store|tech"
_HINTED = r"""
    (?:https?|ftp|file)://[^\s<>"“”]++
    | www\.[^\s<>"“”]++
    | (?<![\w._%+-])[\w._%+-]{1,64}+@[\w-]++(?:\.[\w-]++)++
    | (?<![\w@])@[^\W\d][\w.]*+
    | (?<![\w&])\#[^\W\d]\w*+
    |"""
"""What only a text with one of the hints can have."""

_HINTS = ("@", "#", "://", "www.")
_DOTTED = (
    r"""
    (?<![\w.-])\w[\w-]{0,62}+(?:\.[\w-]{1,63}+)*?\.(?:"""
    + _TLD
    + r""")(?:/[^\s<>"“”]*+)?(?![\w-]|\.\w)
    | (?<!\w)[\w-]++\.(?:docx?|xlsx?|pptx?|pdf|jpe?g|png|mp[34]|zip|exe|php|html?|js|py|txt|csv)(?!\w)
    """
)


def mask_opaque(text: str) -> str:
    """The text with every such stretch replaced, one U+FFFC per code point; trailing signs stay prose."""
    hinted = any(hint in text for hint in _HINTS)
    if not hinted and not _DOT.search(text):
        return text
    return _opaque(hinted).sub(_blank, text)


_DOT = re.compile(r"\w\.[a-zà-ÿ]")


@cache
def _opaque(hinted: bool) -> re.Pattern[str]:
    return re.compile((_HINTED if hinted else "") + _DOTTED, re.VERBOSE)


def _blank(match: re.Match[str]) -> str:
    found = match.group()
    kept = found.rstrip(".,;:!?)]}'\"”’")
    if "(" in kept and found[len(kept) :].startswith(")"):
        kept = found[: len(kept) + 1]
    return OPAQUE_CHAR * len(kept) + found[len(kept) :]
