"""Configuration: which settings apply to a file, which files are checked, and what is said of mistakes."""

from __future__ import annotations

import json
import subprocess
import tomllib
from pathlib import Path

import pytest

from lint.config import KEYS, from_mapping
from lint.project import PROJECT_KEYS
from lint.settings import TEMPLATE

from .command import Run, lines, ralat

WRONG = "Pasukan itu pergi kesana.\n"
RULE = "kata-depan-ke"
OFF = f'ignore = ["{RULE}"]\n'


def tree(folder: Path, files: dict[str, str]) -> Path:
    """Files in folders; `ralat.toml` at the top keeps other configurations out."""
    for name, text in {"ralat.toml": "", **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def flagged(folder: Path, *arguments: str) -> list[str]:
    """The files with a finding of the rule, as paths from the folder."""
    run = ralat("check", "--format", "json", *(arguments or (".",)), folder=folder)
    assert run.code in (0, 1), run.err
    files = json.loads(run.out)["files"]
    return [f["path"].removeprefix("./") for f in files if RULE in [x["rule"] for x in f["findings"]]]


def checked(folder: Path, *arguments: str) -> list[str]:
    run = ralat("check", "--format", "json", *(arguments or (".",)), folder=folder)
    return [f["path"].removeprefix("./") for f in json.loads(run.out)["files"]]


def said(folder: Path, *arguments: str) -> str:
    run = ralat(*(arguments or ("check", "a.md")), folder=folder)
    assert (run.code, run.out) == (2, ""), run
    return run.err.replace(str(folder), "…")


# Which settings apply


def test_the_nearest_configuration_upward_applies_and_others_do_not_add_to_it(tmp_path: Path) -> None:
    files = {"a.md": WRONG, "situs/ralat.toml": OFF, "situs/a.md": WRONG, "situs/dalam/a.md": WRONG}
    tree(
        tmp_path,
        {
            **files,
            "situs/lain/.ralat.toml": "",
            "situs/lain/dalam/a.md": WRONG,
            "situs/x/pyproject.toml": "[tool.ralat]\n",
        },
    )
    (tmp_path / "situs/x/a.md").write_text(WRONG, "utf-8")
    assert flagged(tmp_path) == ["a.md", "situs/lain/dalam/a.md", "situs/x/a.md"]


def test_the_folder_of_the_file_counts_and_not_the_one_it_is_checked_from(tmp_path: Path) -> None:
    tree(tmp_path, {"situs/ralat.toml": OFF, "situs/a.md": WRONG, "lain/b.md": WRONG})
    assert flagged(tmp_path / "lain", "../situs/a.md", "b.md") == ["b.md"]
    assert flagged(tmp_path / "situs", str(tmp_path / "situs/a.md"), "../lain/b.md") == ["../lain/b.md"]


def test_standard_input_has_the_configuration_of_its_name(tmp_path: Path) -> None:
    tree(tmp_path, {"situs/ralat.toml": OFF})
    for name, code in (("situs/a.md", 0), ("a.md", 1)):
        run = ralat("check", "--stdin-filename", name, "-", folder=tmp_path, stdin=WRONG.encode())
        assert run.code == code


def test_what_is_extended_comes_first(tmp_path: Path) -> None:
    base = 'preset = "eyd"\nignore = ["kata-depan-ke"]\n[severity]\nkata-ganda = "info"\nsalah-ketik = "off"\n'
    own = 'extend = "dasar/redaksi.toml"\nignore = ["gaya"]\nseverity = { kata-ganda = "error" }\n'
    tree(tmp_path, {"dasar/redaksi.toml": base, "ralat.toml": own, "a.md": WRONG})
    assert flagged(tmp_path) == []
    shown = tomllib.loads(ralat("config", "show", "a.md", folder=tmp_path).out)
    assert shown["preset"] == "eyd"
    assert shown["ignore"] == [RULE, "gaya"]
    assert shown["severity"] == {"kata-ganda": "error", "salah-ketik": "off"}


def test_several_bases_and_bases_of_bases(tmp_path: Path) -> None:
    files = {
        "ralat.toml": 'extend = ["satu.toml", "dua.toml"]\n',
        "satu.toml": 'extend = "nol.toml"\npreset = "eyd"\n',
        "nol.toml": 'preset = "default"\ndate = 2026-01-01\nwords = ["nol"]\n',
        "dua.toml": 'preset = "default"\nwords = ["dua"]\n',
    }
    tree(tmp_path, files)
    shown = tomllib.loads(ralat("config", "show", folder=tmp_path).out)
    assert (shown["preset"], shown["date"], shown["words"]) == ("default", "2026-01-01", ["nol", "dua"])


def test_a_base_may_be_used_twice(tmp_path: Path) -> None:
    files = {
        "ralat.toml": 'extend = ["a.toml", "b.toml"]\n',
        "a.toml": 'extend = "c.toml"\n',
        "b.toml": 'extend = "c.toml"\n',
    }
    tree(tmp_path, {**files, "c.toml": OFF, "a.md": WRONG})
    assert flagged(tmp_path) == []


def test_files_named_by_a_base_are_found_beside_it(tmp_path: Path) -> None:
    names = '[toko-wiryantara]\nkind = "lembaga"\nfull = "Toko Wiryantara"\n'
    base = 'words = ["kata.txt"]\n[names]\nfiles = ["nama.toml"]\n'
    tree(
        tmp_path,
        {
            "dasar/d.toml": base,
            "dasar/kata.txt": "tenara\n",
            "dasar/nama.toml": names,
            "situs/ralat.toml": 'extend = "../dasar/d.toml"\n',
        },
    )
    (tmp_path / "situs/a.md").write_text("Pasukan tenara tiba di sana.\n", "utf-8")
    run = ralat("check", "situs/a.md", folder=tmp_path)
    assert (run.code, run.err) == (0, ""), run


def test_a_base_outside_of_the_project_has_patterns_of_the_project(tmp_path: Path) -> None:
    base = 'exclude = ["arsip/"]\n[[overrides]]\npaths = ["opini/**"]\nignore = ["kata-depan-ke"]\n'
    tree(tmp_path, {"umum/dasar.toml": base, "situs/ralat.toml": 'extend = "../umum/dasar.toml"\n'})
    for name in ("arsip/a.md", "opini/a.md", "berita/a.md"):
        (tmp_path / "situs" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "situs" / name).write_text(WRONG, "utf-8")
    assert checked(tmp_path) == ["situs/berita/a.md", "situs/opini/a.md"]
    assert flagged(tmp_path) == ["situs/berita/a.md"]


def test_overrides_apply_to_their_paths_in_order(tmp_path: Path) -> None:
    config = (
        '[[overrides]]\npaths = ["opini/**", "*.kolom.md"]\nignore = ["kata-depan-ke"]\npreset = "eyd"\n'
        '[[overrides]]\npaths = ["opini/keras/"]\npreset = "default"\nwords = ["tenara"]\n'
        '[overrides.severity]\nkata-depan-ke = "info"\n'
    )
    paths = ("a.md", "x.kolom.md", "opini/a.md", "opini/keras/a.md", "dalam/opini/a.md")
    tree(tmp_path, {"ralat.toml": config, **dict.fromkeys(paths, WRONG)})
    assert flagged(tmp_path) == ["a.md", "dalam/opini/a.md"]
    shown = tomllib.loads(ralat("config", "show", "opini/keras/a.md", folder=tmp_path).out)
    assert (shown["preset"], shown["ignore"], shown["severity"]) == ("default", [RULE], {RULE: "info"})


def test_the_command_line_comes_last(tmp_path: Path) -> None:
    tree(tmp_path, {"ralat.toml": OFF, "a.md": WRONG})
    assert flagged(tmp_path, "--ignore", "gaya", "a.md") == ["a.md"]


def test_a_level_and_an_option_of_a_rule(tmp_path: Path) -> None:
    long = " ".join(["Warga desa itu pulang"] + ["lalu mereka datang lagi ke pasar"] * 4) + ".\n"
    config = f'severity = {{ {RULE} = "warning", gaya = "error" }}\n[rules.kalimat-panjang]\nmax-words = 20\n'
    tree(tmp_path, {"ralat.toml": config, "a.md": WRONG + "\n" + long})
    found = json.loads(ralat("check", "--format", "json", "a.md", folder=tmp_path).out)["files"][0]["findings"]
    assert {(f["rule"], f["severity"]) for f in found} == {(RULE, "warning"), ("kalimat-panjang", "error")}


# Which files are checked


def test_exclude_and_include(tmp_path: Path) -> None:
    paths = ("a.md", "a.draf.md", "arsip/a.md", "arsip/penting.md", "dalam/arsip/a.md", "catatan.text", "b.txt")
    config = 'exclude = ["/arsip/*", "!/arsip/penting.md", "*.draf.md"]\n'
    tree(tmp_path, {"ralat.toml": config, **dict.fromkeys(paths, WRONG)})
    assert checked(tmp_path) == ["a.md", "b.txt", "catatan.text", "arsip/penting.md", "dalam/arsip/a.md"]
    (tmp_path / "ralat.toml").write_text(config + 'include = ["*.md", "!dalam/**"]\n', "utf-8")
    assert checked(tmp_path) == ["a.md", "arsip/penting.md"]


def test_include_names_files_of_any_suffix(tmp_path: Path) -> None:
    tree(tmp_path, {"ralat.toml": 'include = ["isi/*.artikel"]\n', "isi/a.artikel": WRONG, "isi/b.md": WRONG})
    assert flagged(tmp_path) == ["isi/a.artikel"]


def test_patterns_are_those_of_the_nearest_configuration(tmp_path: Path) -> None:
    files = {"ralat.toml": 'exclude = ["a.md"]\n', "situs/ralat.toml": 'exclude = ["b.md"]\n'}
    tree(tmp_path, {**files, **dict.fromkeys(("a.md", "b.md", "situs/a.md", "situs/b.md", "lain/a.md"), WRONG)})
    assert checked(tmp_path) == ["b.md", "situs/a.md"]


def test_a_named_file_is_checked_whatever_is_excluded(tmp_path: Path) -> None:
    tree(tmp_path, {"ralat.toml": 'exclude = ["arsip/"]\n', "arsip/a.md": WRONG})
    assert checked(tmp_path) == []
    assert checked(tmp_path, "arsip/a.md") == ["arsip/a.md"]
    assert checked(tmp_path, "--force-exclude", "arsip/a.md") == []


def test_a_named_folder_that_is_excluded(tmp_path: Path) -> None:
    tree(tmp_path, {"ralat.toml": 'exclude = ["arsip/"]\n', "arsip/a.md": WRONG, "arsip/dalam/b.md": WRONG})
    assert checked(tmp_path, "arsip") == []


def test_what_git_ignores_is_passed_by(tmp_path: Path) -> None:
    files = {
        ".gitignore": "# keluaran\nhasil/\n*.tmp.md\n!penting.tmp.md\n/akar.md\n", "situs/.gitignore": "!hasil/\nlain.md\n",
        ".git/info/exclude": "pribadi.md\n", ".git/HEAD": "ref: refs/heads/main\n",
    }  # fmt: skip
    paths = (
        "a.md",
        "akar.md",
        "b.tmp.md",
        "penting.tmp.md",
        "pribadi.md",
        "hasil/a.md",
        "situs/akar.md",
        "situs/hasil/a.md",
        "situs/lain.md",
    )
    tree(tmp_path, {**files, **dict.fromkeys(paths, WRONG)})
    assert checked(tmp_path) == ["a.md", "penting.tmp.md", "situs/akar.md", "situs/hasil/a.md"]
    assert checked(tmp_path, "hasil/a.md") == ["hasil/a.md"]
    assert checked(tmp_path / "situs") == ["akar.md", "hasil/a.md"]


def test_git_agrees_on_what_is_ignored(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    patterns = "a*.md\n!ab.md\n/x/**/y.md\nfoo/\n**/bar\n\\#z.md\nspasi\\ \n[ck].md\n"
    names = (
        "a.md",
        "ab.md",
        "x/y.md",
        "x/1/2/y.md",
        "foo/a1.txt",
        "d/foo/t.md",
        "q/bar/t.md",
        "#z.md",
        "c.md",
        "k.md",
        "m.md",
        "d/ab.md",
    )
    tree(tmp_path, {".gitignore": patterns, **dict.fromkeys(names, WRONG)})
    listed = subprocess.run(
        ["git", "-c", "core.quotepath=off", "ls-files", "-o", "--exclude-standard"], cwd=tmp_path, check=True, capture_output=True, text=True
    )  # fmt: skip
    assert sorted(checked(tmp_path)) == sorted(n for n in listed.stdout.splitlines() if n.endswith((".md", ".txt")))


# What is said of mistakes

MISTAKES = {
    "an unknown key": (
        'preset = "eyd"\nigore = []\n',
        "ralat: …/ralat.toml:2: kunci 'igore' tidak dikenal (maksud Anda 'ignore'?); kunci yang ada: ",
    ),
    "an unknown key of an override": (
        '[[overrides]]\npaths = ["a"]\n\n[[overrides]]\npaths = ["b"]\npreste = "eyd"\n',
        "ralat: …/ralat.toml:6: kunci 'preste' tidak dikenal (maksud Anda 'preset'?)",
    ),
    "extend in an override": (
        '[[overrides]]\npaths = ["a"]\nextend = "x"\n',
        "ralat: …/ralat.toml:3: kunci 'extend' tidak dikenal",
    ),
    "an override without paths": (
        '\n[[overrides]]\npreset = "eyd"\n',
        "ralat: …/ralat.toml:2: [[overrides]] tanpa paths",
    ),
    "overrides that are no list": ("overrides = 3\n", "ralat: …/ralat.toml:1: overrides: tulis sebagai [[overrides]]"),
    "an unknown rule": (
        '\nignore = ["salah-ketk"]\n',
        "ralat: …/ralat.toml:2: aturan 'salah-ketk' tidak ada (maksud Anda 'salah-ketik'?)",
    ),
    "an unknown level": (
        '[severity]\nkata-baku = "eror"\n',
        "ralat: …/ralat.toml:2: kata-baku = 'eror': pilihan error, warning, info, off",
    ),
    "an unknown preset": ('preset = "edy"\n', "ralat: …/ralat.toml:1: preset 'edy' tidak ada (maksud Anda 'eyd'?)"),
    "an unknown option": (
        "[rules.kalimat-panjang]\nmax-word = 3\n",
        "ralat: …/ralat.toml:1: [rules.kalimat-panjang] tidak punya pilihan 'max-word' (maksud Anda 'max_words'?)",
    ),
    "an option of another type": (
        '[rules.kalimat-panjang]\nmax-words = "3"\n',
        "[rules.kalimat-panjang] max-words = '3': diharapkan seperti 45",
    ),
    "a table of rules that is none": (
        "[rules]\nkalimat-panjang = 3\n",
        "ralat: …/ralat.toml:2: [rules.kalimat-panjang]",
    ),
    "a text for a list": (
        'ignore = "gaya"\n',
        'ralat: …/ralat.toml:1: ignore: diharapkan daftar teks, misalnya ignore = ["…"]',
    ),
    "a list of numbers": ("exclude = [1]\n", "ralat: …/ralat.toml:1: exclude: diharapkan daftar teks"),
    "no TOML": ('preset = "eyd\n', "ralat: …/ralat.toml: bukan TOML yang sah: "),
    "a base that is not there": (
        '\nextend = "tiada.toml"\n',
        "ralat: …/ralat.toml:2: extend: tidak ada berkas …/tiada.toml",
    ),
    "a number for a base": ("extend = 3\n", "ralat: …/ralat.toml:1: extend: diharapkan daftar teks"),
    "a wrong date": ('date = "kemarin"\n', "ralat: …/ralat.toml:1: date = 'kemarin': diharapkan tanggal"),
    "an unknown key of names": (
        '[names]\nprefr = "x"\n',
        "ralat: …/ralat.toml:2: kunci 'prefr' tidak dikenal (maksud Anda 'prefer'?)",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_named_with_its_file_and_line(name: str, tmp_path: Path) -> None:
    text, expected = MISTAKES[name]
    tree(tmp_path, {"ralat.toml": text, "a.md": WRONG})
    assert expected in said(tmp_path)
    assert expected in said(tmp_path, "config", "show", "a.md")


@pytest.mark.parametrize("pattern", ["!", "a\\\\", "[z-a]"])
def test_a_pattern_that_cannot_be_read_is_named_and_in_gitignore_passed_over(pattern: str, tmp_path: Path) -> None:
    tree(tmp_path, {"ralat.toml": f'\nexclude = ["{pattern}"]\n', "a.md": WRONG})
    shown = pattern.replace("\\\\", "\\")
    expected = f"ralat: …/ralat.toml:2: exclude: pola '{shown}' tidak sah; ditulis seperti dalam .gitignore\n"
    assert said(tmp_path, "check", ".") == said(tmp_path, "config", "show", "a.md") == expected
    tree(
        tmp_path,
        {"ralat.toml": f'[[overrides]]\npaths = ["{pattern}"]\n', ".gitignore": f"{shown}\nb.md\n", "b.md": WRONG},
    )
    assert "ralat.toml:2: paths: pola" in said(tmp_path, "check", "a.md")
    tree(tmp_path, {"ralat.toml": ""})
    assert checked(tmp_path) == ["a.md"]


def test_a_mistake_in_a_base_is_named_where_it_stands(tmp_path: Path) -> None:
    tree(tmp_path, {"ralat.toml": 'extend = "dasar.toml"\n', "dasar.toml": "\nprest = 1\n", "a.md": WRONG})
    assert said(tmp_path).startswith("ralat: …/dasar.toml:2: kunci 'prest' tidak dikenal (maksud Anda 'preset'?)")


def test_a_mistake_in_pyproject_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[project]\nprest = 1\n[tool.ralat]\nprest = 1\n", "utf-8")
    (tmp_path / "a.md").write_text(WRONG, "utf-8")
    assert said(tmp_path).startswith("ralat: …/pyproject.toml:4: kunci 'prest' tidak dikenal")


# init and config show


def test_init_writes_a_file_that_applies_and_is_not_overwritten(tmp_path: Path) -> None:
    run = ralat("init", folder=tmp_path)
    assert run == Run(0, lines("ralat.toml ditulis; sunting, lalu lihat hasilnya dengan: ralat config show BERKAS"), "")
    assert (tmp_path / "ralat.toml").read_text("utf-8") == TEMPLATE
    (tmp_path / "a.md").write_text(WRONG, "utf-8")
    assert flagged(tmp_path) == ["a.md"]
    (tmp_path / "ralat.toml").write_text(OFF, "utf-8")
    assert (
        said(tmp_path, "init") == "ralat: ralat.toml sudah ada, jadi tidak ditimpa; sunting isinya, atau hapus dulu\n"
    )
    assert (tmp_path / "ralat.toml").read_text("utf-8") == OFF


@pytest.mark.parametrize("name", [".ralat.toml", "pyproject.toml"])
def test_init_makes_no_second_configuration(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("[tool.ralat]\n" if name == "pyproject.toml" else "", "utf-8")
    assert said(tmp_path, "init").startswith(f"ralat: {name} sudah ada")
    assert not (tmp_path / "ralat.toml").exists()


def test_the_template_shows_every_key_and_each_example_is_valid() -> None:
    for key in (*KEYS, *PROJECT_KEYS):
        assert f"\n{key} = " in TEMPLATE or f"\n# {key} = " in TEMPLATE or f"[{key}" in TEMPLATE, key
    examples = [line.removeprefix("# ") for line in TEMPLATE.splitlines() if is_example(line)]
    values = tomllib.loads("\n".join(examples))
    settings = {k: v for k, v in values.items() if k not in PROJECT_KEYS and k != "words"}
    settings["names"] = {k: v for k, v in settings["names"].items() if k != "files"}
    assert from_mapping(settings).preset == "default"
    assert set(values) >= {*KEYS, *PROJECT_KEYS} - {"words"}


def is_example(line: str) -> bool:
    text = line.removeprefix("# ")
    return text.startswith("[") or (" = " in text and text.split(" = ")[0].replace("-", "").isalpha())


SHOWN = {
    "ralat.toml": 'extend = "dasar/d.toml"\nwords = ["tekdung"]\n[[overrides]]\npaths = ["opini/**"]\npreset = "default"\n[overrides.severity]\ngaya = "off"\n',
    "dasar/d.toml": 'preset = "eyd"\nwords = ["kata.txt"]\nseverity = { nama = "info" }\n',
    "dasar/kata.txt": "# Nama.\nWiryantara\n",
}  # fmt: skip


def test_config_show_says_where_each_value_comes_from(tmp_path: Path) -> None:
    tree(tmp_path, SHOWN)
    run = ralat("config", "show", "--ignore", "gaya", "opini/a.md", folder=tmp_path)
    assert run == Run(
        0,
        lines(
            "# opini/a.md: konfigurasi ralat.toml",
            "select = []  # bawaan",
            'ignore = ["gaya"]  # baris perintah',
            'severity.nama = "info"  # dasar/d.toml:3 (extend)',
            'severity.gaya = "off"  # ralat.toml:7 (overrides opini/**)',
            'words = ["Wiryantara", "tekdung"]  # dasar/d.toml:2 (extend) + ralat.toml:2',
            'preset = "default"  # ralat.toml:5 (overrides opini/**)',
            "names = {}  # bawaan",
            "rules = {}  # bawaan",
            'date = ""  # bawaan',
            'front-matter = ["title", "description", "excerpt", "caption", "tags"]  # bawaan',
            "text-field = []  # bawaan",
            'id-field = ""  # bawaan',
            "# words: Wiryantara  (dasar/kata.txt:2)",
            "# words: tekdung  (ralat.toml:2)",
        ),
        "",
    )
    assert 'preset = "eyd"  # dasar/d.toml:1 (extend)\n' in ralat("config", "show", "a.md", folder=tmp_path).out


def test_config_show_without_a_configuration(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.lain]\n", "utf-8")
    assert ralat("config", "show", folder=tmp_path).out.startswith("# .: tanpa konfigurasi; nilai bawaan berlaku\n")


def test_config_show_tells_whether_a_walk_passes_the_file_by(tmp_path: Path) -> None:
    tree(tmp_path, {"ralat.toml": 'exclude = ["arsip/"]\n', "arsip/a.md": WRONG})
    out = ralat("config", "show", "arsip/a.md", folder=tmp_path).out
    assert 'exclude = ["arsip/"]  # relatif terhadap ./\n' in out
    assert out.endswith("# Dalam pemeriksaan folder berkas ini dilewati (exclude atau .gitignore).\n")
