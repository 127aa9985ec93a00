"""Re-check after one keystroke in an article of 800 words, as the language server does it: python -m tests.bench.keystroke

Articles are clean news of RALAT_DATA, in Markdown. In each, words from its beginning to its end are taken out and typed
again, letter by letter; what counts is the time from the changed text to its findings, in the server's own check
(`lint.lsp.desk`), of which only the last step, naming the places to the editor, is left out. Target: median 10 ms.
Processor time is what a machine needs that has nothing else to do.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from lint.lsp.desk import Desk, Text

from .data import REPORT, articles

WORDS, ARTICLES, PLACES = 800, 10, 6
TARGET_MS = 10.0


def main() -> int:
    waited: list[float] = []
    worked: list[float] = []
    with TemporaryDirectory() as folder:
        desk = Desk(folder)
        for number, article in enumerate(texts()):
            path = str(Path(folder, f"{number}.md"))
            desk.check(Text("", path, "markdown", 0, article))
            for version, typed in enumerate(versions(article), 1):
                wall, work = time.perf_counter(), time.thread_time()
                desk.check(Text("", path, "markdown", version, typed))
                waited.append((time.perf_counter() - wall) * 1000)
                worked.append((time.thread_time() - work) * 1000)
    print(f"{len(waited)} keystrokes in {ARTICLES} articles of {WORDS} words, target {TARGET_MS:g} ms")
    for name, times in (("elapsed", waited), ("processor", worked)):
        print(f"{name:10} median {median(times):5.1f} ms, 95 of 100 within {quantiles(times, n=100)[94]:5.1f} ms")
    return 0 if median(worked) <= TARGET_MS else 1


def versions(article: str) -> Iterator[str]:
    """The article after each letter, with a word at several places written anew."""
    for place in range(PLACES):
        start = article.index(" ", len(article) * place // PLACES) + 1
        end = article.find(" ", start)
        end = len(article) if end < 0 else end
        for typed in range(start + 1, end + 1):
            yield article[:typed] + article[end:]


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
