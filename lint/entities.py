"""Where an article names the entities of the lexicon, and in which of their forms.

A mention is the longest listed form over the tokens of a sentence. Names of other things that contain a form
(Universitas Kiev, Bank of China) are recognised by their neighbours and left out; datelines and bylines are marked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from .classes import PERSON, STANDARD
from .document import Block, Document, Scope, Sentence, visible
from .entity import OTHER, Entity, from_json, key_of, rows
from .lexicon import Lexicon
from .store import WordTable
from .tokens import KEPT_FORMS, NUMBER, PUNCT, WORD, Token
from .tuples import NamedTuple

PLAIN, EMBEDDED, LABEL, HISTORICAL, INITIALS = "plain", "embedded", "label", "historical", "initials"
"""How a mention is used: for the entity itself, inside the name of another thing, in a dateline, byline or title,
as a name that the text itself calls a former or other name, or as the initials of a person with an age ("AS (23)")."""


COMMON = -4.3
"""log10 of the share of text from which on a word is a word first and a personal name second (Putra, Kata)."""


class Mention(NamedTuple):
    """One place, code points of the source. `form` is the listed form, `text` what the article has.

    `gloss`: the form stands beside another form of the same entity, in brackets or with "atau", "alias";
    `bracketed`: it is the one in the brackets. `opens`: at the start of a sentence, where a capital says nothing.
    """

    start: int
    end: int
    text: str
    form: str
    role: str
    entity: str
    use: str = PLAIN
    quoted: bool = False
    gloss: bool = False
    bracketed: bool = False
    opens: bool = False
    ambiguous: bool = False


class Names:
    """The entities of the lexicon with those of a house laid over them."""

    def __init__(self, lexicon: Lexicon, house: Sequence[Entity] = ()) -> None:
        self.lexicon = lexicon
        self._forms, self._firsts = _Texts(lexicon.table("bentuk")), _Texts(lexicon.table("bentuk-awal"))
        self._stored = _Texts(lexicon.table("entitas"))
        self._house: Mapping[str, Entity] = {e.id: e for e in house}
        self._house_forms, self._house_firsts = rows(house)
        self._entities: dict[str, Entity | None] = {}
        self.beginning = lru_cache(KEPT_FORMS)(self._keys)
        """The keys of the forms that can begin with a token, as it is written."""

    def entity(self, name: str) -> Entity | None:
        """An entity by its id."""
        if name not in self._entities:
            found = self._stored.lines(name)
            self._entities[name] = self._house.get(name) or (from_json(found[0]) if found else None)
        return self._entities[name]

    def ids(self) -> list[str]:
        """The ids of the shipped entities; for messages, not for look-ups."""
        table = self.lexicon.table("entitas")
        return [table.text(i) for i in range(len(table))]

    def _keys(self, text: str) -> tuple[str, ...]:
        """Longest first; behind a small letter only those of forms that are written so."""
        if not text[0].isalnum():
            return ()
        first = text.replace("’", "'").lower()
        listed = (*self._house_firsts.get(first, ()), *self._firsts.lines(first))
        rows, is_small = [line.split("\t") for line in listed], text.islower()
        return tuple(sorted((key for key, small in rows if small or not is_small), key=len, reverse=True))

    def rows(self, key: str) -> list[tuple[str, str, str]]:
        """(form, entity, role) of every form with this key; a house's table replaces the shipped one of its id."""
        shipped = [_triple(line) for line in self._forms.lines(key)]
        own = [_triple(line) for line in self._house_forms.get(key, ())]
        return [*own, *(row for row in shipped if row[1] not in self._house)]


class _Texts:
    """The text payload of a mapped table."""

    def __init__(self, table: WordTable) -> None:
        self._table = table
        self._offsets, self._blob = table.column("isi_batas"), table.column("isi")

    def lines(self, key: str) -> list[str]:
        row = self._table.find(key)
        if row < 0:
            return []
        return str(self._blob[self._offsets[row] : self._offsets[row + 1]], "utf-8").split("\n")


def _triple(line: str) -> tuple[str, str, str]:
    form, entity, role = line.split("\t")
    return form, entity, role


def mentions(document: Document, names: Names) -> tuple[Mention, ...]:
    """All mentions in order of place; kept as long as the document lives."""
    kept: tuple[Names, tuple[Mention, ...]] | None = document.kept.get("mentions")
    if kept is None or kept[0] is not names:
        found = tuple(m for block in document.blocks for m in _kept_in_block(block, names))
        kept = document.kept["mentions"] = (names, _settled(found, names))
    return kept[1]


