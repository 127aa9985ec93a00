"""Words of a project: those of `words` in the configuration, and text files of them that a team edits and reviews.

A file (`words = ["words.txt"]`, any name ending in `.txt`) holds one word a line; `#` begins a comment.
A word is accepted with its derivations and may be suggested for a misspelling; `!word` is accepted, never suggested.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from .errors import ConfigError

SUFFIX, UNSUGGESTED = ".txt", "!"
DEFAULT_FILE = "words.txt"


def gathered(entries: Iterable[str], folder: Path, at: str = "") -> tuple[str, ...]:
    """Inline words and those of the named files, each once, in order; raises `ConfigError`."""
    found: dict[str, None] = {}
    for entry in entries:
        if entry.endswith(SUFFIX):
            found |= dict.fromkeys(read(folder / entry, at))
        else:
            found[_checked(entry, at)] = None
    return tuple(found)


def read(path: Path, at: str = "") -> list[str]:
    """The words of a file; raises `ConfigError` with the line of an entry that is no word."""
    return [word for number, line in enumerate(_lines(path, at), 1) if (word := _word(line, f"{path}:{number}: "))]


def add(path: Path, words: Sequence[str]) -> list[str]:
    """Put words into a file where the alphabet wants them, comments untouched; returns those that were new."""
    lines = _lines(path) if path.exists() else []
    known = {_word(line, f"{path}: ") for line in lines}
    new = [w for w in dict.fromkeys(words) if _checked(w, "") not in known]
    for word in new:
        lines.insert(_place(lines, word), word)
    _write(path, lines)
    return new


def remove(path: Path, words: Sequence[str]) -> list[str]:
    """Take words out of a file; returns those that were there."""
    lines = _lines(path)
    wanted = {w.removeprefix(UNSUGGESTED) for w in words}
    there = [_word(line, f"{path}: ").removeprefix(UNSUGGESTED) for line in lines]
    _write(path, [line for line, word in zip(lines, there, strict=True) if not word or word not in wanted])
    return [w for w in words if w.removeprefix(UNSUGGESTED) in there]


def file_for(start: Path) -> Path:
    """The words file of the project around a folder, entered in its configuration (made if need be) when it has none."""
    from .config import find

    found = find(start)
    if found is None:
        path = start / "ralat.toml"
        path.write_text(f'words = ["{DEFAULT_FILE}"]\n', "utf-8")
        return start / DEFAULT_FILE
    named = _named_files(found)
    if not named:
        _enter(found)
    return found.parent / (named[0] if named else DEFAULT_FILE)


def _named_files(configuration: Path) -> list[str]:
    from .project import values_of

    return [w for w in values_of(configuration).get("words", ()) if w.endswith(SUFFIX)]


def _enter(configuration: Path) -> None:
    """Name the default file in `words`; the new text must parse to the old values with that one change."""
    import tomllib

    text = configuration.read_text("utf-8")
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
                _write(configuration.parent / DEFAULT_FILE, [])
            configuration.write_text(candidate, "utf-8")
            return
    raise ConfigError(f'{configuration}: tambahkan sendiri "{DEFAULT_FILE}" ke daftar words, lalu ulangi')


def _candidates(text: str, table: str) -> Iterable[str]:
    yield re.sub(
        r"(?m)^(\s*words\s*=\s*\[)(\s*\])?", lambda m: f'{m[1]}"{DEFAULT_FILE}"{"]" if m[2] else ", "}', text, count=1
    )
    line = f'words = ["{DEFAULT_FILE}"]\n'
    header = f"[{table}]\n"
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
    from .source import write_text

    write_text(str(path), "".join(f"{line}\n" for line in lines))


def _word(line: str, at: str) -> str:
    entry = line.split("#")[0].strip()
    return _checked(entry, at) if entry else ""


def _checked(entry: str, at: str) -> str:
    bare = entry.removeprefix(UNSUGGESTED)
    if not bare or not bare[0].isalpha() or any(c.isspace() for c in bare):
        raise ConfigError(
            f"{at}'{entry}' bukan satu kata; tulis satu kata saja, tanpa spasi (nama: tiap katanya sendiri)"
        )
    return entry
