"""The dictionary files in their normal form, their licences, and what is compiled from them.

`pytest tests/test_dictionaries.py --update` repairs order, duplicates, Unicode form and line ends.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from symspellpy import SymSpell, Verbosity
from symspellpy.editdistance import DistanceAlgorithm, EditDistance

from lint import compile as compiler
from lint import entity_files
from lint.candidates import FAR, Index, index, symspell
from lint.catalog import all_rules, file_size
from lint.classes import NAME_BITS, REGISTER_BITS, WORD_BITS
from lint.engine import Linter
from lint.lexicon import shared
from lint.priors import priors
from lint.rule import overrides
from lint.slips import cost
from lint.spelling import DEAREST
from lint.store import Store
from lint.waking import notes

ROOT = Path(__file__).resolve().parent.parent
DICTIONARIES = ROOT / "dictionaries"


def one_of(*allowed: str) -> Callable[[str], bool]:
    return frozenset(allowed).__contains__


def is_classes(value: str) -> bool:
    found = value.split(",")
    return len(set(found)) == len(found) and set(found) <= set(WORD_BITS)


def is_text(value: str) -> bool:
    return value == value.strip() != ""


COLUMNS: dict[str, Callable[[str], bool]] = {
    "kelas": one_of(*NAME_BITS),
    "kelas kata": is_classes,
    "kelas lema": re.compile(r"[a-z]+(?:,[a-z]+)*").fullmatch,
    "ragam": one_of(*REGISTER_BITS),
    "aksi": one_of("fix", "ask"),
    "aksi baku": one_of("fix", "ask", "gaya"),
    "umum": one_of("ya", "tidak"),
    "asal": one_of("redaksi"),
    "jumlah": str.isdecimal,
    "kapital": str.isdecimal,
    "zipf100": str.isdecimal,
    "digit_penduduk": str.isdecimal,
    "negara": re.compile(r"[A-Z]{2}").fullmatch,
    "berikut:jumlah …": re.compile(r"\S+:\d+(?: \S+:\d+)*").fullmatch,
}  # type: ignore[dict-item]
"""What a column may hold; any other column holds a text without white space at its ends."""


class Shape(NamedTuple):
    """The columns of a file and how many of them, from the left, are unique together."""

    header: str
    key: int = 1
    kinds: dict[str, str] = {}

    @property
    def columns(self) -> list[str]:
        return self.header.split("\t")


WORDS = Shape("kata\tkelas\tragam\tasal\tcatatan", kinds={"kelas": "kelas kata"})
SHAPES = {
    "acronyms": Shape("singkatan\tkepanjangan\tkelas\tumum\tasal\tcatatan", 2),
    "chat": Shape("singkatan\tkepanjangan\taksi\tasal\tcatatan"),
    "confusion_pairs": Shape("kata\tmaksud\tbiaya\tpakai\tcatatan", 2, kinds={"pakai": "umum"}),
    "confusion_trees": Shape("pohon\tsimpul\tciri\tambang\tkiri\tkanan", 2),
    "confusions": Shape("kata\tmaksud\tsebelum\tsesudah\tasal\tcatatan", 4),
    "kata_baku": Shape("takbaku\tbaku\taksi\tasal\tcatatan", kinds={"aksi": "aksi baku"}),
    "padanan": Shape("asing\tpadanan\tkelas\tasal\tcatatan", kinds={"kelas": "kelas kata"}),
    "words": WORDS,
    "names": Shape("bentuk\tkelas\tasal\tcatatan", 2),
    "imported/cldr-id": Shape("bentuk\tkelas", 2),
    "imported/faker": Shape("bentuk\tkelas", 2),
    "imported/geonames": Shape("bentuk\tkelas\tnegara\tdigit_penduduk", 4),
    "imported/hitungan": Shape("kata\tjumlah\tkapital"),
    "imported/hunspell-id": Shape("pangkal\timbuhan"),
    "imported/idn-area": Shape("bentuk\tkelas", 2),
    "imported/konteks": Shape("kata\tkiri|kanan:jumlah …", kinds={"kiri|kanan:jumlah …": "berikut:jumlah …"}),
    "imported/mythes-id": Shape("kata\tkelas", kinds={"kelas": "kelas lema"}),
    "imported/pasangan": Shape("kata\tberikut:jumlah …"),
    "imported/tesseract-ind": Shape("kata"),
    "imported/wordfreq": Shape("kata\tzipf100"),
}
TABLES = sorted(DICTIONARIES.rglob("*.tsv"))
ENTITIES = sorted((DICTIONARIES / "entities").glob("*.toml"))


def relative(path: Path) -> str:
    return path.relative_to(DICTIONARIES).as_posix()


def shape_of(path: Path) -> Shape:
    name = relative(path).removesuffix(".tsv")
    return next(shape for prefix, shape in SHAPES.items() if name == prefix or re.match(rf"{prefix}[-/]", name))


def normal_table(text: str, shape: Shape) -> str:
    """Header, then rows in the order of their bytes, each once, NFC, LF."""
    lines = unicodedata.normalize("NFC", text).splitlines()
    rows = {
        tuple(cell.strip() for cell in line.split("\t")) for line in lines if line.strip() and not line.startswith("# ")
    }
    ordered = sorted(rows, key=lambda row: [cell.encode() for cell in row])
    return "".join("\t".join(row) + "\n" for row in [(f"# {shape.header}",), *ordered])


def normal_entities(text: str) -> str:
    """One table an entity, in the order of their ids, an empty line between them, NFC, LF."""
    text = unicodedata.normalize("NFC", "\n".join(text.splitlines()))
    blocks = [block.strip() for block in re.split(r"(?m)^(?=\[)", text) if block.strip()]
    blocks.sort(key=lambda block: block.splitlines()[0].strip("[]"))
    return "\n\n".join(blocks) + "\n"


def check_normal(path: Path, normal: str, update: bool) -> None:
    if update:
        path.write_bytes(normal.encode())
    found = path.read_bytes().decode().split("\n")
    expected = normal.split("\n")
    for number, (line, wanted) in enumerate(zip(found, expected, strict=False), 1):
        assert line == wanted, f"{relative(path)}:{number}: not in normal form; run with --update"
    assert len(found) == len(expected), f"{relative(path)}: not in normal form; run with --update"


@pytest.mark.parametrize("path", TABLES, ids=relative)
def test_a_table_is_in_its_normal_form(path: Path, update: bool) -> None:
    check_normal(path, normal_table(path.read_bytes().decode(), shape_of(path)), update)


@pytest.mark.parametrize("path", ENTITIES, ids=relative)
def test_an_entity_file_is_in_its_normal_form(path: Path, update: bool) -> None:
    check_normal(path, normal_entities(path.read_bytes().decode()), update)


@pytest.mark.parametrize("path", TABLES, ids=relative)
def test_every_row_has_its_columns_and_only_known_values(path: Path) -> None:
    shape = shape_of(path)
    checks = [COLUMNS.get(shape.kinds.get(c, c), is_text) for c in shape.columns]
    seen = set()
    for row in rows(path):
        assert len(row) == len(checks), row
        assert all(check(cell) for check, cell in zip(checks, row, strict=True)), row
        assert tuple(row[: shape.key]) not in seen, f"twice: {row}"
        seen.add(tuple(row[: shape.key]))


def rows(path: Path) -> Iterator[list[str]]:
    return (line.split("\t") for line in path.read_text("utf-8").split("\n") if line and not line.startswith("# "))


def test_the_entities_have_an_origin_and_agree_with_each_other() -> None:
    entity_files.check([entity for path in ENTITIES for entity in entity_files.read(path)])
    for path in ENTITIES:
        for name, entity in tomllib.loads(path.read_text("utf-8")).items():
            assert entity.get("origin") == "redaksi", f"{path.name}: [{name}]"


def test_no_form_is_both_standard_and_nonstandard() -> None:
    pairs = {row[0]: row[1] for row in rows(DICTIONARIES / "kata_baku.tsv")}
    assert [pair for pair in pairs.items() if pair[1] in pairs] == []
    listed = {
        (path.name, word)
        for path in (DICTIONARIES / "words").glob("*.tsv")
        for word, _, register, *_ in rows(path)
        if register in ("baku", "serapan") and word in pairs
    }
    assert listed == set()


def test_every_file_has_an_origin_and_a_licence_and_nothing_else_has() -> None:
    sources = tomllib.loads((DICTIONARIES / "SOURCES.toml").read_text("utf-8"))
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", sources.pop("edition"))
    assert sorted(sources) == sorted(map(relative, [*TABLES, *ENTITIES, DICTIONARIES / "frasa.toml"]))
    for name, entry in sources.items():
        assert {"origin", "version", "licence", "what", "section"} <= set(entry), name
        assert entry["origin"] != "redaksi" or entry["licence"] == "Apache-2.0", name


def test_the_text_of_every_licence_is_shipped_and_named_by_the_package() -> None:
    sources = tomllib.loads((DICTIONARIES / "SOURCES.toml").read_text("utf-8"))
    used = {part for entry in sources.values() if isinstance(entry, dict) for part in entry["licence"].split(" AND ")}
    texts = {path.stem for path in (DICTIONARIES / "LICENSES").glob("*.txt")}
    assert {re.sub(r"-(only|or-later)$", "", name) for name in used} <= texts
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert set(project["license"].split(" AND ")) == used


def test_no_compiled_table_mixes_licences() -> None:
    sources = tomllib.loads((DICTIONARIES / "SOURCES.toml").read_text("utf-8"))
    licences: dict[str, set[str]] = {}
    for entry in sources.values():
        for section in entry["section"].split(", ") if isinstance(entry, dict) else ():
            licences.setdefault(section, set()).add(entry["licence"])
    assert {section: found for section, found in licences.items() if len(found) > 1} == {}
    about = Store(ROOT / "lint/data/leksikon.bin").about
    assert set(licences) == set(about["tables"])


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every thirtieth row of every table, without the pairs, the trees whole; compiled in about a second."""
    folder: Path = tmp_path_factory.mktemp("kamus")
    for path in TABLES:
        lines = path.read_text("utf-8").splitlines(keepends=True)
        kept = lines[:1] if path.name.startswith("pasangan") else lines[:1] + lines[1::30]
        target = folder / path.relative_to(DICTIONARIES)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("".join(lines if path.stem == "confusion_trees" else kept), "utf-8")
    shutil.copytree(DICTIONARIES / "entities", folder / "entities")
    shutil.copy(DICTIONARIES / "SOURCES.toml", folder)
    return folder


