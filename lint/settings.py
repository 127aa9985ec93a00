"""What `ralat init` writes, and what `ralat config show` says: each setting of a file, and where it comes from."""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from .config import KEYS, Config, in_folder, lines_of, personal_words, user_file
from .errors import ConfigError
from .files import is_excluded
from .project import ADDED, Layer, Project, Projects
from .words import shown, traced

DEFAULT, COMMAND = "bawaan", "baris perintah"

TEMPLATE = """\
# Konfigurasi ralat. Berlaku untuk berkas di folder ini dan di bawahnya; konfigurasi terdekat yang berlaku.
# Baris yang diawali # memuat contoh; hapus tanda # untuk memakainya. Periksa hasilnya: ralat config show BERKAS

# Kumpulan aturan: "default" atau "eyd" (ketat menurut EYD Edisi V).
preset = "default"

# Pakai konfigurasi lain sebagai dasar; isi berkas ini menggantikannya.
# extend = "../ralat-redaksi.toml"

# Hanya aturan atau kelompok ini (kata, ejaan, tanda_baca, angka, nama, gaya); daftar: ralat rules
# select = ["kata", "ejaan"]

# Tanpa aturan atau kelompok ini.
# ignore = ["titik-akhir-paragraf"]

# Kata yang diterima; berkas .txt berisi satu kata per baris: ralat words add KATA
# words = ["words.txt", "warganet"]

# Berkas yang diperiksa bila sebuah folder disebut, dan yang dilewati; ditulis seperti .gitignore, yang juga dipatuhi.
# include = ["konten/**/*.md"]
# exclude = ["arsip/", "*.draf.md"]

# Kolom metadata (YAML, TOML) yang berisi prosa.
# front-matter = ["title", "description", "excerpt", "caption", "tags"]

# Kolom rekaman (JSONL, CSV) yang berisi prosa, dan kolom yang menamai rekaman.
# text-field = ["judul", "isi"]
# id-field = "id"

# Tanggal terbit bila berkas tidak menyebutnya; dipakai untuk memeriksa hari dan tanggal.
# date = 2026-11-23

# Tingkat aturan atau kelompok: "error", "warning", "info", atau "off".
[severity]
# kalimat-panjang = "off"

# Pilihan sebuah aturan; lihat: ralat explain ATURAN
# [rules.kalimat-panjang]
# max-words = 40

# Nama menurut gaya redaksi: "kbbi" atau "newsroom"; bentuk yang dipakai dan dihindari; entitas: ralat names BERKAS
# [names]
# preset = "kbbi"
# files = ["nama-redaksi.toml"]
# prefer = { korea-utara = "Korut" }
# avoid = { tiongkok = ["Cina"] }

# Lain untuk sebagian berkas; kunci apa pun di atas kecuali extend, include, exclude.
# [[overrides]]
# paths = ["opini/**"]
# ignore = ["gaya"]
"""


class Setting(NamedTuple):
    """One value as it applies, and where it was written."""

    key: str
    value: Any
    origin: str


def init(folder: Path) -> str:
    """Write a configuration for people to edit; raises `ConfigError` when there is one."""
    from .writing import write_text

    found = in_folder(folder)
    path = folder / "ralat.toml"
    if found is not None or path.exists():
        raise ConfigError(f"{shown(found or path)} sudah ada, jadi tidak ditimpa; sunting isinya, atau hapus dulu")
    write_text(str(path), TEMPLATE)
    return f"{shown(path)} ditulis; sunting, lalu lihat hasilnya dengan: ralat config show BERKAS\n"


def show(path: str, given: Mapping[str, Any]) -> str:
    """What applies to a file, as TOML with the origin of each value beside it; raises `ConfigError`."""
    projects = Projects(given)
    project = projects.of(path)
    config = projects.config(path)
    lines = [f"# {path}: {_basis(project)}"]
    lines += [f"{s.key} = {_toml(s.value)}  # {s.origin}" for s in _settings(project, path, config, given)]
    lines += [f"# words: {word}  ({origin})" for word, origin in _words(project, path)]
    lines += _patterns(project)
    if is_excluded(path, projects):
        lines.append("# Dalam pemeriksaan folder berkas ini dilewati (exclude atau .gitignore).")
    return "".join(f"{line}\n" for line in lines)


def _basis(project: Project) -> str:
    return f"konfigurasi {shown(Path(project.path))}" if project.path else "tanpa konfigurasi; nilai bawaan berlaku"


