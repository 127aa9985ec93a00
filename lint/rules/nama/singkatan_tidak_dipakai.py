"""Acronyms that are explained and never used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lint.acronyms import acronyms, is_familiar
from lint.rule import INFO, SHOWN, Bad, Context, Document, Finding, Rule, delete


class SingkatanTidakDipakai(Rule):
    """Singkatan dijelaskan dalam kurung, tetapi tidak dipakai lagi sesudahnya.

    Singkatan yang dikenal luas (APBN, BPS) dibiarkan, karena kurungnya membantu pembaca.
    """

    source = "Pedoman gaya redaksi"
    severity = INFO
    bad = (
        Bad(
            "Forum Warga Sungai Ciliwung (FWSC) melapor ke polisi kemarin.",
            "Forum Warga Sungai Ciliwung melapor ke polisi kemarin.",
        ),
        Bad(
            "Rapat dihadiri Unit Pelaksana Teknis Dinas (UPTD) kota itu.",
            "Rapat dihadiri Unit Pelaksana Teknis Dinas kota itu.",
        ),
        Bad(
            "Dana dari Bantuan Warga Terdampak (BWT) cair.", "Dana dari Bantuan Warga Terdampak cair.",
        ),
    )  # fmt: skip
    good = (
        "Forum Warga Sungai Ciliwung (FWSC) melapor. Menurut FWSC, sungai itu tercemar.",
        "Organisasi Kesehatan Dunia (WHO) memantau. Kata pejabat WHO, wabah mereda.",
        "Ia lahir pada Senin (SNR) dan tinggal di Bandung (BDG).",
        "Dana Bantuan Operasional Sekolah (BOS) cair. Sekolah melaporkan dana BOS-nya.",
        "Anggaran Pendapatan dan Belanja Negara (APBN) disahkan kemarin.",
    )

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        found = acronyms(document)
        text = document.source.text
        written = {definition.acronym for definition in found.definitions}
        times = Counter(t.text for s in document.sentences for t in s.tokens if t.text in written) if written else {}
        for definition in found.definitions:
            if definition.fitting < 2 or times[definition.acronym] > 1:
                continue
            if is_familiar(context.lexicon, definition.acronym) or _goes_on(text[definition.end + 1 :][:2]):
                continue
            start = definition.start - 1
            start -= text[start - 1 : start] == " "
            message = f"singkatan “{definition.acronym}” tidak dipakai lagi; hapus bila tidak perlu"
            yield self.found(definition.start, definition.end, message, delete(start, definition.end + 1, SHOWN))


def _goes_on(following: str) -> bool:
    """Does the name go on behind the bracket: (BPI) Daya Anagata, (OSN) 2025?"""
    return len(following) == 2 and following[0] == " " and (following[1].isupper() or following[1].isdigit())


rule = SingkatanTidakDipakai()
