"""A page for each rule, for editors that open what a diagnostic's code links to: a file in the user's cache."""

from __future__ import annotations

from functools import cache

from .. import __version__
from ..cache import default_path
from ..errors import WriteError
from ..guide import explanation
from ..writing import write_text


@cache
def page(rule: str) -> str | None:
    """The address of a file that explains a rule, written when it is first asked for; None where it cannot be written."""
    path = default_path().parent / f"aturan-{__version__}" / f"{rule}.txt"
    told = explanation(rule)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_text(str(path), told)
    except (OSError, WriteError):
        return None
    return path.absolute().as_uri()
