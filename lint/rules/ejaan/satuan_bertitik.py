"""Units with a full stop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.rule import ERROR, NUMBER, WORD, Bad, Context, Finding, Rule, Sentence, Token, delete


class SatuanBertitik(Rule):
    """Lambang satuan diikuti titik di tengah kalimat: 5 km. dari kota.

    Titik yang dapat mengakhiri kalimat dibiarkan.
    """

    source = "EYD V: KF05, lambang kimia, satuan ukuran, dan mata uang tidak diikuti tanda titik"
    severity = ERROR
    words = frozenset("km m cm mm kg g gr mg ha l ml kwh kw mw".split())
    bad = (
        Bad("Lokasi itu berjarak 5 km. dari kota.", "Lokasi itu berjarak 5 km dari kota."),
        Bad("Gempa berpusat 10 km. di bawah laut.", "Gempa berpusat 10 km di bawah laut."),
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
            if i and tokens[i - 1].kind == NUMBER and _goes_on(tokens, i):
                stop = tokens[i + 1]
                message = f"Lambang satuan tidak diikuti titik; tulis “{tokens[i].text}”"
                yield self.found(tokens[i].start, stop.end, message, delete(stop.start, stop.end))


def _is_stop(tokens: Sequence[Token], i: int) -> bool:
    return tokens[i].text == "." and tokens[i - 1].end == tokens[i].start


def _goes_on(tokens: Sequence[Token], i: int) -> bool:
    """Does the sentence go on behind the stop, in a way that only its middle can?"""
    if i > 1 and tokens[i - 2].lower in _NOT_AMOUNTS:
        return False
    after = tokens[i + 2]
    if after.text in ",;" or (after.kind == WORD and after.text in _CONTINUES):
        return True
    return tokens[i].lower in _LONG and after.kind == WORD and after.text.islower() and len(after.text) > 2


_CONTINUES = frozenset("dari di ke dan atau per dengan pada untuk lebih lagi sebelum setelah menuju arah".split())
_LONG = frozenset("km cm mm kg mg ha ml kwh kw mw".split())
"""Symbols that are nothing else, so that any lower-case word behind the stop goes on (10 kg. beras)."""
_NOT_AMOUNTS = frozenset("pasal ayat gambar tabel bab butir huruf nomor no halaman hlm".split())

rule = SatuanBertitik()
