"""Religions, scriptures and God without their capital."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.casing import capitalised, is_capital, is_glued, is_lower, word_at
from lint.rule import ERROR, PUNCT, SAFE, UNSAFE, WARNING, Bad, Context, Finding, Rule, Sentence, Token, replace


class KapitalAgama(Rule):
    """Nama agama, kitab suci, dan Tuhan ditulis tanpa huruf kapital.

    Turunan seperti islami, keislaman, dan ketuhanan berhuruf kecil. “tuhan” bermakna jenis (para tuhan, tuhan-tuhan)
    tidak dilaporkan. Bentuk Alquran, Al-Qur'an, dan Al Quran dibiarkan; hanya huruf pertamanya yang diperiksa.
    """

    source = (
        "EYD V: HF07, huruf kapital pada nama agama, kitab suci, dan Tuhan; HF08, gelar keagamaan yang diikuti nama"
    )
    severity = ERROR
    words = frozenset(
        "islam kristen katolik protestan hindu buddha konghucu khonghucu alquran quran injil taurat zabur alkitab weda "
        "tripitaka tuhan allah yesus kristus nabi rasulullah syiah suni sunni".split()
    )
    bad = (
        Bad("Umat islam merayakan Idulfitri.", "Umat Islam merayakan Idulfitri."),
        Bad("Ia membaca alquran setiap pagi.", "Ia membaca Alquran setiap pagi."),
        Bad("Mereka bersyukur kepada tuhan yang maha esa.", "Mereka bersyukur kepada Tuhan yang maha esa."),
        Bad("Kisah nabi Muhammad dibacakan pada malam itu.", "Kisah Nabi Muhammad dibacakan pada malam itu."),
        Bad("Pendeta itu mengutip injil Matius.", "Pendeta itu mengutip Injil Matius."),
    )
    good = (
        "Pendidikan islami dan nilai keislaman dibahas dalam seminar.",
        "Dalam mitos itu para tuhan turun ke bumi dan tuhan-tuhan kecil menyembahnya.",
        "Para nabi dan rasul diutus kepada umatnya.",
        "Sila pertama berbunyi Ketuhanan Yang Maha Esa.",
        "Umat Hindu di Bali merayakan Nyepi; kitab Weda dibacakan.",
        "Penganut agama lokal itu diakui negara.",
    )

    def check_words(self, sentence: Sentence, places: Sequence[int], context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i in places:
            token = tokens[i]
            if token.lower in self.words and is_lower(token) and not is_glued(tokens, i):
                sure = _is_name(tokens, i)
                if sure is not None:
                    right = capitalised(token.text)
                    yield self.found(
                        token.start,
                        token.end,
                        f"{_KINDS.get(token.lower, 'Nama agama')} berhuruf kapital; tulis “{right}”",
                        replace(token.start, token.end, right, SAFE if sure else UNSAFE),
                        severity=ERROR if sure else WARNING,
                    )


def _is_name(tokens: Sequence[Token], i: int) -> bool | None:
    """True: surely a name; False: probably; None: no."""
    word = tokens[i].lower
    before, after = word_at(tokens, i - 1), word_at(tokens, i + 1)
    if word == "tuhan":
        doubled = any(
            0 <= j < len(tokens) and tokens[j].text == "-" and tokens[j].kind == PUNCT for j in (i - 1, i + 1)
        )
        return None if doubled or (before and before.lower in _PLURAL) or (after and after.lower == "tanah") else False
    if word == "nabi":
        return False if after and is_capital(after) and after.text not in _AFTER_PROPHET else None
    if word in ("weda", "suni"):
        return True if before and before.lower in ("kitab", "kaum", "muslim", "umat") else None
    return word not in _LESS_SURE


_KINDS = {
    **dict.fromkeys("alquran quran injil taurat zabur alkitab weda tripitaka".split(), "Nama kitab suci"),
    **dict.fromkeys("tuhan allah yesus kristus".split(), "Nama Tuhan"),
    **dict.fromkeys("nabi rasulullah".split(), "Gelar keagamaan yang diikuti nama"),
}
_PLURAL = frozenset("para banyak seorang sebuah dua tiga beberapa bukan sebagai jadi menjadi seperti".split())
_AFTER_PROPHET = frozenset(("Islam", "Yahudi", "Allah", "Tuhan"))
_LESS_SURE = frozenset("alquran quran zabur rasulullah syiah sunni protestan allah".split())

rule = KapitalAgama()
