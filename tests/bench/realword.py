"""Real words in the place of others: python -m tests.bench.realword [--half report|tune] [--slips N] [--articles N] [--samples N]

Slips are drawn as real ones are, in lower-case words of clean news; those that give another well attested standard word
are kept and read inside their article (--lone: in their sentence alone). "found": a finding of kata-tertukar stands on the
word; "first": its first fix restores it. Precision is that of a set with as many sentences without a slip, and that at the
rate of news.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from lint.engine import Linter
from lint.finding import Finding, Severity
from lint.lexicon import Lexicon, shared
from lint.spelling import BACKED

from .accuracy import Case, Score
from .calibrate import document
from .data import REPORT, TUNE, articles, typos
from .slipgen import slip

NEWS_RATE = 0.15
"""Real-word slips per 1,000 words of news: a tenth of all slips (the study's rate in unedited news, about 1.5)."""


def is_real(lexicon: Lexicon, word: str) -> bool:
    """Is a form a standard word so frequent that the spelling model never doubts it?"""
    found = lexicon.evidence(word)
    return len(word) > 1 and found.standard and found.logp > BACKED


class Drawn(NamedTuple):
    """A text with a slip, the text without it, and where the sentence of the slip is in the latter."""

    case: Case
    plain: str
    start: int
    end: int


def drawn(names: tuple[str, ...], count: int, lone: bool, seed: int = 5) -> Iterator[Drawn]:
    random, lexicon, made = Random(seed), shared(), 0
    pool = [text for name in names for text in articles(name)]
    while made < count:
        random.shuffle(pool)
        for whole in pool:
            found = document(whole).words
            words = [w for w in found if w[1].text.islower() and w[1].text.isalpha() and len(w[1].text) > 1]
            for at, token, sentence in random.choices(words, k=min(25, len(words))):
                typed = slip(token.lower, random)
                if not is_real(lexicon, typed):
                    continue
                text, place = (sentence.text, token.start) if lone else (whole, at)
                start = place - token.start
                wrong = text[:place] + typed + text[place + len(token.text) :]
                yield Drawn(Case(wrong, place, typed, token.text), text, start, start + len(sentence.text))
                made += 1
                if made >= count:
                    return


def loud(linter: Linter, text: str) -> list[Finding]:
    return [f for f in linter.check(text) if f.severity != Severity.INFO]


def slips_table(linter: Linter, drawn_: Iterator[Drawn], samples: int) -> float:
    """Prints the row of drawn slips; the share found."""
    score, false = Score("real-word slips"), 0
    long = Score("… of these four letters and more")
    missed: Counter[str] = Counter()
    for case, plain, start, end in drawn_:
        findings, before = loud(linter, case.text), score.found
        score.add(case, findings)
        if len(case.wrong) > 3:
            long.add(case, findings)
        if score.found == before:
            missed[f"{case.wrong} ← {case.right}"] += 1
        false += sum(start <= f.start < end for f in loud(linter, plain))
    print(f"{'':44} cases   found  first  five")
    print(score.row())
    print(long.row())
    print(
        f"precision, as many sentences without a slip: {score.found}/{score.found + false} = {share(score.found, false):.1%}"
    )
    print("missed most:", ", ".join(f"{pair} {n}" for pair, n in missed.most_common(samples)))
    return score.found / max(score.cases, 1)


def share(right: float, false: float) -> float:
    return right / max(right + false, 1e-9)


def clean_table(linter: Linter, names: tuple[str, ...], limit: int) -> float:
    """Prints every finding on clean text; their number per 1,000 words."""
    words = flags = 0
    for name in names:
        for text in list(articles(name))[: limit or None]:
            words += len(document(text).words)
            for finding in loud(linter, text):
                flags += 1
                best = finding.fixes[0].edits[0].text
                around = text[max(0, finding.start - 50) : finding.end + 40].replace("\n", " ")
                print(f"  {name} {text[finding.start : finding.end]} → {best} | {around}")
    print(
        f"{words} words without slips: {flags} findings, {flags / words * 1000:.3f} per 1,000 words (upper bound: read them)"
    )
    return flags / words * 1000


def listed(linter: Linter, lexicon: Lexicon) -> None:
    """Real typos of the lists whose wrong side is a real word."""
    for name in ("git_fixes_real", "git_fixes_more", "ud_gsd_real_dev", "news_real_dev"):
        score = Score(f"{name}: wrong side a real word")
        for typo in typos(name):
            start = typo.context.find(typo.wrong)
            if (
                start >= 0
                and " " not in typo.wrong + typo.right
                and typo.wrong.isalpha()
                and is_real(lexicon, typo.wrong)
            ):
                case = Case(typo.context, start, typo.wrong, typo.right)
                score.add(case, loud(linter, case.text))
        print(score.row())


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--half", choices=("report", "tune"), default="report")
    parser.add_argument("--slips", type=int, default=2000)
    parser.add_argument("--articles", type=int, default=0, help="articles per file of clean text; 0: all")
    parser.add_argument("--samples", type=int, default=40)
    parser.add_argument("--lone", action="store_true", help="read each slip in its sentence alone")
    arguments = parser.parse_args()
    names = REPORT if arguments.half == "report" else TUNE
    linter = Linter({"select": ["kata-tertukar"]})
    found = slips_table(linter, drawn(names, arguments.slips, arguments.lone), arguments.samples)
    listed(linter, shared())
    rate = clean_table(linter, names, arguments.articles)
    print(f"precision at {NEWS_RATE} slips per 1,000 words: {share(found * NEWS_RATE, rate):.1%}")


if __name__ == "__main__":
    main()
