"""Affixes on abbreviations and proper names without their hyphen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.casing import is_glued
from lint.lexicon import Lexicon
from lint.rule import ERROR, SAFE, UNSAFE, WARNING, WORD, Bad, Context, Finding, Rule, Sentence, Token, replace

_SUFFIXES = ("nya", "ku", "mu", "lah", "kah", "kan")
_PREFIXES = ("men", "mem", "di", "se", "ber", "ter", "pem", "pen", "pe", "me", "meng")
VERBS = frozenset("PHK OTT SK ACC BAP DO KO PAW PK UU TKO SP VAR BI PTUN PKPU RDP PDKT CC".split())
"""Abbreviations that are used as verbs: di-PHK, men-DO."""


class SingkatanBerimbuhan(Rule):
    """Imbuhan pada singkatan berhuruf kapital, atau *se-* pada nama diri, ditulis dengan tanda hubung.

    KTP-nya, di-PHK, mem-PHK, se-Jawa Tengah, se-Indonesia. *di* dan *ke* sebagai kata depan tetap terpisah (di DPR);
    karena itu “di PHK” hanya disarankan bila tidak mungkin berarti “pada PHK”.
    """

    source = "EYD V: TE05, tanda hubung antara imbuhan dan singkatan atau unsur berhuruf kapital"
    severity = ERROR
    bad = (
        Bad("Korban kehilangan dompet berisi KTPnya.", "Korban kehilangan dompet berisi KTP-nya."),
        Bad("Polisi meminta STNK nya diperlihatkan.", "Polisi meminta STNK-nya diperlihatkan."),
        Bad("Lomba itu diikuti pelajar seJawa Tengah.", "Lomba itu diikuti pelajar se-Jawa Tengah."),
        Bad("Rapat kepala daerah se Indonesia dibuka besok.", "Rapat kepala daerah se-Indonesia dibuka besok."),
        Bad("Perusahaan memPHK 200 karyawan.", "Perusahaan mem-PHK 200 karyawan."),
        Bad("Sebanyak 200 karyawan telah di PHK.", "Sebanyak 200 karyawan telah di-PHK."),
    )
    good = (
        "Korban kehilangan KTP-nya, lalu di-PHK.",
        "Pelajar se-Jawa Tengah bertemu di DPR.",
        "Aturan di PHK massal itu belum jelas, kata menteri.",
        "Ia memakai iPhone dan menonton YouTube di KRL.",
        "Menteri menerbitkan SE Nomor 5 Tahun 2024.",
        "Per Maersk dan De Gea bertemu di Madrid.",
    )

    def wakes(self, text: str, lexicon: Lexicon) -> bool:
        if text in _CLITICS or text in VERBS:
            return True
        return not text.islower() and bool(_glued_suffix(text) or _glued_prefix(text, lexicon))

    def check_words(self, sentence: Sentence, places: Sequence[int], context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i in sorted({*places, *(i + 1 for i in places if i + 1 < len(tokens))}):
            token = tokens[i]
            if token.kind != WORD or is_glued(tokens, i):
                continue
            right = _glued_suffix(token.text) or _glued_prefix(token.text, context.lexicon)
            if right:
                yield self._finding(token.start, token.end, right, True)
            elif i and _one_space(tokens[i - 1], token):
                yield from self._apart(tokens, i, context.lexicon)

    def _apart(self, tokens: Sequence[Token], i: int, lexicon: Lexicon) -> Iterator[Finding]:
        before, token = tokens[i - 1], tokens[i]
        if token.text == "nya" and _is_abbreviation(before.text):
            yield self._finding(before.start, token.end, f"{before.text}-nya", True)
        elif token.text in ("ku", "mu") and _is_abbreviation(before.text) and len(before.text) > 2:
            yield self._finding(before.start, token.end, f"{before.text}-{token.text}", False)
        elif (
            token.text in ("kan", "i") and before.text in VERBS and i > 1 and tokens[i - 2].text in ("di", "men", "mem")
        ):
            yield self._finding(
                tokens[i - 2].start, token.end, f"{tokens[i - 2].text}-{before.text}-{token.text}", False
            )
        elif before.text == "se" and token.text[0].isupper() and not is_glued(tokens, i - 1):
            yield self._finding(before.start, token.end, f"se-{token.text}", bool(_is_place(token.text, lexicon)))
        elif i + 1 < len(tokens) and tokens[i + 1].text in ("kan", "i") and before.text == "di":
            return
        elif before.text in ("di", "mem", "men", "ter") and token.text in VERBS and _is_predicate(tokens, i - 1):
            yield self._finding(before.start, token.end, f"{before.text}-{token.text}", False)

    def _finding(self, start: int, end: int, right: str, sure: bool) -> Finding:
        fix = replace(start, end, right, SAFE if sure else UNSAFE)
        message = f"Imbuhan dan unsur berhuruf kapital dihubungkan dengan tanda hubung; tulis “{right}”"
        return self.found(start, end, message, fix, severity=ERROR if sure else WARNING)


def _one_space(before: Token, token: Token) -> bool:
    return before.kind == WORD and token.start == before.end + 1


def _is_abbreviation(text: str) -> bool:
    return len(text) > 1 and text.isupper()


def _glued_suffix(text: str) -> str | None:
    """KTPnya → KTP-nya."""
    for suffix in _SUFFIXES:
        body = text[: -len(suffix)]
        if text.endswith(suffix) and _is_abbreviation(body):
            return f"{body}-{suffix}"
    return None


def _glued_prefix(text: str, lexicon: Lexicon) -> str | None:
    """seJawa → se-Jawa, diPHK → di-PHK."""
    for prefix in _PREFIXES:
        rest = text[len(prefix) :]
        if not text.startswith(prefix) or not rest or not rest[0].isupper():
            continue
        if rest in VERBS and prefix != "se":
            return f"{prefix}-{rest}"
        if prefix == "se" and _is_place(rest, lexicon):
            return f"se-{rest}"
    return None


def _is_place(text: str, lexicon: Lexicon) -> bool:
    found = lexicon.evidence(text.lower())
    return bool(found.places) and found.capital > 0.9 and text[1:].islower()


def _is_predicate(tokens: Sequence[Token], i: int) -> bool:
    """Does a word before `i` say that a verb follows (telah di PHK)?"""
    return i > 0 and tokens[i - 1].lower in _BEFORE_VERB


_CLITICS = frozenset("nya ku mu se".split())
_BEFORE_VERB = frozenset(
    "akan telah sudah belum tidak bisa dapat harus sedang masih yang agar pernah baru mau ingin jangan terancam tetap langsung "
    "untuk karyawan buruh pekerja".split()
)

rule = SingkatanBerimbuhan()
