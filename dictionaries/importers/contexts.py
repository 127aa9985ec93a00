"""Writes dictionaries/confusion_pairs.tsv and imported/konteks-*.tsv: which well known words are one slip away from another,
and between what these stand in texts whose licences allow it. Run by hand: python dictionaries/importers/contexts.py FOLDER

FOLDER is that of counts.py. A row of contexts: word (* for all), then left|right:count with the classes of `lint.confusion` (* for any).
A pair that a person has set to `tidak` stays so.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from math import log10
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).resolve().parent)]

import counts  # noqa: E402

from lint import slips  # noqa: E402
from lint.confusion import CONTEXTS, END, NAME, NUMERAL, SIGN, START, WIDE, neighbour_class  # noqa: E402
from lint.lexicon import Lexicon, shared  # noqa: E402
from lint.spelling import BACKED  # noqa: E402

PAIRS = 6000
TYPED, MEANT = BACKED, -5.3
"""Least log10 share of the word as typed and of the word that may be meant."""

LEAST_ODDS = -2.3
"""Least log10 of how much more common the word meant is in the counted texts, plus the cost of the slip. With less, no context
was ever enough in the tuning half: nine tenths of what the trees would be asked about, a five-hundredth of what they find."""

LEAST = {"ccbysa": 2, "hukum": 4}
"""Least count of a context, by licence group."""

OUT = Path(__file__).resolve().parent.parent
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def slips_of(word: str) -> dict[str, float]:
    """What one slip makes of a word, with the share of each among all."""
    found: dict[str, float] = {}
    for i in range(len(word) + 1):
        head, tail = word[:i], word[i:]
        typed = {head + c + tail for c in LETTERS} | {head + c + tail[1:] for c in LETTERS}
        for form in typed | {head + tail[1:], head + tail[1:2] + tail[:1] + tail[2:]}:
            if form and form != word:
                found[form] = 10 ** slips.cost(word, form)
    total = sum(found.values())
    return {form: share / total for form, share in found.items()}


def pairs(lexicon: Lexicon) -> Iterator[tuple[float, str, str, float]]:
    """(expected share of text, typed, meant, log10 share of the slip)."""
    words = {
        w
        for name in ("wordfreq", "kata", "mythes")
        for w in map(lexicon.table(name).text, range(len(lexicon.table(name))))
    }
    known = [
        w
        for w in sorted(words)
        if len(w) > 1 and w.isascii() and w.isalpha() and w.islower() and not lexicon.evidence(w).nonstandard
    ]
    typed = {w for w in known if lexicon.evidence(w).standard and lexicon.evidence(w).logp > TYPED}
    for word in known:
        logp = lexicon.evidence(word).logp
        if logp > MEANT and lexicon.is_word(word):
            for form, share in slips_of(word).items():
                if form in typed:
                    yield 10**logp * share, form, word, log10(share)


def write_pairs(kept: list[tuple[float, str, str, float]]) -> None:
    path = OUT / "confusion_pairs.tsv"
    before = [line.split("\t") for line in path.read_text("utf-8").splitlines()[1:]] if path.exists() else []
    vetoed = {(r[0], r[1]): r[4] for r in before if r[3] == "tidak"}
    rows = sorted(
        f"{w}\t{m}\t{cost:.2f}\t{'tidak' if (w, m) in vetoed else 'ya'}\t{vetoed.get((w, m), '-')}"
        for _, w, m, cost in kept
    )
    path.write_text("\n".join(["# kata\tmaksud\tbiaya\tpakai\tcatatan", *rows]) + "\n", "utf-8")


def sentences(folder: Path, names: str) -> Iterator[list[str]]:
    seen: set[int] = set()
    for name in names.split():
        for line in counts.lines(folder, name):
            for sentence in re.split(r"(?<=[.?!;:])\s+", line.strip()):
                if (key := hash(sentence)) not in seen:
                    seen.add(key)
                    yield counts.TOKEN.findall(sentence)


def count(lexicon: Lexicon, folder: Path, names: str, wanted: set[str]) -> dict[str, Counter[str]]:
    classes: dict[str, str] = {}
    found: dict[str, Counter[str]] = {"*": Counter()}
    for tokens in sentences(folder, names):
        line = list(classed(lexicon, tokens, classes))
        for i, (word, _) in enumerate(line):
            if not word:
                continue
            left, right = line[i - 1][1] if i else START, line[i + 1][1] if i + 1 < len(line) else END
            left = START if left == END else left
            contexts = (f"{left}|{right}", f"{left}|*", f"*|{right}", "*|*")
            found["*"].update(contexts)
            if word in wanted:
                found.setdefault(word, Counter()).update(contexts)
    return found


def classed(lexicon: Lexicon, tokens: list[str], classes: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Each token as (the word when it is in lower case, its class)."""
    begun = False
    for token in tokens:
        if token[0].isdigit():
            yield "", NUMERAL
        elif not token[0].isalpha():
            yield "", END if token in ".?!:;␣" else SIGN
        else:
            lower = token.lower()
            if lower not in classes:
                classes[lower] = neighbour_class(lexicon, lower)
            yield (lower if token.islower() else ""), NAME if token[0].isupper() and begun else classes[lower]
        begun = True


def main(folder: Path) -> None:
    lexicon = shared()
    best = sorted(pairs(lexicon), reverse=True)[:PAIRS]
    wanted = {word for _, w, m, _ in best for word in (w, m)}
    found = {group: count(lexicon, folder, counts.GROUPS[group][0], wanted) for group in LEAST}
    total = sum(CONTEXTS[f"konteks-{g}"] * found[g]["*"]["*|*"] for g in found)

    def prior(word: str) -> float:
        seen = sum(CONTEXTS[f"konteks-{g}"] * found[g].get(word, Counter())["*|*"] for g in found)
        return log10((seen + 10 ** lexicon.evidence(word).logp * WIDE) / (total + WIDE))

    kept = [p for p in best if prior(p[2]) - prior(p[1]) + p[3] >= LEAST_ODDS]
    write_pairs(kept)
    named = {"*", *(word for _, w, m, _ in kept for word in (w, m))}
    for group, least in LEAST.items():
        rows = []
        for word in sorted(named & set(found[group])):
            contexts = found[group][word]
            rows.append(
                f"{word}\t" + " ".join(f"{c}:{n}" for c, n in sorted(contexts.items()) if n >= least or c == "*|*")
            )
        path = OUT / f"imported/konteks-{group}.tsv"
        path.write_text("\n".join(["# kata\tkiri|kanan:jumlah …", *rows]) + "\n", "utf-8")
        print(path.name, len(rows), sum(len(r.split(" ")) for r in rows), path.stat().st_size)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
