"""A clause in front of its main clause, without the comma between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.classes import ADJECTIVE, NOUN, VERB
from lint.lexicon import Lexicon
from lint.rule import INFO, UNSAFE, WARNING, WORD, Bad, Context, Finding, Rule, Sentence, Token, insert

LONGEST = 12
"""Words of a fronted clause; behind more of them the end is a guess."""


class KomaAnakKalimat(Rule):
    """Anak kalimat di depan induk kalimatnya tidak diikuti koma: Karena sakit ia tidak hadir.

    Akhir anak kalimat sulit ditentukan; karena itu hanya diperiksa kalimat tanpa koma yang induk kalimatnya diawali
    kata ganti (ia, mereka, kami) dan diikuti kata kerja.
    """

    source = "EYD V: TB03, tanda koma memisahkan anak kalimat yang mendahului induk kalimatnya"
    severity = INFO
    eyd_severity = WARNING
    words = frozenset(
        "karena jika kalau apabila bila agar supaya meski meskipun walau walaupun kendati ketika setelah sebelum".split()
    )
    bad = (
        Bad("Karena sakit ia tidak hadir dalam sidang.", "Karena sakit, ia tidak hadir dalam sidang."),
        Bad("Jika menang mereka akan lolos ke final.", "Jika menang, mereka akan lolos ke final."),
        Bad("Meskipun hujan turun kami tetap berangkat.", "Meskipun hujan turun, kami tetap berangkat."),
        Bad("Setelah rapat selesai ia pulang ke rumah.", "Setelah rapat selesai, ia pulang ke rumah."),
    )
    good = (
        "Karena sakit, ia tidak hadir dalam sidang.",
        "Jika mereka menang pun, peringkatnya tetap.",
        "Ketika ia datang ke rumah itu.",
        "Setelah menemui mereka di kantor polisi pukul 10.00.",
        "Sebelum bertemu dia sudah tiga kali ditolak, kata Budi.",
        "Karena itu ia pulang.",
        "Kalau yang kami cari tidak ada di pasar itu.",
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        if tokens[0].lower not in self.words or tokens[0].text.islower() or any(t.text in ",:;-" for t in tokens):
            return
        at = _main_clause(tokens, context.lexicon)
        if at:
            before, subject = tokens[at - 1], tokens[at]
            message = f"Anak kalimat di depan diikuti koma; tulis “{before.text}, {subject.text}”"
            fix = insert(before.end, ",", UNSAFE, "Sisipkan koma")
            yield self.found(before.start, subject.end, message, fix)


def _main_clause(tokens: Sequence[Token], lexicon: Lexicon) -> int:
    """Index of the pronoun that begins the main clause, 0 when none does for sure."""
    for i in range(2, min(LONGEST, len(tokens) - 2)):
        if tokens[i].text in _SUBJECTS and _closes(tokens[:i], lexicon) and _predicates(tokens[i + 1], lexicon):
            return i
    return 0


def _closes(clause: Sequence[Token], lexicon: Lexicon) -> bool:
    """Can the words be a clause that ends here, with a predicate that takes no pronoun as its object?"""
    last = clause[-1]
    if last.kind != WORD or not last.text.islower() or len(clause) == 2 and last.lower in _LINKING:
        return False
    if last.lower in _OPEN or lexicon.is_class(last.lower, "prep", "konj", "pron", "adv"):
        return False
    if last.lower.startswith(("me", "di", "ber", "ter")) and len(clause) > 2:
        return False
    return any(lexicon.classes(t.lower) & (VERB | ADJECTIVE) for t in clause[1:]) or lexicon.classes(last.lower) == NOUN


def _predicates(token: Token, lexicon: Lexicon) -> bool:
    if token.lower in _AUXILIARIES:
        return True
    return token.text.islower() and bool(lexicon.classes(token.lower) & VERB)


_SUBJECTS = frozenset("ia dia mereka kami kita saya".split())
_LINKING = frozenset("itu ini begitu demikian yang".split())
_OPEN = frozenset("yang oleh dengan untuk dari pada kepada bahwa adalah kata bagi".split())
_AUXILIARIES = frozenset("akan telah sudah belum tidak tak bisa dapat harus tetap pun juga langsung ingin mau".split())

rule = KomaAnakKalimat()
