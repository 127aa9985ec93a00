"""The spelling model: is this word a slip for another one, or legitimate as it stands?

A noisy channel (Kernighan, Church and Gale 1990) ranks the candidates: prior + cost of the slip + fit to the
neighbours. Whether the best one beats the word as written is a logistic model over what vouches for either
side; its weights (`lint/weights.py`) are fitted by `python -m tests.bench.calibrate`. Lists and parses are evidence in it,
never gates. Scores are log10; margins are natural log-odds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log10
from typing import NamedTuple

from . import slips
from .classes import NAME_BITS, PERSON, STRICT_PLACE
from .lexicon import KEPT_WORDS, Evidence, Lexicon
from .morphology import Reading
from .recent import Recent
from .weights import LEVELS, WEIGHTS

UNSEEN = -99.0
ACCEPT = -4.3
"""A lower-case form at least this frequent (log10 of its share of text) is never doubted by this model."""

BACKED = -5.1
"""The same for a form that a dictionary or a licensed derivation backs."""

FLOOR, NAME_FLOOR = -7.2, -6.6
"""Priors of a dictionary word and of a listed name that no text has counted."""


DERIVED = -6.0
"""The most that the frequency of its root gives a form that no text has counted."""

FAMOUS = -4.7
"""log10 of the share of text from which on a name is known to all (Jumat, Prabowo)."""

ENGLISH_TITLE = 4.0
"""Zipf frequency from which on an English word may be meant with a capital (Project, System)."""

FAR, FAR_MOST = -6.3, 12
"""Candidates two edits away: least prior, and how many of them are weighed."""


AGAIN, SHORTEST = 0.05, 200
"""How much an article's own words count beside those of the language (a cache model), and the least length assumed of it."""

SURE_GAP, SHORT_GAP, SURE_SLIP = 1.7, 2.6, -2.1
"""A sure fix leads the second candidate by this much (log10; of words up to five letters the second figure), and costs no
more than one usual slip."""


LONG_TEXT = 200
"""Distinct words from which on an index finds the neighbours of a word sooner than a look at all of them."""


class Usage(NamedTuple):
    """What the article itself knows of its words: counts by lower-case form, and of these with a mid-sentence capital."""

    counts: Mapping[str, int] = {}
    capitals: Mapping[str, int] = {}
    written: Mapping[str, str] = {}
    words: int = 0
    """How many words the article has."""
    prominent: Mapping[str, Sequence[str]] = {}
    """Names that stand at least twice, by what is left of them without one letter."""
    close: Mapping[str, Sequence[str]] = {}
    """In long texts: words by what is left of them without one letter; within one edit, two words share such a rest."""

    def near(self, lower: str) -> Iterable[str]:
        """Words that may stand within one edit of a word, and perhaps others."""
        return {w for rest in rests(lower) for w in self.close.get(rest, ())} if self.close else self.counts


class Place(NamedTuple):
    """Where a word stands: its neighbours (lower case, or a mark ^ , #) and how it is capitalised."""

    before: str = ""
    after: str = ""
    capital: bool = False
    start: bool = False
    quoted: bool = False
    beside_capital: bool = False

    @property
    def name(self) -> bool:
        """A capital in mid-sentence: a name until the evidence says otherwise."""
        return self.capital and not self.start

    @property
    def group(self) -> str:
        """Which weights apply: `nama` (capital in mid-sentence), `awal` (capital at a sentence start), `kata`."""
        return "nama" if self.name else "awal" if self.capital else "kata"


class Candidate(NamedTuple):
    """One correction; `score` = prior + slip + fit, all log10."""

    text: str
    score: float
    prior: float = 0.0
    slip: float = 0.0
    fit: float = 0.0


class Verdict(NamedTuple):
    """A word that is probably a slip: candidates best first, log-odds, level ("error" or "warning")."""

    candidates: tuple[Candidate, ...]
    odds: float
    level: str


