"""Foreign words that have an Indonesian equivalent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from lint.casing import capitalised, is_glued, opens
from lint.lexicon import Lexicon
from lint.morphology import Reading, inflect
from lint.rule import INFO, UNSAFE, WORD, Bad, Context, Finding, Rule, Scope, Sentence, Token, replace

_PREFIXES = (("meng", "meN"), ("mem", "meN"), ("men", "meN"), ("me", "meN"), ("di", "di"), ("ter", "ter"))
_SUFFIXES = ("", "nya", "an")


class KataAsingBerpadanan(Rule):
    """Kata asing yang punya padanan Indonesia: mendownload → mengunduh, feedback → umpan balik.

    Daftarnya `dictionaries/padanan.tsv`; bentuk berimbuhan (mendownload, di-upload) dihitung oleh morfologi. Anjuran saja
    (info): banyak redaksi memakai kata asingnya. Kutipan, nama, judul, dan frasa asing tidak disentuh.
    """

    source = "Pusat data padanan istilah Badan Bahasa; EYD V: HG03"
    severity = INFO
    bad = (
        Bad("Warga dapat mendownload formulir itu.", "Warga dapat mengunduh formulir itu."),
        Bad("Berkas di-upload ke situs resmi.", "Berkas diunggah ke situs resmi."),
        Bad("Panitia meminta feedback dari peserta.", "Panitia meminta umpan balik dari peserta."),
        Bad("Sebanyak 20 press release diterima.", "Sebanyak 20 siaran pers diterima."),
    )
    good = (
        "Warga mengunduh formulir dan mengunggah berkas.",
        "Aplikasi Download Manager dan Big Data Indonesia diluncurkan.",
        '"Saya sudah download," kata dia.',
        "Lagu the big data of love dirilis.",
        "Alamatnya feedback@kantor.go.id.",
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        if sentence.scope in (Scope.TITLE, Scope.QUOTE):
            return
        tokens, skip, table = sentence.tokens, 0, _index(context.lexicon)
        for i, token in enumerate(tokens):
            if token.kind != WORD or i < skip or sentence.is_quoted(token.start) or not _is_plain(tokens, i):
                continue
            last, right = _listed(sentence, i, table) or _derived(tokens, i, table)
            if right and not _is_foreign(tokens, i, last, context.lexicon):
                yield self._finding(sentence, i, last, right)
                skip = last + 1

    def _finding(self, sentence: Sentence, first: int, last: int, right: str) -> Finding:
        start, end = sentence.tokens[first].start, sentence.tokens[last].end
        text = capitalised(right) if sentence.text[start].isupper() else right
        message = f"“{sentence.text[start:end]}” punya padanan Indonesia: “{text}”"
        return self.found(start, end, message, replace(start, end, text, UNSAFE))


@lru_cache(4)
def _index(lexicon: Lexicon) -> dict[str, tuple[tuple[tuple[str, ...], list[str]], ...]]:
    """First token to (all tokens, row), longest first."""
    found: dict[str, list[tuple[tuple[str, ...], list[str]]]] = {}
    for key in lexicon.keys("padanan"):
        parts = tuple(key.replace("-", " - ").split())
        found.setdefault(parts[0], []).append((parts, lexicon.row("padanan", key)[0]))
    return {first: tuple(sorted(rows, key=lambda r: -len(r[0]))) for first, rows in found.items()}


_Index = dict[str, tuple[tuple[tuple[str, ...], list[str]], ...]]


def _listed(sentence: Sentence, i: int, table: _Index) -> tuple[int, str] | None:
    """(last token, equivalent) of the longest listed words that begin at `i`."""
    tokens = sentence.tokens
    for parts, row in table.get(tokens[i].lower, ()):
        last = i + len(parts) - 1
        if last < len(tokens) and tuple(t.lower for t in tokens[i : last + 1]) == parts:
            written = sentence.text[tokens[i].start : tokens[last].end].lower()
            if written == row[0] and not _goes_on(tokens, last):
                return last, row[1]
    return None


def _derived(tokens: Sequence[Token], i: int, table: _Index) -> tuple[int, str]:
    """mendownload, didownload, di-download, downloadnya: the equivalent in the same affixes; (i, "") when none."""
    word, last = tokens[i].lower, i
    if word in ("di", "me", "mem", "men", "meng", "ter") and _is_hyphen(tokens, i + 1) and i + 2 < len(tokens):
        last = i + 2
        word += tokens[last].lower
    if _goes_on(tokens, last):
        return i, ""
    for lead, prefix in (*_PREFIXES, ("", "")):
        for suffix in _SUFFIXES if word.startswith(lead) else ():
            stem = word[len(lead) : len(word) - len(suffix)] if word.endswith(suffix) else ""
            row = _single(stem, table)
            if row and (prefix or suffix) and (not prefix or "v" in row[2]) and " " not in row[1]:
                return last, _affixed(row, prefix, suffix)
    return i, ""


def _affixed(row: list[str], prefix: str, suffix: str) -> str:
    """The equivalent in the affixes; a noun needs no -an of its own (postingan → unggahan)."""
    clitics = (suffix,) if suffix == "nya" else ()
    ending = "" if clitics or (suffix == "an" and "v" not in row[2]) else suffix
    return inflect(row[1], Reading("", prefix, ending, clitics))


def _single(stem: str, table: _Index) -> list[str] | None:
    return next((row for parts, row in table.get(stem, ()) if parts == (stem,)), None)


def _is_hyphen(tokens: Sequence[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].text == "-" and tokens[i].start == tokens[i - 1].end


def _goes_on(tokens: Sequence[Token], last: int) -> bool:
    """Does a hyphen or a sign of an address follow without a space?"""
    return is_glued(tokens, last) or _is_hyphen(tokens, last + 1)


def _is_plain(tokens: Sequence[Token], i: int) -> bool:
    token = tokens[i]
    if i and tokens[i - 1].end == token.start and tokens[i - 1].text in "-'’":
        return False
    return not is_glued(tokens, i) and (token.text.islower() or (opens(tokens, i) and token.text[1:].islower()))


def _is_foreign(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> bool:
    """Does the word stand in a foreign phrase or in a name, seen from its neighbours?"""
    beside = (tokens[j] for j in (first - 1, last + 1) if 0 <= j < len(tokens) and tokens[j].kind == WORD)
    return any(_is_english(t, lexicon) for t in beside)


def _is_english(token: Token, lexicon: Lexicon) -> bool:
    found = lexicon.evidence(token.lower)
    return not found.standard and found.english > 3.5 and found.english - max(found.logp + 9, 0.0) > 0.8


rule = KataAsingBerpadanan()
