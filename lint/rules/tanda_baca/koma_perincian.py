"""A list of three without a comma before its last item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.rule import INFO, NUMBER, UNSAFE, WARNING, WORD, Bad, Context, Finding, Rule, Sentence, Token, insert

MAX_WORDS = 2
"""Words of one item of a list that is surely a list."""


NEAR = 60
"""Tokens before the list in which the start of another construction is looked for."""


class KomaPerincian(Rule):
    """Perincian tiga unsur atau lebih tanpa koma sebelum “dan” atau “atau”: apel, jeruk dan pisang.

    EYD memintanya, tetapi banyak redaksi menghilangkannya; karena itu hanya saran, dan peringatan dalam preset `eyd`.
    """

    source = "EYD V: TB01, tanda koma di antara unsur dalam perincian, termasuk sebelum dan/atau"
    severity = INFO
    eyd_severity = WARNING
    words = frozenset(("dan", "atau", "serta"))
    bad = (
        Bad("Warga membawa beras, gula dan minyak.", "Warga membawa beras, gula, dan minyak."),
        Bad("Gempa terasa di Sleman, Bantul dan Klaten.", "Gempa terasa di Sleman, Bantul, dan Klaten."),
        Bad("Peserta boleh memilih kopi, teh atau susu.", "Peserta boleh memilih kopi, teh, atau susu."),
    )
    good = (
        "Warga membawa beras, gula, dan minyak.",
        "Ketika banjir datang, warga dan polisi mengungsi.",
        "Menurut Budi, Ani dan Tono sudah pulang.",
        "Ia lelah, tetapi senang dan lega.",
        "Jakarta, ibu kota dan pusat bisnis Indonesia, padat.",
    )

    def check_words(self, sentence: Sentence, places: Sequence[int], context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i in places:
            if not 4 <= i < len(tokens) - 1:
                continue
            before, word, after = tokens[i - 1 : i + 2]
            if word.text not in self.words or before.kind not in (WORD, NUMBER) or after.kind not in (WORD, NUMBER):
                continue
            if _is_list(tokens, i, context):
                message = f"Perincian diberi koma sebelum “{word.text}”; tulis “{before.text}, {word.text}”"
                yield self.found(before.start, word.end, message, insert(before.end, ",", UNSAFE, "Sisipkan koma"))


def _is_list(tokens: Sequence[Token], i: int, context: Context) -> bool:
    """Are the items before the conjunction at `i` and the one behind it short and of one kind?"""
    second = _item(tokens, i - 1)
    if not 1 <= second <= MAX_WORDS:
        return False
    comma = i - 1 - second
    if comma < 1 or tokens[comma].text != ",":
        return False
    first, last, middle = tokens[comma - 1], tokens[i + 1], tokens[comma + 1]
    if (
        first.kind != WORD
        or len({_kind(t, context) for t in (first, middle, last)}) != 1
        or _kind(first, context) == ""
    ):
        return False
    if any(t.lower in _STARTS for t in tokens[max(comma - NEAR, 0) : comma]):
        return False
    if first.text[0].isupper() and (second > 1 or not _stands_free(tokens, comma - 1)):
        return False
    return tokens[0].lower not in _FRONTED or any(t.text == "," for t in tokens[max(comma - NEAR, 0) : comma - 1])


def _stands_free(tokens: Sequence[Token], i: int) -> bool:
    """Is the name at `i` not a part of a longer one (Dinas Perumahan, Permukiman dan Cipta Karya)?"""
    return i == 0 or tokens[i - 1].text == "," or tokens[i - 1].text.islower()


def _item(tokens: Sequence[Token], i: int) -> int:
    """Words of the item that ends at token `i`, up to the comma before it."""
    count = 0
    while i >= 0 and tokens[i].kind in (WORD, NUMBER):
        count += 1
        i -= 1
    return count


def _kind(token: Token, context: Context) -> str:
    if token.kind != WORD or token.lower in _NOT_ITEMS:
        return ""
    if token.text[0].isupper():
        return "nama"
    classes = context.lexicon
    if classes.is_class(token.lower, "n") and not classes.is_class(token.lower, "v", "adv", "konj", "prep", "pron"):
        return "n"
    return ""


_STARTS = frozenset(
    "menurut ketika saat setelah sebelum jika karena meski meskipun agar dalam pada selain akibat namun kata ujar".split()
)
_FRONTED = frozenset("di ke dari dengan untuk sebagai bagi atas oleh sejak hingga bersama tanpa".split())
_NOT_ITEMS = frozenset("ia dia mereka kami kita saya yang itu ini juga".split())

rule = KomaPerincian()
