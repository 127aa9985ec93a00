"""The day of publication that front matter or the head of a page states."""

from __future__ import annotations

import re
from functools import cache

HEAD = 20_000
"""Code points in which it must stand."""


def published(text: str) -> str:
    """The day as ISO (2025-04-28); '' when none is stated."""
    if text.startswith(("---", "+++")):
        pattern = _field()
    elif "<meta" in text[:HEAD] or "<time" in text[:HEAD]:
        pattern = _element()
    else:
        return ""
    found = pattern.search(text, 0, HEAD)
    return next(filter(None, found.groups())) if found else ""


@cache
def _field() -> re.Pattern[str]:
    keys = "date|tanggal|published|publishdate|publish_date|pubdate|published_at|tanggal_terbit"
    return re.compile(rf"(?mi)^(?:{keys})[ \t]*[:=][ \t]*[\"']?(\d{{4}}-\d\d-\d\d)")


@cache
def _element() -> re.Pattern[str]:
    names = "article:published_time|datePublished|pubdate|publishdate|content_PublishedDate"
    return re.compile(
        rf"(?i)<meta[^<>]{{0,200}}[\"'](?:{names})[\"'][^<>]{{0,200}}content=[\"'](\d{{4}}-\d\d-\d\d)"
        rf"|<time[^<>]{{0,200}}datetime=[\"'](\d{{4}}-\d\d-\d\d)"
    )
