"""A word or a phrase that stands twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import eq

from lint.casing import is_glued
from lint.classes import ADJECTIVE, NOUN, VERB, WORD_BITS
from lint.lexicon import Lexicon
from lint.rule import (
    ERROR,
    SAFE,
    UNSAFE,
    WARNING,
    WORD,
    Bad,
    Context,
    Finding,
    Rule,
    Sentence,
    Token,
    delete,
)

_FUNCTION = frozenset(
    "adalah akan antara apabila atas atau bagi bahwa beserta dalam dan dapat dari daripada dengan di guna hingga "
    "ialah jika karena ke kepada ketika maka maupun melainkan meski meskipun namun oleh pada para sebelum "
    "sebagai sebuah sedangkan sehingga sejak selama seperti serta setelah supaya telah tentang "
    "terhadap tetapi untuk walau walaupun yaitu yakni yang".split()
)
"""Words that never stand twice in a row, whatever they mean."""

_PRONOUNS = frozenset("ia dia mereka kami kita beliau anda saya aku kamu itu ini tersebut pun".split())
"""Words that may close one clause and open the next (kata dia dia, ini ini itu)."""

_REPEATABLE = frozenset(
    "lama pelan kira baik cepat benar tidak jauh hati ya ayo hidup merdeka sama satu dua tiga masing sendiri boleh bisa kedua ketiga keempat".split()
)
"""Words said twice on purpose or written without their hyphen, where another rule or nobody is right."""

_STUCK = frozenset("sudah tidak belum telah juga itu ini tersebut masih".split())
"""Words that may be said twice, but hardly before a verb."""

_LINKS = frozenset("ke demi dan atau per lawan lewat".split())
"""What stands between a word and itself (dari hari ke hari ke arah timur)."""

_GRAMMAR = sum(WORD_BITS[k] for k in ("pron", "prep", "konj", "part", "num", "adv"))


class KataGanda(Rule):
    """Kata atau frasa yang tertulis dua kali.

    Kata tugas (yang yang, akan akan) tidak pernah berulang dan dihapus sendiri. Kata lain dan frasa (di Jakarta di
    Jakarta) disarankan. Bukan kata ganda: bentuk ulang (urusan `bentuk-ulang`), nama (Sirait Sirait), pengulangan untuk
    penegasan di dalam kutipan, dan kata yang dipisah tanda baca.
    """

    source = "EYD V: KB02; SIPEBI: kata ganda"
    severity = WARNING
    bad = (
        Bad("Mereka akan akan bertemu pekan depan.", "Mereka akan bertemu pekan depan."),
        Bad("Warga yang yang mengungsi sudah pulang.", "Warga yang mengungsi sudah pulang."),
        Bad("Rapat digelar pada pada hari Senin.", "Rapat digelar pada hari Senin."),
        Bad("Polisi mengatakan mengatakan pelaku kabur.", "Polisi mengatakan pelaku kabur."),
        Bad("Korban dirawat di rumah sakit di rumah sakit itu.", "Korban dirawat di rumah sakit itu."),
    )
    good = (
        "Anak-anak itu bermain di di-klat kantor.",
        "Di babak kedua kedua tim sama kuat.",
        "Sirait Sirait lain juga hadir, kata dia.",
        "Ia menang, menang lagi, dan terus menang.",
        "Gubernur Yang Yang memimpin rapat itu.",
        '"Tidak, tidak mungkin," ujarnya.',
        "Semakin lama semakin baik; makin lama makin baik.",
        "Ia berjalan dari hari ke hari ke arah timur.",
        '"Kami akan akan… ya, menunggu," katanya.',
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        if not _may_repeat(sentence.tokens):
            return
        tokens, skip = sentence.tokens, 0
        for i, token in enumerate(tokens):
            if token.kind != WORD or i < skip:
                continue
            size = _repeated(sentence, i)
            if size == 1 and (found := self._word(sentence, i, context.lexicon)):
                yield found
            elif size > 1 and not _on_purpose(sentence, i, size, context.lexicon):
                yield self._phrase(tokens, i, size)
            skip = i + 2 * size if size > 1 else skip

    def _word(self, sentence: Sentence, i: int, lexicon: Lexicon) -> Finding | None:
        first, second = sentence.tokens[i], sentence.tokens[i + 1]
        sure = first.lower in _FUNCTION and second.text.islower() and not sentence.is_quoted(first.start)
        if not sure and not _is_slip(sentence, i, lexicon):
            return None
        return self.found(
            first.start,
            second.end,
            f"“{first.text}” tertulis dua kali; hapus satu",
            delete(first.end, second.end, SAFE if sure else UNSAFE, f"Hapus “{second.text}” yang kedua"),
            severity=ERROR if sure else WARNING,
        )

    def _phrase(self, tokens: Sequence[Token], i: int, size: int) -> Finding:
        end, last = tokens[i + size - 1].end, tokens[i + 2 * size - 1].end
        words = " ".join(t.text for t in tokens[i : i + size])
        return self.found(tokens[i].start, last, f"“{words}” tertulis dua kali; hapus satu", delete(end, last, UNSAFE))


def _may_repeat(tokens: Sequence[Token]) -> bool:
    """Does a word return within the next four tokens?"""
    words = [t.lower if t.kind == WORD else at for at, t in enumerate(tokens)]
    if len(set(words)) == len(words):
        return False
    return any(any(map(eq, words, words[size:])) for size in (1, 2, 3, 4))


def _repeated(sentence: Sentence, i: int) -> int:
    """How many words from `i` on are repeated right behind themselves, one space apart; 0 when none."""
    tokens = sentence.tokens
    for size in (4, 3, 2, 1):
        if i + size >= len(tokens) or tokens[i].lower != tokens[i + size].lower:
            continue
        span = tokens[i : i + 2 * size]
        if len(span) < 2 * size or any(t.kind != WORD for t in span):
            continue
        same = all(a.lower == b.lower for a, b in zip(span[:size], span[size:], strict=True))
        if (
            same
            and sentence.text[span[0].start : span[-1].end].count(" ") == 2 * size - 1
            and _is_free(tokens, i, size)
        ):
            return size
    return 0


def _is_free(tokens: Sequence[Token], i: int, size: int) -> bool:
    """Does no hyphen, digit or sign touch the words (di di-klat, kura-kura kura)?"""
    last = i + 2 * size - 1
    if is_glued(tokens, i) or is_glued(tokens, last):
        return False
    before = tokens[i - 1] if i else None
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    return not (before and before.end == tokens[i].start and before.text in "-–—'’") and not (
        after and after.start == tokens[last].end and after.text in "-–—'’…" or (after and after.text.startswith(".."))
    )


def _is_slip(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Is a doubled word that is no function word probably a slip, and no reduplication, name or emphasis?"""
    first, second = sentence.tokens[i], sentence.tokens[i + 1]
    if not second.text.islower() or len(second.text) < 3 or sentence.is_quoted(first.start):
        return first.lower in _FUNCTION and second.text.islower()
    if first.lower in _STUCK and _goes_on(sentence, i + 2, lexicon):
        return True
    found = lexicon.evidence(second.lower)
    if second.lower in _PRONOUNS | _REPEATABLE or not lexicon.is_word(second.lower):
        return False
    if (
        lexicon.evidence(f"{first.lower} {second.lower}").nonstandard
        or lexicon.evidence(f"{first.lower}-{second.lower}").known
    ):
        return False
    return not _is_reduplication(second.lower, found.classes, lexicon)


