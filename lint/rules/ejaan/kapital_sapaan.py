"""Kinship words used to address somebody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.casing import capitalised, is_capital, is_glued, is_lower, word_at
from lint.classes import PERSON
from lint.lexicon import Lexicon
from lint.rule import INFO, UNSAFE, WARNING, Bad, Context, Finding, Rule, Sentence, Token, replace


class KapitalSapaan(Rule):
    """Kata sapaan dalam kutipan tanpa huruf kapital: "Apa kabar, bu?"

    Diperiksa di belakang koma di akhir ujaran, dan di depan nama orang (pak Budi). Kata kekerabatan yang bukan sapaan
    (“bapak dan ibu saya”) berhuruf kecil.
    """

    source = "EYD V: HF23 dan HF23c, huruf kapital pada kata penunjuk hubungan kekerabatan yang dipakai sebagai sapaan"
    severity = INFO
    eyd_severity = WARNING
    words = frozenset(
        "pak bu bang kak mas mbak dik nak bapak ibu om tante opung eyang kakek nenek dok sus bro sis".split()
    )
    bad = (
        Bad('"Apa kabar, bu?" tanya perawat itu.', '"Apa kabar, Bu?" tanya perawat itu.'),
        Bad('"Silakan masuk, pak," katanya.', '"Silakan masuk, Pak," katanya.'),
        Bad('"Saya sudah melapor ke pak Bambang," ujarnya.', '"Saya sudah melapor ke Pak Bambang," ujarnya.'),
    )
    good = (
        "Ia tinggal bersama kakek, nenek, dan ibu.",
        '"Yang datang bapak, ibu, dan adik saya," katanya.',
        '"Silakan masuk, Pak," katanya.',
        "Batang emas, bukan mas, dijual.",
        '"Saya dirawat kakek, nenek," ujarnya.',
    )

    def check_words(self, sentence: Sentence, places: Sequence[int], context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i in places:
            token = tokens[i]
            if token.lower not in self.words or not is_lower(token) or is_glued(tokens, i):
                continue
            addressed = sentence.is_quoted(token.start) and _ends_speech(tokens, i)
            if addressed or _is_named(tokens, i, context.lexicon):
                right = capitalised(token.text)
                fix = replace(token.start, token.end, right, UNSAFE)
                yield self.found(token.start, token.end, f"Kata sapaan berhuruf kapital; tulis “{right}”", fix)


def _ends_speech(tokens: Sequence[Token], i: int) -> bool:
    """Does the word stand alone between a comma and the end of the speech (", bu?", ", pak,\\"")?"""
    if i < 2 or tokens[i - 1].text != "," or i + 1 >= len(tokens) or tokens[i - 2].lower in KapitalSapaan.words:
        return False
    after = tokens[i + 1].text[0]
    return after in ".?!" or (after == "," and i + 2 < len(tokens) and tokens[i + 2].text in '"”')


def _is_named(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    if tokens[i].text not in ("pak", "bu", "mas", "mbak", "bang", "kak", "om"):
        return False
    after = word_at(tokens, i + 1)
    return bool(after and is_capital(after) and lexicon.evidence(after.lower).names & PERSON)


rule = KapitalSapaan()
