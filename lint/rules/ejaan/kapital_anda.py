"""The pronoun Anda without its capital."""

from __future__ import annotations

from collections.abc import Iterator

from lint.casing import is_glued, is_lower
from lint.rule import ERROR, Bad, Context, Finding, Rule, Sentence, replace


class KapitalAnda(Rule):
    """Kata ganti “Anda” ditulis tanpa huruf kapital."""

    source = "EYD V: HF23a, huruf kapital pada kata Anda"
    severity = ERROR
    words = frozenset("anda andalah andakah".split())
    bad = (
        Bad("Jika anda butuh bantuan, hubungi posko terdekat.", "Jika Anda butuh bantuan, hubungi posko terdekat."),
        Bad('"Apakah anda mengenal korban?" tanya hakim.', '"Apakah Anda mengenal korban?" tanya hakim.'),
        Bad("Bukan kami, andalah yang menentukan.", "Bukan kami, Andalah yang menentukan."),
    )
    good = (
        "Apakah Anda sudah membayar pajak?",
        "Kami menunggu jawaban Anda paling lambat Jumat.",
        "Sutradara Anda Baru mengubah judul film itu.",
        "Warga mengandalkan sumur, bukan andal-andalan bantuan.",
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        for i, token in enumerate(sentence.tokens):
            if token.lower in self.words and is_lower(token) and not is_glued(sentence.tokens, i):
                name = token.text.capitalize()
                fix = replace(token.start, token.end, name)
                yield self.found(token.start, token.end, f"“{name}” selalu berhuruf kapital; tulis “{name}”", fix)


rule = KapitalAnda()
