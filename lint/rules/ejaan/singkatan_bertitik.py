"""Acronyms of letters with full stops."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lint.casing import is_capital
from lint.lexicon import Lexicon
from lint.rule import ERROR, SAFE, UNSAFE, WARNING, WORD, Bad, Context, Finding, Rule, Sentence, Token, replace


class SingkatanBertitik(Rule):
    """Singkatan nama lembaga atau dokumen ditulis dengan titik: K.P.K., P.B.B.

    Inisial nama orang (A.H. Nasution, H.O.S. Tjokroaminoto), gelar (S.H., S.I.K.), dan K.H. tetap bertitik.
    Hanya singkatan yang dikenal yang dilaporkan.
    """

    source = "EYD V: KF03, singkatan nama lembaga, organisasi, dan dokumen tanpa tanda titik"
    severity = ERROR
    bad = (
        Bad("Ia diperiksa K.P.K. selama enam jam.", "Ia diperiksa KPK selama enam jam."),
        Bad("Sidang Umum P.B.B. dibuka kemarin.", "Sidang Umum PBB dibuka kemarin."),
        Bad("Ia melapor ke K.P.K.", "Ia melapor ke KPK."),
        Bad("Buruh P.T. Gudang Garam berunjuk rasa.", "Buruh PT Gudang Garam berunjuk rasa."),
    )
    good = (
        "Jalan A.H. Nasution dan Jalan H.O.S. Cokroaminoto macet.",
        "Kombes Budi, S.I.K., M.H., memimpin apel.",
        "K.H. Ahmad Dahlan mendirikan Muhammadiyah.",
        "Novel J.R.R. Tolkien dan J.K. Rowling laris.",
        "Kolonel (Purn.) A.E. Kawilarang dikenang.",
        "Ia lulusan S.H. dari Universitas Indonesia.",
        "Trofi P.K.S. Andi dipajang.",
    )

    def wakes(self, text: str, lexicon: Lexicon) -> bool:
        return len(text) == 1 and text.isupper()

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        if not _pattern().search(sentence.text):
            return
        tokens = sentence.tokens
        i = 0
        while i < len(tokens) - 3:
            size = _dotted(tokens, i)
            right = "".join(t.text for t in tokens[i : i + size : 2])
            sure = _is_body(tokens, i, i + size, right, context.lexicon) if size else None
            if size and sure is not None:
                yield self._finding(tokens[i].start, tokens[i + size - 1].end, right, i + size == len(tokens), sure)
            i += size or 1

    def _finding(self, start: int, end: int, right: str, ends: bool, sure: bool) -> Finding:
        fix = replace(start, end, right + "." * ends, SAFE if sure else UNSAFE)
        message = f"Singkatan ini tanpa titik; tulis “{right}”"
        return self.found(start, end, message, fix, severity=ERROR if sure else WARNING)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(r"[A-ZÀ-Þ]\.[A-ZÀ-Þ]\.")


def _dotted(tokens: Sequence[Token], i: int) -> int:
    """The number of tokens of "K.P.K." at `i`: single capitals, each with its stop, without spaces; 0 for fewer than two."""
    j = i
    while j + 1 < len(tokens) and _is_initial(tokens[j]) and tokens[j + 1].text == ".":
        if tokens[j].end != tokens[j + 1].start or (j > i and tokens[j].start != tokens[j - 1].end):
            break
        j += 2
    return j - i if j - i >= 4 else 0


def _is_initial(token: Token) -> bool:
    return token.kind == WORD and len(token.text) == 1 and token.text.isupper()


def _is_body(tokens: Sequence[Token], start: int, end: int, right: str, lexicon: Lexicon) -> bool | None:
    """True: surely a known body; False: probably; None: initials, a degree, or unknown."""
    before = tokens[start - 1] if start else None
    after = tokens[end] if end < len(tokens) else None
    if after and is_capital(after):
        return False if right in _FIRMS and not (before and _is_name(before, lexicon)) else None
    if len(right) < 3 or right in _DEGREES or not lexicon.row("singkatan", right.lower()):
        return None
    if before and (before.text in ",.(" or _is_name(before, lexicon)):
        return None
    return True


def _is_name(token: Token, lexicon: Lexicon) -> bool:
    """Is the word before a person's name, so that letters behind it may be initials or a degree?"""
    return is_capital(token) and not lexicon.is_word(token.lower)


_FIRMS = frozenset(("PT", "CV"))
_DEGREES = frozenset(
    "SH SE ST SIK SIP SKM SHI SSI SPD MH MM MT MA MSI MPD MBA BA BSC MSC SST SEI SIA SIK SKEP KH HM RA RM GKR KRT KGPH "
    "KGPAA KPH GBPH USA UK".split()
)

rule = SingkatanBertitik()
