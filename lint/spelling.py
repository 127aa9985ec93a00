"""The spelling model: is this word a slip for another one, or legitimate as it stands?

A noisy channel (Kernighan, Church and Gale 1990) ranks the candidates: prior (`lint.priors`) + cost of the slip
(`lint.slips`) + fit to the neighbours (`lint.neighbours`). Whether the best one beats the word as written is a logistic model
over what vouches for either side (`lint.doubt`). Lists and parses are evidence in it, never gates. Scores are log10;
odds are natural log-odds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from math import log10

from . import slips
from .candidates import Index, Near, index, lookup, rests
from .classes import NAME_BITS, STRICT_PLACE
from .doubt import Candidate, Doubt, is_variant, vouched
from .lexicon import KEPT_WORDS, Evidence, Lexicon
from .neighbours import MOST_FIT, Neighbours, Place
from .priors import PERSONAL, UNSEEN, apart, priors
from .tuples import NamedTuple
from .usage import NO_USAGE, Usage
from .weights import LEVELS

ACCEPT = -4.3
"""A lower-case form at least this frequent (log10 of its share of text) is never doubted by this model."""

BACKED = -5.1
"""The same for a form that a dictionary or a licensed derivation backs."""

FAMOUS = -4.7
"""log10 of the share of text from which on a name is known to all (Jumat, Prabowo)."""

FAR_MOST, FAR_LETTERS = 12, 6
"""How many candidates two edits away are weighed, and the letters of the shortest word that has any."""

NEAR_ENOUGH = -6.5
"""Prior of a candidate one edit away that makes it needless to look further."""

BARELY = -8.5
"""What vouches at most (log10) for a word that may be two edits away from another."""

DEAREST = -4.6
"""What a slip may cost; a dearer one is not thought of."""

AGAIN, SHORTEST = 0.05, 200
"""How much an article's own words count beside those of the language (a cache model), and the least length assumed of it."""

SURE_GAP, SHORT_GAP, SURE_SLIP = 1.7, 2.6, -2.1
"""A sure fix leads the second candidate by this much (log10; of words up to five letters the second figure), and costs no
more than one usual slip."""

ALONE = {"kata": Place(), "awal": Place(capital=True, start=True), "nama": Place(capital=True)}
"""A word without neighbours, by group."""

HOPELESS = {"kata": -2.5, "awal": -1.5, "nama": -4.0}
"""Log-odds of a word alone that no neighbours turned into a finding, by group: in 6 MB of clean news and the lists of real typos."""

LOSING = -1.0
"""A best candidate that scores less than what vouches for the word (log10) never won either."""

LEAST_ODDS = min(warning for warning, _ in LEVELS.values())


class Verdict(NamedTuple):
    """A word that is probably a slip: candidates best first, log-odds, level ("error" or "warning").

    `even`: the article alone vouches for the best candidate, and no more than for the word, so either may be the slip.
    """

    candidates: tuple[Candidate, ...]
    odds: float
    level: str
    even: bool = False


