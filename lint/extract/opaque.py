"""What looks like words but is none: addresses, handles, hashtags, domains, paths."""

from __future__ import annotations

import regex

from ..tokens import OPAQUE_CHAR

_TLD = "com|net|org|id|info|biz|io|co|tv|me|my|sg|uk|us|au|jp|de|nl|fr|in|cn|ru|eu|gov|edu|mil|int|app|dev|ai|xyz|news|online|site|store|tech"
_OPAQUE = regex.compile(
    r"""
    (?:https?|ftp|file)://[^\s<>"“”]++
    | www\.[^\s<>"“”]++
    | (?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}+@[\p{L}\p{N}-]++(?:\.[\p{L}\p{N}-]++)++
    | (?<![\p{L}\p{N}@])@[\p{L}_][\p{L}\p{N}_.]*+
    | (?<![\p{L}\p{N}&])\#[\p{L}_][\p{L}\p{N}_]*+
    | (?<![\p{L}\p{N}.-])[\p{L}\p{N}][\p{L}\p{N}-]{0,62}+(?:\.[\p{L}\p{N}-]{1,63}+)*?\.(?:"""
    + _TLD
    + r""")(?:/[^\s<>"“”]*+)?(?![\p{L}\p{N}-]|\.\p{L})
    | (?<![\p{L}\p{N}])[\p{L}\p{N}_-]++\.(?:docx?|xlsx?|pptx?|pdf|jpe?g|png|mp[34]|zip|exe|php|html?|js|py|txt|csv)(?![\p{L}\p{N}])
    """,
    regex.VERBOSE,
)
_HINTS = ("@", "#", "://", "www.")


def mask_opaque(text: str) -> str:
    """The text with every such stretch replaced, one U+FFFC per code point; trailing signs stay prose."""
    if not any(hint in text for hint in _HINTS) and not _DOT.search(text):
        return text
    return _OPAQUE.sub(_blank, text)


_DOT = regex.compile(r"[\p{L}\p{N}]\.\p{Ll}")


def _blank(match: regex.Match[str]) -> str:
    found = match.group()
    kept = found.rstrip(".,;:!?)]}'\"”’")
    if "(" in kept and found[len(kept) :].startswith(")"):
        kept = found[: len(kept) + 1]
    return OPAQUE_CHAR * len(kept) + found[len(kept) :]
