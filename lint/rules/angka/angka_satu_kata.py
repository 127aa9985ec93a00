"""A digit for a number of one word."""

from __future__ import annotations

from collections.abc import Iterator

from lint.numerals import WORDS
from lint.rule import INFO, NUMBER, UNSAFE, Bad, Context, Finding, Rule, Scope, Sentence, replace


class AngkaSatuKata(Rule):
    """Bilangan di bawah sepuluh ditulis dengan angka di depan orang atau benda: 3 orang.

    Banyak redaksi memang selalu memakai angka, jadi ini hanya saran. Bilangan dalam perincian, ukuran, dan uang ditulis
    dengan angka.
    """

    source = "EYD V: KG02, bilangan satu atau dua kata ditulis dengan huruf, kecuali dalam perincian"
    severity = INFO
    scopes = frozenset({Scope.BODY, Scope.QUOTE})
    words = frozenset(
        "orang warga korban rumah anak siswa guru pelaku tersangka saksi negara kota desa mobil pria wanita perempuan".split()
    )
    bad = (
        Bad("Polisi menahan 3 orang di Depok.", "Polisi menahan tiga orang di Depok."),
        Bad("Kebakaran itu menewaskan 2 warga.", "Kebakaran itu menewaskan dua warga."),
        Bad("Ada 5 rumah yang hanyut.", "Ada lima rumah yang hanyut."),
    )
    good = (
        "Polisi menahan tiga orang di Depok.",
        "Polisi menahan 3 orang di Depok dan 12 orang di Bogor.",
        "Ia menempuh 3 km dengan 5 liter bensin.",
        "Bagian ke-3 orang lupa.",
        "Siswa SDN 7 Kota Kulon menanam bayam.",
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        numbers = [i for i, t in enumerate(tokens) if t.kind == NUMBER]
        if len(numbers) != 1 or numbers[0] == 0 or numbers[0] + 1 >= len(tokens):
            return
        i = numbers[0]
        number, noun, before = tokens[i], tokens[i + 1], tokens[i - 1]
        if noun.text in self.words and len(number.text) == 1 and number.text != "0" and before.text.isalpha():
            word = WORDS[int(number.text)]
            message = f"Bilangan satu kata ditulis dengan huruf; tulis “{word} {noun.text}”"
            yield self.found(number.start, noun.end, message, replace(number.start, number.end, word, UNSAFE))


rule = AngkaSatuKata()
