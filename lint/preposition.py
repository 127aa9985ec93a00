"""Prepositions di, ke, dari written together with what follows them (EYD V, KD01).

A closed list decides beyond doubt: words of relation (atas, luar), of place (kantor, balai) and of quantity (setiap) that
no prefix di- or ke- can take. Behind it stands what the counted texts say: a noun that follows the preposition far more
often than chance, and of which no dictionary makes a verb, is probably one more; that is a suggestion.
"""

from __future__ import annotations

from collections.abc import Sequence

from .casing import is_glued, opens
from .classes import ADJECTIVE, NOUN, STRICT_PLACE, VERB
from .lexicon import Evidence, Lexicon
from .tokens import WORD, Token
from .tuples import NamedTuple

RELATIONS = frozenset(
    "atas bawah dalam luar depan belakang samping antara tengah muka sini sana situ sebelah sekitar sekeliling seberang dekat "
    "hadapan tepi ujung pinggir sisi seputar sekujur sepanjang pojok sudut puncak awal akhir kalangan permukaan hulu hilir "
    "utara selatan timur barat kanan kiri kejauhan dasar kaki ambang jajaran lingkungan bidang sektor bagian urutan posisi "
    "peringkat tingkat level kisaran kategori segi".split()
)
"""Words of place and relation."""

QUANTITIES = frozenset("setiap tiap beberapa berbagai seluruh sejumlah suatu sebuah semua".split())

PLACES = frozenset(
    "rumah kantor sekolah kampus universitas fakultas kelas pasar kota ibukota desa kampung dusun kelurahan kecamatan "
    "kabupaten provinsi negara negeri dunia bumi bulan wilayah daerah kawasan kompleks perumahan permukiman lokasi tempat "
    "jalan jalanan lapangan gedung ruang ruangan kamar aula halaman teras loteng atap dinding lantai dapur garasi gudang "
    "kebun sawah ladang hutan gunung bukit lereng lembah laut pantai pesisir sungai danau waduk pulau muara kolam "
    "bandara pelabuhan dermaga stasiun terminal halte pangkalan jembatan trotoar persimpangan perempatan tol masjid "
    "musala gereja pura wihara pesantren bank toko warung kios kedai restoran kafe hotel penginapan mal swalayan pabrik "
    "bengkel puskesmas klinik apotek pengadilan kejaksaan kepolisian polsek polres polda balai markas barak asrama posko "
    "pos istana pendopo tribun stadion panggung arena sirkuit layar internet televisi media laman situs pusat cabang ibu "
    "perbatasan pengungsian tanah air udara langit angkasa surga neraka tangan kepala mata hati dada perut leher punggung "
    "telinga mulut bibir tubuh pundak kandang sarang rak meja kursi bangku kotak keranjang lemari saku dompet pintu "
    "jendela pagi malam masa saat waktu zaman era hari babak laga ruas lajur jalur trek pihak".split()
)
"""Nouns that name where, or when, something is."""

ONLY_DI = frozenset("awal akhir bagian kisaran pagi malam masa saat waktu zaman era hari ibu sekujur semua".split())
ONLY_KE = frozenset("arah hadirat rekening penjara".split())
"""Words that stand behind one of the two only (kebagian and kesemua have no preposition, dipenjara is a verb)."""

LOCATIONS = RELATIONS | QUANTITIES | PLACES | ONLY_DI | ONLY_KE

DOUBTFUL = frozenset("balik tangan dasar peringkat".split())
"""Behind di these are a slip for a verb just as well (dibalik, diperingkat; ditangani, didasari)."""

CLITICS = ("nya", "ku", "mu", "lah", "kah", "pun")

_PAIR = 0.5
"""log10 of how much oftener than chance a noun must follow the preposition: eksekusi 0.36, hotel 0.75, sektor 0.99."""


class Apart(NamedTuple):
    """How a word should be written, and whether every careful editor agrees."""

    text: str
    sure: bool


