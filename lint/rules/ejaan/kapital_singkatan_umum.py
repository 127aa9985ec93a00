"""Common acronyms in capitals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.casing import is_capital, is_prose, opens
from lint.rule import INFO, NUMBER, UNSAFE, WARNING, WORD, Bad, Context, Finding, Rule, Sentence, Token, replace


class KapitalSingkatanUmum(Rule):
    """Akronim yang menjadi kata biasa ditulis dengan huruf besar semua: PEMILU, PUSKESMAS.

    Sebagai bagian nama (Pemilu 2024, Puskesmas Senen) huruf pertamanya kapital; sebagai kata biasa huruf kecil.
    Judul dan kalimat yang seluruhnya huruf besar tidak diperiksa.
    """

    source = "EYD V: KF06 dan KF07, akronim nama diri dan akronim bukan nama diri"
    severity = INFO
    eyd_severity = WARNING
    words = frozenset(
        "pemilu pilkada pilpres pileg pilkades puskesmas posyandu rudal tilang sembako lansia balita narkoba".split()
    )
    bad = (
        Bad("Warga memilih dalam PEMILU kemarin.", "Warga memilih dalam pemilu kemarin."),
        Bad("Logistik PEMILU 2024 sudah tiba.", "Logistik Pemilu 2024 sudah tiba."),
        Bad("Imunisasi digelar di setiap Puskesmas.", "Imunisasi digelar di setiap puskesmas."),
        Bad("Ia dirawat di PUSKESMAS Senen.", "Ia dirawat di Puskesmas Senen."),
    )
    good = (
        "Pemilu 2024 berlangsung aman dan pemilu berikutnya disiapkan.",
        "Ia dirawat di Puskesmas Senen.",
        "POLISI TANGKAP BANDAR NARKOBA",
        "Badan Pengawas Pemilu menerima laporan.",
        "Menurut Pilkada Watch, politik uang berkurang.",
    )

    def check_words(self, sentence: Sentence, places: Sequence[int], context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i in places:
            token = tokens[i]
            if token.lower in self.words and is_capital(token) and is_prose(sentence):
                right = _right(tokens, i)
                if right != token.text:
                    fix = replace(token.start, token.end, right, UNSAFE)
                    yield self.found(token.start, token.end, f"Akronim ini ditulis “{right}”", fix)


def _right(tokens: Sequence[Token], i: int) -> str:
    """The common word in lower case; a capital at the start and inside a name."""
    token = tokens[i]
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    named = after is not None and (after.kind == NUMBER or is_capital(after))
    before = tokens[i - 1] if i else None
    if named or opens(tokens, i) or (before and before.kind == WORD and is_capital(before) and i > 1):
        return token.lower.capitalize()
    return token.lower if token.text.isupper() or (before and before.lower in _GENERAL) else token.text


_GENERAL = frozenset("setiap para semua seluruh sejumlah beberapa sebuah tiap".split())

rule = KapitalSingkatanUmum()
