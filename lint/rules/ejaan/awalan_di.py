"""The passive prefix di- written apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.casing import is_glued, word_at
from lint.classes import NOUN, VERB, WORD_BITS
from lint.lexicon import Lexicon
from lint.preposition import AUXILIARIES, DOUBTFUL, LOCATIONS, without_clitic
from lint.rule import (
    ERROR,
    NUMBER,
    SAFE,
    UNSAFE,
    WARNING,
    Bad,
    Context,
    Finding,
    Rule,
    Sentence,
    Token,
    replace,
)

_CLOSED = sum(WORD_BITS[k] for k in ("n", "num", "pron", "adv"))
"""Classes that stand behind the preposition di (di tiga kota, di lebih dari); a word with one of them is no mere verb."""


class AwalanDi(Rule):
    """Awalan *di-* pada kata kerja pasif ditulis serangkai.

    Pasti bila kata sesudah *di* hanya kata kerja atau berakhiran *-kan*, *-i*. Kata yang juga kata benda (*di proses*,
    *di bendung*) hanya disarankan, bila bentuk pasifnya lazim dan kata di sekitarnya menuntut kata kerja: *akan*, *telah*,
    *dapat* di depannya atau *oleh* di belakangnya.
    """

    source = "EYD V: KB01a, imbuhan ditulis serangkai dengan bentuk dasarnya"
    severity = ERROR
    words = frozenset(("di",))
    bad = (
        Bad("Surat itu di kirim kemarin.", "Surat itu dikirim kemarin."),
        Bad("Barang bukti di sita polisi.", "Barang bukti disita polisi."),
        Bad("Aturan baru akan di terapkan bulan depan.", "Aturan baru akan diterapkan bulan depan."),
        Bad("Pertemuan itu di hadiri dua menteri.", "Pertemuan itu dihadiri dua menteri."),
        Bad("Laporan itu harus di proses lebih lanjut.", "Laporan itu harus diproses lebih lanjut."),
        Bad("Korban di evakuasi oleh petugas gabungan.", "Korban dievakuasi oleh petugas gabungan."),
    )
    good = (
        "Rapat digelar di pukul 10.00 di jalan utama.",
        "Ia tinggal di tengah kota, di tempat yang tenang, dekat di hati.",
        "Produksi naik di pekan ketiga, di kali ini dan di hari lain.",
        "Mereka berlatih di Makan Jaya, lalu menunggu di bendung Katulampa.",
        "Pasien masih di karantina dan bahan bakunya tetap di proses produksi.",
        "Di balik layar, mereka sudah di meja makan dan akan di rumah saja.",
        "Cedera di tulang pinggul itu muncul di tiga laga dan di lebih dari dua musim; ada alasan di baliknya.",
    )

    def check_words(self, sentence: Sentence, places: Sequence[int], context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i in places:
            token, verb = tokens[i], word_at(tokens, i + 1)
            if token.lower != "di" or verb is None or not verb.text.islower() or is_glued(tokens, i + 1):
                continue
            sure = _is_passive(tokens, i, context.lexicon) if verb.start == token.end + 1 else None
            if sure is not None:
                right = token.text + verb.text
                fix = replace(token.start, verb.end, right, SAFE if sure else UNSAFE)
                message = f"Awalan “di-” ditulis serangkai dengan kata kerjanya; tulis “{right}”"
                yield self.found(token.start, verb.end, message, fix, severity=ERROR if sure else WARNING)


def _is_passive(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool | None:
    """Is di + word a passive verb: True beyond doubt, False probably, None no?"""
    verb = tokens[i + 1].lower
    if len(verb) < 3 or without_clitic(verb) in LOCATIONS | DOUBTFUL or lexicon.evidence(f"di {verb}").nonstandard:
        return None
    if i + 2 < len(tokens) and (verb, tokens[i + 2].lower) in _COMPOUNDS:
        return None
    found, joined = lexicon.evidence(verb), lexicon.evidence("di" + verb)
    licensed = [r for r in lexicon.readings("di" + verb) if r.licensed and r.prefix.startswith("di")]
    if licensed and not found.standard and (joined.logp > -6.5 or not found.places):
        if licensed[0].suffix in ("kan", "i") or (licensed[0].prefix == "diper" and joined.logp > -7):
            return None if licensed[0].clitics and not found.classes & VERB else True
    habit = joined.logp - max(found.logp, -7)
    if licensed and habit < -50 and found.classes & VERB and not found.classes & (NOUN | _CLOSED):
        return False  # neither was ever counted, and the word can only be a verb
    only_noun = found.classes & NOUN and not found.classes & VERB
    if licensed and only_noun and habit > 0 and lexicon.pair("di", verb) < 0.3 and _ends_clause(tokens, i + 2):
        return False
    if not licensed and habit < -1.7:
        return None
    if found.classes & VERB and not found.classes & _CLOSED:
        return True if habit > -1.2 and not found.classes & WORD_BITS["prep"] else False if habit > -0.5 else None
    return (
        False if found.classes & (NOUN | VERB) and _demands_verb(tokens, i, habit, bool(found.classes & VERB)) else None
    )


_COMPOUNDS = frozenset(
    (("jual", "beli"), ("tawar", "menawar"), ("tarik", "tambang"), ("antar", "jemput"), ("pinjam", "meminjam"))
)


def _ends_clause(tokens: Sequence[Token], i: int) -> bool:
    """Does what follows leave no room for a place named by the noun (di vonis lima tahun, di aniaya warga)?"""
    return i >= len(tokens) or not (tokens[i].text[0].isupper() or tokens[i].text in ("itu", "ini", "tersebut", "yang"))


def _demands_verb(tokens: Sequence[Token], i: int, habit: float, is_verb: bool) -> bool:
    """Do the neighbours ask for a verb, so that a noun behind di is none? `habit`: how common the passive is beside it."""
    after = tokens[i + 2] if i + 2 < len(tokens) else None
    if after is not None and (after.kind == NUMBER or after.text[0].isupper()):
        return False
    if after is not None and after.lower == "oleh":
        return habit > -1.7
    if i and tokens[i - 1].lower in AUXILIARIES - _STATES:
        return habit > -1.7
    return is_verb and habit > -0.35


_STATES = frozenset("masih sedang juga pun lalu langsung kembali untuk tetap".split())
"""Behind these a place is as likely as a verb (masih di karantina)."""


rule = AwalanDi()
