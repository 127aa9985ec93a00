"""A city and its province without a comma."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.classes import NAME_BITS
from lint.rule import INFO, UNSAFE, WARNING, WORD, Bad, Context, Finding, Rule, Scope, Sentence, Token, insert


class KomaKotaProvinsi(Rule):
    """Nama kota atau kabupaten dan nama provinsinya tidak dipisahkan dengan koma: Sleman DIY.

    Hanya nama provinsi yang lengkap di belakang nama kota atau kabupaten di belakang “di”, “ke”, “dari”, atau “asal” yang
    diperiksa; nama lembaga (Polda Jawa Timur) dibiarkan.
    """

    source = "EYD V: TB09, tanda koma di antara nama tempat dan wilayah yang ditulis berurutan"
    severity = INFO
    eyd_severity = WARNING
    scopes = frozenset({Scope.BODY, Scope.QUOTE})
    words = frozenset(
        "diy aceh bali banten jambi riau lampung bengkulu sumatera jawa kalimantan sulawesi papua nusa maluku".split()
    )
    bad = (
        Bad("Gempa terasa di Sleman DIY pada pagi hari.", "Gempa terasa di Sleman, DIY pada pagi hari."),
        Bad("Ia lahir di Bandung Jawa Barat.", "Ia lahir di Bandung, Jawa Barat."),
        Bad("Rombongan dari Medan Sumatera Utara tiba.", "Rombongan dari Medan, Sumatera Utara tiba."),
    )
    good = (
        "Gempa terasa di Sleman, DIY, pada pagi hari.",
        "Ia bertugas di Polda Jawa Timur.",
        "Rapat digelar di Banda Aceh dan Jambi.",
        "Ia kuliah di Universitas Lampung.",
        "Mereka tinggal di Kabupaten Bandung Barat.",
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i in range(2, len(tokens)):
            if tokens[i].lower not in self.words or not _is_province(tokens, i) or tokens[i - 2].lower not in _BEFORE:
                continue
            city = tokens[i - 1]
            places = context.lexicon.evidence(city.lower).places
            if city.kind == WORD and city.text[0].isupper() and city.lower not in _NOT_CITIES and places & _CITY:
                message = f"Kota dan provinsi dipisahkan dengan koma; tulis “{city.text}, {tokens[i].text}”"
                fix = insert(city.end, ",", UNSAFE, "Sisipkan koma")
                yield self.found(city.start, tokens[i].end, message, fix)


def _is_province(tokens: Sequence[Token], i: int) -> bool:
    """Does the full name of a province, of one or two words, begin at token `i`?"""
    if tokens[i].text in _SINGLE:
        return True
    second = tokens[i + 1].text if i + 1 < len(tokens) else ""
    return tokens[i].text in _DOUBLE and second in _SIDES


_BEFORE = frozenset("di ke dari asal".split())
_NOT_CITIES = frozenset("banda kepulauan kota kabupaten provinsi pulau teluk selat laut bandar".split())
_CITY = NAME_BITS["kabupaten"] | NAME_BITS["kota"]
_SINGLE = frozenset("DIY Aceh Bali Banten Jambi Riau Lampung Bengkulu".split())
_DOUBLE = frozenset("Sumatera Jawa Kalimantan Sulawesi Papua Nusa Maluku".split())
_SIDES = frozenset("Utara Selatan Barat Timur Tengah Tenggara Pegunungan".split())

rule = KomaKotaProvinsi()
