"""Days, months and feasts without their capital."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.casing import capitalised, is_glued, is_lower, word_at
from lint.rule import ERROR, NUMBER, SAFE, UNSAFE, WARNING, Bad, Context, Finding, Rule, Sentence, Token, replace


class KapitalHariBulan(Rule):
    """Nama hari, bulan, dan hari raya ditulis tanpa huruf kapital.

    “Minggu” sebagai hari hanya dikenali dari kata di sekitarnya (hari minggu, minggu malam, sabtu dan minggu);
    “dua minggu” dan “minggu depan” adalah satuan waktu. “Mei” dan “rabu” (paru-paru) perlu angka, kata “bulan” atau
    “hari”, dan sebagainya. Ungkapan “senin kamis” untuk napas tidak dilaporkan.
    """

    source = "EYD V: HF13, huruf kapital pada nama tahun, bulan, hari, dan hari besar atau hari raya"
    severity = ERROR
    words = frozenset(
        "senin selasa rabu kamis jumat sabtu minggu januari februari maret april mei juni juli agustus september oktober "
        "november desember muharam ramadan syawal zulhijah zulkaidah idulfitri iduladha waisak nyepi imlek paskah natal idul lebaran".split()
    )
    bad = (
        Bad("Warga merayakan idul adha di lapangan.", "Warga merayakan Idul Adha di lapangan."),
        Bad("Rapat digelar pada hari senin pagi.", "Rapat digelar pada hari Senin pagi."),
        Bad("Pada bulan agustus harga beras naik.", "Pada bulan Agustus harga beras naik."),
        Bad("Sidang ditunda hingga 12 mei 2025.", "Sidang ditunda hingga 12 Mei 2025."),
        Bad("Toko itu tutup pada hari minggu.", "Toko itu tutup pada hari Minggu."),
        Bad("Pameran dibuka setiap sabtu dan minggu.", "Pameran dibuka setiap Sabtu dan Minggu."),
        Bad("Kantor libur setiap sabtu minggu.", "Kantor libur setiap Sabtu Minggu."),
        Bad("Warga merayakan natal dengan sederhana.", "Warga merayakan Natal dengan sederhana."),
    )
    good = (
        "Ia dirawat selama dua minggu malam dan siang.",
        "Harga akan turun minggu depan, kata Menteri Perdagangan.",
        "Napasnya senin kamis setelah berlari mengejar bus.",
        "Pada akhir minggu ini hujan lebat akan turun di Jakarta.",
        "Pedagang lo mei dan cap cai itu berjualan sejak 1998.",
        "Lomba tujuh belasan atau agustusan digelar di lapangan.",
        "Layanan antenatal dan natal diberikan di puskesmas.",
    )

    def check_words(self, sentence: Sentence, places: Sequence[int], context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i in places:
            token = tokens[i]
            if token.lower not in self.words or not is_lower(token) or is_glued(tokens, i):
                continue
            if token.lower == "idul":
                yield from self._idul(tokens, i)
                continue
            sure = _is_name(tokens, i)
            if sure is not None:
                name = capitalised(token.text)
                yield self.found(
                    token.start,
                    token.end,
                    f"Nama {_kind(token.lower)} berhuruf kapital; tulis “{name}”",
                    replace(token.start, token.end, name, SAFE if sure else UNSAFE),
                    severity=ERROR if sure else WARNING,
                )

    def _idul(self, tokens: Sequence[Token], i: int) -> Iterator[Finding]:
        """The two feasts written in two words, which houses do as well as KBBI's one."""
        after = word_at(tokens, i + 1)
        if after and after.text in ("fitri", "adha"):
            right = f"Idul {capitalised(after.text)}"
            fix = replace(tokens[i].start, after.end, right)
            yield self.found(tokens[i].start, after.end, f"Nama hari raya berhuruf kapital; tulis “{right}”", fix)


def _is_name(tokens: Sequence[Token], i: int) -> bool | None:
    """True: surely a day, month or feast; False: probably; None: no."""
    word = tokens[i].lower
    before, after = word_at(tokens, i - 1), word_at(tokens, i + 1)
    previous = before.lower if before else ""
    following = after.lower if after else ""
    if word in ("senin", "kamis") and any(t.lower in _BREATH for t in tokens):
        return None
    if word == "minggu":
        return _is_sunday(tokens, i, previous, following)
    if word in ("mei", "rabu"):
        dated = (
            (i > 0 and tokens[i - 1].kind == NUMBER) or previous in _BEFORE or (_number(tokens, i + 1) and not previous)
        )
        return True if dated or _dated(tokens, i + 1) or following in _PARTS_OF_DAY else None
    if word == "lebaran":
        return False if previous in _BEFORE_LEBARAN else None
    if word == "natal":
        return False if previous in _CHRISTMAS or following in ("dan",) and _next_is_new_year(tokens, i) else None
    return True


def _is_sunday(tokens: Sequence[Token], i: int, previous: str, following: str) -> bool | None:
    if previous == "hari" and (i < 2 or tokens[i - 2].kind != NUMBER):
        return True
    joint = i >= 2 and tokens[i - 1].lower in _JOINTS and tokens[i - 2].lower in _DAYS
    if joint or previous == "sabtu" or _dated(tokens, i + 1):
        return True
    if following in _PARTS_OF_DAY and previous in _TIME:
        return False
    return None


def _dated(tokens: Sequence[Token], i: int) -> bool:
    """Does a date in brackets follow: (12/5), (12 Mei 2025)?"""
    return i + 1 < len(tokens) and tokens[i].text == "(" and tokens[i + 1].kind == NUMBER


def _number(tokens: Sequence[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].kind == NUMBER and len(tokens[i].text) == 4


def _next_is_new_year(tokens: Sequence[Token], i: int) -> bool:
    return [t.lower for t in tokens[i + 1 : i + 4]] == ["dan", "tahun", "baru"]


def _kind(word: str) -> str:
    return "hari" if word in _DAYS or word == "minggu" else "hari raya" if word in _FEASTS else "bulan"


_DAYS = frozenset("senin selasa rabu kamis jumat sabtu".split())
_BEFORE_LEBARAN = frozenset(
    "libur mudik arus hari malam jelang menjelang setelah usai saat sebelum selama tradisi momen thr".split()
)
_FEASTS = frozenset("lebaran idulfitri iduladha waisak nyepi imlek paskah natal".split())
_JOINTS = frozenset(("dan", "atau", "-", "–", "/", "hingga", "sampai", "serta"))
_PARTS_OF_DAY = frozenset("pagi siang sore petang malam dini".split())
_TIME = frozenset("pada hingga sampai sejak setiap tiap".split())
_BEFORE = frozenset("bulan hari awal akhir pertengahan setiap tiap pada hingga sampai sejak".split())
_BREATH = frozenset("napas napasnya nafas nafasnya nyawa nyawanya".split())
_CHRISTMAS = frozenset(
    "hari merayakan perayaan misa malam pohon libur liburan kado lagu ibadah menyambut jelang menjelang".split()
)

rule = KapitalHariBulan()
