"""What the dictionaries know of a word: evidence, never a verdict.

All tables are mapped from `lint/data/leksikon.bin`; a word's evidence is gathered once per process.
"""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache, lru_cache
from math import log10

from .classes import ADJECTIVE, NOUN, STANDARD, VERB, WORD_BITS
from .morphology import Reading, RootInfo, analyse
from .store import Directory, Store, WordTable
from .tuples import NamedTuple

DATA = os.path.join(os.path.dirname(__file__), "data")

_WEIGHTS = {"hitungan-ccbysa": 0.16, "hitungan-ccby": 0.02, "hitungan-cc0": 0.02, "hitungan-hukum": 0.05}
_WORDFREQ_WEIGHT = 0.75
"""Shares of the sources in a word's probability; wordfreq covers the widest mixture of texts."""

ENGLISH_DISCOUNT, MALAY_DISCOUNT = 1.7, 2.3
"""log10 taken off a word that only English or Malay vouches for (a study's figures; see the bench)."""

KEPT_WORDS = 9_000
"""Distinct words whose evidence is kept, those asked for last: with 20,000 a process takes 24 MB more and is a twentieth faster."""


KEPT_ROWS = 5_000
"""Distinct words whose places in the tables are kept."""


class Evidence(NamedTuple):
    """What vouches for one lower-case form.

    `logp`: log10 of its share of the words of Indonesian text, -99 when never counted. `capital`: share of its
    mid-sentence occurrences with a capital, -1 when unknown. `classes`: bits of `WORD_BITS`. `register`: bits of
    `REGISTER_BITS`. `names`: bits of `NAME_BITS` from the curated lists, `places` those of the gazetteers.
    `written`: the form with its own capitals when a name list has it. `english`, `malay`: zipf values, 0 when unknown.
    """

    lower: str
    logp: float
    capital: float
    known: bool
    classes: int
    register: int
    names: int
    places: int
    written: str
    english: float
    malay: float
    web: bool
    nonstandard: bool
    personal: bool = False

    @property
    def standard(self) -> bool:
        return self.known and not self.nonstandard and (not self.register or bool(self.register & STANDARD))


class Followers:
    """Which words of a table follow each of its words, and how often."""

    def __init__(self, table: WordTable, total: int = 0, weight: float = 0.0) -> None:
        self.name, self.size, self.total, self.weight = table.name, len(table), total, weight
        self.counts = table.column("jumlah") if total else memoryview(b"")
        self._offsets, self._words = table.column("pasangan_batas"), table.column("pasangan_kata")
        self._times = table.column("pasangan_jumlah")

    def times(self, a: int, b: int) -> int:
        """How often row `b` follows row `a`."""
        end = self._offsets[a + 1]
        at = bisect_left(self._words, b, self._offsets[a], end)
        return self._times[at] if at < end and self._words[at] == b else 0


