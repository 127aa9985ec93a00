"""Counts the slips in lists of real typos: python -m tests.bench.channel

Prints, per kind of slip, its share and the share per place where it could have happened: what `lint/slips.py` states as log10.
"""

from __future__ import annotations

from collections import Counter
from math import log10

from lint.slips import ADJACENT, ALIKE, VOWELS

from .data import typos

LISTS = ("news_real_dev", "news_real_silver_unreviewed_dev")


def kind(meant: str, typed: str) -> str | None:
    """The class of a single slip, or None when the two differ by more."""
    n, m = len(meant), len(typed)
    i = 0
    while i < min(n, m) and meant[i] == typed[i]:
        i += 1
    if n == m and meant[i + 1 :] == typed[i + 1 :]:
        return substitution(meant[i], typed[i])
    if n == m and meant[i : i + 2] == typed[i : i + 2][::-1] and meant[i + 2 :] == typed[i + 2 :]:
        return "transpose"
    if n == m + 1 and meant[i + 1 :] == typed[i:]:
        return deletion(meant, i)
    if m == n + 1 and typed[i + 1 :] == meant[i:]:
        return insertion(typed, i)
    return None


def substitution(a: str, b: str) -> str:
    if {a, b} == {"m", "n"}:
        return "sub mn"
    if a in VOWELS and b in VOWELS:
        return "sub vowel adjacent" if a + b in ADJACENT else "sub vowel"
    return "sub adjacent" if a + b in ADJACENT else "sub alike" if a + b in ALIKE else "sub other"


def deletion(word: str, i: int) -> str:
    c, before, after = word[i], word[i - 1 : i], word[i + 1 : i + 2]
    if c in (before, after):
        return "del double"
    if c in "mn" or (c == "g" and before == "n"):
        return "del nasal"
    return "del vowel" if c in VOWELS else "del hr" if c in "hr" else "del other"


def insertion(typed: str, i: int) -> str:
    c, before, after = typed[i], typed[i - 1 : i], typed[i + 1 : i + 2]
    if c in (before, after):
        return "ins double"
    if c in "mn":
        return "ins mn"
    if c + before in ADJACENT or c + after in ADJACENT:
        return "ins adjacent"
    return "ins vowel" if c in VOWELS else "ins other"


def chances(word: str) -> Counter[str]:
    """How many outcomes of each kind a word offers."""
    found: Counter[str] = Counter()
    letters = "abcdefghijklmnopqrstuvwxyz"
    for i, c in enumerate(word):
        found[deletion(word, i)] += 1
        found.update(substitution(c, b) for b in letters if b != c)
        found["transpose"] += i + 1 < len(word) and word[i + 1] != c
    for i in range(len(word) + 1):
        found.update(insertion(word[:i] + b + word[i:], i) for b in letters)
    return found


def main() -> None:
    kinds: Counter[str] = Counter()
    possible: Counter[str] = Counter()
    places: Counter[str] = Counter()
    for name in LISTS:
        for typo in typos(name):
            meant, typed = typo.right.lower(), typo.wrong.lower()
            found = kind(meant, typed) if meant.isalpha() and typed.isalpha() else None
            if found:
                kinds[found] += 1
                possible.update(chances(meant))
                at = next(
                    (i for i, (a, b) in enumerate(zip(meant, typed, strict=False)) if a != b),
                    min(len(meant), len(typed)),
                )
                places[
                    "first" if at == 0 else "second" if at == 1 else "last two" if at >= len(meant) - 2 else "inside"
                ] += 1
    total = sum(kinds.values())
    for name, count in kinds.most_common():
        share = count / possible[name] * sum(map(len, ("12345678",)))
        print(f"{name:20} {count:5} {count / total:6.1%}  log10 per chance {log10(share):6.2f}")
    print(dict(places))


if __name__ == "__main__":
    main()
