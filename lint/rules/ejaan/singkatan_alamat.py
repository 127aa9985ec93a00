"""Abbreviations of addresses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.casing import is_capital
from lint.rule import INFO, NUMBER, UNSAFE, WARNING, Bad, Context, Finding, Rule, Sentence, Token, replace


class SingkatanAlamat(Rule):
    """Singkatan alamat yang tidak lazim (Jln) atau tanpa titik (Jl Sudirman No 5).

    Banyak redaksi menulis “Jl Sudirman No 5” tanpa titik; bentuk itu hanya disarankan.
    """

    source = "EYD V: KF04c, tanda titik pada singkatan dalam penulisan alamat"
    severity = INFO
    eyd_severity = WARNING
    words = frozenset("jln jl gg no".split())
    bad = (
        Bad("Kantornya di Jln Sudirman, Jakarta.", "Kantornya di Jl. Sudirman, Jakarta."),
        Bad("Kantornya di Jln. Sudirman, Jakarta.", "Kantornya di Jl. Sudirman, Jakarta."),
        Bad("Rumahnya di Jl Merdeka No 5, Bandung.", "Rumahnya di Jl. Merdeka No. 5, Bandung."),
        Bad("Ia tinggal di Gg Kelinci dekat pasar.", "Ia tinggal di Gg. Kelinci dekat pasar."),
    )
    good = (
        "Kantornya di Jl. Sudirman No. 5, Jakarta.",
        "Kantornya di Jalan Sudirman Nomor 5, Jakarta.",
        "UU No 39 Tahun 1999 dibahas di DPR.",
        "Album No Line on the Horizon diputar.",
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i, token in enumerate(tokens):
            right = _RIGHT.get(token.text)
            if not right or i + 1 == len(tokens):
                continue
            after = i + 2 if tokens[i + 1].text == "." else i + 1
            if (right == "Jl." and token.text == "Jln") or after == i + 1:
                if after < len(tokens) and _fits(tokens, i, after):
                    yield self._finding(token, tokens[after - 1], right)

    def _finding(self, token: Token, last: Token, right: str) -> Finding:
        fix = replace(token.start, last.end, right, UNSAFE)
        level = WARNING if token.text == "Jln" else INFO
        return self.found(token.start, last.end, f"Singkatan alamat ditulis “{right}”", fix, severity=level)


def _fits(tokens: Sequence[Token], i: int, after: int) -> bool:
    """Does what follows look like an address?"""
    if tokens[i].text == "No":
        return tokens[after].kind == NUMBER and any(t.lower in _STREETS for t in tokens[max(0, i - 7) : i])
    return is_capital(tokens[after]) or tokens[after].kind == NUMBER


_RIGHT = {"Jln": "Jl.", "Jl": "Jl.", "Gg": "Gg.", "No": "No."}
_STREETS = frozenset("jl jln jalan gg gang".split())

rule = SingkatanAlamat()
