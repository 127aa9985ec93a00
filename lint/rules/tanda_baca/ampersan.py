"""& in prose."""

from __future__ import annotations

from collections.abc import Iterator

from lint.rule import UNSAFE, WARNING, WORD, Bad, Context, Finding, Rule, Scope, Sentence, replace


class Ampersan(Rule):
    """Tanda & menggantikan “dan” dalam kalimat.

    Nama (Johnson & Johnson), singkatan (R&D), dan judul dibiarkan: hanya & di antara dua kata berhuruf kecil yang
    diperiksa.
    """

    source = "EYD V: tanda & bukan tanda baca bahasa Indonesia; kelaziman redaksi"
    severity = WARNING
    scopes = frozenset({Scope.BODY, Scope.QUOTE, Scope.ITEM})
    bad = (
        Bad("Warga membawa beras & gula.", "Warga membawa beras dan gula."),
        Bad("Acara itu dihadiri guru & murid.", "Acara itu dihadiri guru dan murid."),
        Bad("Hujan disertai angin & petir.", "Hujan disertai angin dan petir."),
    )
    good = (
        "Produk Johnson & Johnson ditarik.",
        "Divisi R&D dan S&P 500 menguat.",
        "Tema acara itu rock & roll, bukan drum & bass.",
        "Restoran Ayam & Bebek itu tutup.",
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i in range(1, len(tokens) - 1):
            before, sign, after = tokens[i - 1 : i + 2]
            if sign.text != "&" or before.end == sign.start or after.start == sign.end:
                continue
            if all(t.kind == WORD and t.text.islower() and _is_indonesian(t.lower, context) for t in (before, after)):
                message = f"Dalam kalimat tulis “dan”: “{before.text} dan {after.text}”"
                yield self.found(before.start, after.end, message, replace(sign.start, sign.end, "dan", UNSAFE))


def _is_indonesian(word: str, context: Context) -> bool:
    return context.lexicon.is_word(word) and word not in ("rock", "drum", "bass", "roll", "food", "beverage", "blues")


rule = Ampersan()
