"""The accuracy table: python -m tests.bench.accuracy [--half report|tune] [--articles N] [--samples N] [--baselines]

Everything goes through `lint.Linter`, as a user meets it; "found" counts any finding at warning or above on the place.
Clean text still holds real errors: its flags are upper bounds, printed to be read one by one.
"""

from __future__ import annotations

import argparse
import subprocess
from collections.abc import Iterable, Iterator
from random import Random
from typing import NamedTuple

from lint.engine import Linter
from lint.finding import Finding, Safety, Severity
from lint.lexicon import shared
from lint.tokens import WORD

from .calibrate import document
from .data import REPORT, TUNE, articles, folder, typos
from .slipgen import like, slip

SPELLING = ("salah-ketik", "kata-baku", "kata-tertukar", "kata-terangkai", "kata-terpenggal", "ejaan-nama-bervariasi")


class Case(NamedTuple):
    """A text with one fault at `start`."""

    text: str
    start: int
    wrong: str
    right: str


class Score:
    """Found, right first, right within five; safe fixes and how many of them are right."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.cases = self.found = self.first = self.five = self.safe = self.safe_right = 0
        self.wrong: list[str] = []

    def add(self, case: Case, findings: Iterable[Finding]) -> None:
        end = case.start + len(case.wrong)
        here = [f for f in findings if f.start < end and f.end > case.start and f.severity != Severity.INFO]
        texts = [fixed(case, f, i) for f in here for i in range(min(5, len(f.fixes)))]
        right = case.text[: case.start] + case.right + case.text[end:]
        self.cases += 1
        self.found += bool(here)
        self.first += bool(texts) and texts[0] == right
        self.five += right in texts[:5]
        safe = [fixed(case, f, 0) for f in here if f.fixes and f.fixes[0].safety is Safety.SAFE]
        self.safe += bool(safe)
        self.safe_right += bool(safe) and safe[0] == right
        if not texts or texts[0] != right:
            shown = ", ".join(e.text for f in here for x in f.fixes[:3] for e in x.edits)
            self.wrong.append(f"{case.wrong} ← {case.right} [{shown}]")

    def row(self) -> str:
        n = max(self.cases, 1)
        sure = f"{self.safe_right}/{self.safe}"
        return (
            f"{self.name:44} {self.cases:5}  {self.found / n:6.1%} {self.first / n:6.1%} {self.five / n:6.1%}"
            f"   safe {self.safe / n:6.1%} right {sure}"
        )


def fixed(case: Case, finding: Finding, which: int) -> str:
    text = case.text
    for edit in sorted(finding.fixes[which].edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def real(names: tuple[str, ...], listing: str) -> Iterator[Case]:
    for typo in typos(listing):
        start = typo.context.find(typo.wrong)
        if typo.source in names and start >= 0:
            yield Case(typo.context, start, typo.wrong, typo.right)


def drawn(names: tuple[str, ...], wanted: str, count: int, seed: int = 11) -> Iterator[Case]:
    """Slips in lower-case words (`kata`), or in names inside the article (`nama`) or the lone sentence (`sendiri`)."""
    random, lexicon, made = Random(seed), shared(), 0
    pool = [(name, text) for name in names for text in articles(name)]
    random.shuffle(pool)
    for _, text in pool:
        doc = document(text)
        capital = wanted != "kata"
        spots = [
            (at, t, s)
            for at, t, s in doc.words
            if t.kind == WORD and t.text[0].isupper() == capital and len(t.text) >= (4 if capital else 3) and t.text[1:].islower()
            and (not capital or t.start > 0) and worth(lexicon, t.lower, capital)
        ]  # fmt: skip
        for at, token, sentence in random.sample(spots, min(2, len(spots))):
            typed = like(slip(token.lower, random), token.text)
            if not capital and (lexicon.evidence(typed).logp > -5.5 or lexicon.evidence(typed).standard):
                continue
            whole, start = (sentence.text, token.start) if wanted != "nama" else (text, at)
            yield Case(whole[:start] + typed + whole[start + len(token.text) :], start, typed, token.text)
            made += 1
            if made >= count:
                return


def worth(lexicon, lower: str, capital: bool) -> bool:  # type: ignore[no-untyped-def]
    found = lexicon.evidence(lower)
    if capital:
        return bool(found.names or found.places) and not (found.standard and found.capital < 0.5)
    return found.logp > -7 or lexicon.is_word(lower)


def clean(linter: Linter, names: tuple[str, ...], limit: int, seed: int = 3) -> None:
    random = Random(seed)
    for name in names:
        chosen = list(articles(name))
        random.shuffle(chosen)
        words, flags, safe, other = 0, [], 0, 0
        for text in chosen[:limit]:
            words += sum(1 for _ in document(text).words)
            for finding in linter.check(text):
                if finding.severity == Severity.INFO:
                    continue
                if finding.rule not in SPELLING:
                    other += 1
                    continue
                sure = bool(finding.fixes) and finding.fixes[0].safety is Safety.SAFE
                safe += sure
                best = finding.fixes[0].edits[0].text if finding.fixes else ""
                around = text[max(0, finding.start - 30) : finding.end + 20].replace("\n", " ")
                flags.append(
                    f"{'E' if sure else 'w'} {finding.rule} {text[finding.start : finding.end]} → {best} | {around}"
                )
        rate = len(flags) / words * 1000
        print(
            f"{name:28} {words:7} words  {rate:5.2f} spelling flags / 1,000  {safe / words * 1000:5.2f} safe  {other / words * 1000:5.2f} other rules"
        )
        for line in flags if limit < 400 else flags[:60]:
            print("     ", line)


NEUTRAL = (
    "Dalam laporan itu, ada {} yang disebut di sana.",
    "Menurut dia, hal itu {} sejak lama.",
    "Kami tidak {} lagi.",
)
"""Sentences whose words say little of the one that stands in them."""


def derived() -> str:
    """KBBI's derived words flagged, each by itself in three sentences."""
    words = [w for w in (folder() / "words/kata_turunan.txt").read_text("utf-8").split("\n") if w.strip()]
    linter = Linter({"select": ["salah-ketik"]}, infos=False)
    flagged = [[w for w in words if linter.check(frame.format(w))] for frame in NEUTRAL]
    shares = " / ".join(f"{len(found) / len(words):.2%}" for found in flagged)
    return f"KBBI derived words flagged, of {len(words)} in three sentences: {shares} ({', '.join(flagged[-1][:40])})"


