"""A full stop behind a unit of measure."""

from __future__ import annotations

from collections.abc import Iterator

from lint.rule import ERROR, NUMBER, WORD, Bad, Context, Finding, Rule, Sentence, delete


class TitikSetelahSatuan(Rule):
    """Lambang satuan ukuran diikuti tanda titik: 5 km. dari kota.

    Titik yang mengakhiri kalimat dibiarkan.
    """

    source = "EYD V: KF05, lambang satuan ukuran tidak diikuti tanda titik"
    severity = ERROR
    words = frozenset("km m cm mm kg g mg l ml ha kw mw kwh hz mhz ghz gb mb tb".split())
    bad = (
        Bad("Rumahnya berjarak 5 km. dari kantor desa.", "Rumahnya berjarak 5 km dari kantor desa."),
        Bad("Polisi menyita 2,5 kg. sabu dari tersangka.", "Polisi menyita 2,5 kg sabu dari tersangka."),
        Bad("Lahan 10 ha. itu terbakar.", "Lahan 10 ha itu terbakar."),
    )
    good = (
        "Rumahnya berjarak 5 km. Kantor desa lebih jauh.",
        "Polisi menyita sabu seberat 2,5 kg.",
        "Berkas itu berukuran 5 mb.txt.",
        "Tinggi menara itu 12 m.",
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i in range(1, len(tokens) - 2):
            unit, stop, after = tokens[i : i + 3]
            if unit.lower not in self.words or tokens[i - 1].kind != NUMBER or stop.text != ".":
                continue
            if unit.end == stop.start and after.start > stop.end and after.kind == WORD and after.text[0].islower():
                message = f"Lambang satuan tidak diikuti titik; tulis “{tokens[i - 1].text} {unit.text}”"
                yield self.found(unit.start, stop.end, message, delete(stop.start, stop.end, title="Hapus titik"))


rule = TitikSetelahSatuan()
