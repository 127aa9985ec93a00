"""Affixes put on wrongly, and the word as it should be: memroduksi → memproduksi, menunjukan → menunjukkan.

A word that nobody vouches for is rewritten by the sound changes of Tata Bahasa Baku Bahasa Indonesia; the result stands
only when a dictionary licenses it as a derivation of just the root that the rewriting supposes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .lexicon import Lexicon
from .morphology import Reading
from .tuples import NamedTuple

COMMON = -6.0
"""log10 of the share of text from which on another root makes a reading of the word as written plausible."""

ATTESTED = -8.0
"""The same for a right form: a rarer one is likelier to be yet another slip (mengantikan is menggantikan)."""


class Misaffixed(NamedTuple):
    """A wrongly affixed word: the right form, its root, and whether nothing else can be meant."""

    right: str
    root: str
    sure: bool


class _Change(NamedTuple):
    """A rewriting of how a word begins: what it is, what has to follow, what to write, and the letters its root begins with."""

    start: str
    before: tuple[str, ...]
    write: str
    initial: str


_VOWELS = tuple("aiueo")
_NASAL = tuple(
    _Change(f"{lead}{start}", tuple(before), f"{lead}{write}", initial)
    for lead in ("m", "p")
    for start, before, write, initial in (
        ("engk", _VOWELS, "eng", "k"),
        ("emp", _VOWELS, "em", "p"),
        ("ent", _VOWELS, "en", "t"),
        ("ens", _VOWELS, "eny", "s"),
        ("eny", _VOWELS, "enc", "c"),
        ("en", "bfv", "em", "bfv"),
        ("enp", _VOWELS, "em", "p"),
        ("en", ("pr", "pl"), "em", "p"),
        ("em", "cdj", "en", "cdj"),
        ("emt", _VOWELS, "en", "t"),
    )
)
_CLUSTER = (
    _Change("mem", ("r", "l"), "memp", "p"),
    _Change("men", ("r",), "ment", "t"),
    _Change("meng", ("r", "l"), "mengk", "k"),
    _Change("menye", ("t", "p", "k"), "mens", "s"),
)
"""Clusters keep their first letter behind meN-; behind peN- KBBI lets it go (pemrotes, pemrosesan)."""

_LIQUID = tuple(_Change(f"{prefix}rr", ("",), f"{prefix}r", "r") for prefix in ("be", "te", "pe", "mempe", "dipe"))


class _Ending(NamedTuple):
    """A rewriting of how a word ends: a pattern, and what to write before the clitics."""

    find: str
    write: str


_CLITIC = "(?P<clitics>(?:nya|lah|kah|pun|ku|mu)*)$"
_K_KAN = _Ending(f"(?<=[aiueo])kan{_CLITIC}", "kkan")
_KK_AN = _Ending(f"kkan{_CLITIC}", "kan")
_AAN = _Ending(f"(?<=a)n{_CLITIC}", "an")

_VERBAL = frozenset("meN di memper diper member diber ku kau".split())
_NOMINAL = frozenset("ke peN per pe keber keter kese kepe keper kepeN pember".split())


def melted(word: str, lexicon: Lexicon) -> Misaffixed | None:
    """The right form of a word whose prefix does not fit its root (memroduksi, mengkomputerisasi, terrekam)."""
    if word[:2] not in ("me", "pe", "be", "te", "di") or not _is_open(word, lexicon):
        return None
    found = {m.right: m for change in (*_NASAL, *_CLUSTER, *_LIQUID) for m in _prefix_change(word, change, lexicon)}
    return next(iter(found.values())) if len(found) == 1 else None


def suffixed(word: str, lexicon: Lexicon) -> Misaffixed | None:
    """The right form of a word that lost or doubled a letter before -kan or -an (menunjukan, kerusakkan, pengelolan)."""
    if not word.rstrip("nyalhkpumt").endswith(("k", "a")) and "an" not in word[-9:]:
        return None
    if not _is_open(word, lexicon):
        return None
    found = {m.right: m for m in _suffix_changes(word, lexicon)}
    return next(iter(found.values())) if len(found) == 1 else None


def is_misaffixed(word: str, lexicon: Lexicon) -> bool:
    """Does one of the rules of affixes answer for a lower-case word?"""
    return bool(melted(word, lexicon) or suffixed(word, lexicon))


def _is_open(word: str, lexicon: Lexicon) -> bool:
    """Does nobody vouch for the word?"""
    own = lexicon.evidence(word)
    if len(word) < 7 or own.known or own.nonstandard or own.personal or own.names or own.places:
        return False
    return not any(r.licensed for r in lexicon.readings(word)[:3])


def _prefix_change(word: str, change: _Change, lexicon: Lexicon) -> Iterator[Misaffixed]:
    if not word.startswith(change.start) or not word.startswith(change.before, len(change.start)):
        return
    right = change.write + word[len(change.start) :]
    for reading in lexicon.readings(right)[:4]:
        if reading.licensed and reading.prefix and reading.root[0] in change.initial and _vouched(reading, lexicon):
            sure = change.initial != "c" and not _other_root(word, lexicon)
            yield Misaffixed(right, reading.root, sure)
            return


def _suffix_changes(word: str, lexicon: Lexicon) -> Iterator[Misaffixed]:
    for change, prefixes, suffix, end in (
        (_K_KAN, _VERBAL, "kan", "k"), (_KK_AN, _NOMINAL, "an", "k"), (_AAN, _NOMINAL, "an", "a"),
    ):  # fmt: skip
        match = re.search(change.find, word)
        if not match:
            continue
        right = word[: match.start()] + change.write + match["clitics"]
        if lexicon.evidence(right).logp < ATTESTED or (change is _KK_AN and _is_verb_in_kan(word, lexicon)):
            continue
        for reading in lexicon.readings(right)[:4]:
            fits = reading.suffix == suffix and reading.prefix in prefixes and reading.root.endswith(end)
            if fits and reading.licensed and _vouched(reading, lexicon):
                yield Misaffixed(right, reading.root, not _other_root(word, lexicon))
                break


def _is_verb_in_kan(word: str, lexicon: Lexicon) -> bool:
    """Is it a passive without di- (mereka peruntukkan)?"""
    return word.startswith("per") and any(
        r.suffix == "kan" and lexicon.evidence(r.root).standard for r in lexicon.readings(word)[:4]
    )


def _vouched(reading: Reading, lexicon: Lexicon) -> bool:
    """Is the root itself a standard word of some currency?"""
    root = lexicon.evidence(reading.root)
    return not reading.bound and len(reading.root) > 3 and root.standard and root.logp > -8


def _other_root(word: str, lexicon: Lexicon) -> bool:
    """Does the word as written also come apart into a common root, however strangely?"""
    return any(
        r.prefix and lexicon.evidence(r.root).standard and lexicon.evidence(r.root).logp > COMMON
        for r in lexicon.readings(word)[:4]
    )
