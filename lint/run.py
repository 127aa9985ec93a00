"""What `ralat check` does, without the command line around it; the only place for exit codes.

Exit codes: 0 nothing at or above the failing level, 1 findings, 2 could not do the job.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from .errors import ConfigError, SourceError
from .extract import FORMATS as SUFFIXES
from .finding import Severity
from .report import FORMATS, Failure, Result, Style, render

if TYPE_CHECKING:
    from .engine import Linter
    from .source import Source

CLEAN, FOUND, FAILED = 0, 1, 2


def check_paths(
    paths: Sequence[str],
    *,
    fix: bool = False,
    unsafe_fixes: bool = False,
    diff: bool = False,
    form: str = "text",
    select: str | None = None,
    ignore: str | None = None,
    info: bool = False,
    exit_zero: bool = False,
    preset: str | None = None,
    encoding: str | None = None,
    stdin_filename: str = "-",
    strict: bool = False,
) -> int:
    """Check files, write the report to standard output, and return the exit code; raises `RalatError`."""
    if form not in FORMATS:
        raise ConfigError(f"bentuk laporan '{form}' tidak ada; pilihan: {', '.join(FORMATS)}")
    overrides = {"select": _listed(select), "ignore": _listed(ignore), "preset": preset}
    run = _Run(overrides, fix=fix or diff, unsafe=unsafe_fixes, diff=diff, encoding=encoding, strict=strict, infos=info)
    results = [run.one(target) for target in _targets(paths, stdin_filename)]
    shown = [r._replace(findings=tuple(f for f in r.findings if info or f.severity != Severity.INFO)) for r in results]
    for result in shown:
        if result.error:
            complain(result.error.message)
        elif not result.text.strip():
            complain(f"{result.path}: kosong, tidak ada yang diperiksa")
    if not diff and not (fix and list(paths) == ["-"]):
        terminal = sys.stdout.isatty()
        write_out(render(form, shown, Style(terminal and "NO_COLOR" not in os.environ, terminal)))
    if not results:
        complain("tidak ada berkas yang perlu diperiksa")
    return _exit_code(shown, Severity.ERROR, exit_zero, run.changed if diff else 0)


class _Run:
    """One invocation: linters per configuration, and what was changed."""

    def __init__(
        self,
        overrides: dict[str, Any],
        *,
        fix: bool,
        unsafe: bool,
        diff: bool,
        encoding: str | None,
        strict: bool,
        infos: bool,
    ) -> None:
        self._overrides, self._fix, self._unsafe, self._diff = overrides, fix, unsafe, diff
        self._encoding, self._strict = encoding, strict
        self._infos = infos
        self._by_folder: dict[str, Linter] = {}
        self.changed = 0

    def linter(self, path: str) -> Linter:
        """The linter of the nearest configuration; one per folder."""
        from .config import for_path
        from .engine import Linter

        folder = os.path.dirname(path) or "."
        if folder not in self._by_folder:
            config = for_path(folder).overridden(**self._overrides)
            self._by_folder[folder] = Linter(config, strict=self._strict, infos=self._infos)
        return self._by_folder[folder]

    def one(self, target: tuple[str, bool]) -> Result:
        path, piped = target
        form = SUFFIXES.get(os.path.splitext(path)[1].lower(), "plain")
        linter = self.linter(path)
        try:
            source = read_target(path, form, self._encoding, piped)
            if not self._fix:
                return Result(path, form, source.text, tuple(linter.check_source(source)))
            return self._fixed(linter, source, piped)
        except SourceError as error:
            return Result(path, form, error=Failure(error.kind, str(error)))

    def _fixed(self, linter: Linter, source: Source, piped: bool) -> Result:
        from .source import write

        fixed = linter.fix_source(source, unsafe=self._unsafe)
        if fixed.oscillating:
            complain(f"{source.path}: perbaikan tidak menetap ({', '.join(fixed.oscillating)}); tidak diubah")
        changed = fixed.text != source.text
        self.changed += changed
        if self._diff:
            write_out(_unified(source, fixed.text))
        elif piped:
            sys.stdout.flush()
            sys.stdout.buffer.write(source.encode(fixed.text))
        elif changed:
            write(source, fixed.text, seen=source.encode(source.text))
        return Result(source.path, source.format, fixed.text, fixed.remaining, applied=len(fixed.applied))


def read_target(path: str, form: str, encoding: str | None, piped: bool) -> Source:
    from .source import decode, read

    if piped:
        return decode(sys.stdin.buffer.read(), path, format=form, encoding=encoding)
    return read(path, format=form, encoding=encoding)


def _targets(paths: Sequence[str], stdin_filename: str) -> Iterator[tuple[str, bool]]:
    """(path, is standard input) of every file to check; folders give the files of known types, sorted."""
    for path in paths:
        if path == "-":
            yield stdin_filename, True
        elif os.path.isdir(path):
            for folder, folders, names in os.walk(path):
                folders[:] = sorted(f for f in folders if not f.startswith("."))
                yield from (
                    (os.path.join(folder, n), False)
                    for n in sorted(names)
                    if os.path.splitext(n)[1].lower() in SUFFIXES
                )
        else:
            yield path, False


def _unified(source: Source, fixed: str) -> str:
    from difflib import unified_diff
    from io import StringIO

    before, after = (StringIO(text, newline="\n").readlines() for text in (source.text, fixed))
    lines = unified_diff(before, after, source.path, f"{source.path} (ralat)")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ tidak ada baris baru di akhir\n" for line in lines)


def _exit_code(results: Sequence[Result], failing: Severity, exit_zero: bool, changed: int) -> int:
    if any(r.error for r in results):
        return FAILED
    if exit_zero:
        return CLEAN
    return FOUND if changed or any(f.severity.rank >= failing.rank for r in results for f in r.findings) else CLEAN


def _listed(value: str | None) -> tuple[str, ...] | None:
    return tuple(v.strip() for v in value.split(",") if v.strip()) if value is not None else None


def write_out(text: str) -> None:
    sys.stdout.write(text)


def complain(message: str) -> None:
    """A message for a person, on standard error."""
    sys.stderr.write(f"ralat: {message}\n")
