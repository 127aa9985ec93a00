"""Derivatives of listed nonstandard words, and loans with a foreign ending: beresiko, mengekplorasi, reaktip."""

from __future__ import annotations

from .lexicon import Lexicon
from .morphology import inflect


def made_row(lower: str, lexicon: Lexicon) -> list[str] | None:
    """A row for a derivative of a listed root, unless the word is known as it stands."""
    own = lexicon.evidence(lower)
    if own.standard or len(lower) < 6 or own.logp > -4.5 and own.known:
        return None
    return _derivative(lower, lexicon) or _suffixed(lower, lexicon)


def _suffixed(lower: str, lexicon: Lexicon) -> list[str] | None:
    """A loan with the ending of another language or of the ear: reaktip → reaktif, agresifitas → agresivitas."""
    if not lower.endswith(tuple(wrong for wrong, _ in _ENDINGS)):
        return None
    own = lexicon.evidence(lower)
    if (
        own.known
        or own.names
        or own.english > 2
        or any(r.licensed and not lexicon.evidence(r.root).nonstandard for r in lexicon.readings(lower)[:3])
    ):
        return None
    for wrong, right in _ENDINGS:
        stem = lower.removesuffix(wrong)
        if stem != lower and len(stem) > 2 and lexicon.evidence(stem + right).standard:
            return [lower, stem + right, "fix", "redaksi", "-"]
    return None


_ENDINGS = (("tip", "tif"), ("sip", "sif"), ("fitas", "vitas"), ("itet", "itas"))


def _derivative(lower: str, lexicon: Lexicon) -> list[str] | None:
    """beresiko: ber- before the listed root resiko, so berisiko; None when a standard root explains the word as well."""
    for reading in lexicon.readings(lower)[:3]:
        root = lexicon.evidence(reading.root)
        if not root.nonstandard:
            if reading.licensed and root.standard:
                return None
            continue
        if len(reading.root) < 4 or reading.root == lower or reading.bound:
            return None
        row = lexicon.row("takbaku", reading.root)[0]
        right = inflect(row[1], reading) if " " not in row[1] and "-" not in row[1] else ""
        return [lower, right, row[2], row[3], row[4]] if right and right != lower else None
    return None
