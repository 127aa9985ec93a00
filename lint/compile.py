"""Compiles `dictionaries/` to `lint/data/*.bin`: python -m lint.compile

Standard library alone, no timestamps, no hash order: the same bytes on every machine. Every origin becomes a
table of its own, so that no table mixes licences; the candidate index holds hashes and row numbers, no words.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import tomllib
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import accumulate, pairwise
from math import log10
from operator import and_
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from . import entity_files, phrase_files
from .candidates import BUCKET, FAR, FARTHEST, LONGEST, PREFIX, deletes, rests
from .classes import NAME_BITS, REGISTER_BITS, STRICT_PLACE, WORD_BITS
from .confusion import FEATURES, MOST_LEAVES, class_names, context_key
from .entity import rows as form_rows
from .entity import to_json
from .lexicon import Lexicon
from .morphology import FRAME_BITS, RootInfo, analyse, both_voices
from .priors import UNSEEN, priors
from .store import Store, hash_slots, pack, word_arrays
from .waking import note

if TYPE_CHECKING:
    from .rule import Rule

CANDIDATE_ORIGINS = (
    "kata", "wordfreq", "nama", "hunspell", "mythes", "hitungan-ccbysa", "hitungan-hukum", "cldr", "idn-area", "geonames", "tesseract", "takbaku",
)  # fmt: skip
"""Tables that words are suggested from; a row's number in this order is part of the index."""

_LETTERS = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
Arrays = dict[str, "array[Any] | bytes"]


class Table(NamedTuple):
    """One origin: words as written, columns of numbers, and optionally a text per row."""

    words: list[str]
    columns: dict[str, array[Any]]
    payload: list[str] | None = None


def main(arguments: Sequence[str] = ()) -> int:
    root = Path(__file__).resolve().parent
    sources = Path(arguments[0]) if arguments else root.parent / "dictionaries"
    target = Path(arguments[1]) if len(arguments) > 1 else root / "data"
    build(sources, target)
    return 0


def build(sources: Path, target: Path) -> None:
    """Write `leksikon.bin`, `indeks.bin` and `aturan.json`; raises `ValueError` with file and line for a bad row."""
    target.mkdir(parents=True, exist_ok=True)
    tables = read_tables(sources)
    about = {"sha256": digest(sources), "date": edition(sources)}
    arrays: Arrays = {}
    for name, table in tables.items():
        arrays |= word_arrays(name, table.words, table.columns)
        if table.payload is not None:
            arrays |= _payload_arrays(name, table.payload)
    for group in ("ccbysa", "ccby", "cc0", "hukum"):
        arrays |= _pair_arrays(sources / f"imported/pasangan-{group}.tsv", f"hitungan-{group}", tables)
    arrays |= _name_pair_arrays(sources, tables["nama"])
    arrays |= _confusion_arrays(sources)
    for name in ("kata", "nama"):
        arrays[f"{name}.huruf3"] = _letters(tables[name].words)
    arrays |= _directory(tables)
    pack(target / "leksikon.bin", arrays, {**about, "tables": [*tables, *CONFUSION_TABLES]})
    (target / "aturan.json").write_text(rule_index(_data_triggers(tables)), "utf-8", newline="\n")
    lexicon = Lexicon(Store(target / "leksikon.bin"))
    noted, waking = _noted(lexicon, tables["wordfreq"].words)
    arrays = {**_index_arrays(tables, lexicon), **noted}
    pack(target / "indeks.bin", arrays, {**about, "origins": CANDIDATE_ORIGINS, "waking": waking})


def _noted(lexicon: Lexicon, words: Iterable[str]) -> tuple[Arrays, list[tuple[str, int]]]:
    """What rules say of common forms, and which rules were asked, with the sizes of their files."""
    from .catalog import all_rules, file_size
    from .rule import overrides

    rules = [rule for rule in all_rules() if overrides(rule, "wakes")]
    return note(lexicon, map(str.lower, words), rules), [(rule.id, file_size(rule.id)) for rule in rules]


def _data_triggers(tables: dict[str, Table]) -> dict[str, set[str]]:
    """Trigger words that rules have from data."""
    found: dict[str, set[str]] = {}
    for word, payload in zip(tables["frasa"].words, tables["frasa"].payload or (), strict=True):
        for row in payload.split("\n"):
            found.setdefault(json.loads(row)[1], set()).add(word)
    return found


