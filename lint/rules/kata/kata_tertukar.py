"""A real word in the place of another, one slip away."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from lint.classes import PERSON
from lint.confusion import END, NUMERAL, SIGN, START, Place, Usage, confusions
from lint.lexicon import KEPT_WORDS, Lexicon
from lint.regional import is_regional
from lint.rule import (
    NUMBER,
    PUNCT,
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
)
from lint.tuples import NamedTuple

LEAST = 2.8
"""Log-odds from which a word is reported (see `python -m tests.bench.realword`)."""


class KataTertukar(Rule):
    """Kata yang benar ejaannya, tetapi tertukar dengan kata lain yang selisih satu huruf (tidak pidana, 26 tahu, selam sebulan).

    Sebuah kata dilaporkan bila kata lain, satu salah ketik jauhnya, jauh lebih lazim di antara kata-kata yang mengapitnya.
    Pasangan kata yang dinilai ada di `dictionaries/confusion_pairs.tsv`; konteks yang ditulis dengan tangan di
    `dictionaries/confusions.tsv`. Kata berhuruf kapital dan potongan kata bertanda hubung tidak dinilai; kata yang berulang
    di artikel itu menjamin dirinya sendiri.
    """

    source = "KBBI (makna lema)"
    severity = WARNING
    bad = (
        Bad("Ia membeli beras, gula, antar lain, di pasar.", "Ia membeli beras, gula, antara lain, di pasar."),
        Bad("Bupati mengatakan bawah jembatan itu aman.", "Bupati mengatakan bahwa jembatan itu aman."),
        Bad("Perkara tidak pidana korupsi itu disidangkan.", "Perkara tindak pidana korupsi itu disidangkan."),
        Bad("Korban di bahwa umur itu selamat.", "Korban di bawah umur itu selamat."),
        Bad("Proyek berjalan seusai dengan rencana.", "Proyek berjalan sesuai dengan rencana."),
        Bad("Pemain berusia 26 tahu itu cedera.", "Pemain berusia 26 tahun itu cedera."),
        Bad("Pesanan dihitung selam sebulan terakhir.", "Pesanan dihitung selama sebulan terakhir."),
        Bad("Bantuan itu berupa beras da minyak goreng.", "Bantuan itu berupa beras dan minyak goreng."),
    )
    good = (
        "Ia tidak dipidana karena tidak terbukti.",
        "Seusai rapat, menteri berangkat ke Medan.",
        "Kepala dia terbentur pintu, kata dua warga.",
        "Data itu tidak bias dan mudah dibaca.",
        "Ia mengantar anaknya; antar jemput siswa dilarang.",
        'Ia menulis "mengatakan", bawah dan atas.',
        "Presiden Luiz Inacio Lula da Silva tiba di Bali.",
        "Warga tahu jadwal itu sejak bulan lalu.",
        "Penyelam itu belajar selam di Bunaken selama sebulan.",
        "Pedagang tahu dan tempe menaikkan harga.",
        "Ulos itu disebut juga ulos na so ra pipot.",
    )

    def wakes(self, text: str, lexicon: Lexicon) -> bool:
        return _known(lexicon)(text) is not None

    def check_places(self, document: Document, places: Sequence[Where], context: Context) -> Iterator[Finding]:
        model, usage, known = confusions(context.lexicon), usage_in(document), _known(context.lexicon)
        for sentence, i in places:
            tokens = sentence.tokens
            about = known(tokens[i].text)
            if about is None or not is_judged(tokens, i):
                continue
            right = _listed(tokens, i, about.contexts) if about.contexts else None
            if not right and about.paired and not _in_name(tokens, i, context):
                suspect = model.judge(tokens[i].lower, place_of(sentence, i), usage, LEAST)
                right = suspect.meant if suspect else None
            if right and not _beside_regional(tokens, i, context.lexicon):
                yield self._finding(sentence, i, right)

    def _finding(self, sentence: Sentence, i: int, right: str) -> Finding:
        token = sentence.tokens[i]
        start, end = sentence.start + token.start, sentence.start + token.end
        message = f"“{token.text}” {_where(sentence.tokens, i)} tampaknya tertukar; “{right}” jauh lebih lazim di sini"
        return self.found(start, end, message, replace(start, end, right, UNSAFE))


def _where(tokens: Sequence[Token], i: int) -> str:
    """The place in words: what the finding rests on."""
    before = tokens[i - 1].text if i and tokens[i - 1].kind in (WORD, NUMBER) else ""
    after = tokens[i + 1].text if i + 1 < len(tokens) and tokens[i + 1].kind in (WORD, NUMBER) else ""
    if before and after:
        return f"di antara “{before}” dan “{after}”"
    return f"sesudah “{before}”" if before else f"sebelum “{after}”" if after else "di sini"


class _Known(NamedTuple):
    """What is known of a distinct word: contexts written by hand (the word meant, what stands before, after), and is it in a pair?"""

    contexts: tuple[tuple[str, Collection[str], Collection[str]], ...]
    paired: bool


@lru_cache(4)
def _known(lexicon: Lexicon) -> Callable[[str], _Known | None]:
    """For a word as it is written, None when it cannot stand for another."""
    model = confusions(lexicon)

    @lru_cache(KEPT_WORDS // 4)
    def known(text: str) -> _Known | None:
        if not text.islower():
            return None
        rows = tuple((row[1], row[2].split(), row[3].split()) for row in lexicon.row("tertukar", text))
        found = _Known(rows, bool(model.meant(text)))
        return found if any(found) else None

    return known


def _beside_regional(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Does a word of a regional language stand beside it (so ra pipot, ai mardomu)?"""
    return any(
        t.kind == WORD and is_regional(t.text, lexicon) for t in (*tokens[max(0, i - 1) : i], *tokens[i + 1 : i + 2])
    )


