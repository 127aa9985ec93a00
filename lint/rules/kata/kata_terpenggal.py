"""Words broken by a stray space."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.breaks import broken, may_be_fragment
from lint.casing import capitalised
from lint.lexicon import Lexicon
from lint.rule import UNSAFE, WARNING, WORD, Bad, Context, Finding, Rule, Sentence, replace


class KataTerpenggal(Rule):
    """Kata yang terpenggal oleh spasi: pemerin tah → pemerintah.

    Dilaporkan hanya bila sekurangnya satu penggalan bukan kata, dan gabungannya kata yang lazim. Awalan yang terpisah
    (di kirim) dan gabungan kata (olah raga) punya aturan sendiri.
    """

    source = "KBBI; salah ketik spasi"
    severity = WARNING
    bad = (
        Bad("Langkah pemerin tah itu ditunggu warga.", "Langkah pemerintah itu ditunggu warga."),
        Bad("Petugas memberika n bantuan.", "Petugas memberikan bantuan."),
        Bad("Saksi mengata kan hal yang sama.", "Saksi mengatakan hal yang sama."),
        Bad("Bank mengem bangkan tabungan baru.", "Bank mengembangkan tabungan baru."),
    )
    good = (
        "Langkah pemerintah itu ditunggu warga.",
        "Ia makan nasi goreng di rumah tangga sebelah.",
        "Tim Tah Bua bertemu Pemerin Jaya.",
        "Warga sang kota dan para tani hadir.",
    )

    def wakes(self, text: str, lexicon: Lexicon) -> bool:
        return text == "kan" or may_be_fragment(text.lower(), lexicon)

    def check_words(self, sentence: Sentence, places: Sequence[int], context: Context) -> Iterator[Finding]:
        skip = 0
        for i in sorted({*places, *(i - 1 for i in places if i)}):
            token = sentence.tokens[i]
            whole = (broken(sentence, i, context.lexicon) or _kan(sentence, i, context.lexicon)) if i >= skip else None
            if whole:
                end, skip = sentence.tokens[i + 1].end, i + 2
                right = capitalised(whole) if token.text[0].isupper() else whole
                message = f"“{sentence.text[token.start : end]}” terpenggal spasi; tulis “{right}”"
                yield self.found(token.start, end, message, replace(token.start, end, right, UNSAFE))


def _kan(sentence: Sentence, i: int, lexicon: Lexicon) -> str | None:
    """The verb whose suffix stands apart (mengata kan), where kan is no tag of speech."""
    tokens = sentence.tokens
    if i + 2 >= len(tokens) or tokens[i + 1].text != "kan" or tokens[i + 1].start != tokens[i].end + 1:
        return None
    first, after = tokens[i], tokens[i + 2]
    if after.kind != WORD or sentence.is_quoted(first.start) or not first.lower.startswith(("me", "di", "ter")):
        return None
    whole = first.lower + "kan"
    listed = lexicon.evidence(f"{first.lower} kan").nonstandard
    return whole if not listed and lexicon.evidence(whole).logp > max(lexicon.evidence(first.lower).logp, -7) else None


rule = KataTerpenggal()
