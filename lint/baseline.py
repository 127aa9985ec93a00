"""Known findings: those of an old archive are held back, so that only new ones fail.

A finding is known by its rule, its file, what it is about, and the words around it in the same block; neither by its
line nor by its message. So it stays known when lines move, when a block is wrapped anew, and when other blocks change.
The same words again count as often as they were counted. The file is sorted JSON, an entry a line.
"""

from __future__ import annotations

import json
import os
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from .errors import ConfigError
from .finding import Finding

VERSION = 1
WORDS, REACH, SHOWN = 4, 400, 40
"""Words on each side that tell places apart, how far they are looked for, and how much of the place is shown."""

_WORD = re.compile(r"[^\W_]+")
_TAG = re.compile(r"\A[^<>]*>|<[^<>]*>|<[^<>]*\Z")
_BLANK_LINE = r"\n[ \t]*\r?\n"
_BREAKS = {
    "markdown": re.compile(_BLANK_LINE + r"|\n(?=[ \t]*(?:[-*+>|#]|\d+[.)] ))"),
    "html": re.compile(r"</?(?!(?:a|abbr|b|cite|code|em|i|mark|q|s|small|span|strong|sub|sup|u)\b)[a-z][^<>]*>", re.I),
}
_BREAKS["mdx"] = _BREAKS["markdown"]
_LINE = re.compile(r"\n")


class Mark(NamedTuple):
    """A finding as it is known again: `context` is a digest of its words and those around it."""

    rule: str
    text: str
    context: str


class Baseline:
    """The known findings of files by name, relative to the folder of the baseline's own file."""

    def __init__(self, path: str, files: Mapping[str, Counter[Mark]], infos: bool = False) -> None:
        self.path, self.infos = path, infos
        self._folder = os.path.dirname(os.path.abspath(path))
        self._files = files
        self._left: dict[str, Counter[Mark]] = {name: Counter(marks) for name, marks in files.items()}
        self._checked: set[str] = set()

    def name(self, path: str) -> str:
        """A file as the baseline calls it: with slashes, on every system."""
        try:
            return os.path.relpath(os.path.abspath(path), self._folder).replace(os.sep, "/")
        except ValueError:
            return os.path.abspath(path).replace(os.sep, "/")

    def new(self, path: str, form: str, text: str, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """The findings of a file that are not known; of several alike, those beyond the known number."""
        name = self.name(path)
        self._checked.add(name)
        left = self._left.get(name)
        if not left:
            return tuple(findings)
        return tuple(f for f, mark in zip(findings, marks(form, text, findings), strict=True) if not _taken(left, mark))

    def gone(self) -> int:
        """How many entries no longer occur: in files that were checked, or that are no more."""
        return sum(
            left.total()
            for name, left in self._left.items()
            if left and (name in self._checked or not os.path.lexists(os.path.join(self._folder, name)))
        )

    def updated(self, found: Mapping[str, Counter[Mark]], infos: bool) -> Baseline:
        """A baseline with what was found now; files that were not checked keep their entries while they exist."""
        kept = {
            name: known
            for name, known in self._files.items()
            if name not in found and os.path.lexists(os.path.join(self._folder, name))
        }
        return Baseline(self.path, {**kept, **found}, infos)

    def dumped(self) -> str:
        files = ",\n".join(
            f"  {_json(name)}: [\n{_entries(known)}\n  ]" for name, known in sorted(self._files.items()) if known
        )
        lead = f'{{\n "version": {VERSION},\n "info": {_json(self.infos)},\n "files": {{'
        return f"{lead}\n{files}\n }}\n}}\n" if files else f"{lead}}}\n}}\n"


def read(path: str, missing_ok: bool = False) -> Baseline:
    """A baseline from its file; raises `ConfigError` when it is missing or is none."""
    try:
        text = Path(path).read_text("utf-8")
    except FileNotFoundError as error:
        if missing_ok:
            return Baseline(path, {})
        raise ConfigError(
            f"{path}: tidak ada berkas seperti itu; buat dulu dengan --baseline {path} --write-baseline"
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: baseline tidak terbaca ({error})") from error
    try:
        return _parsed(path, json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        what = f"baris {error.lineno}: {error.msg}" if isinstance(error, json.JSONDecodeError) else f"{error!r}"
        raise ConfigError(
            f"{path}: bukan baseline yang sah ({what}); pulihkan dari git, atau hapus lalu buat lagi dengan --write-baseline"
        ) from error


def _parsed(path: str, data: Any) -> Baseline:
    if data["version"] != VERSION:
        raise ValueError(f"versi {data['version']}, diharapkan {VERSION}")
    files: dict[str, Counter[Mark]] = {}
    for name, entries in data["files"].items():
        known = files[name] = Counter()
        for entry in entries:
            known[Mark(str(entry["rule"]), str(entry["text"]), str(entry["context"]))] += int(entry["count"])
    return Baseline(path, files, bool(data["info"]))


def marks(form: str, text: str, findings: Iterable[Finding]) -> Iterator[Mark]:
    """The mark of each finding of a text, in their order."""
    starts: list[int] | None = None
    for finding in findings:
        if starts is None:
            starts = [0, *_breaks(form, text), len(text)]
        yield _mark(form, text, finding, starts)


def _mark(form: str, text: str, finding: Finding, starts: Sequence[int]) -> Mark:
    from hashlib import blake2b

    first = starts[max(bisect_right(starts, finding.start) - 1, 0)]
    after = bisect_right(starts, max(finding.end - 1, finding.start))
    last = starts[after] if after < len(starts) else len(text)
    subject = " ".join(text[finding.start : finding.end].casefold().split())
    before = _words(form, text[max(first, finding.start - REACH) : finding.start])[-WORDS:]
    behind = _words(form, text[finding.end : min(last, finding.end + REACH)])[:WORDS]
    told = "\n".join((" ".join(before), subject, " ".join(behind)))
    context = blake2b(told.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    return Mark(finding.rule, subject[:SHOWN], context)


def _words(form: str, text: str) -> list[str]:
    shown = _TAG.sub(" ", text) if form == "html" else text
    return _WORD.findall(shown.casefold())


def _breaks(form: str, text: str) -> list[int]:
    """Where a new block begins, roughly; what matters is that it is the same after an edit elsewhere."""
    if form == "plain":
        from .extract.plain import paragraphs

        return [region.start for region in paragraphs(text, 0, len(text))]
    return [match.end() for match in _BREAKS.get(form, _LINE).finditer(text)]


def _taken(left: Counter[Mark], mark: Mark) -> bool:
    """Take one of what is left of a mark, if there is any."""
    there = left[mark] > 0
    left[mark] -= there
    return there


def _entries(known: Counter[Mark]) -> str:
    return ",\n".join(f"   {_json({**mark._asdict(), 'count': n})}" for mark, n in sorted(known.items()) if n > 0)


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if text.isprintable() else json.dumps(value)
