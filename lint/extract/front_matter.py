"""Front matter: the YAML or TOML between `---` or `+++` at the head of a Markdown file, and its fields that are prose."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator

from ..document import Scope
from ..tuples import TYPE_CHECKING
from .mask import Mask

if TYPE_CHECKING:
    from typing import Any

    from yaml.nodes import Node, ScalarNode

MAX_LENGTH = 100_000
"""Code points; longer front matter is data, not an article's."""

_FENCE = re.compile(r"(?P<mark>---|\+\+\+)[ \t]*\r?(?:\n|\Z)")
_KEY = re.compile(r"""["']?[^\W\d][\w .-]{0,60}["']?[ \t]*(?P<sign>[:=])(?=\s|$|["'\[])""")
_HEAD = re.compile(r"""(?:[ \t]+\S.*|- .*|\#.*|["']?[^\W\d][\w .-]{0,60}["']?[ \t]*[:=](?:[ \t].*)?)\r?(?:\n|\Z)""")
_TITLES = frozenset({"title", "judul", "headline"})
RULE = "metadata-rusak"


def uncover(mask: Mask, fields: Collection[str]) -> int:
    """Reveal the prose of the front matter; the offset where the body begins."""
    text, fields = mask.text, frozenset(f.lower() for f in fields)
    begin = mask.begin
    fence = _FENCE.match(text, begin)
    if not fence or not _begins(text, fence):
        return begin
    mark, start = fence["mark"], fence.end()
    close = re.compile(
        rf"^{re.escape(mark)}[ \t]*\r?$" if mark == "+++" else r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE
    )
    found = close.search(text, start)
    if not found:
        message = f"Metadata dibuka dengan “{mark}” tetapi tidak ditutup; tulis “{mark}” di baris setelah metadata"
        mask.fault(RULE, begin, begin + 3, message)
        end = _unclosed(text, start)
        _plain_fields(mask, start, end, fields)
        return end
    if found.start() - start <= MAX_LENGTH:
        read = _yaml if mark == "---" else _toml
        if not read(mask, start, found.start(), fields):
            _plain_fields(mask, start, found.start(), fields)
    return min(len(text), found.end() + 1)


def _begins(text: str, fence: re.Match[str]) -> bool:
    """Does the first line behind the fence look like a field? A thematic break may stand first in an article too."""
    line = next((at for at in _lines(text, fence.end()) if text[at : at + 1] not in "#\r\n"), len(text))
    key = _KEY.match(text, line)
    sign = ":" if fence["mark"] == "---" else "="
    return bool(key and key["sign"] == sign) or bool(_FENCE.match(text, line)) or text[line : line + 1] == "["


def _lines(text: str, start: int) -> Iterator[int]:
    while start < len(text):
        yield start
        start = text.find("\n", start) + 1 or len(text)


def _unclosed(text: str, start: int) -> int:
    """Where the lines end that look like fields."""
    while line := _HEAD.match(text, start):
        start = line.end()
        if line.end() == line.start():
            break
    return start


_PLAIN_FIELD = re.compile(
    r"""^["']?(?P<key>[^\W\d][\w-]{0,60})["']?[ \t]*[:=][ \t]++(?P<quote>["']?)(?P<value>[^\s\[\]{}|>&*!#"'][^\r\n]*+)""",
    re.MULTILINE,
)


def _plain_fields(mask: Mask, start: int, end: int, fields: Collection[str]) -> None:
    """Reveal what stands on one line with its field, where the whole cannot be read."""
    for line in _PLAIN_FIELD.finditer(mask.text, start, end):
        start, quote = line.start("value"), line["quote"]
        value = line["value"].rstrip()
        if line["key"].lower() in fields and value.endswith(quote):
            stop = start + len(value) - len(quote)
            mask.reveal(start, stop)
            if quote:
                _ESCAPES[quote](mask, start, stop)
            mask.region(start, stop, _scope(line["key"]))


def _scope(key: str) -> Scope:
    return Scope.TITLE if key.lower() in _TITLES else Scope.CAPTION


def _yaml(mask: Mask, start: int, end: int, fields: Collection[str]) -> bool:
    from yaml import SafeLoader, compose
    from yaml.error import MarkedYAMLError, YAMLError

    try:
        root = compose(mask.text[start:end], Loader=SafeLoader)
    except MarkedYAMLError as error:
        at = error.problem_mark.index if error.problem_mark else 0
        _broken(mask, start + min(at, end - start), "YAML", _WORDS.get(error.problem or "", error.problem or ""))
    except (YAMLError, RecursionError, ValueError) as error:
        _broken(mask, start, "YAML", str(error).splitlines()[0])
    else:
        for key, node in _prose_nodes(root, fields, set()):
            _yaml_value(mask, node, start, _scope(key))
        return True
    return False


_WORDS = {
    "mapping values are not allowed here": "titik dua di tengah nilai; apit nilai itu dengan tanda petik",
    "could not find expected ':'": "titik dua setelah nama kolom tidak ada",
    "found character '\\t' that cannot start any token": "tab sebagai indentasi; pakai spasi",
    "found unexpected end of stream": "tanda petik tidak ditutup",
}