def test_the_compiled_files_do_not_depend_on_the_hash_seed(small: Path, tmp_path: Path) -> None:
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "lint.compile", str(small), str(tmp_path / seed)]
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, cwd=ROOT, check=True)
    for name in ("leksikon.bin", "indeks.bin"):
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes()


def slips(words: list[str], count: int) -> list[str]:
    """Words with none, one or two random edits; the same ones in every run."""
    random_ = random.Random(7)
    letters = "abcdefghijklmnopqrstuvwxyz-"
    queries = []
    for _ in range(count):
        word = random_.choice(words)
        for _ in range(random_.randrange(3)):
            at = random_.randrange(len(word) + 1)
            word = word[:at] + random_.choice(["", random_.choice(letters)]) + word[at + random_.randrange(2) :]
        queries.append(word)
    return queries


def test_the_mapped_index_finds_what_symspellpy_finds_in_memory(small: Path, tmp_path: Path) -> None:
    compiler.build(small, tmp_path)
    store, lexicon = Store(tmp_path / "indeks.bin"), Store(tmp_path / "leksikon.bin")
    index = Index(store, [lexicon.table(name) for name in store.about["origins"]])
    words = [index.near(number) for number in range(len(index))]
    likely = {w.text for w in words if max(w.word, w.name) > FAR}
    plain, mapped = in_memory({w.text for w in words}), symspell(index)
    assert likely and len(likely) < len(words)
    for query in slips(sorted(w.text for w in words), 1000):
        expected = found(plain, query)
        assert {(w.text, 1) for w in index.one_edit(query)} == {f for f in expected if f[1] == 1}, query
        far = {text for text, distance in expected if distance == 2 and text in likely}
        assert {text for text, distance in found(mapped, query) if distance == 2} == far, query
        two = list(index.two_edits(query))
        assert {w.text for w in two} == {text for text in far if len(text) > len(query) - 2}, query
        assert all(cost(w.text, query) <= w.slip for w in two)
        assert all(cost(text, query) < DEAREST for text in far if len(text) <= len(query) - 2)