class _Hit(NamedTuple):
    first: int
    last: int
    text: str
    rows: tuple[tuple[str, str, str], ...]


def _kept_in_block(block: Block, names: Names) -> Iterator[Mention]:
    """While one block is written to, an article keeps its others."""
    key = names, block.scope, *(s.quotes for s in block.sentences)
    found: tuple[Mention, ...] | None = block.kept.get(key)
    if found is None:
        found = block.kept[key] = tuple(_shifted(m, -block.start) for m in _in_block(block, names))
    return (_shifted(m, block.start) for m in found)


def _shifted(mention: Mention, by: int) -> Mention:
    return Mention(mention.start + by, mention.end + by, *mention[2:])


def _in_block(block: Block, names: Names) -> Iterator[Mention]:
    for number, sentence in enumerate(block.sentences):
        hits = list(_hits(sentence, names))
        if not hits:
            continue
        label = block.scope is Scope.TITLE or _is_byline(block)
        dateline = _dateline_end(sentence) if number == 0 else 0
        taken = {i for h in hits for i in range(h.first, h.last + 1)}
        for n, hit in enumerate(hits):
            near = hits[max(0, n - 3) : n + 4]
            start, end = sentence.tokens[hit.first].start, sentence.tokens[hit.last].end
            for form, entity, role in hit.rows:
                if role == OTHER:
                    continue
                use = LABEL if label or start < dateline else _use(sentence, hit, taken, entity, form, names)
                yield Mention(
                    sentence.start + start, sentence.start + end, hit.text, form, role, entity, use,
                    sentence.is_quoted(start), *_gloss(sentence, hit, near, entity), _opens(sentence.tokens, hit.first),
                )  # fmt: skip


def _hits(sentence: Sentence, names: Names) -> Iterator[_Hit]:
    beginning, done = names.beginning, 0
    for at, token in enumerate(sentence.tokens):
        keys = beginning(token.text)
        hit = _longest_hit(sentence, at, keys, names) if keys and at >= done else None
        if hit:
            yield hit
            done = hit.last + 1


def _longest_hit(sentence: Sentence, at: int, keys: tuple[str, ...], names: Names) -> _Hit | None:
    tokens, text = sentence.tokens, sentence.text
    start, last = tokens[at].start, at
    reach = len(keys[0]) + 4
    if not key_of(visible(text[start : start + reach])).startswith(keys):
        return None
    while last + 1 < len(tokens) and tokens[last + 1].end - start <= reach:
        last += 1
    for end in range(last, at - 1, -1):
        if tokens[end].kind == PUNCT and tokens[end].text != ".":
            continue
        written = " ".join(visible(text[start : tokens[end].end]).split())
        found = names.rows(key_of(written))
        fitting = tuple(_fitting(found, written, _opens(tokens, at)))
        if fitting and not _is_glued(tokens, at, end):
            return _Hit(at, end, written, fitting)
    return None


def _opens(tokens: Sequence[Token], at: int) -> bool:
    return at == 0 or tokens[at - 1].text in "\"“‘':(" or at < 5 and all(t.kind == PUNCT for t in tokens[:at])


def _fitting(found: Sequence[tuple[str, str, str]], written: str, opens: bool) -> Iterator[tuple[str, str, str]]:
    """Rows that a text can be, for each entity those written exactly so before the others."""
    fitting = [r for r in found if _fits(r, written, opens)]
    seen: set[str] = set()
    for row in sorted(fitting, key=lambda r: r[0] != written.replace("’", "'")):
        if row[1] not in seen:
            seen.add(row[1])
            yield row


def _fits(row: tuple[str, str, str], written: str, opens: bool) -> bool:
    """Is a text one listed form, but for a capital at the start of a sentence or capitals throughout?"""
    form, _, role = row
    written = written.replace("’", "'")
    if form == written:
        return True
    if role == OTHER:
        return not written.islower() or form.islower()
    if opens and form[0].islower() and form[0].upper() + form[1:] == written:
        return True
    return len(form) > 4 and written.isupper() and form.upper() == written and not form.islower()


