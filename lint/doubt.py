"""Is a word a slip or legitimate? A logistic model over what vouches for it and for the best candidate.

The features come in three blocks: of the word alone, of the pair of word and candidate, and of the place where it stands.
The first two hold wherever the pair is met, so their weighted sums are kept. Weights: `lint/weights.py`, fitted by
`python -m tests.bench.calibrate`. Odds are natural log-odds.
"""

from __future__ import annotations

from functools import lru_cache
from operator import mul

from .classes import PERSON, STRICT_PLACE
from .lexicon import KEPT_WORDS, Evidence, Lexicon
from .morphology import Reading
from .neighbours import Neighbours, Place
from .priors import UNSEEN
from .tuples import NamedTuple
from .usage import Usage
from .weights import WEIGHTS

UNVOUCHED = -9.0
"""What vouches for a word that nothing vouches for, log10."""

OF_WORD = (
    "selalu", "tak dijamin", "kekerapan", "tercatat", "kata baku", "ragam lain", "parse berizin", "murahnya parse berizin", "parse",
    "murahnya parse", "web", "inggris", "melayu", "nama", "nama orang", "tempat", "rupa", "lebih kata daripada nama", "janggal", "panjang",
    "pendek", "sangat pendek",
)  # fmt: skip
OF_PAIR = (
    "tak dijamin, biaya", "biaya", "rupa dibanding calon", "janggal dibanding calon", "calon asing", "calon kata baku", "calon tempat",
    "varian nama", "calon kata umum", "jauh", "huruf pertama", "ujung",
)  # fmt: skip
OF_PLACE = (
    "nisbah", "tak dijamin, awal calon", "awal calon", "cocok calon", "cocok kata", "ulangan", "calon di artikel", "calon ada di artikel",
    "calon bernama", "bernama", "di samping kapital", "kutipan", "nama di artikel", "tempat nama orang", "di samping nama orang",
    "varian di samping nama orang", "calon kata umum, di samping kapital", "calon kata umum, di samping nama orang",
)  # fmt: skip
FEATURES = OF_WORD + OF_PAIR + OF_PLACE

_PAIR_FROM, _PLACE_FROM = len(OF_WORD), len(OF_WORD) + len(OF_PAIR)
_BLOCKS = {g: (w[:_PAIR_FROM], w[_PAIR_FROM:_PLACE_FROM], w[_PLACE_FROM:]) for g, w in WEIGHTS.items()}


class Candidate(NamedTuple):
    """One correction; `score` = prior + slip + fit, all log10."""

    text: str
    score: float
    prior: float = 0.0
    slip: float = 0.0
    fit: float = 0.0


class _Word(NamedTuple):
    """The word as written: its part of the odds, the best single thing that vouches for it (log10), and whether nothing does."""

    odds: float
    vouched: float
    alone: float


class _Pair(NamedTuple):
    """Word and candidate: their part of the odds; are they spellings of one name; is a common word meant in the place of a name?"""

    odds: float
    variant: bool
    common: bool


