"""What a request asks of ralat: a text with its format, and settings; from JSON, or a body as such with a query."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import parse_qsl

from ..catalog import nearest
from ..errors import SourceError
from ..finding import Severity
from ..source import Source, decode
from ..words import is_entry
from .desk import Options
from .refusal import Refused

if TYPE_CHECKING:
    from .frames import Call

JSON = "application/json"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KINDS = {"text/plain": "plain", "text/markdown": "markdown", "text/html": "html", "text/mdx": "mdx", DOCX: "docx"}
"""Kinds of bodies that are an article as such, to its format."""

FORMATS = ("plain", "markdown", "mdx", "html")
"""Formats of a text in JSON."""

LEVELS = (*map(str, Severity), "off")
MAX_WORDS, MAX_PARAMETERS = 1000, 20
NAME = "-"
"""The path under which a text is reported, as `ralat check -` does."""


class Question(NamedTuple):
    """A text to check or to fix; `unsafe`: write also what a person should look at."""

    source: Source
    options: Options
    unsafe: bool = False


def question(call: Call, max_length: int, is_fix: bool = False) -> Question:
    """Raises `Refused`; a setting that no rule or preset bears is a `ConfigError` of the linter."""
    if call.kind == JSON:
        values = _object(call.body)
        source = Source(_text(values), NAME, _format(values))
    elif call.kind in KINDS:
        values = _parameters(call.query)
        source = _source(call)
    else:
        known = ", ".join((JSON, *KINDS))
        raise Refused(415, "kind", f"jenis isi {call.kind[:80]!r} tidak dikenal; pilihan: {known}")
    if len(source.text) > max_length:
        raise Refused(413, "too-long", f"teks lebih dari {max_length} huruf; kirim sebagian-sebagian")
    known_keys = {*_READERS, *(("unsafe",) if is_fix else ()), *(("text", "format") if call.kind == JSON else ())}
    for key in values:
        if key not in known_keys:
            raise Refused(
                400,
                "key",
                f"kunci {key[:40]!r} tidak dikenal{nearest(key, known_keys)}; pilihan: {', '.join(sorted(known_keys))}",
            )
    options = Options(
        **{key: _READERS[key](key, value) for key, value in values.items() if key in _READERS and value is not None}
    )
    return Question(source, options, is_fix and _flag("unsafe", values.get("unsafe", False)))


def _object(body: bytes) -> Mapping[str, Any]:
    try:
        values = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Refused(400, "json", "isi permintaan bukan JSON yang sah; kirim objek dengan kunci text") from error
    if not isinstance(values, dict):
        raise Refused(400, "json", "isi permintaan diharapkan objek JSON dengan kunci text")
    return values


def _text(values: Mapping[str, Any]) -> str:
    text = values.get("text")
    if not isinstance(text, str):
        raise Refused(400, "text", "text: diharapkan teks artikel")
    return _HALF.sub("\ufffd", text)


_HALF = re.compile("[\ud800-\udfff]")
"""Halves of characters, which JSON can carry and no text has."""


def _format(values: Mapping[str, Any]) -> str:
    form = values.get("format") or "plain"
    if form not in FORMATS:
        raise Refused(400, "format", f"format: pilihan {', '.join(FORMATS)}; DOCX dikirim sebagai isi permintaan")
    return str(form)


def _source(call: Call) -> Source:
    try:
        return decode(call.body, NAME, format=KINDS[call.kind])
    except SourceError as error:
        raise Refused(400, error.kind, str(error)) from error


def _parameters(query: bytes) -> Mapping[str, Any]:
    try:
        pairs = parse_qsl(query.decode("ascii", "replace"), keep_blank_values=True, max_num_fields=MAX_PARAMETERS)
    except ValueError as error:
        raise Refused(400, "query", f"lebih dari {MAX_PARAMETERS} parameter") from error
    return {key: _FROM_QUERY.get(key, str)(value) for key, value in pairs}


def _listed(value: str) -> list[str]:
    return [part.strip() for part in value.split(",") if part.strip()]


def _flagged(value: str) -> object:
    return {"true": True, "1": True, "": True, "false": False, "0": False}.get(value.lower(), value)


def _levels(value: str) -> dict[str, str]:
    """`kata-baku:off,gaya:info`"""
    return {rule: level for rule, _, level in (part.partition(":") for part in _listed(value))}


_FROM_QUERY: Mapping[str, Callable[[str], Any]] = {
    "select": _listed, "ignore": _listed, "words": _listed, "severity": _levels, "infos": _flagged, "unsafe": _flagged,
}  # fmt: skip


def _string(key: str, value: Any) -> str:
    if not isinstance(value, str):
        raise Refused(400, key, f"{key}: diharapkan teks")
    return value


def _strings(key: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value) or len(value) > MAX_WORDS:
        raise Refused(400, key, f"{key}: diharapkan daftar teks, paling banyak {MAX_WORDS}")
    return tuple(value)


def _words(key: str, value: Any) -> tuple[str, ...]:
    """Words themselves; a name of a file is none."""
    words = _strings(key, value)
    for word in words:
        if not is_entry(word) or len(word) > 100:
            raise Refused(400, key, f"{key}: {word[:40]!r} bukan satu kata; tulis satu kata saja, tanpa spasi")
    return words


def _severity(key: str, value: Any) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict) or not all(level in LEVELS for level in value.values() if isinstance(level, str)):
        raise Refused(400, key, f"{key}: diharapkan objek dari aturan ke {', '.join(LEVELS)}")
    return tuple((rule, _string(key, level)) for rule, level in value.items())


def _flag(key: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise Refused(400, key, f"{key}: diharapkan true atau false")
    return value


_READERS: Mapping[str, Callable[[str, Any], Any]] = {
    "preset": _string, "select": _strings, "ignore": _strings, "severity": _severity, "words": _words,
    "date": _string, "infos": _flag,
}  # fmt: skip
