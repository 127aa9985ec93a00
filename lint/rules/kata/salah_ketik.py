"""Typos."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from lint.affixation import is_misaffixed
from lint.breaks import is_broken
from lint.classes import REGISTER_BITS
from lint.lexicon import Lexicon
from lint.morphology import VOWELS
from lint.neighbours import Place
from lint.nonstandard import made_row
from lint.priors import UNSEEN
from lint.regional import in_regional_run
from lint.rule import (
    ERROR,
    NUMBER,
    OPAQUE,
    PUNCT,
    SAFE,
    SHOWN,
    UNSAFE,
    WARNING,
    WORD,
    Bad,
    Context,
    Document,
    Finding,
    Rule,
    Sentence,
    Token,
    Where,
    replace,
)  # fmt: skip
from lint.spelling import Speller, Verdict
from lint.twins import twin_places
from lint.usage import Usage, usage_of


class SalahKetik(Rule):
    """Kata yang hampir pasti salah ketik.

    Kata yang tidak dikenal saja bukan kesalahan. Sebuah kata dilaporkan hanya bila kata lain jauh lebih mungkin
    dimaksudkan: lebih sering dipakai, hanya beda satu dua huruf, cocok dengan kata di sekitarnya, atau
    berulang di artikel itu sendiri. Nama yang ditulis berulang menjamin dirinya sendiri.
    """

    source = "KBBI; model ejaan ralat (noisy channel)"
    severity = WARNING
    bad = (
        Bad("Warga dan tenara membersihkan jalan itu.", "Warga dan tentara membersihkan jalan itu."),
        Bad(
            "Pemerntah menyiapkan anggaran untuk korban banjir.", "Pemerintah menyiapkan anggaran untuk korban banjir."
        ),
        Bad("Permintaan itu bersipat imbauan.", "Permintaan itu bersifat imbauan."),
        Bad(
            "Serangan ke ibu kota Ukarina berlanjut pada malam hari.",
            "Serangan ke ibu kota Ukraina berlanjut pada malam hari.",
        ),
    )
    good = (
        "Juru bicara KCNA mengutip Jenderal Valery Gerasimov di Kursk.",
        "Kondisinya membaik setelah foto itu diunggah, ujarnya.",
        "Gerakan antikorupsi menyoroti ketidakpastian hukum.",
        "Fakultas Sosiologi dan Jurusan Sosiologi dibuka. Menurut Sosiolog Universitas Indonesia, Sosiologi itu penting.",
        "Dokter Erpryta Nurdia menjelaskan gejalanya. Menurut dr Pryta, gula darah perlu dipantau.",
        "Pepatah lama menyebut barek samo dipikua, ka bukik samo mandaki, ka lurah samo manurun.",
        'Penonton berteriak "Booo" dan "Hei!" ketika wasit lewat.',
    )

    def wakes(self, text: str, lexicon: Lexicon) -> bool:
        return _speller(lexicon).standing(text) is not True

    def check_places(self, document: Document, places: Sequence[Where], context: Context) -> Iterator[Finding]:
        speller = _speller(context.lexicon)
        usage = usage_of(document.sentences)
        names = twin_places(document, context.lexicon)
        for sentence, i in places:
            token = sentence.tokens[i]
            if token.kind != WORD or speller.accepts(token.text, usage):
                continue
            group = "kata" if not token.text[0].isupper() else "awal" if _opens(sentence, i) else "nama"
            if speller.is_hopeless(token.lower, group, usage) or left_alone(sentence, i, context.lexicon):
                continue
            if sentence.start + token.start in names or (group == "nama" and usage.is_nickname(token.lower)):
                continue
            verdict = speller.judge(token.text, place_of(sentence, i), usage)
            if verdict and not (
                _is_anothers(sentence, i, context.lexicon)
                or (verdict.odds < BEYOND_DOUBT and in_regional_run(sentence, i, context.lexicon))
                or (verdict.odds < CERTAIN and _in_foreign_run(sentence, i, context.lexicon))
            ):
                reason = _reason(token.text, verdict, usage, context.lexicon)
                yield self._finding(sentence.start + token.start, sentence.start + token.end, reason, verdict)

    def _finding(self, start: int, end: int, reason: str, verdict: Verdict) -> Finding:
        best = verdict.candidates[0].text
        sure = verdict.level == "error"
        first = replace(start, end, best, SAFE if sure else SHOWN if verdict.even else UNSAFE)
        others = (replace(start, end, c.text, SHOWN) for c in verdict.candidates[1:4])
        fixes = (first,) if sure else (first, *others)
        return self.found(start, end, reason, *fixes, severity=ERROR if sure else WARNING)


def _is_anothers(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Does a rule of affixes, of nonstandard words, or of stray and missing spaces answer for the word?"""
    lower = sentence.tokens[i].lower
    row = made_row(lower, lexicon)
    nonstandard = row is not None and row[2] != "gaya"  # a matter of style is told only to who asks for it
    return is_misaffixed(lower, lexicon) or nonstandard or is_broken(sentence, i, lexicon)


