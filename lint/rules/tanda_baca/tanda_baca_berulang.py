"""A sign typed twice, or two signs that exclude each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lint.casing import is_lower
from lint.lexicon import Lexicon
from lint.rule import ERROR, NUMBER, PUNCT, UNSAFE, WARNING, WORD, Bad, Context, Finding, Rule, Sentence, Token, replace


class TandaBacaBerulang(Rule):
    """Tanda koma, titik, titik koma, atau titik dua tertulis dua kali, atau dua tanda yang tidak dapat bersama.

    Elipsis (... atau ....) dan tanda seru atau tanya berulang dibiarkan; begitu pula titik singkatan (dll.,).
    """

    source = "EYD V: penulisan tanda baca; satu tanda pada satu tempat"
    severity = ERROR
    bad = (
        Bad("Ia pergi,, lalu kembali.", "Ia pergi, lalu kembali."),
        Bad("Rapat selesai.. Menteri pulang.", "Rapat selesai. Menteri pulang."),
        Bad("Rapat selesai malam ini..", "Rapat selesai malam ini."),
        Bad("Siapa yang bertanggung jawab?.", "Siapa yang bertanggung jawab?"),
        Bad("Warga membawa beras,. Gula habis.", "Warga membawa beras. Gula habis."),
    )
    good = (
        "Ia terdiam ... lalu pergi.",
        "Kisahnya belum selesai ....",
        "Mereka membawa beras, gula, dll., lalu pulang.",
        "Benarkah begitu?! Tidak!!",
        "Perusahaan Maju Jaya Tbk., kata dia, untung.",
        "Rasio C::D dan http::// tidak dipakai.",
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        if not _suspect().search(sentence.text):
            return
        tokens = sentence.tokens
        for i in range(1, len(tokens)):
            before, sign = tokens[i - 1], tokens[i]
            if sign.kind != PUNCT:
                continue
            after = tokens[i + 1] if i + 1 < len(tokens) else None
            found = (
                _double_stop(before, sign, after)
                if sign.text == ".."
                else _pair(tokens[i - 2] if i > 1 else None, before, sign, after)
                or _stop_and_comma(tokens, i, context.lexicon)
            )
            if found:
                start, end, right, sure = found
                written = sentence.text[start:end]
                fix = replace(start, end, right) if sure else replace(start, end, right, UNSAFE)
                message = f"Tanda baca “{written}” berlebih; tulis “{right}”"
                yield self.found(start, end, message, fix, severity=ERROR if sure else WARNING)


@cache
def _suspect() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, (*_PAIRS, "..", ".,"))))


_Found = tuple[int, int, str, bool]


def _double_stop(before: Token, sign: Token, after: Token | None) -> _Found | None:
    """Two stops at the end of a sentence; in the middle they may be a short ellipsis."""
    if before.kind not in (WORD, NUMBER) or before.end != sign.start:
        return None
    ends = after is None or (after.start > sign.end and after.text[0].isupper())
    return (sign.start, sign.end, ".", True) if ends else None


def _pair(first: Token | None, before: Token, sign: Token, after: Token | None) -> _Found | None:
    right = _PAIRS.get(before.text + sign.text)
    if first is not None and first.kind == WORD and len(first.text) == 1:
        return None
    apart = first is not None and first.end != before.start
    if right is None or before.end != sign.start or first is None or (apart and before.text != sign.text):
        return None
    if (
        first.kind == PUNCT
        and first.text not in _CLOSERS
        or after is not None
        and after.start == sign.end
        and after.kind == PUNCT
        and after.text not in _CLOSERS
    ):
        return None
    return before.start, sign.end, right, before.text == sign.text or right in "?!"


def _stop_and_comma(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> _Found | None:
    """A full stop and a comma behind a word that is no abbreviation (panik., lalu)."""
    if tokens[i].text != "," or tokens[i - 1].text != "." or i < 2 or i + 1 == len(tokens):
        return None
    word, after = tokens[i - 2], tokens[i + 1]
    touching = word.end == tokens[i - 1].start and tokens[i - 1].end == tokens[i].start < after.start
    if not touching or word.kind != WORD or not word.text.islower() or len(word.text) < 5:
        return None
    if not lexicon.is_word(word.lower) or not is_lower(after):
        return None
    return tokens[i - 1].start, tokens[i].end, ",", False


_PAIRS = {",,": ",", ";;": ";", ",.": ".", ".;": ";", ",;": ";", "?.": "?", "!.": "!", ",:": ":", ";,": ";"}
_CLOSERS = frozenset(")]\"”’'%")

rule = TandaBacaBerulang()
