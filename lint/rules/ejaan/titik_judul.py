"""A full stop after a title."""

from __future__ import annotations

from collections.abc import Iterator

from lint.abbreviations import FINAL, OTHERS, TITLES
from lint.rule import ERROR, SAFE, UNSAFE, WARNING, WORD, Bad, Context, Document, Finding, Rule, Scope, delete


class TitikJudul(Rule):
    """Judul diakhiri tanda titik.

    Titik singkatan (dkk., Tbk.), elipsis, dan judul dari beberapa kalimat tidak dilaporkan. Titik setelah subjudul
    hanya diperingatkan.
    """

    source = "EYD V: TA10, tanda titik tidak dipakai pada akhir judul dan subjudul"
    severity = ERROR
    bad = (
        Bad("Banjir Rendam Tiga Desa di Demak.", "Banjir Rendam Tiga Desa di Demak", Scope.TITLE),
        Bad("Harga beras naik lagi pekan ini.", "Harga beras naik lagi pekan ini", Scope.TITLE),
        Bad("Kronologi kejadian.", "Kronologi kejadian", Scope.HEADING),
    )
    good = (
        "Banjir merendam tiga desa di Demak.",
        "Harga beras naik lagi.",
        "Laba PT Bank Maju Tbk. naik dua kali lipat.",
        "Polisi menahan Budi dkk.",
    )

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        for block in document.blocks:
            if block.scope not in (Scope.TITLE, Scope.HEADING) or len(block.sentences) != 1:
                continue
            sentence = block.sentences[0]
            tokens = sentence.tokens
            if len(tokens) < 3 or tokens[-1].text != "." or _abbreviates(tokens[-2].lower, tokens[-2].kind):
                continue
            sure = block.scope is Scope.TITLE
            end = sentence.start + tokens[-1].end
            yield self.found(
                end - 1,
                end,
                "Judul tidak diakhiri tanda titik; hapus titiknya",
                delete(end - 1, end, SAFE if sure else UNSAFE),
                severity=ERROR if sure else WARNING,
            )


def _abbreviates(word: str, kind: str) -> bool:
    return kind == WORD and (len(word) == 1 or word in FINAL | OTHERS | TITLES)


rule = TitikJudul()