class Speller:
    """The model over one lexicon; what it knows of a distinct word is kept."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._near = Recent(self._close, KEPT_WORDS // 10)
        self._standing = Recent(self._stands, KEPT_WORDS)
        self._priors = Recent(self._prior, KEPT_WORDS)
        self._own: dict[str, set[str]] | None = None

    def suggest(self, word: str, limit: int = 5) -> list[Candidate]:
        """Corrections of an isolated word, best first; the word itself when it is well attested."""
        place, lower = Place(capital=word[:1].isupper(), start=True), word.lower()
        found = [self._candidate(c, slip, place, Usage()) for c, slip in self.near(lower, deep=True)]
        own = self._lexicon.evidence(lower)
        if not own.nonstandard and (own.logp > -6 or own.standard or own.names or self._lexicon.is_word(lower)):
            found.append(Candidate(lower, 0.0))
        ranked = sorted((c for c in found if c.score > -30), key=lambda c: (-c.score, c.text))
        dressed: dict[str, Candidate] = {}
        for candidate in ranked:
            text = self.dress(candidate.text, word)
            dressed.setdefault(text, candidate._replace(text=text))
        return list(dressed.values())[:limit]

    def judge(self, word: str, place: Place, usage: Usage) -> Verdict | None:
        """A verdict on a word of letters, or None when it stands; microseconds for most words."""
        lower = word.lower()
        own = self._lexicon.evidence(lower)
        if not self.doubtful(own, place, usage):
            return None
        ranked = self.ranked(own, place, usage)
        if not ranked:
            return None
        features = self.features(own, ranked, place, usage)
        odds = sum(w * x for w, x in zip(WEIGHTS[place.group], features, strict=True))
        level = self._level(odds, own, ranked, place, usage)
        if level is None:
            return None
        return Verdict(tuple(c._replace(text=self.dress(c.text, word)) for c in ranked[:5]), odds, level)

    def _level(self, odds: float, own: Evidence, ranked: list[Candidate], place: Place, usage: Usage) -> str | None:
        """What the log-odds are enough for; a fix is sure only when no second candidate comes near."""
        best = ranked[0]
        kind = self._kind(own, best, place, usage)
        warning, error = LEVELS[kind]
        if odds < warning:
            return None
        gap = best.score - ranked[1].score if len(ranked) > 1 else 9.0
        lead = SURE_GAP if len(own.lower) > 5 else SHORT_GAP
        sure = odds >= error and gap >= lead and best.slip > SURE_SLIP
        return "error" if sure and not (kind == "nama" and is_variant(best.text, own.lower)) else "warning"

    def _kind(self, own: Evidence, best: Candidate, place: Place, usage: Usage) -> str:
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

    def accepts(self, text: str, usage: Usage) -> bool:
        """Does a word stand wherever it is in its article? One look-up for nearly all of them."""
        stands = self._standing[text]
        return stands is True or (stands is None and not self._overshadowed(text.lower(), usage))

    def _stands(self, text: str) -> bool | None:
        """Is a word beyond doubt in every place (None: unless the article has a more prominent name)?"""
        own = self._lexicon.evidence(text)
        if not text[0].isupper():
            return not self.doubtful(own, Place(), Usage())
        places = (Place(capital=True, start=True), Place(capital=True))
        return False if any(self.doubtful(own, place, Usage()) for place in places) else None

    def doubtful(self, own: Evidence, place: Place, usage: Usage) -> bool:
        """Is a word worth looking at? Frequent, short, personal and nonstandard ones are not."""
        if own.personal or own.nonstandard or len(own.lower) < 3:
            return False
        if place.name:
            settled = self._settled(own) or not (own.logp < -4.0 or own.capital == 0.0)
            return not settled or (not self._is_place(own) and self._overshadowed(own.lower, usage))
        if own.logp > ACCEPT or (own.logp > BACKED and own.standard) or (place.capital and own.names):
            return False
        return own.logp < BACKED or not any(r.licensed for r in self._lexicon.readings(own.lower)[:1])

    def near(self, lower: str, deep: bool = False) -> tuple[tuple[str, float], ...]:
        """Candidates of a distinct word with the cost of the slip; two edits only where one gives nothing."""
        return self._close(lower, deep) if deep else self._near[lower]

    def _close(self, lower: str, deep: bool = False) -> tuple[tuple[str, float], ...]:
        from .candidates import lookup, near

        if deep and len(lower) >= 6:
            return self._within(lower, lookup(lower))
        found = self._within(lower, near(lower, 1))
        if len(lower) >= 6 and not any(self.prior(c, False) > -6.5 for c, _ in found):
            found = self._within(lower, near(lower, 2))
        return found

    def _within(self, lower: str, near: Sequence[tuple[str, int]]) -> tuple[tuple[str, float], ...]:
        """Those of some candidates that may be suggested, with the cost of the slip."""
        pool = [*near, *((c, 1) for c in self._house(lower))]
        found = ((max(self.prior(c, False), self.prior(c, True)), -d, c) for c, d in dict.fromkeys(pool))
        kept = sorted((f for f in found if f[0] > UNSEEN), reverse=True)
        close = [c for _, d, c in kept if d == -1]
        return tuple(
            (c, slips.cost(c, lower)) for c in [*close, *[c for p, d, c in kept if d < -1 and p > FAR][:FAR_MOST]]
        )

    def _house(self, lower: str) -> Iterator[str]:
        """Words that the house has added, within one edit."""
        from .candidates import distance

        if self._own is None:
            self._own = {}
            for word in self._lexicon.personal:
                for rest in rests(word.lower()):
                    self._own.setdefault(rest, set()).add(word.lower())
        if self._own:
            near = {word for rest in rests(lower) for word in self._own.get(rest, ())}
            yield from sorted(word for word in near if distance(word, lower, 1) == 1)

    def prior(self, lower: str, name: bool) -> float:
        """log10 of the share of a form in text of its case; UNSEEN when it may not be suggested."""
        return self._priors[lower, name]

    def _prior(self, key: tuple[str, bool]) -> float:
        lower, name = key
        if lower in self._lexicon.unsuggested:
            return UNSEEN
        found = self._lexicon.evidence(lower)
        return self._name_prior(found) if name else self._word_prior(found)

    def _word_prior(self, found: Evidence) -> float:
        if found.personal:
            return -6.0
        if found.nonstandard:
            return max(found.logp, FLOOR) if self._apart(found.lower) else UNSEEN
        if found.capital > 0.7 and not found.register:
            return UNSEEN
        if found.standard:
            return max(found.logp, FLOOR)
        readings = self._lexicon.readings(found.lower)
        if readings and readings[0].licensed and readings[0].cost < 1.6:
            return max(found.logp, FLOOR - readings[0].cost * 0.4, self._derived_prior(readings[0])) - 0.1
        named = found.names or found.places & STRICT_PLACE
        if named and not found.register and not (readings and found.logp > -6.5):
            return UNSEEN
        if found.register and not found.register & NAME_FOREIGN:
            return max(found.logp, FLOOR) - 0.6
        least = -6.4 if found.register else -5.8
        return found.logp - (0.6 if found.english < 4.5 else 1.0) if found.logp > least else UNSEEN

    def _derived_prior(self, reading: Reading) -> float:
        """What the frequency of its root makes of an uncounted derivation: clitics are common, each affix rarer."""
        drop = 2.6 if reading.prefix or reading.suffix or reading.bound else 1.4
        clitics = 0.0 if reading.clitics in ((), ("nya",)) else 1.0
        return min(self._lexicon.evidence(reading.root).logp - drop - clitics, DERIVED)

    def _apart(self, lower: str) -> str | None:
        """The standard form in several words of a form that is written as one (seringkali → sering kali)."""
        found = (row[1] for row in self._lexicon.row("takbaku", lower) if row[2] == "fix" and " " in row[1])
        return next(found, None)

    def _name_prior(self, found: Evidence) -> float:
        logp = found.logp
        if found.personal:
            return -6.0
        if found.names or found.places & STRICT_PLACE or found.capital > 0.6:
            strict = 0.3 if (found.names | found.places) & (STRICT_PLACE | NAME_BITS["negara"]) else 0.0
            spread = 0.0 if not 0.0 <= found.capital < 0.5 else -0.7
            return max(logp + spread, NAME_FLOOR) + 0.6 + strict
        if found.nonstandard:
            return UNSEEN
        if found.standard and logp > -6.5:
            return logp - 0.9
        return found.english - 10.3 if found.english > ENGLISH_TITLE else UNSEEN

    def ranked(self, own: Evidence, place: Place, usage: Usage) -> list[Candidate]:
        """All candidates with a score, best first."""
        lower = own.lower
        pool = dict(self.near(lower))
        for other in self._in_article(own, place, usage):
            pool.setdefault(other, slips.cost(other, lower))
        ranked = [self._candidate(c, slip, place, usage) for c, slip in pool.items() if slip > -4.6]
        return sorted((c for c in ranked if c.score > -30), key=lambda c: (-c.score, c.text))

    def _settled(self, own: Evidence) -> bool:
        """A listed name that texts use is no slip (Cina beside China): consistency is the business of other rules."""
        return bool(own.names or own.places & STRICT_PLACE) and own.logp > -6.2

    @staticmethod
    def _is_place(own: Evidence) -> bool:
        return bool((own.names | own.places) & (STRICT_PLACE | NAME_BITS["negara"]))

    def _overshadowed(self, lower: str, usage: Usage) -> bool:
        """Does the article have another name within one edit, more than once, and this one only here (Bapa beside Bapak)?"""
        if not usage.prominent or usage.counts.get(lower, 1) > 1:
            return False
        return any(other != lower for rest in rests(lower) for other in usage.prominent.get(rest, ()))

    def _in_article(self, own: Evidence, place: Place, usage: Usage) -> Iterator[str]:
        """The article's own words that lie close: a name unknown to every list may be meant."""
        from .candidates import distance

        lower, length = own.lower, len(own.lower)
        times = usage.counts.get(lower, 1)
        for other in usage.near(lower):
            if (
                -2 < len(other) - length < 2
                and (usage.counts[other] > times or (times == 1 and len(other) > 6))
                and other != lower
                and len(other) > 3
            ):
                if (not place.name or other in usage.capitals) and distance(other, lower, 1) == 1:
                    yield other

    def _candidate(self, lower: str, slip: float, place: Place, usage: Usage) -> Candidate:
        prior = self.prior(lower, place.name)
        if lower in self._lexicon.unsuggested:
            return Candidate(lower, UNSEEN, prior, slip)
        if place.start and place.capital:
            prior = max(prior, self.prior(lower, True) - 0.4)
        inside = (usage.capitals if place.name else usage.counts).get(lower, 0)
        if inside > 1 or (inside and (prior > UNSEEN or (place.name and len(lower) > 6))):
            prior = log10(10**prior + AGAIN * inside / max(usage.words, SHORTEST))
        if prior <= UNSEEN:
            return Candidate(lower, UNSEEN, prior, slip)
        fit = self.fit(lower, place)
        return Candidate(lower, prior + slip + fit, prior, slip, fit)

    def fit(self, lower: str, place: Place) -> float:
        """How well a word stands between its neighbours: log10, about -1 to +2."""
        total = self._pair(place.before, lower) if place.before else 0.0
        return total + (self._pair(lower, place.after) if place.after else 0.0)

    def _pair(self, before: str, word: str) -> float:
        if before[0] not in "^,#" and self._lexicon.name_pair(before, word):
            return 1.2
        return max(min(self._lexicon.pair(before, word), 1.6), -0.8) * 0.6

    def features(self, own: Evidence, ranked: list[Candidate], place: Place, usage: Usage) -> tuple[float, ...]:
        """What the logistic model weighs, in the order of `FEATURES`."""
        best = ranked[0]
        readings = self._lexicon.readings(own.lower)
        reading = readings[0] if readings else None
        other = self._lexicon.evidence(best.text)
        attested = own.logp if own.logp > UNSEEN else -7.6
        vouched = self._vouched(own, reading, place)
        alone = float(vouched <= -9.0)
        inside = usage.capitals if place.name else usage.counts
        length = len(own.lower)
        common = place.name and other.standard and other.capital < 0.5 and not other.places & STRICT_PLACE
        among_people = place.beside_capital and self._beside_person(place)
        variant = is_variant(best.text, own.lower)
        kind = "nama" if place.capital else "kata"
        (as_word, odd_word), (as_name, odd_name) = (self._lexicon.likeness(own.lower, k) for k in ("kata", "nama"))
        look, odd = (as_name, odd_name) if place.capital else (as_word, odd_word)
        return (
            1.0,
            min(best.score - vouched, 8.0),
            alone,
            alone * (best.prior + 8.0),
            alone * best.slip,
            best.prior,
            best.slip,
            best.fit,
            self.fit(own.lower, place),
            attested + 7.6,
            float(own.logp > UNSEEN),
            float(own.standard),
            float(bool(own.register) and not own.standard),
            float(reading is not None and reading.licensed),
            max(0.0, 3.0 - reading.cost) if reading and reading.licensed else 0.0,
            float(reading is not None and not reading.licensed),
            max(0.0, 5.0 - reading.cost) if reading and not reading.licensed else 0.0,
            float(own.web),
            own.english,
            own.malay,
            float(bool(own.names & ~PERSON)),
            float(bool(own.names & PERSON)),
            float(bool(own.places)),
            min(usage.counts.get(own.lower, 1), 4) - 1.0,
            min(inside.get(best.text, 0), 4.0),
            float(inside.get(best.text, 0) > 0),
            look,
            as_word - as_name,
            look - self._lexicon.likeness(best.text, kind)[0],
            odd,
            odd - self._lexicon.likeness(best.text, kind)[1],
            float(self._in_name(best.text, place)),
            float(self._in_name(own.lower, place)),
            min(length, 10) / 10,
            float(length <= 5),
            float(place.beside_capital),
            float(place.quoted),
            float(bool(usage.capitals.get(own.lower, 0)) and place.start),
            float(place.after in SAYING or place.before in TITLES),
            float(other.english > 4.0 and not other.standard),
            float(other.standard and not other.names),
            float(bool((other.names | other.places) & STRICT_PLACE)),
            float(variant),
            float(among_people),
            float(among_people and variant),
            float(common),
            float(common and place.beside_capital),
            float(common and among_people),
            float(length <= 4),
            float(best.slip < -2.0),
            float(own.lower[0] != best.text[0]),
            float(own.lower[:-1] == best.text or own.lower == best.text[:-1]),
        )

    def _in_name(self, lower: str, place: Place) -> bool:
        """Does a word make a listed name with a neighbour (Ridwan Kamil)?"""
        before, after = place.before, place.after
        pair = self._lexicon.name_pair
        return (before[:1].isalpha() and pair(before, lower)) or (bool(after) and pair(lower, after))

    def _beside_person(self, place: Place) -> bool:
        found = (self._lexicon.evidence(word) for word in (place.before, place.after) if word[:1].isalpha())
        return any(e.names & PERSON and not e.standard for e in found)

    def _vouched(self, own: Evidence, reading: Reading | None, place: Place) -> float:
        """The best single thing that vouches for a word, log10; -9 when nothing does."""
        options = [-9.0]
        if own.logp > UNSEEN:
            options.append(own.logp)
        if own.standard or own.register:
            options.append(-6.3)
        if reading:
            options.append(-6.4 - 0.6 * reading.cost if reading.licensed else -6.9 - 0.8 * reading.cost)
        if own.web:
            options.append(-7.2)
        if own.english or own.malay:
            options.append(max(own.english - 10.7, own.malay - 11.3, -8.9))
        if place.capital and (own.names or own.places):
            options.append(-5.6)
        return max(options)

    def dress(self, lower: str, model: str) -> str:
        """A candidate with its own capitals, or those of the word that it replaces."""
        found = self._lexicon.evidence(lower)
        if found.nonstandard:
            lower = self._apart(lower) or lower
        if model.isupper() and len(model) > 1:
            return lower.upper()
        if model[:1].isupper():
            proper = found.written[:1].isupper() and (not found.standard or found.capital > 0.6)
            return found.written if proper else lower[:1].upper() + lower[1:]
        if found.written and not (found.standard or found.register) and (found.logp <= -6 or found.capital > 0.6):
            return found.written
        return lower