def _reason(text: str, verdict: Verdict, usage: Usage, lexicon: Lexicon) -> str:
    """Why: what is known of the word as written, and what speaks for the other one."""
    best = verdict.candidates[0].text
    own, other = lexicon.evidence(text), lexicon.evidence(best)
    inside = usage.counts.get(best.lower(), 0)
    known = "jarang dipakai" if own.logp > UNSEEN or own.known or own.names else "tidak dikenal"
    if inside:
        why = f"yang ada {inside} kali di artikel ini"
    elif own.logp > UNSEEN and other.logp - own.logp > 1:
        why = f"yang sekitar {round(10 ** min(other.logp - own.logp, 5), -1):.0f} kali lebih sering dipakai"
    else:
        why = "yang lazim" if other.logp > -5.5 else "yang ada di kamus"
    return f"“{text}” {known}; mungkin salah ketik dari “{best}”, {why}"


def _in_foreign_run(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Does the word stand among foreign words (due process, clean and jerk)?"""
    near = [t for t in sentence.tokens[max(0, i - 2) : i + 3] if t.kind == WORD and t is not sentence.tokens[i]]
    foreign = sum(_is_foreign(t.lower, lexicon) for t in near)
    own = lexicon.evidence(sentence.tokens[i].lower)
    own_foreign = own.english > 2.5 or own.register & FOREIGN
    return foreign >= 3 or (foreign >= 1 and bool(own_foreign) and not own.standard)


def _is_foreign(lower: str, lexicon: Lexicon) -> bool:
    found = lexicon.evidence(lower)
    if found.standard:
        return False
    english = found.english > 3.0 and found.english - max(found.logp + 9, 0.0) > 1.2
    return english or (bool(found.register & FOREIGN) and found.logp < -5.3)


@lru_cache(4)
def _speller(lexicon: Lexicon) -> Speller:
    return Speller(lexicon)


def place_of(sentence: Sentence, i: int) -> Place:
    """Where token `i` stands, as the spelling model sees it."""
    tokens = sentence.tokens
    token = tokens[i]
    start = _opens(sentence, i)
    before = _neighbour(tokens[i - 1].kind, tokens[i - 1].lower) if i else "^"
    following = tokens[i + 1] if i + 1 < len(tokens) and tokens[i + 1].kind == WORD else None
    return Place(
        "^" if start else before,
        following.lower if following else "",
        token.text[0].isupper(),
        start,
        sentence.is_quoted(token.start),
        bool(following and following.text[0].isupper()) or (i > 0 and not start and tokens[i - 1].text[0].isupper()),
    )


def _opens(sentence: Sentence, i: int) -> bool:
    """Does token `i` open its sentence, or a quotation with a capital?"""
    tokens = sentence.tokens
    if i and tokens[i - 1].text in '"“:' and tokens[i].text[0].isupper():
        return True
    return all(t.kind == PUNCT for t in tokens[:i])


def _neighbour(kind: str, lower: str) -> str:
    if kind == WORD:
        return lower
    return "#" if kind == "number" else "," if kind == PUNCT else ""


def left_alone(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Words glued to digits or opaque content, mixed case, capitals throughout, cries and reduplications are not judged."""
    tokens = sentence.tokens
    token = tokens[i]
    if any(c.isupper() for c in token.text[1:]) or not token.text.isascii():
        return True
    if _DRAWN_OUT.search(token.lower) and sentence.is_quoted(token.start):
        return True
    before = tokens[i - 1] if i and tokens[i - 1].end == token.start else None
    after = tokens[i + 1] if i + 1 < len(tokens) and tokens[i + 1].start == token.end else None
    if before and (before.kind in (NUMBER, OPAQUE) or before.text in _GLUE or before.text == "."):
        return True
    if after and (after.kind in (NUMBER, OPAQUE) or after.text in _GLUE):
        return True
    if _is_affix(tokens, i, before, after) or lexicon.row("obrolan", token.lower):
        return True
    return any(
        mark and mark.text == "-" and 0 <= other < len(tokens) and _doubles(token, tokens[other], other < i, lexicon)
        for mark, other in ((before, i - 2), (after, i + 2))
    )


CERTAIN = 6.0
"""Log-odds from which on foreign neighbours do not excuse a word (Imdonesia Sharia Economic Festival)."""

BEYOND_DOUBT = 9.0
"""The same for regional ones (beralngsung beside batagak gala)."""

FOREIGN = REGISTER_BITS["asing"]
_DRAWN_OUT = re.compile(r"(.)\1\1")
"""A cry in a quotation (Booo, gooool)."""

_GLUE = frozenset("@#/\\_&'’`*=+")


def _is_affix(tokens: Sequence[Token], i: int, before: Token | None, after: Token | None) -> bool:
    """Does the word stand for a part of words: "-aan", "meng-"?"""
    free_before = before is not None and before.text == "-" and (i < 2 or tokens[i - 2].end != before.start)
    free_after = after is not None and after.text == "-" and (i + 2 >= len(tokens) or tokens[i + 2].start != after.end)
    return free_before or free_after


def _doubles(token: Token, other: Token, other_first: bool, lexicon: Lexicon) -> bool:
    """Are two words on either side of a hyphen a known pair, one root twice or one word cut (kocar-kacir, pas-pasan, kehi-dupan)?"""
    if other.kind != WORD:
        return True
    first, second = (other.lower, token.lower) if other_first else (token.lower, other.lower)
    if lexicon.is_word(first + second):
        return True
    if first == second or lexicon.evidence(f"{first}-{second}").known:
        return True
    if len(second) > 3 and first.endswith(second) and first[: -len(second)] in _PREFIXES:
        return True
    if len(first) > 3 and second.startswith(first) and second[len(first) :] in _SUFFIXES:
        return True
    stems = (second.removesuffix(s) for s in ("", *_SUFFIXES))
    if any(len(s) > 2 and _echoes(first, s) for s in stems):
        return True
    return bool({r.root for r in lexicon.readings(first)} & {r.root for r in lexicon.readings(second)})


def _echoes(first: str, stem: str) -> bool:
    """Does the first word end in the stem, vowels aside (memisah-misahkan, bercebar-cebur)?"""
    tail = first[-len(stem) :]
    if tail == stem:
        return True
    same = [(a in VOWELS, a if a not in VOWELS else "") for a in tail] == [
        (b in VOWELS, b if b not in VOWELS else "") for b in stem
    ]
    return same and len(stem) > 3 and (len(first) == len(stem) or first[: -len(stem)] in _PREFIXES)


_PREFIXES = frozenset("di me men mem meng ber be ter se ke pe pem pen peng per".split())
_SUFFIXES = frozenset("an nya kan i annya kannya lah ku mu".split())


rule = SalahKetik()
