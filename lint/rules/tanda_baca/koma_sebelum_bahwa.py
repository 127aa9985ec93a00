"""A comma before bahwa."""

from __future__ import annotations

from collections.abc import Iterator

from lint.rule import UNSAFE, WARNING, WORD, Bad, Context, Finding, Rule, Sentence, delete


class KomaSebelumBahwa(Rule):
    """Koma memisahkan induk kalimat dari anak kalimat “bahwa”.

    Anak kalimat di belakang induknya tidak didahului koma. Koma yang menutup keterangan sisipan (mengatakan, dalam rapat
    itu, bahwa …) memang perlu; karena itu hanya “kata kerja, bahwa” tanpa koma lain sebelumnya yang diperiksa.
    """

    source = "EYD V: TB04, tanda koma tidak dipakai jika induk kalimat mendahului anak kalimat"
    severity = WARNING
    words = frozenset({"bahwa"})
    bad = (
        Bad("Menteri mengatakan, bahwa anggaran akan dipangkas.", "Menteri mengatakan bahwa anggaran akan dipangkas."),
        Bad(
            "Polisi menduga, bahwa pelaku lebih dari satu orang.", "Polisi menduga bahwa pelaku lebih dari satu orang."
        ),
        Bad("Ia menegaskan, bahwa tidak ada korban jiwa.", "Ia menegaskan bahwa tidak ada korban jiwa."),
    )
    good = (
        "Menteri mengatakan bahwa anggaran akan dipangkas.",
        "Menteri mengatakan, dalam rapat tertutup itu, bahwa anggaran akan dipangkas.",
        "Kepala desa, yang hadir dalam sidang, menyatakan, bahwa itu benar.",
        "Ia mengatakan bahwa warga siap, bahwa logistik cukup, dan bahwa jalan terbuka.",
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i in range(2, len(tokens)):
            if tokens[i].lower != "bahwa" or tokens[i - 1].text != "," or tokens[i - 2].kind != WORD:
                continue
            verb, comma = tokens[i - 2], tokens[i - 1]
            if any(t.text == "," or t.lower == "bahwa" for t in tokens[: i - 1]) or not _is_verb(verb.lower, context):
                continue
            message = f"Tidak perlu koma sebelum “bahwa”; tulis “{verb.text} bahwa”"
            yield self.found(verb.start, tokens[i].end, message, delete(comma.start, comma.end, UNSAFE, "Hapus koma"))


def _is_verb(word: str, context: Context) -> bool:
    """A verb of saying or knowing, as far as its prefix tells: mengatakan, diduga, berharap."""
    if word in _INTRANSITIVE:
        return True
    return word.startswith(("me", "di")) and context.lexicon.is_class(word.removesuffix("nya"), "v")


_INTRANSITIVE = frozenset(
    "berharap berpendapat berkata berkeyakinan yakin percaya sadar bersumpah berpesan beralasan".split()
)


rule = KomaSebelumBahwa()
