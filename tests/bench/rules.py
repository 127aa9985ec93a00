"""What each rule costs: python -m tests.bench.rules [ARTICLES]

Findings per 1,000 words of clean news (by level) and seconds per megabyte, the loudest and the slowest first.
"""

from __future__ import annotations

import sys
from collections import Counter
from time import perf_counter

from lint.engine import Linter
from lint.rule import Rule

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
        rules: list[tuple[Rule, object]] = [(r, doc) for r in linter._rules.document]
        rules += [(r, s) for s in doc.sentences for r in linter._rules.for_sentence(s)]
        for rule, subject in rules:
            start = perf_counter()
            linter._isolated(rule, subject)  # type: ignore[arg-type]
            spent[rule.id] = spent.get(rule.id, 0.0) + perf_counter() - start
    return spent


if __name__ == "__main__":
    main()
