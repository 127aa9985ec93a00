"""Words of a project and of a person: what the command writes, and what a check makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.config import user_file

from .command import Run, lines, ralat, write

HEAD = (
    "# Kata yang diterima ralat, satu per baris, bersama turunannya (“gawai”: gawainya, bergawai).\n"
    "# Nama ditulis dengan huruf besar. “!kata”: diterima, tetapi tidak pernah disarankan. # memulai catatan.\n"
)


@pytest.fixture(autouse=True)
def a_person_of_its_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RALAT_CONFIG_DIR", str(tmp_path_factory.mktemp("person")))


def test_the_first_word_makes_a_list_and_a_configuration(tmp_path: Path) -> None:
    run = ralat("words", "add", "tekdung", "Wiryantara", "aci", folder=tmp_path)
    made = 'ralat.toml: dibuat, dengan words = ["words.txt"]'
    assert run == Run(0, lines(made, "words.txt: ditambahkan: tekdung, Wiryantara, aci"), "")
    assert (tmp_path / "ralat.toml").read_text("utf-8") == 'words = ["words.txt"]\n'
    assert (tmp_path / "words.txt").read_text("utf-8") == HEAD + lines("aci", "tekdung", "Wiryantara")


def test_within_a_repository_the_list_is_made_at_its_top(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "konten").mkdir()
    assert ralat("words", "add", "tekdung", folder=tmp_path / "konten").code == 0
    assert (tmp_path / "words.txt").exists() and not (tmp_path / "konten/words.txt").exists()


ENTERED = {
    "no words yet": ("ralat.toml", '# Redaksi.\npreset = "eyd"\n', 'words = ["words.txt"]\n# Redaksi.\npreset = "eyd"\n'),
    "inline words": ("ralat.toml", 'words = ["tekdung"]\n', 'words = ["words.txt", "tekdung"]\n'),
    "an empty list": (".ralat.toml", "words = [ ]\n", 'words = ["words.txt"]\n'),
    "a list over lines": ("ralat.toml", 'words = [\n  "aci",\n]\n', 'words = ["words.txt", \n  "aci",\n]\n'),
    "words of an override": (
        "ralat.toml", '[[overrides]]\npaths = ["a"]\nwords = ["b"]\n',
        'words = ["words.txt"]\n[[overrides]]\npaths = ["a"]\nwords = ["b"]\n',
    ),
    "pyproject": (
        "pyproject.toml", "[project]\nname = 'x'\n\n[tool.ralat]\ndate = 2026-01-01\n",
        "[project]\nname = 'x'\n\n[tool.ralat]\nwords = [\"words.txt\"]\ndate = 2026-01-01\n",
    ),
    "lines of Windows": ("ralat.toml", 'preset = "eyd"\r\n', 'words = ["words.txt"]\r\npreset = "eyd"\r\n'),
}  # fmt: skip


@pytest.mark.parametrize("name", ENTERED)
def test_the_list_is_entered_in_the_configuration_that_is_there(name: str, tmp_path: Path) -> None:
    file, before, after = ENTERED[name]
    (tmp_path / file).write_bytes(before.encode())
    run = ralat("words", "add", "gawaian", folder=tmp_path)
    assert run.code == 0, run.err
    assert (tmp_path / file).read_bytes().decode() == after
    assert ralat("words", "list", folder=tmp_path).out.count("gawaian\twords.txt:3\n") == 1


def test_a_configuration_that_cannot_be_edited_is_left_alone(tmp_path: Path) -> None:
    text = "[tool.ralat.severity]\nkata-baku = 'off'\n"
    (tmp_path / "pyproject.toml").write_text(text, "utf-8")
    run = ralat("words", "add", "gawaian", folder=tmp_path)
    assert run.code == 2 and 'tambahkan sendiri "words.txt" ke daftar words' in run.err
    assert (tmp_path / "pyproject.toml").read_text("utf-8") == text
    assert not (tmp_path / "words.txt").exists()


def test_a_list_stays_sorted_and_keeps_its_comments(tmp_path: Path) -> None:
    before = "# Nama.\n\nAndi\n# dari siaran 2019\nDewi  # penyiar\n\n# Istilah.\nmengaci\n"
    write(tmp_path, {"ralat.toml": b'words = ["words.txt"]', "words.txt": before.encode()})
    run = ralat("words", "add", "Bima", "zamrudin", "Andi", folder=tmp_path)
    assert run.out == lines("words.txt: ditambahkan: Bima, zamrudin", "words.txt: sudah ada: Andi")
    after = "# Nama.\n\nAndi\nBima\n# dari siaran 2019\nDewi  # penyiar\n\n# Istilah.\nmengaci\nzamrudin\n"
    assert (tmp_path / "words.txt").read_text("utf-8") == after
    assert ralat("words", "remove", "zamrudin", "bima", folder=tmp_path).out == lines(
        "words.txt: dihapus: zamrudin, bima"
    )
    assert (tmp_path / "words.txt").read_text("utf-8") == before


def test_a_list_keeps_the_line_ends_of_windows(tmp_path: Path) -> None:
    write(tmp_path, {"ralat.toml": b'words = ["words.txt"]', "words.txt": b"aci\r\nzat\r\n"})
    ralat("words", "add", "kopdaran", folder=tmp_path)
    assert (tmp_path / "words.txt").read_bytes() == b"aci\r\nkopdaran\r\nzat\r\n"


def test_another_mark_replaces_a_word(tmp_path: Path) -> None:
    write(tmp_path, {})
    ralat("words", "add", "aci", folder=tmp_path)
    ralat("words", "add", "--no-suggest", "aci", folder=tmp_path)
    assert (tmp_path / "words.txt").read_text("utf-8") == HEAD + "!aci\n"
    ralat("words", "add", "Aci", folder=tmp_path)
    assert (tmp_path / "words.txt").read_text("utf-8") == HEAD + "Aci\n"


def test_the_list_says_where_each_word_stands(tmp_path: Path) -> None:
    write(tmp_path, {"ralat.toml": b'words = ["satu.txt", "gawaian", "dua.txt"]'})
    write(
        tmp_path,
        {"satu.txt": b"Wiryantara\n", "dua.txt": b"!aci\n", "ralat.toml": (tmp_path / "ralat.toml").read_bytes()},
    )
    ralat("words", "add", "--user", "kopdaran", folder=tmp_path)
    run = ralat("words", "list", folder=tmp_path)
    assert run.out == lines(
        "!aci\tdua.txt:1", "gawaian\tralat.toml:1", f"kopdaran\t{user_file()}", "Wiryantara\tsatu.txt:1"
    )  # fmt: skip
    assert ralat("words", "list", "--user", folder=tmp_path).out == lines(f"kopdaran\t{user_file()}")


def test_no_words_yet(tmp_path: Path) -> None:
    write(tmp_path, {})
    hint = "belum ada kata; tambahkan dengan: ralat words add KATA"
    assert ralat("words", "list", folder=tmp_path) == Run(0, lines(hint), "")
    run = ralat("words", "remove", "aci", folder=tmp_path)
    assert run.code == 2 and "aci: tidak ada di proyek ini (tanpa daftar kata)" in run.err


WRONG = {"two words": "Sri Lestari", "a sign": "a=b", "a number": "2024", "nothing": "!", "a remark": "#aci"}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_word_is_refused(name: str, tmp_path: Path) -> None:
    write(tmp_path, {})
    run = ralat("words", "add", WRONG[name], folder=tmp_path)
    assert run.code == 2 and f"'{WRONG[name]}' bukan satu kata; tulis satu kata saja" in run.err
    assert not (tmp_path / "words.txt").exists()


@pytest.mark.parametrize("arguments", [["check", "a.txt"], ["words", "add", "aci"], ["words", "list"]])
def test_a_wrong_line_is_named_with_its_file(arguments: list[str], tmp_path: Path) -> None:
    files = {"a.txt": b"Warga pulang.\n", "ralat.toml": b'words = ["words.txt"]', "words.txt": b"aci\nsatu dua\n"}
    write(tmp_path, files)
    run = ralat(*arguments, folder=tmp_path)
    assert run.code == 2 and "words.txt:2: 'satu dua' bukan satu kata" in run.err
    assert (tmp_path / "words.txt").read_bytes() == files["words.txt"]


def test_a_list_that_is_not_there_is_named_with_the_line_that_names_it(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": b"Warga pulang.\n", "ralat.toml": b'preset = "eyd"\nwords = ["kata.txt"]\n'})
    run = ralat("check", "a.txt", folder=tmp_path)
    assert run.code == 2 and "ralat.toml:2: daftar kata" in run.err and "kata.txt" in run.err


def test_the_personal_list_holds_everywhere_and_its_faults_are_named(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": b"Pasukan tenara tiba di sana.\n"})
    assert "salah-ketik" in ralat("check", "a.txt", folder=tmp_path).out
    run = ralat("words", "add", "--user", "tenara", folder=tmp_path)
    assert run == Run(0, lines(f"{user_file()}: ditambahkan: tenara"), "")
    assert (tmp_path / "ralat.toml").read_bytes() == b""
    assert ralat("check", "a.txt", folder=tmp_path).code == 0
    with user_file().open("a", encoding="utf-8") as file:
        file.write("satu dua\n")
    run = ralat("check", "a.txt", folder=tmp_path)
    assert run.code == 2 and f"{user_file()}:4: 'satu dua' bukan satu kata" in run.err


ARTICLE = (
    "Pasukan tenara tiba di Sumbermlati. Mereka ditenarakan, lalu bertenara, dan ketenaraannya diakui.\n"
    "Ibu Wiryantara pulang. Keluarga Wiryantarra menyusul.\n"
)


def found(folder: Path) -> list[str]:
    return ralat(
        "check", "--select", "salah-ketik,ejaan-nama-bervariasi", "--quiet", "a.txt", folder=folder
    ).out.splitlines()


def test_a_word_is_known_with_its_derivations(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": ARTICLE.encode()})
    assert any("“tenara” tidak dikenal" in line for line in found(tmp_path))
    ralat("words", "add", "tenara", folder=tmp_path)
    assert not any("tenara" in line.split("]")[1] for line in found(tmp_path))


def test_a_word_is_suggested_unless_it_is_marked(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": b"Warga membeli gemblungan di pasar lama, lalu menjual gemblunghan itu.\n"})
    article = (tmp_path / "a.txt").read_text("utf-8").replace("gemblungan di", "barang di")
    (tmp_path / "a.txt").write_text(article, "utf-8")
    ralat("words", "add", "gemblungan", folder=tmp_path)
    assert any("“gemblungan”" in line for line in found(tmp_path))
    assert "gemblungan\t" in ralat("suggest", "gemblunghan", folder=tmp_path).out
    ralat("words", "add", "--no-suggest", "gemblungan", folder=tmp_path)
    assert not any("“gemblungan”" in line for line in found(tmp_path))
    assert "gemblungan\t" not in ralat("suggest", "gemblunghan", folder=tmp_path).out


def test_a_name_is_suggested_with_its_capital_and_two_names_are_no_twins(tmp_path: Path) -> None:
    text = "Ibu Wiryantara tiba kemarin. Menurut Wiryantara, warga setuju. Keluarga Wiryantarra menyusul ke kantor.\n"
    write(tmp_path, {"a.txt": text.encode()})
    assert any("Wiryantarra" in line and "“Wiryantara”" in line for line in found(tmp_path))
    ralat("words", "add", "Wiryantara", folder=tmp_path)
    assert any("Wiryantarra" in line and "“Wiryantara”" in line for line in found(tmp_path))
    ralat("words", "add", "Wiryantarra", folder=tmp_path)
    assert found(tmp_path) == []


def test_a_word_that_the_dictionary_calls_nonstandard_is_accepted(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": b"Apotik itu buka sampai malam.\n"})
    assert "kata-baku" in ralat("check", "a.txt", folder=tmp_path).out
    ralat("words", "add", "apotik", folder=tmp_path)
    assert ralat("check", "a.txt", folder=tmp_path).code == 0


def test_the_trace_of_a_word_names_the_list(tmp_path: Path) -> None:
    write(tmp_path, {})
    assert ralat("word", "tekdung", folder=tmp_path).out.startswith("tekdung: tidak tercatat\n")
    ralat("words", "add", "tekdung", folder=tmp_path)
    assert ralat("word", "tekdung", folder=tmp_path).out.startswith("tekdung: tercatat\n  daftar kata sendiri")
    assert "terurai: ber- + tekdung" in ralat("word", "bertekdung", folder=tmp_path).out
