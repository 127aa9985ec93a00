"""Findings that an author has waved through.

    <!-- ralat: abaikan salah-ketik -- kutipan naskah lama -->     the block it stands in or before
    <!-- ralat: abaikan-baris salah-ketik -->                      its line; on a line of its own: the next line
    <!-- ralat: abaikan-mulai salah-ketik --> … <!-- ralat: abaikan-selesai -->
    <!-- ralat: abaikan-berkas salah-ketik -->                     the whole file
    ralat: abaikan salah-ketik                                     in front matter: the whole file
    tenara [sic]                                                   the word before it

Without rules (or groups) all are meant; what follows `--` is the reason. In plain text the remark has a line to itself, as
above or as `[ralat: …]`. A remark that hides nothing, or cannot be understood, is itself a finding.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence

from .catalog import MALFORMED, UNUSED, modules, nearest
from .document import Document
from .extract.directive import Note, notes
from .finding import Finding, Severity
from .span import Span
from .tokens import HIDDEN
from .tuples import NamedTuple

VERBS = ("abaikan", "abaikan-baris", "abaikan-mulai", "abaikan-selesai", "abaikan-berkas")
_FRONT = re.compile(r"\A(---|\+\+\+)[ \t]*\r?\n(?P<body>.*?)^\1[ \t]*\r?$", re.M | re.S)
_FRONT_KEY = re.compile(r"^ralat[ \t]*[:=][ \t]*(?P<quote>[\"']?)(?P<text>[^\r\n]*?)(?P=quote)[ \t]*\r?$", re.M)
_SIC = re.compile(rf"[\[(]{HIDDEN}*sic!?{HIDDEN}*[\])]", re.I)
_SCRIPT = re.compile(r"<(script|style)\b.*?(?:</\1\b|\Z)", re.I | re.S)
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,}).*?(?:^ {0,3}\1[`~]*[ \t]*$|\Z)", re.M | re.S)


class Directive(NamedTuple):
    """A remark that hides findings of `rules` (none: of all) that touch `span`."""

    note: Note
    rules: frozenset[str]
    span: Span


_SIC_NOTE = Note(0, 0, "sic")


def apply(document: Document, findings: Sequence[Finding], active: Collection[str]) -> list[Finding]:
    """Findings less those waved through, with those about the remarks themselves.

    `findings` are in order of place. `active` are the rules that ran; a remark about others is not called unused.
    """
    directives, faults = read(document)
    near = _Near([*directives, *(Directive(_SIC_NOTE, frozenset(), span) for span in sic_spans(document))])
    used: set[Directive] = set()
    kept = []
    for finding in findings:
        hiding = [d for d in near.to(finding) if _hides(d, finding)]
        used.update(hiding)
        if not hiding:
            kept.append(finding)
    unused = (_unused(d) for d in directives if d not in used and _is_idle(d, active))
    said = [f for f in (*faults, *unused) if f.rule in active]
    return sorted([*kept, *said], key=lambda f: (f.start, f.end, f.rule))


def read(document: Document) -> tuple[list[Directive], list[Finding]]:
    """The remarks of a document, and findings about those that are wrong."""
    source = document.source
    directives: list[Directive] = []
    faults: list[Finding] = []
    opened: list[tuple[Note, frozenset[str]]] = []
    for note in _front_matter(source.text):
        _, rules, wrong = _parse(note)
        faults += wrong
        directives += [Directive(note, rules, Span(0, len(source.text)))] if not wrong else []
    for note in _live_notes(document):
        verb, rules, wrong = _parse(note)
        faults += wrong
        if wrong:
            continue
        if verb == "abaikan-mulai":
            opened.append((note, rules))
        elif verb == "abaikan-selesai":
            if opened:
                begin, begun = opened.pop()
                directives.append(Directive(begin, begun, Span(begin.end, note.start)))
            else:
                faults.append(_malformed(note, "abaikan-selesai tanpa abaikan-mulai; hapus, atau tulis mulainya"))
        else:
            directives.append(Directive(note, rules, _reach(verb, note, document)))
    faults += [
        _malformed(n, "abaikan-mulai tanpa abaikan-selesai; tulis selesainya, atau abaikan-berkas") for n, _ in opened
    ]
    return directives, faults


def sic_spans(document: Document) -> list[Span]:
    """[sic] and the word before it."""
    texts = (document.source.text, document.prose)
    return [Span(_word_start(text, m.start()), m.end()) for text in texts for m in _SIC.finditer(text)]


def _word_start(text: str, at: int) -> int:
    end = at
    while end > 0 and not (text[end - 1].isalnum() or text[end - 1] == "\n"):
        end -= 1
    while end > 0 and (text[end - 1].isalnum() or text[end - 1] in "-'’"):
        end -= 1
    return end


def _live_notes(document: Document) -> Iterator[Note]:
    """Remarks in the source, without those that are shown as code or as prose."""
    source = document.source
    fences: Sequence[Span] | None = None
    for note in notes(source.text, source.format):
        if source.format == "plain":
            yield note
            continue
        if fences is None:
            pattern = _SCRIPT if source.format == "html" else _FENCE
            fences = [Span(*m.span()) for m in pattern.finditer(source.text)]
        code = any(f.start <= note.start < f.end for f in fences) or source.text[note.start - 1 : note.start] == "`"
        if not code and document.prose[note.start] != "<":
            yield note


def _front_matter(text: str) -> Iterator[Note]:
    front = _FRONT.match(text) if text.startswith(("---", "+++")) else None
    if front:
        for match in _FRONT_KEY.finditer(text, front.start("body"), front.end("body")):
            yield Note(match.start(), match.end(), match["text"].strip())


def _parse(note: Note) -> tuple[str, frozenset[str], list[Finding]]:
    """Verb, rules, and what is wrong with them."""
    said, _, _ = note.text.partition("--")
    verb, _, rest = said.strip().partition(" ")
    if verb not in VERBS:
        message = f"perintah “{verb}” tidak dikenal{nearest(verb, VERBS)}; pilihan: {', '.join(VERBS)}"
        return verb, frozenset(), [_malformed(note, message)]
    rules = frozenset(filter(None, re.split(r"[,\s]+", rest.strip())))
    known = set(modules()) | {group for group, _ in modules().values()}
    wrong = [
        _malformed(note, f"aturan “{r}” tidak ada{nearest(r, known)}; daftar: ralat rules")
        for r in sorted(rules - known)
    ]
    return verb, rules, wrong


def _reach(verb: str, note: Note, document: Document) -> Span:
    text, regions = document.source.text, document.regions
    if verb == "abaikan-berkas":
        return Span(0, len(text))
    if verb == "abaikan-baris":
        return _line(text, note)
    at = bisect_right(regions, note.start, key=lambda r: r.start) - 1
    if at >= 0 and note.start < regions[at].end:
        return Span(regions[at].start, regions[at].end)
    following = regions[at + 1] if at + 1 < len(regions) else None
    if at >= 0 and "\n" not in text[regions[at].end : note.start]:
        following = regions[at]
    return Span(following.start, following.end) if following else Span(note.end, note.end)


def _line(text: str, note: Note) -> Span:
    start, end = text.rfind("\n", 0, note.start) + 1, text.find("\n", note.end)
    end = len(text) if end < 0 else end
    if text[start : note.start].strip() or text[note.end : end].strip():
        return Span(start, end)
    following = text.find("\n", end + 1)
    return Span(min(end + 1, len(text)), len(text) if following < 0 else following)


class _Near:
    """Directives for findings that are asked about in order of place; each is looked at near its span alone."""

    def __init__(self, directives: Sequence[Directive]) -> None:
        self._waiting = sorted(directives, key=lambda d: d.span.start, reverse=True)
        self._open: list[Directive] = []

    def to(self, finding: Finding) -> Sequence[Directive]:
        """All that may touch the finding, and none that ends before it."""
        while self._waiting and self._waiting[-1].span.start <= finding.end:
            self._open.append(self._waiting.pop())
        self._open = [d for d in self._open if d.span.end > finding.start]
        return self._open


def _hides(directive: Directive, finding: Finding) -> bool:
    rules = directive.rules
    named = not rules or finding.rule in rules or modules().get(finding.rule, ("",))[0] in rules
    return named and finding.rule != "galat-internal" and _touches(directive.span, finding)


def _touches(span: Span, finding: Finding) -> bool:
    return finding.start < span.end and span.start < max(finding.end, finding.start + 1)


def _is_idle(directive: Directive, active: Collection[str]) -> bool:
    """Did all rules run that the remark could have meant?"""
    if not directive.rules:
        return True
    groups = {r: {i for i, (group, _) in modules().items() if group == r} for r in directive.rules}
    return all(rule in active or (groups[rule] and groups[rule] <= set(active)) for rule in directive.rules)


def _unused(directive: Directive) -> Finding:
    return _finding(UNUSED, directive.note, "Tidak ada temuan yang diabaikan oleh perintah ini; hapus perintahnya")


def _malformed(note: Note, message: str) -> Finding:
    return _finding(MALFORMED, note, f"{message[:1].upper()}{message[1:]}")


def _finding(rule: str, note: Note, message: str) -> Finding:
    return Finding(rule, note.start, note.end, message, severity=Severity.WARNING, source="perintah abaikan dari ralat")
