"""What `ralat check` does, without the command line around it; the only place for exit codes.

Exit codes: 0 nothing at or above the failing level, 1 findings, 2 could not do the job, 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence

from .errors import ConfigError
from .extract import CHOICES as INPUTS
from .files import Target, targets
from .finding import Severity
from .interrupts import Interrupts
from .project import Projects
from .report import FORMATS, Result, Style, Tally, on_one_line, render
from .tuples import TYPE_CHECKING, NamedTuple
from .work import Order, Worker

if TYPE_CHECKING:
    from .pool import Pool
    from .progress import Bar
    from .recall import Recall
    from .sieve import Sieve

CLEAN, FOUND, FAILED, INTERRUPTED = 0, 1, 2, 130
MANY, MANY_BYTES = 20, 500_000
"""Files, or bytes of files, from which on a cache, further processes and a progress bar pay."""

MOST_JOBS = 16
"""Processes that are started unasked: each takes about 100 MB."""


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
    output: str | None = None
    baseline: str | None = None
    write_baseline: bool = False
    changed_since: str | None = None
    jobs: int = 0
    no_cache: bool = False
    timeout: float = 0.0
    input_format: str | None = None
    text_field: str | None = None
    id_field: str | None = None

    @property
    def order(self) -> Order:
        overrides = {"select": listed(self.select), "ignore": listed(self.ignore), "preset": self.preset}
        overrides |= {"text_field": listed(self.text_field), "id_field": self.id_field}
        infos = self.info or self.fail_on == "info"
        fix = self.fix or self.diff
        return Order(
            overrides, fix, self.unsafe_fixes, self.diff, self.encoding, self.strict, infos, self.timeout,
            self.input_format,
        )  # fmt: skip


def check_paths(paths: Sequence[str], **given: object) -> int:
    """Check files, write the report to standard output, and return the exit code; raises `RalatError`."""
    options = Options(**given)  # type: ignore[arg-type]
    _require_sound(options, paths)
    with Interrupts() as interrupts:
        try:
            return _check(paths, options, interrupts)
        except KeyboardInterrupt:
            complain("dihentikan")
            return interrupts.code or INTERRUPTED


def _check(paths: Sequence[str], options: Options, interrupts: Interrupts) -> int:
    projects = Projects(options.order.overrides)
    note = (lambda message: None) if options.quiet else complain
    with interrupts.heeded():
        sieve = _sieve(options)
        chosen = _chosen(paths, options, projects, note, sieve)
    tally, bar = Tally(), _bar(options, len(chosen))
    run = Run(options, projects, chosen, interrupts)
    try:
        results = bar.watch(run.results()) if bar else run.results()
        results = sieve.narrowed(results) if sieve else results
        results = tally.watch(_told(results, note, bar))
        _report(results, options, piped=list(paths) == ["-"], bar=bar)
    finally:
        run.close()
    if interrupts:
        kept = "; hasilnya tersimpan, jadi tidak diperiksa ulang" if run.recalls and tally.files else ""
        complain(f"dihentikan; {tally.files} dari {len(chosen)} berkas sudah diperiksa{kept}")
        return interrupts.code
    if sieve:
        sieve.close(note, tally)
    _conclude(options, tally, note)
    return _exit_code(tally, options)


def _chosen(
    paths: Sequence[str], options: Options, projects: Projects, note: Callable[[str], None], sieve: Sieve | None
) -> list[Target]:
    """The files to check."""
    found = list(targets(paths, options.stdin_filename, projects, options.force_exclude, note))
    if options.output is not None:
        own = os.path.abspath(options.output)
        found = [t for t in found if not (t.found and os.path.abspath(t.path) == own)]
    chosen = [t for t in found if sieve is None or sieve.wants(t)]
    if not found:
        note("tidak ada berkas yang perlu diperiksa")
    elif not chosen:
        note(f"tidak ada berkas yang berubah sejak {options.changed_since}")
    return chosen


def _sieve(options: Options) -> Sieve | None:
    """What holds findings back, if anything is to be held back."""
    if options.changed_since is None and options.baseline is None and options.max_findings is None:
        return None
    from .sieve import Sieve

    return Sieve(options)


class Run:
    """Files to results, in the order of the files, in this process or in several."""

    def __init__(self, options: Options, projects: Projects, chosen: Sequence[Target], interrupts: Interrupts) -> None:
        self._chosen, self._interrupts = chosen, interrupts
        many = is_many(chosen)
        self._worker = Worker(options.order, projects)
        self._recall = _recall(options.order, projects) if many and not options.no_cache else None
        jobs = min(options.jobs or (processors() if many else 1), len(chosen))
        self._pool = self._pool_of(jobs, options.order) if jobs > 1 else None

    @property
    def recalls(self) -> bool:
        return self._recall is not None

    def results(self) -> Iterator[Result]:
        items = self._known()
        yield from self._pool.ordered(items) if self._pool else self._alone(items)

    def close(self) -> None:
        if self._pool:
            self._pool.close()
        if self._recall:
            self._recall.close()

    def _known(self) -> Iterator[Target | Result]:
        """The files, or their results where these are known or belong to this process: pipes cannot be sent."""
        for target in self._chosen:
            if self._interrupts:
                return
            if target.piped or target.trouble or not (target.found or os.path.isfile(target.path)):
                yield from self._here(target)
            else:
                yield (self._recall.look(target) if self._recall else None) or target

    def _alone(self, items: Iterable[Target | Result]) -> Iterator[Result]:
        for item in items:
            if isinstance(item, Result):
                yield item
                continue
            for result in self._here(item):
                self._keep(result)
                yield result

    def _here(self, target: Target) -> Iterator[Result]:
        """The result of a file, checked in this process; none when it was interrupted."""
        try:
            with self._interrupts.heeded():
                result = self._worker.one(target)
        except KeyboardInterrupt:
            return
        yield result

    def _keep(self, result: Result) -> None:
        if self._recall:
            self._recall.keep(result)

    def _pool_of(self, jobs: int, order: Order) -> Pool[Target, Result]:
        from .pool import Pool

        return Pool(order, jobs, self._keep, lambda: bool(self._interrupts))


def _recall(order: Order, projects: Projects) -> Recall:
    from .recall import Recall

    return Recall(order, projects)


def is_many(chosen: Sequence[Target]) -> bool:
    """Is there so much to check that it pays to remember results, and to share the work?"""
    return len(chosen) >= MANY or sum(map(_size, chosen)) >= MANY_BYTES


def _size(target: Target) -> int:
    try:
        return os.path.getsize(target.path)
    except OSError:
        return 0


def processors() -> int:
    """Processors that this process may use, within reason."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, MOST_JOBS)


