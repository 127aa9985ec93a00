"""What a report counts, in one pass over the parts of an audit and in memory that does not grow with it."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from math import sqrt
from typing import Any, NamedTuple

from .rows import Bad

FEW = 30
"""Articles below which a rate is told as one of a small sample."""

Z = 1.96
"""Standard deviations of an interval that holds the true rate in 95 of 100 cases."""

LEAST_WORDS = 100
"""Words of the shortest article that is compared with others."""

WORST, EXAMPLES, REJECTS = 12, 4, 8
"""Articles that are shown, and findings of each; rejected rows of each kind."""

MOST_KEPT, LONGEST = 200_000, 40
"""Corrections that are counted at once (the rarest are forgotten beyond), and the longest that is one of words."""

MOST_GROUPS = 20_000
"""Sections or authors that are told apart; what comes later counts as one of its own."""

OTHERS = "\0"
"""The name of the groups beyond."""


@dataclass
class Group:
    """Articles of one month, section or author. The sums of squares tell how much articles differ."""

    articles: int = 0
    words: int = 0
    errors: int = 0
    warnings: int = 0
    clean: int = 0
    ee: int = 0
    ew: int = 0
    ww: int = 0

    def add(self, words: int, errors: int, warnings: int) -> None:
        found = errors + warnings
        self.articles += 1
        self.words += words
        self.errors += errors
        self.warnings += warnings
        self.clean += not found
        self.ee += found * found
        self.ew += found * words
        self.ww += words * words

    def join(self, other: Group) -> None:
        for name in self.__dataclass_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def found(self) -> int:
        return self.errors + self.warnings

    @property
    def is_small(self) -> bool:
        return self.articles < FEW

    @property
    def rate(self) -> float:
        """Findings per 1,000 words."""
        return per_1000(self.found, self.words)

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of the rate: that of counts, widened by how unevenly articles share the findings."""
        return per_1000_interval(self.found, self.words, self._dispersion())

    def _dispersion(self) -> float:
        """How many times more the rate of articles varies than that of counts that fall by chance, at least 1.

        The variance of a ratio of sums (Cochran, Sampling Techniques, 6.4), over that of a Poisson count.
        """
        if self.articles < 2 or not self.found or not self.words:
            return 1.0
        rate = self.found / self.words
        squares = self.ee - 2 * rate * self.ew + rate * rate * self.ww
        return max(1.0, squares * self.articles / (self.articles - 1) / self.found)


def per_1000(found: int, words: int) -> float:
    return 1000 * found / words if words else 0.0


def per_1000_interval(found: int, words: int, dispersion: float = 1.0) -> tuple[float, float]:
    """The 95 % interval of a rate by Byar's approximation to that of a Poisson count (Breslow and Day 1987, 2.3)."""
    if not words:
        return 0.0, 0.0
    count, scale = found / dispersion, 1000 * dispersion / words
    above = count + 1
    low = count * max(0.0, 1 - 1 / (9 * count) - Z / (3 * sqrt(count))) ** 3 if count > 0 else 0.0
    return low * scale, above * (1 - 1 / (9 * above) + Z / (3 * sqrt(above))) ** 3 * scale


class Example(NamedTuple):
    """A finding in its context, with what is to be written."""

    before: str
    text: str
    after: str
    fix: str
    rule: str
    severity: str


class Article(NamedTuple):
    """An article of the worst; compared by the low end of its rate, so that a short one is not worst by chance."""

    low: float
    order: int
    doc_id: str
    source: str
    row: int
    title: str
    date: str
    section: str
    author: str
    words: int
    found: int
    examples: tuple[Example, ...]


class Correction(NamedTuple):
    """A spelling and what is to stand for it, how often, and where for example."""

    wrong: str
    right: str
    times: int
    example: Example


