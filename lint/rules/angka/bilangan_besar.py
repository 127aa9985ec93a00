"""A large round number in digits alone."""

from __future__ import annotations

from collections.abc import Iterator

from lint.rule import INFO, NUMBER, UNSAFE, Bad, Context, Finding, Rule, Sentence, replace


class BilanganBesar(Rule):
    """Bilangan besar yang bulat ditulis seluruhnya dengan angka: Rp55.000.000.000.

    Lebih mudah dibaca bila sebagian ditulis dengan huruf: Rp55 miliar.
    """

    source = "EYD V: KG05, bilangan besar dapat ditulis sebagian dengan huruf supaya lebih mudah dibaca"
    severity = INFO
    bad = (
        Bad("Anggarannya Rp55.000.000.000.", "Anggarannya Rp55 miliar."),
        Bad("Kerugian mencapai Rp 2.500.000.000.000 setahun.", "Kerugian mencapai Rp 2,5 triliun setahun."),
        Bad("Penduduknya 280.000.000 jiwa.", "Penduduknya 280 juta jiwa."),
    )
    good = (
        "Anggarannya Rp55 miliar.",
        "Kerugian mencapai Rp2.512.345.678.",
        "Harganya Rp1.500.000 per unit.",
        "Uang Rp700.000.000 (Rp700 juta) disita.",
        "Nilainya Rp14.255.000 saja, sewanya Rp15.250.000.",
        "Uang pengganti Rp817.722.935.892 harus dibayar.",
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i, token in enumerate(tokens):
            right = _short(token.text) if token.kind == NUMBER and token.text.endswith(".000") else ""
            after = tokens[i + 1].lower if i + 1 < len(tokens) else ""
            if right and after not in ("(", "ribu", "juta", "miliar", "triliun"):
                message = f"Bilangan besar lebih mudah dibaca sebagian dengan huruf; tulis “{right}”"
                yield self.found(token.start, token.end, message, replace(token.start, token.end, right, UNSAFE))


def _short(text: str) -> str:
    """ "2,5 triliun" for "2.500.000.000.000"; "" when the number is small or not round."""
    first, *groups = text.split(".")
    if not first.isdigit() or any(len(g) != 3 or not g.isdigit() for g in groups) or len(groups) < 2:
        return ""
    if len(groups) == 2 and (len(first) < 2 or groups[0] != "000"):
        return ""
    if any(g != "000" for g in groups[1:]):
        return ""
    part = groups[0].rstrip("0")
    if len(part) > 2:
        return ""
    scale = {2: "juta", 3: "miliar", 4: "triliun"}.get(len(groups), "")
    return f"{first},{part} {scale}" if scale and part else f"{first} {scale}" if scale else ""


rule = BilanganBesar()