def apart(tokens: Sequence[Token], i: int, preposition: str, lexicon: Lexicon) -> Apart | None:
    """The preposition and the rest of token `i` apart; None when the word is one of its own."""
    token, size = tokens[i], len(preposition)
    written, rest = token.text[:size], token.text[size:]
    if (
        len(rest) < 3
        or (size == 2 and written.lower() == "ke" and len(rest) < 4)
        or is_glued(tokens, i)
        or _hyphened(tokens, i, rest.lower())
        or _is_bracketed(tokens, i)
    ):
        return None
    if written.islower() and rest.isupper() and len(rest) > 2:
        return Apart(f"{written} {rest}", False) if _is_body(rest, lexicon) else None
    if written.islower() and rest[0].isupper():
        after_name = i > 0 and tokens[i - 1].text[0].isupper()
        return Apart(f"{written} {rest}", not after_name) if _is_name(rest, lexicon) else None
    own = lexicon.evidence(token.lower)
    if not rest.islower() or own.standard or own.known or own.nonstandard or own.personal:
        return None
    sure = _certainty(tokens, i, rest, preposition, lexicon)
    if sure is None or (
        token.text[0].isupper() and without_clitic(rest) not in RELATIONS and (own.names or not opens(tokens, i))
    ):
        return None
    return Apart(f"{written} {_written(rest, lexicon)}", sure)


def may_stand_apart(text: str, size: int, lexicon: Lexicon) -> bool:
    """Can a word that begins with a preposition of so many letters be one that should stand apart?"""
    own = lexicon.evidence(text)
    return text[size].isupper() or not (own.standard or own.known or own.nonstandard or own.personal)


def _certainty(tokens: Sequence[Token], i: int, rest: str, preposition: str, lexicon: Lexicon) -> bool | None:
    """True: beyond doubt; False: probably apart; None: leave it."""
    base, joined = without_clitic(rest), tokens[i].lower
    if preposition == "di" and (_is_passive_slot(tokens, i, lexicon) or base in DOUBTFUL):
        return False if base in DOUBTFUL and _leads_to_noun(tokens, i, lexicon) else None
    if base in (ONLY_DI if preposition == "ke" else ONLY_KE):
        return None
    if lexicon.evidence(preposition + base).known:
        return None
    if base in LOCATIONS or _is_idiom(tokens, i, rest):
        return base != "tempat" or i + 1 == len(tokens) or tokens[i + 1].lower != "di"
    if _is_lower_place(lexicon.evidence(rest)):
        return lexicon.evidence(joined).logp < -6
    return False if _is_place_noun(rest, joined, preposition, lexicon) else None


def without_clitic(rest: str) -> str:
    """The word without its clitic: bawahnya → bawah, not sekolah → seko."""
    if rest in LOCATIONS:
        return rest
    return next((rest[: -len(c)] for c in CLITICS if rest.endswith(c) and len(rest) - len(c) >= 4), rest)


def _written(rest: str, lexicon: Lexicon) -> str:
    """How the rest is written by itself: jakarta → Jakarta, rumahpun → rumah pun."""
    found = lexicon.evidence(rest)
    if _is_lower_place(found):
        return found.written
    if rest.endswith("pun") and without_clitic(rest) != rest and not found.known:
        return f"{rest[:-3]} pun"
    return rest


def _hyphened(tokens: Sequence[Token], i: int, rest: str) -> bool:
    """Part of kehati-hati, kekanak-kanakan, serba-dibalik? Not so diawal-awal and distasiun-stasiun."""
    token = tokens[i]
    if i and tokens[i - 1].text == "-" and tokens[i - 1].end == token.start:
        return True
    if i + 1 == len(tokens) or tokens[i + 1].text != "-" or tokens[i + 1].start != token.end:
        return False
    return i + 2 == len(tokens) or tokens[i + 2].lower != rest or rest in ("hati", "kanan", "rata")


