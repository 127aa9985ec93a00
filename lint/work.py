"""One file at a time: what a process does with each, alone or as one of a pool."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate

from .catalog import UNUSED
from .errors import RalatError, SourceError
from .extract import RECORDS, format_of
from .files import Target
from .finding import Severity
from .project import Projects
from .report import Failure, Place, Result, Written
from .tuples import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any

    from .config import Config
    from .engine import Linter
    from .extract import Reading
    from .finding import Finding
    from .source import Source


LIMIT_S, LIMIT_BYTES_PER_S = 120.0, 500
"""How long a file may take when the user has set no limit; a hundredth of the usual speed."""

GRACE_S = 2.0
"""How much longer than twice the user's limit, at which a process stops by itself unless it hangs."""


class Order(NamedTuple):
    """What to do with every file; small and picklable, so that it can be sent to a process (a `pool.Craft`)."""

    overrides: Mapping[str, Any] = {}
    fix: bool = False
    unsafe: bool = False
    diff: bool = False
    encoding: str | None = None
    strict: bool = False
    infos: bool = False
    timeout_s: float = 0.0
    form: str | None = None

    def form_of(self, path: str) -> str:
        """The format of a file: the one that the user names, else by suffix."""
        return self.form or format_of(path)

    @property
    def depth(self) -> int:
        return 1 if self.fix else 2

    def answered(self, item: Target | Result) -> Result | None:
        return item if isinstance(item, Result) else None

    def hands(self) -> Callable[[Target], Result]:
        return Worker(self).one

    def weight(self, answer: Result) -> int:
        return len(answer.text)

    def limit_s(self, item: Target) -> float:
        if self.timeout_s:
            return 2 * self.timeout_s + GRACE_S
        try:
            return LIMIT_S + os.path.getsize(item.path) / LIMIT_BYTES_PER_S
        except OSError:
            return LIMIT_S

    def too_long(self, item: Target, seconds: float) -> Result:
        message = (
            f"{item.path}: belum selesai setelah {seconds:.0f} detik; dihentikan, berkas lain tetap diperiksa. "
            "Beri waktu dengan --timeout, atau kecualikan berkas ini"
        )
        return Result(item.path, self.form_of(item.path), error=Failure("timeout", message))

    def died(self, item: Target, code: int | None) -> Result:
        message = f"{item.path}: pemeriksanya berhenti mendadak (kode {code}); berkas lain tetap diperiksa"
        return Result(item.path, self.form_of(item.path), error=Failure("crash", message))


class Worker:
    """Checks files by an order; a linter is made once per configuration."""

    def __init__(self, order: Order, projects: Projects | None = None) -> None:
        self._order = order
        self._projects = projects or Projects(order.overrides)
        self._linters: dict[int, tuple[Config, Linter]] = {}

    def one(self, target: Target) -> Result:
        """The result of a file; raises `ConfigError` for its configuration, never for the file."""
        form = self._order.form_of(target.path)
        if target.trouble:
            return failed(target, target.trouble, form)
        linter = self._linter(target.path)
        try:
            source = read_target(target.path, form, self._order.encoding, target.piped)
            result = self._fixed(linter, source, target.piped) if self._order.fix else self._checked(linter, source)
        except SourceError as error:
            return failed(target, error, form)
        except Exception as error:
            if self._order.strict or isinstance(error, RalatError):
                raise
            message = f"{target.path}: gagal diperiksa ({type(error).__name__}: {error}); laporkan kepada pembuat ralat"
            return failed(target, SourceError("internal", message), form)
        result = result._replace(findings=self._shown(result.findings))
        places, told = placed(source._replace(text=result.text), linter.reading, result.findings)
        return result._replace(places=places, notes=(*result.notes, *told, *noted(source)))

    def _linter(self, path: str) -> Linter:
        from .engine import Linter

        config = self._projects.config(path)
        if id(config) not in self._linters:
            linter = Linter(config, strict=self._order.strict, infos=self._order.infos)
            self._linters[id(config)] = (config, linter)
        return self._linters[id(config)][1]

    def _checked(self, linter: Linter, source: Source) -> Result:
        from .engine import Deadline

        deadline = Deadline(self._order.timeout_s)
        findings = tuple(linter.check_source(source, deadline))
        result = Result(source.path, source.format, source.text, findings)
        return self._cut_off(result) if deadline.passed else result

    def _cut_off(self, result: Result) -> Result:
        """An incomplete result; whether a remark of the author's hides nothing, it cannot tell."""
        note = f"{result.path}: baru sebagian diperiksa dalam {self._order.timeout_s:g} detik (--timeout)"
        findings = tuple(f for f in result.findings if f.rule != UNUSED)
        return result._replace(findings=findings, complete=False, notes=(note,))

    def _shown(self, findings: tuple[Any, ...]) -> tuple[Any, ...]:
        return findings if self._order.infos else tuple(f for f in findings if f.severity != Severity.INFO)

    def _fixed(self, linter: Linter, source: Source, piped: bool) -> Result:
        from .engine import Deadline
        from .writing import write

        deadline = Deadline(self._order.timeout_s)
        fixed = linter.fix_source(source, unsafe=self._order.unsafe, deadline=deadline)
        changed = fixed.text != source.text
        result = Result(
            source.path, source.format, fixed.text, fixed.remaining, applied=len(fixed.applied), changed=changed
        )
        if deadline.passed:
            return self._cut_off(result)._replace(output=source.encode(source.text) if piped else b"")
        if fixed.oscillating:
            rules = ", ".join(fixed.oscillating)
            result = result._replace(notes=(f"{source.path}: perbaikan tidak menetap ({rules}); tidak diubah",))
        if self._order.diff:
            from .patch import unified

            return result._replace(diff=unified(source, fixed.text))
        if piped:
            return result._replace(output=source.encode(fixed.text))
        if changed:
            from .patch import applied

            write(source, fixed.text, seen=source.encode(source.text))
            return result._replace(written=tuple(Written(*told) for told in applied(source, fixed, self._order.unsafe)))
        return result


def failed(target: Target, error: SourceError, form: str) -> Result:
    """A file that could not be read; one that a walk found, and that went or is other data, is no failure."""
    if target.found and error.kind == "missing":
        return Result(target.path, form, notes=(f"{target.path}: hilang sejak foldernya dibaca; dilewati",))
    if target.found and error.kind == "no-field":
        return Result(target.path, form, notes=(f"{error}; dilewati",))
    return Result(target.path, form, error=Failure(error.kind, str(error)))


def noted(source: Source) -> tuple[str, ...]:
    """What a person should know of a file whatever was found in it."""
    return () if source.text.strip() else (f"{source.path}: kosong, tidak ada yang diperiksa",)


def placed(source: Source, reading: Reading, findings: Sequence[Finding]) -> tuple[tuple[Place, ...], tuple[str, ...]]:
    """Where a person finds what was found in a manuscript or in records, and what is to be said of these."""
    if source.manuscript is not None:
        starts = accumulate((len(line) + 1 for line in source.text.split("\n")), initial=0)
        return tuple(map(Place, starts, source.manuscript.places)), ()
    if source.format not in RECORDS:
        return (), ()
    from .records import named

    met, notes = named(source, reading, findings)
    return tuple(Place(*record) for record in met), notes


def read_target(path: str, form: str, encoding: str | None, piped: bool) -> Source:
    from .source import decode, read

    if piped:
        return decode(sys.stdin.buffer.read(), path, format=form, encoding=encoding)
    return read(path, format=form, encoding=encoding)
