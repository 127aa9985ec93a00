"""Template tags and shortcodes, which no grammar knows: a few patterns of our own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from ..tuples import NamedTuple

_QUOTED = r"""(?:"[^"\n]{0,1000}+"|'[^'\n]{0,1000}+'|[^\s"'\]]++)"""
_BRACKETS = re.compile(
    rf"""
    \[/?[a-z][\w-]{{1,30}}(?:\s++[\w-]{{1,40}}+={_QUOTED})++\s*+/?\]  # [caption id="…"]
    | \[/[a-z][\w-]{{1,30}}+\]
    | \[(?:caption|gallery|embed|video|audio|playlist)\]
    """,
    re.VERBOSE,
)


class _Pair(NamedTuple):
    opening: str
    closing: str
    is_opaque: bool
    max_length: int


_PAIRS = (
    _Pair("{{", "}}", True, 2000),
    _Pair("{%", "%}", False, 2000),
    _Pair("<?", "?>", True, 20_000),
    _Pair("<%", "%>", True, 20_000),
    _Pair("<![CDATA[", "]]>", False, 100_000),
)
"""How a tag begins and ends, whether it stands for text, and its greatest length: a value, a shortcode, PHP, data."""
_CODE = re.compile(r"\{%-?\s*+(?P<end>end)?(?P<name>highlight|comment)\b")


class Tag(NamedTuple):
    """A template tag: code points `start` to `end`; an opaque one stands for text, another leaves nothing."""

    start: int
    end: int
    is_opaque: bool


def tags(text: str) -> list[Tag]:
    """The tags in order of place; of two that overlap the first counts."""
    found = [tag for pair in _PAIRS for tag in _pairs(text, pair)]
    if "[" in text:
        found += [Tag(*m.span(), False) for m in _BRACKETS.finditer(text)]
    return list(_apart(text, sorted(found)))


def _pairs(text: str, pair: _Pair) -> Iterator[Tag]:
    for start, end in between(text, pair.opening, pair.closing):
        if pair.opening[0] == "{":
            start = text.rfind(pair.opening, start, end)
        if end - start <= pair.max_length:
            yield Tag(start, end, pair.is_opaque)


def between(text: str, opening: str, closing: str) -> Iterator[tuple[int, int]]:
    """Where the signs stand that begin and end something, and what is between them; one left open is none."""
    at = text.find(opening)
    while at >= 0 and (end := text.find(closing, at + len(opening))) >= 0:
        yield at, end + len(closing)
        at = text.find(opening, end + len(closing))


def _apart(text: str, found: Iterable[Tag]) -> Iterator[Tag]:
    """Tags that do not overlap, and `{% highlight %}` to `{% endhighlight %}` as one."""
    at, opened, code = 0, None, ""
    for tag in found:
        if tag.start < at:
            continue
        at = tag.end
        match = _CODE.match(text, tag.start)
        if opened is None and match and not match["end"]:
            opened, code = tag, match["name"]
        elif opened is None:
            yield tag
        elif match and match["end"] and match["name"] == code:
            yield Tag(opened.start, tag.end, False)
            opened = None
    if opened is not None:
        yield opened


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