def _is_bracketed(tokens: Sequence[Token], i: int) -> bool:
    """Alone in brackets, as a short form is given: keanekaragaman hayati (kehati)."""
    return 0 < i < len(tokens) - 1 and tokens[i - 1].text == "(" and tokens[i + 1].text == ")"


def _is_passive_slot(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Does an agent or "dengan" follow, so that a verb has lost its suffix (rapat diakhir dengan doa, not tiba dirumah dengan)?"""
    if i + 1 == len(tokens) or tokens[i + 1].lower not in ("oleh", "dengan", "menjadi"):
        return False
    before = tokens[i - 1].lower if i else ""
    return before in AUXILIARIES or before not in ("sampai", "ada") and lexicon.classes(before) & (VERB | NOUN) != VERB


def _leads_to_noun(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Does a noun follow (dibalik layar), and no word before say that a verb stands here (bisa dibalik)?"""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if after is None or after.kind != WORD or (i and tokens[i - 1].lower in AUXILIARIES):
        return False
    return lexicon.classes(after.lower) & (NOUN | VERB) == NOUN


AUXILIARIES = frozenset(
    "akan telah sudah belum tidak tak bisa dapat harus sedang masih agar pernah baru mau ingin jangan perlu mulai untuk "
    "kembali langsung bakal mesti boleh wajib kerap sering selalu juga pun lalu".split()
)
"""Words behind which a verb is more likely than a place."""


def _is_idiom(tokens: Sequence[Token], i: int, rest: str) -> bool:
    """disela-sela, disalah satu, disatu sisi, dilain pihak, dikemudian hari."""
    after = tokens[i + 1].lower if i + 1 < len(tokens) else ""
    return after in _IDIOMS.get(rest, ())


_IDIOMS: dict[str, tuple[str, ...]] = {
    "sela": ("-",),
    "alun": ("-",),
    "awang": ("-",),
    "salah": ("satu",),
    "satu": ("sisi", "pihak", "tempat"),
    "lain": ("sisi", "pihak", "tempat", "hari", "waktu", "kesempatan"),
    "kemudian": ("hari",),
    "kedua": ("sisi", "belah", "pihak", "negara", "tempat", "kota", "daerah"),
}


def _is_name(rest: str, lexicon: Lexicon) -> bool:
    """Is a capitalised rest a word or name (diSurabaya, diTaman), or letters of a body (keDPR)?"""
    found = lexicon.evidence(rest)
    return rest[1:].islower() and len(rest) > 3 and bool(found.names or found.places or found.standard)


def _is_body(letters: str, lexicon: Lexicon) -> bool:
    """Are the letters an institution, so that one can be in it (diRSUD, keDPR) and nobody "di-RSUD"?"""
    return any(row[0] == letters and row[2] in _BODIES for row in lexicon.row("singkatan", letters.lower()))


_BODIES = frozenset(("lembaga", "organisasi", "perusahaan", "media", "partai", "klub"))


def _is_lower_place(found: Evidence) -> bool:
    """A place that is no word, so that only its capital is missing (dijakarta)."""
    strict = (found.names | found.places) & STRICT_PLACE
    return bool(strict) and not found.known and found.capital > 0.95 and found.logp > -5.5 and bool(found.written)


def _is_place_noun(rest: str, joined: str, preposition: str, lexicon: Lexicon) -> bool:
    """A noun often seen behind the preposition, of which nobody makes a verb (ditepian, keparlemen)."""
    found = lexicon.evidence(rest)
    own = lexicon.evidence(joined)
    if (
        not found.standard
        or len(rest) < 5
        or own.names
        or own.places
        or found.classes & (VERB | ADJECTIVE)
        or not found.classes & NOUN
    ):
        return False
    if found.logp < -5.2 or own.logp > -6 or rest.endswith(("si", "nya")):
        return False
    verb = joined.removesuffix("an") + "kan"
    if any(r.licensed for form in (joined, verb) for r in lexicon.readings(form)):
        return False
    return lexicon.pair(preposition, rest) > _PAIR
