"""Digits and the words in brackets behind them that differ."""

from __future__ import annotations

from collections.abc import Iterator

from lint.numerals import NUMBER_WORDS, value_of
from lint.rule import INFO, NUMBER, UNSAFE, WARNING, WORD, Bad, Context, Finding, Rule, Sentence, delete


class AngkaTidakSamaHuruf(Rule):
    """Bilangan dengan angka dan dengan huruf yang menyertainya tidak sama: 3 (empat) orang.

    Menulis bilangan dua kali hanya lazim dalam dokumen resmi; dalam berita cukup salah satu (info).
    """

    source = "EYD V: penulisan bilangan; bilangan ditulis dengan angka dan huruf sekaligus hanya dalam peraturan, akta, dan kuitansi"
    severity = WARNING
    words = NUMBER_WORDS
    bad = (
        Bad("Polisi menahan 3 (empat) orang."),
        Bad("Terdakwa divonis 15 (dua belas) tahun penjara."),
        Bad("Denda Rp500.000 (lima juta rupiah) dijatuhkan."),
        Bad("Polisi menahan 3 (tiga) orang.", "Polisi menahan 3 orang."),
    )
    good = (
        "Polisi menahan 3 orang (empat lainnya buron).",
        "Korban tewas 12 (dua di antaranya anak-anak).",
        "Skor 3-1 (satu gol bunuh diri) bertahan.",
        "Pasal 5 ayat (1) dan (2) berlaku.",
        "Uang Rp1,5 (satu setengah) juta itu disita.",
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i in range(1, len(tokens) - 2):
            if tokens[i].text != "(" or tokens[i - 1].kind != NUMBER:
                continue
            close = next((j for j in range(i + 1, min(i + 14, len(tokens))) if tokens[j].text == ")"), None)
            if close is None or any(t.kind != WORD for t in tokens[i + 1 : close]):
                continue
            words = [t.lower for t in tokens[i + 1 : close] if t.lower not in ("rupiah", "persen")]
            stated, value = _digits(tokens[i - 1].text), value_of(words)
            if stated is None or value is None:
                continue
            start, end = tokens[i - 1].start, tokens[close].end
            text = sentence.text[start:end]
            if stated != value:
                yield self.found(start, end, f"Angka dan huruf dalam “{text}” tidak sama; periksa mana yang benar")
            else:
                fix = delete(tokens[i - 1].end, end, UNSAFE, "Hapus bilangan dengan huruf")
                message = f"Dalam berita cukup satu cara; tulis “{tokens[i - 1].text}” tanpa “({' '.join(words)})”"
                yield self.found(start, end, message, fix, severity=INFO)


def _digits(text: str) -> int | None:
    plain = text.replace(".", "")
    return int(plain) if plain.isascii() and plain.isdigit() and _is_grouped(text) else None


def _is_grouped(text: str) -> bool:
    return all(len(p) == 3 for p in text.split(".")[1:])


rule = AngkaTidakSamaHuruf()