def in_memory(words: Iterable[str]) -> SymSpell:
    plain = SymSpell(2, 7, distance_comparer=EditDistance(DistanceAlgorithm.DAMERAU_OSA_FAST))
    for word in words:
        plain.create_dictionary_entry(word, 1)
    return plain


def found(index: SymSpell, query: str) -> set[tuple[str, int]]:
    """All candidates but the word itself, which the mapped index leaves out."""
    items = index.lookup(query, Verbosity.ALL, 2)
    assert len({item.term for item in items}) == len(items)
    return {(item.term, item.distance) for item in items if item.term != query}


def test_the_index_holds_the_priors_that_the_lexicon_gives() -> None:
    numbers = random.Random(7).sample(range(len(index())), 500)
    for near in map(index().near, numbers):
        assert (near.word, near.name) == pytest.approx(priors(near.text, shared()), abs=1e-6)


def test_the_index_holds_what_the_rules_say_of_common_forms() -> None:
    waking = [rule for rule in all_rules() if overrides(rule, "wakes")]
    assert notes().rules == {rule.id: file_size(rule.id) for rule in waking}
    counted = shared().table("wordfreq")
    forms = [counted.text(row).lower() for row in random.Random(7).sample(range(len(counted)), 1500)]
    noted = {form: notes().mask(form) for lower in forms for form in (lower, lower.title())}
    known = {form: mask for form, mask in noted.items() if mask is not None}
    assert len(known) > 500
    for form, mask in known.items():
        assert mask == sum(1 << bit for bit, rule in enumerate(waking) if rule.wakes(form, shared())), form


