"""Names that an article spells in two ways: pairs of capitalised words that are one slip or one transliteration apart."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, combinations

from .classes import NAME_BITS, PERSON
from .document import Document, Scope, Sentence
from .lexicon import Lexicon
from .slips import single
from .tokens import PUNCT, WORD, Token
from .tuples import NamedTuple

MIN_LETTERS = 5
RARE = -6.8
"""log10 of the share of text below which a form vouches little for itself."""

WELL_KNOWN = -5.0
"""log10 of the share of text from which on a name is a word that the spelling rule knows."""

_PARTICLES = frozenset("bin binti al el van von de da dos der den ibn bint".split())
_FREQUENT_FIRST = frozenset(
    "muhammad mohammad mohamad mohamed muhamad ahmad achmad siti nur sri dewi abdul abdullah moh tri dwi eko i ni putu "
    "made sultan wayan ketut nyoman gede kim lee park chen wang li".split()
) | {""}
"""First names that two people in one article may well share."""

_OLD = (("oe", "u"), ("dj", "j"), ("tj", "c"), ("sj", "sy"), ("nj", "ny"), ("ch", "kh"))
_NAMES = PERSON | NAME_BITS["kota"] | NAME_BITS["tempat"] | NAME_BITS["desa"] | NAME_BITS["kecamatan"]


class Place(NamedTuple):
    """One occurrence of a capitalised word; `before` and `after`: its neighbours in the same name, lower case or ''."""

    start: int
    end: int
    text: str
    before: str
    after: str
    quoted: bool
    opens: bool


class Twins(NamedTuple):
    """Two spellings of one name: the better one, and the places of the other."""

    right: Sequence[Place]
    wrong: Sequence[Place]


def twins(document: Document, lexicon: Lexicon) -> tuple[Twins, ...]:
    """Pairs that are with near certainty one name; relatives and namesakes are left out. Kept with the document.

    A slip of a word that every reader knows (Ukarina) is the spelling rule's.
    """
    kept: tuple[Lexicon, tuple[Twins, ...]] | None = document.kept.get("twins")
    if kept is None or kept[0] is not lexicon:
        kept = document.kept["twins"] = (lexicon, tuple(_pairs(document, lexicon)))
    return kept[1]


def twin_places(document: Document, lexicon: Lexicon) -> frozenset[int]:
    """Where the worse spellings begin, code points of the source; the spelling rule leaves them to the rule for names."""
    return frozenset(place.start for pair in twins(document, lexicon) for place in pair.wrong)


def _pairs(document: Document, lexicon: Lexicon) -> Iterator[Twins]:
    capitalised = {text.lower() for text in document.forms if text[0].isupper() and _is_capitalised(text)}
    near = _near(tuple(sorted(capitalised)))
    respelled = [[w for w in spellings if w in capitalised] for spellings in _SPELLINGS]
    wanted = {*chain.from_iterable(near), *chain.from_iterable(w for w in respelled if len(w) > 1)}
    words = _named(document, lexicon, wanted) if wanted else {}
    for first, second in near:
        pair = _ordered(words[first], words[second], lexicon) if first in words and second in words else None
        if pair and _is_one(pair, lexicon):
            yield pair
    yield from _respelled(words)


def _respelled(words: Mapping[str, Sequence[Place]]) -> Iterator[Twins]:
    """A first name in two of its known spellings before one and the same name (Mohammad Ridwan, Muhammad Ridwan)."""
    for spellings in _SPELLINGS:
        for first, second in combinations([w for w in spellings if w in words], 2):
            names = {p.after for p in words[first]} & {p.after for p in words[second]} - {""}
            for name in sorted(names):
                a, b = ([p for p in words[w] if p.after == name] for w in (first, second))
                yield Twins(a, b) if (len(a), -a[0].start) > (len(b), -b[0].start) else Twins(b, a)


_SPELLINGS = tuple(
    tuple(line.split())
    for line in (
        "muhammad mohammad mohamad muhamad mohamed mochammad mochamad muchammad",
        "ahmad achmad akhmad ahmed",
        "yusuf yusup jusuf yoesoef",
        "syarif syarief sjarif sharif",
        "abdurrahman abdurahman abdurrachman abdulrahman",
        "rahmat rachmat rakhmat",
        "syaiful saiful saeful",
        "yohanes johanes yohannes johannes",
    )
)
"""First names whose spelling differs from person to person and does not within one."""


def _named(document: Document, lexicon: Lexicon, wanted: Collection[str]) -> Mapping[str, list[Place]]:
    """Where words stand as names, by lower-case form: those with a capital in mid-sentence, or that no text knows."""
    found: dict[str, list[Place]] = {}
    for sentence in document.sentences:
        if sentence.scope is not Scope.TITLE:
            for i, token in enumerate(sentence.tokens):
                if token.lower in wanted and _is_name(sentence.tokens, i):
                    found.setdefault(token.lower, []).append(_place(sentence, i))
    return {w: places for w, places in found.items() if not all(p.opens for p in places) or not lexicon.is_word(w)}


def _is_capitalised(text: str) -> bool:
    return len(text) >= MIN_LETTERS and text[0].isupper() and text[1:].islower()


def _is_name(tokens: Sequence[Token], i: int) -> bool:
    token = tokens[i]
    if token.kind != WORD or not _is_capitalised(token.text):
        return False
    before = tokens[i - 1] if i and tokens[i - 1].end == token.start else None
    after = tokens[i + 1] if i + 1 < len(tokens) and tokens[i + 1].start == token.end else None
    if before and (before.kind != PUNCT or before.text in "-@#/_.&"):
        return False
    return not (after and (after.kind != PUNCT or after.text in "-@/_&"))


def _place(sentence: Sentence, i: int) -> Place:
    tokens, token = sentence.tokens, sentence.tokens[i]
    opens = all(t.kind == PUNCT for t in tokens[:i]) or tokens[i - 1].text in '"“:'
    return Place(
        sentence.start + token.start, sentence.start + token.end, token.text,
        "" if opens else _neighbour(tokens, i, -1), _neighbour(tokens, i, 1), sentence.is_quoted(token.start), opens,
    )  # fmt: skip


def _neighbour(tokens: Sequence[Token], i: int, step: int) -> str:
    """The next capitalised word of the same name, over a particle."""
    at = i + step
    if 0 <= at < len(tokens) and tokens[at].lower in _PARTICLES:
        at += step
    if not 0 <= at < len(tokens) or tokens[at].kind != WORD or not tokens[at].text[0].isupper():
        return ""
    return tokens[at].lower


@lru_cache(2)
def _near(words: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Pairs with the same first letter (or its old spelling) that are one edit apart."""
    by_key: dict[str, set[str]] = {}
    for word in words:
        plain = _modern(word)
        for key in {plain, *(plain[:i] + plain[i + 1 :] for i in range(1, len(plain)))}:
            by_key.setdefault(key, set()).add(word)
    seen: set[tuple[str, str]] = set()
    for group in by_key.values():
        for first in group if len(group) > 1 else ():
            for second in group:
                if first < second and (first, second) not in seen and _one_edit(_modern(first), _modern(second)):
                    seen.add((first, second))
    return tuple(sorted(seen))