def baselines(cases: list[Case]) -> None:
    hunspell_row(cases)
    symspell_row(cases)


def hunspell_row(cases: list[Case]) -> None:
    try:
        out = subprocess.run(
            ["hunspell", "-d", "id_ID", "-a"],
            input="\n".join("^" + c.wrong for c in cases),
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        print("hunspell id_ID: not installed")
        return
    lines = [x for x in out.split("\n")[1:] if x]
    found = sum(x[0] in "&#" for x in lines)
    first = sum(
        x.startswith("&") and x.split(": ")[1].split(", ")[0] == c.right for x, c in zip(lines, cases, strict=False)
    )
    print(f"{'hunspell id_ID':44} {len(cases):5}  {found / len(cases):6.1%} {first / len(cases):6.1%}")


def symspell_row(cases: list[Case]) -> None:
    from symspellpy import SymSpell, Verbosity

    speller, lexicon = SymSpell(2, 7), shared()
    table = lexicon.table("wordfreq")
    column = table.column("id")
    for i in range(len(table)):
        if column[i]:
            speller.create_dictionary_entry(table.text(i), int(10 ** (column[i] / 100)))
    found = first = 0
    for case in cases:
        best = speller.lookup(case.wrong.lower(), Verbosity.CLOSEST, 2, include_unknown=True)
        found += best[0].term != case.wrong.lower()
        first += best[0].term == case.right.lower()
    print(f"{'symspellpy over wordfreq':44} {len(cases):5}  {found / len(cases):6.1%} {first / len(cases):6.1%}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--half", choices=("report", "tune"), default="report")
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--slips", type=int, default=600)
    parser.add_argument("--samples", type=int, default=30)
    parser.add_argument("--select", default="")
    parser.add_argument("--baselines", action="store_true")
    arguments = parser.parse_args()
    names = REPORT if arguments.half == "report" else TUNE
    linter = Linter({"select": arguments.select.split(",")} if arguments.select else None)
    groups = {
        "real typos in news (judged)": list(real(names, "news_real_dev")),
        "real typos in news (unjudged, 80 % right)": list(real(names, "news_real_silver_unreviewed_dev"))[:600],
        "slips in lower-case words": list(drawn(names, "kata", arguments.slips)),
        "slips in names, inside the article": list(drawn(names, "nama", arguments.slips // 2)),
        "slips in names, lone sentence": list(drawn(names, "sendiri", arguments.slips // 2)),
    }
    print(f"{'':44} cases   found  first  five")
    for title, cases in groups.items():
        score = Score(title)
        for case in cases:
            score.add(case, linter.check(case.text))
        print(score.row())
        for line in score.wrong[: arguments.samples]:
            print("     ", line)
    if arguments.baselines:
        baselines(groups["real typos in news (judged)"])
    print(derived())
    clean(linter, names, arguments.articles)


if __name__ == "__main__":
    main()
