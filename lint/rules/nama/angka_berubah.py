"""Counts of the same victims that differ within an article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.rule import INFO, NUMBER, WORD, Bad, Context, Document, Finding, Related, Rule, Sentence, Token
from lint.tuples import NamedTuple


class AngkaBerubah(Rule):
    """Jumlah korban yang sama disebut dengan angka berbeda dalam satu artikel.

    Hanya saran: perkembangan ("bertambah menjadi 13"), rincian ("3 orang lainnya"), dan peristiwa lain dibiarkan.
    """

    source = "Pedoman gaya redaksi"
    severity = INFO
    bad = (
        Bad("Banjir menewaskan warga. Sebanyak 12 orang tewas. Menurut bupati, 13 orang tewas dievakuasi ke masjid."),
        Bad("Bus itu terguling dan 5 penumpang luka dirawat. Polisi menyebut 6 penumpang luka masih di rumah sakit."),
        Bad("Ada 20 warga mengungsi di balai desa. Kepala desa mengatakan 25 warga mengungsi di sana."),
    )
    good = (
        "Sebanyak 12 orang tewas. Jumlah itu bertambah menjadi 13 orang tewas pada malam hari.",
        "Sebanyak 12 orang tewas dan 13 orang luka. Kata polisi, 12 orang tewas itu warga kota.",
        "Sebanyak 12 orang tewas. Di kabupaten lain, 3 orang tewas.",
        "Pada 2019, 12 orang tewas. Tahun ini 3 orang tewas.",
    )

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        first: dict[tuple[str, str], _Count] = {}
        for sentence in document.sentences:
            plain = not any(t.lower in _CHANGES or _is_year(t) for t in sentence.tokens)
            for count in _counts(sentence) if plain else ():
                before = first.setdefault(count.of, count)
                if before.number != count.number:
                    yield self._finding(before, count)

    def _finding(self, before: _Count, count: _Count) -> Finding:
        message = f"“{count.text}” di sini, “{before.text}” sebelumnya; periksa angkanya"
        related = [Related(before.start, before.end, f"“{before.text}”")]
        return self.found(count.start, count.end, message, related=related)


class _Count(NamedTuple):
    start: int
    end: int
    number: str
    of: tuple[str, str]
    text: str


def _counts(sentence: Sentence) -> Iterator[_Count]:
    tokens = sentence.tokens
    for i in range(len(tokens) - 2):
        number, who, what = tokens[i : i + 3]
        if number.kind == NUMBER and number.text.isdigit() and who.lower in _WHO and what.lower in _WHAT:
            if not _is_part(tokens, i):
                text = sentence.text[number.start : what.end]
                start = sentence.start + number.start
                yield _Count(start, start + len(text), number.text, (who.lower, what.lower), text)


def _is_part(tokens: Sequence[Token], i: int) -> bool:
    """One of several counts ("3 orang tewas lainnya"), or a bound ("lebih dari 10")."""
    return any(t.lower in _PARTS for t in tokens[max(0, i - 3) : i + 5] if t.kind == WORD)


def _is_year(token: Token) -> bool:
    return token.kind == NUMBER and len(token.text) == 4 and token.text[:2] in ("19", "20")


_WHO = frozenset(
    "orang korban warga penumpang siswa anak pekerja tentara polisi personel jemaah pengungsi jenazah".split()
)
_WHAT = frozenset("tewas meninggal luka terluka hilang selamat mengungsi ditangkap dirawat ditahan terinfeksi".split())
_PARTS = frozenset(
    "lain lainnya lebih sekitar sedikitnya setidaknya antara hampir kurang dari antaranya tambahan lagi".split()
)
_CHANGES = frozenset(
    "bertambah menjadi sebelumnya awalnya semula kini berubah naik turun meningkat sementara terbaru lain lainnya juga "
    "kemudian masing per setiap tahun".split()
)


rule = AngkaBerubah()
