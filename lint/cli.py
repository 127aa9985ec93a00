"""The command `ralat`: the only place for exit codes, streams and colour.

Exit codes: 0 nothing at or above the failing level, 1 findings, 2 could not do the job.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from .errors import RalatError, SourceError
from .extract import FORMATS as SUFFIXES
from .finding import Severity
from .report import FORMATS, Failure, Result, Style, render

if TYPE_CHECKING:
    from .config import Config
    from .engine import Linter
    from .source import Source

app = typer.Typer(
    help="Pemeriksa ejaan dan konsistensi nama untuk artikel berbahasa Indonesia.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

CLEAN, FOUND, FAILED = 0, 1, 2


def main() -> None:
    """The console entry: errors for people on stderr, exit 2."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape" if os.name != "nt" else "replace")
    try:
        app()
    except RalatError as error:
        _complain(str(error))
        sys.exit(FAILED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FOUND)


@app.command()
def check(
    paths: Annotated[list[str], typer.Argument(metavar="BERKAS…", help="Berkas, folder, atau - untuk masukan baku.")],
    fix: Annotated[bool, typer.Option("--fix", help="Tulis perbaikan yang aman.")] = False,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="Tulis juga perbaikan yang perlu diperiksa.")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Tampilkan perubahan tanpa menulisnya.")] = False,
    form: Annotated[
        str, typer.Option("--format", metavar="BENTUK", help=f"Bentuk laporan: {', '.join(FORMATS)}.")
    ] = "text",
    select: Annotated[str | None, typer.Option(metavar="ATURAN,…", help="Hanya aturan atau kelompok ini.")] = None,
    ignore: Annotated[str | None, typer.Option(metavar="ATURAN,…", help="Tanpa aturan atau kelompok ini.")] = None,
    info: Annotated[bool, typer.Option("--info", help="Tampilkan juga saran tingkat info.")] = False,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Keluar dengan 0 walaupun ada temuan.")] = False,
    preset: Annotated[str | None, typer.Option(help="default atau eyd (ketat).")] = None,
    encoding: Annotated[str | None, typer.Option(help="Pengodean berkas bila bukan UTF-8, misalnya cp1252.")] = None,
    stdin_filename: Annotated[str, typer.Option(metavar="NAMA", help="Nama untuk masukan baku.")] = "-",
    strict: Annotated[bool, typer.Option("--strict", hidden=True)] = False,
) -> None:
    """Periksa artikel."""
    if form not in FORMATS:
        raise typer.BadParameter(f"'{form}'; pilihan: {', '.join(FORMATS)}", param_hint="--format")
    overrides = {"select": _listed(select), "ignore": _listed(ignore), "preset": preset}
    run = _Run(overrides, fix=fix or diff, unsafe=unsafe_fixes, diff=diff, encoding=encoding, strict=strict)
    results = [run.one(source) for source in _targets(paths, stdin_filename)]
    shown = [r._replace(findings=tuple(f for f in r.findings if info or f.severity != Severity.INFO)) for r in results]
    for result in shown:
        if result.error:
            _complain(result.error.message)
    if not diff and not (fix and paths == ["-"]):
        _write(render(form, shown, Style(sys.stdout.isatty() and "NO_COLOR" not in os.environ, sys.stdout.isatty())))
    if not results:
        _complain("tidak ada berkas yang perlu diperiksa")
    raise typer.Exit(_exit_code(shown, Severity.ERROR, exit_zero, run.changed if diff else 0))


@app.command()
def rules(form: Annotated[str, typer.Option("--format", help="text, json, atau markdown.")] = "text") -> None:
    """Daftar semua aturan."""
    from .guide import table

    _write(table(form))


@app.command()
def explain(rule: Annotated[str, typer.Argument(metavar="ATURAN")]) -> None:
    """Jelaskan satu aturan, dengan contoh dan sumbernya."""
    from .guide import explanation

    _write(explanation(rule))


