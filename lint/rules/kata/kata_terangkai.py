"""Two words without the space between them."""

from __future__ import annotations

from collections.abc import Iterator

from lint.breaks import run_together
from lint.casing import is_glued, opens
from lint.lexicon import Lexicon
from lint.rule import UNSAFE, WARNING, WORD, Bad, Context, Finding, Rule, Sentence, replace


class KataTerangkai(Rule):
    """Dua kata yang terangkai karena spasinya hilang: yangmasih → yang masih.

    Dilaporkan hanya bila kata itu tidak dikenal, kedua bagiannya kata yang sangat lazim dan biasa berdampingan, dan tidak
    ada kata lain yang hanya beda satu huruf. Kata depan yang terangkai (dirumah) dan gabungan kata (kerjasama) punya
    aturan sendiri.
    """

    source = "KBBI; salah ketik spasi"
    severity = WARNING
    bad = (
        Bad("Warga yangmasih mengungsi butuh air.", "Warga yang masih mengungsi butuh air."),
        Bad("Tim itu mencetak gol duakali.", "Tim itu mencetak gol dua kali."),
        Bad("Polisi meminta agarperistiwa itu dilaporkan.", "Polisi meminta agar peristiwa itu dilaporkan."),
    )
    good = (
        "Warga yang masih mengungsi butuh air.",
        "Situs detikjatim memuat berita itu.",
        "Presidensial, kemanusiaan, dan pertanggungjawaban dibahas.",
        "Perketat dan permudah layanan itu.",
    )

    def wakes(self, text: str, lexicon: Lexicon) -> bool:
        return run_together(text.lower(), lexicon) is not None

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        for i, token in enumerate(sentence.tokens):
            if token.kind != WORD or is_glued(sentence.tokens, i):
                continue
            if not (token.text.islower() or (token.text[1:].islower() and opens(sentence.tokens, i))):
                continue
            parts = run_together(token.lower, context.lexicon)
            if parts:
                at = len(parts[0])
                right = f"{token.text[:at]} {token.text[at:]}"
                message = f"“{token.text}” dua kata yang terangkai; tulis “{right}”"
                yield self.found(token.start, token.end, message, replace(token.start, token.end, right, UNSAFE))


rule = KataTerangkai()
