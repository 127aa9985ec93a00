"""More than all of a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.rule import INFO, NUMBER, Bad, Context, Finding, Rule, Sentence


class PersenLebihSeratus(Rule):
    """Bagian dari suatu keseluruhan melebihi 100 persen.

    Hanya “… persen dari responden, warga, suara” dan sejenisnya; kenaikan, target, dan anggaran memang dapat melebihi
    100 persen.
    """

    source = "Hitungan: bagian tidak melebihi keseluruhannya"
    severity = INFO
    words = frozenset(("persen", "%"))
    bad = (
        Bad("Sebanyak 120 persen responden menyatakan setuju."),
        Bad("Sekitar 105% dari total pemilih datang ke TPS."),
        Bad("Sebanyak 110,5 persen warga sudah divaksin."),
    )
    good = (
        "Sebanyak 100 persen responden menyatakan setuju.",
        "Laba naik 120 persen dari tahun lalu.",
        "Realisasi mencapai 110 persen dari total target.",
        "Jumlah warga miskin naik 150 persen warga kota.",
    )

    def check_words(self, sentence: Sentence, places: Sequence[int], context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i in places:
            token = tokens[i]
            if token.lower not in self.words or not i or tokens[i - 1].kind != NUMBER:
                continue
            following = [t.lower for t in tokens[i + 1 : i + 5]]
            while following and following[0] in _BETWEEN:
                del following[0]
            counted = i >= 2 and tokens[i - 2].lower in _COUNTING
            if _value(tokens[i - 1].text) > 100 and counted and following and following[0] in _WHOLES:
                start, text = tokens[i - 1].start, sentence.text[tokens[i - 1].start : token.end]
                yield self.found(
                    start, token.end, f"“{text}” dari {following[0]} lebih dari seluruhnya; periksa angkanya"
                )


def _value(text: str) -> float:
    try:
        return float(text.replace(".", "").replace(",", "."))
    except ValueError:
        return 0.0


_COUNTING = frozenset("sebanyak sekitar sebesar hanya hampir ada".split())
_BETWEEN = frozenset("dari seluruh total jumlah para semua".split())
_WHOLES = frozenset(
    "responden warga penduduk pemilih siswa pelajar mahasiswa karyawan pekerja pasien suara peserta masyarakat korban pengguna penumpang lulusan anggota guru petani nelayan keluarga rumah lahan".split()
)

rule = PersenLebihSeratus()
