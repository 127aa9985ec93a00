"""jam for a point of time."""

from __future__ import annotations

from collections.abc import Iterator

from lint.rule import INFO, NUMBER, UNSAFE, WARNING, Bad, Context, Finding, Rule, Sentence, replace


class JamPukul(Rule):
    """“Jam” dipakai untuk menyatakan saat; yang tepat “pukul”.

    “Jam” menyatakan lama (selama dua jam), “pukul” menyatakan saat (pukul 10.00).
    """

    source = "KBBI: pukul “saat yang menyatakan waktu”, jam “waktu yang lamanya 1/24 hari”; kelaziman redaksi"
    severity = INFO
    eyd_severity = WARNING
    words = frozenset({"jam"})
    bad = (
        Bad("Rapat dimulai jam 10.00 WIB.", "Rapat dimulai pukul 10.00 WIB."),
        Bad("Ia tiba jam 7 malam.", "Ia tiba pukul 7 malam."),
        Bad("Toko tutup jam 21:30.", "Toko tutup pukul 21:30."),
    )
    good = (
        "Rapat berlangsung dua jam sejak pukul 10.00 WIB.",
        "Penerbangan memakan waktu 3 jam 25 menit.",
        "Harga jam 10.000 rupiah itu murah.",
        "Ia bekerja dari jam ke jam tanpa henti.",
        'Lagu "Jam 12 Malam" kembali populer.',
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i, token in enumerate(tokens):
            if (
                token.lower != "jam"
                or (i and token.text[0].isupper())
                or i + 1 >= len(tokens)
                or tokens[i + 1].kind != NUMBER
            ):
                continue
            before = tokens[i - 1] if i else None
            number, after = tokens[i + 1].text, tokens[i + 2].lower if i + 2 < len(tokens) else ""
            if before is not None and (before.kind == NUMBER or context.lexicon.is_class(before.lower, "num")):
                continue
            clock = len(number) in (4, 5) and number[-3] in ".:"
            if clock or number.isdigit() and len(number) < 3 and after in _PARTS:
                message = f"“Jam” menyatakan lama; untuk saat tulis “pukul {number}”"
                yield self.found(
                    token.start,
                    tokens[i + 1].end,
                    message,
                    replace(token.start, token.end, "pukul" if i else "Pukul", UNSAFE),
                )


_PARTS = frozenset("pagi siang sore malam wib wita wit dini".split())

rule = JamPukul()
