"""Words that say the same thing twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.phrases import findings
from lint.rule import WARNING, Bad, Context, Finding, Rule, Sentence


class Pleonasme(Rule):
    """Dua kata bermakna sama berdampingan (agar supaya, adalah merupakan, demi untuk); satu sudah cukup.

    Yang diragukan redaksi lain (sangat … sekali, hanya … saja) hanya saran. Petikan langsung tidak dinilai.
    Daftarnya `dictionaries/frasa.toml`.
    """

    source = "Kalimat efektif (kehematan kata), gaya redaksi"
    severity = WARNING
    bad = (
        Bad("Jalan ditutup agar supaya warga aman.", "Jalan ditutup agar warga aman."),
        Bad("Beras adalah merupakan makanan pokok.", "Beras merupakan makanan pokok."),
        Bad("Harga cabai sangat mahal sekali.", "Harga cabai sangat mahal."),
        Bad("Mereka membeli beras, gula, dan lain sebagainya.", "Mereka membeli beras, gula, dan sebagainya."),
    )
    good = (
        "Para siswa-siswi baru mengikuti upacara.",
        '"Ini sangat bagus sekali," kata Rina.',
        "Ia membeli daya guna untuk kantor itu.",
        "Hanya saja, hujan belum reda.",
        "Jalan ditutup agar warga aman dan supaya lalu lintas lancar.",
    )

    def check_words(self, sentence: Sentence, places: Sequence[int], context: Context) -> Iterator[Finding]:
        return findings(self, sentence, places, context)


rule = Pleonasme()
