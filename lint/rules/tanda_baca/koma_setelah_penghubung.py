"""A connector between sentences without its comma."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.lexicon import Lexicon
from lint.rule import (
    ERROR,
    INFO,
    NUMBER,
    SAFE,
    UNSAFE,
    WARNING,
    WORD,
    Bad,
    Context,
    Finding,
    Rule,
    Scope,
    Sentence,
    Severity,
    Token,
    insert,
)  # fmt: skip


class KomaSetelahPenghubung(Rule):
    """Kata penghubung antarkalimat di awal kalimat tidak diikuti tanda koma.

    Yang selalu penghubung (akan tetapi, oleh karena itu, dengan demikian, …) diperbaiki langsung. “Namun”, “selain itu”,
    dan sejenisnya sering ditulis tanpa koma oleh redaksi: info pada preset bawaan, galat atau peringatan pada `eyd`. Yang juga punya arti lain diperiksa menurut kata di belakangnya: “Sementara itu Partai Buruh …” perlu koma, tetapi
    “Sementara itu belum terjadi, …” dan “Selain itu semua, …” tidak; “Jadi” dan “selain itu” hanya disarankan.
    """

    source = "EYD V: TB05, tanda koma di belakang kata atau ungkapan penghubung antarkalimat"
    severity = ERROR
    words = frozenset(
        "namun akan oleh maka dengan sehubungan berkaitan berkenaan bertalian meski meskipun walau walaupun kendati "
        "kendatipun biarpun sekalipun sementara selain di jadi karena sebaliknya".split()
    )
    scopes = frozenset({Scope.BODY, Scope.ITEM, Scope.QUOTE, Scope.CELL})
    bad = (
        Bad(
            "Sementara itu Partai Buruh menolak rancangan tersebut.",
            "Sementara itu, Partai Buruh menolak rancangan tersebut.",
        ),
        Bad("Namun ia menolak berkomentar.", "Namun, ia menolak berkomentar."),
        Bad("Oleh karena itu warga pindah ke tempat lain.", "Oleh karena itu, warga pindah ke tempat lain."),
        Bad('"Kami kalah. Akan tetapi kami bangga," kata dia.', '"Kami kalah. Akan tetapi, kami bangga," kata dia.'),
        Bad(
            "Meskipun demikian pemerintah tetap membuka dialog.", "Meskipun demikian, pemerintah tetap membuka dialog."
        ),
        Bad("Selain itu Polri menyita dua mobil.", "Selain itu, Polri menyita dua mobil."),
        Bad("Sementara itu polisi masih memburu pelaku.", "Sementara itu, polisi masih memburu pelaku."),
    )
    good = (
        "Sementara itu belum terjadi, warga diminta bersiap.",
        "Sementara itu dilakukan, jalan ditutup.",
        "Selain itu semua, ia juga menulis novel.",
        "Jadi korban penipuan, Ani melapor ke polisi.",
        "Namun, ia menolak berkomentar. Oleh karena itu, warga pindah.",
        "Namun begitu polisi tiba, pelaku sudah pergi.",
        "Meski begitu sulit, ia tidak menyerah.",
        "Oleh karena itulah warga pindah.",
        "Karena itu bukan kewenangan kami, laporan diteruskan ke Polda.",
        "Ia kalah, namun tetap tersenyum.",
    )

    def check_words(self, sentence: Sentence, places: Sequence[int], context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i in places:
            token = tokens[i]
            if token.lower in self.words and _starts(tokens, i):
                length = _length(tokens, i)
                level = length and _level(tokens, i, i + length, context)
                if level:
                    yield self._finding(sentence, tokens[i], tokens[i + length - 1], level)

    def _finding(self, sentence: Sentence, first: Token, last: Token, level: Severity) -> Finding:
        phrase = " ".join(sentence.text[first.start : last.end].split())
        fix = insert(last.end, ",", SAFE if level is ERROR else UNSAFE, f"Tulis “{phrase},”")
        return self.found(
            first.start,
            last.end,
            f"“{phrase}” di awal kalimat diikuti tanda koma; tulis “{phrase},”",
            fix,
            severity=level,
        )


def _starts(tokens: Sequence[Token], i: int) -> bool:
    """Is token `i` a capitalised word at the start of the sentence, or of a sentence quoted in it?"""
    if not tokens[i].text[0].isupper():
        return False
    return i == 0 or tokens[i - 1].text in _QUOTES and (i == 1 or tokens[i - 2].text[0] in ".?!,:")


def _length(tokens: Sequence[Token], i: int) -> int:
    """The number of words of the longest connector at token `i`, 0 for none."""
    for length in (4, 3, 2, 1):
        if tuple(t.lower for t in tokens[i : i + length]) in _CONNECTORS:
            return length
    return 0


def _level(tokens: Sequence[Token], i: int, after: int, context: Context) -> Severity | None:
    """How sure it is that a comma is missing before token `after`; None: it is not."""
    if after >= len(tokens) or tokens[after].kind not in (WORD, NUMBER) or tokens[after].lower in _CONTINUES:
        return None
    following = tokens[after]
    kind = _CONNECTORS[tuple(t.lower for t in tokens[i:after])]
    if kind == "selalu":
        return None if following.lower.endswith("nya") and tokens[after - 1].lower == "demikian" else ERROR
    if kind == "namun":
        return None if following.lower in ("demikian", "begitu") else ERROR if context.strict else INFO
    capital = following.text[0].isupper() and following.kind == WORD
    doubtful = WARNING if context.strict else INFO
    if kind == "sementara":
        return ERROR if capital else doubtful if _is_subject(following, context.lexicon) else None
    if kind == "jadi":
        return INFO if following.lower in _PRONOUNS else None
    return doubtful if capital or _is_subject(following, context.lexicon) else None


def _is_subject(token: Token, lexicon: Lexicon) -> bool:
    """A pronoun, or a word that can only be a noun."""
    if token.lower in _PRONOUNS:
        return True
    return lexicon.is_class(token.lower, "n") and not lexicon.is_class(token.lower, "v", "a", "adv", "num", "konj")


_QUOTES = frozenset("\"“'‘")
_PRONOUNS = frozenset("ia dia mereka kami kita saya aku beliau pihaknya".split())
_CONTINUES = frozenset(
    "adalah merupakan bukan pula juga semua semuanya saja pun sendiri terjadi menjadi sudah belum masih tidak tak".split()
)
"""Words that make the connector a part of a clause: "karena itu juga", "selain itu semua"."""

_CONNECTORS = {
    tuple(phrase.split()): kind
    for kind, phrases in {
        "selalu": (
            "oleh karena itu;oleh sebab itu;oleh karenanya;maka dari itu;akan tetapi;dengan demikian;namun demikian;"
            "sehubungan dengan itu;berkaitan dengan itu;berkenaan dengan itu;bertalian dengan itu;meski demikian;"
            "meskipun demikian;walau demikian;walaupun demikian;kendati demikian;kendatipun demikian;biarpun demikian;"
            "sekalipun demikian"
        ),
        "namun": "namun",
        "sementara": "sementara itu",
        "mungkin": (
            "selain itu;di samping itu;karena itu;meski begitu;meskipun begitu;walau begitu;walaupun begitu;"
            "kendati begitu;sebaliknya"
        ),
        "jadi": "jadi",
    }.items()
    for phrase in phrases.split(";")
}

rule = KomaSetelahPenghubung()
