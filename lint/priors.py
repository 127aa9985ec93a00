"""How often a form is meant, before anything is typed: the priors of the noisy channel, log10 of a share of text.

They depend on the dictionaries alone, so `lint.compile` writes those of all candidates into their index; here they are
worked out for other words (those of the article, of the house).
"""

from __future__ import annotations

from .classes import NAME_BITS, STRICT_PLACE
from .lexicon import Evidence, Lexicon
from .morphology import Reading

UNSEEN = -99.0
"""The prior of a form that may not be suggested."""

FLOOR, NAME_FLOOR = -7.2, -6.6
"""Priors of a dictionary word and of a listed name that no text has counted."""

DERIVED = -6.0
"""The most that the frequency of its root gives a form that no text has counted."""

PERSONAL = -6.0
"""The prior of a word that the house has added."""

ENGLISH_TITLE = 4.0
"""Zipf frequency from which on an English word may be meant with a capital (Project, System)."""

NAME_FOREIGN = 32


def priors(lower: str, lexicon: Lexicon) -> tuple[float, float]:
    """The prior of a form in lower case and that of it with a capital."""
    if lower in lexicon.unsuggested:
        return UNSEEN, UNSEEN
    found = lexicon.evidence(lower)
    return _word(found, lexicon), _name(found)


def _word(found: Evidence, lexicon: Lexicon) -> float:
    if found.personal:
        return PERSONAL
    if found.nonstandard:
        return max(found.logp, FLOOR) if apart(found.lower, lexicon) else UNSEEN
    if found.capital > 0.7 and not found.register:
        return UNSEEN
    if found.standard:
        return max(found.logp, FLOOR)
    readings = lexicon.readings(found.lower)
    if readings and readings[0].licensed and readings[0].cost < 1.6:
        return max(found.logp, FLOOR - readings[0].cost * 0.4, _derived(readings[0], lexicon)) - 0.1
    named = found.names or found.places & STRICT_PLACE
    if named and not found.register and not (readings and found.logp > -6.5):
        return UNSEEN
    if found.register and not found.register & NAME_FOREIGN:
        return max(found.logp, FLOOR) - 0.6
    least = -6.4 if found.register else -5.8
    return found.logp - (0.6 if found.english < 4.5 else 1.0) if found.logp > least else UNSEEN


def _derived(reading: Reading, lexicon: Lexicon) -> float:
    """What the frequency of its root makes of an uncounted derivation: clitics are common, each affix rarer."""
    drop = 2.6 if reading.prefix or reading.suffix or reading.bound else 1.4
    clitics = 0.0 if reading.clitics in ((), ("nya",)) else 1.0
    return min(lexicon.evidence(reading.root).logp - drop - clitics, DERIVED)


def apart(lower: str, lexicon: Lexicon) -> str | None:
    """The standard form in several words of a form that is written as one (seringkali → sering kali)."""
    return next((row[1] for row in lexicon.row("takbaku", lower) if row[2] == "fix" and " " in row[1]), None)


def _name(found: Evidence) -> float:
    logp = found.logp
    if found.personal:
        return PERSONAL
    if found.names or found.places & STRICT_PLACE or found.capital > 0.6:
        strict = 0.3 if (found.names | found.places) & (STRICT_PLACE | NAME_BITS["negara"]) else 0.0
        spread = 0.0 if not 0.0 <= found.capital < 0.5 else -0.7
        return max(logp + spread, NAME_FLOOR) + 0.6 + strict
    if found.nonstandard:
        return UNSEEN
    if found.standard and logp > -6.5:
        return logp - 0.9
    return found.english - 10.3 if found.english > ENGLISH_TITLE else UNSEEN
