"""What `ralat check` does, without the command line around it; the only place for exit codes.

Exit codes: 0 nothing at or above the failing level, 1 findings, 2 could not do the job, 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from typing import NamedTuple

from .errors import ConfigError
from .files import Target, targets
from .finding import Severity
from .project import Projects
from .report import FORMATS, Result, Style, Tally, render
from .work import Order, Worker

CLEAN, FOUND, FAILED, INTERRUPTED = 0, 1, 2, 130
MANY = 20
"""Files from which on a cache, further processes and a progress bar pay."""


class Options(NamedTuple):
    """The options of `ralat check`, as `lint.start` and `lint.cli` hand them over."""

    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    form: str = "text"
    select: str | None = None
    ignore: str | None = None
    info: bool = False
    exit_zero: bool = False
    preset: str | None = None
    encoding: str | None = None
    stdin_filename: str = "-"
    strict: bool = False
    force_exclude: bool = False
    fail_on: str = "error"
    max_findings: int | None = None
    statistics: bool = False
    quiet: bool = False
    baseline: str | None = None
    write_baseline: bool = False
    changed_since: str | None = None
    jobs: int = 0
    no_cache: bool = False

    @property
    def order(self) -> Order:
        overrides = {"select": _listed(self.select), "ignore": _listed(self.ignore), "preset": self.preset}
        infos = self.info or self.fail_on == "info"
        return Order(overrides, self.fix or self.diff, self.unsafe_fixes, self.diff, self.encoding, self.strict, infos)


def check_paths(paths: Sequence[str], **given: object) -> int:
    """Check files, write the report to standard output, and return the exit code; raises `RalatError`."""
    options = Options(**given)  # type: ignore[arg-type]
    _require_sound(options, paths)
    projects = Projects(options.order.overrides)
    note = (lambda message: None) if options.quiet else complain
    chosen = list(targets(paths, options.stdin_filename, projects, options.force_exclude, note))
    tally, run = Tally(), Run(options, projects, len(chosen))
    results = tally.watch(_told(_narrowed(run.results(chosen), options), note))
    with closing(run):
        _report(results, options, piped=list(paths) == ["-"])
    if not chosen:
        note("tidak ada berkas yang perlu diperiksa")
    if run.interrupted:
        complain(f"dihentikan; {tally.files} dari {len(chosen)} berkas sudah diperiksa")
        return INTERRUPTED
    return _exit_code(tally, options)


class Run:
    """Files to results, in the order of the files, in this process or in several."""

    def __init__(self, options: Options, projects: Projects, files: int) -> None:
        self._options, self._projects = options, projects
        self.interrupted = False

    def results(self, chosen: Sequence[Target]) -> Iterator[Result]:
        worker = Worker(self._options.order, self._projects)
        yield from map(worker.one, chosen)

    def close(self) -> None: ...


def _require_sound(options: Options, paths: Sequence[str]) -> None:
    """Raise `ConfigError` for options that are wrong, alone or together."""
    if options.form not in FORMATS:
        raise ConfigError(f"bentuk laporan '{options.form}' tidak ada; pilihan: {', '.join(FORMATS)}")
    if options.fail_on not in list(Severity):
        raise ConfigError(f"--fail-on {options.fail_on} tidak ada; pilihan: {', '.join(Severity)}")


def _narrowed(results: Iterator[Result], options: Options) -> Iterator[Result]:
    """Results without what the user does not want to see."""
    return results if options.max_findings is None else _limited(results, options.max_findings)


def _limited(results: Iterable[Result], most: int) -> Iterator[Result]:
    for result in results:
        kept = result.findings[: max(most, 0)]
        most -= len(kept)
        yield result._replace(findings=kept, omitted=result.findings[len(kept) :])


def _told(results: Iterable[Result], note: object) -> Iterator[Result]:
    """Results, with what a person should know said on standard error."""
    for result in results:
        if result.error:
            complain(result.error.message)
        for message in result.notes:
            note(message)  # type: ignore[operator]
        yield result


def _report(results: Iterator[Result], options: Options, piped: bool) -> None:
    if options.diff:
        for result in results:
            write_out(result.diff)
    elif options.fix and piped:
        for result in results:
            sys.stdout.flush()
            sys.stdout.buffer.write(result.output)
    else:
        terminal = sys.stdout.isatty()
        style = Style(terminal and "NO_COLOR" not in os.environ, terminal, options.quiet)
        for piece in render(options.form, results, style):
            write_out(piece)


def _exit_code(tally: Tally, options: Options) -> int:
    if tally.failed:
        return FAILED
    if options.exit_zero:
        return CLEAN
    failing = Severity(options.fail_on).rank
    found = any(level.rank >= failing for level in tally.levels)
    return FOUND if found or (options.diff and tally.changed) else CLEAN


def _listed(value: str | None) -> tuple[str, ...] | None:
    return tuple(v.strip() for v in value.split(",") if v.strip()) if value is not None else None


def write_out(text: str) -> None:
    sys.stdout.write(text)


def complain(message: str) -> None:
    """A message for a person, on standard error."""
    sys.stderr.write(f"ralat: {message}\n")
