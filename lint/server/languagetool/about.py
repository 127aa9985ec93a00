"""What the server says of itself: languages, version, rules."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from ... import catalog
from ...finding import Severity
from .language import INDONESIAN, is_indonesian
from .names import category_of
from .query import QueryError
from .reply import description, is_text_level, software

LANGUAGES = [{"name": INDONESIAN[0], "code": "id", "longCode": INDONESIAN[1]}]


def info() -> dict[str, Any]:
    return {"software": software()}


def configuration(values: Mapping[str, str], max_length: int) -> dict[str, Any]:
    """All rules with their categories; none for another language. Raises `QueryError` without a language."""
    language = values.get("language", "").strip()
    if not language:
        raise QueryError("parameter 'language' tidak ada; tulis language=id-ID")
    return {
        "software": software(),
        "parameter": {"maxTextLength": max_length},
        "rules": _rules() if is_indonesian(language) else [],
    }


@cache
def _rules() -> list[dict[str, str]]:
    return [_rule(rule) for rule in (*catalog.modules(), *catalog.OWN)]


def _rule(rule: str) -> dict[str, str]:
    category = category_of(rule)
    off = rule in catalog.modules() and catalog.load(rule).severity is Severity.INFO
    return {
        "ruleId": rule,
        "description": description(rule),
        **({"isDictionaryBasedSpellingRule": "yes"} if rule == "salah-ketik" else {}),
        **({"isDefaultOff": "yes"} if off else {}),
        "categoryId": category.id,
        "categoryName": category.name,
        "locQualityIssueType": category.issue,
        **({"isTextLevelRule": "yes", "minToCheckParagraph": "-1"} if is_text_level(rule) else {}),
    }
