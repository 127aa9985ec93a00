"""`ralat review`: one finding after the other, and a person decides.

What is accepted is written when the file is done or left (`s`, `b`), whole or not at all; Ctrl-C and `x` leave it as
it was. Words go to the project's list at once.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from . import words
from .catalog import modules
from .engine import Linter
from .errors import ConfigError, RalatError, SourceError
from .extract import CHOICES, RECORDS, format_of
from .files import Target, targets
from .finding import Edit, Finding, Fix, Safety, Severity
from .interrupts import Interrupts
from .keys import END, Keys
from .project import Projects
from .report import Result, Style
from .report.text import NAMES, SAFETY, excerpt, paint, where
from .resolve import apply_edits, skeleton, touches_prose_only
from .source import Source
from .work import placed, read_target
from .writing import write

CLEAN, FOUND, FAILED = 0, 1, 2
MOST_FIXES = 9
SPELLINGS = ("ejaan-nama-bervariasi",)
"""Rules outside of the group `kata` that heed the words of a project."""

HELP = """\
  1-9  pakai perbaikan bernomor itu
  t    tulis sendiri penggantinya
  l    lewati; temuan dibiarkan
  a    abaikan di sini: tambahkan catatan “ralat: abaikan-baris …” pada teks
  k    tambahkan katanya ke daftar kata proyek (langsung ditulis)
  u    urungkan keputusan terakhir
  b    tulis berkas ini, lanjut ke berkas berikutnya
  s    selesai: tulis berkas ini, lalu keluar
  x    keluar tanpa menulis berkas ini (seperti Ctrl-C)
