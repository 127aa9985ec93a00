"""The Indonesian that this project writes, as plain text for ralat itself: python -m tests.own_text FOLDER

`dictionaries/README.md` and the Indonesian paragraphs of `README.md` without their code and tables, and the docstring of every rule.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from lint import catalog

ROOT = Path(__file__).resolve().parent.parent
_CODE = re.compile(r"(?ms)^```.*?^```$|^(?: {4}|\t).*?$|^\|.*?$|^\*Summary.*?\*$")


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, paragraphs in texts().items():
        (folder / f"{name}.txt").write_text("\n\n".join(paragraphs) + "\n", "utf-8")


def texts() -> dict[str, list[str]]:
    return {
        "kamus": list(prose((ROOT / "dictionaries/README.md").read_text("utf-8"))),
        "baca": list(prose(indonesian((ROOT / "README.md").read_text("utf-8")))),
        "aturan": [line for rule in catalog.all_rules() for line in paragraphs(type(rule).__doc__ or "")],
    }


def indonesian(readme: str) -> str:
    """What stands between the marks of the Indonesian part, less the paragraph that is wrong on purpose."""
    part = readme.partition("<!-- id -->")[2].partition("<!-- /id -->")[0]
    return re.sub(r"<!-- salah -->\n.*\n|<!-- benar -->\n> ", "", part)


def prose(markdown: str) -> Iterator[str]:
    """Paragraphs and headings, each on one line; inline code becomes a name in quotation marks that is nobody's."""
    for paragraph in re.split(r"\n\s*\n", _CODE.sub("", markdown)):
        text = " ".join(line.strip() for line in paragraph.splitlines() if line.strip())
        text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text.lstrip("# ").replace("**", ""))
        if text:
            yield re.sub(r"`[^`]*`", "https://x.id", text)


def paragraphs(docstring: str) -> Iterator[str]:
    for paragraph in re.split(r"\n\s*\n", docstring.strip()):
        yield _EXAMPLES.sub("", " ".join(line.strip() for line in paragraph.splitlines()))


_EXAMPLES = re.compile(r"\([^)]*\)|“[^”]*”|:[^.;]*|(?<!\w)-\w+|\w+-(?!\w)|\S+ → \S+")
"""What a docstring quotes, right or wrong: brackets, quotations, what follows a colon, affixes, pairs."""

if __name__ == "__main__":
    main(Path(sys.argv[1]))
