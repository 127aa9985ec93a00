"""What a client asks: the parameters of `/v2/check`, checked and converted."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from ...errors import RalatError
from .annotation import Node, written
from .names import rules_named

MAX_NODES = 100_000
"""Stretches of one text."""

_LANGUAGE = re.compile(r"[a-z]{2,3}([-_][a-z0-9]{1,8})*", re.I)
_MODES = ("all", "textLevelOnly", "allButTextLevelOnly", "batch")
_OLD_NAMES = {
    "enabled": "enabledRules",
    "disabled": "disabledRules",
    "preferredvariants": "preferredVariants",
    "autodetect": "language=auto",
}


class QueryError(RalatError):
    """A question that cannot be answered as it is put."""


class Level(StrEnum):
    """Which rules a mode of the protocol asks for."""

    ALL = "all"
    TEXT = "textLevelOnly"
    SENTENCES = "allButTextLevelOnly"


class Query(NamedTuple):
    """One question. `enabled` and `disabled` are ids of rules and groups; with `only`, nothing else is wanted.

    `level` says whether rules on the whole text, on sentences, or both are wanted; `compact`: a short reply.
    """

    nodes: tuple[Node, ...]
    language: str
    enabled: frozenset[str] = frozenset()
    disabled: frozenset[str] = frozenset()
    only: bool = False
    picky: bool = False
    level: Level = Level.ALL
    compact: bool = False

    @property
    def text(self) -> str:
        return written(self.nodes)

    @property
    def is_any(self) -> bool:
        """Is the language to be found out?"""
        return self.language.lower() == "auto"


def parsed(values: Mapping[str, str]) -> Query:
    """The question in the parameters of a request; raises `QueryError`. Unknown parameters are passed over."""
    for old, new in _OLD_NAMES.items():
        if old in values:
            raise QueryError(f"parameter '{old}' sudah lama tidak dipakai; pakai {new}")
    if "callback" in values:
        raise QueryError("parameter 'callback' (JSONP) tidak dilayani; izinkan asal halaman Anda di ralat serve")
    enabled = _rules(values, "enabledRules", "enabledCategories")
    disabled = _rules(values, "disabledRules", "disabledCategories")
    only = values.get("enabledOnly", "") in ("true", "yes")
    if only and not _has(values, "enabledRules", "enabledCategories"):
        raise QueryError("enabledOnly memerlukan enabledRules atau enabledCategories; sebutkan aturannya")
    if only and _has(values, "disabledRules", "disabledCategories"):
        raise QueryError("enabledOnly tidak dapat disertai disabledRules atau disabledCategories; hapus salah satunya")
    return Query(
        tuple(_nodes(values)),
        _language(values),
        enabled,
        disabled,
        only,
        values.get("level", "") == "picky",
        _level(values.get("mode", "all")),
        values.get("c", "") == "1",
    )


def _language(values: Mapping[str, str]) -> str:
    given = values.get("language", "").strip()
    if not given:
        raise QueryError("parameter 'language' tidak ada; tulis language=id-ID atau language=auto")
    if given.lower() != "auto" and not _LANGUAGE.fullmatch(given):
        raise QueryError(f"language={_quoted(given)} bukan kode bahasa; tulis id-ID atau auto")
    return given


def _level(mode: str) -> Level:
    if mode not in _MODES:
        raise QueryError(f"mode={_quoted(mode)} tidak dikenal; pilihan: {', '.join(_MODES[:3])}")
    return Level.ALL if mode == "batch" else Level(mode)


def _rules(values: Mapping[str, str], rules: str, categories: str) -> frozenset[str]:
    named = {name.strip() for name in f"{values.get(rules, '')},{values.get(categories, '')}".split(",")}
    return frozenset(rule for name in named for rule in rules_named(name))


def _has(values: Mapping[str, str], *names: str) -> bool:
    return any(values.get(name, "").strip(" ,") for name in names)


def _nodes(values: Mapping[str, str]) -> Iterable[Node]:
    if "text" in values and "data" in values:
        raise QueryError("'text' dan 'data' tidak dapat dikirim bersama; kirim salah satunya")
    if "text" in values:
        return [Node(_plain(values["text"]))]
    if "data" not in values:
        raise QueryError("teksnya tidak ada; kirim parameter 'text' atau 'data'")
    try:
        data = json.loads(values["data"])
    except (ValueError, RecursionError) as error:
        raise QueryError("parameter 'data' bukan JSON yang sah") from error
    return _data_nodes(data)


def _data_nodes(data: Any) -> Iterable[Node]:
    if not isinstance(data, dict) or ("text" in data) == ("annotation" in data):
        raise QueryError("parameter 'data' memerlukan salah satu dari kunci 'text' dan 'annotation'")
    if "text" in data:
        return [Node(_string(data["text"], "text"))]
    entries = data["annotation"]
    if not isinstance(entries, list):
        raise QueryError("'annotation' diharapkan daftar objek dengan 'text' atau 'markup'")
    if len(entries) > MAX_NODES:
        raise QueryError(f"'annotation' lebih dari {MAX_NODES} potongan; kirim teksnya sebagian-sebagian")
    return [_node(entry) for entry in entries]


def _node(entry: Any) -> Node:
    if not isinstance(entry, dict) or ("text" in entry) == ("markup" in entry):
        raise QueryError("tiap potongan 'annotation' diharapkan objek dengan salah satu dari 'text' dan 'markup'")
    if "text" in entry:
        if "interpretAs" in entry:
            raise QueryError("'interpretAs' hanya untuk 'markup', bukan untuk 'text'")
        return Node(_string(entry["text"], "text"))
    return Node(_string(entry["markup"], "markup"), True, _string(entry.get("interpretAs") or "", "interpretAs"))


def _string(value: Any, name: str) -> str:
    if not isinstance(value, str):
        raise QueryError(f"'{name}' dalam 'data' diharapkan teks")
    return _plain(value)


def _plain(text: str) -> str:
    """Text without halves of characters; a half counts one UTF-16 unit, as what stands in for it does."""
    return _HALF.sub("\ufffd", text)


_HALF = re.compile("[\ud800-\udfff]")


def _quoted(text: str) -> str:
    return repr(text[:40])
