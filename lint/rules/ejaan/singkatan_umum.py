"""General abbreviations without their full stops."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.rule import (
    ERROR,
    INFO,
    SAFE,
    UNSAFE,
    WARNING,
    Bad,
    Context,
    Finding,
    Rule,
    Sentence,
    Severity,
    Token,
    replace,
)


class SingkatanUmum(Rule):
    """Singkatan umum tanpa titik atau dengan garis miring: dll, dsb, s/d, a/n.

    Singkatan tiga huruf bertitik satu (dll.), singkatan dua huruf bertitik dua (s.d., a.n., d.a., u.p.). Titik di akhir
    kalimat tidak digandakan. Untuk “dkk” dan “Yth”, yang di sebagian redaksi ditulis tanpa titik, info; peringatan pada preset `eyd`.
    """

    source = "EYD V: KF04a dan KF04b, tanda titik pada singkatan umum"
    severity = ERROR
    words = frozenset("dll dsb dst dkk yth s a d u".split())
    bad = (
        Bad("Bantuan berupa beras, gula, dll dikirim kemarin.", "Bantuan berupa beras, gula, dll. dikirim kemarin."),
        Bad("Loket buka pukul 08.00 s/d 15.00 WIB.", "Loket buka pukul 08.00 s.d. 15.00 WIB."),
        Bad("Uang ditransfer ke rekening a/n Budi Santoso.", "Uang ditransfer ke rekening a.n. Budi Santoso."),
        Bad("Pendaftaran dibuka 1 s.d 15 Mei 2025.", "Pendaftaran dibuka 1 s.d. 15 Mei 2025."),
        Bad("Sayuran (wortel, kol, dsb) ditanam di sini.", "Sayuran (wortel, kol, dsb.) ditanam di sini."),
        Bad("Kemenangan Rizky Ridho dkk disambut meriah.", "Kemenangan Rizky Ridho dkk. disambut meriah."),
    )
    good = (
        "Bantuan berupa beras, gula, dll.",
        "Loket buka 1 s.d. 15 Mei; surat dikirim d.a. kantor desa.",
        "Rekening a.n. Budi Santoso dibekukan.",
        "Nilai A/B dan s/n pada mesin itu dicatat.",
        "Pemain (Egy dkk.) berlatih.",
        "Kodenya A/N-12 dan ruas S/D pada peta.",
        "Beras, gula, dll... entah apa lagi.",
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i, token in enumerate(tokens):
            if token.text in _ONE_STOP and not _is_stopped(tokens, i):
                level = ERROR if token.lower not in ("dkk", "yth") else WARNING if context.strict else INFO
                yield self._finding(token, token, f"{token.text}.", level)
            elif len(token.text) == 1 and token.text in "sadu":
                right = _two_stops(tokens, i)
                if right:
                    yield self._finding(token, tokens[i + 2], right, ERROR)

    def _finding(self, first: Token, last: Token, right: str, level: Severity) -> Finding:
        fix = replace(first.start, last.end, right, SAFE if level is ERROR else UNSAFE)
        return self.found(first.start, last.end, f"Singkatan umum bertitik; tulis “{right}”", fix, severity=level)


def _is_stopped(tokens: Sequence[Token], i: int) -> bool:
    """Is the token followed by its stop, or glued to a sign that makes it something else?"""
    glued = [j for j in (i - 1, i + 1) if 0 <= j < len(tokens) and _touch(tokens, min(i, j), max(i, j))]
    return any(tokens[j].text[0] in ".-/_@=…" or tokens[j].kind != "punct" for j in glued)


def _two_stops(tokens: Sequence[Token], i: int) -> str | None:
    """The right form of s/d, a/n, s.d and the like at token `i`."""
    if i + 2 >= len(tokens) or not (_touch(tokens, i, i + 1) and _touch(tokens, i + 1, i + 2)):
        return None
    sign, second = tokens[i + 1].text, tokens[i + 2].text
    right = f"{tokens[i].text}.{second}."
    if right not in _TWO_STOPS or sign not in "/." or (i and _touch(tokens, i - 1, i) and tokens[i - 1].text != "("):
        return None
    if i + 3 == len(tokens) or _touch(tokens, i + 2, i + 3):
        return None
    return right


def _touch(tokens: Sequence[Token], a: int, b: int) -> bool:
    return tokens[a].end == tokens[b].start


_ONE_STOP = frozenset("dll dsb dst dkk Yth".split())
_TWO_STOPS = frozenset("s.d. a.n. d.a. u.p. u.b.".split())

rule = SingkatanUmum()
