"""One person, place or firm, spelled in two ways."""

from __future__ import annotations

from collections.abc import Iterator

from lint.entities import mentions
from lint.house import house_of
from lint.rule import SHOWN, UNSAFE, WARNING, Bad, Context, Document, Finding, Related, Rule, replace
from lint.twins import Place, Twins, twins


class EjaanNamaBervariasi(Rule):
    """Nama orang, tempat, atau perusahaan yang dieja dengan dua cara dalam satu artikel.

    Ejaan yang lebih sering dipakai menang. Nama kerabat dan nama yang mirip (Sulistyo dan Sulistya, Suharto dan Suharti)
    dibiarkan. Nama yang kedua ejaannya tercatat dalam daftar entitas (Kyiv, Kiev) diperiksa nama-tidak-konsisten.
    """

    source = "Pedoman gaya redaksi"
    severity = WARNING
    bad = (
        Bad(
            "Kepala desa Andi Wicaksana membuka rapat. Menurut Andi Wicaksanna, jalan itu diperbaiki. Wicaksana berjanji hadir.",
            "Kepala desa Andi Wicaksana membuka rapat. Menurut Andi Wicaksana, jalan itu diperbaiki. Wicaksana berjanji hadir.",
        ),
        Bad(
            "Jenderal Valery Gerasimov memuji pasukan. Kata Gerasimov, kota itu aman. Kepada Gerasimov wartawan bertanya. "
            "Pekan lalu Gerasimof ke Kursk.",
            "Jenderal Valery Gerasimov memuji pasukan. Kata Gerasimov, kota itu aman. Kepada Gerasimov wartawan bertanya. "
            "Pekan lalu Gerasimov ke Kursk.",
        ),
        Bad(
            "Korban bernama Yohanes Lamatapo ditemukan warga. Keluarga Yohanes Lamatappo menolak autopsi.",
            "Korban bernama Yohanes Lamatapo ditemukan warga. Keluarga Yohanes Lamatapo menolak autopsi.",
        ),
    )
    good = (
        "Agus Sulistyo dan Dewi Sulistya hadir. Sulistyo berpidato, Sulistya menyanyi.",
        "Suharto datang bersama Suharti. Menurut Suharto, Suharti kakaknya.",
        "Kim Jong Un menggantikan Kim Jong Il. Jong Un berpidato di makam Jong Il.",
        "Rina Wijaya dan Rani Wijaya bersaudara. Rina lulus lebih dulu. Rani menyusul.",
        "Palestina menolak. Organisasi Free Palestine berunjuk rasa di London, kata pejabat Palestina.",
    )

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        found = twins(document, context.lexicon)
        named = mentions(document, house_of(context.lexicon, context.config).names) if found else ()
        listed = {offset for m in named for offset in range(m.start, m.end)}
        for pair in found:
            for place in pair.wrong:
                if place.start not in listed:
                    yield self._finding(pair, place)

    def _finding(self, pair: Twins, place: Place) -> Finding:
        right = pair.right[0].text
        times = len(pair.right)
        message = f"“{place.text}” dieja “{right}” di {times} tempat lain dalam artikel ini; samakan menjadi “{right}”"
        fix = replace(place.start, place.end, right, SHOWN if place.quoted else UNSAFE)
        related = [Related(p.start, p.end, f"“{p.text}”") for p in pair.right[:5]]
        return self.found(place.start, place.end, message, fix, related=related)


rule = EjaanNamaBervariasi()
