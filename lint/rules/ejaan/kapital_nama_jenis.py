"""Geographical names and personal names in the name of a kind."""

from __future__ import annotations

from collections.abc import Iterator

from lint.casing import is_capital, is_prose
from lint.rule import INFO, UNSAFE, WARNING, Bad, Context, Finding, Rule, Sentence, replace


class KapitalNamaJenis(Rule):
    """Nama geografi atau nama orang dalam nama jenis ditulis dengan huruf kapital: jeruk Bali, kunci Inggris, mesin Diesel.

    Nama jenis berhuruf kecil. Yang menyatakan asal tetap berhuruf kapital (batik Cirebon, kopi Gayo), jadi hanya
    pasangan tertentu yang diperiksa.
    """

    source = "EYD V: HF18, nama geografi sebagai nama jenis; HF03, nama orang sebagai nama jenis"
    severity = INFO
    eyd_severity = WARNING
    words = frozenset("bali jawa inggris ambon belanda cina bogor arab diesel".split())
    bad = (
        Bad("Ibu membeli jeruk Bali dan gula Jawa di pasar.", "Ibu membeli jeruk bali dan gula jawa di pasar."),
        Bad("Montir memakai kunci Inggris untuk membuka baut.", "Montir memakai kunci inggris untuk membuka baut."),
        Bad("Kapal itu digerakkan mesin Diesel.", "Kapal itu digerakkan mesin diesel."),
    )
    good = (
        "Ibu membeli jeruk bali dan gula jawa di pasar.",
        "Pengunjung memborong batik Cirebon dan kopi Gayo.",
        "Harga gula Jawa Tengah lebih mahal daripada harga nasional.",
        "Kunci Inggris menang ialah pertahanannya.",
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i in range(1, len(tokens)):
            token = tokens[i]
            if not is_capital(token) or (tokens[i - 1].text, token.lower) not in _KINDS or not is_prose(sentence):
                continue
            if i + 1 == len(tokens) or not is_capital(tokens[i + 1]):
                fix = replace(token.start, token.end, token.lower, UNSAFE)
                yield self.found(token.start, token.end, f"Nama jenis berhuruf kecil; tulis “{token.lower}”", fix)


_KINDS = frozenset(
    (kind, name)
    for pair in (
        "jeruk bali, salak bali, gula jawa, asam jawa, kunci inggris, garam inggris, pisang ambon, terung belanda, "
        "terong belanda, nangka belanda, sirsak belanda, petai cina, kacang bogor, kacang arab, mesin diesel"
    ).split(", ")
    for kind, name in [pair.split()]
)

rule = KapitalNamaJenis()
