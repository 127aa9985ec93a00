"""Writes dictionaries/imported/hitungan-*.tsv and pasangan-*.tsv: how often words and pairs of words stand
in texts whose licences allow it. Run by hand: python dictionaries/importers/counts.py FOLDER

FOLDER holds `open/*.txt.xz` and `clean/*.txt`. One output per licence. A word's row: form in lower case, count, of these with a
capital in mid-sentence. Law text is formulaic: a sentence counts once however often it is repeated.
"""

from __future__ import annotations

import lzma
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "imported"
GROUPS = {
    "ccbysa": (
        "ntrex_news flores_sib200 wikipedia_idkmrc farrelf_blog teknologiumum_blog dasarpemrogramangolang dasarpemrogramanrust "
        "gnome_user_docs_id debian_handbook_id indonli_premises ud_gsd_devtest",
        2, 2,
    ),
    "ccby": ("id_react_dev opensource_guide_id tldr_id ms_alchemyinsights ms_dynamics_projectops", 3, 3),
    "cc0": ("tico19 python_docs_id", 2, 2),
    "hukum": ("law_uu_pp", 4, 8),
}  # fmt: skip
"""Licence group to files, least count of a word, least count of a pair."""

TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[.?!:;,\"“”()␣\d]")


def lines(folder: Path, name: str) -> Iterator[str]:
    packed = folder / "open" / f"{name}.txt.xz"
    if packed.exists():
        with lzma.open(packed, "rt", encoding="utf-8") as file:
            yield from file
    else:
        yield from (folder / "clean" / f"{name}.txt").read_text("utf-8").splitlines()


def count(folder: Path, names: str) -> tuple[Counter[str], Counter[str], Counter[tuple[str, str]]]:
    words: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    seen: set[int] = set()
    for name in names.split():
        for line in lines(folder, name):
            for sentence in re.split(r"(?<=[.?!;:])\s+", line.strip()):
                key = hash(sentence)
                if key in seen:
                    continue
                seen.add(key)
                count_sentence(TOKEN.findall(sentence), words, capitals, pairs)
    return words, capitals, pairs


def count_sentence(
    tokens: list[str], words: Counter[str], capitals: Counter[str], pairs: Counter[tuple[str, str]]
) -> None:
    before = "^"
    for token in tokens:
        if not token[0].isalpha():
            before = "^" if token in ".?!:;␣" else "," if token in ',()"“”' else "#"
            continue
        word = token.lower()
        words[word] += 1
        if before != "^" and token[0].isupper():
            capitals[word] += 1
        pairs[before, word] += 1
        before = word
    pairs[before, "$"] += 1


def main(folder: Path) -> None:
    for group, (names, least_word, least_pair) in GROUPS.items():
        words, capitals, pairs = count(folder, names)
        kept = {w for w, n in words.items() if n >= least_word and len(w) < 40}
        rows = sorted(f"{w}\t{words[w]}\t{capitals[w]}" for w in kept)
        (OUT / f"hitungan-{group}.tsv").write_text("\n".join(["# kata\tjumlah\tkapital", *rows]) + "\n", "utf-8")
        follow: dict[str, list[tuple[str, int]]] = {}
        for (a, b), n in pairs.items():
            if n >= least_pair and (a in kept or a in "^,#") and (b in kept or b == "$"):
                follow.setdefault(a, []).append((b, n))
        rows = [f"{a}\t" + " ".join(f"{b}:{n}" for b, n in sorted(bs)) for a, bs in sorted(follow.items())]
        (OUT / f"pasangan-{group}.tsv").write_text("\n".join(["# kata\tberikut:jumlah …", *rows]) + "\n", "utf-8")
        print(group, sum(words.values()), len(kept), sum(map(len, follow.values())))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
