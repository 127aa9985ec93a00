"""What a file says of itself: day, section, author and name, from front matter, <meta>, Word's properties and its path."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from contextlib import suppress
from html import unescape
from pathlib import Path
from typing import Any

from ..errors import SourceError
from ..source import Source
from .fields import Fields, day, label, prose, value_at

HEAD = 100_000
"""Code points in which front matter or <meta> must stand."""

_FRONT = re.compile(
    r"\ufeff?(?P<mark>---|\+\+\+)[ \t]*\r?\n(?P<body>.*?)^(?P=mark)[ \t]*\r?$", re.DOTALL | re.MULTILINE
)
_META = re.compile(r"<meta\s[^>]{1,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_IN_PATH = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/_]?(0[1-9]|1[0-2])(?:[-/_]?(0[1-9]|[12]\d|3[01]))?(?!\d)")

KEYS = {
    "date": "date tanggal published publishdate pubdate article:published_time datepublished published_time created",
    "section": "section rubrik kanal kategori category categories article:section channel",
    "author": "author penulis authors reporter wartawan article:author byline creator",
    "title": "title judul headline og:title",
}
"""Where it stands, unless a field is named."""


def metadata(source: Source, top: str, fields: Fields) -> dict[str, str]:
    """`id`, `title`, `date`, `section` and `author`; without an id the path, without a section the folder within `top`."""
    said = _said(source)
    lower = {key.lower(): value for key, value in said.items()}

    def of(role: str) -> Any:
        if named := getattr(fields, role):
            return value_at(said, named)
        return next((lower[key] for key in KEYS[role].split() if lower.get(key)), None)

    within = os.path.relpath(source.path, top) if top else os.path.basename(source.path)
    folder = within.split(os.sep)[0] if top and os.sep in within else ""
    return {
        "id": label(value_at(said, fields.id)) or prose(source.path),
        "title": label(of("title")),
        "date": day(of("date")) or _day_in(within),
        "section": label(of("section")) or ("" if folder.isdecimal() else folder),
        "author": label(of("author")),
    }


def _day_in(path: str) -> str:
    found = _IN_PATH.search(path.replace(os.sep, "/"))
    return day("-".join(filter(None, found.groups()))) if found else ""


def _said(source: Source) -> Mapping[str, Any]:
    if source.format == "html":
        return _of_html(source.text[:HEAD])
    if source.format in ("markdown", "mdx"):
        return _of_front_matter(source.text[:HEAD])
    if source.format == "docx":
        return _of_docx(source.path)
    return {}


def _of_front_matter(text: str) -> Mapping[str, Any]:
    found = _FRONT.match(text)
    if not found:
        return {}
    with suppress(ValueError, RecursionError):
        read = _toml(found["body"]) if found["mark"] == "+++" else _yaml(found["body"])
        return read if isinstance(read, Mapping) else {}
    return {}


def _yaml(text: str) -> Any:
    import yaml

    try:
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ValueError from error


def _toml(text: str) -> Any:
    import tomllib

    return tomllib.loads(text.replace("\r\n", "\n"))


def _of_html(text: str) -> dict[str, str]:
    said: dict[str, str] = {}
    for tag in _META.finditer(text):
        attributes = {m[1].lower(): unescape(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(tag[0])}
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        if name and "content" in attributes:
            said.setdefault(name, attributes["content"])
    return said


_CORE = "docProps/core.xml"


def _of_docx(path: str) -> dict[str, str]:
    from ..extract.package import Package

    with suppress(SourceError, OSError, KeyError, UnicodeDecodeError):
        text = Package(Path(path).read_bytes(), path).read(_CORE).decode("utf-8")
        found = {name: re.search(rf"<(?:\w+:)?{name}\b[^>]*>([^<]*)<", text) for name in ("creator", "created")}
        return {name: unescape(match[1]) for name, match in found.items() if match}
    return {}