"""


class Order(NamedTuple):
    """What the command line asks for."""

    overrides: Mapping[str, Any]
    infos: bool = False
    encoding: str | None = None
    form: str | None = None


class State(NamedTuple):
    """A file in the course of its review: the text so far, and what has been decided."""

    source: Source
    findings: tuple[Finding, ...]
    passed: tuple[Finding, ...] = ()
    accepted: int = 0
    ignored: int = 0
    words: tuple[tuple[Path, str], ...] = ()

    @property
    def pending(self) -> list[Finding]:
        seen = {(f.rule, f.start, f.end) for f in self.passed}
        return [f for f in self.findings if (f.rule, f.start, f.end) not in seen]

    @property
    def told(self) -> str:
        """'2 perbaikan dan 1 pengabaian'."""
        counts = ((self.accepted, "perbaikan"), (self.ignored, "pengabaian"))
        return " dan ".join(f"{n} {name}" for n, name in counts if n)


class Refused(RalatError):
    """A decision that cannot be carried out; the text is as it was."""


class Leave(Exception):
    """The person is done; what was to be written is written."""


def review(paths: Sequence[str], order: Order) -> int:
    """Go through the files with a person, and return the exit code; raises `RalatError`."""
    if order.form not in (None, *CHOICES):
        raise ConfigError(f"--input-format {order.form} tidak ada; pilihan: {', '.join(CHOICES)}")
    if "-" in paths:
        raise ConfigError("review membutuhkan nama berkas; masukan baku dipakai untuk jawaban Anda")
    with Interrupts() as interrupts:
        session = Session(order, interrupts)
        try:
            with interrupts.heeded():
                chosen = list(targets(paths, "-", session.projects, False, _say))
            session.run(chosen)
        except KeyboardInterrupt:
            session.stopped()
            return interrupts.code or 130
        return session.code


class Session:
    """The files of a run, in order; each is read, gone through, and written."""

    def __init__(self, order: Order, interrupts: Interrupts) -> None:
        colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
        self._order, self._interrupts = order, interrupts
        self._style, self._keys = Style(colour, True), Keys()
        self._linters: dict[int, tuple[Any, Linter]] = {}
        self._written: list[str] = []
        self._open: tuple[str, State] | None = None
        self.projects = Projects(order.overrides)
        self.code = CLEAN

    def run(self, chosen: Sequence[Target]) -> None:
        if not chosen:
            _say("tidak ada berkas yang perlu diperiksa")
        for number, target in enumerate(chosen, 1):
            try:
                self._file(target, f"{number}/{len(chosen)}" if len(chosen) > 1 else "")
            except SourceError as error:
                self.code = FAILED
                _complain(str(error))
            except Leave:
                return

    def stopped(self) -> None:
        """Say what is written and what is not, after Ctrl-C."""
        sys.stdout.write("\n")
        written = f"; sudah ditulis: {', '.join(self._written)}" if self._written else ""
        if self._open:
            path, state = self._open
            lost = f" ({state.told} tidak ditulis)" if state.told else ""
            _complain(f"dihentikan; {path} tidak diubah{lost}{written}")
        else:
            _complain(f"dihentikan{written or '; tidak ada yang ditulis'}")

    def _file(self, target: Target, number: str) -> None:
        if target.trouble:
            raise target.trouble
        form = self._order.form or format_of(target.path)
        source = read_target(target.path, form, self._order.encoding, False)
        with self._interrupts.heeded():
            state = State(source, self._check(source))
        if not state.findings:
            _say(f"{target.path}: bersih")
            return
        _say(
            paint(
                f"{target.path}: {len(state.findings)} temuan" + (f" (berkas {number})" if number else ""),
                "bold",
                self._style,
            )
        )
        states = [state]
        self._open = target.path, state
        leave = self._decide(states)
        self._finish(source, states[-1], leave)
        if leave in ("s", "x", END):
            raise Leave

    def _decide(self, states: list[State]) -> str:
        """Ask until the file is done; the key that ended it: b, s, x, or `END`."""
        while True:
            state = states[-1]
            self._open = state.source.path, state
            pending = state.pending
            key = self._ask(state, pending[0], len(states) > 1) if pending else self._last(state, len(states) > 1)
            if key in ("b", "s", "x", END):
                return key
            if key == "u":
                self._undo(states)
                continue
            try:
                with self._interrupts.heeded():
                    following = self._act(key, state, pending[0])
            except RalatError as error:
                _say(paint(f"{error}", "warning", self._style))
                continue
            if following is not None:
                states.append(following)

    def _ask(self, state: State, finding: Finding, undo: bool) -> str:
        _say(f"\n{self._described(state, finding)}")
        fixes = self._fixes(state.source, finding)
        keys = {str(n): "" for n in range(1, len(fixes) + 1)}
        named = {f"1-{len(fixes)}" if len(fixes) > 1 else "1": "pakai"} if fixes else {}
        named |= {"t": "tulis", "l": "lewati", "a": "abaikan"}
        named |= {"k": "kata"} if self._word(state, finding) else {}
        named |= {"u": "urungkan"} if undo else {}
        named |= {"b": "berkas berikut", "s": "selesai", "x": "keluar", "?": "bantuan"}
        with self._interrupts.heeded():
            return self._keys.ask(f"{_menu(named)}: ", {*keys, *named})

    def _last(self, state: State, undo: bool) -> str:
        """All findings are decided: what is written can still be undone."""
        if not state.told:
            return "b"
        named = {"b": "tulis"} | ({"u": "urungkan"} if undo else {}) | {"x": "keluar tanpa menulis"}
        _say(f"\nTidak ada lagi temuan di {state.source.path}; {state.told} siap ditulis.")
        with self._interrupts.heeded():
            return self._keys.ask(f"{_menu(named)}: ", named)

    def _described(self, state: State, finding: Finding) -> str:
        result = self._result(state)
        level = paint(NAMES[finding.severity], finding.severity, self._style)
        place = paint(f"{where(result.path, finding.start, result, result.lines)}:", "bold", self._style)
        lines = [f"{place} {level} [{finding.rule}] (sisa {len(state.pending)})"]
        lines += excerpt(finding, result.lines, self._style)
        lines.append(finding.message)
        fixes = self._fixes(state.source, finding)
        for n, fix in enumerate(fixes, 1):
            lines.append(paint(f"  {n}  {fix.title} ({SAFETY[fix.safety]})", "green", self._style))
        by_hand = [fix for fix in finding.fixes if fix not in fixes][:MOST_FIXES]
        lines += (f"  -  {fix.title} (menyentuh markup; sunting sendiri)" for fix in by_hand)
        return "\n".join(lines)

    def _result(self, state: State) -> Result:
        source, linter = state.source, self._linter(state.source.path)
        places, _ = placed(source, linter.reading, state.findings)
        return Result(source.path, source.format, source.text, state.findings, places=places)

    def _fixes(self, source: Source, finding: Finding) -> list[Fix]:
        """The alternatives that can be written without touching markup."""
        if source.format in RECORDS:
            return list(finding.fixes[:MOST_FIXES])
        prose = self._linter(source.path).extract(source).prose
        return [f for f in finding.fixes if touches_prose_only(f, source.text, prose)][:MOST_FIXES]

    def _act(self, key: str, state: State, finding: Finding) -> State | None:
        """The state after a decision; None when it was none. Raises `RalatError` when it cannot be carried out."""
        if key == "?":
            _say(HELP)
            return None
        if key == "l":
            return state._replace(passed=(*state.passed, finding))
        if key == "a":
            return self._ignored(state, finding)
        if key == "k":
            return self._with_word(state, finding)
        if key == "t":
            return self._typed(state, finding)
        return self._accepted(state, self._fixes(state.source, finding)[int(key) - 1].edits)

    def _typed(self, state: State, finding: Finding) -> State | None:
        old = state.source.text[finding.start : finding.end]
        new = self._keys.line(f"Ganti “{old}” dengan (kosong: batal): ")
        if not new:
            return None
        fix = Fix((Edit(finding.start, finding.end, new),), Safety.UNSAFE, "")
        prose = None if state.source.format in RECORDS else self._linter(state.source.path).extract(state.source).prose
        if prose is None or not touches_prose_only(fix, state.source.text, prose):
            raise Refused("tempat ini mengandung markup; sunting sendiri di berkasnya")
        return self._accepted(state, fix.edits)

    def _accepted(self, state: State, edits: Sequence[Edit]) -> State:
        source = state.source._replace(text=apply_edits(state.source.text, edits))
        source.encode(source.text)
        if self._bones(source) != self._bones(state.source):
            raise Refused("perbaikan itu akan mengubah markup berkas; sunting sendiri di berkasnya")
        return self._moved(state, source, edits)._replace(accepted=state.accepted + 1)

    def _moved(self, state: State, source: Source, edits: Sequence[Edit]) -> State:
        passed = tuple(f.shift(_shift(f.start, edits)) for f in state.passed)
        return state._replace(source=source, findings=self._check(source), passed=passed)

    def _bones(self, source: Source) -> object:
        """Everything that no decision may change."""
        linter = self._linter(source.path)
        if source.format not in RECORDS:
            return skeleton(linter.extract(source))
        from .extract.records import records

        return [(type(item), item.number) for item in records(source, linter.reading)]

    def _ignored(self, state: State, finding: Finding) -> State:
        """With a remark that hides this finding and, but for others of its rule on the line, nothing else."""
        before = Counter((f.rule, f.message) for f in state.findings)
        for edit in remarks(state.source, finding):
            source = state.source._replace(text=apply_edits(state.source.text, [edit]))
            following = self._moved(state, source, [edit])
            after = Counter((f.rule, f.message) for f in following.findings)
            if after < before and after[finding.rule, finding.message] < before[finding.rule, finding.message]:
                _say(f"ditambahkan: {edit.text.strip()}")
                return following._replace(ignored=state.ignored + 1)
        raise Refused("catatan abaikan tidak dapat ditaruh di sini; lewati (l), atau pakai ignore di ralat.toml")

    def _word(self, state: State, finding: Finding) -> str:
        """The word that could be added, '' when the finding is about something else."""
        text = state.source.text[finding.start : finding.end]
        of_words = finding.rule in SPELLINGS or modules().get(finding.rule, ("",))[0] == "kata"
        return text if of_words and words.is_entry(text) else ""

    def _with_word(self, state: State, finding: Finding) -> State:
        found = self._word(state, finding)
        word = self._keys.line(f"Tambahkan “{found}” (Enter), atau tulis kata dasarnya: ") or found
        path, made = words.file_for(Path(os.path.dirname(state.source.path) or "."))
        new = words.add(path, [word])
        self._reload()
        _say(
            "\n".join(filter(None, (made, f"{words.shown(path)}: ditambahkan: {word}" if new else f"{word} sudah ada")))
        )
        following = state._replace(findings=self._check(state.source))
        if any((f.rule, f.start) == (finding.rule, finding.start) for f in following.findings):
            _say(f"“{found}” tetap dilaporkan: {word} bukan kata dasarnya, atau aturan lain yang menemukannya")
        return following._replace(words=(*state.words, *((path, w) for w in new)))

    def _undo(self, states: list[State]) -> None:
        undone = states.pop()
        for path, word in undone.words[len(states[-1].words) :]:
            words.remove(path, [word])
            _say(f"{words.shown(path)}: dihapus: {word}")
            self._reload()

    def _finish(self, source: Source, state: State, key: str) -> None:
        """Write what was accepted, unless the person does not want it."""
        failing = [f for f in state.findings if f.severity is Severity.ERROR]
        self.code = max(self.code, FOUND if failing else CLEAN)
        self._open = None
        if state.source.text == source.text:
            _say(f"{source.path}: tidak diubah")
        elif key == "x":
            _say(f"{source.path}: tidak diubah; {state.told} tidak ditulis")
        else:
            try:
                write(source, state.source.text, seen=source.encode(source.text))
            except SourceError:
                from .patch import unified

                _say(unified(source, state.source.text))
                _complain("keputusan Anda ada pada beda di atas; simpan dan terapkan dengan patch -p0")
                raise
            self._written.append(source.path)
            left = f"; {len(state.findings)} temuan tersisa" if state.findings else ""
            _say(paint(f"{source.path}: {state.told} ditulis{left}", "green", self._style))
        if self._interrupts:
            raise KeyboardInterrupt

    def _linter(self, path: str) -> Linter:
        config = self.projects.config(path)
        if id(config) not in self._linters:
            self._linters[id(config)] = config, Linter(config, infos=self._order.infos)
        return self._linters[id(config)][1]

    def _reload(self) -> None:
        self.projects = Projects(self._order.overrides)
        self._linters = {}

    def _check(self, source: Source) -> tuple[Finding, ...]:
        found = self._linter(source.path).check_source(source)
        return tuple(f for f in found if self._order.infos or f.severity is not Severity.INFO)


def remarks(source: Source, finding: Finding) -> Iterator[Edit]:
    """Insertions that may hide a finding, best first: a remark on or before its line, or in front matter."""
    if source.manuscript is not None or source.format in RECORDS:
        return
    text, said = source.text, f"ralat: abaikan-baris {finding.rule}"
    end_of_line = "\r\n" if "\r\n" in text else "\n"
    start = text.rfind("\n", 0, finding.start) + 1
    stop = text.find("\n", finding.end)
    stop = len(text) if stop < 0 else stop - (text[stop - 1 : stop] == "\r")
    if source.format == "plain":
        yield Edit(start, start, f"[{said}]{end_of_line}")
        return
    in_tag = text.rfind("<", 0, stop) > text.rfind(">", 0, stop)
    if not in_tag and text[stop - 1 : stop] != "|":
        yield Edit(stop, stop, f" <!-- {said} -->")
    yield Edit(finding.end, finding.end, f"<!-- {said} -->")
    if close := front_matter_end(text, finding.start):
        value = f"abaikan {finding.rule}"
        yield Edit(
            close, close, f"ralat: {value}{end_of_line}" if text[0] == "-" else f'ralat = "{value}"{end_of_line}'
        )


def front_matter_end(text: str, inside: int) -> int:
    """Where the closing line of the front matter around an offset begins; 0 when there is none."""
    import re

    front = re.match(r"(---|\+\+\+)[ \t]*\r?\n(?:.*?\n)??(?=\1[ \t]*\r?(?:\n|$))", text, re.S)
    return front.end() if front and inside < front.end() else 0


def _shift(offset: int, edits: Sequence[Edit]) -> int:
    return sum(len(e.text) - (e.end - e.start) for e in edits if e.end <= offset)


def _menu(named: Mapping[str, str]) -> str:
    return "  ".join(f"[{key}] {name}" for key, name in named.items())


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def _complain(message: str) -> None:
    from .run import complain

    sys.stdout.flush()
    complain(message)
