"""Help pages and complaints of typer in Indonesian, which it does not offer itself."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import Any

_PAGE = (
    (r"(?m)^Usage: ", "Pemakaian: "),
    (r"(?m)^Options:$", "Pilihan:"),
    (r"(?m)^Arguments:$", "Masukan:"),
    (r"(?m)^Commands:$", "Perintah:"),
    (r"\[required\]", "[wajib]"),
    (r"\[default: ", "[bawaan: "),
    (r"\{([^{}|]+)\}", r"\1"),
)
_HELP = {
    "help": "Tampilkan bantuan ini.",
    "install_completion": "Pasang pelengkapan perintah untuk shell yang dipakai.",
    "show_completion": "Tampilkan skrip pelengkapan untuk shell yang dipakai.",
}
_COMPLAINTS = (
    (r"Missing argument '(.+?)'\.?", r"\1 belum disebut"),
    (r"Missing option '(.+?)'\.?", r"\1 belum disebut"),
    (r"Missing command\.?", "perintah belum disebut"),
    (r"No such option:? '?([^ ']+)'?\.?", r"pilihan \1 tidak ada"),
    (r"No such command '(.+?)'\.?", r"perintah '\1' tidak ada"),
    (r"\(Possible options: (.+?)\)", r"(maksud Anda \1?)"),
    (r"Did you mean (?:one of: )?(.+?)\?", r"(maksud Anda \1?)"),
    (r"Option '(.+?)' requires an argument\.", r"\1 membutuhkan nilai"),
    (r"Option '(.+?)' does not take a value\.", r"\1 tidak menerima nilai"),
    (r"Got unexpected extra argument(?:s|\(s\))? \((.+?)\)", r"kelebihan masukan: \1"),
    (r"Invalid value for '(.+?)': ", r"\1: "),
    (r"('.*?') is not a valid (?:int|float|integer)\.?", r"\1 bukan bilangan"),
)


def run(app: Any) -> int:
    """Run a typer application as `ralat`; what it complains of goes to standard error, with exit code 2."""
    from typer.main import get_command

    command = get_command(app)
    for each in _commands(command):
        _adapt(each)
    try:
        code = command.main(prog_name="ralat", standalone_mode=False)
    except Exception as error:
        if not hasattr(error, "format_message"):
            raise
        return _complain(error)
    return code if isinstance(code, int) else 0


def page(text: str) -> str:
    """A help page in Indonesian."""
    for pattern, words in _PAGE:
        text = re.sub(pattern, words, text)
    return text


def complaint(text: str) -> str:
    for pattern, words in _COMPLAINTS:
        text = re.sub(pattern, words, text)
    return text


def _commands(command: Any) -> Iterator[Any]:
    yield command
    for inner in getattr(command, "commands", {}).values():
        yield from _commands(inner)


def _adapt(command: Any) -> None:
    original, usage, parameters = command.get_help, command.get_usage, command.get_params
    command.get_help = lambda context: page(original(context))
    command.get_usage = lambda context: page(usage(context))
    command.options_metavar = "[PILIHAN]"
    if hasattr(command, "commands"):
        command.subcommand_metavar = "PERINTAH …"

    def get_params(context: Any) -> Any:
        found = parameters(context)
        for parameter in found:
            parameter.help = _HELP.get(parameter.name, getattr(parameter, "help", None))
        return found

    command.get_params = get_params


def _complain(error: Any) -> int:
    context = getattr(error, "ctx", None)
    said = error.format_message()
    if context is not None and said == context.get_help():
        sys.stdout.write(f"{said}\n")
        return 2
    sys.stderr.write(f"ralat: {complaint(said)}\n")
    if context is not None:
        sys.stderr.write(f"{context.get_usage()}\nBantuan: {context.command_path} --help\n")
    return 2