FEATURES = (
    "selalu", "nisbah", "tak dijamin", "tak dijamin, awal calon", "tak dijamin, biaya", "awal calon", "biaya", "cocok calon", "cocok kata", "kekerapan", "tercatat", "kata baku", "ragam lain", "parse berizin",
    "murahnya parse berizin", "parse", "murahnya parse", "web", "inggris", "melayu", "nama", "nama orang", "tempat", "ulangan",
    "calon di artikel", "calon ada di artikel", "rupa", "lebih kata daripada nama", "rupa dibanding calon", "janggal", "janggal dibanding calon",
    "calon bernama", "bernama", "panjang", "pendek", "di samping kapital", "kutipan", "nama di artikel", "tempat nama orang",
    "calon asing", "calon kata baku",
    "calon tempat", "varian nama", "di samping nama orang", "varian di samping nama orang", "calon kata umum",
    "calon kata umum, di samping kapital", "calon kata umum, di samping nama orang", "sangat pendek", "jauh", "huruf pertama", "ujung",
)  # fmt: skip
NAME_FOREIGN = 32

SAYING = frozenset(
    "mengatakan menyebut menyebutkan menambahkan menjelaskan mengungkapkan menuturkan menegaskan menilai mengaku meminta juga berharap "
    "menyatakan mengklaim memastikan menyampaikan sendiri yang dan saat menjawab mengimbau menyayangkan".split()
)
"""What stands behind a name at the start of a sentence."""
TITLES = frozenset(
    "pak bu bapak ibu mas mbak bang kang gus kiai kyai ustaz haji hj h drs dr prof ir tn ny saudara jenderal kolonel kapten letnan mayor "
    "brigjen irjen kompol akp akbp ipda iptu aiptu bripka kata ujar tutur ucap jelas tegas imbuh tambah ungkap papar terang cetus tukas "
    "sebut bin binti al el van de von di santo".split()
)
"""What stands before a person's name."""