class Doubt:
    """The model over one lexicon; the sums of words and pairs are kept."""

    def __init__(self, lexicon: Lexicon, neighbours: Neighbours) -> None:
        self._lexicon, self._neighbours = lexicon, neighbours
        self._words = lru_cache(KEPT_WORDS // 4)(self._word)
        self._pairs = lru_cache(KEPT_WORDS // 4)(self._pair)

    def odds(self, own: Evidence, best: Candidate, place: Place, usage: Usage) -> float:
        """Log-odds that a word is a slip for its best candidate."""
        group, lower = place.group, own.lower
        word = self._words(lower, group)
        pair = self._pairs(lower, best.text, best.slip, group)
        here = self._of_place(lower, best, place, usage, word, pair)
        odds: float = word.odds + pair.odds + sum(map(mul, _BLOCKS[group][2], here))
        return odds

    def features(self, own: Evidence, best: Candidate, place: Place, usage: Usage) -> tuple[float, ...]:
        """What is weighed, in the order of `FEATURES`; for the fit of the weights."""
        group, lower = place.group, own.lower
        of_word, _ = self._of_word(own, group)
        of_pair = self._of_pair(lower, best.text, best.slip, group)
        word, pair = self._words(lower, group), self._pairs(lower, best.text, best.slip, group)
        return (*of_word, *of_pair, *self._of_place(lower, best, place, usage, word, pair))

    def _word(self, lower: str, group: str) -> _Word:
        features, backing = self._of_word(self._lexicon.evidence(lower), group)
        return _Word(sum(map(mul, _BLOCKS[group][0], features)), backing, features[OF_WORD.index("tak dijamin")])

    def _of_word(self, own: Evidence, group: str) -> tuple[tuple[float, ...], float]:
        lower, length = own.lower, len(own.lower)
        readings = self._lexicon.readings(lower)
        reading = readings[0] if readings else None
        capital = group != "kata"
        backing = vouched(own, reading, capital)
        (as_word, odd_word), (as_name, odd_name) = (self._lexicon.likeness(lower, k) for k in ("kata", "nama"))
        features = (
            1.0,
            float(backing <= UNVOUCHED),
            (own.logp if own.logp > UNSEEN else -7.6) + 7.6,
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
            as_name if capital else as_word,
            as_word - as_name,
            odd_name if capital else odd_word,
            min(length, 10) / 10,
            float(length <= 5),
            float(length <= 4),
        )
        return features, backing

    def _pair(self, lower: str, best: str, slip: float, group: str) -> _Pair:
        features = self._of_pair(lower, best, slip, group)
        odds = sum(map(mul, _BLOCKS[group][1], features))
        return _Pair(
            odds, bool(features[OF_PAIR.index("varian nama")]), bool(features[OF_PAIR.index("calon kata umum")])
        )

    def _of_pair(self, lower: str, best: str, slip: float, group: str) -> tuple[float, ...]:
        other = self._lexicon.evidence(best)
        kind = "kata" if group == "kata" else "nama"
        (look, odd), (best_look, best_odd) = (self._lexicon.likeness(w, kind) for w in (lower, best))
        common = group == "nama" and other.standard and other.capital < 0.5 and not other.places & STRICT_PLACE
        return (
            self._words(lower, group).alone * slip,
            slip,
            look - best_look,
            odd - best_odd,
            float(other.english > 4.0 and not other.standard),
            float(other.standard and not other.names),
            float(bool((other.names | other.places) & STRICT_PLACE)),
            float(is_variant(best, lower)),
            float(common),
            float(slip < -2.0),
            float(lower[0] != best[0]),
            float(lower[:-1] == best or lower == best[:-1]),
        )

    def _of_place(
        self, lower: str, best: Candidate, place: Place, usage: Usage, word: _Word, pair: _Pair
    ) -> tuple[float, ...]:
        text, inside = best.text, (usage.capitals if place.name else usage.counts).get(best.text, 0)
        beside = place.beside_capital
        people = beside and self._neighbours.beside_person(place)
        in_name = self._neighbours.in_name
        return (
            min(best.score - word.vouched, 8.0),
            word.alone * (best.prior + 8.0),
            best.prior,
            best.fit,
            self._neighbours.fit(lower, place),
            min(usage.counts.get(lower, 1), 4) - 1.0,
            min(inside, 4.0),
            inside > 0,
            in_name(text, place),
            in_name(lower, place),
            beside,
            place.quoted,
            place.start and bool(usage.capitals.get(lower, 0)),
            place.after in SAYING or place.before in TITLES,
            people,
            people and pair.variant,
            pair.common and beside,
            pair.common and people,
        )


def vouched(own: Evidence, reading: Reading | None, capital: bool) -> float:
    """The best single thing that vouches for a word, log10; `UNVOUCHED` when nothing does."""
    options = [UNVOUCHED]
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
    if capital and (own.names or own.places):
        options.append(-5.6)
    return max(options)


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