def _settings(project: Project, path: str, config: Config, given: Mapping[str, Any]) -> Iterator[Setting]:
    layers = project.applying(path)
    for key in KEYS:
        name = key.replace("-", "_")
        value = getattr(config, name)
        if given.get(name) is not None:
            yield Setting(key, value, COMMAND)
        elif isinstance(value, Mapping):
            yield from _table(key, value, layers, project)
        else:
            yield Setting(key, value, _origin(key, name, layers, project))


def _table(key: str, value: Mapping[str, Any], layers: tuple[Layer, ...], project: Project) -> Iterator[Setting]:
    if not value:
        yield Setting(key, {}, DEFAULT)
    for parts, leaf in _leaves(value, (key,)):
        holders = [layer for layer in layers if _has(layer.values.get(key, {}), parts[1:])]
        dotted = ".".join(_bare(p) for p in parts)
        yield Setting(dotted, leaf, "; ".join(_place(layer, parts, project) for layer in holders[-1:]))


def _leaves(value: Mapping[str, Any], above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    for key, inner in value.items():
        if isinstance(inner, Mapping) and inner:
            yield from _leaves(inner, (*above, key))
        else:
            yield (*above, key), inner


def _has(value: Any, parts: tuple[str, ...]) -> bool:
    for part in parts:
        if not isinstance(value, Mapping) or part not in value:
            return False
        value = value[part]
    return True


def _origin(key: str, name: str, layers: tuple[Layer, ...], project: Project) -> str:
    """Where a value was written: the last place, or all of them for lists that are added to."""
    holders = [layer for layer in layers if name in layer.values]
    if not holders:
        personal = name == "words" and personal_words()
        return "kata pribadi" if personal else DEFAULT
    chosen = holders if name in ADDED else holders[-1:]
    told = [_place(layer, (key,), project) for layer in chosen]
    return " + ".join([*told, "kata pribadi"] if name == "words" and personal_words() else told)


def _place(layer: Layer, parts: tuple[str, ...], project: Project) -> str:
    """'ralat.toml:3', and by what way it came to apply."""
    place = f"{shown(Path(layer.where.path))}:{_line(layer, parts)}"
    ways = []
    if Path(layer.where.path) != Path(project.path):
        ways.append("extend")
    if layer.paths is not None:
        ways.append(f"overrides {', '.join(layer.paths.lines)}")
    return f"{place} ({'; '.join(ways)})" if ways else place


def _line(layer: Layer, parts: tuple[str, ...]) -> int:
    """The line of a key, or of the innermost table or inline table that holds it."""
    known = lines_of(layer.where.text)
    for length in range(len(parts), 0, -1):
        for written in (parts[:length], (parts[0].replace("-", "_"), *parts[1:length])):
            if number := known.get(".".join(filter(None, (layer.where.table, *written)))):
                return number
    return known.get(layer.where.table, 1)


def accepted(path: str) -> Iterator[tuple[str, str]]:
    """The words that hold for a file or folder, each with where it stands."""
    return _words(Projects({}).of(path), path)


def _words(project: Project, path: str) -> Iterator[tuple[str, str]]:
    """Every accepted word, with the line of its file or of the configuration."""
    for layer in project.applying(path):
        if "words" in layer.values:
            inline = _place(layer, ("words",), project)
            for word, at in traced(_raw(layer).get("words", ()), layer.where.folder()):
                file, _, number = at.rpartition(":")
                yield word, f"{shown(Path(file))}:{number}" if file else inline
    for word in personal_words():
        yield word, shown(user_file())


def _raw(layer: Layer) -> Mapping[str, Any]:
    values: Any = tomllib.loads(layer.where.text)
    for part in filter(None, layer.where.table.split(".")):
        values = values[int(part)] if isinstance(values, list) else values.get(part, {})
    return values if isinstance(values, Mapping) else {}


def _patterns(project: Project) -> Iterator[str]:
    if project.include is not None:
        yield f"include = {_toml(project.include.lines)}  # relatif terhadap {_folder(project.include.folder)}"
    for patterns in project.exclude[:1]:
        lines = tuple(line for p in project.exclude for line in p.lines)
        yield f"exclude = {_toml(lines)}  # relatif terhadap {_folder(patterns.folder)}"


def _folder(path: str) -> str:
    return os.path.join(shown(Path(path)), "")


def _bare(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else json.dumps(key, ensure_ascii=False)


def _toml(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_bare(k)} = {_toml(v)}" for k, v in value.items()) + " }" if value else "{}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (str, bool, int, float)) else str(value)