class Speller:
    """The model over one lexicon; what it knows of a distinct word is kept."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._neighbours = Neighbours(lexicon)
        self._doubt = Doubt(lexicon, self._neighbours)
        self._index: Index | None = None
        self._near = lru_cache(KEPT_WORDS // 8)(self._close)
        self._alone = lru_cache(KEPT_WORDS)(self._odds_alone)
        self.standing = lru_cache(KEPT_WORDS)(self._stands)
        self._slips = lru_cache(KEPT_WORDS // 4)(slips.cost)
        self._priors = lru_cache(KEPT_WORDS // 4)(self._prior)
        self._own: dict[str, set[str]] = {}
        for word in lexicon.personal:
            for rest in rests(word.lower()):
                self._own.setdefault(rest, set()).add(word.lower())

    def suggest(self, word: str, limit: int = 5) -> list[Candidate]:
        """Corrections of an isolated word, best first; the word itself when it is well attested."""
        place, lower = Place(capital=word[:1].isupper(), start=True), word.lower()
        own = self._lexicon.evidence(lower)
        found = self._ranked(self._close(lower, deep=True), lower, place, NO_USAGE)
        if not own.nonstandard and (own.logp > -6 or own.standard or own.names or self._lexicon.is_word(lower)):
            found.insert(0, Candidate(lower, 0.0))
        dressed: dict[str, Candidate] = {}
        for candidate in sorted(found, key=_rank):
            text = self.dress(candidate.text, word)
            dressed.setdefault(text, candidate._replace(text=text))
        return list(dressed.values())[:limit]

    def judge(self, word: str, place: Place, usage: Usage) -> Verdict | None:
        """A verdict on a word of letters, or None when it stands; microseconds for most words."""
        own = self._lexicon.evidence(word)
        if not self.doubtful(own, place, usage):
            return None
        best = self.best(own, place, usage)
        odds = best and self._doubt.odds(own, best, place, usage)
        if not best or odds is None or odds < LEAST_ODDS or _is_field(own.lower, best.text):
            return None
        ranked = self.ranked(own, place, usage)
        level = self._level(odds, own, ranked, place, usage)
        if level is None:
            return None
        even = self._is_even(ranked[0].text, own.lower, usage)
        shown = tuple(c._replace(text=self.dress(c.text, word)) for c in ranked[:5])
        return Verdict(shown, odds, "warning" if even else level, even)

    def features(self, own: Evidence, best: Candidate, place: Place, usage: Usage) -> tuple[float, ...]:
        """What the model weighs, in the order of `lint.doubt.FEATURES`."""
        return self._doubt.features(own, best, place, usage)

    def _level(self, odds: float, own: Evidence, ranked: list[Candidate], place: Place, usage: Usage) -> str | None:
        """What the log-odds are enough for; a fix is sure only when no second candidate comes near."""
        best = ranked[0]
        kind = self.kind(own, best, place, usage)
        warning, error = LEVELS[kind]
        if odds < warning:
            return None
        gap = best.score - ranked[1].score if len(ranked) > 1 else 9.0
        lead = SURE_GAP if len(own.lower) > 5 else SHORT_GAP
        sure = odds >= error and gap >= lead and best.slip > SURE_SLIP
        return "error" if sure and not (kind == "nama" and is_variant(best.text, own.lower)) else "warning"

    def kind(self, own: Evidence, best: Candidate, place: Place, usage: Usage) -> str:
        """Which thresholds apply: by capital, and by how far affixes explain the word as written."""
        if place.name:
            if usage.capitals.get(best.text, 0):
                return "artikel"
            other = self._lexicon.evidence(best.text)
            if own.names or own.places:
                return "nama"
            country = (other.names | other.places) & NAME_BITS["negara"] and len(best.text) > 5
            return "negara" if country else "terkenal" if other.logp > FAMOUS else "nama"
        if own.standard or own.register:
            return "baku"
        readings = self._lexicon.readings(own.lower)
        if readings:
            return "berizin" if readings[0].licensed else "terurai"
        return place.group

    def is_hopeless(self, lower: str, group: str, usage: Usage) -> bool:
        """Would no neighbours make a finding of a word? Known of most doubtful words without looking at them again."""
        odds, candidates = self._alone(lower, group)
        if odds > HOPELESS[group] or usage.near(lower, group == "nama"):
            return False
        counts = usage.counts
        return counts.keys().isdisjoint(candidates.split("\n"))

    def _odds_alone(self, lower: str, group: str) -> tuple[float, str]:
        """Log-odds of a word without neighbours in an empty article, and its candidates in one text (a third of the memory)."""
        own, place = self._lexicon.evidence(lower), ALONE[group]
        best, odds = self.best(own, place, NO_USAGE), UNSEEN
        if best and best.score - vouched(own, None, place.capital) > LOSING:
            odds = self._doubt.odds(own, best, place, NO_USAGE)
        return odds, "\n".join([c.text for c in self._near(lower)])

    def accepts(self, text: str, usage: Usage) -> bool:
        """Does a word stand wherever it is in its article? One look-up for nearly all of them."""
        stands = self.standing(text)
        return stands is True or (stands is None and not usage.overshadows(text.lower()))

    def _stands(self, text: str) -> bool | None:
        """Is a word beyond doubt in every place (None: unless the article has a more prominent name)?"""
        own = self._lexicon.evidence(text)
        if not text[0].isupper():
            return not self.doubtful(own, Place(), NO_USAGE)
        places = (Place(capital=True, start=True), Place(capital=True))
        return False if any(self.doubtful(own, place, NO_USAGE) for place in places) else None

    def doubtful(self, own: Evidence, place: Place, usage: Usage) -> bool:
        """Is a word worth looking at? Frequent, short, personal and nonstandard ones are not."""
        if own.personal or own.nonstandard or len(own.lower) < 3:
            return False
        if place.name:
            settled = _is_settled(own) or not (own.logp < -4.0 or own.capital == 0.0)
            return not settled or (not _is_place(own) and usage.overshadows(own.lower))
        if own.logp > ACCEPT or (own.logp > BACKED and own.standard) or (place.capital and own.names):
            return False
        return own.logp < BACKED or not any(r.licensed for r in self._lexicon.readings(own.lower)[:1])

    def _prior(self, lower: str) -> tuple[float, float]:
        return priors(lower, self._lexicon)

    def _is_even(self, text: str, lower: str, usage: Usage) -> bool:
        """Does the article alone vouch for a candidate, and no more than for the word?"""
        return max(self._priors(text)) <= UNSEEN and usage.counts.get(text, 0) <= usage.counts.get(lower, 1)

    def _close(self, lower: str, deep: bool = False) -> tuple[Near, ...]:
        """Candidates of a distinct word; two edits away only likely ones, and (unless `deep`) where one edit gives little."""
        if self._index is None:
            self._index = index()
        unwanted = self._lexicon.unsuggested
        found = {c.text: c for c in (*self._index.one_edit(lower), *self._house(lower)) if c.text not in unwanted}
        close = tuple(found.values())
        if len(lower) < FAR_LETTERS or not (deep or self._looks_far(lower, close)):
            return close
        return (*close, *islice(self._far(lower, deep), FAR_MOST))

    def _looks_far(self, lower: str, close: Iterable[Near]) -> bool:
        """Two edits are thought of when one gives little and nothing vouches for the word as written."""
        own = self._lexicon.evidence(lower)
        if any(c.word > NEAR_ENOUGH for c in close) or vouched(own, None, True) > BARELY:
            return False
        return all(vouched(own, reading, True) < BARELY for reading in self._lexicon.readings(lower)[:1])

    def _far(self, lower: str, deep: bool) -> Iterator[Near]:
        """Candidates two edits away, the likeliest first; a single word asks symspellpy, whose time does not matter there."""
        assert self._index
        if not deep:
            return (c for c in self._index.two_edits(lower) if c.text not in self._lexicon.unsuggested)
        found = (Near(text, slips.cost(text, lower), *self._priors(text)) for text in lookup(lower))
        return iter(sorted(found, key=lambda c: (-max(c.word, c.name), c.text)))

    def _house(self, lower: str) -> Iterator[Near]:
        """Words that the house has added, within one edit."""
        near = {word for rest in rests(lower) for word in self._own.get(rest, ())} if self._own else ()
        for word in sorted(near):
            slip = slips.single(word, lower) if word != lower else None
            if slip is not None:
                yield Near(word, slip, PERSONAL, PERSONAL)

    def best(self, own: Evidence, place: Place, usage: Usage) -> Candidate | None:
        """The first of `ranked`; slips and neighbours are looked up only while they can make a difference."""
        best: Candidate | None = None
        for most, prior, near in self._weighed(self._pool(own.lower, place, usage), place, usage):
            if best and most < best.score:
                break
            candidate = self._candidate(near, prior, own.lower, place, best.score if best else UNSEEN)
            if candidate and (best is None or _rank(candidate) < _rank(best)):
                best = candidate
        return best

    def ranked(self, own: Evidence, place: Place, usage: Usage) -> list[Candidate]:
        """All candidates with a score, best first."""
        return self._ranked(self._pool(own.lower, place, usage), own.lower, place, usage)

    def _ranked(self, pool: Iterable[Near], lower: str, place: Place, usage: Usage) -> list[Candidate]:
        weighed = self._weighed(pool, place, usage)
        found = (self._candidate(near, prior, lower, place) for _, prior, near in weighed)
        return sorted((c for c in found if c), key=_rank)

    def _weighed(self, pool: Iterable[Near], place: Place, usage: Usage) -> list[tuple[float, float, Near]]:
        """The most that a candidate can score, its prior, and the candidate, best first.

        The article's own words weigh more (a cache model).
        """
        counts, found = (usage.capitals if place.name else usage.counts), []
        for near in pool:
            text, slip, word, name, _ = near
            prior = name if place.name else max(word, name - 0.4) if place.capital else word
            inside = counts.get(text, 0)
            if inside > 1 or (inside and (prior > UNSEEN or (place.name and len(text) > 6))):
                prior = log10(10**prior + AGAIN * inside / max(usage.words, SHORTEST))
            if prior > UNSEEN:
                found.append((prior + slip + MOST_FIT, prior, near))
        found.sort(reverse=True)
        return found

    def _pool(self, lower: str, place: Place, usage: Usage) -> Iterable[Near]:
        """The candidates, and the article's own words close by: a name unknown to every list may be meant."""
        found = self._near(lower)
        inside = usage.near(lower, place.name)
        if not inside:
            return found
        known = {c.text for c in found} | self._lexicon.unsuggested
        return (*found, *(Near(w, slips.cost(w, lower), *self._priors(w)) for w in inside if w not in known))

    def _candidate(self, near: Near, prior: float, lower: str, place: Place, least: float = UNSEEN) -> Candidate | None:
        """A candidate with its score; None when that is below `least`, or the slip too dear."""
        text, slip = near.text, near.slip
        fit = self._neighbours.fit(text, place)
        if prior + slip + fit < least:
            return None
        if near.far:
            slip = self._slips(text, lower)
        return Candidate(text, prior + slip + fit, prior, slip, fit) if slip > DEAREST else None

    def dress(self, lower: str, model: str) -> str:
        """A candidate with its own capitals, or those of the word that it replaces."""
        found = self._lexicon.evidence(lower)
        if found.nonstandard:
            lower = apart(lower, self._lexicon) or lower
        if model.isupper() and len(model) > 1:
            return lower.upper()
        if model[:1].isupper():
            proper = found.written[:1].isupper() and (not found.standard or found.capital > 0.6)
            return found.written if proper else lower[:1].upper() + lower[1:]
        if found.written and not (found.standard or found.register) and (found.logp <= -6 or found.capital > 0.6):
            return found.written
        return lower


def _rank(candidate: Candidate) -> tuple[float, str]:
    return -candidate.score, candidate.text


def _is_settled(own: Evidence) -> bool:
    """A listed name that texts use is no slip (Cina beside China): consistency is the business of other rules."""
    return bool(own.names or own.places & STRICT_PLACE) and own.logp > -6.2


def _is_field(one: str, other: str) -> bool:
    """A profession and its field (Sosiolog, Sosiologi): neither is a slip of the other."""
    short, long = sorted((one, other), key=len)
    return long == f"{short}i" and short.endswith(("log", "nom", "gog", "graf"))


def _is_place(own: Evidence) -> bool:
    return bool((own.names | own.places) & (STRICT_PLACE | NAME_BITS["negara"]))
