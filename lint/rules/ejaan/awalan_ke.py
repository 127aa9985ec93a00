"""The prefix ke- of ordinal and collective numbers written apart or with a hyphen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.casing import is_glued, word_at
from lint.numerals import NUMBER_WORDS
from lint.rule import ERROR, NUMBER, SAFE, UNSAFE, WARNING, Bad, Context, Finding, Rule, Sentence, Token, replace

NUMBERS = frozenset("dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split())
_RANKED = frozenset(
    "abad anak babak bagian bait bulan edisi fase generasi gelombang gol hari istri jilid juara kali kuartal laga langkah menit "
    "minggu musim orang pasal pekan pemain peringkat pertemuan perang pihak poin posisi presiden putaran semester seri sesi "
    "dunia set tahap tahun tempat termin terbesar tersangka tingkat triwulan urutan versi lantai kelas baris alinea ayat".split()
)
"""Nouns that an ordinal follows (hari kedua)."""

_SETS = frozenset(
    "pihak belah kubu pelaku tersangka terdakwa terpidana korban mempelai pasangan kesebelasan tim klub negara pemimpin "
    "kepala orang anak pria wanita lelaki perempuan pemuda remaja pemain petinju calon kandidat saksi mobil kendaraan".split()
)
"""Nouns of a known set, which the collective precedes (kedua pihak)."""


class AwalanKe(Rule):
    """Awalan *ke-* pada bilangan tingkat dan bilangan kumpulan ditulis serangkai.

    Hari ke dua → hari kedua; ke-dua → kedua; ke dua pihak → kedua pihak. *Ke* sebagai kata depan tetap terpisah (pergi ke
    dua tempat). Dengan angka dipakai tanda hubung (ke-2): aturan `tanda-hubung-ordinal`.
    """

    source = "EYD V: KG09, bilangan tingkat; KB01a, imbuhan"
    severity = ERROR
    words = frozenset(("ke",))
    bad = (
        Bad("Pencarian memasuki hari ke tiga.", "Pencarian memasuki hari ketiga."),
        Bad("Ia menang untuk ke dua kalinya.", "Ia menang untuk kedua kalinya."),
        Bad("Perang dunia ke-dua berakhir pada 1945.", "Perang dunia kedua berakhir pada 1945."),
        Bad("Ke dua belah pihak sepakat berdamai.", "Kedua belah pihak sepakat berdamai."),
        Bad("Warga generasi ke empat tinggal di sana.", "Warga generasi keempat tinggal di sana."),
    )
    good = (
        "Rombongan pergi ke dua tempat dan ke lima titik.",
        "Bantuan dikirim ke tiga kabupaten dan ke dua negara tetangga.",
        "Kedua pihak bertemu pada hari ke-3.",
        "Tanggung jawab itu dibebankan ke satu pihak saja.",
        "Uang itu mengalir dari satu orang ke dua orang lain.",
        "Ia melawat selama 12 hari ke delapan negara Afrika.",
        "Kunjungan ke dua puluh kota dimulai pekan ke-2.",
    )

    def check_words(self, sentence: Sentence, places: Sequence[int], context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i in places:
            token = tokens[i]
            if token.lower != "ke" or is_glued(tokens, i):
                continue
            hyphen = i + 1 < len(tokens) and tokens[i + 1].text == "-"
            number = word_at(tokens, i + 1 + hyphen)
            if number is None or _root(number.lower) not in NUMBERS or number.start != token.end + 1:
                continue
            sure = True if hyphen else _is_ordinal(tokens, i)
            if sure is not None:
                right = token.text + number.text
                fix = replace(token.start, number.end, right, SAFE if sure else UNSAFE)
                message = f"Awalan “ke-” pada bilangan ditulis serangkai; tulis “{right}”"
                yield self.found(token.start, number.end, message, fix, severity=ERROR if sure else WARNING)


def _root(word: str) -> str:
    return word.removesuffix("nya")


def _is_ordinal(tokens: Sequence[Token], i: int) -> bool | None:
    """Is "ke dua" at `i` an ordinal (True), probably a collective number (False), or place and number (None)?"""
    before = tokens[i - 1].lower if i else ""
    after = tokens[i + 2].lower if i + 2 < len(tokens) else ""
    beyond = tokens[i + 3].lower if i + 3 < len(tokens) else ""
    if after in ("puluh", "ratus", "ribu", "juta", "belas", "miliar"):
        return None
    if after == "kalinya" or (after == "belah" and beyond == "pihak") or tokens[i + 1].lower.endswith("nya"):
        return True
    if i > 1 and (tokens[i - 2].kind == NUMBER or tokens[i - 2].lower in NUMBER_WORDS):
        return None
    if before in _RANKED and (not after.isalpha() or after in _AFTER_ORDINAL or tokens[i + 2].text[0].isupper()):
        return True
    if before in _RANKED:
        return False
    if before in _BETWEEN_TWO and after in ("pihak", "belah"):
        return False
    return False if not before.isalpha() and after in _SETS and beyond not in ("lain", "lainnya") else None


_BETWEEN_TWO = frozenset(
    "kesepakatan persetujuan hubungan perjanjian sengketa konflik perseteruan kepentingan persamaan perbedaan keluarga kubu "
    "pendukung pengacara perwakilan wakil pernyataan keterangan keinginan itikad".split()
)
"""What two sides have together (kesepakatan kedua pihak), and no way leads from to them."""


_AFTER_ORDINAL = frozenset(
    "yang di pada dari untuk dengan ini itu tahun musim adalah dan atau akan telah sudah setelah sejak dalam oleh serta".split()
)

rule = AwalanKe()
