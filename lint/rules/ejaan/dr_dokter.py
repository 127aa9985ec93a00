"""Dr. (doctor) before the name of a physician."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.casing import is_capital
from lint.rule import INFO, UNSAFE, WARNING, WORD, Bad, Context, Finding, Rule, Sentence, Token, replace


class DrDokter(Rule):
    """“Dr” (doktor) di depan nama dokter.

    Dokter disingkat “dr.”, doktor “Dr.”. Hanya dilaporkan bila kalimatnya menyebut dokter, spesialis, atau gelar Sp.;
    seorang dokter yang juga doktor ditulis “Dr. dr.”.
    """

    source = "EYD V: KF01, singkatan gelar dan sapaan"
    severity = INFO
    eyd_severity = WARNING
    words = frozenset("dr drg".split())
    bad = (
        Bad(
            "Dr Siti Aminah, spesialis anak, menyarankan imunisasi.",
            "dr. Siti Aminah, spesialis anak, menyarankan imunisasi.",
        ),
        Bad(
            "Menurut Dr. Hadi Wijaya, Sp.JP, pasien sudah stabil.",
            "Menurut dr. Hadi Wijaya, Sp.JP, pasien sudah stabil.",
        ),
        Bad("Dokter gigi Drg. Rina membuka praktik.", "Dokter gigi drg. Rina membuka praktik."),
    )
    good = (
        "Dr. Rina Hapsari, dosen hukum, hadir sebagai saksi ahli.",
        "Menurut Dr. dr. Hadi Wijaya, Sp.JP, pasien sudah stabil.",
        "Prof. Dr. Budi, dokter spesialis jantung, memimpin operasi.",
        "Korban dibawa ke RSUD dr. Soetomo.",
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i, token in enumerate(tokens):
            if token.text not in ("Dr", "Drg") or not _is_physician(tokens, i):
                continue
            stop = i + 1 < len(tokens) and tokens[i + 1].text == "."
            right = token.lower + "."
            end = tokens[i + 1].end if stop else token.end
            yield self.found(
                token.start,
                end,
                f"Dokter disingkat “{right}”; “Dr.” berarti doktor",
                replace(token.start, end, right, UNSAFE),
            )


def _is_physician(tokens: Sequence[Token], i: int) -> bool:
    name = i + 2 if i + 1 < len(tokens) and tokens[i + 1].text == "." else i + 1
    if name >= len(tokens) or not is_capital(tokens[name]) or (i and tokens[i - 1].lower in _BEFORE):
        return False
    if i > 1 and tokens[i - 1].text == "." and tokens[i - 2].lower in ("prof", "ir", "h", "hj"):
        return False
    return tokens[i].text == "Drg" or any(t.kind == WORD and t.lower in _MEDICAL for t in tokens[name + 1 : name + 9])


_BEFORE = frozenset("prof ir rsud rsup rs rumah jalan jl".split())
_MEDICAL = frozenset("spesialis subspesialis dokter sp spa spog spjp sppd spp spkk spm spb spot spkj".split())

rule = DrDokter()
