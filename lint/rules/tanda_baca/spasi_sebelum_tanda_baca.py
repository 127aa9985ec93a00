"""A space before a comma, a stop or another sign that closes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from lint.rule import ERROR, NUMBER, OPAQUE, PUNCT, WORD, Bad, Context, Finding, Rule, Sentence, Token, replace


class SpasiSebelumTandaBaca(Rule):
    """Spasi di depan tanda koma, titik, titik koma, titik dua, tanda tanya, atau tanda seru.

    Elipsis, ekstensi berkas (.com, .NET), emotikon, perbandingan (2 : 1), jam (10 : 30), dan titik dua yang
    diluruskan dalam daftar data dibiarkan.
    """

    source = "EYD V: penulisan tanda baca, tanda titik dan tanda koma melekat pada kata yang mendahuluinya"
    severity = ERROR
    bad = (
        Bad("Rapat selesai , kata dia.", "Rapat selesai, kata dia."),
        Bad(
            "Warga mengungsi ke balai desa . Listrik masih padam.",
            "Warga mengungsi ke balai desa. Listrik masih padam.",
        ),
        Bad("Siapa yang bertanggung jawab ?", "Siapa yang bertanggung jawab?"),
        Bad("Ia membawa tiga barang : tas, buku, dan pena.", "Ia membawa tiga barang: tas, buku, dan pena."),
        Bad("Harga beras naik ,harga gula turun.", "Harga beras naik, harga gula turun."),
    )
    good = (
        "Ia terdiam ... lalu pergi.",
        "Bahasa yang dipakai ialah .NET dan domain .id.",
        "Persib menang dengan skor 2 : 1 atas tamunya.",
        "Terima kasih :) semoga lekas pulih.",
        "Nama    : Budi Santoso",
        'Ia menjawab, "Siap!" lalu duduk.',
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        if not _suspect().search(sentence.text):
            return
        text, tokens = sentence.text, sentence.tokens
        for i, (before, sign) in enumerate(pairwise(tokens)):
            if sign.kind != PUNCT or sign.text not in _SIGNS or sign.start == before.end:
                continue
            after = tokens[i + 2] if i + 2 < len(tokens) else None
            gap = text[before.end : sign.start]
            if gap.strip(" \u00a0") or not _is_fault(before, sign, after, len(gap)):
                continue
            glued = after is not None and after.start == sign.end and after.kind == WORD
            right = sign.text + " " if glued else sign.text
            message = f"Tidak ada spasi di depan tanda “{sign.text}”; tulis “{before.text}{right.rstrip()}”"
            yield self.found(before.end, sign.end, message, replace(before.end, sign.end, right, title="Hapus spasi"))


@cache
def _suspect() -> re.Pattern[str]:
    return re.compile("[ \u00a0][.,;:?!]")


def _is_fault(before: Token, sign: Token, after: Token | None, width: int) -> bool:
    if before.kind not in (WORD, NUMBER, OPAQUE) and before.text not in _CLOSERS:
        return False
    if after is None:
        return True
    if after.start == sign.end and (after.kind not in (WORD, PUNCT) or sign.text not in ",;" and after.kind == WORD):
        return False
    if after.start == sign.end and after.kind == PUNCT and after.text not in _CLOSERS:
        return False
    if sign.text == ":":
        return width == 1 and after.start > sign.end and not before.kind == after.kind == NUMBER
    return True


_SIGNS = frozenset((",", ".", ";", ":", "?", "!", "?!", "!?"))
_CLOSERS = frozenset("\"”'’)]%")

rule = SpasiSebelumTandaBaca()
