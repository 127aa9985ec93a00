"""The protocol's part of the OpenAPI description."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Schema = dict[str, Any]


def _object(perhaps: Mapping[str, Schema] | None = None, **always: Schema) -> Schema:
    """An object with members that are always there, and some that may be."""
    return {"type": "object", "required": list(always), "properties": {**always, **(perhaps or {})}}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


_TEXT: Schema = {"type": "string"}
_NUMBER: Schema = {"type": "integer"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_FLAG: Schema = {"type": "boolean"}

_CODE: Schema = {"type": "string", "pattern": "^([A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*|auto)$"}
_SIZE: Schema = {"type": "integer", "minimum": 0, "maximum": 999_999_999}
_WORD: Schema = {"type": "string", "pattern": "^[A-Za-z][A-Za-z'-]*$", "maxLength": 100}

_SOFTWARE = _object(
    name=_TEXT, version=_TEXT, buildDate=_TEXT, apiVersion={"const": 1}, premium={"const": False}, status=_TEXT
)
_CONTEXT = _object(text=_TEXT, offset=_COUNT, length=_COUNT)
_REPLACEMENT = _object({"autoCorrect": _FLAG}, value=_TEXT)
_CATEGORY = _object(id=_TEXT, name=_TEXT)
_RULE = _object(id=_TEXT, description=_TEXT, issueType=_TEXT, category=_CATEGORY, isPremium={"const": False})
_MATCH = _object(
    {"context": _CONTEXT, "sentence": _TEXT},
    message=_TEXT,
    shortMessage=_TEXT,
    replacements=_list(_REPLACEMENT),
    offset={**_COUNT, "description": "Satuan kode UTF-16 dari teks beserta markup."},
    length={"type": "integer", "minimum": 1},
    type=_object(typeName={"enum": ["UnknownWord", "Hint", "Other"]}),
    rule=_RULE,
    ignoreForIncompleteSentence=_FLAG,
    contextForSureMatch=_NUMBER,
)
_WARNINGS = _object({"incompleteResultsReason": _TEXT}, incompleteResults=_FLAG)
_DETECTED = _object(name=_TEXT, code=_TEXT, confidence={"type": "number"}, source=_TEXT)

CHECK_REPLY = _object(
    {"software": _SOFTWARE, "warnings": _WARNINGS},
    language=_object(name=_TEXT, code=_TEXT, detectedLanguage=_DETECTED),
    matches=_list(_MATCH),
    sentenceRanges=_list({"type": "array", "items": _COUNT, "minItems": 2, "maxItems": 2}),
)

_YES: Schema = {"const": "yes"}
_RULE_ROW = _object(
    {
        "isDictionaryBasedSpellingRule": _YES,
        "isDefaultOff": _YES,
        "isTextLevelRule": _YES,
        "minToCheckParagraph": _TEXT,
    },
    ruleId=_TEXT,
    description=_TEXT,
    categoryId=_TEXT,
    categoryName=_TEXT,
    locQualityIssueType=_TEXT,
)
_PARAMETERS: dict[str, tuple[Schema, str]] = {
    "text": (_TEXT, "Teks biasa; atau data."),
    "data": (_TEXT, 'JSON: {"annotation": [{"text": "…"}, {"markup": "…", "interpretAs": "…"}]} atau {"text": "…"}.'),
    "language": (_CODE, "id, id-ID, atau auto; bahasa lain tidak diperiksa."),
    "enabledRules": (_TEXT, "Aturan, dipisahkan koma; juga yang hanya menyarankan."),
    "disabledRules": (_TEXT, "Aturan, dipisahkan koma."),
    "enabledCategories": (_TEXT, "Kelompok aturan, dipisahkan koma."),
    "disabledCategories": (_TEXT, "Kelompok aturan, dipisahkan koma."),
    "enabledOnly": (_TEXT, "true: hanya enabledRules dan enabledCategories."),
    "level": (_TEXT, "picky: tampilkan juga saran."),
    "mode": ({"enum": ["all", "textLevelOnly", "allButTextLevelOnly"]}, "Aturan atas seluruh teks, atas kalimat, atau semua."),
    "c": (_TEXT, "1: jawaban ringkas, tanpa software, context, dan sentence."),
}  # fmt: skip


def paths() -> dict[str, Any]:
    """The addresses under `/v2`; they answer without it too."""
    form = {name: {**schema, "description": about} for name, (schema, about) in _PARAMETERS.items()}
    asked = [_query(name, name == "language", *about) for name, about in _PARAMETERS.items()]
    about = "Jawaban dan kesalahan menurut protokol LanguageTool; editor yang mengenalnya dapat memakai alamat ini."
    reply = {"summary": "Periksa teks", "description": about, "responses": _replies(_json("Temuan.", CHECK_REPLY))}
    asks = {"type": "object", "required": ["language"], "oneOf": [{"required": ["text"]}, {"required": ["data"]}]}
    rules = _object(software=_SOFTWARE, parameter=_object(maxTextLength=_COUNT), rules=_list(_RULE_ROW))
    return {
        "/v2/check": {
            "post": {**reply, "requestBody": _form({**asks, "properties": form})},
            "get": {**reply, "parameters": asked},
        },
        "/v2/languages": _get(_json("Bahasa", _list(_object(name=_TEXT, code=_TEXT, longCode=_TEXT)))),
        "/v2/info": _get(_json("Versi", _object(software=_SOFTWARE))),
        "/v2/configinfo": _get(_json("Semua aturan", rules), _query("language", True, _CODE)),
        "/v2/maxtextlength": _get(_plain("Teks terpanjang")),
        "/v2/healthcheck": _get(_plain("Keadaan server")),
        "/v2/words": _get(
            _json("Kata proyek", _object(words=_list(_TEXT))),
            *(_query(name, False, _SIZE) for name in ("offset", "limit")),
        ),
        "/v2/words/add": _post(_json("Terima kata", _object(added=_FLAG))),
        "/v2/words/delete": _post(_json("Hapus kata", _object(deleted=_FLAG))),
    }


def _json(about: str, schema: Schema) -> Schema:
    return {"description": about, "content": {"application/json": {"schema": schema}}}


def _plain(about: str) -> Schema:
    return {"description": about, "content": {"text/plain": {"schema": _TEXT}}}


_REFUSALS = {
    "400": "Permintaan keliru.",
    "403": "Asal halaman tidak diizinkan.",
    "408": "Isi permintaan tidak datang.",
    "413": "Terlalu panjang.",
    "415": "Isi dimampatkan.",
    "421": "Nama host tidak dilayani.",
    "429": "Terlalu banyak permintaan sekaligus.",
    "500": "Kesalahan server.",
    "503": "Sibuk, atau tidak selesai pada waktunya.",
}


def _replies(good: Schema) -> dict[str, Schema]:
    return {"200": good, **{status: _plain(about) for status, about in _REFUSALS.items()}}


def _query(name: str, required: bool = False, schema: Schema = _TEXT, about: str = "") -> Schema:
    told = {"description": about} if about else {}
    return {"name": name, "in": "query", "required": required, "schema": schema, **told}


def _form(schema: Schema) -> Schema:
    return {"required": True, "content": {"application/x-www-form-urlencoded": {"schema": schema}}}


def _get(good: Schema, *parameters: Schema) -> Schema:
    return {"get": {"summary": good["description"], "parameters": [*parameters], "responses": _replies(good)}}


def _post(good: Schema) -> Schema:
    body = _form({"type": "object", "required": ["word"], "properties": {"word": _WORD}})
    return {"post": {"summary": good["description"], "requestBody": body, "responses": _replies(good)}}
