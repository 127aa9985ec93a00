"""What each rule costs: python -m tests.bench.rules [ARTICLES]

Findings per 1,000 words of clean news (by level) and seconds per megabyte, the loudest and the slowest first.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from lint.engine import Linter
from lint.rule import Rule, Where

from .calibrate import document
from .data import TUNE, articles


def main() -> None:
    limit = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    texts = [text for name in TUNE for text in list(articles(name))[:limit]]
    words, size = sum(len(document(t).words) for t in texts), sum(map(len, texts)) / 1e6
    linter = Linter()
    found = Counter((f.rule, str(f.severity)) for text in texts for f in linter.check(text))
    print(f"{words} words, {size:.2f} MB\n\nthe loudest, per 1,000 words")
    for (rule, level), count in found.most_common(25):
        print(f"  {count / words * 1000:6.2f}  {level:8} {rule}")
    print("\nthe slowest, seconds per MB")
    for rule, seconds in Counter(times(linter, texts)).most_common(15):
        print(f"  {seconds / size:6.2f}  {rule}")


def times(linter: Linter, texts: list[str]) -> dict[str, float]:
    spent: dict[str, float] = {}
    for doc in map(document, texts):
        places: dict[str, list[Where]] = {}
        for sentence in doc.sentences:
            for rule, at in linter._rules.for_sentence(sentence):
                if rule.id in linter._rules.placed:
                    places.setdefault(rule.id, []).extend((sentence, i) for i in at)
                    continue
                with _timed(rule, spent):
                    list(rule.check_words(sentence, at, linter._context))
                    list(rule.check_sentence(sentence, linter._context))
        for rule in linter._rules.document:
            with _timed(rule, spent):
                list(linter._check_whole(rule, doc, places.get(rule.id, ())))
    return spent


@contextmanager
def _timed(rule: Rule, spent: dict[str, float]) -> Iterator[None]:
    start = perf_counter()
    yield
    spent[rule.id] = spent.get(rule.id, 0.0) + perf_counter() - start


if __name__ == "__main__":
    main()
