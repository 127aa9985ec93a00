"""A comma between thousands: 10,000 orang."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.rule import (
    ERROR,
    INFO,
    NUMBER,
    SAFE,
    UNSAFE,
    WARNING,
    Bad,
    Context,
    Finding,
    Rule,
    Sentence,
    Severity,
    Token,
    replace,
)


class PemisahRibuan(Rule):
    """Ribuan dipisahkan dengan koma, seperti dalam bahasa Inggris.

    Hanya yang tidak mungkin desimal: yang dihitung utuh (orang, rumah, suara) atau yang punya dua koma. Setelah lambang
    mata uang perbaikannya perlu diperiksa. Bilangan tanpa titik (10000 orang) info.
    """

    source = "EYD V: TA08, tanda titik memisahkan bilangan ribuan atau kelipatannya"
    severity = ERROR
    words = frozenset("0")
    bad = (
        Bad("Banjir merendam 1,250 rumah.", "Banjir merendam 1.250 rumah."),
        Bad("Laga itu disaksikan 12,500 penonton.", "Laga itu disaksikan 12.500 penonton."),
        Bad("Dana Rp1,250,000 hilang.", "Dana Rp1.250.000 hilang."),
        Bad("Sebanyak 10000 orang mengungsi.", "Sebanyak 10.000 orang mengungsi."),
        Bad("Denda Rp 10,000 dikenakan kepada pelanggar.", "Denda Rp 10.000 dikenakan kepada pelanggar."),
    )
    good = (
        "Laga itu disaksikan 12.500 penonton.",
        "Beratnya 1,250 kilogram dan panjangnya 2,125 meter.",
        "Nilainya Rp 1,250 triliun atau US$1,125 juta.",
        "Nomor urut 1,2,3 dan koordinat 6,175 lintang selatan.",
    )

    def check_words(self, sentence: Sentence, places: Sequence[int], context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i in places:
            token = tokens[i]
            if token.kind == NUMBER and _is_bare(tokens, i):
                yield self._bare(token, WARNING if context.strict else INFO)
            if token.kind != NUMBER or not _is_grouped(token.text):
                continue
            sure = _is_whole(tokens, i)
            if sure is None:
                continue
            right = token.text.replace(",", ".")
            fix = replace(token.start, token.end, right, SAFE if sure else UNSAFE)
            message = f"Ribuan dipisahkan dengan titik; tulis “{right}”"
            yield self.found(token.start, token.end, message, fix, severity=ERROR if sure else WARNING)

    def _bare(self, token: Token, level: Severity) -> Finding:
        right = f"{int(token.text):,}".replace(",", ".")
        fix = replace(token.start, token.end, right, UNSAFE)
        message = f"Ribuan dipisahkan dengan titik; tulis “{right}”"
        return self.found(token.start, token.end, message, fix, severity=level)


def _is_bare(tokens: Sequence[Token], i: int) -> bool:
    """10000 orang: five digits or more, not a number of a phone or a document, before what is counted."""
    text = tokens[i].text
    if not 5 <= len(text) <= 9 or not (text.isascii() and text.isdigit()) or text[0] == "0" or i + 1 == len(tokens):
        return False
    after = tokens[i + 1]
    return after.start == tokens[i].end + 1 and after.lower in _COUNTED and tokens[i - 1].lower not in _NUMBERED


_NUMBERED = frozenset("nomor no telepon telp nik nip pos kode rekening pin seri".split())


def _is_grouped(text: str) -> bool:
    """1,250 or 1,250,000; not 0,250 or 1,25."""
    first, *rest = text.split(",")
    return (
        bool(rest)
        and first.isdigit()
        and 0 < len(first) < 4
        and first[0] != "0"
        and all(len(p) == 3 and p.isdigit() for p in rest)
    )


def _is_whole(tokens: Sequence[Token], i: int) -> bool | None:
    """Can the number only be a whole one: surely, probably, or not (None)?"""
    after = tokens[i + 1].lower if i + 1 < len(tokens) else ""
    before = tokens[i - 1] if i else None
    if (
        after in _SCALES
        or after == "%"
        or (i + 1 < len(tokens) and tokens[i + 1].start == tokens[i].end and after == "/")
    ):
        return None
    if tokens[i].text.count(",") > 1:
        return True
    if after in _COUNTED:
        return True
    return False if before and before.text in ("Rp", "$") else None


_SCALES = frozenset("ribu juta miliar milyar triliun persen".split())
_COUNTED = frozenset(
    "orang warga jiwa penonton penumpang peserta siswa mahasiswa pelajar guru pasien korban pengungsi rumah unit buah "
    "suara keluarga kk kepala pekerja buruh karyawan pegawai personel polisi prajurit tentara petugas kasus desa "
    "sekolah kendaraan mobil motor ekor eksemplar pengunjung wisatawan jemaah pemilih relawan bangunan paket "
    "rupiah langkah halaman kata".split()
)

rule = PemisahRibuan()
