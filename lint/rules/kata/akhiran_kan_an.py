"""Letters lost or doubled where -kan and -an meet the root."""

from __future__ import annotations

from collections.abc import Iterator

from lint.affixation import suffixed
from lint.casing import capitalised, is_glued, opens
from lint.lexicon import Lexicon
from lint.rule import ERROR, SAFE, UNSAFE, WARNING, WORD, Bad, Context, Finding, Rule, Sentence, replace


class AkhiranKanAn(Rule):
    """Kata dasar berakhir k ditambah -kan menjadi -kkan, ditambah -an tetap -kan; kata dasar berakhir a ditambah -an menjadi -aan.

    Jadi menunjuk + -kan: menunjukkan; rusak + ke-…-an: kerusakan; kelola + peN-…-an: pengelolaan. Dihitung dari kata
    dasarnya; yang sering terdaftar di `dictionaries/kata_baku.tsv` (menunjukan, kerusakkan). Bentuk yang juga kata lain
    (masukan, tunjukan, kebiasan) tidak diperbaiki sendiri.
    """

    source = "EYD V: bagian II.B, kata berimbuhan; KBBI"
    severity = ERROR
    bad = (
        Bad("Petugas menjijikan warga dengan ulahnya.", "Petugas menjijikkan warga dengan ulahnya."),
        Bad("Keanggotan partai itu bertambah.", "Keanggotaan partai itu bertambah."),
        Bad("Kasus pembalakkan liar diselidiki.", "Kasus pembalakan liar diselidiki."),
        Bad("Dana itu diperuntukan bagi korban.", "Dana itu diperuntukkan bagi korban."),
    )
    good = (
        "Masukan warga dicatat; berkas dimasukkan ke map.",
        "Ia menunjukkan kerusakan jalan dan pengelolaan sampah.",
        "Tekanan, makanan, dan pelayanan ditingkatkan.",
        "Kebijakan itu menekankan pertanggungjawaban.",
    )

    def wakes(self, text: str, lexicon: Lexicon) -> bool:
        return suffixed(text.lower(), lexicon) is not None

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        for i, token in enumerate(sentence.tokens):
            if token.kind != WORD or not (
                token.text.islower() or opens(sentence.tokens, i) and token.text[1:].islower()
            ):
                continue
            found = suffixed(token.lower, context.lexicon)
            if found and not is_glued(sentence.tokens, i):
                right = capitalised(found.right) if token.text[0].isupper() else found.right
                yield self.found(
                    token.start,
                    token.end,
                    f"Bentuk berimbuhan dari “{found.root}”; tulis “{right}”",
                    replace(token.start, token.end, right, SAFE if found.sure else UNSAFE),
                    severity=ERROR if found.sure else WARNING,
                )


rule = AkhiranKanAn()
