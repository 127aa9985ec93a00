"""Slips drawn as real ones are: operations weighted by the costs of `lint.slips`, which real typos gave."""

from __future__ import annotations

from random import Random

from lint import slips

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def slip(word: str, random: Random) -> str:
    """One slip in a lower-case word, never the word itself."""
    return random.choices(*options_of(word))[0]


def options_of(word: str) -> tuple[list[str], list[float]]:
    """What one slip may make of a lower-case word, with weights."""
    options: list[str] = []
    weights: list[float] = []

    def offer(typed: str, cost: float, position: int) -> None:
        if typed != word:
            options.append(typed)
            weights.append(10 ** (cost + (slips.FIRST_LETTER if position == 0 else 0)))

    for i, c in enumerate(word):
        before, after = word[i - 1 : i], word[i + 1 : i + 2]
        offer(word[:i] + word[i + 1 :], slips.deletion(c, before, after), i)
        if after and after != c:
            offer(word[:i] + after + c + word[i + 2 :], slips.TRANSPOSE, i)
        for b in LETTERS:
            if b != c:
                offer(word[:i] + b + word[i + 1 :], slips.substitution(c, b), i)
    for i in range(len(word) + 1):
        for b in LETTERS:
            offer(word[:i] + b + word[i:], slips.insertion(b, word[i - 1 : i], word[i : i + 1]), i)
    return options, weights


def like(typed: str, original: str) -> str:
    """The slip in the capitals of the original."""
    return typed[:1].upper() + typed[1:] if original[:1].isupper() else typed
