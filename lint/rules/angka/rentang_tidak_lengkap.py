"""dari or antara with a dash instead of its second word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.rule import NUMBER, UNSAFE, WARNING, Bad, Context, Finding, Rule, Sentence, Token, delete, replace


class RentangTidakLengkap(Rule):
    """Rentang dengan “dari” atau “antara” ditulis dengan tanda hubung atau tanda pisah.

    Pasangannya kata: dari 2019 sampai 2022, antara 10 dan 20 orang. Tanda - dan — sudah berarti “sampai dengan”.
    Skor (dari 3-1 menjadi 3-2) dan usia yang dirinci dibiarkan.
    """

    source = "EYD V: TF03, tanda pisah di antara dua bilangan berarti sampai dengan"
    severity = WARNING
    words = frozenset("dari antara".split())
    bad = (
        Bad("Ia menjabat dari 2019-2022.", "Ia menjabat 2019-2022."),
        Bad("Peserta berusia antara 10–20 tahun.", "Peserta berusia antara 10 dan 20 tahun."),
        Bad("Tarifnya berkisar antara 5-10 persen.", "Tarifnya berkisar antara 5 dan 10 persen."),
        Bad("Loket buka dari pukul 08.00-15.00 WIB.", "Loket buka dari pukul 08.00 sampai 15.00 WIB."),
    )
    good = (
        "Ia menjabat dari 2019 sampai 2022.",
        "Ia menjabat pada 2019-2022.",
        "Kedudukan berubah dari 3-1 menjadi 3-2.",
        "Laporan itu berasal dari 10-15 negara.",
        "Laga antara 2-1 dan 3-0 paling sering terjadi.",
    )

    def check_words(self, sentence: Sentence, places: Sequence[int], context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i in places:
            if i >= len(tokens) - 3:
                break
            word = tokens[i]
            clock = tokens[i + 1].lower == "pukul"
            parts = _parts(tokens, i + 1 + clock) if word.lower in self.words else None
            if parts is None:
                continue
            low, dash, high, end = parts
            if dash.text not in _DASHES or not _is_range(low, high):
                continue
            after = tokens[end].lower if end < len(tokens) else ""
            if after in _DASHES or after in ("menjadi", "ke", "dan"):
                continue
            if word.lower == "antara":
                fix = replace(dash.start, dash.end, " dan ", UNSAFE)
                if dash.start > low.end:
                    fix = replace(low.end, high.start, " dan ", UNSAFE)
                message = f"“Antara” berpasangan dengan “dan”; tulis “antara {low.text} dan {high.text}”"
            elif clock:
                fix = replace(low.end, high.start, " sampai ", UNSAFE)
                message = f"“Dari” berpasangan dengan “sampai”; tulis “dari pukul {low.text} sampai {high.text}”"
            elif _are_years(low, high):
                fix = delete(word.start, low.start, UNSAFE, "Hapus “dari”")
                message = f"Rentang cukup “{low.text}{dash.text}{high.text}” atau “dari {low.text} sampai {high.text}”"
            else:
                continue
            yield self.found(word.start, high.end, message, fix)


def _parts(tokens: Sequence[Token], at: int) -> tuple[Token, Token, Token, int] | None:
    """The lower number, the dash and the higher number from `at` on, over the symbol Rp, and where they end."""
    found: list[Token] = []
    while len(found) < 3 and at < len(tokens):
        if tokens[at].text != "Rp":
            found.append(tokens[at])
        at += 1
    return (found[0], found[1], found[2], at) if len(found) == 3 else None


def _is_range(low: Token, high: Token) -> bool:
    if low.kind != NUMBER or high.kind != NUMBER:
        return False
    values: Sequence[str] = [t.text.replace(".", "").replace(",", ".") for t in (low, high)]
    try:
        return float(values[0]) < float(values[1])
    except ValueError:
        return False


def _are_years(low: Token, high: Token) -> bool:
    return all(t.text.isdigit() and len(t.text) == 4 and t.text[:2] in ("18", "19", "20") for t in (low, high))


_DASHES = frozenset("-–—")

rule = RentangTidakLengkap()
