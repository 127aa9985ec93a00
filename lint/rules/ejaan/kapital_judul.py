"""Function words with a capital in a title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.casing import is_capital, opens
from lint.rule import INFO, UNSAFE, WARNING, WORD, Bad, Context, Edit, Finding, Fix, Rule, Scope, Sentence, Token


class KapitalJudul(Rule):
    """Kata tugas dengan huruf kapital di tengah judul: Warga Dan Polisi Di Jalan.

    Diperiksa pada judul yang kata-kata isinya berhuruf kapital. Judul berhuruf kapital di awal saja dan judul
    yang seluruhnya huruf besar dibiarkan; kata tugas di awal judul, atau setelah titik dua, tetap berhuruf kapital.
    """

    source = "EYD V: HF21, huruf kapital pada judul kecuali kata tugas yang tidak terletak pada posisi awal"
    severity = INFO
    eyd_severity = WARNING
    scopes = frozenset({Scope.TITLE, Scope.HEADING})
    words = frozenset(
        "di ke dari dan yang untuk dengan pada dalam oleh atau bagi sebagai tentang demi agar karena tetapi serta per "
        "bahwa hingga sampai kepada terhadap".split()
    )
    bad = (
        Bad("Warga Dan Polisi Di Jalan Sudirman", "Warga dan Polisi di Jalan Sudirman", Scope.TITLE),
        Bad(
            "Harga Beras Naik, Pedagang Mengeluh Kepada Bupati Dan DPRD",
            "Harga Beras Naik, Pedagang Mengeluh kepada Bupati dan DPRD",
            Scope.TITLE,
        ),
        Bad("Cara Membuat Rendang Untuk Pemula", "Cara Membuat Rendang untuk Pemula", Scope.HEADING),
    )
    good = (
        "Dari Gang Sempit ke Panggung Dunia",
        "WARGA DAN POLISI DI JALAN",
        "Di Antara Dua Pilihan: Untuk Siapa Anggaran Itu?",
        "Warga dan polisi di Jalan Dan Mogot",
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        wrong = [t for i, t in enumerate(tokens) if self._is_wrong(tokens, i)]
        if wrong and _is_titled(tokens, self.words):
            edits = tuple(Edit(t.start, t.end, t.lower) for t in wrong)
            names = ", ".join(dict.fromkeys(f"“{t.lower}”" for t in wrong))
            fix = Fix(edits, UNSAFE, f"Tulis {names}")
            yield self.found(
                wrong[0].start, wrong[-1].end, f"Kata tugas di tengah judul berhuruf kecil; tulis {names}", fix
            )

    def _is_wrong(self, tokens: Sequence[Token], i: int) -> bool:
        token = tokens[i]
        return token.lower in self.words and is_capital(token) and not token.text.isupper() and not opens(tokens, i)


def _is_titled(tokens: Sequence[Token], small: frozenset[str]) -> bool:
    """Do nearly all words of content begin with a capital?"""
    content = [t.text for t in tokens if t.kind == WORD and t.lower not in small and len(t.text) > 2]
    capital = sum(w[0].isupper() for w in content)
    return len(content) >= 2 and capital * 10 >= len(content) * 8 and not all(w.isupper() for w in content)


rule = KapitalJudul()