class Lexicon:
    """The compiled dictionaries, with a project's own words laid over them."""

    def __init__(self, store: Store, words: frozenset[str] = frozenset(), base: Lexicon | None = None) -> None:
        self._store = store
        self.about = store.about
        self._unsuggested = frozenset(w[1:].lower() for w in words if w.startswith("!"))
        self._personal = words = frozenset(w.removeprefix("!") for w in words)
        self._tables: dict[str, WordTable] = base._tables if base else _tables(store)
        self._directory: Directory = (
            base._directory if base else Directory(store, [self._tables[n] for n in store.listed("tables")])
        )
        self._counts: dict[str, tuple[memoryview, int]] = base._counts if base else _count_columns(self._tables)
        self._followers = [Followers(self._tables[n], _TOTALS[n], w) for n, w in _PAIR_WEIGHTS.items()]
        self._names_beside = Followers(self._tables["nama"])
        self._letters = {kind: store.array(f"{kind}.huruf3") for kind in ("kata", "nama")}
        self._rows = lru_cache(KEPT_ROWS)(self._directory.rows)
        self._evidence = lru_cache(KEPT_WORDS)(self._gather)
        self._phrases = lru_cache(KEPT_WORDS // 4)(self._phrases_from)
        self._roots = lru_cache(KEPT_WORDS // 8)(self._root)
        self._readings = lru_cache(KEPT_WORDS // 4)(self._analyses)
        self._names: dict[str, str] = {w.lower(): w for w in sorted(words)}

    def with_words(self, words: Iterable[str]) -> Lexicon:
        """The same dictionaries with further accepted words (any case; known with their derivations).

        `!word` is accepted, never suggested.
        """
        return Lexicon(self._store, frozenset(words), self)

    @property
    def personal(self) -> frozenset[str]:
        return self._personal

    @property
    def unsuggested(self) -> frozenset[str]:
        """Lower-case words that a house accepts and does not want to be suggested."""
        return self._unsuggested

    def evidence(self, word: str) -> Evidence:
        """What vouches for a word, by its lower-case form."""
        return self._evidence(word.lower())

    def readings(self, word: str) -> tuple[Reading, ...]:
        """The morphological readings of a lower-case word, cheapest first; `lint.morphology.analyse`."""
        return self._readings(word)

    def _analyses(self, word: str) -> tuple[Reading, ...]:
        return tuple(analyse(word, self.root))

    def root(self, word: str) -> RootInfo | None:
        """What is known of a possible root; None when no dictionary has it as a base word."""
        return self._roots(word)

    def classes(self, word: str) -> int:
        """Word classes of a form (bits of `WORD_BITS`): its own, or those its cheapest reading gives it."""
        own = self.evidence(word).classes
        if own:
            return own
        readings = self.readings(word.lower())
        return _derived_class(readings[0], self.evidence(readings[0].root).classes) if readings else 0

    def is_class(self, word: str, *names: str) -> bool:
        """Has the word one of the classes (n v a adv num pron prep konj part interj)?"""
        return bool(self.classes(word) & sum(WORD_BITS[n] for n in names))

    def is_word(self, word: str) -> bool:
        """Does a dictionary, or a licensed derivation of its words, vouch for this standard Indonesian form?"""
        found = self.evidence(word)
        if found.nonstandard:
            return False
        return found.standard or any(r.licensed for r in self.readings(word.lower())[:3])

    def row(self, table: str, key: str) -> list[list[str]]:
        """The text rows of a table (singkatan, takbaku, obrolan) for a lower-case key."""
        index = self._rows(key).get(table, -1)
        if index < 0:
            return []
        words = self._tables[table]
        offsets = words.column("isi_batas")
        text = str(words.column("isi")[offsets[index] : offsets[index + 1]], "utf-8")
        return [line.split("\t") for line in text.split("\n")]

    def phrases(self, lower: str) -> tuple[str, ...]:
        """Nonstandard left sides of several words that begin with a word, longest first."""
        return self._phrases(lower)

    def _phrases_from(self, lower: str) -> tuple[str, ...]:
        return tuple(row[0] for row in self.row("takbaku-frasa", lower))

    def rows(self, table: str) -> list[list[str]]:
        """All text rows of a table; for listings and indexes, not for look-ups."""
        return [line.split("\t") for line in str(self._tables[table].column("isi"), "utf-8").split("\n")]

    def keys(self, table: str) -> list[str]:
        """All keys of a table, in order."""
        words = self._tables[table]
        return [words.text(i) for i in range(len(words))]

    def table(self, name: str) -> WordTable:
        return self._tables.get(name) or self._store.table(name)

    def vouchers(self, word: str) -> list[str]:
        """The names of the dictionaries that have the form, for `ralat word`."""
        lower = word.lower()
        return list(self._directory.rows(lower))

    def pair(self, before: str, word: str) -> float:
        """log10 of P(word | before) over P(word), from the counted texts; 0 when nothing is known of `before`.

        `before` is a lower-case word or one of the marks ^ (sentence start) , # (number). Positive: the two attract each other.
        """
        seen = expected = 0.0
        marked = _MARKS.get(before)
        befores = self._rows(before) if marked is None else {}
        words = self._rows(word)
        for table in self._followers:
            a = befores.get(table.name, -1) if marked is None else table.size + marked
            if a < 0:
                continue
            total = table.counts[a] if marked is None else table.total // 15
            b = words.get(table.name, -1) if word != "$" else table.size
            if b < 0:
                expected += table.weight * total / table.total
                continue
            share = table.counts[b] / table.total if word != "$" else 0.06
            seen += table.weight * table.times(a, b)
            expected += table.weight * total * share
        if expected == 0.0 and seen == 0.0:
            return 0.0
        return log10((seen + _PAIR_PRIOR) / (expected + _PAIR_PRIOR))

    def name_pair(self, before: str, word: str) -> bool:
        """Do two words stand side by side in a listed name (Sri Mulyani, Korea Utara)?"""
        a, b = self._rows(before).get("nama", -1), self._rows(word).get("nama", -1)
        return a >= 0 and b >= 0 and self._names_beside.times(a, b) > 0

    def likeness(self, word: str, kind: str) -> tuple[float, float]:
        """How much a lower-case word looks like the words of a table (`kata`, `nama`).

        log10 per letter, about -0.8 to -2, and log10 of its oddest three letters, down to about -5.
        """
        model = self._letters[kind]
        a = b = 0
        total = worst = 0
        for char in (*word, "\0"):
            c = ord(char) - 96 if char != "\0" else 0
            if not 0 <= c < 27:
                c = 27
            share = model[(a * 28 + b) * 28 + c]
            total += share
            worst = min(worst, share)
            a, b = b, c
        return total / 1000 / (len(word) + 1), worst / 1000

    def _gather(self, lower: str) -> Evidence:
        rows = self._rows(lower)
        if not rows:
            named = lower in self._names
            written = self._names.get(lower, "")
            return Evidence(lower, -99.0, -1.0, False, 0, 0, 0, 0, written, 0.0, 0.0, False, False, named)
        kata, nama = rows.get("kata", -1), rows.get("nama", -1)
        classes = self._value("kata", "kelas", kata) | self._value("mythes", "kelas", rows.get("mythes", -1))
        places = 0
        for gazetteer in ("cldr", "geonames", "idn-area", "faker"):
            if gazetteer in rows:
                places |= self._value(gazetteer, "kelas", rows[gazetteer])
        stem = rows.get("hunspell", -1)
        lower_stem = stem >= 0 and self._tables["hunspell"].text(stem)[0].islower()
        return Evidence(
            lower,
            self._logp(rows),
            self._capital(rows),
            kata >= 0 or "mythes" in rows or lower_stem,
            classes,
            self._value("kata", "ragam", kata),
            self._value("nama", "kelas", nama) | (1 if stem >= 0 and not lower_stem else 0),
            places,
            self._written(lower, rows),
            self._value("wordfreq", "en", rows.get("wordfreq", -1)) / 100,
            self._value("wordfreq", "ms", rows.get("wordfreq", -1)) / 100,
            "tesseract" in rows,
            "takbaku" in rows and lower not in self._names,
            lower in self._names,
        )

    def _value(self, table: str, column: str, row: int) -> int:
        return self._tables[table].column(column)[row] if row >= 0 else 0

    def _written(self, lower: str, rows: dict[str, int]) -> str:
        if lower in self._names:
            return self._names[lower]
        for name in ("nama", "cldr", "hunspell", "idn-area", "geonames", "faker"):
            if name in rows:
                written = self._tables[name].text(rows[name])
                if written != lower:
                    return written
        return ""

    def _logp(self, rows: dict[str, int]) -> float:
        zipf = self._value("wordfreq", "id", rows.get("wordfreq", -1))
        share = _WORDFREQ_WEIGHT * 10 ** (zipf / 100 - 9) if zipf else 0.0
        for name, weight in _WEIGHTS.items():
            if name in rows:
                jumlah, total = self._counts[name]
                share += weight * jumlah[rows[name]] / total
        return log10(share) if share else -99.0

    def _capital(self, rows: dict[str, int]) -> float:
        count = capital = 0
        for name in ("hitungan-ccbysa", "hitungan-cc0"):
            if name in rows:
                count += self._value(name, "jumlah", rows[name])
                capital += self._value(name, "kapital", rows[name])
        return capital / count if count >= 3 else -1.0

    def _root(self, word: str) -> RootInfo | None:
        if len(word) < 2:
            return None
        rows = self._rows(word)
        if not rows and word not in self._names:
            return None
        found = self.evidence(word)
        frames = self._value("hunspell", "imbuhan", rows.get("hunspell", -1))
        frames |= self._value("kata", "imbuhan", rows.get("kata", -1))
        if found.personal:
            return RootInfo(0, True, True, 0.5)
        if not (found.known or found.nonstandard):
            return None
        if found.register and not found.register & _ROOT_REGISTERS:
            return RootInfo(0, False, False, 2.0)
        classes = found.classes
        rarity = min(max(-5.0 - max(found.logp, -8.0), 0.0) * 0.5, 1.5)
        unknown = not classes
        return RootInfo(
            frames, unknown or bool(classes & (VERB | ADJECTIVE)), unknown or bool(classes & (NOUN | ADJECTIVE)), rarity
        )


_MARKS = {"^": 0, ",": 1, "#": 2}
_PAIR_WEIGHTS = {"hitungan-ccbysa": 1.0, "hitungan-cc0": 1.0, "hitungan-ccby": 0.5, "hitungan-hukum": 0.1}
_PAIR_PRIOR = 0.5
_ROOT_REGISTERS = STANDARD | 8


def _tables(store: Store) -> dict[str, WordTable]:
    return {name: store.table(name) for name in store.listed("tables")}


def _count_columns(tables: dict[str, WordTable]) -> dict[str, tuple[memoryview, int]]:
    return {name: (tables[name].column("jumlah"), _TOTALS[name]) for name in _WEIGHTS}


_TOTALS = {"hitungan-ccbysa": 834_471, "hitungan-ccby": 495_898, "hitungan-cc0": 97_680, "hitungan-hukum": 9_972_220}


def _derived_class(reading: Reading, root: int) -> int:
    """The word class that an affix gives: meN-/di-/ter- verbs, peN-/ke-…-an nouns."""
    prefix, suffix = reading.prefix, reading.suffix
    if prefix.startswith(("meN", "di", "ter", "ber", "mem", "ku", "kau")) or suffix in ("kan", "i"):
        return VERB
    if prefix.startswith(("pe", "ke")) or suffix == "an" or reading.bound == "isasi":
        return NOUN
    return root


@cache
def shared() -> Lexicon:
    """The shipped dictionaries, opened once per process; raises `DictionaryError`."""
    return Lexicon(Store(os.path.join(DATA, "leksikon.bin")))
