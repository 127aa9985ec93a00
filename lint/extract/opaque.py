"""What looks like words but is none: addresses, handles, hashtags, domains, paths."""

from __future__ import annotations

import re

from ..tokens import OPAQUE_CHAR

_TLD = "com|net|org|id|info|biz|io|co|tv|me|my|sg|uk|us|au|jp|de|nl|fr|in|cn|ru|eu|gov|edu|mil|int|app|dev|ai|xyz|news|online|site|store|tech"
_OPAQUE = re.compile(
    r"""
    (?:https?|ftp|file)://[^\s<>"“”]++
    | www\.[^\s<>"“”]++
    | (?<![\w._%+-])[\w._%+-]{1,64}+@[\w-]++(?:\.[\w-]++)++
    | (?<![\w@])@[^\W\d][\w.]*+
    | (?<![\w&])\#[^\W\d]\w*+
    | (?<![\w.-])\w[\w-]{0,62}+(?:\.[\w-]{1,63}+)*?\.(?:"""
    + _TLD
    + r""")(?:/[^\s<>"“”]*+)?(?![\w-]|\.\w)
    | (?<!\w)[\w-]++\.(?:docx?|xlsx?|pptx?|pdf|jpe?g|png|mp[34]|zip|exe|php|html?|js|py|txt|csv)(?!\w)
    """,
    re.VERBOSE,
)
_HINTS = ("@", "#", "://", "www.")


def mask_opaque(text: str) -> str:
    """The text with every such stretch replaced, one U+FFFC per code point; trailing signs stay prose."""
    if not any(hint in text for hint in _HINTS) and not _DOT.search(text):
        return text
    return _OPAQUE.sub(_blank, text)


_DOT = re.compile(r"\w\.[a-zà-ÿ]")


def _blank(match: re.Match[str]) -> str:
    found = match.group()
    kept = found.rstrip(".,;:!?)]}'\"”’")
    if "(" in kept and found[len(kept) :].startswith(")"):
        kept = found[: len(kept) + 1]
    return OPAQUE_CHAR * len(kept) + found[len(kept) :]
