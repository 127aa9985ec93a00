"""The rows of nonstandard words: in order, never both ways, never against the word lists."""

from __future__ import annotations

import pytest

from lint.compile import rows
from lint.engine import Linter
from lint.finding import Severity
from lint.lexicon import shared

from .test_dictionaries import DICTIONARIES

FILE = DICTIONARIES / "kata_baku.tsv"
ROWS = list(rows(FILE, 5))
LEFT = {row[0].lower() for row in ROWS}


def test_the_rows_are_sorted_and_each_left_side_stands_once() -> None:
    left = [row[0] for row in ROWS]
    assert left == sorted(set(left), key=str.encode)


def test_no_row_repeats_itself_and_no_right_side_is_a_left_side() -> None:
    assert [row for row in ROWS if row[0].lower() == row[1].lower() or row[1].lower() in LEFT] == []


def test_no_longer_row_writes_a_left_side_of_one_word() -> None:
    single = {row[0] for row in ROWS if " " not in row[0] and row[2] == "fix"}
    assert [row for row in ROWS if single & set(row[1].split())] == []


def test_the_actions_are_known_and_what_is_not_certain_says_why() -> None:
    assert {row[2] for row in ROWS} == {"fix", "ask", "gaya"}
    assert [row for row in ROWS if row[2] != "fix" and row[4] == "-"] == []


def test_no_left_side_is_a_standard_word_of_the_word_lists() -> None:
    standard = {
        word.lower()
        for path in (DICTIONARIES / "words").glob("*.tsv")
        for word, _, register, *_ in rows(path, 5)
        if register in ("baku", "serapan")
    }
    assert sorted(LEFT & standard) == []


def test_a_row_never_corrects_to_a_rarer_unknown_word() -> None:
    lexicon = shared()
    strange = []
    for left, right, action, *_ in ROWS:
        words = right.replace("-", " ").lower().split()
        unknown = [w for w in words if not (lexicon.is_word(w) or lexicon.readings(w) or lexicon.evidence(w).names)]
        if action == "fix" and unknown and lexicon.evidence(left).logp > -7:
            strange.append((left, right))
    assert strange == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Usaha itu beresikonya besar.", "Usaha itu berisikonya besar."),
        ("RESIKO itu ditanggung warga.", "RISIKO itu ditanggung warga."),
        ("Aturan itu diamandemen DPR.", "Aturan itu diamendemen DPR."),
        ("Warga mengantri beras.", "Warga mengantre beras."),
    ],
)
def test_derivatives_and_capitals_follow_the_row(text: str, right: str) -> None:
    fixed = Linter({"select": ["kata-baku"]}).fix(text, unsafe=True)
    assert fixed.text == right


@pytest.mark.parametrize(
    "text",
    [
        "Ia lulusan Institut Teknologi Sepuluh Nopember.",
        "Rapat di Pondok Cabe dihadiri Kharisma Putri.",
        "Warga Duren Sawit menuju Panti Rapih.",
        "Standard Chartered dan Aston Villa bekerja sama.",
    ],
)
def test_names_are_left_alone(text: str) -> None:
    found = Linter({"select": ["kata-baku"], "preset": "eyd"}).check(text)
    assert [f.message for f in found] == []


def test_what_people_say_may_stand_in_a_quotation() -> None:
    linter = Linter({"select": ["kata-baku"]})
    assert linter.check("Dia kalo datang selalu malam.")[0].severity is Severity.WARNING
    assert linter.check('"Dia kalo datang selalu malam," kata Budi.')[0].severity is Severity.INFO