@dataclass
class Totals:
    """Fed with the parts of an audit in order."""

    all: Group = field(default_factory=Group)
    months: dict[str, Group] = field(default_factory=dict)
    sections: dict[str, Group] = field(default_factory=dict)
    authors: dict[str, Group] = field(default_factory=dict)
    rules: Counter[tuple[str, str]] = field(default_factory=Counter)
    articles_with: Counter[str] = field(default_factory=Counter)
    infos: int = 0
    rejects: dict[str, list[Bad]] = field(default_factory=dict)
    rejected: Counter[str] = field(default_factory=Counter)
    _corrections: Counter[tuple[str, str]] = field(default_factory=Counter)
    _examples: dict[tuple[str, str], tuple[str, str, Example]] = field(default_factory=dict)
    _worst: list[Article] = field(default_factory=list)

    def add(self, read: Iterable[Mapping[str, Any]], found: Iterable[Mapping[str, Any]]) -> None:
        """Documents, and the findings in them, in the same order."""
        rest = _grouped(found)
        following = next(rest, None)
        for document in read:
            own: list[Mapping[str, Any]] = []
            while following and _key(following[0]) == _key(document):
                own += following
                following = next(rest, None)
            self._document(document, own)
        self._prune()

    def reject(self, bad: Bad) -> None:
        self.rejected[bad.kind] += bad.rows
        shown = self.rejects.setdefault(bad.kind, [])
        if len(shown) < REJECTS:
            shown.append(bad)

    @property
    def worst(self) -> list[Article]:
        return sorted(self._worst, reverse=True)

    def corrections(self, number: int) -> Iterator[Correction]:
        """The most frequent ones; those of equal number by spelling."""
        order = heapq.nsmallest(number, self._corrections.items(), key=lambda pair: (-pair[1], pair[0]))
        for key, count in order:
            wrong, right, example = self._examples[key]
            yield Correction(wrong, right, count, example)

    def _document(self, document: Mapping[str, Any], found: list[Mapping[str, Any]]) -> None:
        counts = document["words"], document["errors"], document["warnings"]
        self.all.add(*counts)
        self.infos += document["infos"]
        for groups, name in (
            (self.months, document["date"][:7]),
            (self.sections, document["section"]),
            (self.authors, document["author"]),
        ):
            groups.setdefault(name if name in groups or len(groups) < MOST_GROUPS else OTHERS, Group()).add(*counts)
        shown = [f for f in found if f["severity"] != "info"]
        for finding in shown:
            self.rules[finding["rule"], finding["severity"]] += 1
            self._correction(finding)
        self.articles_with.update({f["rule"] for f in shown})
        self._compare(document, shown)

    def _correction(self, finding: Mapping[str, Any]) -> None:
        wrong, fixes = finding["wrong"], finding["fixes"]
        if not fixes or len(wrong) > LONGEST or not wrong[:1].isalpha() or wrong == fixes[0]:
            return
        key = wrong.lower(), fixes[0].lower()
        self._corrections[key] += 1
        if key not in self._examples:
            self._examples[key] = wrong, fixes[0], _example(finding)

    def _prune(self) -> None:
        if len(self._corrections) > MOST_KEPT:
            self._corrections = Counter(dict(self._corrections.most_common(MOST_KEPT // 2)))
            self._examples = {key: self._examples[key] for key in self._corrections}

    def _compare(self, document: Mapping[str, Any], found: list[Mapping[str, Any]]) -> None:
        words, number = document["words"], len(found)
        if words < LEAST_WORDS or not found:
            return
        low, _ = per_1000_interval(number, words)
        if len(self._worst) == WORST and low <= self._worst[0].low:
            return
        article = Article(
            low, -self.all.articles, document["doc_id"], document["source"], document["row"], document["title"],
            document["date"], document["section"], document["author"], words, number,
            _different(found),
        )  # fmt: skip
        heapq.heappush(self._worst, article)
        if len(self._worst) > WORST:
            heapq.heappop(self._worst)


def _different(found: Iterable[Mapping[str, Any]]) -> tuple[Example, ...]:
    """The first findings of an article, each correction once."""
    by_fix: dict[str, Example] = {}
    for example in map(_example, found):
        by_fix.setdefault(example.fix or example.text, example)
    return tuple(islice(by_fix.values(), EXAMPLES))


def _key(row: Mapping[str, Any]) -> tuple[str, int]:
    return row["source"], row["row"]


def _grouped(found: Iterable[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    """The findings of each document."""
    group: list[Mapping[str, Any]] = []
    for finding in found:
        if group and _key(group[0]) != _key(finding):
            yield group
            group = []
        group.append(finding)
    if group:
        yield group


def _example(finding: Mapping[str, Any]) -> Example:
    fixes = finding["fixes"]
    change = f"{finding['wrong']} → {fixes[0]}" if fixes and finding["wrong"] != fixes[0] else ""
    return Example(
        finding["before"], finding["text"], finding["after"], change or (fixes[0] if fixes else ""),
        finding["rule"], finding["severity"],
    )  # fmt: skip
