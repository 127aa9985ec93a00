"""What LanguageTool calls our groups and rules, for clients that colour by category or switch its rules off by habit."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ...catalog import OWN, modules


class Category(NamedTuple):
    """A group of rules: the id that clients know, its name for people, and the kind of issue of ITS 2.0."""

    id: str
    name: str
    issue: str


CATEGORIES = {
    "kata": Category("TYPOS", "Kata", "misspelling"),
    "ejaan": Category("ORTHOGRAPHY", "Ejaan", "grammar"),
    "tanda_baca": Category("PUNCTUATION", "Tanda baca", "typographical"),
    "angka": Category("TYPOGRAPHY", "Angka", "typographical"),
    "nama": Category("PROPER_NOUNS", "Nama", "inconsistency"),
    "gaya": Category("STYLE", "Gaya", "style"),
    "ralat": Category("MISC", "Lain-lain", "uncategorized"),
}
"""Group to category. The ids are LanguageTool's where clients (LibreOffice, Obsidian) draw by them."""

_ALIASES = {
    "WHITESPACE_RULE": ("spasi-ganda",),
    "CONSECUTIVE_SPACES": ("spasi-ganda",),
    "COMMA_PARENTHESIS_WHITESPACE": ("spasi-sebelum-tanda-baca", "spasi-setelah-tanda-baca", "spasi-dalam-kurung"),
    "DOUBLE_PUNCTUATION": ("tanda-baca-berulang",),
    "UPPERCASE_SENTENCE_START": ("kapital-awal-kalimat",),
    "UNPAIRED_BRACKETS": ("kurung-tidak-berpasangan", "petik-tidak-berpasangan"),
    "WORD_REPEAT_RULE": ("kata-ganda",),
    "TOO_LONG_SENTENCE": ("kalimat-panjang",),
    "PUNCTUATION_PARAGRAPH_END": ("titik-akhir-paragraf",),
    "SPELLER_RULE": ("salah-ketik",),
    "SPELLING_RULE": ("salah-ketik",),
    "SYMSPELL_RULE": ("salah-ketik",),
}
"""LanguageTool's rule, also behind a prefix for a language (`EN_UNPAIRED_BRACKETS`), to those that look for the same."""

_SPELLERS = ("HUNSPELL_", "MORFOLOGIK_")


def group_of(rule: str) -> str:
    return modules().get(rule, ("ralat",))[0]


def category_of(rule: str) -> Category:
    return CATEGORIES[group_of(rule)]


def rules_named(name: str) -> tuple[str, ...]:
    """Our ids that a name of a rule or category means; none for one that we do not have."""
    upper = name.upper()
    found = _known().get(upper.replace("_", "-"))
    if found is not None:
        return found
    if upper.startswith(_SPELLERS):
        return ("salah-ketik",)
    return next((rules for alias, rules in _ALIASES.items() if upper == alias or upper.endswith(f"_{alias}")), ())


@cache
def _known() -> dict[str, tuple[str, ...]]:
    """Ids of rules, groups and categories, upper case, to the rules in them."""
    rules = {rule.upper(): (rule,) for rule in (*modules(), *OWN)}
    groups = {group: tuple(r for r in (*modules(), *OWN) if group_of(r) == group) for group in CATEGORIES}
    return {
        **{group.upper().replace("_", "-"): members for group, members in groups.items()},
        **{CATEGORIES[group].id.replace("_", "-"): members for group, members in groups.items()},
        **rules,
    }
