"""Words of a project and of a person: those of `words` in the configuration, and text files that people edit and review.

A file (`words = ["words.txt"]`, any name ending in `.txt`) holds one word a line; `#` begins a comment.
A word is accepted with its derivations and may be suggested for a misspelling; `!word` is accepted, never suggested;
a name has its capital. The personal file, `words.txt` in the user's configuration folder, holds for every project.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from unicodedata import normalize

from .config import personal_words, user_file
from .errors import ConfigError

SUFFIX, UNSUGGESTED = ".txt", "!"
DEFAULT_FILE = "words.txt"
HEADER = (
    "# Kata yang diterima ralat, satu per baris, bersama turunannya (“gawai”: gawainya, bergawai).",
    "# Nama ditulis dengan huruf besar. “!kata”: diterima, tetapi tidak pernah disarankan. # memulai catatan.",
)
_INSIDE = "-'’.&"
"""What may stand in a word besides letters and digits."""


def gathered(entries: Iterable[str], folder: Path, at: str = "") -> tuple[str, ...]:
    """Inline words and those of the named files, each once, in order; raises `ConfigError`."""
    return tuple(dict.fromkeys(word for word, _ in traced(entries, folder, at)))


def traced(entries: Iterable[str], folder: Path, at: str = "") -> Iterator[tuple[str, str]]:
    """Each word with 'file:line' when it stands in a file of its own, '' when it is inline."""
    for entry in entries:
        if entry.endswith(SUFFIX):
            path = folder / entry
            for number, line in enumerate(_lines(path, at), 1):
                if word := _word(line, f"{path}:{number}: "):
                    yield word, f"{path}:{number}"
        else:
            yield _checked(entry, at), ""


def read(path: Path, at: str = "") -> list[str]:
    """The words of a file; raises `ConfigError` with the line of an entry that is no word."""
    return _entries(path, _lines(path, at))


def add(path: Path, words: Sequence[str]) -> list[str]:
    """Put words into a file where the alphabet wants them, comments untouched; returns those that were new.

    A word that was there with another mark or other capitals is written anew.
    """
    lines = _lines(path) if path.exists() else list(HEADER)
    known = set(_entries(path, lines))
    wanted = {_sort_key(w): _checked(w, "") for w in words}
    new = [word for word in wanted.values() if word not in known]
    for word in new:
        lines = [line for line in lines if _sort_key(line) != _sort_key(word)]
        lines.insert(_place(lines, word), word)
    if new:
        _write(path, lines)
    return new


def remove(path: Path, words: Sequence[str]) -> list[str]:
    """Take words out of a file; returns those that were there."""
    lines = _lines(path)
    _entries(path, lines)
    wanted = {_sort_key(w): w for w in words}
    there = {_sort_key(line) for line in lines} & wanted.keys()
    if there:
        _write(path, [line for line in lines if not _sort_key(line) or _sort_key(line) not in there])
    return [word for key, word in wanted.items() if key in there]


def add_by_command(words: Sequence[str], user: bool, unsuggested: bool, start: Path) -> Iterator[str]:
    """What `ralat words add` does, told line by line."""
    mark = UNSUGGESTED if unsuggested else ""
    entries = [_checked(mark + w.removeprefix(UNSUGGESTED) if mark else w, "") for w in words]
    path, made = (user_file(), "") if user else file_for(start)
    if made:
        yield made
    new = add(path, entries)
    if new:
        yield f"{shown(path)}: ditambahkan: {', '.join(new)}"
    if old := [e for e in dict.fromkeys(entries) if _sort_key(e) not in map(_sort_key, new)]:
        yield f"{shown(path)}: sudah ada: {', '.join(old)}"


def remove_by_command(words: Sequence[str], user: bool, start: Path) -> Iterator[str]:
    """What `ralat words remove` does, told line by line; raises `ConfigError` when none of the words is there."""
    paths = [user_file()] if user else files(start)
    gone: set[str] = set()
    for path in paths:
        if path.exists() and (found := remove(path, words)):
            gone.update(found)
            yield f"{shown(path)}: dihapus: {', '.join(found)}"
    if lost := [w for w in words if w not in gone]:
        looked = ", ".join(map(shown, paths)) or "proyek ini (tanpa daftar kata)"
        raise ConfigError(f"{', '.join(lost)}: tidak ada di {looked}; lihat isinya dengan: ralat words list")


def list_by_command(user: bool) -> Iterator[str]:
    """What `ralat words list` says: the words that are accepted here, each with where it stands."""
    from .settings import accepted

    told = [(word, shown(user_file())) for word in personal_words()] if user else list(accepted("."))
    if not told:
        yield "belum ada kata; tambahkan dengan: ralat words add KATA"
    for word, place in sorted(told, key=lambda t: (_sort_key(t[0]), t[0])):
        yield f"{word}\t{place}"


def shown(path: Path) -> str:
    """A path as short as it is clear from here."""
    try:
        inside = os.path.relpath(path)
    except ValueError:
        return str(path)
    return str(path) if inside.startswith(os.pardir) else inside


def file_for(start: Path) -> tuple[Path, str]:
    """The words file of the project around a folder, and what had to be made or changed for it ('' when nothing).

    Without a configuration one is made at the top of the repository, or in the folder itself outside of one.
    """
    from .config import find

    found = find(start)
    if found is None:
        path = Path(_top(start)) / "ralat.toml"
        _write(path, [f'words = ["{DEFAULT_FILE}"]'])
        _write(path.with_name(DEFAULT_FILE), HEADER)
        return path.with_name(DEFAULT_FILE), f'{shown(path)}: dibuat, dengan words = ["{DEFAULT_FILE}"]'
    if named := _named_files(found):
        return found.parent / named[0], ""
    _enter(found)
    return found.parent / DEFAULT_FILE, f'{shown(found)}: "{DEFAULT_FILE}" ditambahkan ke words'


def _top(start: Path) -> str:
    from .files import repository

    return repository(os.path.abspath(start))


def files(start: Path) -> list[Path]:
    """The words files that the project's own configuration names."""
    from .config import find

    found = find(start)
    return [] if found is None else [found.parent / name for name in _named_files(found)]


