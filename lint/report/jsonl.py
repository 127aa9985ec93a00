"""JSON Lines: one `files` entry of the JSON report a line."""

from __future__ import annotations

import json
from collections.abc import Sequence

from . import Result, Style
from .json import file_entry


def render(results: Sequence[Result], style: Style) -> str:
    return "".join(json.dumps(file_entry(r), ensure_ascii=False) + "\n" for r in results)
