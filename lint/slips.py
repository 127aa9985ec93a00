"""The channel: how likely a typist who meant one word writes another.

Costs are log10 of the share of slips per place where such a slip could happen, times eight (the length of a usual
word), counted from real typos of news by `python -m tests.bench.channel`.
"""

from __future__ import annotations

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
VOWELS = "aiueo"


def _neighbours() -> frozenset[str]:
    pairs = set()
    for y, row in enumerate(_ROWS):
        for x, key in enumerate(row):
            for dy, dx in ((0, 1), (1, 0), (1, -1)):
                if y + dy < 3 and 0 <= x + dx < len(_ROWS[y + dy]):
                    other = _ROWS[y + dy][x + dx]
                    pairs |= {key + other, other + key}
    return frozenset(pairs)


ADJACENT = _neighbours()
ALIKE = frozenset(
    a + b
    for group in ("fpv", "bp", "dt", "gk", "sz", "ckq", "jz", "mn", "iy", "rl", "uw", "xk")
    for a in group
    for b in group
    if a != b
)


def substitution(meant: str, typed: str) -> float:
    pair = meant + typed
    if meant in VOWELS and typed in VOWELS:
        return -1.25
    if pair in ("mn", "nm"):
        return -1.0
    if pair in ADJACENT:
        return -1.7
    return -1.5 if pair in ALIKE else -2.6


def deletion(letter: str, before: str, after: str) -> float:
    if letter in (before, after):
        return 0.1
    if letter in "nmhr" or (letter == "g" and before == "n"):
        return -0.35
    return -0.6


def insertion(letter: str, before: str, after: str) -> float:
    if letter in (before, after):
        return -1.5
    if letter in "nm":
        return -1.8
    if letter + before in ADJACENT or letter + after in ADJACENT:
        return -2.0
    return -1.8 if letter in VOWELS else -2.5


TRANSPOSE, FIRST_LETTER, SECOND_EDIT = -1.1, -0.5, -1.7


def cost(meant: str, typed: str) -> float:
    """log10 cost of typing `typed` for `meant` (weighted Damerau–Levenshtein, optimal alignment).

    What both begin and end with is left out but for a letter: O(n·m) in the rest.
    """
    if meant == typed:
        return 0.0
    alone = single(meant, typed)
    if alone is not None:
        return alone
    n, m = len(meant), len(typed)
    lead = tail = 0
    while lead < min(n, m) - 1 and meant[lead] == typed[lead]:
        lead += 1
    while tail < min(n, m) - lead - 2 and meant[-1 - tail] == typed[-1 - tail]:
        tail += 1
    start, same = max(lead - 1, 0), max(tail - 1, 0)
    removed = [deletion(meant[i], meant[i - 1 : i], meant[i + 1 : i + 2]) for i in range(start, n - same)]
    added = [insertion(typed[j], typed[j - 1 : j], typed[j + 1 : j + 2]) for j in range(start, m - same)]
    before: list[float] = []
    last: list[float] = []
    for i in range(start, n - same + 1):
        row: list[float] = []
        a = meant[i - 1] if i > start else ""
        first = FIRST_LETTER if i == 1 else 0.0
        for j in range(start, m - same + 1):
            b = typed[j - 1] if j > start else ""
            k = j - start
            best = 0.0 if i == start and j == start else -99.0
            if i > start and j > start:
                so_far = last[k - 1]
                best = so_far if a == b else so_far + (substitution(a, b) + (_again(so_far) + first))
                if i > start + 1 and j > start + 1 and a == typed[j - 2] and b == meant[i - 2] and a != b:
                    best = max(best, before[k - 2] + TRANSPOSE + _at(i - 2, _again(before[k - 2])))
            if i > start:
                so_far = last[k]
                other = so_far + removed[i - 1 - start] + ((SECOND_EDIT if so_far != 0.0 else 0.0) + first)
                if other > best:
                    best = other
            if j > start:
                so_far = row[k - 1]
                other = so_far + added[k - 1] + _at(j - 1, SECOND_EDIT if so_far != 0.0 else 0.0)
                if other > best:
                    best = other
            row.append(best)
        before, last = last, row
    return last[-1]


def single(meant: str, typed: str) -> float | None:
    """The cost when one slip explains all, else None; the usual case, without a matrix."""
    n, m = len(meant), len(typed)
    i = 0
    while i < n and i < m and meant[i] == typed[i]:
        i += 1
    first = FIRST_LETTER if i == 0 else 0.0
    if n == m:
        if meant[i + 1 :] == typed[i + 1 :]:
            return substitution(meant[i], typed[i]) + first
        if meant[i : i + 2] == typed[i + 1] + typed[i] and meant[i + 2 :] == typed[i + 2 :]:
            return TRANSPOSE + first
    elif n == m + 1 and meant[i + 1 :] == typed[i:]:
        return deletion(meant[i], meant[i - 1 : i], meant[i + 1 : i + 2]) + first
    elif m == n + 1 and typed[i + 1 :] == meant[i:]:
        return insertion(typed[i], typed[i - 1 : i], typed[i + 1 : i + 2]) + first
    return None


def _again(so_far: float) -> float:
    return SECOND_EDIT if so_far != 0.0 else 0.0


def _at(position: int, extra: float) -> float:
    return extra + (FIRST_LETTER if position == 0 else 0.0)
