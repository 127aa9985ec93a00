"""Names: false findings on clean articles, and planted inconsistencies found: python -m tests.bench.names [tune|report]

Plants are made in whole articles only (files of sentences are no articles). Each plant changes one place: a listed name
to a rival form, a name of the article to a misspelling, or an acronym in brackets to another one. Found: a finding of the
group `nama` or of `salah-ketik` on that place; right first: its first fix restores the text.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lint.engine import Linter
from lint.finding import Finding, Severity

from .data import REPORT, TUNE, articles

RIVALS = (
    "Korea Utara/Korut=DPRK; Korea Utara/Korut=North Korea; Amerika Serikat/AS=USA; Inggris=UK; "
    "Inggris=Britania; Tiongkok=China; China=Tiongkok; China=Cina; Belanda=Netherlands; Turki=Türkiye; "
    "Arab Saudi=Saudi Arabia; Jepang=Japan; Rusia=Russia; Jerman=Germany; Mesir=Egypt; Afganistan=Afghanistan; "
    "Kyiv=Kiev; Kiev=Kyiv; Moskow=Moskwa; Moskwa=Moskow; Beijing=Peking; Mumbai=Bombay; Makkah=Mekah; "
    "Makkah=Mekkah; Mekkah=Makkah; Yogyakarta=Jogjakarta; Yogyakarta=Yogjakarta; Jogja=Yogya; "
    "Zelensky=Zelenskyy; Netanyahu=Netanyaho; Khamenei=Khameini; Erdogan=Erdoğan; Gaddafi=Khadafi; "
    "Ramadan=Ramadhan; Ramadhan=Ramadan; Idul Fitri=Idulfitri; Idulfitri=Idul Fitri; Idul Adha=Iduladha; "
    "Hizbullah=Hezbollah; Hamas=HAMAS; NATO=Nato; PBB=UN; Al-Qur'an=Alquran; Alquran=Al-Quran; Sumatera=Sumatra; "
    "Papua Nugini=Papua New Guinea; Myanmar=Burma; Singapura=Singapore; Filipina=Philippines; "
    "Ukraina=Ukraine; Suriah=Syria; Suriah=Siria; Lebanon=Libanon; Irak=Iraq; Yordania=Jordan; Prancis=Perancis; "
    "Prancis=France; Perancis=Prancis; Spanyol=Spain; Italia=Italy; Brasil=Brazil; Meksiko=Mexico; "
    "Selandia Baru=New Zealand; Kamboja=Cambodia; Swiss=Switzerland; Uni Eropa=EU; Bank Dunia=World Bank; "
    "Gedung Putih=White House; Soekarno=Sukarno; Soeharto=Suharto; Vladimir Putin=Wladimir Putin; "
    "Donald Trump=Donal Trump; Jokowi=Jokowie; Xi Jinping=Xi Jin Ping; Kim Jong Un=Kim Jong-un; Polri=POLRI; "
    "Kemenkeu=Kemkeu; Kemenhub=Kemhub; Kemlu=Kemenlu; Kemenlu=Kemlu; Kemnaker=Kemenaker; Bappenas=BAPPENAS; "
    "Kadin=KADIN; Bulog=BULOG; Houthi=Huthi; Taliban=Thaliban; Teheran=Tehran; Yerusalem=Jerusalem; "
    "Tel Aviv=Telaviv; Hong Kong=Hongkong; Taipei=Taipeh; Seoul=Soul; Kairo=Cairo; Roma=Rome; Wina=Vienna; "
    "Jenewa=Geneva; Kopenhagen=Copenhagen; Lisabon=Lisbon; Athena=Athens; Covid-19=COVID-19; WhatsApp=Whatsapp; "
    "YouTube=Youtube; TikTok=Tiktok"
)
"""Pairs that Indonesian newsrooms mix, written from general knowledge and not from the lexicon."""


class Plant(NamedTuple):
    kind: str
    text: str
    start: int
    wrong: str
    right: str


def pairs() -> Iterator[tuple[str, str]]:
    """(form in the article, rival); capitals alone (Polri, POLRI) are advice, which is not counted here."""
    for entry in RIVALS.split("; "):
        left, _, rival = entry.partition("=")
        yield from ((form, rival) for form in left.split("/") if form.lower() != rival.lower())


SAME = {form: left.split("/") for left in (e.partition("=")[0] for e in RIVALS.split("; ")) for form in left.split("/")}
"""A form to the forms that are as right (Amerika Serikat, AS)."""


def planted(text: str, random_: random.Random) -> Iterator[Plant]:
    yield from _rival(text)
    yield from _misspelt(text, random_)
    yield from _acronym(text, random_)


def _rival(text: str) -> Iterator[Plant]:
    for right, wrong in pairs():
        places = [
            m for m in re.finditer(rf"(?<![\w@#/.-]){re.escape(right)}(?![\w@.-]*\w)", text) if not _in_name(text, m)
        ]
        if len(places) >= 2 and not re.search(rf"\b{re.escape(wrong)}\b", text):
            yield _plant("rival", text, places[len(places) // 2], wrong)


def _in_name(text: str, match: re.Match[str]) -> bool:
    """Is a listed form inside a longer capitalised name (Universitas X, X Open)? Such a place is no plant."""
    before, after = text[: match.start()].split(" ")[-2:-1], text[match.end() :].lstrip(" ")[:1]
    return bool(before and before[0][:1].isupper()) or after.isupper()


def _misspelt(text: str, random_: random.Random) -> Iterator[Plant]:
    words = re.findall(r"(?<=[a-z,] )[A-Z][a-z]{5,}\b", text)
    names = [w for w, n in Counter(words).items() if n >= 3 and w.lower() not in text]
    for name in random_.sample(sorted(names), min(2, len(names))):
        place = random_.choice(list(re.finditer(rf"(?<=[a-z,] ){name}\b", text))[1:])
        yield _plant("ejaan", text, place, slip(name, random_))


def slip(name: str, random_: random.Random) -> str:
    """One slip of a kind that names suffer: a letter doubled or halved, swapped, or one that sounds alike."""
    sounds = {
        "v": "f",
        "f": "v",
        "i": "y",
        "y": "i",
        "k": "c",
        "s": "z",
        "z": "s",
        "d": "t",
        "u": "o",
        "o": "u",
        "e": "a",
    }
    at = random_.randrange(2, len(name) - 1)
    kind = random_.choice("dvsx")
    if kind == "d":
        return name[:at] + name[at] + name[at:]
    if kind == "x" or name[at] not in sounds:
        return name[:at] + name[at + 1 :]
    if kind == "s" and name[at] != name[at - 1]:
        return name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :]
    return name[:at] + sounds[name[at]] + name[at + 1 :]


def _acronym(text: str, random_: random.Random) -> Iterator[Plant]:
    for match in re.finditer(r"((?:[A-Z][a-z]+ ){3,5})\(([A-Z]{3,5})\)", text):
        initials = "".join(w[0] for w in match.group(1).split())
        if initials == match.group(2) and text.count(initials) >= 2:
            at = random_.randrange(1, len(initials))
            wrong = (
                initials[:at] + random_.choice([c for c in "ABDGHKLMNPRST" if c != initials[at]]) + initials[at + 1 :]
            )
            yield _plant("singkatan", text, match, wrong, 2)
            return


def _plant(kind: str, text: str, match: re.Match[str], wrong: str, group: int = 0) -> Plant:
    start, end = match.span(group)
    return Plant(kind, text[:start] + wrong + text[end:], start, wrong, text[start:end])


def judged(plant: Plant, findings: Iterable[Finding]) -> tuple[bool, bool]:
    """(found, right fix first)."""
    end = plant.start + len(plant.wrong)
    hits = [f for f in findings if f.start < end and f.end > plant.start and f.severity is not Severity.INFO]
    return bool(hits), any(_restores(plant, f) for f in hits)


def _restores(plant: Plant, finding: Finding) -> bool:
    if not finding.fixes:
        return False
    edit = finding.fixes[0].edits[0]
    fixed = plant.text[: edit.start] + edit.text + plant.text[edit.end :]
    return any(fixed.startswith(right, plant.start) for right in SAME.get(plant.right, [plant.right]))


def main(arguments: list[str]) -> None:
    files = [f for f in (REPORT if arguments[:1] == ["report"] else TUNE) if f.startswith("news_")]
    show = "-v" in arguments
    linter, random_ = Linter({"select": ["nama", "salah-ketik"]}), random.Random(1)
    noise, words = Counter[str](), 0
    tally: dict[str, Counter[str]] = {}
    for text in (a for f in files for a in articles(f)):
        words += len(text.split())
        before = linter.check(text)
        noise.update(f"{f.rule} {f.severity}" for f in before)
        for plant in planted(text, random_):
            found, right = judged(plant, linter.check(plant.text))
            row = tally.setdefault(plant.kind, Counter())
            row.update(planted=1, found=found, right=right)
            if show and not right:
                print(
                    f"{plant.kind}\t{plant.right}\t{plant.wrong}\t{'salah' if found else 'luput'}\t{plant.text[max(0, plant.start - 40) : plant.start + 40]!r}"
                )
    print(f"{', '.join(files)}: {words} words")
    for name, count in sorted(noise.items()):
        if name.split()[0] != "salah-ketik":
            print(f"  {name:40} {count:5}  {1000 * count / words:.3f} per 1,000 words")
    for kind, row in tally.items():
        print(
            f"  {kind:12} {row['planted']:5} planted  {row['found'] / row['planted']:.1%} found  {row['right'] / row['planted']:.1%} right first"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
