"""The command line `ralat`, drawn with typer: options, help texts, completion.

What the commands do is in `lint.run` and the modules behind it; `lint.start` is the entry point.
"""

from __future__ import annotations

import os
from typing import Annotated

import typer

from .extract import CHOICES as INPUTS
from .extract import FORMATS as SUFFIXES
from .report import FORMATS
from .run import check_paths, write_out
from .work import read_target

app = typer.Typer(
    help="Pemeriksa ejaan dan konsistensi nama untuk artikel berbahasa Indonesia.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


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
    fail_on: Annotated[
        str, typer.Option(metavar="TINGKAT", help="Keluar dengan 1 mulai tingkat ini: error, warning, atau info.")
    ] = "error",
    max_findings: Annotated[
        int | None, typer.Option(metavar="N", help="Tampilkan paling banyak sekian temuan; semua tetap dihitung.")
    ] = None,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Hitungan menurut aturan sebagai ganti daftar temuan.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Temuan saja, tanpa ringkasan dan catatan.")] = False,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="BERKAS", help="Tulis laporan ke berkas ini.")
    ] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Keluar dengan 0 walaupun ada temuan.")] = False,
    preset: Annotated[str | None, typer.Option(help="default atau eyd (ketat).")] = None,
    force_exclude: Annotated[
        bool, typer.Option("--force-exclude", help="Lewati berkas yang dikecualikan walaupun disebut namanya.")
    ] = False,
    encoding: Annotated[str | None, typer.Option(help="Pengodean berkas bila bukan UTF-8, misalnya cp1252.")] = None,
    input_format: Annotated[
        str | None, typer.Option(metavar="JENIS", help=f"Jenis masukan, apa pun namanya: {', '.join(INPUTS)}.")
    ] = None,
    text_field: Annotated[
        str | None, typer.Option(metavar="KOLOM,…", help="Kolom yang berisi teks dalam rekaman (JSONL, CSV).")
    ] = None,
    id_field: Annotated[str | None, typer.Option(metavar="KOLOM", help="Kolom yang menamai rekaman.")] = None,
    stdin_filename: Annotated[str, typer.Option(metavar="NAMA", help="Nama untuk masukan baku.")] = "-",
    baseline: Annotated[
        str | None, typer.Option(metavar="BERKAS", help="Hanya temuan yang belum tercatat di berkas ini.")
    ] = None,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Catat semua temuan di berkas --baseline.")
    ] = False,
    changed_since: Annotated[
        str | None, typer.Option(metavar="REVISI", help="Hanya baris yang ditambah sejak revisi git ini.")
    ] = None,
    jobs: Annotated[
        int, typer.Option(metavar="N", help="Berapa proses; 0: menurut prosesor dan banyaknya berkas.")
    ] = 0,
    timeout: Annotated[
        float, typer.Option(metavar="DETIK", help="Paling lama untuk satu berkas; 0: tak dibatasi.")
    ] = 0,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Periksa ulang juga yang sudah diperiksa.")] = False,
    strict: Annotated[bool, typer.Option("--strict", hidden=True)] = False,
) -> None:
    """Periksa artikel."""
    raise typer.Exit(check_paths(**locals()))


@app.command()
def rules(form: Annotated[str, typer.Option("--format", help="text, json, atau markdown.")] = "text") -> None:
    """Daftar semua aturan."""
    from .guide import table

    write_out(table(form))


@app.command()
def explain(rule: Annotated[str, typer.Argument(metavar="ATURAN")]) -> None:
    """Jelaskan satu aturan, dengan contoh dan sumbernya."""
    from .guide import explanation

    write_out(explanation(rule))


@app.command()
def suggest(
    word: Annotated[str, typer.Argument(metavar="KATA")],
    limit: Annotated[int, typer.Option(help="Paling banyak berapa saran.")] = 5,
) -> None:
    """Saran ejaan untuk satu kata, yang terbaik lebih dulu, dengan skornya."""
    from .lexicon import shared
    from .spelling import Speller

    for candidate in Speller(shared()).suggest(word, limit):
        write_out(f"{candidate.text}\t{candidate.score:.2f}\n")


@app.command()
def word(word: Annotated[str, typer.Argument(metavar="KATA")]) -> None:
    """Apa yang menjamin sebuah kata: kamus mana, imbuhan apa."""
    from .guide import trace

    write_out(trace(word))


@app.command()
def names(
    path: Annotated[str, typer.Argument(metavar="BERKAS", help="Berkas, atau - untuk masukan baku.")],
    form: Annotated[str, typer.Option("--format", metavar="BENTUK", help="text atau json.")] = "text",
    encoding: Annotated[str | None, typer.Option(help="Pengodean berkas bila bukan UTF-8.")] = None,
) -> None:
    """Entitas dalam artikel: bentuk-bentuknya, berapa kali, dan di baris mana."""
    from .config import for_path
    from .extract import extract
    from .house import house_of
    from .inventory import inventory, render
    from .lexicon import shared

    source = read_target(path, SUFFIXES.get(os.path.splitext(path)[1].lower(), "plain"), encoding, path == "-")
    house = house_of(shared(), for_path(os.path.dirname(path) or "."))
    write_out(render(path, inventory(extract(source), house), form))


def _version(value: bool) -> None:
    if value:
        from . import __version__
        from .lexicon import shared

        write_out(f"ralat {__version__} (kamus {shared().about['date']})\n")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Tampilkan versi.")
    ] = False,
) -> None:
    pass
