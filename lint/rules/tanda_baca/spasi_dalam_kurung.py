"""A space inside brackets or quotation marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.rule import ERROR, PUNCT, Bad, Context, Finding, Fix, Rule, Sentence, Span, Token, delete, replace


class SpasiDalamKurung(Rule):
    """Spasi di sisi dalam tanda kurung atau tanda petik.

    Kurung yang kosong ([ ]) dibiarkan; begitu pula tanda petik lurus dalam kalimat yang jumlah petiknya ganjil, karena
    tidak pasti mana yang membuka dan mana yang menutup, dan tanda ” yang dipakai untuk membuka petikan.
    """

    source = "EYD V: TL, TM, dan TJ, tanda kurung dan tanda petik mengapit tanpa spasi di sisi dalamnya"
    severity = ERROR
    words = frozenset('()[]“”"')
    bad = (
        Bad("Korea Utara ( Korut ) mengirim tentara.", "Korea Utara (Korut) mengirim tentara."),
        Bad('"Kami siap, " kata dia.', '"Kami siap," kata dia.'),
        Bad("Ia menyebutnya “ aksi nekat ” warga.", "Ia menyebutnya “aksi nekat” warga."),
        Bad("Hadir pula Adhyaksa Dault( Menpora).", "Hadir pula Adhyaksa Dault (Menpora)."),
        Bad('Hakim bertanya, " Siapa Anda?"', 'Hakim bertanya, "Siapa Anda?"'),
    )
    good = (
        "Korea Utara (Korut) mengirim tentara.",
        "Isilah [ ] bila setuju atau ( ) bila tidak.",
        '"Kami siap," kata dia. "Besok kami berangkat."',
        'Layar 14" dan 15" dijual murah.',
        "Harganya naik. ”Sekarang Rp100 ribu,” ujarnya.",
        "Sepiring nasi Rp23.000, ”Tapi saya jamin,” kata Yus.",
        '"Kami siap, kata dia. " Ia lalu pergi.',
    )

    def check_words(self, sentence: Sentence, places: Sequence[int], context: Context) -> Iterator[Finding]:
        text, tokens = sentence.text, sentence.tokens
        opening, closing = _marks(sentence)
        for i in sorted({*places, *(i - 1 for i in places)}):
            if not 0 <= i < len(tokens) - 1:
                continue
            first, second = tokens[i : i + 2]
            gap = text[first.end : second.start]
            if not gap or gap.strip(" \u00a0"):
                continue
            if _opens(first, opening) and not (_closes(second, closing) or _opens(second, opening)):
                message = f"Tidak ada spasi setelah tanda “{first.text}” pembuka; tulis “{first.text}{second.text}”"
            elif (
                _closes(second, closing)
                and not (_closes(first, closing) or _opens(first, opening))
                and not _opens_with_nine(text, second)
            ):
                message = f"Tidak ada spasi di depan tanda “{second.text}” penutup; tulis “{first.text}{second.text}”"
            else:
                continue
            yield self.found(first.start, second.end, message, _moved(text, first, second))


def _moved(text: str, first: Token, second: Token) -> Fix:
    """Take the space out; one that belongs outside ("Dault( Menpora)") moves there."""
    if first.text in "([" and first.start and text[first.start - 1].isalnum():
        return replace(first.start, second.start, f" {first.text}", title="Pindahkan spasi")
    return delete(first.end, second.start, title="Hapus spasi")


def _marks(sentence: Sentence) -> tuple[frozenset[int], frozenset[int]]:
    """Offsets of the opening and closing straight marks, when every one of the sentence has its partner."""
    straight = sentence.text.count('"')
    pairs = [q for q in sentence.quotes if sentence.text[q.start] == sentence.text[q.end - 1] == '"']
    pairs = [q for q in pairs if q.end - q.start > 1 and _stands_free(sentence.text, q)]
    if straight != 2 * len(pairs):
        return frozenset(), frozenset()
    return frozenset(q.start for q in pairs), frozenset(q.end - 1 for q in pairs)


def _stands_free(text: str, quote: Span) -> bool:
    """Do both marks look outward? ("men "smoothing" itu" within a quotation turns the pairs round)"""
    before, after = text[quote.start - 1 : quote.start] if quote.start else "", text[quote.end : quote.end + 1]
    return before in _BEFORE_OPENER and not after.isalnum()


def _opens_with_nine(text: str, mark: Token) -> bool:
    """Does a mark shaped 99 open here (”Sekarang …”), as some papers set it? No “ waits for it, and a word follows at once."""
    if mark.text != "”" or not text[mark.end : mark.end + 1].isalnum():
        return False
    return text.count("“", 0, mark.start) <= text.count("”", 0, mark.start)


def _opens(token: Token, marks: frozenset[int]) -> bool:
    return token.kind == PUNCT and (token.text in "([“" or token.start in marks)


def _closes(token: Token, marks: frozenset[int]) -> bool:
    return token.kind == PUNCT and (token.text in ")]”" or token.start in marks)


_BEFORE_OPENER = ("", " ", "\u00a0", "\n", "(", "[", "-", "–", "—", "/")

rule = SpasiDalamKurung()
