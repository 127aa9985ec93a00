"""A number and -an without a hyphen: 1990an."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lint.rule import ERROR, NUMBER, PUNCT, SAFE, UNSAFE, WARNING, Bad, Context, Finding, Rule, Sentence, replace


class TandaHubungAkhiranAn(Rule):
    """Angka dan akhiran -an ditulis tanpa tanda hubung.

    Yang terpisah spasi (200 an) hanya disarankan, karena “an” juga kata Inggris.
    """

    source = "EYD V: KG10 dan TE05, angka dan akhiran -an dirangkaikan dengan tanda hubung"
    severity = ERROR
    words = frozenset(("an",))
    bad = (
        Bad("Lagu itu populer pada 1990an.", "Lagu itu populer pada 1990-an."),
        Bad("Uang 5.000an beredar luas.", "Uang 5.000-an beredar luas."),
        Bad("Sekitar 200 an warga mengungsi.", "Sekitar 200-an warga mengungsi."),
    )
    good = (
        "Lagu itu populer pada 1990-an.",
        "Album itu berjudul 24 An Hour of Silence.",
        "Kata 7 an old man dari film itu terkenal.",
        "Ia naik 10 anak tangga.",
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i, (number, suffix) in enumerate(pairwise(tokens)):
            if number.kind != NUMBER or suffix.text != "an" or not number.text[-1].isdigit():
                continue
            glued = number.end == suffix.start
            following = tokens[i + 2] if i + 2 < len(tokens) else None
            if following and following.start == suffix.end and following.text in "-@_":
                continue
            era = i > 0 and tokens[i - 1].lower in ("tahun", "era", "sekitar", "dekade", "generasi")
            ends = era and (following is None or following.kind == PUNCT)
            if not glued and not ends and (following is None or not _is_indonesian(following.lower, context)):
                continue
            right = f"{number.text}-an"
            message = f"Angka dan akhiran -an dirangkaikan dengan tanda hubung; tulis “{right}”"
            fix = replace(number.start, suffix.end, right, SAFE if glued else UNSAFE)
            yield self.found(number.start, suffix.end, message, fix, severity=ERROR if glued else WARNING)


def _is_indonesian(word: str, context: Context) -> bool:
    """Is the word more common in Indonesian than in English? ("7 an old man" is English)"""
    found = context.lexicon.evidence(word)
    return context.lexicon.is_word(word) and found.logp + 8.8 > found.english


rule = TandaHubungAkhiranAn()