def test_notes_are_not_trusted_beside_words_of_the_house_or_for_a_rule_that_has_changed() -> None:
    assert Linter()._rules._notes
    assert not Linter({"words": ["Kout"]})._rules._notes
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(notes().rules, "kata-baku", 1)
        assert not Linter()._rules._notes


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package whose compiled dictionaries a test may break."""
    folder: Path = tmp_path_factory.mktemp("paket")
    shutil.copytree(ROOT / "lint", folder / "lint", ignore=shutil.ignore_patterns("__pycache__", "data"))
    (folder / "lint/data").mkdir()
    (folder / "a.txt").write_text("Tenara itu pergi.\n", "utf-8")
    return folder


def halved(path: Path) -> bytes:
    return path.read_bytes()[: path.stat().st_size // 2]


def headless(path: Path) -> bytes:
    data = path.read_bytes()
    return data[:12] + b"x" * 64 + data[76:]


BREAKAGES: dict[str, tuple[str, Callable[[Path], bytes | None]]] = {
    "lexicon missing": ("leksikon.bin", lambda path: None),
    "lexicon empty": ("leksikon.bin", lambda path: b""),
    "lexicon cut in half": ("leksikon.bin", halved),
    "lexicon with a broken header": ("leksikon.bin", headless),
    "lexicon of another version": ("leksikon.bin", lambda path: b"RALATDB0" + path.read_bytes()[8:]),
    "lexicon cut inside its header": ("leksikon.bin", lambda path: path.read_bytes()[:40]),
    "index missing": ("indeks.bin", lambda path: None),
    "index cut in half": ("indeks.bin", halved),
    "index in the place of the lexicon": ("leksikon.bin", lambda path: (path.parent / "indeks.bin").read_bytes()),
}


@pytest.mark.parametrize("name", BREAKAGES)
def test_a_broken_dictionary_is_refused_with_the_way_to_rebuild_it(name: str, package: Path) -> None:
    broken, breakage = BREAKAGES[name]
    for path in (ROOT / "lint/data").glob("*.bin"):
        data = breakage(path) if path.name == broken else path.read_bytes()
        target = package / "lint/data" / path.name
        target.unlink(missing_ok=True)
        if data is not None:
            target.write_bytes(data)
    command = [sys.executable, "-m", "lint", "check", "a.txt"]
    run = subprocess.run(command, cwd=package, capture_output=True, text=True, encoding="utf-8", check=False)
    assert run.returncode == 2, run.stdout
    assert run.stdout == ""
    assert run.stderr.startswith(f"ralat: kamus {broken} ")
    assert run.stderr.endswith("; susun ulang dengan: python -m lint.compile (atau pasang ulang ralat)\n")
