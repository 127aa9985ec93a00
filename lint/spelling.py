"""The spelling model: is this word a slip for another one, or legitimate as it stands?

Two scores in log10, after the noisy channel (Kernighan, Church and Gale 1990): the best candidate's prior
plus the cost of the slip, against the best thing that vouches for the word as written. Lists and parses are evidence in that
ratio, never gates; how large the margin must be depends on the kind of evidence (`THRESHOLDS`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from . import slips
from .classes import PERSON, STRICT_PLACE
from .lexicon import ENGLISH_DISCOUNT, MALAY_DISCOUNT, Evidence, Lexicon
from .morphology import VOWELS

SLIP_RATE = -3.5
"""About one slip in a thousand words."""

ACCEPT = -4.6
"""A lower-case form at least this frequent is only doubted beside a far more frequent neighbour."""

UNSEEN = -99.0


class Usage(NamedTuple):
    """What the article itself knows of the words: counts by lower-case form, and of these with a capital in mid-sentence."""

    counts: Mapping[str, int] = {}
    capitals: Mapping[str, int] = {}
    written: Mapping[str, str] = {}


class Place(NamedTuple):
    """Where a word stands: its neighbours (lower case, or a mark ^ , #) and how it is capitalised."""

    before: str = ""
    after: str = ""
    capital: bool = False
    sentence_start: bool = False


class Candidate(NamedTuple):
    """One correction with its score (log10): prior, cost of the slip and fit to the neighbours together."""

    text: str
    score: float
    prior: float
    slip: float


class Verdict(NamedTuple):
    """A word that is probably a slip; `margin` is log10 of typo over legitimate, less the threshold of its kind."""

    candidates: tuple[Candidate, ...]
    margin: float
    kind: str
    gap: float


THRESHOLDS = {
    "tak-tercatat": -1.5,
    "parse": -1.0,
    "parse-berizin": 0.3,
    "daftar-lemah": -0.5,
    "asing": 0.0,
    "kamus": 0.5,
    "tercatat": 0.5,
    "nama-tak-tercatat": 0.0,
    "nama-tercatat": 0.5,
}
"""Kind of evidence for the word as written → least margin of a finding."""

WARN, SURE, SURE_GAP = 0.0, 2.0, 1.0


class Speller:
    """The model over one lexicon; what it knows of a distinct word is kept."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._near: dict[str, tuple[tuple[str, float], ...]] = {}
        self._priors: dict[tuple[str, bool], float] = {}

    def suggest(self, word: str, limit: int = 5) -> list[Candidate]:
        """Corrections of an isolated word, best first; the word itself when it is well attested."""
        capital = word[:1].isupper()
        lower = word.lower()
        found = [self._candidate(c, slip, Place(capital=capital), Usage()) for c, slip in self.near(lower)]
        own = self._lexicon.evidence(lower)
        if own.logp > -6 or own.known or own.names:
            found.append(Candidate(lower, max(self.prior(lower, capital), -6.0), 0.0, 0.0))
        ranked = sorted((c for c in found if c.score > -20), key=lambda c: -c.score)
        return [c._replace(text=self.dress(c.text, word)) for c in ranked[:limit]]

    def judge(self, word: str, place: Place, usage: Usage) -> Verdict | None:
        """A verdict on a word of letters, or None when it stands; cost: microseconds for most words."""
        lower = word.lower()
        own = self._lexicon.evidence(lower)
        if own.personal or own.nonstandard or len(lower) < 3:
            return None
        if place.capital and not place.sentence_start:
            if own.names or (own.places & STRICT_PLACE):
                return None
        elif own.logp > ACCEPT:
            return None
        ranked = self._ranked(lower, place, usage)
        if not ranked:
            return None
        null, kind = self._null(own, place, usage)
        margin = ranked[0].score + SLIP_RATE - null - THRESHOLDS[kind]
        if margin < WARN:
            return None
        gap = ranked[0].score - ranked[1].score if len(ranked) > 1 else 9.0
        dressed = tuple(c._replace(text=self.dress(c.text, word)) for c in ranked[:5])
        return Verdict(dressed, margin, kind, gap)

    def near(self, lower: str) -> tuple[tuple[str, float], ...]:
        """Candidates of a distinct word with the cost of the slip."""
        found = self._near.get(lower)
        if found is None:
            from .candidates import near

            distance = 1 if len(lower) < 5 else 2
            found = tuple((c, slips.cost(c, lower)) for c, _ in near(lower, distance))
            self._near[lower] = found
        return found

    def prior(self, lower: str, capital: bool) -> float:
        """log10 of the share of a form in text of its case; UNSEEN when it may not be suggested."""
        key = (lower, capital)
        if key not in self._priors:
            self._priors[key] = self._prior(self._lexicon.evidence(lower), capital)
        return self._priors[key]

    def _prior(self, found: Evidence, capital: bool) -> float:
        if found.nonstandard:
            return UNSEEN
        logp = found.logp if found.logp > UNSEEN else -7.6
        named = bool(found.names or found.places & STRICT_PLACE) or found.capital > 0.6
        if not capital:
            if found.known and found.standard:
                return max(logp, -7.0)
            if found.capital > 0.6 or (named and not found.known):
                return UNSEEN
            readings = self._lexicon.readings(found.lower)
            if readings and readings[0].licensed:
                return max(logp, -7.2) - 0.1
            if found.register and logp > UNSEEN:
                return logp - 0.5
            return logp - 0.3 if found.logp > -5.7 and not found.english > found.logp + 9.5 else UNSEEN
        if named:
            return max(logp, -6.4)
        return logp - 1.5 if found.known else UNSEEN

    def _ranked(self, lower: str, place: Place, usage: Usage) -> list[Candidate]:
        pool = dict(self.near(lower))
        for other in usage.counts:
            if other not in pool and abs(len(other) - len(lower)) <= 2 and other != lower and len(lower) > 3:
                if len(set(other) ^ set(lower)) <= 4 and (slip := slips.cost(other, lower)) > -3.2:
                    pool[other] = slip
        ranked = [self._candidate(c, slip, place, usage) for c, slip in pool.items() if slip > -4.5]
        return sorted((c for c in ranked if c.score > -30), key=lambda c: (-c.score, c.text))

    def _candidate(self, lower: str, slip: float, place: Place, usage: Usage) -> Candidate:
        capital = place.capital and not place.sentence_start
        prior = self.prior(lower, capital)
        if place.sentence_start and place.capital:
            prior = max(prior, self.prior(lower, True) - 0.5)
        inside = usage.counts.get(lower, 0)
        if inside and (not capital or usage.capitals.get(lower, 0) >= 1 or prior > UNSEEN):
            prior = max(prior, -5.5 if inside > 1 or prior > UNSEEN else -6.5) + min(inside, 4) * 0.35
        fit = 0.0
        if prior > UNSEEN:
            if place.before:
                fit += self._fit(place.before, lower)
            if place.after:
                fit += self._fit(lower, place.after)
        return Candidate(lower, prior + slip + fit, prior, slip)

    def _fit(self, before: str, word: str) -> float:
        if self._lexicon.name_pair(before, word):
            return 1.5
        return max(min(self._lexicon.pair(before, word), 1.5), -1.0) * 0.6

    def _null(self, own: Evidence, place: Place, usage: Usage) -> tuple[float, str]:
        """The best thing that vouches for a word, and its kind."""
        repeats = min(max(usage.counts.get(own.lower, 1) - 1, 0) * 1.5, 3.5)
        options: list[tuple[float, str]] = []
        readings = self._lexicon.readings(own.lower)
        if own.logp > UNSEEN:
            options.append((own.logp + (1.0 if own.known or (readings and readings[0].licensed) else 0.0), "tercatat"))
        if own.known:
            options.append((-6.3, "kamus"))
        if readings:
            cost = readings[0].cost
            options.append(
                (-6.4 - 0.6 * cost, "parse-berizin") if readings[0].licensed else (-6.9 - 0.8 * cost, "parse")
            )
        if own.web:
            options.append((-7.2, "daftar-lemah"))
        if own.english:
            options.append((own.english - 9 - ENGLISH_DISCOUNT, "asing"))
        if own.malay:
            options.append((own.malay - 9 - MALAY_DISCOUNT, "asing"))
        if place.capital:
            if own.names or own.places:
                options.append((-5.2 if own.names & PERSON or own.places else -5.6, "nama-tercatat"))
            options.append((-7.3 + 0.0 + _wordlike(own.lower), "nama-tak-tercatat"))
        options.append((-9.0 + _wordlike(own.lower) * 0.5, "tak-tercatat"))
        score, kind = max(options)
        return score + repeats, kind

    def dress(self, lower: str, model: str) -> str:
        """A candidate with its own capitals, or those of the word that it replaces."""
        found = self._lexicon.evidence(lower)
        if model.isupper() and len(model) > 1:
            return lower.upper()
        if model[:1].isupper():
            return (
                found.written
                if found.written[:1].isupper() and not found.written.isupper()
                else lower[:1].upper() + lower[1:]
            )
        if found.written and (not found.known and found.logp < -6 or found.capital > 0.6):
            return found.written
        return lower


def _wordlike(word: str) -> float:
    """-1 … 0: how far a string of letters looks like something that can be said."""
    clusters, run = 0, 0
    for char in word:
        run = 0 if char in VOWELS else run + 1
        clusters += run > 2
    return -1.0 if clusters or not any(c in VOWELS for c in word) else 0.0


def usage_of(words: Iterable[tuple[str, bool]]) -> Usage:
    """Counts of an article's words, given as (text, stands at a sentence start)."""
    counts: dict[str, int] = {}
    capitals: dict[str, int] = {}
    written: dict[str, str] = {}
    for text, at_start in words:
        lower = text.lower()
        counts[lower] = counts.get(lower, 0) + 1
        if text[0].isupper() and not at_start:
            capitals[lower] = capitals.get(lower, 0) + 1
            written.setdefault(lower, text)
    return Usage(counts, capitals, written)
