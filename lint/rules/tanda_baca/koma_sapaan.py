"""A form of address without its comma."""

from __future__ import annotations

from collections.abc import Iterator

from lint.rule import INFO, PUNCT, UNSAFE, WARNING, Bad, Context, Finding, Rule, Sentence, insert


class KomaSapaan(Rule):
    """Kata sapaan dalam petikan tidak dipisahkan dengan koma: "Selamat pagi Bu."

    Hanya salam dan jawaban pendek yang diikuti kata sapaan lalu tanda baca yang diperiksa.
    """

    source = "EYD V: TB06, tanda koma memisahkan kata sapaan dan seruan dari kata lain dalam kalimat"
    severity = INFO
    eyd_severity = WARNING
    words = frozenset("pak bu mas mbak bang kak dik pak bapak ibu gus".split())
    bad = (
        Bad('"Selamat pagi Bu," sapa murid itu.', '"Selamat pagi, Bu," sapa murid itu.'),
        Bad('"Terima kasih Pak!" seru mereka.', '"Terima kasih, Pak!" seru mereka.'),
        Bad('"Siap Bang," jawabnya.', '"Siap, Bang," jawabnya.'),
    )
    good = (
        '"Selamat pagi, Bu," sapa murid itu.',
        '"Terima kasih Pak Budi sudah datang," kata dia.',
        "Anak itu mencari bapak dan ibunya.",
        'Ia menjawab, "Itu rumah Pak."',
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i in range(1, len(tokens) - 1):
            token, before, after = tokens[i], tokens[i - 1], tokens[i + 1]
            if token.lower not in self.words or after.kind != PUNCT or after.text[0] not in ",.?!":
                continue
            if token.text[0].isupper() and before.lower in _GREETINGS and sentence.is_quoted(token.start):
                message = f"Kata sapaan dipisahkan dengan koma; tulis “{before.text}, {token.text}”"
                yield self.found(before.start, token.end, message, insert(before.end, ",", UNSAFE, "Sisipkan koma"))


_GREETINGS = frozenset(
    "pagi siang sore malam kasih datang siap maaf halo hai baik iya ya tidak betul benar permisi silakan ampun".split()
)

rule = KomaSapaan()
