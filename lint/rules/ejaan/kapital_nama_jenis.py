"""Geographical names and personal names in the name of a kind."""

from __future__ import annotations

from collections.abc import Iterator

from lint.casing import capitalised, is_capital, is_lower, is_prose
from lint.classes import STRICT_PLACE
from lint.lexicon import Lexicon
from lint.rule import INFO, UNSAFE, WARNING, Bad, Context, Finding, Rule, Sentence, replace

_OF_PLACE = frozenset("batik kopi tenun songket soto sate satai rendang ukiran siomay bubur tari empek-empek".split())
"""What is named after the place it comes from, which keeps its capital (batik Cirebon)."""


class KapitalNamaJenis(Rule):
    """Nama geografi atau nama orang dalam nama jenis ditulis dengan huruf kapital: jeruk Bali, kunci Inggris, mesin Diesel.

    Nama jenis berhuruf kecil; hanya pasangan tertentu yang diperiksa. Yang menyatakan asal berhuruf kapital
    (batik Cirebon, kopi Gayo).
    """

    source = "EYD V: HF18, nama geografi sebagai nama jenis; HF19, asal daerah; HF03, nama orang sebagai nama jenis"
    severity = INFO
    eyd_severity = WARNING
    words = frozenset("bali jawa inggris ambon belanda cina bogor arab diesel".split()) | _OF_PLACE
    bad = (
        Bad("Ibu membeli jeruk Bali dan gula Jawa di pasar.", "Ibu membeli jeruk bali dan gula jawa di pasar."),
        Bad("Montir memakai kunci Inggris untuk membuka baut.", "Montir memakai kunci inggris untuk membuka baut."),
        Bad("Kapal itu digerakkan mesin Diesel.", "Kapal itu digerakkan mesin diesel."),
        Bad("Ia menjual batik cirebon di pasar.", "Ia menjual batik Cirebon di pasar."),
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
            if tokens[i - 1].text in _OF_PLACE and is_lower(token) and _is_place(token.lower, context.lexicon):
                right = capitalised(token.text)
                fix = replace(token.start, token.end, right, UNSAFE)
                yield self.found(token.start, token.end, f"Nama daerah asal berhuruf kapital; tulis “{right}”", fix)
            if not is_capital(token) or (tokens[i - 1].text, token.lower) not in _KINDS or not is_prose(sentence):
                continue
            if i + 1 == len(tokens) or not is_capital(tokens[i + 1]):
                fix = replace(token.start, token.end, token.lower, UNSAFE)
                yield self.found(token.start, token.end, f"Nama jenis berhuruf kecil; tulis “{token.lower}”", fix)


def _is_place(word: str, lexicon: Lexicon) -> bool:
    found = lexicon.evidence(word)
    return bool((found.names | found.places) & STRICT_PLACE) and not found.known and found.capital > 0.8


_KINDS = frozenset(
    (kind, name)
    for pair in (
        "jeruk bali, salak bali, gula jawa, asam jawa, kunci inggris, garam inggris, pisang ambon, terung belanda, "
        "terong belanda, nangka belanda, sirsak belanda, petai cina, kacang bogor, kacang arab, mesin diesel, bermesin diesel"
    ).split(", ")
    for kind, name in [pair.split()]
)

rule = KapitalNamaJenis()