def _listed(
    tokens: Sequence[Token], i: int, contexts: Iterable[tuple[str, Collection[str], Collection[str]]]
) -> str | None:
    """What a context written by hand says is meant."""
    before, after = _before(tokens, i), _after(tokens, i)
    return next((meant for meant, left, right in contexts if _fits(left, before) and _fits(right, after)), None)


def _in_name(tokens: Sequence[Token], i: int, context: Context) -> bool:
    """Does a short word stand inside a person's name (Lula da Silva)?"""
    if len(tokens[i].text) > 3 or not 0 < i < len(tokens) - 1 or not tokens[i + 1].text[0].isupper():
        return False
    before = tokens[i - 1]
    return before.text[0].isupper() and bool(context.lexicon.evidence(before.lower).names & PERSON)


def is_judged(tokens: Sequence[Token], i: int) -> bool:
    """Is a token a whole word in lower case, and no part of a compound or address?"""
    token = tokens[i]
    if token.kind != WORD or not token.text.islower():
        return False
    before, after = tokens[i - 1] if i else None, tokens[i + 1] if i + 1 < len(tokens) else None
    if before and before.end == token.start and (before.text in _GLUE or before.kind == NUMBER):
        return False
    if not after or after.start > token.end:
        return True
    return after.kind != NUMBER and (after.text not in _GLUE or after.text == "." and i + 2 == len(tokens))


_GLUE = frozenset("-/.@_’'&")


def usage_in(document: Document) -> Usage:
    """How often the article has each word."""
    return Usage(document.counts, sum(document.counts.values()))


def place_of(sentence: Sentence, i: int) -> Place:
    """Where token `i` stands, as the model sees it."""
    tokens = sentence.tokens
    before = _neighbour(tokens[i - 1], START) if i else START
    after = _neighbour(tokens[i + 1], END) if i + 1 < len(tokens) else END
    name_before = i > 0 and before not in _MARKS and tokens[i - 1].text[0].isupper() and not _opens(tokens, i - 1)
    name_after = after not in _MARKS and tokens[i + 1].text[0].isupper()
    return Place(before, after, name_before, name_after, sentence.is_quoted(tokens[i].start))


_MARKS = frozenset((START, END, SIGN, NUMERAL))


def _neighbour(token: Token, edge: str) -> str:
    if token.kind == NUMBER:
        return NUMERAL
    if token.kind == PUNCT:
        return edge if token.text in ".?!:;" else SIGN
    return token.lower


def _opens(tokens: Sequence[Token], i: int) -> bool:
    """Does a word open its sentence, so that its capital says nothing?"""
    return i == 0 or all(t.kind == PUNCT for t in tokens[:i])


def _fits(wanted: Collection[str], neighbour: str) -> bool:
    return neighbour in wanted or (neighbour != "|" and "-" in wanted)


def _before(tokens: Sequence[Token], i: int) -> str:
    """The lower-case word before, or a mark: ^ sentence start, # number, `,` other signs, | glued."""
    if i == 0:
        return "^"
    token = tokens[i - 1]
    return "|" if token.end == tokens[i].start and token.text in "-/.@_" else _mark(token, ",")


def _after(tokens: Sequence[Token], i: int) -> str:
    """The lower-case word after, or a mark: $ sentence end and signs, # number, | glued."""
    if i + 1 == len(tokens):
        return "$"
    token = tokens[i + 1]
    return "|" if token.start == tokens[i].end and token.text in "-/@_" else _mark(token, "$")


def _mark(token: Token, sign: str) -> str:
    if token.kind == NUMBER:
        return "#"
    return sign if token.kind == PUNCT else token.lower


rule = KataTertukar()
