"""Re-check after one keystroke in an article of 800 words, as the language server does it: python -m tests.bench.keystroke

Articles are clean news of RALAT_DATA, in Markdown. A letter is typed at places all over the text, one after the other; what
counts is the time from the changed text to its findings, in the server's own check (`lint.lsp.desk`). Target: median 10 ms.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from lint.lsp.desk import Desk, Text

from .data import REPORT, articles

WORDS, ARTICLES, KEYSTROKES = 800, 10, 30
TARGET_MS = 10.0


def main() -> int:
    random, times = Random(7), []
    with TemporaryDirectory() as folder:
        desk = Desk(folder)
        for number, article in enumerate(texts()):
            path = str(Path(folder, f"{number}.md"))
            desk.check(Text("", path, "markdown", 0, article))
            for version in range(KEYSTROKES):
                at = random.randrange(len(article))
                article = article[:at] + random.choice("aeiou bdk,.") + article[at:]
                start = time.perf_counter()
                desk.check(Text("", path, "markdown", version, article))
                times.append((time.perf_counter() - start) * 1000)
    cuts = quantiles(times, n=100)
    print(
        f"{len(times)} keystrokes in {ARTICLES} articles of {WORDS} words: median {median(times):.1f} ms "
        f"(target {TARGET_MS:g}), 95 of 100 within {cuts[94]:.1f} ms"
    )
    return 0 if median(times) <= TARGET_MS else 1


def texts() -> Iterator[str]:
    """Articles of the wanted length, made of the news one after the other."""
    made: list[str] = []
    count = done = 0
    for text in (a for name in REPORT for a in articles(name)):
        for paragraph in filter(str.strip, text.splitlines()):
            made.append(paragraph)
            count += len(paragraph.split())
            if count >= WORDS:
                yield "# Kabar\n\n" + "\n\n".join(made) + "\n"
                made, count, done = [], 0, done + 1
                if done == ARTICLES:
                    return


if __name__ == "__main__":
    sys.exit(main())
