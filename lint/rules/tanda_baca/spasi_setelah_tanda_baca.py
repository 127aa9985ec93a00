"""No space behind a sign that needs one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lint.abbreviations import FINAL, OTHERS, TITLES
from lint.lexicon import Lexicon
from lint.rule import (
    ERROR,
    NUMBER,
    PUNCT,
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
    insert,
)  # fmt: skip


class SpasiSetelahTandaBaca(Rule):
    """Tidak ada spasi setelah tanda titik, koma, titik dua, titik koma, tanda tanya, atau tanda seru.

    Begitu pula di depan kurung yang mengapit singkatan atau nama: Joko Widodo(Jokowi).
    Bilangan, jam, inisial, singkatan, alamat situs, dan nama berkas dibiarkan. Titik di antara dua kata diperbaiki
    langsung hanya bila kata sesudahnya dikenal dan berhuruf awal kapital; selain itu perbaikannya perlu diperiksa.
    """

    source = "EYD V: penulisan tanda baca, spasi setelah tanda titik, koma, titik koma, titik dua, tanya, dan seru"
    severity = ERROR
    bad = (
        Bad("Ia pulang.Ibunya menunggu di rumah.", "Ia pulang. Ibunya menunggu di rumah."),
        Bad("Warga membawa beras,gula, dan minyak.", "Warga membawa beras, gula, dan minyak."),
        Bad("Pelaku mengaku lapar;korban memaafkannya.", "Pelaku mengaku lapar; korban memaafkannya."),
        Bad('"Siapa dia?"tanya hakim.', '"Siapa dia?" tanya hakim.'),
        Bad("Benarkah begitu?Polisi belum menjawab.", "Benarkah begitu? Polisi belum menjawab."),
        Bad('Ia berkata,"Kami siap."', 'Ia berkata, "Kami siap."'),
        Bad("Presiden Joko Widodo(Jokowi) hadir.", "Presiden Joko Widodo (Jokowi) hadir."),
        Bad("Acara itu digelar Senin (28/4)di Bandung.", "Acara itu digelar Senin (28/4) di Bandung."),
    )
    good = (
        "Ia dirawat dr. A.H. Nasution pukul 10.30 dengan suhu 36,5 derajat.",
        "Perkara Nomor 48/Pid.Sus-TPK/2024/PN Jkt.Pst disidangkan.",
        "Situs Kompas.Com dan Node.js memuat berkas laporan.pdf.",
        "Harga Rp10.000,00 per kg s.d. akhir tahun, a.n. Budi.",
        "Gugatan itu ditujukan kepada para guru dan/atau orang tua murid(-murid) yang hadir.",
        'Ia menyebut "aksi"-nya itu sebagai "seni"nya sendiri.',
        "Lagu dari Yahoo!Messenger dan grup (G)I-DLE diputar pukul 19:30.",
        "Mahasiswa(i) baru wajib hadir (lihat Pasal 5(2)c).",
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        if not _suspect().search(sentence.text):
            return
        tokens = sentence.tokens
        for i in range(1, len(tokens) - 1):
            sign, after = tokens[i], tokens[i + 1]
            if sign.text == "(" and _lacks_space(tokens, i):
                message = f"Di depan kurung perlu spasi; tulis “{tokens[i - 1].text} (”"
                fix = insert(sign.start, " ", SAFE, "Sisipkan spasi")
                yield self.found(tokens[i - 1].start, sign.end, message, fix)
                continue
            if sign.kind != PUNCT or after.start != sign.end or tokens[i - 1].end != sign.start:
                continue
            sure = _sure(sentence, i, context.lexicon)
            if sure is not None:
                message = f"Setelah tanda “{sign.text}” perlu spasi; tulis “{sign.text} {after.text}”"
                fix = insert(sign.end, " ", SAFE if sure else UNSAFE, "Sisipkan spasi")
                yield self.found(tokens[i - 1].start, after.end, message, fix, severity=ERROR if sure else WARNING)


@cache
def _suspect() -> re.Pattern[str]:
    """A sign that touches what stands on its either side, or a bracket behind a word (a set of signs takes long to compile)."""
    return re.compile(r"[^\w\s'/-](?<=\S.)(?:(?=\S)|(?<=\())")


def _lacks_space(tokens: Sequence[Token], i: int) -> bool:
    """Does the bracket at `i` touch a word and hold a name or an abbreviation, and nothing touches its other half?"""
    before = tokens[i - 1]
    if before.kind != WORD or before.end != tokens[i].start or len(before.text) < 3 or not before.text[1:].islower():
        return False
    end = next((j for j in range(i + 1, min(i + 8, len(tokens))) if tokens[j].text == ")"), None)
    if end is None or end < i + 2 or tokens[i + 1].kind != WORD or not tokens[i + 1].text[0].isupper():
        return False
    after = tokens[end + 1] if end + 1 < len(tokens) else None
    return len(tokens[i + 1].text) > 1 and (after is None or after.start > tokens[end].end or after.text in ",.;:?!")


def _sure(sentence: Sentence, i: int, lexicon: Lexicon) -> bool | None:
    """Is a space missing behind the sign at `i`: surely, perhaps, or not (None)?"""
    tokens = sentence.tokens
    before, sign, after = tokens[i - 1 : i + 2]
    if sign.text in _QUOTES or sign.text in ")]":
        return _after_closer(sentence, i)
    if after.text in _QUOTES and sign.text in ",:":
        return True if before.kind == WORD and _opens(sentence, i + 1) else None
    if after.kind != WORD or _is_code(tokens, i):
        return None
    if sign.text == "." or sign.text[0] in "?!":
        return _after_stop(before, sign, after, lexicon)
    if sign.text in ",;":
        return True if before.kind in (WORD, NUMBER) and len(after.text) > 1 or before.text in _CLOSERS else None
    if sign.text == ":":
        return True if before.text.islower() and len(before.text) > 2 and _is_known(after, lexicon) else None
    return None


def _after_stop(before: Token, sign: Token, after: Token, lexicon: Lexicon) -> bool | None:
    if before.kind == NUMBER:
        return True if len(before.text) > 2 and _is_sentence(after, lexicon) else None
    if before.kind != WORD or len(before.text) < 3 or before.lower in _ABBREVIATIONS or after.lower in _DOMAINS:
        return None
    if not lexicon.is_word(before.lower) and before.text[0].islower():
        return None
    if sign.text != "." and not _is_indonesian(after, lexicon):
        return None
    if after.text[0].isupper():
        clipped = len(before.text) < 5 and before.text[0].isupper() and len(after.text) < 5
        return None if clipped else _is_sentence(after, lexicon)
    known = len(after.text) > 2 and lexicon.is_word(after.lower) and before.text.islower()
    return False if known else None


def _after_closer(sentence: Sentence, i: int) -> bool | None:
    """A word glued to a closing quotation mark or bracket that itself follows a space."""
    tokens = sentence.tokens
    sign, after = tokens[i], tokens[i + 1]
    if after.kind != WORD or after.lower in _CLITICS or len(after.text) < 2:
        return None
    if sign.text in _QUOTES:
        return True if _closes(sentence, sign, after) else None
    opened = max((j for j in range(i) if tokens[j].text in "(["), default=None)
    if opened is None or i - opened < 2 or tokens[opened].start == 0:
        return None
    return True if sentence.text[tokens[opened].start - 1].isspace() and _is_text(tokens[opened + 1 : i]) else None


def _is_text(inside: Sequence[Token]) -> bool:
    """More than a letter or a syllable of a word in brackets: "(me)lihat", "(G)I-DLE"."""
    return len(inside) > 1 or inside[0].kind == NUMBER and len(inside[0].text) > 2 or len(inside[0].text) > 4


def _opens(sentence: Sentence, i: int) -> bool:
    """Does the mark at `i` open a quotation, by its place and by the capital behind it?"""
    mark, following = sentence.tokens[i], sentence.tokens[i + 1 : i + 2]
    if not following or following[0].start != mark.end or not following[0].text[0].isupper():
        return False
    return any(q.start == mark.start for q in sentence.quotes)


def _closes(sentence: Sentence, mark: Token, after: Token) -> bool:
    """Does the mark close a quotation whose opening mark stands free, with a lower-case word behind it?"""
    quote = next((q for q in sentence.quotes if q.end == mark.end), None)
    if (
        quote is None
        or quote.end - quote.start < 4
        or not after.text[0].islower()
        or sentence.text[quote.start] not in _QUOTES
    ):
        return False
    free = quote.start == 0 or sentence.text[quote.start - 1] in " \u00a0(["
    return free and not sentence.text[quote.start + 1].isspace()


def _is_code(tokens: Sequence[Token], i: int) -> bool:
    """Is the sign in the midst of something like a path, an entity or a dotted name?"""
    beyond = tokens[i + 2] if i + 2 < len(tokens) else None
    if beyond and beyond.start == tokens[i + 1].end and (beyond.text in "./_@=&\\(" or beyond.kind == NUMBER):
        further = tokens[i + 3] if i + 3 < len(tokens) else None
        if further and further.start == beyond.end:
            return True
    start = i - 2
    return start >= 0 and tokens[start].end == tokens[i - 1].start and tokens[start].text in "./_@&#\\="


def _is_known(token: Token, lexicon: Lexicon) -> bool:
    evidence = lexicon.evidence(token.lower)
    return len(token.text) > 1 and (bool(evidence.names or evidence.places) or lexicon.is_word(token.lower))


def _is_indonesian(token: Token, lexicon: Lexicon) -> bool:
    """A word that is more common in Indonesian than in English ("Yahoo!Messenger" is a name)."""
    return (
        lexicon.is_word(token.lower)
        and lexicon.evidence(token.lower).logp + 8.8 > lexicon.evidence(token.lower).english
    )


def _is_sentence(token: Token, lexicon: Lexicon) -> bool | None:
    """Can the capitalised word begin a sentence?"""
    if len(token.text) < 2 or not token.text[1:].islower() or token.lower in _DOMAINS:
        return None
    return _is_known(token, lexicon)


_QUOTES = frozenset('"“”')
_CLOSERS = frozenset(')]”"%')
_CLITICS = frozenset("nya lah kah pun ku mu an i kan isme is".split())
_DOMAINS = frozenset("com co id net org go ac sch my sg tv ai io js py fm app dev info biz gov edu the".split())
_ABBREVIATIONS = TITLES | OTHERS | FINAL

rule = SpasiSetelahTandaBaca()
