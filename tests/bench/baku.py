"""Nonstandard spellings that stand in news: python -m tests.bench.baku

Found and right first under both presets, over the listed occurrences (a name or a house style may be among them), and the
flags of `kata-baku` on clean news, counted by word to be read.
"""

from __future__ import annotations

import sys
from collections import Counter

from lint.engine import Linter
from lint.finding import Severity

from .accuracy import Case, Score
from .calibrate import document
from .data import REPORT, TUNE, articles, typos


def main() -> None:
    for preset in ("eyd", "default"):
        linter, score = Linter({"preset": preset}), Score(f"nonstandard spellings, preset {preset}")
        for typo in typos("eyd_natural_dev"):
            start = typo.context.find(typo.wrong)
            if start >= 0:
                right = typo.right[:1].upper() + typo.right[1:] if typo.wrong[0].isupper() else typo.right
                score.add(Case(typo.context, start, typo.wrong, right), linter.check(typo.context))
        print(score.row())
        for line, count in Counter(score.wrong).most_common(int(sys.argv[1]) if len(sys.argv) > 1 else 25):
            print(f"     {count:4} {line}")
    linter = Linter({"select": ["kata-baku"]})
    for name in (*TUNE, *REPORT):
        words, found = 0, Counter[str]()
        for text in list(articles(name))[:120]:
            words += len(document(text).words)
            for f in linter.check(text):
                if f.severity != Severity.INFO:
                    sure = "E" if f.severity == Severity.ERROR else "w"
                    found[f"{sure} {text[f.start : f.end]}→{f.fixes[0].edits[0].text if f.fixes else ''}"] += 1
        print(f"{name}: {sum(found.values()) / words * 1000:.2f} per 1,000 words; {dict(found.most_common(60))}")


if __name__ == "__main__":
    main()
