"""`GET /openapi.json`: what the addresses take and answer, drawn from the tables that they run on."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .. import __version__
from ..catalog import OWN, modules
from ..config import PRESETS
from .languagetool.openapi import paths as languagetool
from .question import DOCX, FORMATS, JSON, KINDS, LEVELS, MAX_LETTERS, MAX_WORDS
from .settings import Settings

Schema = dict[str, Any]
CONTRACT = Path(__file__).resolve().parent.parent / "report" / "ralat.schema.json"
"""The schema of `ralat check --format json`."""


def _known() -> list[str]:
    """Everything that `select`, `ignore` and `severity` can name."""
    groups = {group for group, _ in modules().values()}
    return [*modules(), *sorted(groups), *OWN]


WORD = r"^!?[^\W\d_](?:[^\W_]|[.&'’-])*$"
_TEXT: Schema = {"type": "string"}
_FLAG: Schema = {"type": "boolean"}
_NAMES: Schema = {"type": "array", "items": {"enum": _known()}, "maxItems": MAX_WORDS}
_WORDS: Schema = {"type": "array", "items": {**_TEXT, "maxLength": MAX_LETTERS, "pattern": WORD}, "maxItems": MAX_WORDS}


def _object(always: Mapping[str, Schema], perhaps: Mapping[str, Schema] | None = None, closed: bool = False) -> Schema:
    schema = {"type": "object", "required": [*always], "properties": {**always, **(perhaps or {})}}
    return {**schema, "additionalProperties": False} if closed else schema


def _about(schema: Schema, about: str) -> Schema:
    return {**schema, "description": about}


_OR_NULL = {
    "preset": {"enum": [*PRESETS, None]},
    "select": {**_NAMES, "type": ["array", "null"]},
    "ignore": {**_NAMES, "type": ["array", "null"]},
    "severity": {
        "type": ["object", "null"], "propertyNames": {"enum": _known()}, "additionalProperties": {"enum": [*LEVELS]},
    },
    "words": {**_WORDS, "type": ["array", "null"]},
    "date": {"type": ["string", "null"], "format": "date"},
    "infos": {"type": ["boolean", "null"]},
}  # fmt: skip
_ABOUT = {
    "preset": "Kumpulan aturan; eyd: ketat.",
    "select": "Hanya aturan atau kelompok ini.",
    "ignore": "Tanpa aturan atau kelompok ini.",
    "severity": "Tingkat per aturan atau kelompok; off: tidak diperiksa.",
    "words": "Kata yang diterima, bersama turunannya.",
    "date": "Hari terbit.",
    "infos": "Sertakan saran tingkat info.",
    "unsafe": "Tulis juga perbaikan yang perlu diperiksa.",
}
SETTINGS: Mapping[str, Schema] = {key: _about(schema, _ABOUT[key]) for key, schema in _OR_NULL.items()}
"""What a request may set beside its text; null or absent: as the project has it."""

_LISTS = ("select", "ignore", "words")
_LEVEL = rf"(?:{'|'.join(_known())}):(?:{'|'.join(LEVELS)})"
_QUERY = {
    "preset": {"enum": [*PRESETS]},
    "select": _NAMES,
    "ignore": _NAMES,
    "severity": {**_TEXT, "pattern": rf"^(?:{_LEVEL}(?:,{_LEVEL})*)?$"},
    "words": _WORDS,
    "date": {"type": "string", "format": "date"},
    "infos": {"enum": ["true", "false"]},
}

ERROR = _object({"error": _object({"kind": _TEXT, "message": _TEXT})})
RULE = _object(
    {
        "id": _TEXT, "group": _TEXT, "severity": _TEXT, "severity_eyd": _TEXT, "fixable": _FLAG,
        "safety": {"enum": ["safe", "unsafe", None]}, "summary": _TEXT, "source": _TEXT, "options": {"type": "object"},
    }
)  # fmt: skip
EXAMPLES = {
    "bad": {"type": "array", "items": _object({"text": _TEXT, "fixed": {"type": ["string", "null"]}})},
    "good": {"type": "array", "items": _TEXT},
    "reason": _about({"type": "array", "items": _TEXT}, "Alasan dan pengecualian, paragraf demi paragraf."),
}
EXPLANATION = _object({"id": _TEXT, "text": _TEXT}, {**RULE["properties"], **EXAMPLES})
_COUNT: Schema = {"type": "integer", "minimum": 0}
FIXED = _object(
    {
        "text": _TEXT,
        "changed": _FLAG,
        "applied": {"type": "array", "items": _object({"rule": _TEXT, "start": _COUNT, "change": _TEXT})},
        "oscillating": _about({"type": "array", "items": _TEXT}, "Aturan yang perbaikannya tidak menetap; teks tidak diubah."),
    },
    {"document": _about({"type": "string", "contentEncoding": "base64"}, "DOCX yang sudah diperbaiki.")},
)  # fmt: skip


def description(settings: Settings) -> dict[str, Any]:
    """The whole document."""
    contract = json.loads(re.sub(r'"#/\$defs/', '"#/components/schemas/', CONTRACT.read_text("utf-8")))
    schemas = {name: _about(schema, schema.get("description", "")) for name, schema in contract.pop("$defs").items()}
    contract.pop("$schema")
    fixed = _object({"fixed": {"$ref": "#/components/schemas/fixed"}}, contract["properties"])
    schemas |= {
        "error-reply": ERROR, "rule-entry": RULE, "explanation": EXPLANATION, "report": contract, "fixed": FIXED,
        "fix-report": {**fixed, "required": [*contract["required"], "fixed"]},
    }  # fmt: skip
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "ralat",
            "version": __version__,
            "description": "Pemeriksa artikel berbahasa Indonesia. Posisi dihitung dalam titik kode, dari 0.",
        },
        "paths": _joined(_paths(settings), languagetool()),
        "components": {"schemas": schemas},
    }


def _joined(own: dict[str, Any], others: Mapping[str, Any]) -> dict[str, Any]:
    """`/check` is both: ralat's own and, for a query or a form, LanguageTool's."""
    own = {path: _tagged(methods, "ralat") for path, methods in own.items()}
    others = {path: _tagged(methods, "languagetool") for path, methods in others.items()}
    return {**own, "/check": {**own["/check"], "get": others["/v2/check"]["get"]}, **others}


def _tagged(methods: Mapping[str, Any], tag: str) -> dict[str, Any]:
    return {method: {**operation, "tags": [tag]} for method, operation in methods.items()}


def _paths(settings: Settings) -> dict[str, Any]:
    text = _about(_TEXT, f"Paling banyak {settings.max_length} huruf.")
    article = {"text": text}
    perhaps: dict[str, Schema] = {"format": {"enum": [*FORMATS, None]}, **SETTINGS}
    unsafe = _about({"type": ["boolean", "null"]}, _ABOUT["unsafe"])
    asked_fix = _object(article, {**perhaps, "unsafe": unsafe}, closed=True)
    repaired: dict[str, Schema] = {kind: {"schema": {}} for kind in KINDS}
    return {
        "/check": _post("Periksa artikel", _object(article, perhaps, closed=True), "report", _parameters({}), {}),
        "/fix": _post("Perbaiki artikel", asked_fix, "fix-report", _parameters({"unsafe": unsafe}), repaired),
        "/rules": _get("Semua aturan", {"type": "array", "items": _ref("rule-entry")}),
        "/explain/{rule}": _explain(),
        "/health": _get(
            "Keadaan server", _object({"status": {"enum": ["ok", "starting"]}, "workers": _COUNT}), ("503",)
        ),
        "/metrics": _get("Ukuran untuk Prometheus", _TEXT, kind="text/plain"),
        "/openapi.json": _get("Uraian ini", {"type": "object"}),
    }


def _explain() -> Schema:
    rule = {"name": "rule", "in": "path", "required": True, "schema": {"enum": _known()}}
    explained = _get("Penjelasan aturan atau kelompok", _ref("explanation"), ("404",))
    return {"get": {**explained["get"], "parameters": [rule]}}


def _post(
    summary: str, schema: Schema, report: str, parameters: list[Schema], repaired: Mapping[str, Schema]
) -> Schema:
    bodies = {JSON: {"schema": schema}, **{kind: {"schema": _body(kind)} for kind in KINDS}}
    return {
        "post": {
            "summary": summary,
            "description": "Sebagai JSON, atau artikelnya sendiri dengan pilihan sebagai parameter. Formulir: lihat /v2/check.",
            "parameters": parameters,
            "requestBody": {"required": True, "content": bodies},
            "responses": {
                "200": _content("Temuan; complete: false bila waktunya habis.", {JSON: {"schema": _ref(report)}, **repaired}),
                **_errors("400", "408", "413", "415"),
            },
        }
    }  # fmt: skip


def _body(kind: str) -> Schema:
    return {"type": "string", "format": "binary"} if kind == DOCX else {}


def _get(summary: str, schema: Schema, errors: tuple[str, ...] = (), kind: str = JSON) -> Schema:
    found = {"200": _content(summary, {kind: {"schema": schema}}), **_errors(*errors)}
    return {"get": {"summary": summary, "responses": found}}


_REASONS = {
    "400": "Permintaan keliru.",
    "403": "Asal halaman tidak diizinkan.",
    "404": "Tidak ada.",
    "408": "Isi permintaan tidak datang.",
    "413": "Terlalu panjang.",
    "415": "Jenis isi tidak dikenal.",
    "421": "Nama host tidak dilayani.",
    "429": "Terlalu banyak permintaan sekaligus.",
    "500": "Kesalahan server.",
    "503": "Sibuk, atau tidak selesai pada waktunya.",
}


def _errors(*statuses: str) -> dict[str, Schema]:
    everywhere = ("403", "421", "429", "500", "503")
    error = {JSON: {"schema": _ref("error-reply")}}
    return {status: _content(_REASONS[status], error) for status in sorted({*statuses, *everywhere})}


def _content(about: str, content: Mapping[str, Schema]) -> Schema:
    return {"description": about, "content": content}


def _parameters(more: Mapping[str, Schema]) -> list[Schema]:
    known = {**_QUERY, **{key: {"enum": ["true", "false"]} for key in more}}
    return [_parameter(key, schema) for key, schema in known.items()]


def _parameter(key: str, schema: Schema) -> Schema:
    parameter = {"name": key, "in": "query", "description": _ABOUT[key], "schema": schema}
    return {**parameter, "style": "form", "explode": False} if key in _LISTS else parameter


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}
