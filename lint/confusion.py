"""Real words in the place of others: does another word, one slip away, fit its neighbours far better?

A word that no dictionary doubts (tahu, selam, masa) is weighed against those it may be a slip of (tahun, selama, massa):
how often either stands beside these neighbours and between neighbours of these classes, how common either is in edited text,
what the slip costs, and how often either stands in the article. A small forest of decision trees
(`dictionaries/confusion_trees.tsv`, fitted by `python -m tests.bench.confusable`) gives the log-odds.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from math import log10
from operator import and_, getitem
from struct import Struct
from typing import NamedTuple

from .classes import ADJECTIVE, NOUN, VERB
from .lexicon import Lexicon
from .store import WordTable

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


class _Own(NamedTuple):
    """One of the two words in one context: log10 shares over its prior, and the counts behind them."""

    share: float
    prior: float
    before: float
    after: float
    class_before: float
    class_after: float
    both: float
    seen: tuple[float, float, float, float, float]


class _Around(NamedTuple):
    """A context: rows of the neighbours in the pair tables, their totals, their class numbers and totals."""

    before: tuple[int, ...]
    after: tuple[int, ...]
    n_before: float
    n_after: float
    first: int
    last: int
    n_first: float
    n_last: float
    n_both: float


class _Followed(NamedTuple):
    """Which words follow which in one group of texts, as a sparse matrix."""

    table: WordTable
    weight: float
    size: int
    counts: memoryview
    offsets: memoryview
    following: memoryview
    followed: memoryview


class _Contexts(NamedTuple):
    """Between which classes a word stands in one group of texts, as a sparse matrix."""

    table: WordTable
    weight: float
    offsets: memoryview
    keys: memoryview
    counts: memoryview


def _followed(table: WordTable, weight: float) -> _Followed:
    names = ("jumlah", "pasangan_batas", "pasangan_kata", "pasangan_jumlah")
    return _Followed(table, weight, len(table), *map(table.column, names))


def _contexts(table: WordTable, weight: float) -> _Contexts:
    return _Contexts(table, weight, *map(table.column, ("konteks_batas", "konteks_kelas", "konteks_jumlah")))


class Confusions:
    """The pairs, contexts and trees of one lexicon; what is asked of a distinct word is kept."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._pairs = lexicon.table("kembar")
        self._followed = [_followed(lexicon.table(name), weight) for name, weight in _PAIRS.items()]
        self._contexts = [_contexts(lexicon.table(name), weight) for name, weight in CONTEXTS.items()]
        self._numbers = {name: i for i, name in enumerate(class_names())}
        self._meant: dict[str, tuple[tuple[str, float], ...]] = {}
        self._classes: dict[str, int] = {}
        self._rows: dict[str, tuple[int, ...]] = {}
        self._context_rows: dict[str, tuple[int, ...]] = {}
        self._totals = self._context_rows_of("*")
        self._words = self._context(self._totals, _ANY, _ANY)
        self._trees: Forest | None = None

    def judge(self, lower: str, place: Place, usage: Usage, least: float) -> Suspect | None:
        """The likeliest word in the place of this one when its log-odds reach `least`."""
        meant = self.meant(lower)
        if not meant:
            return None
        around = self._around(place)
        own = self._own(lower, around)
        if _is_at_home(own):
            return None
        best: Suspect | None = None
        for other, slip in meant:
            found = self._features(lower, other, slip, own, around, place, usage)
            if found[_BOTH] < LEAST_FIT:
                continue
            odds = self.forest.odds(found)
            if odds >= least and (best is None or odds > best.odds):
                best = Suspect(other, odds)
        return best

    def features(self, lower: str, place: Place, usage: Usage) -> list[tuple[str, tuple[float, ...]]]:
        """The words that may be meant, each with what the trees are asked about; none when the word is at home there."""
        around = self._around(place)
        own = self._own(lower, around)
        if _is_at_home(own):
            return []
        return [(m, self._features(lower, m, slip, own, around, place, usage)) for m, slip in self.meant(lower)]

    def meant(self, lower: str) -> tuple[tuple[str, float], ...]:
        """What a word may be a slip of, with the cost of the slip (log10)."""
        found = self._meant.get(lower)
        if found is None:
            row = self._pairs.find(lower)
            found = self._meant[lower] = self._read(row) if row >= 0 else ()
        return found

    def _read(self, row: int) -> tuple[tuple[str, float], ...]:
        offsets = self._pairs.column("isi_batas")
        text = str(self._pairs.column("isi")[offsets[row] : offsets[row + 1]], "utf-8")
        cells = (line.split("\t") for line in text.split("\n"))
        return tuple((meant, float(cost)) for _, meant, cost in cells)

    @property
    def forest(self) -> Forest:
        if self._trees is None:
            self._trees = Forest(self._lexicon.table("pohon"))
        return self._trees

    def _features(
        self, lower: str, other: str, slip: float, own: _Own, around: _Around, place: Place, usage: Usage
    ) -> tuple[float, ...]:
        its = self._own(other, around)
        again = min(usage.counts.get(lower, 1) - 1, 5)
        topic = usage.counts.get(other, 0) / max(usage.words, 200)
        return (
            its.prior - own.prior, slip, own.share, its.share, its.before - own.before, its.after - own.after,
            its.class_before - own.class_before, its.class_after - own.class_after, its.both - own.both,
            _log(own.seen[0]), _log(own.seen[1]), _log(its.seen[0]), _log(its.seen[1]), _log(around.n_before), _log(around.n_after),
            _log(own.seen[4]), _log(own.seen[2]), _log(own.seen[3]), len(lower), place.quoted, place.name_before + place.name_after,
            again, log10(topic * 1000 + 0.1),
        )  # fmt: skip

    def _around(self, place: Place) -> _Around:
        before = self._rows_of(place.before)
        after = () if place.after in MARKS else self._rows_of(place.after)
        first = self._number(place.before, place.name_before)
        last = self._number(place.after, place.name_after)
        return _Around(
            before, after, self._count(before), self._count(after) if after else 0.0, first, last,
            self._context(self._totals, first, _ANY), self._context(self._totals, _ANY, last), self._context(self._totals, first, last),
        )  # fmt: skip

    def _own(self, word: str, around: _Around) -> _Own:
        """How a word fits a context: shares of ever narrower contexts, each smoothed by the wider one."""
        rows, contexts = self._rows_of(word), self._context_rows_of(word)
        uni = self._context(contexts, _ANY, _ANY)
        wide = self._lexicon.evidence(word).logp
        p = (uni + 10**wide * WIDE) / (self._words + WIDE)
        n_first, n_last = self._context(contexts, around.first, _ANY), self._context(contexts, _ANY, around.last)
        n_both = self._context(contexts, around.first, around.last)
        first, last = (n_first + 20 * p) / (around.n_first + 20), (n_last + 20 * p) / (around.n_last + 20)
        both = (n_both + 10 * first * last / p) / (around.n_both + 10)
        n_before = self._follows(around.before, rows)
        n_after = self._follows(rows, around.after) if around.after else 0.0
        before, after = (n_before + 5 * first) / (around.n_before + 5), (n_after + 5 * last) / (around.n_after + 5)
        return _Own(
            log10((uni + 0.3) / self._words), log10(p), log10(before / p), log10(after / p), log10(first / p), log10(last / p),
            log10(both / p), (n_before, n_after, n_first, n_last, n_both),
        )  # fmt: skip

    def _number(self, neighbour: str, name: bool) -> int:
        """The class number of a neighbour."""
        if name:
            return self._numbers[NAME]
        found = self._classes.get(neighbour)
        if found is None:
            found = self._classes[neighbour] = self._numbers[neighbour_class(self._lexicon, neighbour)]
        return found

    def _rows_of(self, word: str) -> tuple[int, ...]:
        """A word's row in each pair table, or -1; marks stand behind the last word."""
        found = self._rows.get(word)
        if found is None:
            mark = _MARK_ROWS.get(word)
            rows = (f.size + mark if mark is not None else f.table.find(word) for f in self._followed)
            found = self._rows[word] = tuple(rows)
        return found

    def _count(self, rows: tuple[int, ...]) -> float:
        found = zip(self._followed, rows, strict=True)
        return sum(f.weight * f.counts[row] for f, row in found if 0 <= row < f.size)

    def _follows(self, first: tuple[int, ...], second: tuple[int, ...]) -> float:
        """How often one word follows another."""
        total = 0.0
        for (_, weight, _, _, offsets, following, counts), a, b in zip(self._followed, first, second, strict=True):
            if a >= 0 and b >= 0:
                end = offsets[a + 1]
                at = bisect_left(following, b, offsets[a], end)
                if at < end and following[at] == b:
                    total += weight * counts[at]
        return total

    def _context_rows_of(self, word: str) -> tuple[int, ...]:
        found = self._context_rows.get(word)
        if found is None:
            found = self._context_rows[word] = tuple(c.table.find(word) for c in self._contexts)
        return found

    def _context(self, rows: tuple[int, ...], first: int, last: int) -> float:
        """How often a word stands between neighbours of two classes."""
        key, total = first << _BITS | last, 0.0
        for (_, weight, offsets, keys, counts), row in zip(self._contexts, rows, strict=True):
            if row >= 0:
                end = offsets[row + 1]
                at = bisect_left(keys, key, offsets[row], end)
                if at < end and keys[at] == key:
                    total += weight * counts[at]
        return total