def _bar(options: Options, files: int) -> Bar | None:
    if files < MANY or options.quiet or not sys.stderr.isatty():
        return None
    from .progress import Bar

    return Bar(files)


def _require_sound(options: Options, paths: Sequence[str]) -> None:
    """Raise `ConfigError` for options that are wrong, alone or together."""
    if options.form not in FORMATS:
        raise ConfigError(f"bentuk laporan '{options.form}' tidak ada; pilihan: {', '.join(FORMATS)}")
    if options.input_format not in (None, *INPUTS):
        raise ConfigError(f"--input-format {options.input_format} tidak ada; pilihan: {', '.join(INPUTS)}")
    if options.fail_on not in list(Severity):
        raise ConfigError(f"--fail-on {options.fail_on} tidak ada; pilihan: {', '.join(Severity)}")
    if options.jobs < 0 or options.timeout < 0:
        raise ConfigError("--jobs dan --timeout: diharapkan 0 atau lebih")
    if options.max_findings is not None and options.max_findings < 0:
        raise ConfigError("--max-findings: diharapkan 0 atau lebih")
    if options.statistics and options.form not in ("text", "json"):
        raise ConfigError(f"--statistics tidak ada dalam bentuk {options.form}; pilihan: text, json")
    if options.output is not None and options.fix and "-" in paths and not options.diff:
        raise ConfigError("--output untuk laporan; hasil --fix - ditulis ke keluaran baku")
    if options.changed_since is not None and (options.fix or options.diff):
        raise ConfigError("--changed-since hanya untuk laporan; jalankan --fix atau --diff tanpanya")
    if options.write_baseline:
        _require_whole(options)


def _require_whole(options: Options) -> None:
    """A baseline holds all findings, or those that it lacks would come back as new ones."""
    if options.baseline is None:
        raise ConfigError("--write-baseline: sebutkan berkasnya, misalnya --baseline ralat-baseline.json")
    given = {"--select": options.select, "--ignore": options.ignore, "--changed-since": options.changed_since}
    if partial := [name for name, value in given.items() if value is not None]:
        raise ConfigError(f"--write-baseline mencatat semua temuan; jalankan tanpa {', '.join(partial)}")


def _told(results: Iterable[Result], note: Callable[[str], None], bar: Bar | None) -> Iterator[Result]:
    """Results, with what a person should know said on standard error."""
    for result in results:
        if bar and (result.error or result.notes):
            bar.hide()
        if result.error:
            complain(result.error.message)
        for message in result.notes:
            note(message)
        yield result


def _report(results: Iterator[Result], options: Options, piped: bool, bar: Bar | None) -> None:
    if options.fix and piped and not options.diff:
        for result in results:
            sys.stdout.flush()
            sys.stdout.buffer.write(result.output)
        return
    terminal = options.output is None and sys.stdout.isatty()
    colour = terminal and "NO_COLOR" not in os.environ
    style = Style(colour, terminal, options.quiet, options.statistics, Severity(options.fail_on))
    pieces = _diffs(results, colour) if options.diff else render(options.form, results, style)
    if options.output is not None:
        from .writing import text_file

        with text_file(options.output) as file:
            file.writelines(pieces)
        return
    for piece in pieces:
        if bar and piece and terminal:
            bar.hide()
        write_out(piece)


def _diffs(results: Iterable[Result], colour: bool) -> Iterator[str]:
    from .patch import coloured

    for result in results:
        yield "".join(coloured(result.diff)) if colour else result.diff


def _conclude(options: Options, tally: Tally, note: Callable[[str], None]) -> None:
    """Say on standard error what the report, by its form or place, does not say to the person who ran this."""
    if options.output is not None and not options.diff:
        from .report.text import summary

        note(" ".join((f"laporan ditulis di {options.output};", *summary(tally, Style()))))
    elif tally.omitted and options.form not in ("text", "github"):
        note(f"{tally.omitted} temuan tidak ditampilkan (--max-findings)")


def _exit_code(tally: Tally, options: Options) -> int:
    if tally.failed or tally.incomplete:
        return FAILED
    if options.exit_zero:
        return CLEAN
    failing = Severity(options.fail_on).rank
    found = any(level.rank >= failing for level in tally.levels)
    return FOUND if found or (options.diff and tally.changed) else CLEAN


def listed(value: str | None) -> tuple[str, ...] | None:
    return tuple(v.strip() for v in value.split(",") if v.strip()) if value is not None else None


def write_out(text: str) -> None:
    sys.stdout.write(text)


def complain(message: str) -> None:
    """A message for a person, on standard error."""
    sys.stderr.write(f"ralat: {on_one_line(message)}\n")