def _named_files(configuration: Path) -> list[str]:
    from .config import Where, string_list
    from .project import values_of

    entries = string_list("words", values_of(configuration).get("words", ()), Where(str(configuration)))
    return [w for w in entries if w.endswith(SUFFIX)]


def _enter(configuration: Path) -> None:
    """Name the default file in `words`; the new text must parse to the old values with that one change."""
    import tomllib

    from .writing import write_text

    text = configuration.read_bytes().decode("utf-8-sig")
    table = "tool.ralat" if configuration.name == "pyproject.toml" else ""
    before = _section(tomllib.loads(text), table)
    wanted = {**before, "words": [DEFAULT_FILE, *before.get("words", ())]}
    for candidate in _candidates(text, table):
        try:
            fits = _section(tomllib.loads(candidate), table) == wanted
        except tomllib.TOMLDecodeError:
            continue
        if fits:
            if not (configuration.parent / DEFAULT_FILE).exists():
                _write(configuration.parent / DEFAULT_FILE, HEADER)
            write_text(str(configuration), candidate)
            return
    raise ConfigError(f'{configuration}: tambahkan sendiri "{DEFAULT_FILE}" ke daftar words, lalu ulangi')


def _candidates(text: str, table: str) -> Iterable[str]:
    yield re.sub(
        r"(?m)^(\s*words\s*=\s*\[)(\s*\])?", lambda m: f'{m[1]}"{DEFAULT_FILE}"{"]" if m[2] else ", "}', text, count=1
    )
    end = "\r\n" if "\r\n" in text else "\n"
    line = f'words = ["{DEFAULT_FILE}"]{end}'
    header = f"[{table}]{end}"
    yield text.replace(header, header + line, 1) if table else line + text


def _section(values: dict[str, object], table: str) -> dict[str, list[str]]:
    section: object = values
    for name in filter(None, table.split(".")):
        section = section.get(name, {}) if isinstance(section, dict) else {}
    return section if isinstance(section, dict) else {}


def _place(lines: Sequence[str], word: str) -> int:
    """Before the first word that comes after it, comments above that word included; else at the end."""
    at = next((i for i, line in enumerate(lines) if _sort_key(line) and _sort_key(line) > _sort_key(word)), len(lines))
    while at and at < len(lines) and lines[at - 1].startswith("#") and any(_sort_key(line) for line in lines[: at - 1]):
        at -= 1
    return at


def _sort_key(line: str) -> str:
    return line.split("#")[0].strip().removeprefix(UNSUGGESTED).lower()


def _lines(path: Path, at: str = "") -> list[str]:
    try:
        return path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"{at}daftar kata {path} tidak terbaca ({error}); buat dengan: ralat words add KATA"
        ) from error


def _write(path: Path, lines: Sequence[str]) -> None:
    """Write a file whole, with the line ends that it had."""
    from .writing import write_text

    end = "\r\n" if path.exists() and b"\r\n" in path.read_bytes() else "\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    write_text(str(path), "".join(f"{line}{end}" for line in lines))


def _entries(path: Path, lines: Sequence[str]) -> list[str]:
    return [word for number, line in enumerate(lines, 1) if (word := _word(line, f"{path}:{number}: "))]


def _word(line: str, at: str) -> str:
    entry = line.split("#")[0].strip()
    return _checked(entry, at) if entry else ""


def is_entry(text: str) -> bool:
    """Can a text stand in a list of words, as one word?"""
    bare = normalize("NFC", text.removeprefix(UNSUGGESTED))
    return bare[:1].isalpha() and all(c.isalnum() or c in _INSIDE for c in bare)


def _checked(entry: str, at: str) -> str:
    if not is_entry(entry):
        raise ConfigError(
            f"{at}'{entry}' bukan satu kata; tulis satu kata saja, tanpa spasi (nama: tiap katanya sendiri)"
        )
    return normalize("NFC", entry)