@app.command()
def suggest(
    word: Annotated[str, typer.Argument(metavar="KATA")],
    limit: Annotated[int, typer.Option(help="Paling banyak berapa saran.")] = 5,
) -> None:
    """Saran ejaan untuk satu kata, yang terbaik lebih dulu, dengan skornya."""
    from .lexicon import shared
    from .spelling import Speller

    for candidate in Speller(shared()).suggest(word, limit):
        _write(f"{candidate.text}\t{candidate.score:.2f}\n")


@app.command()
def word(word: Annotated[str, typer.Argument(metavar="KATA")]) -> None:
    """Apa yang menjamin sebuah kata: kamus mana, imbuhan apa."""
    from .guide import trace

    _write(trace(word))


def _version(value: bool) -> None:
    if value:
        from . import __version__
        from .lexicon import shared

        _write(f"ralat {__version__} (kamus {shared().about['date']})\n")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Tampilkan versi.")
    ] = False,
) -> None:
    pass


class _Run:
    """One invocation: linters per configuration, and what was changed."""

    def __init__(
        self, overrides: dict[str, Any], *, fix: bool, unsafe: bool, diff: bool, encoding: str | None, strict: bool
    ) -> None:
        self._overrides, self._fix, self._unsafe, self._diff = overrides, fix, unsafe, diff
        self._encoding, self._strict = encoding, strict
        self._linters: dict[Config, Linter] = {}
        self._by_folder: dict[str, Linter] = {}
        self.changed = 0

    def linter(self, path: str) -> Linter:
        """The linter of the nearest configuration; one per folder."""
        from .config import for_path
        from .engine import Linter

        folder = os.path.dirname(path) or "."
        if folder not in self._by_folder:
            config = for_path(folder).overridden(**self._overrides)
            self._by_folder[folder] = Linter(config, strict=self._strict)
        return self._by_folder[folder]

    def one(self, target: tuple[str, bool]) -> Result:
        path, piped = target
        form = SUFFIXES.get(os.path.splitext(path)[1].lower(), "plain")
        linter = self.linter(path)
        try:
            source = _read(path, form, self._encoding, piped)
            if not self._fix:
                return Result(path, form, source.text, tuple(linter.check_source(source)))
            return self._fixed(linter, source, piped)
        except SourceError as error:
            return Result(path, form, error=Failure(error.kind, str(error)))

    def _fixed(self, linter: Linter, source: Source, piped: bool) -> Result:
        from .source import write

        fixed = linter.fix_source(source, unsafe=self._unsafe)
        if fixed.oscillating:
            _complain(f"{source.path}: perbaikan tidak menetap ({', '.join(fixed.oscillating)}); tidak diubah")
        changed = fixed.text != source.text
        self.changed += changed
        if self._diff:
            _write(_unified(source, fixed.text))
        elif piped:
            _write(fixed.text)
        elif changed:
            write(source, fixed.text, seen=source.encode(source.text))
        return Result(source.path, source.format, fixed.text, fixed.remaining, applied=len(fixed.applied))


def _read(path: str, form: str, encoding: str | None, piped: bool) -> Source:
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

    lines = unified_diff(
        source.text.splitlines(keepends=True), fixed.splitlines(keepends=True), source.path, f"{source.path} (ralat)"
    )
    return "".join(line if line.endswith("\n") else f"{line}\n\\ tidak ada baris baru di akhir\n" for line in lines)


def _exit_code(results: Sequence[Result], failing: Severity, exit_zero: bool, changed: int) -> int:
    if any(r.error for r in results):
        return FAILED
    if exit_zero:
        return CLEAN
    return FOUND if changed or any(f.severity.rank >= failing.rank for r in results for f in r.findings) else CLEAN


def _listed(value: str | None) -> tuple[str, ...] | None:
    return tuple(v.strip() for v in value.split(",") if v.strip()) if value is not None else None


def _write(text: str) -> None:
    sys.stdout.write(text)


def _complain(message: str) -> None:
    sys.stderr.write(f"ralat: {message}\n")
