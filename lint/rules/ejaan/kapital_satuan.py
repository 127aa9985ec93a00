"""Units and number words with a capital."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.casing import is_capital, is_prose
from lint.lexicon import Lexicon
from lint.rule import NUMBER, UNSAFE, WARNING, Bad, Context, Finding, Rule, Scope, Sentence, Token, replace


class KapitalSatuan(Rule):
    """Satuan ukuran atau kata bilangan di belakang angka ditulis dengan huruf kapital.

    Nama orang yang dipakai sebagai satuan berhuruf kecil (5 watt), begitu pula lambang km, kg, dan cm.
    “Derajat Celsius”, lambang W, V, dan A, judul, dan nama seperti “Borobudur 10 KM” tidak dilaporkan.
    """

    source = "EYD V: HF03, nama orang sebagai satuan ukuran; KF05, lambang satuan"
    severity = WARNING
    scopes = frozenset({Scope.BODY, Scope.QUOTE, Scope.ITEM, Scope.CAPTION})
    words = frozenset(
        "watt volt ampere joule newton pascal hertz ohm kilowatt megawatt gigawatt meter kilometer sentimeter milimeter "
        "gram kilogram ton kuintal liter mililiter hektare hektar menit jam detik persen ribu juta miliar triliun rupiah orang "
        "km kg cm mm".split()
    )
    bad = (
        Bad("Lampu itu memakai daya 5 Watt.", "Lampu itu memakai daya 5 watt."),
        Bad("Warga berjalan 3 Kilometer untuk mengambil air.", "Warga berjalan 3 kilometer untuk mengambil air."),
        Bad("Paket sabu seberat 2 Kg itu dimusnahkan.", "Paket sabu seberat 2 kg itu dimusnahkan."),
        Bad("Kerugian ditaksir Rp5 Miliar oleh polisi.", "Kerugian ditaksir Rp5 miliar oleh polisi."),
    )
    good = (
        "Suhu mencapai 38 derajat Celsius dan arusnya 5 A.",
        "Ia mengikuti lomba Borobudur 10 Kilometer Fun Run.",
        "Menurut Newton, gaya sama dengan massa kali percepatan.",
        "PLTU Batang 2 x 1.000 Megawatt",
        "Jalan sepanjang 3 km itu menelan Rp5 miliar.",
        "Pasal 5 Orang tua wajib melindungi anaknya.",
        "Sinetron 1 Juta Cinta tayang setiap hari.",
    )

    def check_words(self, sentence: Sentence, places: Sequence[int], context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        prose = None
        for i in places:
            token = tokens[i]
            if token.lower not in self.words or i == 0 or not is_capital(token) or tokens[i - 1].kind != NUMBER:
                continue
            prose = is_prose(sentence) if prose is None else prose
            if prose and not _in_name(tokens, i, context.lexicon):
                fix = replace(token.start, token.end, token.lower, UNSAFE)
                message = f"Satuan di belakang angka berhuruf kecil; tulis “{token.lower}”"
                yield self.found(token.start, token.end, message, fix)


def _in_name(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Does a capitalised word stand before the number or behind the unit (Borobudur 10 KM)?"""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if after and (is_capital(after) or after.kind == NUMBER or after.text in "\"”'’"):
        return True
    before = tokens[i - 2] if i > 1 else None
    if i == 2 and before and before.lower.endswith("nya") and lexicon.is_word(before.lower):
        return False
    return before is None or (is_capital(before) and before.lower not in _CURRENCIES) or before.text in "\"“'‘"


_CURRENCIES = frozenset("rp usd us idr".split())

rule = KapitalSatuan()
