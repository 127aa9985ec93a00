"""Fits the trees that weigh real words against others: python -m tests.bench.confusable [--write]

Negatives: every word of clean news of the tuning half that may be a slip of another; positives: slips drawn into the same
articles. Gradient boosting (scikit-learn, needed here alone) over the features of `lint.confusion`. --write writes
dictionaries/confusion_trees.tsv. Prints what the trees find in the other half at several rates of flags on clean text.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from multiprocessing import Pool
from random import Random
from typing import Any

from lint.confusion import FEATURES, Usage, confusions
from lint.document import Document, Sentence
from lint.lexicon import shared
from lint.rules.kata.kata_tertukar import is_judged, place_of, usage_in

from .calibrate import document
from .data import REPORT, ROOT, TUNE, articles
from .realword import is_real
from .slipgen import options_of

TREES, LEAVES, RATE, LEAST_LEAF = 130, 15, 0.11, 40
DRAWS, WEIGHT = 2.0, 0.3
"""Slips drawn per word; what a slip weighs beside a word that stands."""

Rows = list[tuple[tuple[float, ...], str, bool, int]]


def spots(doc: Document) -> Iterator[tuple[Sentence, int]]:
    for sentence in doc.sentences:
        for i in range(len(sentence.tokens)):
            if is_judged(sentence.tokens, i) and len(sentence.tokens[i].text) > 1:
                yield sentence, i


@cache
def real_slips(word: str) -> tuple[list[str], list[float], float]:
    """The real words that one slip may give, their weights, and their share of all slips."""
    options, weights = options_of(word)
    lexicon, found, total = shared(), dict[str, float](), 0.0
    for typed, weight in zip(options, weights, strict=True):
        total += weight
        if is_real(lexicon, typed):
            found[typed] = found.get(typed, 0.0) + weight
    return list(found), list(found.values()), sum(found.values()) / total


def cases(job: tuple[str, int]) -> tuple[int, int, Rows]:
    """Words, drawn slips, and rows (features, what is offered, what was meant, case number; negatives -1) of one article."""
    text, seed = job
    doc, random, lexicon = document(text), Random(seed), shared()
    model, usage = confusions(lexicon), usage_in(doc)
    rows: Rows = []
    case = 0
    for sentence, i in spots(doc):
        token, place = sentence.tokens[i], place_of(sentence, i)
        rows += [(f, m, False, -1 - sentence.start - token.start) for m, f in model.features(token.lower, place, usage)]
        if not token.text.isascii() or not token.text.isalpha():
            continue
        forms, shares, share = real_slips(token.lower)
        if random.random() < DRAWS * share:
            typed = random.choices(forms, shares)[0]
            counts = {**usage.counts, token.lower: usage.counts[token.lower] - 1, typed: usage.counts.get(typed, 0) + 1}
            case += 1
            for m, f in model.features(typed, place, Usage(counts, usage.words)):
                rows.append((f, m, m == token.lower, case))
    return len(doc.words), case, rows


def gather(names: tuple[str, ...], pool: Any) -> tuple[int, int, Any, Any, Any, Any]:
    """Words, drawn slips, features, whether right, case (negative: a word as it stands), article."""
    import numpy

    jobs = [(text, i) for i, text in enumerate(t for name in names for t in articles(name))]
    words = slips = 0
    features, right, case = [], [], []
    for n, (w, s, rows) in enumerate(pool.imap(cases, jobs, chunksize=8)):
        words, slips = words + w, slips + s
        features.append(numpy.array([r[0] for r in rows], dtype=numpy.float32).reshape(-1, len(FEATURES)))
        right += [r[2] for r in rows]
        case += [(n, r[3]) for r in rows]
    ids = {c: i for i, c in enumerate(dict.fromkeys(case))}
    numbers = numpy.array([ids[c] for c in case])
    return words, slips, numpy.concatenate(features), numpy.array(right), numbers, numpy.array([c[1] < 0 for c in case])


def fit(features: Any, right: Any, clean: Any) -> Any:
    import numpy
    from sklearn.ensemble import HistGradientBoostingClassifier

    used = clean | right
    model = HistGradientBoostingClassifier(
        max_iter=TREES, learning_rate=RATE, max_leaf_nodes=LEAVES, min_samples_leaf=LEAST_LEAF, l2_regularization=5, early_stopping=False, random_state=1
    )  # fmt: skip
    return model.fit(features[used], right[used], sample_weight=numpy.where(clean, 1.0, WEIGHT)[used])


def report(model: Any, data: tuple[int, int, Any, Any, Any, Any]) -> None:
    import numpy

    words, slips, features, right, case, clean = data
    odds = model.decision_function(features)
    best = numpy.full(case.max() + 1, -99.0)
    numpy.maximum.at(best, case, odds)
    is_clean = numpy.zeros(case.max() + 1, bool)
    is_clean[case] = clean
    false = numpy.sort(best[is_clean])[::-1]
    true = numpy.zeros(case.max() + 1) - 99.0
    numpy.maximum.at(true, case[right], odds[right])
    for rate in (0.01, 0.02, 0.05, 0.08, 0.1, 0.15, 0.2, 0.4):
        least = false[int(rate * words / 1000)]
        found, first = (best[~is_clean] > least).sum(), ((true > least) & (true >= best))[~is_clean].sum()
        print(
            f"{rate:5.2f} flags per 1,000 words of clean text: log-odds {least:5.2f}, found {found / slips:.1%}, first {first / slips:.1%}"
        )


def written(model: Any) -> list[str]:
    """Rows of the trees; the first leaf of all carries the base value."""
    rows = ["# pohon\tsimpul\tciri\tambang\tkiri\tkanan"]
    base = float(model._baseline_prediction.ravel()[0])
    rows.append(f"000\t00\t-\t{base:.5f}\t-\t-")
    for number, (tree,) in enumerate(model._predictors, 1):
        for i, node in enumerate(tree.nodes):
            if node["is_leaf"]:
                rows.append(f"{number:03}\t{i:02}\t-\t{node['value']:.5f}\t-\t-")
            else:
                name = FEATURES[node["feature_idx"]]
                rows.append(
                    f"{number:03}\t{i:02}\t{name}\t{node['num_threshold']:.5f}\t{node['left']}\t{node['right']}"
                )
    return rows


def main() -> None:
    with Pool(os.cpu_count()) as pool:
        tune, other = gather(TUNE, pool), gather(REPORT, pool)
    print(f"tuning half: {tune[0]} words, {tune[1]} slips, {len(tune[2])} rows")
    model = fit(tune[2], tune[3], tune[5])
    report(model, other)
    if "--write" in sys.argv:
        (ROOT / "dictionaries/confusion_trees.tsv").write_text("\n".join(written(model)) + "\n", "utf-8")


if __name__ == "__main__":
    main()
