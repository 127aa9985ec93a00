"""Real words in the place of others: does another word, one slip away, fit its neighbours far better?

A word that no dictionary doubts (tahu, selam, masa) is weighed against those it may be a slip of (tahun, selama, massa):
how often either stands beside these neighbours and between neighbours of these classes, how common either is in edited text,
what the slip costs, and how often either stands in the article. A small forest of decision trees
(`dictionaries/confusion_trees.tsv`, fitted by `python -m tests.bench.confusable`) gives the log-odds.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from math import inf, log10
from operator import getitem

from .classes import ADJECTIVE, NOUN, VERB
from .lexicon import KEPT_WORDS, Lexicon
from .store import WordTable
from .tuples import NamedTuple

KEPT_PLACES = 1500
"""How many words are kept, each in its place, with what the trees are asked there."""

START, END, SIGN, NUMERAL, NAME, OTHER = "^", "$", ",", "#", "K", "X"
MARKS = frozenset((START, END, SIGN, NUMERAL))

FUNCTION_WORDS = frozenset(
    """
    a ada adalah agar akan akhirnya akibat aku anda antara apa apabila apakah atas atau bagaimana bagi bahkan bahwa baik banyak
    baru beberapa begitu belum benar berapa berbagai berdasarkan berikut bersama besar bila bisa buah buat bukan bulan cukup cuma
    dahulu dalam dan dapat dari daripada datang demi demikian dengan depan di dia diri dong dua dulu empat enam guna hal hampir
    hanya hari harus hendak hingga ia ialah ikut ingin ini itu jadi jam jangan jika juga jumlah juta kala kalau kali kalian kami
    kamu karena kata ke kedua kemarin kembali kemudian kendati kepada kerap ketiga ketika kini kita kok kurang lagi lain lalu lama
    langsung lebih lewat lima luar maka malah mana masih masing maupun melainkan melalui memang menit menjadi menurut mereka meski
    meskipun meter mengenai miliar misalnya mulai mungkin nah namun nanti nih nya oleh orang pada padahal paling para pasca
    pernah persen pertama perlu pihak puluh pun ratus ribu saat saja salah sama sambil sampai sana sangat satu saya seandainya sebab
    sebagai sebagaimana sebagian sebelum sebelumnya sebuah secara sedang sedangkan sehingga sejak sejumlah sekali sekarang sekitar
    sekaligus selain selalu selama selanjutnya seluruh semakin sementara semua sendiri seorang seperti sering serta sesuai sesudah
    setelah setiap sih siapa sini situ suatu sudah supaya tahun tak tanggal tanpa tapi tempat tengah tentang terhadap terkait terlalu
    tersebut terus tetap tetapi tiap tidak tiga triliun turut ujar ujarnya ulang umumnya unit untuk usai waktu wib ya yaitu yakni yang
    """.split()
)
"""Words that are a class of their own in a context; numbers and times among them, because news is full of these."""

SHAPES = ("me", "me-kan", "di", "ber", "ter", "verba", "nya", "ke-an", "pe", "benda", "sifat", "kata", "lain")
"""Classes of all other neighbours, besides `K` (capital in mid-sentence), `X` (unknown) and the marks."""


class Usage(NamedTuple):
    """What the article has: counts by lower-case form, and how many words."""

    counts: Mapping[str, int] = {}
    words: int = 0


class Place(NamedTuple):
    """The neighbours in lower case (or a mark: ^ start, $ end, `,` another sign, # number), which of them bear a mid-sentence
    capital, and whether the word stands in a quotation."""

    before: str
    after: str
    name_before: bool = False
    name_after: bool = False
    quoted: bool = False


class Suspect(NamedTuple):
    """The word that is probably meant, and the log-odds."""

    meant: str
    odds: float


FEATURES = (
    "kelaziman", "slip", "bagian", "bagian-maksud", "kiri", "kanan", "kelas-kiri", "kelas-kanan", "kelas-keduanya", "terlihat-kiri",
    "terlihat-kanan", "maksud-kiri", "maksud-kanan", "jumlah-kiri", "jumlah-kanan", "terlihat-keduanya", "terlihat-kelas-kiri",
    "terlihat-kelas-kanan", "panjang", "kutipan", "nama", "ulang", "topik",
)  # fmt: skip
"""What the trees look at, in the order of `Confusions.features`; a tree names a feature by its number."""

_BOTH = FEATURES.index("kelas-keduanya")
LEAST_FIT = -0.7
"""Least log10 by which the word meant fits the classes of its neighbours better: below it the trees find next to nothing."""

_PAIRS = {"hitungan-ccbysa": 1.0, "hitungan-cc0": 1.0, "hitungan-ccby": 0.5, "hitungan-hukum": 0.1}
CONTEXTS = {"konteks-ccbysa": 1.0, "konteks-hukum": 0.1}
"""Weights of the counted texts: law is formulaic and ten times longer than all others."""

WIDE = 2e4
"""How many words of counted text the wide frequency list is worth as a prior."""

_BITS = 10
_ANY = (1 << _BITS) - 1
"""A context is two class numbers of so many bits; the highest number stands for any neighbour."""


MOST_LEAVES = 16
"""Leaves that a tree may have (they are fitted with 15)."""


class _Sparse(NamedTuple):
    """A sparse matrix of one group of texts, a row per word: the words that follow it, or the classes that it stands between."""

    table: WordTable
    weight: float
    offsets: memoryview
    columns: memoryview
    counts: memoryview

    def row(self, number: int, row: int) -> _Row:
        return number, self.weight, self.columns, self.counts, self.offsets[row], self.offsets[row + 1]


_Row = tuple[int, float, memoryview, memoryview, int, int]
"""A row of the n-th matrix: n, weight, columns and counts of the matrix, where the row begins and ends in them."""


class _Word(NamedTuple):
    """What is known of a distinct word wherever it stands.

    `columns`: its numbers in the matrices of pairs, -1 when it has none; `following`, `total`: its rows there, and how often
    it stands in these texts; `contexts`, `counted`: the same of the matrices of contexts. `number`: its class as a neighbour.
    `share`: its share of the counted texts with the prior.
    """

    columns: tuple[int, ...]
    following: tuple[_Row, ...]
    total: float
    contexts: tuple[_Row, ...]
    counted: float
    number: int
    share: float


class _Around(NamedTuple):
    """A context: the neighbours (none behind the last word), the classes of both as columns, and how often these stand there."""

    before: _Word
    after: _Word | None
    first: tuple[int, int]
    last: tuple[int, int]
    pair: tuple[int, int]
    n_first: float
    n_last: float
    n_pair: float


class _Fit(NamedTuple):
    """How a word fits the classes of its neighbours: how often it stands there, the shares, log10 of the last over the prior."""

    n_first: float
    n_last: float
    n_both: float
    first: float
    last: float
    both: float


class Confusions:
    """The pairs, contexts and trees of one lexicon; what is asked of a distinct word is kept."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._pairs = lexicon.table("kembar")
        self._followed = [_sparse(lexicon.table(name), weight, *_PAIR_COLUMNS) for name, weight in _PAIRS.items()]
        self._contexts = [_sparse(lexicon.table(name), weight, *_CONTEXT_COLUMNS) for name, weight in CONTEXTS.items()]
        self._numbers = {name: i for i, name in enumerate(class_names())}
        self._meant = lru_cache(KEPT_WORDS // 4)(self._read)
        self._distinct = lru_cache(KEPT_WORDS // 4)(self._word)
        self._total = lru_cache(KEPT_WORDS // 4)(self._sum)
        self._in_place = lru_cache(KEPT_PLACES)(self._fitting)
        self._totals = _rows(self._contexts, [c.table.find("*") for c in self._contexts])
        self._words = _times(self._totals, _columns(_ANY, _ANY))
        self._trees: Forest | None = None

    def judge(self, lower: str, place: Place, usage: Usage, least: float) -> Suspect | None:
        """The likeliest word in the place of this one when its log-odds reach `least`."""
        best: Suspect | None = None
        for other, found in self.features(lower, place, usage, LEAST_FIT):
            odds = self.forest.odds(found)
            if odds >= least and (best is None or odds > best.odds):
                best = Suspect(other, odds)
        return best

    def features(
        self, lower: str, place: Place, usage: Usage, least_fit: float = -inf
    ) -> Iterator[tuple[str, tuple[float, ...]]]:
        """The words that may be meant, each with what the trees are asked about; none when the word is at home there."""
        for other, of_words in self._in_place(lower, place, least_fit):
            again = min(usage.counts.get(lower, 1) - 1, 5)
            topic = usage.counts.get(other, 0) / max(usage.words, 200)
            names = place.name_before + place.name_after
            yield other, (*of_words, len(lower), place.quoted, names, again, log10(topic * 1000 + 0.1))

    def _fitting(self, lower: str, place: Place, least_fit: float) -> tuple[tuple[str, tuple[float, ...]], ...]:
        """The words that may be meant in a place, with what does not depend on the article."""
        meant = self.meant(lower)
        if not meant:
            return ()
        before, after = self._distinct(place.before), self._distinct(place.after) if place.after not in MARKS else None
        word = self._distinct(lower)
        beside = _beside(word, before, after)
        if _is_at_home(*beside):
            return ()
        around = self._around(place, before, after)
        own = _fit(word, around)
        found: list[tuple[str, tuple[float, ...]]] = []
        for other, slip in meant:
            its = _fit(self._distinct(other), around)
            if its.both - own.both >= least_fit:
                first, *others = self._of_words(word, own, beside, self._distinct(other), its, around)
                found.append((other, (first, slip, *others)))
        return tuple(found)

    def meant(self, lower: str) -> tuple[tuple[str, float], ...]:
        """What a word may be a slip of, with the cost of the slip (log10)."""
        return self._meant(lower)

    def _read(self, lower: str) -> tuple[tuple[str, float], ...]:
        row = self._pairs.find(lower)
        if row < 0:
            return ()
        offsets = self._pairs.column("isi_batas")
        text = str(self._pairs.column("isi")[offsets[row] : offsets[row + 1]], "utf-8")
        cells = (line.split("\t") for line in text.split("\n"))
        return tuple((meant, float(cost)) for _, meant, cost in cells)

    @property
    def forest(self) -> Forest:
        if self._trees is None:
            self._trees = Forest(self._lexicon.table("pohon"))
        return self._trees

    def _of_words(
        self, word: _Word, own: _Fit, beside: tuple[float, float], other: _Word, its: _Fit, around: _Around
    ) -> tuple[float, ...]:
        """What the trees are asked about two words in one context, without the slip; shares smoothed by those of the classes."""
        its_beside = _beside(other, around.before, around.after)
        n_before, n_after = around.before.total, around.after.total if around.after else 0.0
        p, q = word.share, other.share
        before, after = (beside[0] + 5 * own.first) / (n_before + 5), (beside[1] + 5 * own.last) / (n_after + 5)
        its_before = (its_beside[0] + 5 * its.first) / (n_before + 5)
        its_after = (its_beside[1] + 5 * its.last) / (n_after + 5)
        return (
            log10(q) - log10(p), log10((word.counted + 0.3) / self._words), log10((other.counted + 0.3) / self._words),
            log10(its_before / q) - log10(before / p), log10(its_after / q) - log10(after / p),
            log10(its.first / q) - log10(own.first / p), log10(its.last / q) - log10(own.last / p), its.both - own.both,
            _log(beside[0]), _log(beside[1]), _log(its_beside[0]), _log(its_beside[1]), _log(n_before), _log(n_after),
            _log(own.n_both), _log(own.n_first), _log(own.n_last),
        )  # fmt: skip

    def _around(self, place: Place, before: _Word, after: _Word | None) -> _Around:
        first = self._numbers[NAME] if place.name_before else before.number
        last = self._numbers[NAME] if place.name_after else after.number if after else self._numbers[place.after]
        columns = _columns(first, _ANY), _columns(_ANY, last), _columns(first, last)
        return _Around(before, after, *columns, *map(self._total, columns))

    def _sum(self, columns: tuple[int, int]) -> float:
        """How often any word stands between neighbours of two classes."""
        return _times(self._totals, columns)

    def _word(self, lower: str) -> _Word:
        """What is known of a word, or of a mark: marks stand behind the last word of the matrices of pairs."""
        mark = _MARK_ROWS.get(lower)
        numbers = tuple(len(f.table) + mark if mark is not None else f.table.find(lower) for f in self._followed)
        found = zip(self._followed, numbers, strict=True)
        total = sum(f.weight * f.table.column("jumlah")[row] for f, row in found if 0 <= row < len(f.table))
        contexts = _rows(self._contexts, [c.table.find(lower) for c in self._contexts])
        counted = _times(contexts, _columns(_ANY, _ANY))
        share = (counted + 10 ** self._lexicon.evidence(lower).logp * WIDE) / (self._words + WIDE)
        number = self._numbers[neighbour_class(self._lexicon, lower)]
        return _Word(numbers, _rows(self._followed, numbers), total, contexts, counted, number, share)


_PAIR_COLUMNS = ("pasangan_batas", "pasangan_kata", "pasangan_jumlah")
_CONTEXT_COLUMNS = ("konteks_batas", "konteks_kelas", "konteks_jumlah")


def _sparse(table: WordTable, weight: float, *columns: str) -> _Sparse:
    return _Sparse(table, weight, *map(table.column, columns))


def _rows(matrices: Sequence[_Sparse], rows: Sequence[int]) -> tuple[_Row, ...]:
    found = enumerate(zip(matrices, rows, strict=True))
    return tuple(matrix.row(number, row) for number, (matrix, row) in found if row >= 0)


def _columns(first: int, last: int) -> tuple[int, int]:
    """The column of two classes in either matrix of contexts."""
    key = first << _BITS | last
    return key, key


def _times(rows: Iterable[_Row], columns: Sequence[int]) -> float:
    """The weighted counts of a word in one column of each matrix."""
    total = 0.0
    for number, weight, keys, counts, start, end in rows:
        at = bisect_left(keys, columns[number], start, end)
        if at < end and keys[at] == columns[number]:
            total += weight * counts[at]
    return total


def _beside(word: _Word, before: _Word, after: _Word | None) -> tuple[float, float]:
    """How often a word stands behind and before its neighbours."""
    return _times(before.following, word.columns), _times(word.following, after.columns) if after else 0.0


def _fit(word: _Word, around: _Around) -> _Fit:
    """How a word fits the classes of its neighbours: shares of ever narrower contexts, each smoothed by the wider one."""
    contexts, p = word.contexts, word.share
    n_first, n_last, n_both = (
        _times(contexts, around.first),
        _times(contexts, around.last),
        _times(contexts, around.pair),
    )
    first, last = (n_first + 20 * p) / (around.n_first + 20), (n_last + 20 * p) / (around.n_last + 20)
    both = (n_both + 10 * first * last / p) / (around.n_pair + 10)
    return _Fit(n_first, n_last, n_both, first, last, log10(both / p))


_MARK_ROWS = {START: 0, SIGN: 1, NUMERAL: 2}


class Forest:
    """Decision trees, all asked at once (QuickScorer: Lucchese et al., SIGIR 2015).

    Every leaf is a bit, every tree a field of `MOST_LEAVES` bits. The value of a feature lies between two of the thresholds
    that it is compared with anywhere, and so rules out leaves of all trees; what no feature rules out is one leaf a tree.
    `lint.compile` works out what each interval leaves.
    """

    def __init__(self, table: WordTable) -> None:
        values, trees = table.column("nilai").tolist(), len(table)
        bits = [1 << leaf for leaf in range(MOST_LEAVES)]
        self._values = [
            dict(zip(bits, values[at : at + MOST_LEAVES], strict=True)) for at in range(0, len(values), MOST_LEAVES)
        ]
        self._bytes = 2 * trees
        self._thresholds: Sequence[float] = table.column("ambang").tolist()
        ends = table.column("ambang_batas").tolist()
        self._ranges = [(*span, feature) for feature, span in enumerate(pairwise(ends)) if span[0] < span[1]]
        self._left = cache(self._leaves)
        self._stored = table.column("daun")

    def odds(self, features: Sequence[float]) -> float:
        """The sum of the leaves that the features lead to: natural log-odds."""
        thresholds, leaves, left = self._thresholds, self._left, -1
        for start, end, feature in self._ranges:
            left &= leaves(bisect_left(thresholds, features[feature], start, end) + feature)
        reached = memoryview(left.to_bytes(self._bytes, "little")).cast("H")
        return sum(map(getitem, self._values, reached))

    def _leaves(self, interval: int) -> int:
        """The leaves that an interval leaves, as bits."""
        size = self._bytes
        return int.from_bytes(self._stored[interval * size : (interval + 1) * size], "little")


def neighbour_class(lexicon: Lexicon, lower: str) -> str:
    """The class of a neighbour in lower case: a function word or mark itself, else its shape."""
    if lower in MARKS or lower in FUNCTION_WORDS:
        return lower
    found, classes = lexicon.evidence(lower), lexicon.classes(lower)
    if not classes and not found.known:
        return NAME if found.names or found.places else OTHER
    if classes & VERB and len(lower) > 5:
        for prefix in ("me", "di", "ber", "ter"):
            if lower.startswith(prefix):
                return "me-kan" if prefix == "me" and lower.endswith(("kan", "i")) else prefix
    if len(lower) > 5:
        if lower.endswith("nya"):
            return "nya"
        if classes & NOUN and lower.startswith(("pe", "ke")):
            return "ke-an" if lower.endswith("an") else "pe"
    return _plain_class(classes)


def _plain_class(classes: int) -> str:
    noun, adjective, verb = classes & NOUN, classes & ADJECTIVE, classes & VERB
    if noun:
        return "kata" if adjective or verb else "benda"
    if adjective:
        return "sifat"
    return "verba" if verb else "lain"


def _log(count: float) -> float:
    return log10(count + 0.1)


def _is_at_home(n_before: float, n_after: float) -> bool:
    """Does a word often stand beside these neighbours? Then it is not weighed: of what the trees find this loses a five-hundredth,
    of what they would be asked about three fifths."""
    return (n_before + 0.1) * (n_after + 0.1) > 3.2


def class_names() -> list[str]:
    """All classes; a class number is the place in this list."""
    return sorted({START, END, SIGN, NUMERAL, NAME, OTHER, *FUNCTION_WORDS, *SHAPES})


def context_key(context: str, numbers: Mapping[str, int]) -> int:
    """`left|right` of a row of contexts as one number."""
    first, last = (_ANY if name == "*" else numbers[name] for name in context.split("|"))
    return first << _BITS | last


@lru_cache(4)
def confusions(lexicon: Lexicon) -> Confusions:
    """The model over a lexicon."""
    return Confusions(lexicon)
