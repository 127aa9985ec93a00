"""A time of day that no clock shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.rule import ERROR, NUMBER, UNSAFE, WARNING, Bad, Context, Finding, Rule, Sentence, Token, replace


class JamMustahil(Rule):
    """Waktu yang tidak mungkin (pukul 25.70) atau ditulis dengan tanda yang salah (10;30 WIB).

    Hanya bilangan di belakang “pukul” atau di depan WIB, WITA, dan WIT yang diperiksa; 24.00 diterima.
    """

    source = "EYD V: TA07 dan TD06, tanda titik atau titik dua memisahkan jam, menit, dan detik"
    severity = WARNING
    words = frozenset("pukul wib wita wit".split())
    bad = (
        Bad("Sidang dimulai pukul 25.70 WIB."),
        Bad("Kereta tiba pukul 10.75."),
        Bad("Gempa terjadi pukul 10;30 WIB.", "Gempa terjadi pukul 10.30 WIB."),
        Bad("Kereta tiba pukul 10,30 WIB.", "Kereta tiba pukul 10.30 WIB."),
    )
    good = (
        "Sidang dimulai pukul 24.00 WIB.",
        "Kereta tiba pukul 10.05.30 dan 23:59 WIB.",
        "Rapat selesai sebelum pukul 9 malam.",
        "Sepanjang malam, palu itu dipukul 25.700 kali.",
        "Berkas itu bernomor 25.70 di rak atas.",
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i, token in enumerate(tokens):
            if token.kind != NUMBER:
                continue
            if _is_split(tokens, i) and _is_clock(tokens, i, i + 2):
                minutes = tokens[i + 2]
                right = f"{token.text}.{minutes.text}"
                fix = replace(token.start, minutes.end, right)
                message = f"Jam dan menit dipisahkan dengan titik atau titik dua; tulis “{right}”"
                yield self.found(token.start, minutes.end, message, fix, severity=ERROR)
            elif _is_clock(tokens, i, i) and _has_comma(token.text):
                right = token.text.replace(",", ".")
                fix = replace(token.start, token.end, right, UNSAFE)
                message = f"Jam dan menit dipisahkan dengan titik atau titik dua; tulis “{right}”"
                yield self.found(token.start, token.end, message, fix)
            elif _is_clock(tokens, i, i) and _is_impossible(token.text):
                yield self.found(token.start, token.end, f"Pukul “{token.text}” tidak ada; periksa jam dan menitnya")


def _is_split(tokens: Sequence[Token], i: int) -> bool:
    """10;30 in three tokens that touch."""
    if i + 2 >= len(tokens) or tokens[i + 1].text != ";":
        return False
    sign, minutes = tokens[i + 1], tokens[i + 2]
    touching = tokens[i].end == sign.start and sign.end == minutes.start
    return touching and all(t.text.isdigit() and len(t.text) <= 2 for t in (tokens[i], minutes))


def _is_clock(tokens: Sequence[Token], first: int, last: int) -> bool:
    before = tokens[first - 1].lower if first else ""
    after = tokens[last + 1].lower if last + 1 < len(tokens) else ""
    return before == "pukul" or after in ("wib", "wita", "wit")


def _has_comma(text: str) -> bool:
    """10,30: two digits behind the comma, and a time that exists."""
    hour, comma, minute = text.partition(",")
    return (
        bool(comma) and len(minute) == 2 and hour.isdigit() and minute.isdigit() and int(hour) < 25 and int(minute) < 60
    )


def _is_impossible(text: str) -> bool:
    parts = text.replace(":", ".").split(".")
    if not 2 <= len(parts) <= 3 or not all(p.isascii() and p.isdigit() for p in parts):
        return False
    if any(len(p) != 2 for p in parts[1:]) or len(parts[0]) > 2:
        return False
    hour, *rest = map(int, parts)
    return hour > 24 or any(p > 59 for p in rest) or hour == 24 and any(rest)


rule = JamMustahil()
