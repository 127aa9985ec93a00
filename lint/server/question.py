"""What a request asks of ralat: a text with its format, and settings; from JSON, or a body as such with a query."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import parse_qsl

from ..catalog import nearest
from ..config import PRESETS
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
MAX_WORDS, MAX_LETTERS, MAX_PARAMETERS = 1000, 100, 20
NAME = "-"
"""The path under which a text is reported, as `ralat check -` does."""


class Question(NamedTuple):
    """A text to check or to fix; `unsafe`: write also what a person should look at."""

    source: Source
    options: Options
    unsafe: bool = False


def question(call: Call, max_length: int, is_fix: bool = False) -> Question:
    """Raises `Refused`, or a `ConfigError` for what no rule bears. What JSON sets stands above the query."""
    chosen = settings_of(_parameters(call.query), is_fix)
    if call.kind == JSON:
        values = json_object(call.body)
        source = Source(text_of(values), NAME, _format(values))
        chosen |= settings_of({k: v for k, v in values.items() if k not in ("text", "format")}, is_fix)
    elif call.kind in KINDS:
        source = _source(call)
    else:
        known = ", ".join((JSON, *KINDS))
        raise Refused(415, "kind", f"jenis isi {call.kind[:80]!r} tidak dikenal; pilihan: {known}")
    if len(source.text) > max_length:
        raise Refused(413, "too-long", f"teks lebih dari {max_length} huruf; kirim sebagian-sebagian")
    unsafe = chosen.pop("unsafe", False)
    return Question(source, Options(**chosen), unsafe)


def settings_of(values: Mapping[str, Any], is_fix: bool) -> dict[str, Any]:
    known = _READERS if is_fix else {key: reader for key, reader in _READERS.items() if key != "unsafe"}
    for key in values:
        if key not in known:
            near, names = nearest(key, known), ", ".join(sorted(known))
            raise Refused(400, "key", f"kunci {key[:40]!r} tidak dikenal{near}; pilihan: {names}")
    return {key: known[key](key, value) for key, value in values.items() if value is not None}


def json_object(body: bytes) -> Mapping[str, Any]:
    try:
        values = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Refused(400, "json", "isi permintaan bukan JSON yang sah; kirim objek dengan kunci text") from error
    if not isinstance(values, dict):
        raise Refused(400, "json", "isi permintaan diharapkan objek JSON dengan kunci text")
    return values


def text_of(values: Mapping[str, Any]) -> str:
    text = values.get("text")
    if not isinstance(text, str):
        raise Refused(400, "text", "text: diharapkan teks artikel")
    return _HALF.sub("\ufffd", text)


_HALF = re.compile("[\ud800-\udfff]")
"""Halves of characters, which JSON can carry and no text has."""


def _format(values: Mapping[str, Any]) -> str:
    form = "plain" if values.get("format") is None else values["format"]
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
    if len(dict(pairs)) < len(pairs):
        raise Refused(400, "query", "parameter yang sama ditulis dua kali; pisahkan nilainya dengan koma")
    return {key: _FROM_QUERY.get(key, str)(value) for key, value in pairs}


def _listed(value: str) -> list[str]:
    return [part.strip() for part in value.split(",") if part.strip()]


def _flagged(value: str) -> object:
    return {"true": True, "false": False}.get(value, value)


def _levels(value: str) -> dict[str, str]:
    """`kata-baku:off,gaya:info`"""
    return {rule: level for rule, _, level in (part.partition(":") for part in _listed(value))}


_FROM_QUERY: Mapping[str, Callable[[str], Any]] = {
    "select": _listed, "ignore": _listed, "words": _listed, "severity": _levels, "infos": _flagged, "unsafe": _flagged,
}  # fmt: skip


def _preset(key: str, value: Any) -> str:
    if value not in PRESETS:
        raise Refused(400, key, f"{key}: pilihan {', '.join(PRESETS)}")
    return str(value)


def _day(key: str, value: Any) -> str:
    try:
        if isinstance(value, str) and date.fromisoformat(value).isoformat() == value:
            return value
    except ValueError:
        pass
    raise Refused(400, key, f"{key}: diharapkan tanggal, misalnya 2026-11-23")


def _strings(key: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value) or len(value) > MAX_WORDS:
        raise Refused(400, key, f"{key}: diharapkan daftar teks, paling banyak {MAX_WORDS}")
    return tuple(value)


def _words(key: str, value: Any) -> tuple[str, ...]:
    """Words themselves; a name of a file is none."""
    words = _strings(key, value)
    for word in words:
        if not is_entry(word) or len(word) > MAX_LETTERS:
            raise Refused(400, key, f"{key}: {word[:40]!r} bukan satu kata; tulis satu kata saja, tanpa spasi")
    return words


def _severity(key: str, value: Any) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict) or not all(level in LEVELS for level in value.values()):
        raise Refused(400, key, f"{key}: diharapkan objek dari aturan ke {', '.join(LEVELS)}")
    return tuple(value.items())


def _flag(key: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise Refused(400, key, f"{key}: diharapkan true atau false")
    return value


_READERS: Mapping[str, Callable[[str, Any], Any]] = {
    "preset": _preset, "select": _strings, "ignore": _strings, "severity": _severity, "words": _words,
    "date": _day, "infos": _flag, "unsafe": _flag,
}  # fmt: skip
