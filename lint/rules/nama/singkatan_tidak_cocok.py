"""Acronyms that do not fit the words they stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from lint.acronyms import Definition, acronyms, expansions, fits, initials
from lint.lexicon import Lexicon
from lint.rule import SHOWN, UNSAFE, WARNING, Bad, Context, Document, Finding, Rule, replace


class SingkatanTidakCocok(Rule):
    """Huruf singkatan dalam kurung tidak cocok dengan kepanjangan di depannya.

    Dilaporkan hanya bila hampir cocok (satu huruf berbeda, kurang, lebih, atau tertukar) dan singkatan yang cocok dikenal
    kamus atau dipakai di bagian lain artikel. Singkatan asing di belakang nama Indonesia (Organisasi Kesehatan Dunia
    (WHO)) bukan kesalahan.
    """

    source = "EYD V II.H (singkatan dan akronim); daftar singkatan ralat"
    severity = WARNING
    bad = (
        Bad(
            "Menu itu disusun Badan Gizi Nasional (BGM) bersama puskesmas.",
            "Menu itu disusun Badan Gizi Nasional (BGN) bersama puskesmas.",
        ),
        Bad(
            "Gugatan diajukan Komisi Pemilihan Umum (KPI) Kota Solo.",
            "Gugatan diajukan Komisi Pemilihan Umum (KPU) Kota Solo.",
        ),
        Bad(
            "Forum Warga Sungai Ciliwung (FWCS) menanam bakau. Ketua FWSC mengajak warga ikut serta. Anggota FWSC kini 50 orang.",
            "Forum Warga Sungai Ciliwung (FWSC) menanam bakau. Ketua FWSC mengajak warga ikut serta. Anggota FWSC kini 50 orang.",
        ),
    )
    good = (
        "Organisasi Kesehatan Dunia (WHO) mengumumkan akhir wabah itu.",
        "Badan Pengawas Obat dan Makanan (BPOM) menarik produk itu.",
        "Partai Demokrasi Indonesia Perjuangan (PDIP) dan Badan Siber dan Sandi Negara (BSSN) hadir.",
        "Dana Moneter Internasional (IMF) menaikkan proyeksinya.",
        "Gubernur Bank Sentral Filipina (BSP) menahan suku bunga.",
    )

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        found = acronyms(document)
        used = {u.acronym for u in found.uses}
        for definition in found.definitions:
            right = _meant(definition, used, context.lexicon)
            if right:
                start, end = definition.start, definition.end
                message = f"singkatan “{definition.acronym}” tidak cocok dengan “{_text(definition, right)}”; maksudnya “{right}”?"
                yield self.found(
                    start, end, message, replace(start, end, right, SHOWN if definition.quoted else UNSAFE)
                )


def _text(definition: Definition, right: str) -> str:
    return " ".join(_tail(definition.words, right))


def _meant(definition: Definition, used: Set[str], lexicon: Lexicon) -> str:
    """The acronym that the words ask for when the one written is a slip of it, else ''."""
    written = definition.acronym
    letters = initials(definition.words)
    if len(written) < 3 or letters.endswith(written):
        return ""
    own = expansions(lexicon, written)
    for right in _near_initials(definition):
        tail = _tail(definition.words, right)
        plain = _key(tail)
        if any(_key(e) == plain for e in own):
            return ""
        if any(_key(e) == plain for e in expansions(lexicon, right)):
            return right
        if not fits(written, tail) and right in used and written not in used:
            return right
    return ""


def _near_initials(definition: Definition) -> Iterator[str]:
    """The initials of the last capitalised words, if one slip away from what is written."""
    letters = initials(definition.words)
    for size in (len(definition.acronym), len(definition.acronym) + 1, len(definition.acronym) - 1):
        if 3 <= size <= len(letters) and _one_slip(definition.acronym, letters[-size:]):
            yield letters[-size:]


def _one_slip(first: str, second: str) -> bool:
    """Do two strings differ by one letter changed, missing or added, or by two neighbours swapped?"""
    if len(first) == len(second):
        wrong = [i for i, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
        if len(wrong) == 2:
            i, j = wrong
            return j == i + 1 and first[i] == second[j] and first[j] == second[i]
        return len(wrong) == 1
    short, long = sorted((first, second), key=len)
    return len(long) - len(short) == 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def _tail(words: Sequence[str], right: str) -> tuple[str, ...]:
    """The last words whose capitals spell `right`."""
    for size in range(len(right), len(words) + 1):
        if initials(words[-size:]) == right:
            return tuple(words[-size:])
    return ()


def _key(words: Sequence[str]) -> str:
    return " ".join(w.strip(",").lower() for w in words)


rule = SingkatanTidakCocok()
