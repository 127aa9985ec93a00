"""Nonstandard spellings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.lexicon import Evidence, Lexicon
from lint.morphology import BREAKING_BOUND
from lint.nonstandard import made_row
from lint.rule import (
    ERROR,
    INFO,
    SAFE,
    UNSAFE,
    WARNING,
    WORD,
    Bad,
    Context,
    Finding,
    Rule,
    Sentence,
    Severity,
    Token,
    replace,
)

MOST_PARTS = 4
"""Parts of the longest listed word with hyphens, and one to spare."""


class KataBaku(Rule):
    """Ejaan tidak baku; tulis bentuk baku menurut KBBI.

    Daftarnya `dictionaries/kata_baku.tsv`; turunannya (beresiko, perijinan, mengantri) dihitung oleh morfologi dan
    tidak didaftar. Baris `fix` diperbaiki sendiri, baris `ask` bergantung pada makna dan hanya disarankan, baris `gaya`
    (varian yang luas, gaya selingkung, ejaan Inggris) hanya informasi kecuali pada preset `eyd`. Nama diri tidak disentuh,
    dan ragam cakapan boleh di dalam kutipan.
    """

    source = "KBBI"
    severity = ERROR
    words = frozenset("-")
    bad = (
        Bad("Langkah itu sekedar menunda masalah.", "Langkah itu sekadar menunda masalah."),
        Bad("Usaha ini beresiko tinggi.", "Usaha ini berisiko tinggi."),
        Bad("Perusahaan mengurus perijinan tambang.", "Perusahaan mengurus perizinan tambang."),
        Bad("Sikap reaktip itu disesalkan.", "Sikap reaktif itu disesalkan."),
        Bad("Polisi mengatur lalu-lintas di simpang itu.", "Polisi mengatur lalu lintas di simpang itu."),
        Bad("Data itu carut-marut sejak lama.", "Data itu karut-marut sejak lama."),
        Bad("Dimana korban dirawat?", "Di mana korban dirawat?"),
        Bad("Kecelakaan mempengaruhi aktifitas warga.", "Kecelakaan memengaruhi aktivitas warga."),
    )
    good = (
        "Institut Teknologi Sepuluh Nopember membuka pendaftaran.",
        "Harian Analisa terbit di Medan.",
        "Ia bertanya di mana korban dirawat.",
        "Para penonton mengantre sejak pagi.",
        "Kata “dirubah” sering dipakai warganet.",
    )

    def wakes(self, text: str, lexicon: Lexicon) -> bool:
        lower = text.lower()
        if lexicon.evidence(lower).nonstandard or lexicon.phrases(lower):
            return True
        return made_row(lower, lexicon) is not None

    def check_words(self, sentence: Sentence, places: Sequence[int], context: Context) -> Iterator[Finding]:
        lexicon, tokens, skip = context.lexicon, sentence.tokens, 0
        for i in sorted({max(i - (tokens[i].text == "-"), 0) for i in places}):
            if i < skip or tokens[i].kind != WORD:
                continue
            last, row = _phrase(sentence, i, lexicon) or _hyphened(tokens, i, lexicon) or (i, _word(tokens[i], lexicon))
            if row and not _is_name(sentence, i, last, row, lexicon):
                yield self._finding(sentence, i, last, row, context)
                skip = last + 1

    def _finding(self, sentence: Sentence, first: int, last: int, row: list[str], context: Context) -> Finding:
        start, end = sentence.tokens[first].start, sentence.tokens[last].end
        wrong, right = sentence.text[start:end], _cased(row[1], sentence.tokens[first].text)
        severity = _level(row, sentence.is_quoted(start), context)
        note = f" ({row[4]})" if row[2] != "fix" and row[4] != "-" else ""
        message = f"“{wrong}” tidak baku; bentuk bakunya “{right}”{note}"
        return self.found(
            start, end, message, replace(start, end, right, SAFE if row[2] == "fix" else UNSAFE), severity=severity
        )


def _level(row: list[str], quoted: bool, context: Context) -> Severity:
    """The level of a row; what people say may stand in a quotation."""
    if quoted and ("cakapan" in row[4] or row[4].startswith(("seruan", "lazim dalam kutipan"))):
        return INFO
    return WARNING if row[2] == "gaya" and context.strict else _LEVELS[row[2]]


_LEVELS = {"fix": ERROR, "ask": WARNING, "gaya": INFO}


def _phrase(sentence: Sentence, i: int, lexicon: Lexicon) -> tuple[int, list[str]] | None:
    """(last token, row) of the longest listed sequence that begins at `i`, its words one space apart; -nya may follow."""
    tokens = sentence.tokens
    following = tokens[i + 1].lower if i + 1 < len(tokens) else ""
    for key in lexicon.phrases(tokens[i].lower):
        words = key.split()
        if not following.startswith(words[1]):
            continue
        last = i + len(words) - 1
        span = tokens[i : last + 1]
        if (
            len(span) == len(words)
            and all(t.lower == w for t, w in zip(span[:-1], words[:-1], strict=True))
            and span[-1].lower in (words[-1], f"{words[-1]}nya")
            and sentence.text[span[0].start : span[-1].end].count(" ") == len(words) - 1
        ):
            row = lexicon.row("takbaku", key)[0]
            return last, row if span[-1].lower == words[-1] else [f"{row[0]}nya", f"{row[1]}nya", *row[2:]]
    return None


def _hyphened(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> tuple[int, list[str]] | None:
    """(last token, row) of a listed word with a hyphen (carut-marut) whose first part is token `i`.

    A bound form with a hyphen (anti-korupsi) is the style of some houses.
    """
    last, key = i, tokens[i].lower
    found: tuple[int, list[str]] | None = None
    bound = key in BREAKING_BOUND
    end = min(len(tokens), i + 2 * MOST_PARTS - 1)
    while last + 2 < end and tokens[last + 1].text == "-" and tokens[last + 2].kind == WORD:
        if tokens[last].end != tokens[last + 1].start or tokens[last + 1].end != tokens[last + 2].start:
            break
        last += 2
        key = f"{key}-{tokens[last].lower}"
        row = lexicon.row("takbaku", key)
        if row:
            found = (last, [*row[0][:2], "gaya", *row[0][3:]] if bound else row[0])
    return found


def _word(token: Token, lexicon: Lexicon) -> list[str] | None:
    """The row of a word, or one made for a derivative of a listed root."""
    own = lexicon.evidence(token.lower)
    if own.personal:
        return None
    if own.nonstandard:
        return next((r for r in lexicon.row("takbaku", token.lower) if r[0] == token.text or r[0].islower()), None)
    return made_row(token.lower, lexicon)


def _is_name(sentence: Sentence, first: int, last: int, row: list[str], lexicon: Lexicon) -> bool:
    """Does the word stand as (a part of) a name, or among foreign words?"""
    tokens = sentence.tokens
    token, own = tokens[first], lexicon.evidence(tokens[first].lower)
    before = tokens[first - 1] if first else None
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if (
        _is_mention(before, after)
        or _glued(token, before, tokens[last], after)
        or (own.english > 3 and _among_foreign(before, after, lexicon))
        or (token.text[0].isupper() and before is not None and _is_foreign_name(before, lexicon))
    ):
        return True
    if token.text[0].islower():
        return any(c.isupper() for c in token.text)
    if token.text.isupper() and len(token.text) > 1:
        return len(token.text) <= 5 or bool(own.names)
    beside = any(t is not None and t.kind == WORD and t.text[0].isupper() for t in (before, after))
    at_start = all(t.kind != WORD for t in tokens[:first])
    if _title_case(sentence):
        return bool(own.names) or row[2] != "fix"
    if at_start and " " in row[0]:
        return beside
    if at_start:
        return bool(own.names and beside) or (row[2] != "fix" and (beside or not own.nonstandard))
    return bool(own.names) or (beside and not _heads_names(row, lexicon)) or " " in row[0] + row[1] or row[2] != "fix"


def _heads_names(row: list[str], lexicon: Lexicon) -> bool:
    """Is the standard form a word that names begin with, so that a capital beside it proves nothing (Kementrian Pertanian)?"""
    right = lexicon.evidence(row[1])
    return right.standard and right.capital > 0.4 and right.logp > -5.2


def _is_mention(before: Token | None, after: Token | None) -> bool:
    """The word alone in quotation marks: it is spoken of, not used (kata "dirubah")."""
    return before is not None and after is not None and before.text in "\"“'‘" and after.text in "\"”'’"


def _glued(token: Token, before: Token | None, end: Token, after: Token | None) -> bool:
    """Part of a code, a path, a domain or a longer hyphenated name?"""
    left = before is not None and before.end == token.start and before.text in "@#/\\_&."
    right = after is not None and after.start == end.end and after.text in "@#/\\_&"
    return left or right


def _among_foreign(before: Token | None, after: Token | None, lexicon: Lexicon) -> bool:
    return any(
        t is not None and t.kind == WORD and t.text.islower() and _is_foreign(lexicon.evidence(t.lower))
        for t in (before, after)
    )


def _is_foreign_name(before: Token, lexicon: Lexicon) -> bool:
    """A foreign word with a capital, as in the name of a foreign body (Open Market Committe)?"""
    return before.kind == WORD and before.text[0].isupper() and _is_foreign(lexicon.evidence(before.lower))


def _is_foreign(found: Evidence) -> bool:
    return not found.standard and found.english > 3 and found.english - max(found.logp + 9, 0) > 1.2


def _title_case(sentence: Sentence) -> bool:
    """Is the sentence a headline, with nearly every word capitalised?"""
    words = [t for t in sentence.tokens if t.kind == WORD and len(t.text) > 3]
    return len(words) > 2 and sum(t.text[0].isupper() for t in words) >= 0.85 * len(words)


def _cased(right: str, model: str) -> str:
    if model.isupper() and len(model) > 1:
        return right.upper()
    return right[:1].upper() + right[1:] if model[0].isupper() else right


rule = KataBaku()