_MARK_ROWS = {START: 0, SIGN: 1, NUMERAL: 2}


class Forest:
    """Decision trees, all asked at once (QuickScorer: Lucchese et al., SIGIR 2015).

    Every leaf is a bit, every tree a field of `MOST_LEAVES` bits. The value of a feature lies between two of the thresholds
    that it is compared with anywhere, and so rules out leaves of all trees; what no feature rules out is one leaf a tree.
    """

    def __init__(self, table: WordTable) -> None:
        columns = (table.column(name).tolist() for name in ("ciri", "ambang", "kiri", "kanan"))
        self._nodes: list[tuple[int, float, int, int]] = list(zip(*columns, strict=True))
        self._values: list[dict[int, float]] = []
        self._splits: dict[int, list[tuple[float, int, int]]] = {}
        self._all = 0
        for root in table.column("akar"):
            self._values.append({})
            self._all |= self._read(root, MOST_LEAVES * (len(self._values) - 1))
        self._fields = Struct(f"<{len(self._values)}H")
        self._ranges = [self._intervals(feature) for feature in sorted(self._splits)]

    def odds(self, features: Sequence[float]) -> float:
        """The sum of the leaves that the features lead to: natural log-odds."""
        left = self._all
        for feature, thresholds, leaves in self._ranges:
            left &= leaves[bisect_left(thresholds, features[feature])]
        reached = self._fields.unpack(left.to_bytes(self._fields.size, "little"))
        return sum(map(getitem, self._values, reached))

    def _read(self, node: int, base: int) -> int:
        """The leaves below a node of the last tree, as bits; its thresholds are noted."""
        feature, value, left, right = self._nodes[node]
        if feature < 0:
            leaf = 1 << len(self._values[-1])
            self._values[-1][leaf] = value
            return leaf << base
        low, high = self._read(left, base), self._read(right, base)
        self._splits.setdefault(feature, []).append((value, low, high))
        return low | high

    def _intervals(self, feature: int) -> tuple[int, list[float], list[int]]:
        """The thresholds of a feature in order, and which leaves are left below the first, from each to the next, above the last."""
        splits = sorted(self._splits[feature])
        low = accumulate((~low for _, low, _ in splits), and_, initial=self._all)
        high = [*accumulate((~high for _, _, high in reversed(splits)), and_, initial=self._all)]
        return feature, [value for value, _, _ in splits], [*map(and_, low, reversed(high))]


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


def _is_at_home(own: _Own) -> bool:
    """Does a word often stand beside these neighbours? Then it is not weighed: of what the trees find this loses a five-hundredth,
    of what they would be asked about three fifths."""
    return (own.seen[0] + 0.1) * (own.seen[1] + 0.1) > 3.2


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