def rule_index(triggers: Mapping[str, Set[str]]) -> str:
    """What the engine must know of a rule before importing it: its trigger words, kinds and levels, and its file's size."""
    from .catalog import all_rules, file_size
    from .finding import Severity
    from .rule import overrides

    entries = {
        rule.id: {
            "words": sorted(rule.words | triggers.get(rule.id, frozenset())),
            "document": overrides(rule, "check_document", "check_places"),
            "wakes": overrides(rule, "wakes"),
            "severity": str(rule.severity),
            "eyd": str(rule.eyd_severity or rule.severity),
            "advice": rule.severity == Severity.INFO and not _raises(rule),
            "size": file_size(rule.id),
        }
        for rule in all_rules()
    }
    return json.dumps(entries, sort_keys=True, indent=0)


def _raises(rule: Rule) -> bool:
    """Does the rule's source give single findings a higher level than its own?"""
    source = Path(sys.modules[type(rule).__module__].__file__ or "").read_text("utf-8")
    body = [line for line in source.splitlines() if "eyd_severity" not in line and "import" not in line]
    return any(re.search(r"[^ ,]+.*\b(WARNING|ERROR)\b", line) for line in body)


def digest(sources: Path) -> str:
    """The hash of every source file that is compiled, names included."""
    total = hashlib.sha256()
    for path in sorted(p for p in sources.rglob("*") if p.suffix in (".tsv", ".toml")):
        total.update(path.relative_to(sources).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def edition(sources: Path) -> str:
    """The date of the dictionaries, as `SOURCES.toml` states it."""
    path = sources / "SOURCES.toml"
    return str(tomllib.loads(path.read_text("utf-8"))["edition"]) if path.exists() else ""


def rows(path: Path, columns: int) -> Iterator[list[str]]:
    """The rows of a TSV file below its `# ` header (the mark # of a pair file is a row); raises `ValueError` naming file and line."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.startswith("# ") or not line:
            continue
        row = line.split("\t")
        if len(row) < columns:
            raise ValueError(f"{path}:{number}: {len(row)} kolom, diharapkan {columns}: {line!r}")
        yield row


def read_tables(sources: Path) -> dict[str, Table]:
    imported = sources / "imported"
    tables = {
        "kata": _words(sorted((sources / "words").glob("*.tsv"))),
        "nama": _names([*sorted((sources / "names").glob("*.tsv"))], sources),
        "singkatan": _payload(sources.glob("acronyms*.tsv"), 6),
        "takbaku": _payload([sources / "kata_baku.tsv"], 5),
        "takbaku-frasa": _phrases(sources / "kata_baku.tsv"),
        "obrolan": _payload([sources / "chat.tsv"], 5),
        "padanan": _payload([sources / "padanan.tsv"], 5),
        "wordfreq": _wordfreq(imported),
        "hunspell": _hunspell(imported / "hunspell-id.tsv"),
        "mythes": _mythes(imported / "mythes-id.tsv"),
        "tesseract": _plain(imported / "tesseract-ind.tsv"),
    }
    for name, file in (("cldr", "cldr-id"), ("geonames", "geonames"), ("idn-area", "idn-area"), ("faker", "faker")):
        tables[name] = _gazetteer(imported / f"{file}.tsv")
    for group in ("ccbysa", "ccby", "cc0", "hukum"):
        tables[f"hitungan-{group}"] = _counts(imported / f"hitungan-{group}.tsv")
    bases = {w.lower() for name in ("kata", "hunspell", "mythes") for w in tables[name].words}
    tables["kata"].columns["imbuhan"] = _licences(tables["kata"].words, bases)
    tables["frasa"] = phrase_table(sources, tables["wordfreq"])
    tables["tertukar"] = _payload([sources / "confusions.tsv"], 6)
    return tables | entity_tables(sources)


def _licences(words: Sequence[str], bases: Set[str]) -> array[Any]:
    """The frames that each word is the root of, as bits of `FRAME_BITS`, by its derivations among the words."""
    base = RootInfo(0, True, True, 0.0)
    frames = dict.fromkeys(words, 0)
    for word in words:
        readings = analyse(word, lambda root: base if root in bases else None) if word.islower() else []
        derived = (r for r in readings if r.root != word and not (r.clitics or r.bound))
        reading = next(derived, None)
        if reading and reading.root in frames:
            frames[reading.root] |= FRAME_BITS[reading.prefix, reading.suffix]
    return array("Q", (both_voices(frames[word]) for word in words))


def phrase_table(sources: Path, frequencies: Table) -> Table:
    """Phrases by the rarest of their literal words."""
    frequency = dict(zip((w.lower() for w in frequencies.words), frequencies.columns["id"], strict=True))
    found = phrase_files.rows(phrase_files.read(sources / "frasa.toml"), frequency)
    keys = sorted(found)
    return Table(keys, {}, ["\n".join(found[k]) for k in keys])


def entity_tables(sources: Path) -> dict[str, Table]:
    """Entities by id, their forms by key, and the keys by their first token."""
    entities = [e for path in sorted((sources / "entities").glob("*.toml")) for e in entity_files.read(path)]
    entity_files.check(entities)
    entities.sort(key=lambda e: e.id)
    forms, beginning = form_rows(entities)
    return {
        "entitas": Table([e.id for e in entities], {}, [to_json(e) for e in entities]),
        "bentuk": Table(sorted(forms), {}, ["\n".join(sorted(forms[k])) for k in sorted(forms)]),
        "bentuk-awal": Table(sorted(beginning), {}, ["\n".join(beginning[k]) for k in sorted(beginning)]),
    }


class _Merge:
    """Rows by lower-case form; columns are or-ed, the first way of writing stands."""

    def __init__(self, *columns: str) -> None:
        self._columns = columns
        self._rows: dict[str, list[Any]] = {}

    def add(self, word: str, *values: int) -> None:
        row = self._rows.setdefault(word.lower(), [word, *([0] * len(values))])
        for i, value in enumerate(values, 1):
            row[i] |= value

    def table(self, code: str = "I") -> Table:
        ordered = [self._rows[key] for key in sorted(self._rows)]
        columns = {c: array(code, (r[i] for r in ordered)) for i, c in enumerate(self._columns, 1)}
        return Table([r[0] for r in ordered], columns)


def _words(paths: Iterable[Path]) -> Table:
    merged = _Merge("kelas", "ragam")
    for path in paths:
        for word, classes, register, *_ in rows(path, 4):
            merged.add(
                word, sum({_bit(WORD_BITS, c, path) for c in classes.split(",")}), _bit(REGISTER_BITS, register, path)
            )
    return merged.table()


def _names(paths: Iterable[Path], sources: Path) -> Table:
    """The words of all name rows; a row of several words gives each capitalised word its class."""
    merged = _Merge("kelas")
    for path in paths:
        for form, kind, *_ in rows(path, 3):
            for word in _LETTERS.findall(form):
                if word[0].isupper() or any(c.isupper() for c in word):
                    merged.add(word, _bit(NAME_BITS, kind, path))
                    for part in word.split("-") if "-" in word else ():
                        if part[:1].isupper():
                            merged.add(part, _bit(NAME_BITS, kind, path))
    for path in sorted(sources.glob("acronyms*.tsv")):
        for form, *_ in rows(path, 6):
            for word in _LETTERS.findall(form):
                merged.add(word, NAME_BITS["singkatan"])
    for path in sorted((sources / "entities").glob("*.toml")):
        for form in entity_forms(path):
            for word in _LETTERS.findall(form):
                if word[0].isupper():
                    merged.add(word, NAME_BITS.get(path.stem, NAME_BITS["lain"]))
    return merged.table()


def entity_forms(path: Path) -> Iterator[str]:
    """The accepted forms of every entity in a file (not those to avoid)."""
    for entity in tomllib.loads(path.read_text("utf-8")).values():
        yield from filter(None, (entity.get("full"), entity.get("short")))
        for key in ("variants", "formal"):
            yield from entity.get(key, ())


def _payload(paths: Iterable[Path], columns: int) -> Table:
    found: dict[str, list[str]] = {}
    for path in sorted(paths):
        if path.exists():
            for row in rows(path, columns):
                found.setdefault(row[0].lower(), []).append("\t".join(row))
    keys = sorted(found)
    return Table(keys, {}, ["\n".join(found[k]) for k in keys])


def _phrases(path: Path) -> Table:
    """First words of the left sides that have several, with those left sides."""
    found: dict[str, list[str]] = {}
    for form, *_ in rows(path, 5) if path.exists() else ():
        if " " in form:
            found.setdefault(form.split()[0].lower(), []).append(form.lower())
    keys = sorted(found)
    return Table(keys, {}, ["\n".join(sorted(found[k], key=lambda f: (-len(f), f))) for k in keys])


def _payload_arrays(name: str, payload: Sequence[str]) -> Arrays:
    encoded = [p.encode() for p in payload]
    offsets = array("I", [0])
    for text in encoded:
        offsets.append(offsets[-1] + len(text))
    return {f"{name}.isi": b"".join(encoded), f"{name}.isi_batas": offsets}


def _wordfreq(folder: Path) -> Table:
    merged = _Merge("id", "ms", "en")
    for position, language in enumerate(("id", "ms", "en")):
        for word, zipf in rows(folder / f"wordfreq-{language}.tsv", 2):
            merged.add(word, *(int(zipf) if i == position else 0 for i in range(3)))
    return merged.table("H")


FLAG_FRAMES = {
    "M0": "meN di ku kau", "D0": "di", "D1": "di", "Mk": "meN-kan di-kan ku-kan kau-kan -kan", "Dk": "di-kan -kan",
    "Mi": "meN-i di-i ku-i kau-i -i", "Di": "di-i -i", "B0": "ber", "BE": "ber", "Ba": "ber-an", "Bf": "ber-an", "Bk": "ber-kan",
    "Bg": "ber-kan", "T0": "ter", "TE": "ter", "Tk": "ter-kan", "Ti": "ter-i", "Ka": "ke-an", "K0": "ke", "P0": "peN", "PK": "peN",
    "PG": "peN", "PN": "peN", "Pa": "peN-an", "Pl": "peN-an", "Pg": "peN-an", "Po": "peN-an", "PE": "pe", "Pf": "pe-an",
    "R0": "per", "Ra": "per-an", "Rk": "per-kan", "Q0": "per", "MR": "memper diper", "Mu": "memper-kan diper-kan",
    "Mt": "memper-i diper-i", "DR": "diper", "Du": "diper-kan", "Dt": "diper-i", "a0": "-an", "k0": "-kan", "i0": "-i",
    "S0": "se se-nya", "Sn": "se-nya", "Sa": "se-an", "Me": "member-kan diber-kan", "Pc": "pember-an", "Kc": "keber-an",
    "Ku": "keter-an", "Kt": "kese-an", "Kq": "kepeN-an", "Bl": "berke-an", "Bq": "berpeN-an", "Bt": "berse-an", "MG": "meN di",
    "Mg": "meN-i di-i", "Mh": "meN-kan di-kan", "MM": "meN", "Mw": "meNse-i", "Mx": "meNse-kan dise-kan", "Dn": "dike-kan",
    "Dv": "dise-kan", "O0": "ku kau", "Ok": "ku-kan kau-kan", "Oi": "ku-i kau-i", "SP": "seper-an", "Ta": "ter-an",
}  # fmt: skip
"""Affix flags of the hunspell dictionary to the frames they license; an active form licenses its passive."""


def _hunspell(path: Path) -> Table:
    bits = {"-".join(f) if f[1] else f[0]: bit for f, bit in FRAME_BITS.items()}
    found: dict[str, tuple[str, int]] = {}
    for stem, flags in rows(path, 2):
        mask = 0
        for flag in flags.split():
            for frame in FLAG_FRAMES.get(flag, "").split():
                mask |= bits.get(frame, 0)
        written, before = found.get(stem.lower(), (stem, 0))
        found[stem.lower()] = (written, before | mask)
    keys = sorted(found)
    return Table([found[k][0] for k in keys], {"imbuhan": array("Q", (found[k][1] for k in keys))})


def _mythes(path: Path) -> Table:
    merged = _Merge("kelas")
    aliases = {"p": "part"}
    for word, classes in rows(path, 2):
        merged.add(word, sum({WORD_BITS[aliases.get(c, c)] for c in classes.split(",")}))
    return merged.table()


def _plain(path: Path) -> Table:
    """Words of a list; `huruf_besar` is 1 when the list knows the form only with a capital."""
    merged: dict[str, str] = {}
    for (word,) in rows(path, 1):
        key = word.lower()
        if key not in merged or word < merged[key] or word == key:
            merged[key] = key if merged.get(key) == key else word
    keys = sorted(merged)
    return Table([merged[k] for k in keys], {"huruf_besar": array("B", (int(merged[k] != k) for k in keys))})


def _gazetteer(path: Path) -> Table:
    merged = _Merge("kelas")
    for form, kind, *rest in rows(path, 2):
        known = {"kota": "kota" if not rest or int(rest[-1]) >= 6 else "tempat"}.get(kind, kind)
        for word in _LETTERS.findall(form):
            if word[0].isupper() and len(word) > 2:
                merged.add(word, _bit(NAME_BITS, known, path))
    return merged.table()


def _counts(path: Path) -> Table:
    found = list(rows(path, 3))
    return Table(
        [r[0] for r in found],
        {"jumlah": array("I", (int(r[1]) for r in found)), "kapital": array("I", (int(r[2]) for r in found))},
    )


MARKS = {"^": -3, ",": -2, "#": -1}
"""What may stand before a word besides a word: a sentence start, a comma or bracket, a number."""


def _pair_arrays(path: Path, name: str, tables: dict[str, Table]) -> Arrays:
    """Followers per word, as rows of a sparse matrix: offsets, follower ids (ascending) and counts.

    Row i is word i of the table; the rows after the last word are the marks ^ , #.
    """
    words = tables[name].words
    ids = {w: i for i, w in enumerate(words)} | {m: len(words) + 3 + at for m, at in MARKS.items()} | {"$": len(words)}
    found: dict[int, list[tuple[int, int]]] = {}
    for first, followers in rows(path, 2):
        pairs = (p.rsplit(":", 1) for p in followers.split(" "))
        found[ids[first]] = sorted((ids[w], int(n)) for w, n in pairs if w in ids)
    return _sparse(name, found, len(words) + 3)


def _sparse(name: str, found: dict[int, list[tuple[int, int]]], size: int) -> Arrays:
    offsets, following, counts = array("I", [0]), array("I"), array("H")
    for i in range(size):
        for follower, count in found.get(i, ()):
            following.append(follower)
            counts.append(min(count, 65535))
        offsets.append(len(following))
    return {f"{name}.pasangan_batas": offsets, f"{name}.pasangan_kata": following, f"{name}.pasangan_jumlah": counts}


def _name_pair_arrays(sources: Path, names: Table) -> Arrays:
    """Which words stand side by side in names of several words (Sri Mulyani, Korea Utara)."""
    ids = {w.lower(): i for i, w in enumerate(names.words)}
    pairs: dict[tuple[int, int], int] = {}
    forms = [row[0] for path in sorted((sources / "names").glob("*.tsv")) for row in rows(path, 2)]
    forms += [form for path in sorted((sources / "entities").glob("*.toml")) for form in entity_forms(path)]
    for form in forms:
        words = [ids.get(w.lower(), -1) for w in _LETTERS.findall(form)]
        for a, b in pairwise(words):
            if a >= 0 and b >= 0:
                pairs[a, b] = pairs.get((a, b), 0) + 1
    found: dict[int, list[tuple[int, int]]] = {}
    for (a, b), n in sorted(pairs.items()):
        found.setdefault(a, []).append((b, n))
    return _sparse("nama", found, len(names.words))


CONFUSION_TABLES = ("kembar", "konteks-ccbysa", "konteks-hukum", "pohon")


def _confusion_arrays(sources: Path) -> Arrays:
    """Pairs of real words one slip apart, what either stands between, and the trees that weigh them (`lint.confusion`)."""
    pairs: dict[str, list[str]] = {}
    for word, meant, cost, used, *_ in rows(sources / "confusion_pairs.tsv", 5):
        if used == "ya":
            pairs.setdefault(word, []).append(f"{word}\t{meant}\t{cost}")
    keys = sorted(pairs)
    arrays: Arrays = {
        **word_arrays("kembar", keys, {}),
        **_payload_arrays("kembar", ["\n".join(pairs[k]) for k in keys]),
    }
    for group in ("ccbysa", "hukum"):
        arrays |= _context_arrays(sources / f"imported/konteks-{group}.tsv", f"konteks-{group}")
    return arrays | _tree_arrays(sources / "confusion_trees.tsv")


def _context_arrays(path: Path, name: str) -> Arrays:
    """Contexts per word, as rows of a sparse matrix: offsets, numbers of the context (ascending) and counts."""
    numbers = {c: i for i, c in enumerate(class_names())}
    found = {word: contexts.split(" ") for word, contexts in rows(path, 2)}
    offsets, keys, counts = array("I", [0]), array("I"), array("I")
    for word in sorted(found):
        pairs = (c.rsplit(":", 1) for c in found[word])
        for key, count in sorted((context_key(context, numbers), int(n)) for context, n in pairs):
            keys.append(key)
            counts.append(count)
        offsets.append(len(keys))
    columns = {"konteks_batas": offsets, "konteks_kelas": keys, "konteks_jumlah": counts}
    return {**word_arrays(name, sorted(found), columns)}


def _tree_arrays(path: Path) -> Arrays:
    """Decision trees as `lint.confusion.Forest` asks them: the values of their leaves, the thresholds of each feature, and
    the leaves that are left below the first of them, from each to the next, and above the last."""
    trees: dict[str, list[list[str]]] = {}
    for tree, *node in rows(path, 6):
        trees.setdefault(tree, []).append(node)
    forest = _Forest()
    for nodes in trees.values():
        forest.add(nodes)
    thresholds, ends, leaves = array("d"), array("I", [0]), array("B")
    for feature in range(len(FEATURES)):
        splits = sorted(forest.splits.get(feature, ()))
        low = accumulate((~below for _, below, _ in splits), and_, initial=forest.all)
        high = [*accumulate((~above for _, _, above in reversed(splits)), and_, initial=forest.all)]
        thresholds.extend(value for value, _, _ in splits)
        ends.append(len(thresholds))
        for left in map(and_, low, reversed(high)):
            leaves.frombytes(left.to_bytes(len(trees) * MOST_LEAVES // 8, "little"))
    columns: dict[str, array[Any]] = {
        "nilai": forest.values,
        "ambang": thresholds,
        "ambang_batas": ends,
        "daun": leaves,
    }
    return {**word_arrays("pohon", list(trees), columns)}


class _Forest:
    """Trees as they are read: `all` their leaves as bits, and `splits` the thresholds of a feature with the leaves on either side."""

    def __init__(self) -> None:
        self.values = array("d")
        self.splits: dict[int, list[tuple[float, int, int]]] = {}
        self.all = 0

    def add(self, nodes: Sequence[Sequence[str]]) -> None:
        """A tree; its leaves are made up to `MOST_LEAVES`."""
        self.all |= self._read(nodes, 0)
        self.values.extend([0.0] * (-len(self.values) % MOST_LEAVES))

    def _read(self, nodes: Sequence[Sequence[str]], number: int) -> int:
        """The leaves below a node, as bits."""
        _, feature, value, left, right = nodes[number]
        if feature == "-":
            self.values.append(float(value))
            return 1 << (len(self.values) - 1)
        low, high = self._read(nodes, int(left)), self._read(nodes, int(right))
        self.splits.setdefault(FEATURES.index(feature), []).append((float(value), low, high))
        return low | high


def _directory(tables: dict[str, Table]) -> Arrays:
    """Where each lower-case form stands in all tables, so that one probe finds them: (table << 24 | row)."""
    found: dict[str, list[int]] = {}
    for number, table in enumerate(tables.values()):
        for row, word in enumerate(table.words):
            found.setdefault(word.lower(), []).append(number << 24 | row)
    offsets, codes = array("I", [0]), array("I")
    for entry in found.values():
        codes.extend(entry)
        offsets.append(len(codes))
    return {"semua.slot": hash_slots(found), "semua.batas": offsets, "semua.kode": codes}


def _letters(words: Sequence[str]) -> array[Any]:
    """A model of what such words look like: log10 of P(letter | two letters before), times 1000, as 28³ numbers.

    Letters are a–z as 1–26, anything else 27, the word's edge 0; smoothed by the pair and the letter alone.
    """
    counts = [0.0] * 28**3
    for word in words:
        codes = [0, 0, *letter_codes(word.lower()), 0]
        for a, b, c in zip(codes, codes[1:], codes[2:], strict=False):
            counts[(a * 28 + b) * 28 + c] += 1
    pairs = [sum(counts[(a * 28 + b) * 28 + c] for a in range(28)) for b in range(28) for c in range(28)]
    singles = [sum(pairs[b * 28 + c] for b in range(28)) + 1 for c in range(28)]
    total = sum(singles)
    model = array("h")
    for a in range(28):
        for b in range(28):
            row = counts[(a * 28 + b) * 28 : (a * 28 + b + 1) * 28]
            pair = pairs[b * 28 : b * 28 + 28]
            for c in range(28):
                backed = (pair[c] + 5 * singles[c] / total) / (sum(pair) + 5)
                model.append(round(1000 * log10((row[c] + 4 * backed) / (sum(row) + 4))))
    return model


def letter_codes(word: str) -> list[int]:
    return [ord(c) - 96 if "a" <= c <= "z" else 27 for c in word]


def _index_arrays(tables: dict[str, Table], lexicon: Lexicon) -> Arrays:
    """The candidates that may be suggested, numbered by prior, and the hashes of their deletes (`lint.candidates`)."""
    found = []
    for lower, code in _candidates(tables):
        word, name = priors(lower, lexicon)
        if max(word, name) > UNSEEN:
            found.append((-max(word, name), lower, code, word, name))
    found.sort()
    arrays: Arrays = {
        "asal": array("I", [code for _, _, code, _, _ in found]),
        "awal.kata": array("f", [word for *_, word, _ in found]),
        "awal.nama": array("f", [name for *_, name in found]),
    }
    arrays |= _section("dekat", ((number, rests(row[1])) for number, row in enumerate(found)))
    likely = ((number, row[1]) for number, row in enumerate(found) if -row[0] > FAR)
    return arrays | _section("jauh", ((number, deletes(lower[:PREFIX], FARTHEST)) for number, lower in likely))


def _candidates(tables: dict[str, Table]) -> Iterator[tuple[str, int]]:
    """Lower-case forms and where they are: (origin << 24 | row)."""
    nonstandard = set(tables["takbaku"].words)
    seen: set[str] = set()
    for origin, name in enumerate(CANDIDATE_ORIGINS):
        accepts = _ACCEPTS.get(name, _always)
        for row, word in enumerate(tables[name].words):
            lower = word.lower()
            if (
                lower not in seen
                and (name == "takbaku" or lower not in nonstandard)
                and 3 <= len(lower) <= LONGEST
                and _LETTERS.fullmatch(lower)
                and accepts(tables[name], row)
            ):
                seen.add(lower)
                yield lower, origin << 24 | row


def _section(name: str, deletes_of: Iterable[tuple[int, Set[str]]]) -> Arrays:
    """Hashes of deletes, sorted (lower halves), each as often as it has candidates; these; and where each upper half begins."""
    entries = sorted(crc32(d.encode()) << 32 | number for number, found in deletes_of for d in found)
    hashes = array("H", [(entry >> 32) % BUCKET for entry in entries])
    numbers = array("I", [entry & 0xFFFFFFFF for entry in entries])
    sizes = Counter((entry >> 32) // BUCKET for entry in entries)
    buckets = array("I", [0, *accumulate(sizes[top] for top in range(BUCKET))])
    return {f"{name}.sidik": hashes, f"{name}.calon": numbers, f"{name}.kotak": buckets}


def _always(table: Table, row: int) -> bool:
    return True


def _is_lower(table: Table, row: int) -> bool:
    return not table.columns["huruf_besar"][row] and len(table.words[row]) > 4


def _is_apart(table: Table, row: int) -> bool:
    """Is a nonstandard form one word for several (seringkali)? Then its slips mean those."""
    return any(" " in line.split("\t")[1] for line in (table.payload or [])[row].split("\n"))


_ACCEPTS: dict[str, Callable[[Table, int], bool]] = {
    "wordfreq": lambda table, row: table.columns["id"][row] > 0,
    "hitungan-ccbysa": lambda table, row: table.columns["jumlah"][row] >= 4,
    "hitungan-hukum": lambda table, row: table.columns["jumlah"][row] >= 12,
    "idn-area": lambda table, row: bool(table.columns["kelas"][row] & STRICT_PLACE),
    "geonames": lambda table, row: bool(table.columns["kelas"][row] & NAME_BITS["kota"]),
    "tesseract": _is_lower,
    "takbaku": _is_apart,
}


def _bit(bits: dict[str, int], name: str, path: Path) -> int:
    if name not in bits:
        raise ValueError(f"{path}: kelas '{name}' tidak dikenal; pilihan: {' '.join(bits)}")
    return bits[name]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
