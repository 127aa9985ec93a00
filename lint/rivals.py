"""Which forms of one entity an article should not mix, which of them wins, and what to write instead."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from .entities import EMBEDDED, LABEL, PLAIN, Mention
from .entity import ACTIVE, AVOID, COMPETING, FULL, OTHER, PAST, SHORT, VARIANT, Entity
from .tuples import NamedTuple

QUOTED_WEIGHT = 0.5
"""What a mention inside a quotation or a bracket counts towards the dominant form: the newsroom did not choose it."""


class Rivalry(NamedTuple):
    """One entity whose forms compete in an article: what wins, the mentions that should give way, the forms in use."""

    entity: Entity
    winner: str
    mentions: tuple[Mention, ...]
    losers: tuple[Mention, ...]
    used: frozenset[str] = frozenset()


def rivalry(entity: Entity, mentions: Sequence[Mention], preferred: str = "") -> Rivalry | None:
    """The competition among the mentions of one entity in one article, or None."""
    live = [m for m in mentions if m.use == PLAIN and m.role in ACTIVE]
    inside = {m.form for m in live if not m.opens}
    live = [m for m in live if not (m.opens and m.form[0].lower() + m.form[1:] in inside)]
    weights = _weights(live)
    if len(weights) < 2 and not (preferred and weights):
        return None
    contested = [f for f in weights if any(conflict(entity, f, other) for other in weights)]
    if not contested and not preferred:
        return None
    winner = preferred or _dominant(entity, contested, weights, mentions)
    losing = {form for form in weights if conflict(entity, winner, form)}
    used = {m.form for m in live if not m.bracketed}
    losers = tuple(
        m for m in live if m.form in losing & used and not (m.ambiguous and m.opens and not m.text.isupper())
    )
    in_use = frozenset(m.form for m in mentions if m.use not in (EMBEDDED, LABEL))
    return Rivalry(entity, winner, tuple(mentions), losers, in_use) if losers else None


def _weights(mentions: Iterable[Mention]) -> dict[str, float]:
    weights: dict[str, float] = {}
    for mention in mentions:
        weight = QUOTED_WEIGHT if mention.quoted or mention.bracketed else 1.0
        weights[mention.form] = weights.get(mention.form, 0.0) + weight
    return weights


def _dominant(
    entity: Entity, contested: Iterable[str], weights: Mapping[str, float], mentions: Sequence[Mention]
) -> str:
    """The contested form with the most support (its own mentions and those of forms that go with it), of these the most frequent."""
    order = {m.form: -i for i, m in reversed(list(enumerate(mentions)))}

    def rank(form: str) -> tuple[float, bool, float, int]:
        support = sum(w for other, w in weights.items() if not conflict(entity, form, other))
        return support, _role(entity, form) != COMPETING, weights[form], order[form]

    return max(contested, key=rank)


def conflict(entity: Entity, first: str, second: str) -> bool:
    """May an article not mix two forms? One must be a competitor, and neither a shortening of the other.

    A competitor of the short form (HIPMI for Hipmi) goes with the full form, and the other way round, when the short
    form is an abbreviation.
    """
    if first == second or COMPETING not in (_role(entity, first), _role(entity, second)):
        return False
    a, b = _words(first), _words(second)
    if a < b or b < a or _is_acronym(first, second) or _is_acronym(second, first):
        return False
    return {_length(entity, first), _length(entity, second)} != {FULL, SHORT}


def _length(entity: Entity, form: str) -> str:
    """Which preferred form a form is a spelling of, when the short one abbreviates the full one; else ''."""
    full, *rest = entity.preferred
    if not rest or _words(rest[0]) <= _words(full):
        return ""
    to_full, to_short = _likeness(form, full), _likeness(form, rest[0])
    return "" if max(to_full, to_short) < 0.75 else FULL if to_full > to_short else SHORT


def _role(entity: Entity, form: str) -> str:
    found = entity.form(form)
    return found.role if found else COMPETING


@lru_cache(1024)
def _words(form: str) -> frozenset[str]:
    return frozenset(form.lower().replace("-", " ").split())


@lru_cache(1024)
def _is_acronym(short: str, long: str) -> bool:
    letters = short.replace(".", "")
    parts = [w for w in long.replace("-", " ").split() if w[0].isupper()]
    return letters.isupper() and len(parts) > 1 and letters == "".join(w[0] for w in parts)


def replacement(found: Rivalry, mention: Mention) -> str:
    """The form to write instead of a loser."""
    return nearest_form(found.entity, found.winner, mention, found.used)


def nearest_form(entity: Entity, winner: str, mention: Mention, used: Collection[str] = ()) -> str:
    """The form that goes with the winner and is most like the one to replace; the winner when none is like it."""
    role = _role(entity, mention.form)
    closed = (AVOID, PAST, OTHER) if _role(entity, winner) == COMPETING else (AVOID, PAST, OTHER, COMPETING)
    options = [
        f.text for f in entity.forms
        if f.role not in closed and not f.ambiguous and f.text != mention.form
        and (f.role != VARIANT or f.text in used)
        and not conflict(entity, winner, f.text) and (role == AVOID or conflict(entity, mention.form, f.text))
    ]  # fmt: skip
    text = _likest(mention.form, {*options, winner}, winner, used)
    return text.upper() if mention.text.isupper() and len(mention.form) > 4 and not mention.form.isupper() else text


def _likest(form: str, options: Collection[str], winner: str, used: Collection[str]) -> str:
    if len(options) == 1:
        return winner
    scored = [(_likeness(form, text) + 0.1 * (text in used) + 0.05 * (text == winner), text) for text in options]
    best, text = max(scored)
    return text if best > 0.62 else winner


@lru_cache(1024)
def _likeness(first: str, second: str) -> float:
    """The share of letters that two names have in common, in order; more for as many words."""
    same_length = 0.15 * (len(_words(first)) == len(_words(second)))
    return 2 * _in_common(first.lower(), second.lower()) / (len(first) + len(second)) + same_length


def _in_common(first: str, second: str) -> int:
    """Letters of the longest common subsequence; O(n·m)."""
    last = [0] * (len(second) + 1)
    for a in first:
        row = [0]
        for i, b in enumerate(second):
            row.append(last[i] + 1 if a == b else max(last[i + 1], row[i]))
        last = row
    return last[-1]
