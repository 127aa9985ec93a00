"""A space before the percent sign, and number words with it."""

from __future__ import annotations

from collections.abc import Iterator

from lint.rule import INFO, NUMBER, UNSAFE, WARNING, Bad, Context, Finding, Rule, Sentence, delete, replace


class SpasiPersen(Rule):
    """Tanda persen terpisah dari bilangannya, atau mengikuti bilangan yang ditulis dengan huruf.

    Tulis 5% atau 5 persen, dan lima persen.
    """

    source = "Kelaziman penulisan tanda persen"
    severity = INFO
    eyd_severity = WARNING
    bad = (
        Bad("Harga naik 5 % pekan ini.", "Harga naik 5% pekan ini."),
        Bad("Harga naik 12,5 % sejak Mei.", "Harga naik 12,5% sejak Mei."),
        Bad("Harga naik lima % pekan ini.", "Harga naik lima persen pekan ini."),
    )
    good = (
        "Harga naik 5% pekan ini.",
        "Harga naik 5 persen pekan ini.",
        "Tanda % dan & dipakai dalam rumus.",
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i, sign in enumerate(tokens):
            if sign.text != "%" or not i:
                continue
            before = tokens[i - 1]
            if before.kind == NUMBER and before.end < sign.start:
                message = f"Tanda persen dirangkaikan dengan angka; tulis “{before.text}%”"
                yield self.found(before.start, sign.end, message, delete(before.end, sign.start, UNSAFE, "Hapus spasi"))
            elif before.lower in _NUMBERS:
                gap = "" if before.end < sign.start else " "
                message = f"Setelah bilangan dengan huruf tulis “{before.text} persen”"
                yield self.found(before.start, sign.end, message, replace(sign.start, sign.end, f"{gap}persen", UNSAFE))


_NUMBERS = frozenset(
    "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas seratus puluh belas ratus".split()
)

rule = SpasiPersen()
