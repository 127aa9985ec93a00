"""A currency written twice: Rp10.000 rupiah."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.rule import ERROR, NUMBER, PUNCT, Bad, Context, Finding, Rule, Sentence, Token, delete


class MataUangGanda(Rule):
    """Mata uang ditulis dua kali, dengan lambang dan dengan kata.

    Cukup salah satu: Rp10.000 atau 10.000 rupiah; US$5 atau 5 dolar AS.
    """

    source = "EYD V: KF05, lambang mata uang; lambang sudah berarti rupiah atau dolar"
    severity = ERROR
    words = frozenset("rupiah dolar dollar euro yen".split())
    bad = (
        Bad("Denda itu sebesar Rp10.000 rupiah per hari.", "Denda itu sebesar Rp10.000 per hari."),
        Bad("Kerugian ditaksir Rp 5,5 miliar rupiah.", "Kerugian ditaksir Rp 5,5 miliar."),
        Bad("Harga minyak naik menjadi US$80 dolar AS per barel.", "Harga minyak naik menjadi US$80 per barel."),
    )
    good = (
        "Denda itu sebesar Rp10.000 per hari.",
        "Denda itu sebesar 10.000 rupiah per hari.",
        "Dengan Rp16.000, dolar AS menguat lagi.",
        "Nilai tukar Rp16.250 per dolar AS belum berubah.",
        "Dari Rp10 juta, rupiah yang tersisa tinggal separuh.",
    )

    def check_words(self, sentence: Sentence, places: Sequence[int], context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i in places:
            token = tokens[i]
            if token.lower not in self.words or i < 2:
                continue
            at = i - 1 - (tokens[i - 1].lower in _SCALES)
            sign = _sign_before(tokens, at)
            if sign not in _SAME.get(token.lower, ()):
                continue
            last = _with_country(tokens, i)
            written = sentence.text[token.start : last.end]
            message = f"“{sign}” sudah berarti {token.lower}; hapus “{written}”"
            yield self.found(
                token.start, last.end, message, delete(tokens[i - 1].end, last.end, title=f"Hapus “{written}”")
            )


def _sign_before(tokens: Sequence[Token], at: int) -> str:
    """The sign of currency in front of the number at `at`, "" for none."""
    if at < 1 or tokens[at].kind != NUMBER:
        return ""
    sign = tokens[at - 1]
    if sign.text == "." and at > 1 and tokens[at - 2].text == "Rp":
        return "Rp"
    if sign.text in ("Rp", "€", "¥", "$"):
        return sign.text
    return ""


def _with_country(tokens: Sequence[Token], i: int) -> Token:
    """The last token of "dolar AS"."""
    following = tokens[i + 1 : i + 2]
    if following and following[0].text in ("AS", "Amerika") and following[0].kind != PUNCT:
        return following[0]
    return tokens[i]


_SCALES = frozenset("ribu juta miliar milyar triliun trilyun".split())
_SAME = {"rupiah": ("Rp",), "dolar": ("$",), "dollar": ("$",), "euro": ("€",), "yen": ("¥",)}

rule = MataUangGanda()
