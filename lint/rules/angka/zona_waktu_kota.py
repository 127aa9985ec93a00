"""A time zone that is not the zone of the city."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.rule import INFO, NUMBER, Bad, Context, Finding, Rule, Sentence, Token


class ZonaWaktuKota(Rule):
    """Zona waktu tidak sesuai dengan kota yang disebut dalam kalimat yang sama.

    Redaksi sering sengaja memakai WIB untuk peristiwa di daerah lain (jadwal siaran, perjalanan), jadi ini hanya
    pengingat. Kalimat dengan dua zona, atau dengan kota dari zona yang disebut, dibiarkan.
    """

    source = "Pembagian wilayah waktu Indonesia: WIB, WITA, dan WIT"
    severity = INFO
    words = frozenset("wib wita wit".split())
    bad = (
        Bad("Gempa mengguncang Jayapura pada pukul 10.15 WIB."),
        Bad("Upacara di Surabaya dimulai pukul 08.00 WITA."),
        Bad("Kebakaran di Makassar terjadi pukul 02.30 WIB."),
    )
    good = (
        "Gempa mengguncang Jayapura pada pukul 10.15 WIT.",
        "Gempa di Jayapura terjadi pukul 10.15 WIT atau 08.15 WIB.",
        "Pesawat dari Jakarta ke Makassar lepas landas pukul 10.00 WIB.",
        "Rapat di Tokyo dimulai pukul 10.00 WIB.",
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        zones = [i for i, t in enumerate(tokens) if t.lower in self.words and i and tokens[i - 1].kind == NUMBER]
        if len({tokens[i].lower for i in zones}) != 1:
            return
        stated = tokens[zones[0]]
        cities = list(_cities(tokens))
        if cities and all(zone != stated.lower for _, zone in cities):
            city, zone = cities[0]
            message = f"{city} memakai {zone.upper()}, bukan {stated.text}; periksa zona waktunya"
            yield self.found(tokens[zones[0] - 1].start, stated.end, message)


def _cities(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """The cities in the tokens, with their zones."""
    for i, token in enumerate(tokens):
        if not token.text[0].isupper():
            continue
        pair = f"{token.lower} {tokens[i + 1].lower}" if i + 1 < len(tokens) else ""
        zone = _ZONES.get(pair) or _ZONES.get(token.lower)
        if zone:
            yield token.text if token.lower in _ZONES else f"{token.text} {tokens[i + 1].text}", zone


_ZONES = {
    city: zone
    for zone, cities in {
        "wib": (
            "jakarta;bandung;bogor;depok;bekasi;tangerang;serang;cirebon;semarang;solo;surakarta;yogyakarta;sleman;"
            "surabaya;malang;kediri;jember;banyuwangi;medan;padang;pekanbaru;palembang;jambi;bengkulu;lampung;batam;"
            "pontianak;palangka raya;banda aceh;pangkalpinang;tanjungpinang;sidoarjo;gresik;madiun;tegal;magelang"
        ),
        "wita": (
            "denpasar;badung;buleleng;mataram;lombok;kupang;makassar;manado;palu;kendari;gorontalo;mamuju;banjarmasin;"
            "banjarbaru;samarinda;balikpapan;tarakan;bontang;labuan bajo;ende;maumere;bitung;parepare;bima"
        ),
        "wit": (
            "jayapura;merauke;sorong;manokwari;timika;nabire;wamena;biak;ambon;ternate;tual;fakfak;sofifi;tidore;kaimana"
        ),
    }.items()
    for city in cities.split(";")
}

rule = ZonaWaktuKota()
