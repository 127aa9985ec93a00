"""The preposition di joined to a word of place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.lexicon import Lexicon
from lint.preposition import apart, may_stand_apart
from lint.rule import ERROR, SAFE, UNSAFE, WARNING, Bad, Context, Finding, Rule, Sentence, replace


class KataDepanDi(Rule):
    """Kata depan *di* ditulis terpisah dari kata yang mengikutinya.

    Yang disambung hanya awalan *di-* pada kata kerja pasif (dibalik, dipukul). Kata yang sama-sama dapat berarti kata
    kerja (dibalik layar) hanya disarankan, dan hanya bila kata benda mengikutinya. “Dimana” milik aturan `kata-baku`.
    """

    source = "EYD V: KD01, kata depan di, ke, dan dari"
    severity = ERROR
    bad = (
        Bad("Korban tertimbun dibawah reruntuhan.", "Korban tertimbun di bawah reruntuhan."),
        Bad("Ada lima tersangka, diantaranya dua pejabat.", "Ada lima tersangka, di antaranya dua pejabat."),
        Bad("Acara itu digelar dibalai desa.", "Acara itu digelar di balai desa."),
        Bad("Pabrik baru berdiri diSurabaya.", "Pabrik baru berdiri di Surabaya."),
        Bad("Diluar gedung, massa masih bertahan.", "Di luar gedung, massa masih bertahan."),
        Bad("Hal itu disampaikannya disela-sela rapat.", "Hal itu disampaikannya di sela-sela rapat."),
        Bad("Siapa aktor dibalik kasus itu?", "Siapa aktor di balik kasus itu?"),
    )
    good = (
        "Kertas itu dibalik, lalu dipukul dengan palu.",
        "Ilmu itu didalami selama dua tahun, lalu diatasi masalahnya.",
        "Karyawan dirumahkan sejak Maret dan pemimpinnya dipenjara.",
        "Rapat dimulai di kantor pusat pada pukul 10.00.",
        "Film itu diproduksi, dieksekusi, dan diproyeksi laku keras.",
        "Diana dan Dinas Pendidikan Kota Kediri menggelar dialog.",
        "Kalimatnya disela hakim, lalu tuduhan itu bisa dibalik jaksa.",
    )

    def wakes(self, text: str, lexicon: Lexicon) -> bool:
        return text[:2].lower() == "di" and len(text) > 4 and may_stand_apart(text, 2, lexicon)

    def check_words(self, sentence: Sentence, places: Sequence[int], context: Context) -> Iterator[Finding]:
        for i in places:
            token = sentence.tokens[i]
            found = apart(sentence.tokens, i, "di", context.lexicon) if token.lower.startswith("di") else None
            if found:
                message = f"Kata depan “di” ditulis terpisah; tulis “{found.text}”"
                fix = replace(token.start, token.end, found.text, SAFE if found.sure else UNSAFE)
                yield self.found(token.start, token.end, message, fix, severity=ERROR if found.sure else WARNING)


rule = KataDepanDi()
