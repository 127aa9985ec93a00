"""Names: what is silent in normal journalism, what is found, and what a house may write."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import lint
from lint.cli import app
from lint.entity_files import check, read
from lint.errors import ConfigError, RalatError

NAMES = {"select": ["nama"]}


def found(text: str, **config: object) -> list[tuple[str, str, str | None]]:
    """(rule, text, first fix) of every finding above info."""
    return [
        (f.rule, text[f.start : f.end], f.fixes[0].edits[0].text if f.fixes else None)
        for f in lint.check(text, config={**NAMES, **config})
        if f.severity != "info"
    ]


SILENT = {
    "full form, then short form": "Korea Utara menguji rudal. Militer Korut membenarkan. Menurut pejabat Korut, uji itu berhasil.",
    "gloss in brackets": "Amerika Serikat (AS) dan Uni Emirat Arab (UEA) sepakat. AS mengirim utusan, UEA menunggu.",
    "foreign name as a gloss": "Bank Dunia (World Bank) menaikkan proyeksi. Menurut Bank Dunia, ekonomi pulih.",
    "capital for the state": "Rusia membantah. Moskow menyebut tuduhan itu palsu. Kremlin diam. Rusia menutup perbatasan.",
    "epithets": "Jepang menang. Negeri Sakura berpesta. Korea Selatan kalah; Negeri Ginseng berduka.",
    "official name with an older form": "Pesawat tiba di Bandara Soekarno-Hatta. Patung Sukarno berdiri di sana. Sukarno lahir di Surabaya.",
    "university named after a city": "Kyiv diserang. Ia lulusan Universitas Kiev. Warga Kyiv mengungsi.",
    "firms named after a country": "Tiongkok melambat. Air China dan Bank of China rugi. Pemerintah Tiongkok turun tangan.",
    "open tournaments": "Ia pulang ke AS. Petenis itu juara US Open. Pelatihnya juga dari AS.",
    "titles before names": "Presiden Volodymyr Zelensky hadir. Presiden Zelensky pidato. Zelensky lalu pulang.",
    "two bombings of one court": "Mumbai banjir. Pengadilan Tinggi Bombay tutup. Warga Mumbai bertahan.",
    "former name, said to be one": "Kota Mumbai, yang dulu bernama Bombay, banjir. Warga Mumbai mengungsi. Mumbai lumpuh.",
    "dateline": "KIEV, KOMPAS.com - Ledakan mengguncang Kyiv. Warga Kyiv berlindung. Wali Kota Kyiv berpidato.",
    "both Koreas": "Korea Utara dan Korea Selatan berunding. Korut menolak, Korsel menunggu. Kedua Korea berpisah.",
    "two Kims": "Kim Jong Un menggantikan Kim Jong Il. Ayah Kim Jong Il adalah Kim Il Sung. Kim Jong Un berkuasa.",
    "two Bushes": "George H.W. Bush menjabat 1989. Putranya, George W. Bush, menjabat 2001. Bush meninggal 2018.",
    "relatives": "Budi Santoso dan adiknya, Bagus Santosa, hadir. Bagus berpidato. Budi mendengarkan.",
    "namesakes with another vowel": "Suharto bertemu Suharti. Suharto tersenyum. Suharti menangis. Suharto pamit.",
    "frequent first names": "Siti Aminah dan Siti Amina bertemu. Siti Aminah pulang. Nur Hasanah dan Nur Hasana tinggal.",
    "place and people": "Warga Palestina mengungsi. Palestine Chronicle melaporkan hal itu. Palestina meminta bantuan.",
    "longer official name": "Tiongkok merayakan hari jadi Republik Rakyat Tiongkok. Bendera Tiongkok berkibar.",
    "consistent use of one spelling": "China naik. Presiden China Xi Jinping hadir. Republik Rakyat China berulang tahun. Beras dari China.",
    "consistent use of a foreign spelling": "Volodymyr Zelenskyy tiba. Zelenskyy berpidato. Menurut Zelenskyy, bantuan penting.",
    "address and handle": "Kirim ke @kiev atau buka kiev.ua. Kyiv aman, kata wali kota Kyiv.",
    "dollar sign": "Harga minyak US$ 70. Ekonomi AS melambat, kata pejabat AS.",
    "an ordinary word with a capital": "Sisi lain AS terlihat. Sisi baiknya, AS membuka diri.",
    "foreign letters of an Indonesian name": "Organisasi Kesehatan Dunia (WHO) dan Dana Moneter Internasional (IMF) rapat. WHO dan IMF sepakat.",
    "acronym explained first": "Forum Petani Sawit Mandiri (FPSM) protes. Kata ketua FPSM, harga anjlok.",
    "common acronym explained late": "KPK menahan dua orang. Komisi Pemberantasan Korupsi (KPK) akan memeriksa mereka.",
    "same acronym for the shorter name": "Kepala Dinas Perhubungan DKI (Dishub) hadir. Dinas Perhubungan (Dishub) menutup jalan.",
    "initials of suspects": "Polisi menangkap AS (23) dan US (25). AS mengaku. US dan AS warga Bandung.",
    "an empty text": "",
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT.keys())
def test_normal_journalism_is_silent(text: str) -> None:
    assert found(text) == []


FOUND = [
    ("Korea Utara (Korut) menembak. Korut puas. Kata DPRK, itu latihan.", "nama-tidak-konsisten", "DPRK", "Korut"),
    ("Kyiv gelap. Wali Kota Kyiv pidato. Ledakan di Kiev reda.", "nama-tidak-konsisten", "Kiev", "Kyiv"),
    ("Di Moskow salju turun. Moskow dingin. Kremlin di Moskwa tutup.", "nama-tidak-konsisten", "Moskwa", "Moskow"),
    ("Presiden AS tiba. AS setuju. Delegasi USA pulang.", "nama-tidak-konsisten", "USA", "AS"),
    ("Inggris menolak. Pemerintah Inggris diam. Ekonomi Britania Raya lesu.", "nama-tidak-konsisten", "Britania Raya", "Inggris"),
    ("Ekspor ke Tiongkok naik. Tiongkok membeli nikel. Impor dari China turun.", "nama-tidak-konsisten", "China", "Tiongkok"),
    ("China naik. Menlu China hadir. Barang Cina murah, kata media China.", "nama-tidak-konsisten", "Cina", "China"),
    ("Turki gempa. Pemerintah Turki siaga. Bantuan ke Türkiye tiba.", "nama-tidak-konsisten", "Türkiye", "Turki"),
    ("Mumbai banjir. Warga Mumbai mengungsi. Hujan di Bombay reda.", "nama-tidak-konsisten", "Bombay", "Mumbai"),
    ("Jemaah tiba di Makkah. Suhu Makkah panas. Hotel di Mekah penuh.", "nama-tidak-konsisten", "Mekah", "Makkah"),
    ("Benjamin Netanyahu hadir. Netanyahu menolak. Menurut Netanyaho, perang berlanjut.", "ejaan-nama-bervariasi", "Netanyaho", "Netanyahu"),
    ("Ali Khamenei berpidato. Khamenei mengecam. Pernyataan Khameini dikutip.", "nama-tidak-konsisten", "Khameini", "Khamenei"),
    ("Recep Tayyip Erdogan datang. Erdogan marah. Kata Erdoğan, itu salah.", "nama-tidak-konsisten", "Erdoğan", "Erdogan"),
    ("Hizbullah menyerang. Roket Hizbullah jatuh. Milisi Hezbollah mundur.", "nama-tidak-konsisten", "Hezbollah", "Hizbullah"),
    ("Bulan Ramadan tiba. Pasar Ramadan ramai. Takjil Ramadhan laris.", "nama-tidak-konsisten", "Ramadhan", "Ramadan"),
    ("Libur Idulfitri panjang. Arus balik Idulfitri lancar. Salat Idul Fitri khidmat.", "nama-tidak-konsisten", "Idul Fitri", "Idulfitri"),
    ("Muammar Gaddafi tewas. Rezim Gaddafi runtuh. Putra Khadafi lari.", "nama-tidak-konsisten", "Khadafi", "Gaddafi"),
    ("Rapat dipimpin Badan Gizi Nasional (BGM).", "singkatan-tidak-cocok", "BGM", "BGN"),
    ("Mantan Presiden Barrack Obama hadir.", "nama-dihindari", "Barrack Obama", "Barack Obama"),
    ("Warga Yogyakarta mudik. Kota Yogyakarta padat. Wisatawan di Jogja ramai.", "nama-tidak-konsisten", "Jogja", "Yogyakarta"),
    ("Polisi menangkap Budi Santosa. Budi Santosa mengaku. Istri Budi Santoso diam.", "ejaan-nama-bervariasi", "Santoso", "Santosa"),
    (
        "Andi Wicaksana membuka rapat. Menurut Andi Wicaksanna, jalan rusak. Wicaksana pamit.",
        "ejaan-nama-bervariasi", "Wicaksanna", "Wicaksana",
    ),
    (
        "Valery Gerasimov memuji. Gerasimov lalu pergi. Kata Gerasimov, aman. Menurut Gerasimof, selesai.",
        "ejaan-nama-bervariasi", "Gerasimof", "Gerasimov",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rule", "wrong", "right"), FOUND, ids=[f[2] for f in FOUND])
def test_a_planted_inconsistency_is_found_once_with_the_right_fix_first(
    text: str, rule: str, wrong: str, right: str
) -> None:
    assert found(text) == [(rule, wrong, right)]


def test_the_article_of_the_project_shows_both_places_and_changes_none() -> None:
    text = (Path(__file__).parent / "data/artikel-korut.txt").read_text("utf-8")
    first, second = lint.check(text, config={"select": ["nama-tidak-konsisten"]})
    assert [text[f.start : f.end] for f in (first, second)] == ["DPRK", "DPRK"]
    assert "kutipan" in first.message and "kurung" in first.message
    assert "kutipan" in second.message and "kurung" not in second.message
    for finding in (first, second):
        assert finding.severity == "warning"
        assert [(fix.safety, fix.edits[0].text) for fix in finding.fixes] == [("shown", "Korut")]
        assert finding.related[0].start == text.index("Korut")
    assert lint.fix(text, unsafe=True, config={"select": ["nama"]}).text == text


def test_inside_a_quotation_a_fix_is_only_shown() -> None:
    text = 'Kyiv gelap. Kyiv sepi. "Saya lahir di Kiev," katanya.'
    (finding,) = lint.check(text, config=NAMES)
    assert [f.safety for f in finding.fixes] == ["shown"]


def test_a_hyphen_compound_is_looked_into() -> None:
    text = "Hubungan Korut-Rusia erat. Korut senang. Poros DPRK-Rusia menguat."
    assert found(text) == [("nama-tidak-konsisten", "DPRK", "Korut")]


def test_a_possessive_keeps_its_ending() -> None:
    text = "Kyiv gelap. Kyiv sepi. Kiev-nya para penyair tinggal kenangan."
    assert found(text) == [("nama-tidak-konsisten", "Kiev", "Kyiv")]


def test_the_house_form_wins_over_the_majority() -> None:
    text = "China naik. Menlu China hadir. Beras Tiongkok masuk."
    assert found(text) == [("nama-tidak-konsisten", "Tiongkok", "China")]
    wish = {"names": {"prefer": {"tiongkok": "Tiongkok"}}}
    assert found(text, **wish) == [("nama-tidak-konsisten", "China", "Tiongkok")] * 2
    assert found("Menlu China hadir.", **wish) == [("nama-dihindari", "China", "Tiongkok")]


def test_a_house_avoids_forms_per_entity_and_kind() -> None:
    text = "Barang Cina murah."
    assert found(text, names={"avoid": {"tiongkok": ["Cina"]}}) == [("nama-dihindari", "Cina", "Tiongkok")]
    assert found(text, names={"avoid": {"negara": ["Cina"]}}) == [("nama-dihindari", "Cina", "Tiongkok")]


def test_presets_choose_a_form_for_all_or_for_a_kind() -> None:
    text = "Ledakan di Kiev."
    assert found(text) == []
    assert found(text, names={"preset": "kbbi"}) == [("nama-dihindari", "Kiev", "Kyiv")]
    assert found(text, names={"prefer": {"kota": "kbbi"}}) == [("nama-dihindari", "Kiev", "Kyiv")]
    assert found(text, names={"prefer": {"orang": "kbbi"}}) == []
    assert found("Menlu Tiongkok hadir.", names={"preset": "newsroom"}) == [("nama-dihindari", "Tiongkok", "China")]
    assert found("Menlu China hadir.", names={"preset": "newsroom"}) == []


def config(folder: Path, names: str, **files: str) -> Path:
    (folder / "ralat.toml").write_text(names, "utf-8")
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, "utf-8")
    article = folder / "artikel.txt"
    article.write_text("Kantor Kitta Maju tutup. Kantor Kita Maju (KKM) buka. KKM ramai. Barang Cina murah.", "utf-8")
    return article


HOUSE = '[kantor-kita]\nkind = "lembaga"\nfull = "Kantor Kita Maju"\nshort = "KKM"\ncompeting = ["Kantor Kitta Maju"]\n'


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, arguments)
    if isinstance(result.exception, RalatError):
        return 2, result.output, str(result.exception)
    return result.exit_code, result.output, ""


def test_a_house_file_has_the_form_of_the_shipped_ones_and_refines_them(tmp_path: Path) -> None:
    refine = '\n[tiongkok]\navoid = [{ form = "Cina", reason = "pilihan redaksi" }]\n'
    article = config(tmp_path, '[names]\nfiles = ["rumah.toml"]\n', rumah=HOUSE + refine)
    _, output, _ = run("check", str(article), "--select", "nama")
    assert "“Kantor Kitta Maju”" in output and "“Cina” dihindari (pilihan redaksi)" in output


BROKEN = {
    "broken TOML": ('[a]\nfull = "X\n', "rumah.toml:2", "bukan TOML"),
    "unknown kind": ('[a]\nkind = "planet"\nfull = "X"\n', "rumah.toml:2", "jenis 'planet' tidak dikenal"),
    "kind missing": ('[a]\nfull = "X"\n', "rumah.toml:1", "jenis (kind) belum disebut"),
    "full missing": ('[a]\nkind = "kota"\n', "rumah.toml:1", "bentuk lengkap"),
    "unknown key": (HOUSE + 'varians = ["X"]\n', "rumah.toml:6", "maksud Anda 'variants'"),
    "wrong type": (HOUSE.replace('"KKM"', "3"), "rumah.toml:4", "short harus berupa teks"),
    "one form, two owners": (HOUSE + '\n[b]\nkind = "kota"\nfull = "KKM"\n', "rumah.toml:7", "juga milik [kantor-kita]"),
    "a form of a shipped entity": ('[b]\nkind = "kota"\nfull = "Korut"\n', "rumah.toml:1", "sudah milik [korea-utara]"),
    "a circle": (
        '[a]\nkind = "kota"\nfull = "Xa"\navoid = [{ form = "Ya" }]\n[b]\nkind = "kota"\nfull = "Ya"\navoid = [{ form = "Xa" }]\n',
        "rumah.toml:1", "lingkaran",
    ),
    "not a table": ('a = "X"\n', "rumah.toml:1", "bukan tabel"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "where", "what"), BROKEN.values(), ids=BROKEN.keys())
def test_a_wrong_house_file_is_refused_with_file_and_line(tmp_path: Path, text: str, where: str, what: str) -> None:
    article = config(tmp_path, '[names]\nfiles = ["rumah.toml"]\n', rumah=text)
    code, _, message = run("check", str(article))
    assert code == 2
    assert where in message and what in message


SETTINGS = {
    "unknown key": ("[names]\nprefers = {}\n", 2, "maksud Anda 'prefer'"),
    "unknown entity": ('[names]\nprefer = { "korea-utra" = "Korut" }\n', 2, "maksud Anda 'korea-utara'"),
    "unknown preset": ('[names]\npreset = "kbi"\n', 2, "maksud Anda 'kbbi'"),
    "wrong type": ('[names]\nfiles = "x.toml"\n', 2, "diharapkan daftar"),
    "no such file": ('[names]\nfiles = ["x.toml"]\n', 0, "x.toml: tidak terbaca"),
    "avoiding the preferred form": ('[names]\navoid = { "tiongkok" = ["Tiongkok"] }\n', 2, "lingkaran"),
}


@pytest.mark.parametrize(("text", "line", "what"), SETTINGS.values(), ids=SETTINGS.keys())
def test_wrong_settings_are_refused_with_their_line(tmp_path: Path, text: str, line: int, what: str) -> None:
    code, _, message = run("check", str(config(tmp_path, text)))
    assert code == 2
    assert what in message and (not line or f"ralat.toml:{line}" in message)


def test_two_owners_are_allowed_with_a_note(tmp_path: Path) -> None:
    path = tmp_path / "kota.toml"
    path.write_text(
        '[a]\nfull = "Xa"\nambiguous = ["Xa"]\nnote = "dua kota"\n[b]\nfull = "Xa"\nambiguous = ["Xa"]\n', "utf-8"
    )
    check(read(path))
    path.write_text('[a]\nfull = "Xa"\nambiguous = ["Xa"]\n[b]\nfull = "Xa"\nambiguous = ["Xa"]\n', "utf-8")
    with pytest.raises(ValueError, match=r"kota\.toml:4: \[b\] bentuk \"Xa\" juga milik \[a\]"):
        check(read(path))


def test_names_lists_entities_with_forms_counts_and_lines(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Kyiv gelap.\nKyiv sepi.\nKiev ramai.\n", "utf-8")
    code, table, _ = run("names", str(article))
    assert code == 0
    assert table.splitlines()[1].split() == ["Kyiv", "kota", "Kyiv", "2", "1,", "2"]
    assert "Kiev (bersaing)" in table
    listed = json.loads(run("names", str(article), "--format", "json")[1])
    (entity,) = listed["entities"]
    assert entity["id"] == "kyiv" and entity["winner"] == "Kyiv" and entity["count"] == 3
    assert entity["forms"][1] == {"form": "Kiev", "count": 1, "lines": [3], "competing": True}


def test_names_refuses_an_unknown_format(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Kyiv.", "utf-8")
    assert run("names", str(article), "--format", "xml")[0] == 2


def test_a_configuration_given_in_code_is_checked_too() -> None:
    with pytest.raises(ConfigError, match="maksud Anda 'kbbi'"):
        lint.check("Kyiv.", config={"names": {"preset": "kbi"}})