_VARIANT_GROUPS = ("aeiouy", "fpv", "bp", "szcx", "ckqg", "dt", "jyi", "wuv")


def is_variant(a: str, b: str) -> bool:
    """Do two forms differ as spellings of one name do: a vowel, single or double letter, i/y/j, f/p/v, s/z, c/k/q, d/t, h?"""
    if abs(len(a) - len(b)) > 1:
        return False
    i = 0
    while i < min(len(a), len(b)) and a[i] == b[i]:
        i += 1
    if len(a) == len(b):
        return a[i + 1 :] == b[i + 1 :] and any(a[i] in g and b[i] in g for g in _VARIANT_GROUPS)
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    extra = longer[i] if i < len(longer) else ""
    return longer[i + 1 :] == shorter[i:] and (extra in "hey" or extra in (longer[i - 1 : i], longer[i + 1 : i + 2]))


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
    prominent = _close(name for name, times in capitals.items() if times > 1)
    close = _close(counts) if len(counts) > LONG_TEXT else {}
    return Usage(counts, capitals, written, sum(counts.values()), prominent, close)


def _close(words: Iterable[str]) -> dict[str, list[str]]:
    close: dict[str, list[str]] = {}
    for word in words:
        for rest in rests(word) if 3 < len(word) < 40 else ():
            close.setdefault(rest, []).append(word)
    return close


def rests(word: str) -> set[str]:
    """A word, and what is left of it without any one letter."""
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}
