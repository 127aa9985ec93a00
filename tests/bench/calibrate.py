"""Fits the weights of the spelling model: python -m tests.bench.calibrate [--write]

Negatives: every doubtful word of clean news of the tuning half; positives: real typos of the tuning half in their
sentences, and slips drawn into clean articles. Logistic regression (scikit-learn, needed here alone).
"""

from __future__ import annotations

import os
import pickle
import sys
from pathlib import Path
from random import Random
from typing import NamedTuple

from lint.document import Document
from lint.doubt import FEATURES
from lint.engine import extract
from lint.lexicon import shared
from lint.rules.kata.salah_ketik import left_alone, place_of
from lint.source import Source
from lint.spelling import Speller
from lint.tokens import WORD
from lint.usage import Usage, usage_of

from .data import ROOT, TUNE, articles, folder, typos
from .slipgen import like, slip

REAL = ("news_real_dev", "news_real_silver_unreviewed_dev")
SENTENCES_ONLY = 0.3
DERIVED = "kata_turunan"
IMPORTANCE = {"news_real_dev": 3.0, DERIVED: 0.15}
"""How much a case of an origin weighs; dictionaries list many words that news never has."""


class Case(NamedTuple):
    group: str
    features: tuple[float, ...]
    slipped: bool
    ranked: tuple[str, ...]
    word: str
    right: str
    context: str
    origin: str
    kind: str = ""
    gap: float = 0.0


def document(text: str) -> Document:
    return extract(Source(text))


def cases_of(doc: Document, speller: Speller, random: Random, slips: int, origin: str) -> list[Case]:
    """Negatives of one article, and `slips` positives drawn into it."""
    found = []
    usage = usage_of(doc.sentences)
    spots = []
    for sentence in doc.sentences:
        for i, token in enumerate(sentence.tokens):
            if token.kind != WORD or left_alone(sentence, i, speller._lexicon):
                continue
            spots.append((sentence, i))
            case = case_of(token.text, "", sentence, i, usage, speller, origin)
            if case:
                found.append(case)
    for sentence, i in random.sample(spots, min(slips * 3, len(spots))):
        word = sentence.tokens[i].text
        own = speller._lexicon.evidence(word)
        if len(word) < (4 if word[0].isupper() else 3) or not (own.logp > -7 or own.names or own.standard):
            continue
        typed = like(slip(word.lower(), random), word)
        alone = random.random() < SENTENCES_ONLY
        counts = dict(usage.counts)
        counts[word.lower()] = max(counts.get(word.lower(), 1) - 1, 0)
        capitals = dict(usage.capitals)
        if word.lower() in capitals:
            capitals[word.lower()] -= 1
        changed = Usage() if alone else Usage(counts, capitals, usage.words)
        case = case_of(typed, word, sentence, i, changed, speller, "slip")
        found.append(case or Case("lolos", (), True, (), typed, word, sentence.text, "slip"))
    return found


def case_of(word, right, sentence, i, usage, speller, origin):  # type: ignore[no-untyped-def]
    place = place_of(sentence, i)
    own = speller._lexicon.evidence(word)
    if not speller.doubtful(own, place, usage):
        return None
    ranked = speller.ranked(own, place, usage)
    if not ranked:
        return None
    group = place.group
    names = tuple(speller.dress(c.text, word) for c in ranked[:5])
    gap = ranked[0].score - ranked[1].score if len(ranked) > 1 else 9.0
    return Case(
        group, speller.features(own, ranked[0], place, usage), bool(right), names, word, right, sentence.text, origin,
        speller.kind(own, ranked[0], place, usage), gap,
    )  # fmt: skip


def real_cases(speller: Speller, sources: tuple[str, ...], name: str) -> list[Case]:
    found = []
    for typo in typos(name):
        if typo.source not in sources or " " in typo.right:
            continue
        doc = document(typo.context)
        case = None
        for sentence in doc.sentences:
            for i, token in enumerate(sentence.tokens):
                if token.text == typo.wrong and not case:
                    case = case_of(token.text, typo.right, sentence, i, Usage(), speller, name)
        found.append(case or Case("lolos", (), True, (), typo.wrong, typo.right, typo.context, name))
    return found


def collect(names: tuple[str, ...], limit: int, seed: int = 7, slips: int = 12) -> list[Case]:
    speller, random = Speller(shared()), Random(seed)
    found: list[Case] = []
    for name in names:
        chosen = list(articles(name))
        random.shuffle(chosen)
        for text in chosen[:limit]:
            found += cases_of(document(text), speller, random, slips, name)
    for name in REAL:
        found += real_cases(speller, names, name)
    return found + derived_cases(speller)


def derived_cases(speller: Speller) -> list[Case]:
    """Every other derived word of KBBI, as a negative; the rest is for the report."""
    words = (folder() / "words/kata_turunan.txt").read_text("utf-8").split()
    sentences = [document(f"Kata {word} dipakai.").sentences[0] for word in words[::2]]
    cases = (case_of(s.tokens[1].text, "", s, 1, Usage(), speller, DERIVED) for s in sentences)
    return [case for case in cases if case]


def known_faults() -> set[str]:
    return {t.wrong.lower() for name in REAL for t in typos(name)} | {t.wrong.lower() for t in typos("eyd_natural_dev")}


def judged() -> set[str]:
    """Words of the clean text that reading found to be typos: RALAT_JUDGED names the file, kept with the data."""
    path = os.environ.get("RALAT_JUDGED")
    return set(Path(path).read_text("utf-8").split()) if path else set()


def fit(cases: list[Case], group: str, skip: set[str]):  # type: ignore[no-untyped-def]
    from sklearn.linear_model import LogisticRegression

    rows = [c for c in cases if c.group == group and (c.slipped or c.word.lower() not in skip)]
    model = LogisticRegression(C=1.0, max_iter=3000, fit_intercept=False)
    weights = [IMPORTANCE.get(c.origin, 1.0) for c in rows]
    model.fit([c.features for c in rows], [c.slipped for c in rows], sample_weight=weights)
    return model.coef_[0]


def main() -> None:
    cache = Path(sys.argv[1])
    if cache.exists():
        cases = pickle.loads(cache.read_bytes())
    else:
        cases = [tuple(c) for c in collect(TUNE, 300)]
        cache.write_bytes(pickle.dumps(cases))
    cases = [Case(*c) for c in cases]
    skip = known_faults() | judged()
    weights = {g: [round(float(w), 3) for w in fit(cases, g, skip)] for g in ("kata", "awal", "nama")}
    for g, values in weights.items():
        print(g, dict(zip(FEATURES, values, strict=True)))
    if "--write" in sys.argv:
        write(weights)


def write(weights: dict[str, list[float]]) -> None:
    path = ROOT / "lint" / "weights.py"
    kept = path.read_text("utf-8")
    lines = ["WEIGHTS: dict[str, tuple[float, ...]] = {"]
    lines += [f'    "{g}": ({", ".join(map(str, v))}),' for g, v in weights.items()]
    start, end = kept.index("WEIGHTS:"), kept.index("LEVELS:")
    path.write_text(kept[:start] + "\n".join(lines) + "\n}  # fmt: skip\n" + kept[end:], "utf-8")


if __name__ == "__main__":
    main()