def _broken(mask: Mask, at: int, kind: str, why: str) -> None:
    at = min(at, len(mask.text) - 1)
    mask.fault(RULE, at, at + 1, f"Metadata {kind} tidak sah: {why}; yang diperiksa hanya kolom sebaris")


def _prose_nodes(root: Node | None, fields: Collection[str], seen: set[int]) -> Iterator[tuple[str, ScalarNode]]:
    """(field, its scalar) at any depth, in order of place; a node behind an alias is met once."""
    waiting: list[tuple[str, Any]] = [("", root)]
    while waiting:
        key, node = waiting.pop()
        if node is None or id(node) in seen:
            continue
        seen.add(id(node))
        if node.id == "mapping":
            pairs = [(str(k.value).lower() if k.id == "scalar" else "", v) for k, v in node.value]
            waiting += reversed([(name if name in fields else "", v) for name, v in pairs])
        elif node.id == "sequence":
            waiting += reversed([(key, v) for v in node.value])
        elif key and node.tag == "tag:yaml.org,2002:str":
            yield key, node


def _yaml_value(mask: Mask, node: ScalarNode, offset: int, scope: Scope) -> None:
    start, end = node.start_mark.index + offset, node.end_mark.index + offset
    start = _PROPERTIES.match(mask.text, start, end).end()  # type: ignore[union-attr]
    if node.style in ("'", '"'):
        start, end = start + 1, end - 1
    elif node.style in ("|", ">"):
        start = mask.text.find("\n", start, end) + 1 or end
    mask.reveal(start, end)
    if escapes := _ESCAPES.get(node.style or ""):
        escapes(mask, start, end)
    for indent in re.finditer(r"(?<=\n)[ \t]+", mask.text[start:end]):
        mask.hide(start + indent.start(), start + indent.end())
    mask.region(start, end, scope)


_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")
_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}|[^\r\n])")
_SIMPLE = {"\\": "\\", '"': '"', "/": "/", " ": " ", "_": "\xa0", "n": " ", "t": " "}


def double_quoted(mask: Mask, start: int, end: int) -> None:
    """Put what the escapes of a YAML, TOML or JSON string stand for in their place."""
    for match in _ESCAPE.finditer(mask.text, start, end):
        sign = match.group()
        decoded = _SIMPLE.get(sign[1]) if len(sign) == 2 else chr(min(int(sign[2:], 16), 0x10FFFF))
        if decoded is None or 0xD800 <= ord(decoded) <= 0xDFFF:
            mask.opaque(match.start(), match.end())
        else:
            mask.show(match.start(), match.end(), decoded)


def _single_quoted(mask: Mask, start: int, end: int) -> None:
    for match in re.finditer("''", mask.text[start:end]):
        mask.show(start + match.start(), start + match.end(), "'")


_ESCAPES: dict[str, Callable[[Mask, int, int], None]] = {'"': double_quoted, "'": _single_quoted}


def _toml(mask: Mask, start: int, end: int, fields: Collection[str]) -> bool:
    import tomllib

    try:
        tomllib.loads(mask.text[start:end].replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line = re.search(r"line (\d+)", str(error))
        at = start
        for _ in range(int(line[1]) - 1 if line else 0):
            at = mask.text.find("\n", at, end) + 1 or at
        _broken(mask, at, "TOML", str(error))
        return False
    for line in _TOML_FIELD.finditer(mask.text, start, end):
        if line["key"].lower() in fields:
            _toml_value(mask, line.end(), end, _scope(line["key"]))
    return True


_TOML_FIELD = re.compile(r"""^[ \t]*["']?(?P<key>[\w-]+)["']?[ \t]*=[ \t]*""", re.MULTILINE)
_TOML_STRING = re.compile(
    r'"""(?P<ml>(?:[^"\\]|\\[\s\S]|"(?!""))*+)"""'
    r"|'''(?P<raw_ml>(?:[^']|'(?!''))*+)'''"
    r'|"(?P<basic>(?:[^"\\\n]|\\.)*+)"'
    r"|'(?P<raw>[^'\n]*+)'"
)
_TOML_GAP = re.compile(r"(?:[\s,\[]|#[^\n]*\n)*+")


def _toml_value(mask: Mask, at: int, end: int, scope: Scope) -> None:
    """The string at an offset, or all strings of the array there."""
    is_array = mask.text.startswith("[", at)
    at = _TOML_GAP.match(mask.text, at, end).end() if is_array else at  # type: ignore[union-attr]
    while string := _TOML_STRING.match(mask.text, at, end):
        kind = string.lastgroup or ""
        mask.reveal(*string.span(kind))
        if kind in ("ml", "basic"):
            double_quoted(mask, *string.span(kind))
        mask.region(*string.span(kind), scope)
        at = _TOML_GAP.match(mask.text, string.end(), end).end() if is_array else end  # type: ignore[union-attr]
