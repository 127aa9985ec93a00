"""Acronyms that are never explained."""

from __future__ import annotations

from collections.abc import Iterator

from lint.acronyms import Use, acronyms, expansions, is_familiar
from lint.rule import INFO, SHOWN, Bad, Context, Document, Finding, Rule, insert

_ROMAN = frozenset("IVXLCDM")


class SingkatanTanpaKepanjangan(Rule):
    """Singkatan yang tidak dijelaskan di mana pun dan belum tentu dikenal pembaca.

    Singkatan yang lazim (KPK, SMA, HP), angka Romawi, dan yang hanya muncul di dalam kutipan dibiarkan.
    """

    source = "Pedoman gaya redaksi"
    severity = INFO
    bad = (
        Bad("Warga melapor ke FWSC pada Senin."),
        Bad(
            "Menurut data BPJPH, izin itu sudah terbit.",
            "Menurut data BPJPH (Badan Penyelenggara Jaminan Produk Halal), izin itu sudah terbit.",
        ),
        Bad("Program itu dijalankan BKMT di tiga kecamatan."),
    )
    good = (
        "KPK menahan dua orang di Jakarta.",
        "Forum Warga Sungai Ciliwung (FWSC) melapor. Menurut FWSC, sungai itu tercemar.",
        "Paus Leo XIV dan Perang Dunia II dibahas dalam buku itu.",
        "“Saya anggota FWSC,” katanya.",
    )

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        found = acronyms(document)
        explained = {d.acronym for d in found.definitions}
        seen: set[str] = set()
        for use in found.uses:
            if use.quoted or use.acronym in seen or use.acronym in explained:
                continue
            seen.add(use.acronym)
            short = len(use.acronym) < 3 or _ROMAN.issuperset(use.acronym)
            if short or is_familiar(context.lexicon, use.acronym) or _in_brackets(document, use):
                continue
            if not _is_label(document, use):
                yield self._finding(use, expansions(context.lexicon, use.acronym))

    def _finding(self, use: Use, known: list[tuple[str, ...]]) -> Finding:
        message = f"singkatan “{use.acronym}” tidak dijelaskan; tulis kepanjangannya pada pemakaian pertama"
        fixes = [insert(use.end, f" ({' '.join(words)})", SHOWN) for words in known[:3]]
        return self.found(use.start, use.end, message, *fixes)


def _in_brackets(document: Document, use: Use) -> bool:
    """In a bracket, or right before one: a source, a code, or an explanation of some other form."""
    text = document.source.text
    return use.bracketed or text[use.end : use.end + 2] == " ("


def _is_label(document: Document, use: Use) -> bool:
    """A rank or a kind of ship before a name (AKP Fery), or a code of the exchange (kode BEEF)?"""
    text = document.source.text
    before = text[max(0, use.start - 12) : use.start].split()
    return use.acronym in _RANKS or bool(before) and before[-1].lower() in ("kode", "saham", "emiten", "ticker")


_RANKS = frozenset("AKP AKBP IPTU IPDA AIPTU AIPDA BRIPKA KMP KRI KLM TNI-AD PT CV KH RW RT".split())

rule = SingkatanTanpaKepanjangan()
