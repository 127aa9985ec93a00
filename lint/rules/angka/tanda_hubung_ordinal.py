"""An ordinal without its hyphen: ke 4, ke4."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.rule import ERROR, NUMBER, Bad, Context, Finding, Rule, Sentence, Token, replace


class TandaHubungOrdinal(Rule):
    """Bilangan tingkat dengan angka ditulis tanpa tanda hubung.

    “Ke” yang terpisah dari angka diperiksa hanya di belakang kata yang diurutkan (hari, abad, peringkat, …) atau di
    depan kali; “pergi ke 3 negara” memang kata depan.
    """

    source = "EYD V: KG09 dan TE05, ke- dirangkaikan dengan angka dengan tanda hubung"
    severity = ERROR
    words = frozenset(("ke",))
    bad = (
        Bad("Pencarian memasuki hari ke 4.", "Pencarian memasuki hari ke-4."),
        Bad("Ia finis di peringkat ke3.", "Ia finis di peringkat ke-3."),
        Bad("Warga merayakan HUT ke 80 RI.", "Warga merayakan HUT ke-80 RI."),
        Bad("Untuk ke 5 kalinya ia juara.", "Untuk ke-5 kalinya ia juara."),
        Bad("Gol itu lahir pada menit ke- 88.", "Gol itu lahir pada menit ke-88."),
    )
    good = (
        "Pencarian memasuki hari ke-4.",
        "Presiden melawat ke 3 negara selama sepekan.",
        "Suhu naik dari 20 ke 25 derajat.",
        "Bantuan tahap kedua dikirim pada hari itu ke 12 desa.",
        "Ia naik dari peringkat 10 ke 4.",
    )

    def check_words(self, sentence: Sentence, places: Sequence[int], context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i in places:
            token = tokens[i]
            if token.lower != "ke" or i + 1 >= len(tokens):
                continue
            at = _ordinal(tokens, i)
            if at is None:
                continue
            number = tokens[at]
            right = f"{token.text}-{number.text}"
            message = f"“ke” dan angka dirangkaikan dengan tanda hubung; tulis “{right}”"
            yield self.found(token.start, number.end, message, replace(token.start, number.end, right))


def _ordinal(tokens: Sequence[Token], i: int) -> int | None:
    """Index of the number that makes "ke" at `i` a badly written ordinal."""
    following = tokens[i + 1]
    if following.kind == NUMBER and following.text.isdigit():
        glued = following.start == tokens[i].end
        return i + 1 if glued or _is_counted(tokens, i) else None
    spaced = following.text == "-" and following.start > tokens[i].end and i and tokens[i - 1].lower in _ORDERED
    if spaced and i + 2 < len(tokens) and tokens[i + 2].text.isdigit():
        return i + 2
    if following.text == "-" and following.start == tokens[i].end and i + 2 < len(tokens):
        number = tokens[i + 2]
        return i + 2 if number.kind == NUMBER and number.text.isdigit() and number.start > following.end else None
    return None


def _is_counted(tokens: Sequence[Token], i: int) -> bool:
    after = tokens[i + 2].lower if i + 2 < len(tokens) else ""
    if after in ("kali", "kalinya"):
        return True
    if i and tokens[i - 1].lower in _CONTESTS:
        return not after.isalpha() or after in ("ri", "tahun", "dan", "pada", "di", "dalam", "dengan")
    return i > 0 and tokens[i - 1].lower in _ORDERED and not (after and after.isalpha() and after in _COUNTED_THINGS)


_ORDERED = frozenset(
    "hari abad peringkat urutan posisi menit detik minggu pekan bulan tahun kali anak putaran ronde babak seri edisi "
    "pertemuan kloter gelombang tahap termin rakaat ulang generasi periode kilometer lap pasal angkatan presiden gubernur bupati raja natalis orang".split()
)
_CONTESTS = frozenset("juara hut dirgahayu angkatan muktamar kongres konferensi munas jilid finis nomor".split())
"""What is counted, but may have a way to somewhere behind it (juara ke 2, juara ke 2 negara)."""
_COUNTED_THINGS = frozenset(
    "negara kota kabupaten desa kecamatan daerah provinsi orang lokasi titik sekolah rumah tempat tahun bulan hari "
    "menit jam pekan minggu".split()
)

rule = TandaHubungOrdinal()
