"""Acronyms used before they are explained."""

from __future__ import annotations

from collections.abc import Iterator

from lint.acronyms import Use, acronyms, is_familiar
from lint.rule import SHOWN, WARNING, Bad, Context, Document, Finding, Related, Rule, replace


class SingkatanBelumDijelaskan(Rule):
    """Singkatan dipakai lebih dulu, baru kemudian dijelaskan.

    Judul, kutipan, dan singkatan yang dikenal semua orang (KPK, PBB) dibiarkan.
    """

    source = "EYD V II.H (singkatan dan akronim); pedoman gaya redaksi"
    severity = WARNING
    bad = (
        Bad(
            "Warga mendatangi kantor FWSC pada Senin. Menurut Forum Warga Sungai Ciliwung (FWSC), sungai itu tercemar.",
        ),
        Bad("Petugas UPTD menutup saluran itu. Unit Pelaksana Teknis Dinas (UPTD) akan menggantinya."),
        Bad("Dana BOP cair pekan ini. Bantuan Operasional Penyelenggaraan (BOP) diterima setiap sekolah."),
    )
    good = (
        "Forum Warga Sungai Ciliwung (FWSC) melapor ke polisi. Menurut FWSC, sungai itu tercemar.",
        "KPK menahan dua orang. Komisi Pemberantasan Korupsi (KPK) akan memeriksa mereka.",
        "“FWSC menolak,” katanya. Forum Warga Sungai Ciliwung (FWSC) akan menggugat.",
        "Organisasi Kesehatan Dunia (WHO) memantau wabah itu.",
    )

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        found = acronyms(document)
        first: dict[str, Use] = {}
        for seen_use in found.uses:
            if seen_use.body and not seen_use.quoted:
                first.setdefault(seen_use.acronym, seen_use)
        seen: set[str] = set()
        for definition in found.definitions:
            if definition.acronym in seen or definition.fitting < 2:
                continue
            seen.add(definition.acronym)
            use = first.get(definition.acronym)
            if use is None or use.bracketed or use.start > definition.start or len(use.acronym) < 3:
                continue
            if is_familiar(context.lexicon, use.acronym):
                continue
            long = document.source.text[definition.expansion_start : definition.end]
            message = f"“{use.acronym}” baru dijelaskan kemudian; jelaskan pada pemakaian pertama: “{long})”"
            yield self.found(
                use.start, use.end, message, replace(use.start, use.end, f"{long})", SHOWN),
                related=[Related(definition.expansion_start, definition.end, "dijelaskan di sini")],
            )  # fmt: skip


rule = SingkatanBelumDijelaskan()
