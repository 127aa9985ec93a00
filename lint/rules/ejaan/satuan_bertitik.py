"""Units and the rupiah sign with a full stop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lint.rule import ERROR, NUMBER, WORD, Bad, Context, Finding, Rule, Sentence, Token, delete, replace


@dataclass(frozen=True)
class SatuanBertitik(Rule):
    """Lambang satuan atau mata uang diikuti titik: 5 km. dari kota, Rp. 10.000.

    Titik di akhir kalimat dibiarkan. Pilihan `rp_berspasi`: tulis “Rp 10.000” dan bukan “Rp10.000”.
    """

    rp_berspasi: bool = False

    source = "EYD V: KF05, lambang kimia, satuan ukuran, dan mata uang tidak diikuti tanda titik"
    severity = ERROR
    words = frozenset("rp km m cm mm kg g gr mg ha l ml kwh kw mw".split())
    bad = (
        Bad("Lokasi itu berjarak 5 km. dari kota.", "Lokasi itu berjarak 5 km dari kota."),
        Bad("Harga cabai naik menjadi Rp. 90.000 per kg.", "Harga cabai naik menjadi Rp90.000 per kg."),
        Bad("Denda Rp.500 ribu dikenakan kepada pelanggar.", "Denda Rp500 ribu dikenakan kepada pelanggar."),
        Bad("Sabu seberat 2 kg., ekstasi, dan ganja disita.", "Sabu seberat 2 kg, ekstasi, dan ganja disita."),
    )
    good = (
        "Jaraknya 5 km. Dari kota, bus berangkat tiap jam.",
        "Harganya Rp10.000 per kg.",
        "Lomba lari 10 km.",
        "Pasal 5 m. kaitannya dengan huruf g. dibahas.",
        "Cek gambar 2 l. dan 3 m.",
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i in range(len(tokens) - 2):
            if tokens[i].lower not in self.words or not _is_stop(tokens, i + 1):
                continue
            if tokens[i].text in ("Rp", "RP") and tokens[i + 2].kind == NUMBER:
                yield self._rupiah(tokens[i], tokens[i + 2])
            elif i and tokens[i - 1].kind == NUMBER and _goes_on(tokens, i):
                stop = tokens[i + 1]
                message = f"Lambang satuan tidak diikuti titik; tulis “{tokens[i].text}”"
                yield self.found(tokens[i].start, stop.end, message, delete(stop.start, stop.end))

    def _rupiah(self, sign: Token, amount: Token) -> Finding:
        right = "Rp " if self.rp_berspasi else "Rp"
        message = f"“Rp” tidak diikuti titik; tulis “{right}{amount.text}”"
        return self.found(sign.start, amount.end, message, replace(sign.start, amount.start, right))


def _is_stop(tokens: Sequence[Token], i: int) -> bool:
    return tokens[i].text == "." and tokens[i - 1].end == tokens[i].start


def _goes_on(tokens: Sequence[Token], i: int) -> bool:
    """Does the sentence go on behind the stop, in a way that only its middle can?"""
    if i > 1 and tokens[i - 2].lower in _NOT_AMOUNTS:
        return False
    after = tokens[i + 2]
    return after.text in ",;" or (after.kind == WORD and after.text in _CONTINUES)


_CONTINUES = frozenset("dari di ke dan atau per dengan pada untuk lebih lagi sebelum setelah menuju arah".split())
_NOT_AMOUNTS = frozenset("pasal ayat gambar tabel bab butir huruf nomor no halaman hlm".split())

rule = SatuanBertitik()
