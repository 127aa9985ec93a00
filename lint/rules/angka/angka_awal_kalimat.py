"""A sentence that begins with digits."""

from __future__ import annotations

from collections.abc import Iterator

from lint.rule import INFO, NUMBER, UNSAFE, WARNING, WORD, Bad, Context, Finding, Rule, Scope, Sentence, insert


class AngkaAwalKalimat(Rule):
    """Kalimat diawali angka.

    Ubah susunannya atau dahului dengan kata seperti “Sebanyak”. Nomor urut, tahun, tanggal, dan judul dibiarkan.
    """

    source = "EYD V: KG04, bilangan pada awal kalimat ditulis dengan huruf atau susunan kalimatnya diubah"
    severity = INFO
    eyd_severity = WARNING
    scopes = frozenset({Scope.BODY})
    bad = (
        Bad("250 rumah rusak akibat gempa itu.", "Sebanyak 250 rumah rusak akibat gempa itu."),
        Bad(
            "Gempa merusak desa. 1.200 warga mengungsi ke bukit.",
            "Gempa merusak desa. Sebanyak 1.200 warga mengungsi ke bukit.",
        ),
        Bad("17 penumpang kapal itu selamat.", "Sebanyak 17 penumpang kapal itu selamat."),
    )
    good = (
        "Sebanyak 250 rumah rusak akibat gempa itu.",
        "1. Siapkan kartu identitas.",
        "2024 menjadi tahun terpanas.",
        "28 April 2025 ditetapkan sebagai hari libur.",
        "10.30 WIB, kereta berangkat.",
        "3) Bahan dimasukkan ke dalam air.",
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        if len(tokens) < 5 or tokens[0].kind != NUMBER or tokens[1].kind != WORD or tokens[1].start == tokens[0].end:
            return
        number, noun = tokens[0], tokens[1]
        if (
            noun.text[0].isupper()
            or noun.lower == "per"
            or not _is_count(number.text)
            or not context.lexicon.is_class(noun.lower, "n")
        ):
            return
        message = f"Kalimat tidak diawali angka; ubah susunannya atau tulis “Sebanyak {number.text} {noun.text}”"
        yield self.found(number.start, noun.end, message, insert(number.start, "Sebanyak ", UNSAFE))


def _is_count(text: str) -> bool:
    """A whole number that is no year."""
    plain = text.replace(".", "")
    if not plain.isascii() or not plain.isdigit() or text.count(".") and len(text.split(".")[-1]) != 3:
        return False
    return not ("." not in text and len(text) == 4 and text[:2] in ("18", "19", "20"))


rule = AngkaAwalKalimat()