def _modern(word: str) -> str:
    for old, new in _OLD:
        word = word.replace(old, new)
    return word


def _one_edit(a: str, b: str) -> bool:
    """Equal, or apart by one letter changed, added or left out, or by two neighbours swapped."""
    return a == b or single(a, b) is not None


def _ordered(a: Sequence[Place], b: Sequence[Place], lexicon: Lexicon) -> Twins | None:
    """The better spelling first: the more frequent, then the better known, then the earlier; None when both are frequent."""

    def rank(places: Sequence[Place]) -> tuple[int, float, int]:
        found = lexicon.evidence(places[0].text)
        return len(places), max(found.logp, -6.0 if found.names & _NAMES else -99.0), -places[0].start

    right, wrong = sorted((a, b), key=rank, reverse=True)
    return Twins(right, wrong) if len(wrong) <= max(2, len(right) // 4) else None


def _is_one(pair: Twins, lexicon: Lexicon) -> bool:
    right, wrong = pair.right[0].text.lower(), pair.wrong[0].text.lower()
    own = lexicon.evidence(wrong)
    if lexicon.evidence(right).logp > WELL_KNOWN:
        return False
    if lexicon.is_word(wrong) or lexicon.is_word(right) or own.english > 3.2:
        return False
    if own.logp > -5.3 and not own.names & PERSON:
        return False
    shared = _shares_neighbour(pair, lexicon)
    known = bool((own.names | own.places) & _NAMES) or own.logp > RARE or own.english > 2.2
    if known:
        return shared and len(pair.right) > len(pair.wrong) and _is_same_person(pair)
    if shared:
        return True
    listed = bool(lexicon.evidence(right).names & _NAMES)
    if _is_ending(right, wrong) and not listed:
        return False
    once = len(pair.wrong) == 1 and len(wrong) >= 6 and not _has_other_name(pair, lexicon)
    return once and len(pair.right) >= (2 if listed else 3)


def _is_ending(a: str, b: str) -> bool:
    """Do they differ only in the last vowel (Sulistyo, Sulistya; Suharto, Suharti), or by one added at the end?"""
    if len(a) == len(b):
        return a[:-1] == b[:-1] and {a[-1], b[-1]} <= set("aeiou")
    short, long = sorted((a, b), key=len)
    return long[:-1] == short


def _shares_neighbour(pair: Twins, lexicon: Lexicon) -> bool:
    """Does the same name word stand before or after both spellings (Andi Wicaksana, Andi Wicaksanna)?"""
    before = {p.before for p in pair.right} & {p.before for p in pair.wrong}
    after = {p.after for p in pair.right} & {p.after for p in pair.wrong}
    return any(w and (not lexicon.is_word(w) or _is_first_name(lexicon, w)) for w in before | after)


def _is_first_name(lexicon: Lexicon, lower: str) -> bool:
    """A word that is a first name more than a word (Budi, Surya)."""
    found = lexicon.evidence(lower)
    return bool(found.names & NAME_BITS["nama-depan"]) and found.logp < -4.2


def _is_same_person(pair: Twins) -> bool:
    """Does one first name stand before both (Budi Santosa, Budi Santoso)? Two first names before a family name are relatives."""
    before = {p.before for p in pair.right} & {p.before for p in pair.wrong}
    return bool(before - _FREQUENT_FIRST)


def _has_other_name(pair: Twins, lexicon: Lexicon) -> bool:
    """Does the rarer spelling stand in another full name than the frequent one?"""
    for key in ("before", "after"):
        ours = {getattr(p, key) for p in pair.wrong} - {""}
        theirs = {getattr(p, key) for p in pair.right} - {""}
        ours = {w for w in ours if not lexicon.is_word(w)}
        theirs = {w for w in theirs if not lexicon.is_word(w)}
        if ours and theirs and not ours & theirs:
            return True
    return False
