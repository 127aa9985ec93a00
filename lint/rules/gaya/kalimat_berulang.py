"""Whole sentences that an article says twice."""

from __future__ import annotations

from collections.abc import Iterator

from lint.rule import (
    NUMBER,
    UNSAFE,
    WARNING,
    WORD,
    Bad,
    Context,
    Document,
    Finding,
    Related,
    Rule,
    Scope,
    Sentence,
    delete,
)

MIN_WORDS = 7


class KalimatBerulang(Rule):
    """Kalimat sama kata demi kata muncul dua kali dalam satu artikel; hapus salah satunya.

    Hanya kalimat tubuh berita yang cukup panjang; judul, butir daftar, dan sel tabel boleh berulang. Teks yang berisi
    banyak baris berulang (lirik, log) tidak dinilai.
    """

    source = "Gaya redaksi"
    severity = WARNING
    bad = (
        Bad(
            "Warga tiga desa di Demak mengungsi sejak Senin malam. Bantuan sudah datang. "
            "Warga tiga desa di Demak mengungsi sejak Senin malam.",
        ),
        Bad(
            "Polisi menahan dua pelaku pencurian itu di Polsek Ciputat.\n\n"
            "Kerugian korban Rp20 juta.\n\nPolisi menahan dua pelaku pencurian itu di Polsek Ciputat."
        ),
        Bad("Harga beras di pasar induk naik 5 persen. Harga beras di pasar induk naik 5 persen."),
    )
    good = (
        "Hujan turun. Hujan turun. Hujan turun.",
        "Warga tiga desa di Demak mengungsi sejak Senin malam. Warga empat desa di Demak mengungsi sejak Senin malam.",
        "Harga Beras di Pasar Induk Naik 5 Persen\n\nHarga beras di pasar induk naik 5 persen pekan ini.",
        '"Ya," kata Budi. "Tidak," kata Ani. "Ya," kata Budi.',
    )

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        seen: dict[str, Sentence] = {}
        repeated = []
        for sentence in document.sentences:
            if sentence.scope is not Scope.BODY or len(sentence.tokens) < MIN_WORDS:
                continue
            key = " ".join([t.lower for t in sentence.tokens if t.kind in (WORD, NUMBER)])
            earlier = seen.setdefault(key, sentence)
            if earlier is not sentence and key.count(" ") >= MIN_WORDS - 1:
                repeated.append((earlier, sentence))
        if len(repeated) * 5 <= len(seen) + 5:
            for earlier, sentence in repeated:
                yield self._finding(earlier, sentence)

    def _finding(self, earlier: Sentence, sentence: Sentence) -> Finding:
        fix = delete(sentence.start, sentence.end, UNSAFE)
        related = [Related(earlier.start, earlier.end, "kalimat yang sama")]
        message = "Kalimat ini sudah ada dalam artikel; hapus salah satunya"
        return self.found(sentence.start, sentence.end, message, fix, related=related)


rule = KalimatBerulang()
