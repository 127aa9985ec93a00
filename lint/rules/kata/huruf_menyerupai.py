"""Letters of other scripts that look like Latin ones, and invisible characters, inside words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lint.rule import ERROR, Bad, Context, Finding, Rule, Sentence, replace

_LOOKALIKES = {
    **dict(zip("АВЕЅІЈКМНОРСТУХаеіјорсухѕԁһԛԝ", "ABESIJKMHOPCTYXaeijopcyxsdhqw", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονιυ", "ABEZHIKMNOPTYXoviu", strict=True)),
    "\u04cf": "l",
}
"""Cyrillic, Greek and other letters to the Latin letter they look like."""

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u180e"
"""Soft hyphen and characters without width."""

_SUSPECTS = frozenset((*_LOOKALIKES, *_INVISIBLE))


class HurufMenyerupai(Rule):
    """Huruf Kiril atau Yunani yang menyerupai huruf Latin, atau karakter tak kasatmata, di dalam kata.

    Biasanya terbawa saat menyalin teks; mesin pencari dan pembaca layar tidak mengenali kata seperti itu. Kata yang
    seluruhnya beraksara lain (Москва) tidak disentuh, begitu pula huruf lepas (α, β) dan teks beraksara Arab.
    """

    source = "Unicode Technical Standard 39, confusables"
    severity = ERROR
    bad = (
        Bad("\u0408akarta diguyur hujan.", "Jakarta diguyur hujan."),
        Bad("Presiden m\u0435ngunjungi pasar.", "Presiden mengunjungi pasar."),
        Bad("Peme\u200brintah menyiapkan dana.", "Pemerintah menyiapkan dana."),
        Bad("Warga menda\u00adtangi balai desa.", "Warga mendatangi balai desa."),
    )
    good = (
        "Kantor berita \u041c\u043e\u0441\u043a\u0432\u0430 terbit setiap hari.",
        "Sinar \u03b1 dan \u03b2 diteliti di kampus itu.",
        "Beyonc\u00e9 dan Erdo\u011fan hadir di Kad\u0131k\u00f6y.",
        "Keluarga \U0001f468\u200d\U0001f469\u200d\U0001f467 itu mengungsi.",
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        if sentence.text.isascii() or _SUSPECTS.isdisjoint(sentence.text):
            return
        for match in _words().finditer(sentence.text):
            found = [c for c in match.group() if c in _SUSPECTS]
            if found and _is_latin(match.group()):
                yield from self._finding(match.start(), match.group(), found)

    def _finding(self, start: int, text: str, found: list[str]) -> Iterator[Finding]:
        from unicodedata import name

        right = "".join(_LOOKALIKES.get(c, "" if c in _INVISIBLE else c) for c in text)
        names = ", ".join(dict.fromkeys(f"U+{ord(c):04X} {name(c, '')}".strip() for c in found))
        message = f"“{right}” memuat karakter yang bukan huruf Latin ({names}); tulis dengan huruf biasa"
        yield self.found(start, start + len(text), message, replace(start, start + len(text), right))


@cache
def _words() -> re.Pattern[str]:
    return re.compile(rf"[{_INVISIBLE}]*+[^\W\d_](?:[^\W\d_]|[{_INVISIBLE}])*+")


def _is_latin(text: str) -> bool:
    """Is it a Latin word with a few strangers: Latin letters that nothing else explains, no other script beside the look-alikes?"""
    from unicodedata import name

    scripts = [c for c in text if c not in _INVISIBLE and c not in _LOOKALIKES]
    latin = sum(c.isascii() or name(c, "").startswith("LATIN") for c in scripts)
    return latin == len(scripts) and latin > 0


rule = HurufMenyerupai()
