"""One acronym for two things, or two acronyms for one."""

from __future__ import annotations

from collections.abc import Iterator

from lint.acronyms import Definition, acronyms
from lint.rule import SHOWN, WARNING, Bad, Context, Document, Finding, Related, Rule, replace


class SingkatanGanda(Rule):
    """Satu singkatan dijelaskan dengan dua kepanjangan, atau satu kepanjangan dengan dua singkatan.

    Kepanjangan yang hanya lebih panjang atau lebih pendek (Dinas Perhubungan, Dinas Perhubungan DKI) bukan kesalahan;
    yang hanya salah ketik urusan aturan ejaan.
    """

    source = "EYD V II.H (singkatan dan akronim)"
    severity = WARNING
    bad = (
        Bad(
            "Rapat dibuka Badan Pengelola Investasi (BPI). Hadir pula Badan Pengawas Internal (BPI) kementerian itu.",
        ),
        Bad(
            "Forum Petani Sawit Mandiri (FPSM) menolak aturan itu. Menurut Forum Petani Sawit Mandiri (FPM), harga anjlok.",
            "Forum Petani Sawit Mandiri (FPSM) menolak aturan itu. Menurut Forum Petani Sawit Mandiri (FPSM), harga anjlok.",
        ),
        Bad(
            "Ketua Gerakan Rakyat Cinta Damai (GRCD) berpidato. Anggota Gerakan Rakyat Cinta Damai (GRD) ikut serta.",
            "Ketua Gerakan Rakyat Cinta Damai (GRCD) berpidato. Anggota Gerakan Rakyat Cinta Damai (GRCD) ikut serta.",
        ),
    )
    good = (
        "Komisi Pemilihan Umum (KPU) rapat hari ini. Menurut Komisi Pemilihan Umum (KPU), tahapan berjalan lancar.",
        "Dinas Perhubungan (Dishub) menutup jalan. Badan Gizi Nasional (BGN) dan Badan Pusat Statistik (BPS) hadir.",
        "Kepala Badan Pusat Statistik (BPS) hadir. Data Badan Pusat Statistik Provinsi (BPS) dipakai.",
        "Organisasi Kesehatan Dunia (WHO) memantau. World Health Organization (WHO) berkantor di Jenewa.",
    )

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        by_acronym: dict[str, Definition] = {}
        by_words: dict[tuple[str, ...], Definition] = {}
        for later in acronyms(document).definitions:
            if later.fitting < 2:
                continue
            same = by_acronym.setdefault(later.acronym, later)
            if _differ(same, later):
                yield self._two_meanings(same, later)
            twin = by_words.setdefault(_words(later), later)
            if twin.acronym != later.acronym:
                yield self._two_acronyms(twin, later)

    def _two_meanings(self, earlier: Definition, later: Definition) -> Finding:
        message = (
            f"“{later.acronym}” sudah dipakai untuk “{' '.join(earlier.expansion)}”; "
            f"jangan pakai singkatan yang sama untuk “{' '.join(later.expansion)}”"
        )
        return self.found(later.start, later.end, message, related=[_place(earlier)])

    def _two_acronyms(self, earlier: Definition, later: Definition) -> Finding:
        message = (
            f"“{' '.join(later.expansion)}” sudah disingkat “{earlier.acronym}” dalam artikel ini; pakai satu singkatan"
        )
        fix = replace(later.start, later.end, earlier.acronym, SHOWN)
        return self.found(later.start, later.end, message, fix, related=[_place(earlier)])


def _place(definition: Definition) -> Related:
    return Related(definition.expansion_start, definition.end, "pertama kali dijelaskan")


def _words(definition: Definition) -> tuple[str, ...]:
    return tuple(w.lower() for w in definition.expansion)


def _differ(first: Definition, second: Definition) -> bool:
    """Two meanings: no expansion holds the other, and at least half of the words are others."""
    a, b = {w.lower() for w in first.words}, {w.lower() for w in second.words}
    own_a, own_b = set(_words(first)), set(_words(second))
    return not (own_a <= b or own_b <= a) and len(own_a & own_b) <= min(len(own_a), len(own_b)) / 2


rule = SingkatanGanda()
