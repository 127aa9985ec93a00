"""Very long sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lint.rule import INFO, NUMBER, WORD, Bad, Context, Finding, Rule, Scope, Sentence

_LONG = (
    "Bupati mengatakan bahwa pembangunan jembatan yang menghubungkan dua kecamatan itu ditunda sampai tahun depan karena anggaran "
    "yang semula disiapkan dialihkan untuk membantu warga yang rumahnya rusak akibat banjir yang melanda tujuh desa pada awal "
    "bulan ini dan karena kontraktor yang memenangi lelang belum juga melengkapi syarat yang diminta dinas."
)


@dataclass(frozen=True)
class KalimatPanjang(Rule):
    """Kalimat lebih panjang daripada `max-words` kata; pecah menjadi dua.

    Angka dihitung sebagai kata. Butir daftar, judul, dan sel tabel tidak dinilai.
    """

    max_words: int = 45

    source = "Gaya redaksi: satu kalimat satu gagasan"
    severity = INFO
    scopes = frozenset({Scope.BODY})
    bad = (
        Bad(_LONG),
        Bad("Kemarin malam " + _LONG[:1].lower() + _LONG[1:]),
        Bad(_LONG.replace("tujuh desa", "7 desa")),
    )
    good = (
        "Bupati menunda pembangunan jembatan itu. Anggarannya dialihkan untuk korban banjir.",
        "Ia datang, melihat, dan menang.",
        "Harga beras, gula, minyak goreng, telur, daging, cabai, bawang merah, bawang putih, tomat, dan garam naik.",
        "Siapa yang menjaga hutan?",
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        if len(sentence.tokens) <= self.max_words:
            return
        count = sum(t.kind in (WORD, NUMBER) for t in sentence.tokens)
        if count > self.max_words:
            message = f"Kalimat ini {count} kata, batasnya {self.max_words}; pecah menjadi dua kalimat"
            yield self.found(0, len(sentence.text), message)


rule = KalimatPanjang()
