"""Abbreviations of chats and text messages in running text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.casing import capitalised, is_glued, opens
from lint.lexicon import Lexicon
from lint.rule import (
    ERROR,
    NUMBER,
    SAFE,
    UNSAFE,
    WARNING,
    WORD,
    Bad,
    Context,
    Finding,
    Rule,
    Scope,
    Sentence,
    Token,
    replace,
)

_OTHERS = frozenset("dll dkk dsb dst jl jln dr bln jml tgl no hlm pkl thn".split())
"""Abbreviations of tables, addresses and lists, which other rules know."""


_COUNTED = frozenset(("org", "rmh", "kel"))
"""Abbreviations that no unit is written like, so that they may stand behind a number (12 org)."""


class SingkatanObrolan(Rule):
    """Singkatan obrolan (yg, dgn, utk) tidak dipakai dalam berita; tulis katanya lengkap.

    Daftarnya `dictionaries/chat.tsv`. Singkatan yang hanya punya satu arti diperbaiki sendiri, yang lain disarankan.
    Percakapan yang dikutip boleh memakai singkatan; satuan (5 kl, 10 jt), singkatan bertitik, nama, dan teks asing
    tidak disentuh.
    """

    source = "EYD V: KF01–KF07, singkatan; SIPEBI: singkatan percakapan"
    severity = WARNING
    bad = (
        Bad("Pihaknya yg akan hadir.", "Pihaknya yang akan hadir."),
        Bad("Warga menunggu dgn sabar utk bantuan itu.", "Warga menunggu dengan sabar untuk bantuan itu."),
        Bad("Tdk ada korban jiwa dlm kejadian ini.", "Tidak ada korban jiwa dalam kejadian ini."),
        Bad("Kami msh menunggu keputusan itu.", "Kami masih menunggu keputusan itu."),
    )
    good = (
        'Isi pesannya, "Aku tdk tau, yg penting kamu plg."',
        "KPD dan DPT diperiksa KPU, kata anggota BKN.",
        "Volumenya 5 kl dan beratnya 10 kg.",
        "Gugus tugas ad hoc itu dibubarkan.",
        "Akun @yg_entertainment dan berkas utk.txt ditutup.",
        "Rumahnya di Jl. Sudirman No. 5.",
    )

    def wakes(self, text: str, lexicon: Lexicon) -> bool:
        return _is_known(text.lower(), lexicon)

    def check_words(self, sentence: Sentence, places: Sequence[int], context: Context) -> Iterator[Finding]:
        if sentence.scope is Scope.QUOTE:
            return
        for i in places:
            token = sentence.tokens[i]
            if (
                _is_known(token.lower, context.lexicon)
                and not sentence.is_quoted(token.start)
                and _is_prose(sentence.tokens, i)
            ):
                row = context.lexicon.row("obrolan", token.lower)[0]
                if (row[2] == "fix" and token.text.islower()) or not _is_other(token, context.lexicon):
                    yield self._finding(token, row)

    def _finding(self, token: Token, row: list[str]) -> Finding:
        right = capitalised(row[1]) if token.text[0].isupper() else row[1]
        sure = row[2] == "fix"
        message = f"“{token.text}” singkatan obrolan; tulis “{right}”"
        fix = replace(token.start, token.end, right, SAFE if sure else UNSAFE)
        return self.found(token.start, token.end, message, fix, severity=ERROR if sure else WARNING)


def _is_known(lower: str, lexicon: Lexicon) -> bool:
    if not lexicon.row("obrolan", lower) or lower in _OTHERS or lower in lexicon.personal:
        return False
    return not lexicon.evidence(lower).nonstandard


def _is_prose(tokens: Sequence[Token], i: int) -> bool:
    """A lower-case word (or one that opens the sentence) with a word beside it, behind no number, before no full stop of its own."""
    token = tokens[i]
    if is_glued(tokens, i) or not (token.text.islower() or (opens(tokens, i) and token.text[1:].islower())):
        return False
    before = tokens[i - 1] if i else None
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    counted = before is not None and before.kind == NUMBER
    if before and (counted and token.lower not in _COUNTED or (before.end == token.start and before.text in "-–'’(`+")):
        return False
    if after and after.start == token.end and (after.text in "-–'’)`+" or (after.text == "." and i + 2 < len(tokens))):
        return False
    return any(t is not None and t.kind == WORD and t.text.islower() for t in (before, after))


def _is_other(token: Token, lexicon: Lexicon) -> bool:
    """Has an ambiguous one a life of its own, as a word, a name or a foreign word?"""
    found = lexicon.evidence(token.lower)
    return len(token.text) < 3 or found.known or bool(found.names or found.places) or found.english > 3


rule = SingkatanObrolan()
