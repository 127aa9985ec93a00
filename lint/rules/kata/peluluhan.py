"""Prefixes whose nasal does not fit the root."""

from __future__ import annotations

from collections.abc import Iterator

from lint.affixation import melted
from lint.casing import capitalised, is_glued, opens
from lint.lexicon import Lexicon
from lint.rule import ERROR, SAFE, UNSAFE, WARNING, WORD, Bad, Context, Finding, Rule, Sentence, replace


class Peluluhan(Rule):
    """Huruf k, p, t, s luluh sesudah meN- dan peN-; gugus konsonan, c, dan f tidak; ber- dan ter- melepas r sebelum r.

    Dihitung dari kata dasarnya, dan dilaporkan hanya bila kata dasar dan bentuk baku sama-sama tercatat di kamus.
    Kata yang terdaftar di `dictionaries/kata_baku.tsv` (mengkonsumsi, mempengaruhi) adalah urusan `kata-baku`. Kata yang
    juga dapat dibaca lain (menyambuk) hanya diperingatkan.
    """

    source = "TBBBI: peluluhan pada meN- dan peN-; KBBI"
    severity = ERROR
    bad = (
        Bad("Warga mempilah sampah dari rumah.", "Warga memilah sampah dari rumah."),
        Bad("Tim mensintesis senyawa baru itu.", "Tim menyintesis senyawa baru itu."),
        Bad("Pemerintah menbentuk satuan tugas.", "Pemerintah membentuk satuan tugas."),
        Bad("Petugas memcatat sepuluh korban.", "Petugas mencatat sepuluh korban."),
    )
    good = (
        "Ia mempunyai rumah dan mempelajari hukum.",
        "Tim mengkaji, mengkritik, memproses, dan mentransfer dana itu.",
        "Peneliti mensyaratkan data; warga mengkhawatirkan banjir.",
        "Massa memprotes aturan itu, kata para pemrotes.",
        "Menteri mengetuk palu dan menyontek buku catatannya.",
    )

    def wakes(self, text: str, lexicon: Lexicon) -> bool:
        return melted(text.lower(), lexicon) is not None

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        for i, token in enumerate(sentence.tokens):
            if token.kind != WORD or not (
                token.text.islower() or opens(sentence.tokens, i) and token.text[1:].islower()
            ):
                continue
            found = melted(token.lower, context.lexicon)
            if found and not is_glued(sentence.tokens, i):
                right = capitalised(found.right) if token.text[0].isupper() else found.right
                yield self.found(
                    token.start,
                    token.end,
                    f"Awalan tidak sesuai dengan kata dasar “{found.root}”; tulis “{right}”",
                    replace(token.start, token.end, right, SAFE if found.sure else UNSAFE),
                    severity=ERROR if found.sure else WARNING,
                )


rule = Peluluhan()
