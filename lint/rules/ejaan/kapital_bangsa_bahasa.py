"""Nations, peoples and languages without their capital."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.casing import capitalised, is_capital, is_glued, is_lower, word_at
from lint.rule import ERROR, UNSAFE, WARNING, Bad, Context, Finding, Rule, Sentence, Token, replace

_UNAMBIGUOUS = frozenset(
    "indonesia malaysia singapura thailand vietnam filipina australia amerika rusia jerman tiongkok ukraina palestina "
    "israel irak suriah yaman mesir myanmar kamboja brunei taiwan hongkong pakistan afganistan portugal spanyol "
    "italia swedia norwegia denmark finlandia polandia swiss austria hungaria yunani brasil argentina meksiko kanada".split()
)
NAMES = _UNAMBIGUOUS | frozenset(
    "jawa sunda melayu batak minang minangkabau bugis makassar madura bali aceh dayak banjar betawi papua sasak toraja "
    "gayo nias mentawai asmat dani ambon minahasa bima lampung osing tengger badui baduy inggris belanda jepang prancis "
    "perancis portugis arab persia turki india tamil korea cina china tionghoa mandarin kanton hokkien hakka latin ibrani "
    "romawi rohingya kurdi uighur uyghur iran eropa".split()
)
_DERIVED = frozenset(
    prefix + name + suffix
    for name in NAMES
    for prefix, suffix in (("ke", ""), ("ke", "an"), ("meng", "kan"), ("di", "kan"), ("peng", "an"), ("men", "kan"))
)
WORDS = NAMES | _DERIVED
_KINDS = frozenset(
    "bahasa berbahasa dialek logat suku sukubangsa bangsa etnis etnik orang warga negara aksara huruf keturunan "
    "penutur peranakan kebangsaan berkebangsaan tim timnas pelatih pemain wisatawan turis pasukan".split()
)


class KapitalBangsaBahasa(Rule):
    """Nama bangsa, suku, atau bahasa ditulis tanpa huruf kapital, atau turunannya dengan huruf kapital.

    Nama yang tidak punya arti lain (indonesia, jerman) diperbaiki di mana pun; yang juga nama jenis (jawa pada “gula jawa”,
    inggris pada “kunci inggris”) hanya di belakang kata seperti bahasa, suku, bangsa, orang, atau aksara.
    Bentuk turunan berhuruf kecil: keinggris-inggrisan, mengindonesiakan.
    """

    source = "EYD V: HF11 dan HF12, huruf kapital pada nama bangsa, suku, bahasa, dan bentuk turunannya"
    severity = ERROR
    words = WORDS
    bad = (
        Bad("Siswa belajar bahasa indonesia dan matematika.", "Siswa belajar bahasa Indonesia dan matematika."),
        Bad(
            "Warga negara jerman itu ditahan di Bandara Ngurah Rai.",
            "Warga negara Jerman itu ditahan di Bandara Ngurah Rai.",
        ),
        Bad("Upacara adat suku dayak digelar di Pontianak.", "Upacara adat suku Dayak digelar di Pontianak."),
        Bad("Gayanya keInggris-inggrisan.", "Gayanya keinggris-inggrisan."),
        Bad("Istilah itu sudah diIndonesiakan sejak lama.", "Istilah itu sudah diindonesiakan sejak lama."),
        Bad("Ia fasih berbahasa jawa dan arab.", "Ia fasih berbahasa Jawa dan Arab."),
    )
    good = (
        "Ibu membeli gula jawa, jeruk bali, dan kacang arab.",
        "Montir memakai kunci inggris untuk membuka baut.",
        "Gerakan mengindonesiakan istilah asing dimulai Badan Bahasa.",
        "Kata itu sudah diindonesiakan; gayanya kebarat-baratan.",
        "Bahasa daerah dan bahasa isyarat diajarkan di sekolah.",
        "Orang tua siswa, orang asing, dan warga kampung datang.",
        "Warga se-Indonesia dan pelajar non-Jawa hadir di KeBaya Fest.",
    )

    def check_words(self, sentence: Sentence, places: Sequence[int], context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i in places:
            token = tokens[i]
            if token.lower in _DERIVED and not (token.text.islower() or token.text.isupper() or is_capital(token)):
                yield self._derived(token)
            elif token.lower in NAMES and is_lower(token) and not is_glued(tokens, i):
                if token.lower in _UNAMBIGUOUS or _follows_kind(tokens, i):
                    yield self._name(token)

    def _derived(self, token: Token) -> Finding:
        fix = replace(token.start, token.end, token.lower, UNSAFE)
        message = f"Bentuk turunan nama bangsa berhuruf kecil; tulis “{token.lower}”"
        return self.found(token.start, token.end, message, fix, severity=WARNING)

    def _name(self, token: Token) -> Finding:
        right = capitalised(token.text)
        message = f"Nama bangsa, suku, atau bahasa berhuruf kapital; tulis “{right}”"
        return self.found(token.start, token.end, message, replace(token.start, token.end, right))


def _follows_kind(tokens: Sequence[Token], i: int) -> bool:
    """Is the name behind a word such as bahasa, or joined to such a name (bahasa jawa dan arab)?"""
    before = word_at(tokens, i - 1)
    if before and before.lower in _KINDS:
        return True
    joined = i > 1 and tokens[i - 1].lower in ("dan", "atau", ",", "maupun")
    return joined and tokens[i - 2].lower in NAMES and _follows_kind(tokens, i - 2)


rule = KapitalBangsaBahasa()
