"""Spaces around the hyphen of a doubled word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.rule import ERROR, WORD, Bad, Context, Finding, Rule, Sentence, replace


class TandaHubungBerspasi(Rule):
    """Tanda hubung kata ulang diapit spasi: anak - anak.

    Tanda pisah di antara dua bagian kalimat dan nama yang kebetulan sama dibiarkan.
    """

    source = "EYD V: TE02, tanda hubung menyambung unsur kata ulang"
    severity = ERROR
    words = frozenset("-")
    bad = (
        Bad("Puluhan anak - anak bermain di lapangan.", "Puluhan anak-anak bermain di lapangan."),
        Bad("Mereka datang bersama- sama.", "Mereka datang bersama-sama."),
        Bad("Rumah -rumah warga terendam.", "Rumah-rumah warga terendam."),
        Bad("Ia mengingat teman - temannya.", "Ia mengingat teman-temannya."),
    )
    good = (
        "Puluhan anak-anak bermain di lapangan.",
        "Laga Jakarta - Jakarta itu unik.",
        "Warga resah - resah karena banjir - sejak Senin.",
        "Persib menang 2 - 1 atas Arema.",
    )

    def check_words(self, sentence: Sentence, places: Sequence[int], context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i in places:
            if not 0 < i < len(tokens) - 1:
                continue
            first, hyphen, second = tokens[i - 1 : i + 2]
            if hyphen.text != "-" or first.kind != WORD or second.kind != WORD or hyphen.start + 1 != hyphen.end:
                continue
            if first.end == hyphen.start and hyphen.end == second.start or not second.text.islower():
                continue
            known = context.lexicon.evidence(f"{first.lower}-{second.lower}").known and first.text.islower()
            if "\n" in sentence.text[first.end : second.start]:
                continue
            if not _is_doubled(first.lower, second.lower) and not (known and first.lower.endswith(second.lower)):
                continue
            beyond = tokens[i + 2].lower if i + 2 < len(tokens) else ""
            if context.lexicon.is_word(first.lower) and beyond not in _CLAUSE:
                right = f"{first.text}-{second.text}"
                message = f"Kata ulang disambung tanpa spasi; tulis “{right}”"
                yield self.found(first.start, second.end, message, replace(first.end, second.start, "-"))


def _is_doubled(first: str, second: str) -> bool:
    """Are they one word twice, the first with its prefix or the second with its suffix?"""
    if first.endswith(second) and first[: -len(second)] in ("ber", "ter", "se", "ke"):
        return len(second) > 2
    return (
        len(first) > 2
        and second.startswith(first)
        and second[len(first) :] in ("", "nya", "an", "ku", "mu", "kan", "i", "lah")
    )


_CLAUSE = frozenset("karena sejak sebab ketika akibat".split())

rule = TandaHubungBerspasi()
