"""Prepositions di, ke, dari written together with what follows them (EYD V, KD01)."""

from __future__ import annotations

from typing import NamedTuple

from .classes import NOUN, STRICT_PLACE, VERB
from .lexicon import Lexicon
from .tokens import Token

RELATIONS = frozenset(
    "atas bawah dalam luar depan belakang samping sana sini situ antara tengah sekitar sekeliling seberang sebelah hadapan "
    "pinggir tepi dekat kalangan seluruh sepanjang tengah-tengah sela-sela sekitaran kejauhan kanan kiri".split()
)
"""Words of place that never take di- or ke- as a prefix."""

PLACES = frozenset(
    "rumah kantor sekolah kampus pasar kota desa kampung jalan jalanan lapangan lokasi dunia negara negeri wilayah daerah kawasan "
    "provinsi kabupaten kecamatan kelurahan rumahsakit gedung ruang ruangan kamar halaman kebun sawah hutan gunung laut pantai "
    "sungai pulau bandara pelabuhan stasiun terminal masjid gereja bank toko warung restoran hotel penjara pengadilan polsek "
    "polres polda balai markas istana tribun stadion panggung layar internet televisi media pusat ibu perbatasan sidang bulan tahun".split()
)
"""Frequent nouns of place and time behind a preposition."""

CLITICS = ("nya", "ku", "mu", "lah", "kah")


class Apart(NamedTuple):
    """How a word should be written, and whether every careful editor agrees."""

    text: str
    sure: bool


def apart(token: Token, preposition: str, lexicon: Lexicon) -> Apart | None:
    """The preposition and the rest apart, or None when the word is one of its own."""
    rest = token.text[len(preposition) :]
    if len(rest) < 4 or not token.lower.startswith(preposition):
        return None
    written = token.text[: len(preposition)]
    if rest[0].isupper() and written.islower():
        place = lexicon.evidence(rest)
        return Apart(f"{written} {rest}", True) if (place.names | place.places) & STRICT_PLACE and rest[1:].islower() else None
    own = lexicon.evidence(token.lower)
    if not token.text[1:].islower() or own.standard or own.nonstandard or own.personal:
        return None
    lower = rest.lower()
    base = next((lower[: -len(c)] for c in CLITICS if lower.endswith(c) and lower[: -len(c)] in RELATIONS), lower)
    if base in RELATIONS and not lexicon.evidence(preposition + base).standard:
        return Apart(f"{written} {lower}", True)
    if lower in PLACES and written.islower() and not _is_verb(token.lower, lexicon):
        return Apart(f"{written} {lower}", True)
    if own.names or own.places or not written.islower() or own.logp > -7:
        return None
    return Apart(f"{written} {lower}", False) if _is_noun(lower, lexicon) and not _is_verb(token.lower, lexicon) else None


def _is_verb(lower: str, lexicon: Lexicon) -> bool:
    """Does a dictionary license the whole as a derivation (dibalik, ketuanya)?"""
    return any(r.licensed and (r.prefix or r.root != lower) for r in lexicon.readings(lower))


def _is_noun(lower: str, lexicon: Lexicon) -> bool:
    """A frequent noun that is no verb, so that di-/ke- cannot be its prefix."""
    found = lexicon.evidence(lower)
    return found.standard and len(lower) > 4 and found.logp > -4.6 and bool(found.classes & NOUN) and not found.classes & VERB
