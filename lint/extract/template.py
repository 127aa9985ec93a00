"""Template tags and shortcodes, which no grammar knows: a few patterns of our own."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

_QUOTED = r"""(?:"[^"\n]{0,1000}+"|'[^'\n]{0,1000}+'|[^\s"'\]]++)"""
_TEMPLATE = re.compile(
    rf"""
    (?P<opaque>
        \{{\{{(?:[^{{}}]|\}}(?!\}})|\{{(?!\{{)){{0,2000}}?\}}\}}     # {{{{ value }}}}, {{{{< shortcode >}}}}
      | <\?(?:[^?]|\?(?!>)){{0,20000}}+\?>                         # <?php … ?>
      | <%(?:[^%]|%(?!>)){{0,20000}}+%>
    )
    | <!\[CDATA\[(?:[^\]]|\](?!\]>)){{0,100000}}+\]\]>
    | \{{%-?\s*+(?P<code>highlight|comment)\b(?:[^{{]|\{{(?!%-?\s*+end)){{0,100000}}+\{{%-?\s*+end(?P=code)\s*+-?%\}}
    | \{{%(?:[^%]|%(?!\}})){{0,2000}}+%\}}                          # {{% tag %}}
    | \[/?[a-z][\w-]{{1,30}}(?:\s++[\w-]{{1,40}}+={_QUOTED})++\s*+/?\]  # [caption id="…"]
    | \[/[a-z][\w-]{{1,30}}+\]
    | \[(?:caption|gallery|embed|video|audio|playlist)\]
    """,
    re.VERBOSE,
)
_HINTS = ("{{", "{%", "<?", "<%", "[")


class Tag(NamedTuple):
    """A template tag: code points `start` to `end`; an opaque one stands for text, another leaves nothing."""

    start: int
    end: int
    is_opaque: bool


def tags(text: str) -> list[Tag]:
    if not any(hint in text for hint in _HINTS):
        return []
    return [Tag(m.start(), m.end(), m.lastgroup == "opaque") for m in _TEMPLATE.finditer(text)]


def blank(text: str, found: list[Tag], filler: Callable[[str], str]) -> str:
    """The text with every tag replaced by as many code points, line breaks kept."""
    parts: list[str] = []
    at = 0
    for tag in found:
        parts += text[at : tag.start], filler(text[tag.start : tag.end])
        at = tag.end
    return "".join([*parts, text[at:]])


def letters(stretch: str) -> str:
    return "".join(c if c in "\r\n" else "x" for c in stretch)
