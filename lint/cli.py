"""The command line `ralat`, drawn with typer: options, help texts, completion.

What the commands do is in `lint.run` and the modules behind it; `lint.start` is the entry point.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from .extract import CHOICES as INPUTS
from .extract import FORMATS as SUFFIXES
from .report import FORMATS
from .run import check_paths, listed, write_out
from .work import read_target

app = typer.Typer(
    help="Pemeriksa ejaan dan konsistensi nama untuk artikel berbahasa Indonesia.",
    epilog="\b\nMulai dengan:\n  ralat check artikel.md\n  ralat review artikel.md\n  ralat check --help",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _example(*lines: str) -> str:
    """Examples under a help page, line by line."""
    return "\n".join(("\b", "Contoh:", *(f"  {line}" for line in lines)))


def _rules(incomplete: str) -> list[str]:
    from .catalog import OWN
    from .catalog import modules as known

    return [rule for rule in (*known(), *OWN) if rule.startswith(incomplete)]


@app.command(
    epilog=_example(
        "ralat check artikel.md             temuan dalam satu artikel",
        "ralat check konten/                semua artikel dalam sebuah folder",
        "ralat check --fix artikel.md       tulis perbaikan yang aman",
        "ralat check --diff konten/         lihat dulu apa yang akan ditulis",
        "ralat check --format html -o laporan.html konten/",
        "cat artikel.md | ralat check --fix - > bersih.md",
    )
)
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
    preset: Annotated[str | None, typer.Option(metavar="NAMA", help="default atau eyd (ketat).")] = None,
    force_exclude: Annotated[
        bool, typer.Option("--force-exclude", help="Lewati berkas yang dikecualikan walaupun disebut namanya.")
    ] = False,
    encoding: Annotated[
        str | None, typer.Option(metavar="NAMA", help="Pengodean berkas bila bukan UTF-8, misalnya cp1252.")
    ] = None,
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
    """Periksa artikel.

    Keluar dengan 0 bila tidak ada galat, 1 bila ada, 2 bila ada yang gagal diperiksa.
    """
    raise typer.Exit(check_paths(**locals()))


@app.command(
    epilog=_example(
        "ralat review artikel.md            satu temuan demi satu, Anda yang memutuskan",
        "ralat review --info konten/opini/  saran tingkat info juga",
    )
)
def review(
    paths: Annotated[list[str], typer.Argument(metavar="BERKAS…", help="Berkas atau folder.")],
    select: Annotated[str | None, typer.Option(metavar="ATURAN,…", help="Hanya aturan atau kelompok ini.")] = None,
    ignore: Annotated[str | None, typer.Option(metavar="ATURAN,…", help="Tanpa aturan atau kelompok ini.")] = None,
    info: Annotated[bool, typer.Option("--info", help="Tanyakan juga saran tingkat info.")] = False,
    preset: Annotated[str | None, typer.Option(metavar="NAMA", help="default atau eyd (ketat).")] = None,
    encoding: Annotated[
        str | None, typer.Option(metavar="NAMA", help="Pengodean berkas bila bukan UTF-8, misalnya cp1252.")
    ] = None,
    input_format: Annotated[
        str | None, typer.Option(metavar="JENIS", help=f"Jenis masukan, apa pun namanya: {', '.join(INPUTS)}.")
    ] = None,
) -> None:
    """Tinjau temuan satu per satu.

    Perbaikan yang Anda terima ditulis ketika berkasnya selesai atau ditinggalkan; Ctrl-C membiarkannya utuh.
    Di terminal cukup satu tombol; tanpa terminal, satu baris untuk satu jawaban.
    """
    from .review import Order
    from .review import review as go

    overrides = {"select": listed(select), "ignore": listed(ignore), "preset": preset}
    raise typer.Exit(go(paths, Order(overrides, info, encoding, input_format)))


@app.command(
    epilog=_example(
        "ralat audit arsip.jsonl -o temuan.parquet --report laporan.html",
        "ralat audit --text-field judul,isi --date-field terbit arsip.csv -o temuan.jsonl",
        "ralat audit konten/ -o temuan.parquet --report laporan.html",
        "duckdb -c \"select rule, count(*) from 'temuan.parquet' group by 1\"",
    )
)
def audit(
    paths: Annotated[
        list[str], typer.Argument(metavar="MASUKAN…", help="Berkas JSONL, CSV, Parquet, atau folder artikel.")
    ],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="BERKAS", help="Tabel temuan: .parquet atau .jsonl.")
    ],
    report: Annotated[
        str | None, typer.Option(metavar="BERKAS", help="Tulis juga ringkasan untuk pemimpin redaksi (HTML).")
    ] = None,
    title: Annotated[str | None, typer.Option(metavar="TEKS", help="Judul ringkasan itu.")] = None,
    documents: Annotated[
        str | None, typer.Option(metavar="BERKAS", help="Tabel artikel dengan jumlah kata; bawaan: TEMUAN.dokumen.*")
    ] = None,
    rejects: Annotated[
        str | None, typer.Option(metavar="BERKAS", help="Baris yang ditolak, JSONL; bawaan: TEMUAN.ditolak.jsonl")
    ] = None,
    text_field: Annotated[
        str | None, typer.Option(metavar="KOLOM,…", help="Kolom yang berisi teks; tanpa ini ditebak.")
    ] = None,
    id_field: Annotated[str | None, typer.Option(metavar="KOLOM", help="Kolom yang menamai artikel.")] = None,
    date_field: Annotated[str | None, typer.Option(metavar="KOLOM", help="Kolom tanggal terbit.")] = None,
    section_field: Annotated[str | None, typer.Option(metavar="KOLOM", help="Kolom rubrik.")] = None,
    author_field: Annotated[str | None, typer.Option(metavar="KOLOM", help="Kolom penulis.")] = None,
    text_format: Annotated[
        str, typer.Option(metavar="JENIS", help="Jenis teks dalam kolomnya: plain, html, markdown, atau mdx.")
    ] = "plain",
    input_format: Annotated[
        str | None, typer.Option(metavar="JENIS", help="Jenis masukan, apa pun namanya, misalnya jsonl atau html.")
    ] = None,
    encoding: Annotated[
        str | None, typer.Option(metavar="NAMA", help="Pengodean masukan bila bukan UTF-8, misalnya cp1252.")
    ] = None,
    select: Annotated[str | None, typer.Option(metavar="ATURAN,…", help="Hanya aturan atau kelompok ini.")] = None,
    ignore: Annotated[str | None, typer.Option(metavar="ATURAN,…", help="Tanpa aturan atau kelompok ini.")] = None,
    preset: Annotated[str | None, typer.Option(metavar="NAMA", help="default atau eyd (ketat).")] = None,
    info: Annotated[bool, typer.Option("--info", help="Catat juga saran tingkat info.")] = False,
    jobs: Annotated[int, typer.Option(metavar="N", help="Berapa proses; 0: menurut prosesor.")] = 0,
    timeout: Annotated[
        float, typer.Option(metavar="DETIK", help="Paling lama untuk satu artikel; yang lebih lama ditolak.")
    ] = 60,
    save_every: Annotated[int, typer.Option(metavar="N", help="Simpan kemajuan setiap sekian artikel.")] = 2000,
    restart: Annotated[
        bool, typer.Option("--restart", help="Mulai dari awal; buang hasil sementara dari pekerjaan yang terhenti.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Tanpa kemajuan dan ringkasan.")] = False,
) -> None:
    """Periksa seluruh arsip.

    Temuan ditulis sebagai tabel. Yang terhenti dilanjutkan oleh perintah yang sama, tanpa baris yang hilang atau
    terulang. Keluar dengan 0 bila selesai, 2 bila gagal. Membutuhkan: pip install "ralat[audit]".
    """
    given = locals()
    from .audit.run import audit as go

    raise typer.Exit(go(given.pop("paths"), **given))


words_app = typer.Typer(
    help="Kata milik proyek (words.txt) dan milik Anda sendiri (--user).", no_args_is_help=True, rich_markup_mode=None
)
app.add_typer(words_app, name="words")
_USER = Annotated[bool, typer.Option("--user", help="Daftar Anda sendiri, berlaku di semua proyek.")]
_WORDS = Annotated[list[str], typer.Argument(metavar="KATA…")]


@words_app.command("add", epilog=_example("ralat words add gawai Wicaksana", "ralat words add --user --no-suggest elu"))
def words_add(
    words: _WORDS,
    user: _USER = False,
    no_suggest: Annotated[bool, typer.Option("--no-suggest", help="Terima, tetapi jangan pernah sarankan.")] = False,
) -> None:
    """Terima kata, bersama turunannya.

    Nama ditulis dengan huruf besar, tiap katanya sendiri. Tanpa daftar kata, words.txt dibuat dan dicatat di ralat.toml.
    """
    from .words import add_by_command

    _tell(add_by_command(words, user, no_suggest, Path()))


@words_app.command("remove", epilog=_example("ralat words remove gawai"))
def words_remove(words: _WORDS, user: _USER = False) -> None:
    """Hapus kata dari daftar."""
    from .words import remove_by_command

    _tell(remove_by_command(words, user, Path()))


@words_app.command("list", epilog=_example("ralat words list", "ralat words list --user"))
def words_list(user: _USER = False) -> None:
    """Semua kata yang diterima, dan di mana tercatat."""
    from .words import list_by_command

    _tell(list_by_command(user))


@app.command(epilog=_example("ralat init"))
def init() -> None:
    """Tulis ralat.toml berisi semua kunci beserta penjelasannya."""
    from .settings import init as write_template

    write_out(write_template(Path()))


config_app = typer.Typer(help="Konfigurasi yang berlaku.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(config_app, name="config")


@config_app.command("show", epilog=_example("ralat config show konten/opini/kolom.md"))
def config_show(
    path: Annotated[str, typer.Argument(metavar="BERKAS")] = "",
    select: Annotated[str | None, typer.Option(metavar="ATURAN,…", help="Seperti pada ralat check.")] = None,
    ignore: Annotated[str | None, typer.Option(metavar="ATURAN,…", help="Seperti pada ralat check.")] = None,
    preset: Annotated[str | None, typer.Option(metavar="NAMA", help="Seperti pada ralat check.")] = None,
) -> None:
    """Setelan yang berlaku untuk sebuah berkas, dan asal tiap nilainya."""
    from .settings import show

    write_out(show(path or ".", {"select": listed(select), "ignore": listed(ignore), "preset": preset}))


@app.command(epilog=_example("ralat rules", "ralat rules --format markdown"))
def rules(
    form: Annotated[str, typer.Option("--format", metavar="BENTUK", help="text, json, atau markdown.")] = "text",
) -> None:
    """Daftar semua aturan."""
    from .guide import table

    write_out(table(form))


@app.command(epilog=_example("ralat explain salah-ketik"))
def explain(rule: Annotated[str, typer.Argument(metavar="ATURAN", autocompletion=_rules)]) -> None:
    """Jelaskan satu aturan, dengan contoh dan sumbernya."""
    from .guide import explanation

    write_out(explanation(rule))


@app.command(epilog=_example("ralat suggest tenara", "ralat suggest --limit 10 Ukarina"))
def suggest(
    word: Annotated[str, typer.Argument(metavar="KATA")],
    limit: Annotated[int, typer.Option(metavar="N", help="Paling banyak berapa saran.")] = 5,
) -> None:
    """Saran ejaan untuk satu kata.

    Yang terbaik lebih dulu, dengan skornya (log10).
    """
    from .config import for_path
    from .lexicon import shared
    from .spelling import Speller

    words = for_path(".").words
    for candidate in Speller(shared().with_words(words) if words else shared()).suggest(word, limit):
        write_out(f"{candidate.text}\t{candidate.score:.2f}\n")


@app.command(epilog=_example("ralat word mempertanggungjawabkan"))
def word(word: Annotated[str, typer.Argument(metavar="KATA")]) -> None:
    """Apa yang menjamin sebuah kata.

    Kamus mana yang memuatnya, dan imbuhan apa yang menjelaskannya. Untuk menambah kata: ralat words add.
    """
    from .config import for_path
    from .guide import trace

    write_out(trace(word, for_path(".").words))


@app.command(epilog=_example("ralat names artikel.md", "ralat names --format json artikel.md"))
def names(
    path: Annotated[str, typer.Argument(metavar="BERKAS", help="Berkas, atau - untuk masukan baku.")],
    form: Annotated[str, typer.Option("--format", metavar="BENTUK", help="text atau json.")] = "text",
    encoding: Annotated[str | None, typer.Option(metavar="NAMA", help="Pengodean berkas bila bukan UTF-8.")] = None,
) -> None:
    """Nama dan entitas dalam artikel.

    Bentuk-bentuknya, berapa kali masing-masing, dan di baris mana.
    """
    from .config import for_path
    from .extract import extract
    from .house import house_of
    from .inventory import inventory, render
    from .lexicon import shared

    source = read_target(path, SUFFIXES.get(os.path.splitext(path)[1].lower(), "plain"), encoding, path == "-")
    house = house_of(shared(), for_path(os.path.dirname(path) or "."))
    write_out(render(path, inventory(extract(source), house), form))


@app.command(epilog=_example("ralat lsp", "nvim, Helix, Emacs, VS Code: lihat README"))
def lsp() -> None:
    """Server bahasa untuk editor.

    Berbicara lewat masukan dan keluaran baku; editorlah yang menjalankannya. Membutuhkan: pip install "ralat[lsp]".
    """
    from .lsp import serve

    serve()


@app.command(
    epilog=_example(
        "ralat serve", "ralat serve --port 8082 --workers 4", "ralat serve --allow-origin https://naskah.example"
    )
)
def serve(
    host: Annotated[str, typer.Option(metavar="ALAMAT", help="Alamat yang didengarkan.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="N", help="Porta; 0: yang bebas.")] = 8081,
    workers: Annotated[int, typer.Option(metavar="N", help="Berapa proses pemeriksa.")] = 2,
    timeout: Annotated[float, typer.Option(metavar="DETIK", help="Paling lama untuk satu permintaan.")] = 20,
    max_length: Annotated[int, typer.Option(metavar="HURUF", help="Teks terpanjang.")] = 500_000,
    max_bytes: Annotated[int, typer.Option(metavar="BITA", help="Isi permintaan terbesar.")] = 10_000_000,
    queue: Annotated[int, typer.Option(metavar="N", help="Berapa permintaan boleh mengantre.")] = 64,
    per_client: Annotated[int, typer.Option(metavar="N", help="Berapa permintaan sekaligus dari satu alamat.")] = 32,
    allow_origin: Annotated[
        list[str] | None, typer.Option(metavar="ASAL", help="Asal halaman yang boleh bertanya; boleh diulang.")
    ] = None,
    allow_host: Annotated[
        list[str] | None, typer.Option(metavar="NAMA", help="Nama lain server ini; boleh diulang.")
    ] = None,
    allow_words: Annotated[
        bool, typer.Option("--allow-words", help="Klien boleh mengubah daftar kata proyek.")
    ] = False,
    preset: Annotated[str | None, typer.Option(metavar="NAMA", help="default atau eyd (ketat).")] = None,
) -> None:
    """Layani editor, peramban, dan program lain lewat HTTP.

    Hanya untuk komputer ini, kecuali diberi --host lain. Konfigurasi dan kata proyek di folder ini berlaku.
    Membutuhkan: pip install "ralat[server]".
    """
    from .server.run import serve as go
    from .server.settings import Settings

    settings = Settings(
        host, port, workers, timeout, max_length, max_bytes, queue, per_client, tuple(allow_origin or ()),
        tuple(allow_host or ()), allow_words, {"preset": preset},
    )  # fmt: skip
    raise typer.Exit(go(settings))


def _tell(lines: Iterable[str]) -> None:
    for line in lines:
        write_out(f"{line}\n")


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
