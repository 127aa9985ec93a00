"""& in prose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.rule import UNSAFE, WARNING, WORD, Bad, Context, Finding, Rule, Scope, Sentence, Token, replace


class Ampersan(Rule):
    """Tanda & menggantikan “dan” dalam kalimat.

    Nama (Johnson & Johnson), singkatan (R&D), dan judul dibiarkan: diperiksa hanya & di antara dua kata berhuruf
    kecil, atau di antara kata biasa pada awal kalimat dan singkatan lembaga (Polisi & TNI).
    """

    source = "EYD V: tanda & bukan tanda baca bahasa Indonesia; kelaziman redaksi"
    severity = WARNING
    words = frozenset("&")
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
            if all(_is_common(t, context) for t in (before, after)) or _is_body_behind_common(tokens, i, context):
                message = f"Dalam kalimat tulis “dan”: “{before.text} dan {after.text}”"
                yield self.found(before.start, after.end, message, replace(sign.start, sign.end, "dan", UNSAFE))


def _is_common(token: Token, context: Context) -> bool:
    return token.kind == WORD and token.text.islower() and _is_indonesian(token.lower, context)


def _is_body_behind_common(tokens: Sequence[Token], i: int, context: Context) -> bool:
    """Polisi & TNI: a common word that opens a sentence, and a known abbreviation."""
    before, after = tokens[i - 1], tokens[i + 1]
    if i == 1 and _is_common(after, context):
        return tokens[0].text.istitle() and _is_indonesian(before.lower, context)
    known = after.text.isupper() and bool(context.lexicon.row("singkatan", after.lower))
    verb = i + 2 < len(tokens) and context.lexicon.is_class(tokens[i + 2].lower, "v", "adv")
    return i == 1 and known and verb and tokens[0].text.istitle() and _is_indonesian(before.lower, context)


def _is_indonesian(word: str, context: Context) -> bool:
    return context.lexicon.is_word(word) and word not in ("rock", "drum", "bass", "roll", "food", "beverage", "blues")


rule = Ampersan()
