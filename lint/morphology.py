"""Indonesian affixes: taking words apart into a root and its affixes, and putting them together.

The affixes and sound changes are those of Tata Bahasa Baku Bahasa Indonesia; a *frame* is a prefix with a suffix
(meN-…-kan). A root that a dictionary records with a frame *licenses* it; a parse that nobody licenses
is possible but weak: typos parse too ("menegakan", "dikehidupan"), so a reading is evidence with a cost,
never a verdict.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from .tuples import NamedTuple

VOWELS = frozenset("aiueo")

FRAMES: dict[tuple[str, str], float] = {
    ("", ""): 0.0, ("meN", ""): 1.0, ("meN", "kan"): 1.0, ("meN", "i"): 1.4, ("di", ""): 1.0, ("di", "kan"): 1.0,
    ("di", "i"): 1.4, ("ter", ""): 1.5, ("ter", "kan"): 2.2, ("ter", "i"): 2.2, ("ber", ""): 1.2, ("ber", "an"): 2.0,
    ("ber", "kan"): 2.4, ("peN", ""): 1.5, ("peN", "an"): 1.2, ("pe", ""): 2.8, ("pe", "an"): 2.8, ("per", "an"): 2.0,
    ("per", ""): 2.8, ("per", "kan"): 2.4, ("per", "i"): 2.6, ("memper", ""): 2.4, ("memper", "kan"): 2.0,
    ("memper", "i"): 2.4, ("diper", ""): 2.4, ("diper", "kan"): 2.0, ("diper", "i"): 2.4, ("ke", "an"): 1.2, ("ke", ""): 3.0,
    ("", "an"): 1.2, ("", "kan"): 1.5, ("", "i"): 1.9, ("se", ""): 1.5, ("se", "an"): 2.6, ("se", "nya"): 1.8,
    ("member", "kan"): 2.4, ("diber", "kan"): 2.4, ("pember", "an"): 2.4, ("keber", "an"): 2.0, ("keter", "an"): 2.0,
    ("kese", "an"): 2.6, ("kepeN", "an"): 2.6, ("berke", "an"): 2.2, ("berpeN", "an"): 2.4, ("berse", "an"): 2.6,
    ("ter", "an"): 3.4, ("kepe", "an"): 2.8, ("keper", "an"): 2.8, ("meNke", "kan"): 2.4, ("dike", "kan"): 2.4,
    ("meNse", "kan"): 2.8, ("dise", "kan"): 2.8, ("peNke", "an"): 3.0, ("peNse", "an"): 3.0, ("ku", ""): 2.0, ("ku", "kan"): 2.0,
    ("ku", "i"): 2.2, ("kau", ""): 2.0, ("kau", "kan"): 2.0, ("kau", "i"): 2.2, ("terper", ""): 3.2, ("seper", "an"): 3.0,
    ("berper", "an"): 2.8, ("pemer", "an"): 3.0, ("meNke", "i"): 2.8,
}  # fmt: skip
"""Frame to the cost of a parse that no dictionary licenses; the rarer the frame, the dearer."""

FRAME_BITS = {frame: 1 << i for i, frame in enumerate(FRAMES)}

_VOICES = tuple(
    FRAME_BITS[active, suffix] | FRAME_BITS[passive, suffix]
    for active, passive in (
        ("meN", "di"),
        ("memper", "diper"),
        ("member", "diber"),
        ("meNke", "dike"),
        ("meNse", "dise"),
    )
    for suffix in ("", "kan", "i")
    if (active, suffix) in FRAME_BITS and (passive, suffix) in FRAME_BITS
)


def both_voices(frames: int) -> int:
    """Frames with the passive of every active one, and the other way round (memprotes, diprotes)."""
    for pair in _VOICES:
        if frames & pair:
            frames |= pair
    return frames


CLITICS = ("nya", "lah", "kah", "tah", "pun", "ku", "mu")
_CLITIC_COST = {"nya": 0.2, "lah": 0.6, "kah": 1.2, "tah": 2.5, "pun": 1.2, "ku": 0.6, "mu": 0.6}

BOUND = frozenset(
    "adi antar anti awa bi catur dasa de des dwi eka ekstra endo eko geo hiper infra inter intra kilo kontra ko maha makro manca "
    "mega mikro mini mono multi nara narco neo nir non paleo panca para pasca pascah peri poli pra pre pro pseudo pramu purba "
    "purna re se semi sub super supra swa tak tata tele trans tri tuna ultra uni audio video foto termo hidro elektro agro "
    "bio nano kardio neuro psiko sosio dis in tidak".split()
)
"""Bound forms that are written together with a root (EYD V, KB01b)."""

BREAKING_BOUND = frozenset(
    "anti antar ekstra inter kontra makro mega mikro multi neo non pasca pra pro semi sub super supra swa tuna ultra trans nir maha adi bio agro hidro eko geo tele foto video audio psiko sosio re ko tidak tak".split()
)


class Reading(NamedTuple):
    """One way to read a word: clitics outside, then the frame, then the root.

    `cost` is in log10 units, to be taken off the evidence of the root; 0 for a root by itself.
    """

    root: str
    prefix: str = ""
    suffix: str = ""
    clitics: tuple[str, ...] = ()
    bound: str = ""
    licensed: bool = True
    cost: float = 0.0


class RootInfo(NamedTuple):
    """What a dictionary knows of a root: `frames` as bits of `FRAME_BITS`; `cost` grows with rarity."""

    frames: int
    verbal: bool
    nominal: bool
    cost: float


RARE = 1.2
"""Cost from which on a root is too rare to vouch for a bound form before it (mahasiwa is not maha + siwa)."""

Roots = Callable[[str], RootInfo | None]


def analyse(word: str, roots: Roots) -> list[Reading]:
    """Every reading of a lower-case word without hyphens, cheapest first; empty when none is possible."""
    if not 3 <= len(word) <= 40:
        return []
    found: dict[tuple[str, str, str, tuple[str, ...], str], Reading] = {}
    for body, clitics, clitic_cost in _clitics(word):
        for stem, suffix in _suffixes(body):
            for prefix, root in _prefixes(stem, suffix):
                for bare, bound, bound_cost in _bound(root):
                    info = roots(bare)
                    reading = info and _reading(info, bare, prefix, suffix, clitics, bound, clitic_cost + bound_cost)
                    if reading:
                        found[reading[:5]] = reading
    return sorted(found.values(), key=lambda r: r.cost)


def _reading(
    info: RootInfo, root: str, prefix: str, suffix: str, clitics: tuple[str, ...], bound: str, extra: float
) -> Reading | None:
    frame = (prefix, suffix)
    if "nya" in clitics and prefix == "se" and not suffix:
        frame = ("se", "nya")
    bit = FRAME_BITS.get(frame)
    if bit is None or (len(root) < 3 and frame != ("", "")):
        return None
    licensed = (frame == ("", "") or bool(info.frames & bit)) and not (bound and info.cost > RARE)
    cost = info.cost + extra + (0.3 if licensed and frame != ("", "") else 0.0)
    if not licensed:
        fits = (prefix in _VERBAL and info.verbal) or (prefix in _NOMINAL and info.nominal)
        cost += FRAMES[frame] + (0.0 if fits else 0.6) + (1.0 if len(root) == 3 else 0.0)
    return Reading(root, prefix, suffix, clitics, bound, licensed, cost)


_VERBAL = frozenset("meN di ter peN ku kau memper diper per ke".split()) | {""}
_NOMINAL = frozenset("ber peN ke se berke".split()) | {""}


def _clitics(word: str) -> Iterator[tuple[str, tuple[str, ...], float]]:
    yield word, (), 0.0
    for last in CLITICS:
        body = word.removesuffix(last)
        if body != word and len(body) >= 3:
            yield body, (last,), _CLITIC_COST[last]
            if last in ("lah", "kah", "pun", "tah"):
                for first in ("nya", "ku", "mu"):
                    inner = body.removesuffix(first)
                    if inner != body and len(inner) >= 3:
                        yield inner, (first, last), _CLITIC_COST[last] + 0.4


def _suffixes(body: str) -> Iterator[tuple[str, str]]:
    yield body, ""
    for suffix in ("kan", "an", "i"):
        stem = body.removesuffix(suffix)
        if stem != body and len(stem) >= 3 and not (suffix == "i" and stem[-1] == "i"):
            yield stem, suffix


def _prefixes(stem: str, suffix: str) -> Iterator[tuple[str, str]]:
    """(prefix, possible root) for every way to take prefixes off."""
    yield "", stem
    for prefix, plain in _PLAIN.get(stem[:2], ()):
        if stem.startswith(plain) and len(stem) - len(plain) >= 2:
            root = stem[len(plain) :]
            if not prefix.endswith("er") or plain.endswith("er") or _takes_short_form(plain, root):
                yield prefix, root
    for prefix, lead in _NASAL:
        if stem.startswith(lead):
            for root in _unnasal(stem[len(lead) :]):
                yield prefix, root


def _takes_short_form(form: str, root: str) -> bool:
    """ber-, ter-, per- lose r before r and before a first syllable with -er- (bekerja); bel- and pel- belong to ajar and unjur."""
    if form.endswith("l"):
        return root.startswith(("ajar", "unjur"))
    return root.startswith("r") or root[1:3] == "er"


_FORMS = tuple(
    (name, form)
    for name, forms in {
        "di": "di", "ter": "ter te", "ber": "ber be bel", "pe": "pe", "per": "per pe pel", "se": "se", "ke": "ke",
        "memper": "memper mempe mempel", "diper": "diper dipe dipel", "member": "member membe membel", "diber": "diber dibe dibel",
        "pember": "pember pembe pembel", "keber": "keber kebe kebel", "keter": "keter kete", "kese": "kese", "kepe": "kepe",
        "keper": "keper", "berke": "berke", "berse": "berse", "meNke": "menge", "dike": "dike", "meNse": "menye",
        "dise": "dise", "peNke": "penge", "peNse": "penye", "ku": "ku", "kau": "kau", "terper": "terper", "seper": "seper",
        "berper": "berper", "pemer": "pemer",
    }.items()
    for form in forms.split()
)  # fmt: skip
_PLAIN = {
    head: tuple((name, form) for name, form in _FORMS if form.startswith(head))
    for head in {form[:2] for _, form in _FORMS}
}
"""Prefix and form, by the first two letters of the form."""
_NASAL = (("meN", "me"), ("peN", "pe"), ("kepeN", "kepe"), ("berpeN", "berpe"))


def _unnasal(rest: str) -> Iterator[str]:
    """Roots behind me-/pe-: "nulis" → tulis, "mproses" → proses, "ngebom" → bom, "rasa" → rasa."""
    if not rest:
        return
    head = rest[0]
    if head in "lrwyn" or (head == "m" and rest[1:2] not in ("b", "p", "f", "v")):
        yield rest
    if rest.startswith("nge") and _syllables(rest[3:]) == 1:
        yield rest[3:]
    if rest.startswith("ng") and len(rest) > 2:
        if rest[2] in VOWELS:
            yield rest[2:]
            yield "k" + rest[2:]
        elif rest[2] in "ghkqx":
            yield rest[2:]
    if rest.startswith("ny") and rest[2:3] in VOWELS:
        yield "s" + rest[2:]
    if head == "m" and len(rest) > 1:
        if rest[1] in VOWELS:
            yield "p" + rest[1:]
        elif rest[1] in "bfv" or (rest[1] == "p" and rest[2:3] not in VOWELS):
            yield rest[1:]
    if head == "n" and len(rest) > 1:
        if rest[1] in VOWELS:
            yield "t" + rest[1:]
        elif rest[1] in "cdjz" or (rest[1] in "ts" and rest[2:3] not in VOWELS):
            yield rest[1:]


def _bound(root: str) -> Iterator[tuple[str, str, float]]:
    """The root itself, and the root behind a bound form (nonaktif → aktif)."""
    yield root, "", 0.0
    for size in range(2, min(len(root) - 3, 7) + 1):
        if root[:size] in BREAKING_BOUND and len(root) - size >= 4:
            yield root[size:], root[:size], 1.2
    if root.endswith("isasi") and len(root) > 8:
        yield root[:-5], "isasi", 1.4
        yield root[:-5] + "is", "isasi", 1.4


def _syllables(word: str) -> int:
    count, before = 0, False
    for char in word:
        vowel = char in VOWELS
        count += vowel and not before
        before = vowel
    return count


def attach(prefix: str, root: str) -> str:
    """A prefix before a root, with its sound changes: ("meN", "tulis") → "menulis"."""
    if prefix.endswith("N"):
        lead = prefix[:-1]
        return lead + _nasal(root)
    if prefix in _ASSIMILATING:
        lead = "me" if prefix.startswith("meN") else "pe"
        return lead + _nasal(prefix[3:] + root)
    if prefix.endswith("er") and root.startswith("r"):
        return prefix[:-1] + root
    if root == "ajar" and prefix in ("ber", "per", "memper", "diper"):
        return prefix[:-1] + "l" + root
    if prefix == "ber" and root in _DISSIMILATING:
        return "be" + root
    return prefix + root


_ASSIMILATING = frozenset(("meNke", "meNse", "peNke", "peNse"))
_DISSIMILATING = frozenset("kerja serta ternak cermin perkara terbang".split())


def _nasal(root: str) -> str:
    """A root behind the nasal of meN-/peN-, without me/pe: "tulis" → "nulis", "cat" → "ngecat"."""
    head, after = root[0], root[1:2]
    if _syllables(root) == 1 and len(root) <= 5:
        return "nge" + root
    if head in "ptks" and after in VOWELS:
        return {"p": "m", "t": "n", "k": "ng", "s": "ny"}[head] + root[1:]
    if head in "pbfv":
        return "m" + root
    if head in "tdcjzs":
        return "n" + root
    if head in VOWELS or head in "kghqx":
        return "ng" + root
    return root


def inflect(root: str, reading: Reading) -> str:
    """Another root in the affixes of a reading: ("risiko", ber-resiko-nya) → "berisikonya"."""
    bare = root + reading.bound if reading.bound == "isasi" else reading.bound + root
    suffix = reading.suffix if reading.suffix != "nya" else ""
    return attach(reading.prefix, bare) + suffix + "".join(reading.clitics)