def _is_glued(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Part of an address, a handle, a code (@kiev, kiev.ua, US$, F-16C)?"""
    if first and tokens[first - 1].end == tokens[first].start:
        before = tokens[first - 1]
        if before.kind != PUNCT or before.text in "@#/_\\&":
            return True
        if before.text == "." and first > 1 and tokens[first - 2].end == before.start:
            return True
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if after is None or after.start != tokens[last].end:
        return False
    if after.kind != PUNCT or after.text in "$@_\\&":
        return True
    following = tokens[last + 2] if last + 2 < len(tokens) else None
    return after.text == "." and following is not None and following.start == after.end and following.kind != PUNCT


def _use(sentence: Sentence, hit: _Hit, taken: set[int], entity: str, form: str, names: Names) -> str:
    tokens = sentence.tokens
    kind = (names.entity(entity) or _NOBODY).kind
    if _head_before(tokens, hit.first, taken, kind, " " in form, names.lexicon):
        return EMBEDDED
    if _name_after(tokens, hit.last, taken, kind, names.lexicon):
        return EMBEDDED
    if _has_age(tokens, hit.last) and hit.text.isupper():
        return INITIALS
    if any(t.lower in _FORMER for t in tokens[max(0, hit.first - 3) : hit.first]):
        return HISTORICAL
    return PLAIN


def _has_age(tokens: Sequence[Token], last: int) -> bool:
    """Is an age in brackets right behind ("(23)", "(23 tahun)")?"""
    after = tokens[last + 1 : last + 3]
    return len(after) == 2 and after[0].text == "(" and after[1].kind == NUMBER and len(after[1].text) <= 2


_NOBODY = Entity("", "", ())


def _head_before(
    tokens: Sequence[Token], first: int, taken: set[int], kind: str, several: bool, lexicon: Lexicon
) -> bool:
    """Does the word before make the form part of another name (Universitas Kiev, Bank of China, Chelsea Clinton)?"""
    before = tokens[first - 1] if first else None
    if before is not None and before.text == "-" and first > 1 and before.end == tokens[first].start:
        return _is_compound(tokens, first - 2, before.start == tokens[first - 2].end, taken)
    if before is None or before.kind != WORD or first - 1 in taken:
        return False
    if _has_head(tokens, first):
        return True
    if before.lower in _FOREIGN_LINKS:
        return True
    if not before.text[0].isupper() or before.lower in _TITLES:
        return False
    found, is_word = lexicon.evidence(before.lower), _is_indonesian(lexicon, before.lower)
    if kind == "orang":
        plain = is_word and (_opens(tokens, first - 1) or found.logp > COMMON or not found.names & PERSON)
        return not several and not plain
    acronym = before.text.isupper() and (len(before.text) <= 3 or found.english < 4.0)
    return not (is_word or acronym)


def _has_head(tokens: Sequence[Token], first: int) -> bool:
    """Do the capitalised words before begin with a head (Politeknik Negeri Ujung Pandang, Pengadilan Tinggi Bombay)?"""
    for token in reversed(tokens[max(0, first - 3) : first]):
        if token.kind != WORD or not token.text[0].isupper():
            return False
        if token.lower in _HEADS:
            return True
    return False


def _is_compound(tokens: Sequence[Token], other: int, adjacent: bool, taken: set[int]) -> bool:
    """A capitalised neighbour over a hyphen that is no entity itself makes a compound name (Indo-China)."""
    return adjacent and other not in taken and tokens[other].kind == WORD and tokens[other].text[0].isupper()


def _name_after(tokens: Sequence[Token], last: int, taken: set[int], kind: str, lexicon: Lexicon) -> bool:
    """Does the word after extend the name (China Airlines, Amerika Latin)?"""
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if after is None or last + 1 in taken:
        return False
    if after.text == "-" and last + 2 < len(tokens) and after.start == tokens[last].end:
        return _is_compound(tokens, last + 2, tokens[last + 2].start == after.end, taken)
    if after.kind != WORD:
        return False
    if not after.text[0].isupper():
        return after.lower in _FOREIGN_LINKS
    if after.lower in _DIRECTIONS:
        return True
    if kind == "orang":
        return False
    if _is_english(after, lexicon) and last + 2 < len(tokens) and _is_english(tokens[last + 2], lexicon):
        return True
    found = lexicon.evidence(after.lower)
    return not ((found.names | found.places) & PERSON or _is_indonesian(lexicon, after.lower)) and found.english >= 3.0


def _is_indonesian(lexicon: Lexicon, lower: str) -> bool:
    """A word that is not only listed as a foreign one."""
    register = lexicon.evidence(lower).register
    return lexicon.is_word(lower) and (not register or bool(register & STANDARD))


def _is_english(token: Token, lexicon: Lexicon) -> bool:
    """A capitalised common English word (Green Plan)."""
    if token.kind != WORD or not token.text[0].isupper():
        return False
    return lexicon.evidence(token.lower).english >= 4.2 and not _is_indonesian(lexicon, token.lower)


def _gloss(sentence: Sentence, hit: _Hit, hits: Sequence[_Hit], entity: str) -> tuple[bool, bool]:
    """Does a bracket, "atau" or "alias" tie this form to another form of the same entity, and is it the one in brackets?"""
    others = [h for h in hits if h is not hit and any(r[1] == entity for r in h.rows)]
    before = any(_ties(sentence.tokens, other, hit) for other in others if other.first < hit.first)
    after = any(_ties(sentence.tokens, hit, other) for other in others if other.first > hit.first)
    bracketed = before and any(t.text == "(" for t in sentence.tokens[max(0, hit.first - 6) : hit.first])
    return before or after, bracketed


def _ties(tokens: Sequence[Token], left: _Hit, right: _Hit) -> bool:
    between = tokens[left.last + 1 : right.first]
    if not between or len(between) > 6:
        return False
    return between[0].text == "(" and all(t.text != ")" for t in between) or any(t.lower in _TIES for t in between[:3])


def _is_byline(block: Block) -> bool:
    """A short line that begins like a credit ("Penulis: …", "Foto: …")."""
    tokens = block.sentences[0].tokens
    return tokens[0].lower in _CREDITS and block.end - block.start < 120 and any(t.text == ":" for t in tokens[:3])


def _dateline_end(sentence: Sentence) -> int:
    """Where the dateline ends ("MOSKOW, iNews.id -", "Moskow (ANTARA) –"), 0 without one."""
    for i, token in enumerate(sentence.tokens[:9]):
        if token.text in "-–—" and i and token.start > sentence.tokens[i - 1].end:
            return token.start if sentence.tokens[0].text[0].isupper() else 0
        if token.text in '“"':
            return 0
    return 0


def _settled(found: Sequence[Mention], names: Names) -> tuple[Mention, ...]:
    """Mentions of shared and ambiguous forms only where another form says which entity is meant."""
    marked = []
    persons = {m.text for m in found if m.use == INITIALS}
    for mention in found:
        if mention.text in persons:
            continue
        entity = names.entity(mention.entity)
        form = entity.form(mention.form) if entity else None
        marked.append(mention._replace(ambiguous=form is not None and form.ambiguous))
    sure = {m.entity for m in marked if not m.ambiguous and m.use != EMBEDDED}
    doubtful: dict[str, set[str]] = {}
    for mention in marked:
        doubtful.setdefault(mention.entity, set()).add(mention.form)
    sure |= {name for name, forms in doubtful.items() if len(forms) > 1 and any(f.isupper() for f in forms)}
    kept = [m for m in marked if not m.ambiguous or m.entity in sure]
    owners: dict[int, set[str]] = {}
    for mention in kept:
        owners.setdefault(mention.start, set()).add(mention.entity)
    return tuple(m for m in kept if len(owners[m.start]) == 1)


_HEADS = frozenset(
    "universitas institut politeknik akademi sekolah bandara stasiun terminal pelabuhan jalan jl jln hotel bank stadion "
    "gelora masjid gereja museum piala liga pengadilan sungai teluk selat laut gunung pulau sakit rs rsud rsup klub fc pt "
    "cv perang perjanjian konvensi protokol deklarasi traktat pakta kesepakatan kongres festival film novel lagu kapal "
    "kelenteng vihara kuil istana menara plaza mal mall kampung desa gang pasar taman monumen tugu patung kodam kodim "
    "korem yayasan pesantren ponpes dinamo persatuan perhimpunan himpunan ikatan forum gedung konferensi samudra "
    "samudera benteng candi tembok kanal jembatan tol grup dinasti kekaisaran kesultanan kerajaan uskup".split()
)
"""Words that begin the name of another thing when a place or person follows them."""

_FOREIGN_LINKS = frozenset("of the and for in at de la al von van".split()) - {"al"}
_DIRECTIONS = frozenset("utara selatan barat timur tengah raya besar baru lama timurlaut tenggara".split())
_TITLES = frozenset(
    "presiden pm menlu menhan menteri jenderal jubir tuan nyonya gubernur kanselir raja ratu pangeran".split()
)
_FORMER = frozenset("dulu dahulu dulunya dahulunya bernama berganti ejaan dieja eja sebutan julukan berjuluk".split())
_TIES = frozenset("atau alias disebut dikenal disingkat".split())
_CREDITS = frozenset("penulis editor reporter laporan foto sumber kontributor pewarta penyunting wartawan".split())
