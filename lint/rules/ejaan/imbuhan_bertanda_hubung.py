"""Affixes tied to an Indonesian word by a hyphen or cut off by a space."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.casing import GLUE, is_lower
from lint.lexicon import Lexicon
from lint.rule import PUNCT, UNSAFE, WARNING, WORD, Bad, Context, Finding, Rule, Sentence, Token, replace

_HYPHENED = frozenset("di me mem men meng meny ber ter pe pem pen peng se".split())
_SPACED = frozenset("ber ter mem men meng meny pem peng".split())
"""Prefixes that are no words, so that a space behind them is a slip."""


class ImbuhanBertandaHubung(Rule):
    """Imbuhan pada kata Indonesia ditulis serangkai, tanpa tanda hubung dan tanpa spasi.

    Di-ingat → diingat, meng-gunakan → menggunakan, ter simpan → tersimpan, kasus-nya → kasusnya. Tanda hubung tetap dipakai pada
    kata asing, singkatan, dan huruf kapital: di-upload, di-PHK, se-Jawa, KTP-nya.
    """

    source = "EYD V: KB01a, imbuhan; TE05, tanda hubung hanya di depan unsur asing atau berhuruf kapital"
    severity = WARNING
    words = _HYPHENED | _SPACED | {"nya"}
    bad = (
        Bad("Hal itu perlu di-ingat semua pihak.", "Hal itu perlu diingat semua pihak."),
        Bad("Polisi meng-gunakan gas air mata.", "Polisi menggunakan gas air mata."),
        Bad("Data itu ter simpan di peladen.", "Data itu tersimpan di peladen."),
        Bad("Penanganan kasus-nya berlarut-larut.", "Penanganan kasusnya berlarut-larut."),
    )
    good = (
        "Foto itu di-upload, karyawan di-PHK, pelajar se-Jawa berkumpul.",
        "Korban kehilangan KTP-nya dan file-nya.",
        "Teman-temannya ter-update; ia me-review film itu.",
        "Rapat se-Indonesia ke-2 dan nilai ber-SNI dibahas.",
        "Hasilnya 10 ber 20; men's wear dan pen itu dijual.",
    )

    def check_words(self, sentence: Sentence, places: Sequence[int], context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i in places:
            token = tokens[i]
            if token.kind == WORD and token.lower in self.words and (right := _right(tokens, i, context.lexicon)):
                start, end, text = right
                message = f"Imbuhan ditulis serangkai dengan kata Indonesia; tulis “{text}”"
                yield self.found(start, end, message, replace(start, end, text, UNSAFE))


def _right(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> tuple[int, int, str] | None:
    """(start, end, text) of the word that affix `i` belongs to, written as one."""
    if tokens[i].text == "nya":
        return _suffixed(tokens, i, lexicon)
    return _prefixed(tokens, i, lexicon)


def _prefixed(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> tuple[int, int, str] | None:
    prefix = tokens[i]
    hyphen = i + 1 < len(tokens) and tokens[i + 1].text == "-" and tokens[i + 1].start == prefix.end
    at = i + 1 + hyphen
    if at >= len(tokens) or prefix.lower not in (_HYPHENED if hyphen else _SPACED) or _is_tied(tokens, i, at):
        return None
    stem = tokens[at]
    if not is_lower(stem) or len(stem.text) < 3 or stem.start != prefix.end + 1:
        return None
    joined = prefix.lower + stem.lower
    if not _is_native(stem.lower, lexicon) and not lexicon.evidence(joined).known:
        return None
    affixed = any(r.licensed and r.prefix and r.cost < 2 for r in lexicon.readings(joined)[:2])
    common = lexicon.evidence(joined).logp > -6.5
    return (prefix.start, stem.end, prefix.text + stem.text) if affixed and (hyphen or common) else None


def _suffixed(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> tuple[int, int, str] | None:
    """kasus-nya"""
    if (
        i < 2
        or tokens[i - 1].text != "-"
        or tokens[i - 1].start != tokens[i - 2].end
        or tokens[i].start != tokens[i - 1].end
    ):
        return None
    host = tokens[i - 2]
    if not is_lower(host) or _is_tied(tokens, i - 2, i) or not _is_native(host.lower, lexicon):
        return None
    if lexicon.evidence(host.lower).english > 3:
        return None
    return host.start, tokens[i].end, f"{host.text}nya"


def _is_tied(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Does a sign touch the pair from outside (ke-ber-hasil-an, path/di-ingat)?"""
    before, after = tokens[first - 1] if first else None, tokens[last + 1] if last + 1 < len(tokens) else None
    signs = GLUE | {"-"}
    left = before is not None and before.end == tokens[first].start and (before.text in signs or before.kind != PUNCT)
    return left or (after is not None and after.start == tokens[last].end and after.text in signs - {"."})


def _is_native(word: str, lexicon: Lexicon) -> bool:
    """A standard word that is more Indonesian than English."""
    found = lexicon.evidence(word)
    return lexicon.is_word(word) and found.english < found.logp + 9.3


rule = ImbuhanBertandaHubung()
