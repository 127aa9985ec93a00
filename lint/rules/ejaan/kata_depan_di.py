"""The preposition di joined to a word of place."""

from __future__ import annotations

from collections.abc import Iterator

from lint.preposition import apart
from lint.rule import ERROR, SAFE, UNSAFE, WARNING, WORD, Bad, Context, Finding, Rule, Sentence, replace


class KataDepanDi(Rule):
    """Kata depan *di* ditulis terpisah dari kata yang mengikutinya.

    Yang disambung hanya awalan *di-* pada kata kerja pasif (dibalik, dipukul). Bentuk yang dapat dibaca sebagai kata
    kerja tidak dilaporkan.
    """

    source = "EYD V, KD01 (kata depan)"
    severity = ERROR
    bad = (
        Bad("Korban tertimbun dibawah reruntuhan.", "Korban tertimbun di bawah reruntuhan."),
        Bad("Ada lima tersangka, diantaranya dua pejabat.", "Ada lima tersangka, di antaranya dua pejabat."),
        Bad("Acara itu digelar dirumah warga.", "Acara itu digelar di rumah warga."),
        Bad("Pabrik baru berdiri diSurabaya.", "Pabrik baru berdiri di Surabaya."),
    )
    good = (
        "Kertas itu dibalik, lalu dipukul dengan palu.",
        "Ilmu itu didalami selama dua tahun.",
        "Karyawan dirumahkan sejak Maret.",
        "Rapat dimulai di kantor pusat pada pukul 10.00.",
        "Sebanyak 50 orang dirawat.",
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        for token in sentence.tokens:
            if token.kind != WORD or not token.lower.startswith("di") or len(token.text) < 6:
                continue
            found = apart(token, "di", context.lexicon)
            if found:
                message = f"Kata depan “di” ditulis terpisah; tulis “{found.text}”"
                fix = replace(token.start, token.end, found.text, SAFE if found.sure else UNSAFE)
                yield self.found(token.start, token.end, message, fix, severity=ERROR if found.sure else WARNING)


rule = KataDepanDi()
