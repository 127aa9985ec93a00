"""How the work grows with texts that are made to be slow: python -m tests.bench.adversarial [CHARACTERS]

For each text the calls of functions (counted, so that a busy machine changes nothing) at a size and at four times that
size, and the seconds. Linear is 4.0; the exit code is 1 when a text grows faster than `MOST`.
"""

from __future__ import annotations

import cProfile
import pstats
import random
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from itertools import islice, repeat
from typing import NamedTuple

from lint.engine import Linter

SIZE, TIMES, MOST = 10_000, 4, 6.4
"""Linear is 4, quadratic 16; what is compared within the bounds of a sentence (1,000 tokens) may show below them."""


def _repeated(unit: str) -> Callable[[int], str]:
    return lambda size: unit * (size // len(unit))


def _nested(opening: str, closing: str) -> Callable[[int], str]:
    return lambda size: opening * (size // 2 // len(opening)) + "kata" + closing * (size // 2 // len(closing))


def _unknown(capital: bool, separator: str) -> Callable[[int], str]:
    """Words that nobody knows, each another one, and others at another size; the same in every run."""

    def text(size: int) -> str:
        chance = random.Random(size)
        syllables = (chance.choice("bcdfgklmnprst") + chance.choice("aiueo") for _ in repeat(None))
        words = ("".join(islice(syllables, 4)) for _ in range(size // (8 + len(separator))))
        return separator.join(w.capitalize() if capital else w for w in words)

    return text


CASES: Mapping[str, Callable[[int], str]] = {
    "spaces": _repeated(" "),
    "words with runs of spaces": _repeated("kata" + " " * 40),
    "no-break spaces": _repeated("kata\u00a0\u00a0"),
    "line breaks": _repeated("\n"),
    "short lines": _repeated("kata\n"),
    "one word": _repeated("a"),
    "one word of prefixes": _repeated("memper"),
    "one word of clitics": _repeated("nya"),
    "one word of capitals": _repeated("KPK"),
    "apostrophes within a word": _repeated("a'"),
    "combining marks": _repeated("a\u0301\u0302\u0303"),
    "words without a full stop": _repeated("warga membersihkan jalan "),
    "one word again and again": _repeated("kata "),
    "two words again and again": _repeated("orang utan "),
    "names without a full stop": _repeated("Andi Wicaksana "),
    "capitals throughout": _repeated("MENTERI PENDIDIKAN "),
    "full stops": _repeated("."),
    "full stops apart": _repeated(". "),
    "initials": _repeated("A."),
    "question marks": _repeated("?!"),
    "commas": _repeated(",,"),
    "straight quotation marks": _repeated('"'),
    "straight quotation marks apart": _repeated('" '),
    "opening quotation marks": _repeated("“kata "),
    "closing quotation marks": _repeated("kata” "),
    "single quotation marks": _repeated("'kata "),
    "opening brackets": _repeated("( "),
    "closing brackets": _repeated(") "),
    "nested brackets": _nested("(", ")"),
    "nested quotations": _nested("“", "”"),
    "definitions": _repeated("Komisi Kata (KK) "),
    "hyphens": _repeated("-"),
    "words with hyphens": _repeated("kata-"),
    "dashes": _repeated("– "),
    "slashes": _repeated("kata/"),
    "digits": _repeated("1"),
    "groups of digits": _repeated("1.000,"),
    "numbers apart": _repeated("1 "),
    "dates": _repeated("Senin (1/2/2025) "),
    "money": _repeated("Rp1.000 "),
    "addresses": _repeated("a@b."),
    "ampersands": _repeated("a & "),
    "slips of one word": _repeated("pemerntah "),
    "unknown words": _unknown(False, " "),
    "unknown sentences": _unknown(False, ". "),
    "unknown names": _unknown(True, " "),
    "unknown lines": _unknown(True, "\n"),
    "unknown words with hyphens": _unknown(False, "-"),
}


class Growth(NamedTuple):
    """Calls and seconds at a size and at `TIMES` that size."""

    calls: tuple[int, int]
    seconds: tuple[float, float]

    @property
    def ratio(self) -> float:
        return self.calls[1] / self.calls[0]


def grown(case: str, size: int = SIZE) -> Growth:
    """The work of checking a text by a linter that has seen nothing but a sentence."""
    small, large = (_checked(CASES[case](n)) for n in (size, size * TIMES))
    return Growth((small[0], large[0]), (small[1], large[1]))


def _checked(text: str) -> tuple[int, float]:
    linter = Linter(strict=True)
    linter.check("Warga dan tenara membersihkan jalan itu, kata Andi (2/3).")
    profile, start = cProfile.Profile(), time.process_time()
    profile.enable()
    linter.check(text)
    profile.disable()
    seconds = time.process_time() - start
    return pstats.Stats(profile).total_calls, seconds  # type: ignore[attr-defined]


def main(arguments: Sequence[str]) -> int:
    size = int(arguments[0]) if arguments else SIZE
    slow = []
    print(f"{'text':34} calls per character {'':10} growth   seconds, profiled ({size} and {size * TIMES} characters)")
    for case in CASES:
        found = grown(case, size)
        if found.ratio > MOST:
            slow.append(case)
        a, b = (calls / n for calls, n in zip(found.calls, (size, size * TIMES), strict=True))
        print(
            f"{case:34} {a:8.1f} {b:8.1f} {found.ratio:18.1f} {found.seconds[0]:9.2f} {found.seconds[1]:7.2f}",
            flush=True,
        )
    print(f"growth above {MOST}: {', '.join(slow) or 'none'}")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