def _goes_on(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Does a verb or another auxiliary follow, as it does behind one of them?"""
    if i >= len(sentence.tokens):
        return False
    after = sentence.tokens[i]
    return (
        after.text.islower()
        and (after.lower in _STUCK or after.lower[:2] in ("di", "me") or after.lower in _FUNCTION)
        and (after.lower in _STUCK or lexicon.is_class(after.lower, "v") or after.lower in _FUNCTION)
    )


def _is_reduplication(word: str, classes: int, lexicon: Lexicon) -> bool:
    """Is it a base noun, verb or adjective, whose doubling may lack its hyphen (the rule `bentuk-ulang`)?"""
    if any(r.prefix and r.licensed and r.root != word for r in lexicon.readings(word)):
        return False
    return not classes & _GRAMMAR and bool(classes & (NOUN | ADJECTIVE | VERB) or not classes)


def _on_purpose(sentence: Sentence, i: int, size: int, lexicon: Lexicon) -> bool:
    """Names, emphasis in speech and what is no prose (la la la la)."""
    words = sentence.tokens[i : i + size]
    if size == 2 and words[1].lower in _LINKS:
        return True
    if sentence.is_quoted(words[0].start) or len({t.lower for t in words}) == 1:
        return True
    return not any(lexicon.is_word(t.lower) for t in words) or all(not t.text.islower() for t in words)


rule = KataGanda()
