"""The preposition ke joined to a word of place."""

from __future__ import annotations

from collections.abc import Iterator

from lint.preposition import apart
from lint.rule import ERROR, SAFE, UNSAFE, WARNING, WORD, Bad, Context, Finding, Rule, Sentence, replace


class KataDepanKe(Rule):
    """Kata depan *ke* ditulis terpisah dari kata yang mengikutinya.

    Disambung hanya dalam kata yang padu (kepada, keluar sebagai kata kerja, kemari, kehendak) dan imbuhan ke-…-an.
    """

    source = "EYD V, KD01 (kata depan)"
    severity = ERROR
    bad = (
        Bad("Rombongan menuju kekantor gubernur.", "Rombongan menuju ke kantor gubernur."),
        Bad("Mereka dibawa kedalam ruangan.", "Mereka dibawa ke dalam ruangan."),
        Bad("Kedepannya, harga diharapkan stabil.", "Ke depannya, harga diharapkan stabil."),
        Bad("Tidak ada yang berani datang kesana.", "Tidak ada yang berani datang ke sana."),
    )
    good = (
        "Ia keluar dari ruang sidang dan berbicara kepada wartawan.",
        "Ketua panitia meminta warga datang kemari.",
        "Kehendak itu disampaikan ke gubernur.",
        "Kedua pihak sepakat berdamai.",
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        for token in sentence.tokens:
            if token.kind != WORD or not token.lower.startswith("ke") or len(token.text) < 6:
                continue
            found = apart(token, "ke", context.lexicon)
            if found:
                message = f"Kata depan “ke” ditulis terpisah; tulis “{found.text}”"
                fix = replace(token.start, token.end, found.text, SAFE if found.sure else UNSAFE)
                yield self.found(token.start, token.end, message, fix, severity=ERROR if found.sure else WARNING)


rule = KataDepanKe()
