"""Names of institutions with a word in the wrong case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.casing import capitalised, is_capital, is_lower, is_prose
from lint.rule import INFO, UNSAFE, WARNING, Bad, Context, Edit, Finding, Fix, Rule, Sentence, Severity, Token


class KapitalLembaga(Rule):
    """Nama lembaga dengan huruf kapital yang kurang atau berlebih: Majelis permusyawaratan rakyat, Kementerian Pendidikan Dan Kebudayaan.

    Setiap kata nama lembaga berhuruf kapital, kecuali kata tugas seperti dan, di, serta, untuk. Yang seluruhnya huruf kecil,
    yang juga dapat berarti lembaga negara lain, hanya disarankan.
    """

    source = "EYD V: HF20, huruf kapital pada nama negara, lembaga, badan, organisasi, atau dokumen"
    severity = WARNING
    words = frozenset(
        "majelis dewan mahkamah komisi badan lembaga otoritas kejaksaan tentara kepolisian perserikatan palang ombudsman "
        "nahdlatul ikatan persatuan kementerian dinas direktorat komite pusat balai fakultas asosiasi".split()
    )
    bad = (
        Bad("Sidang Majelis permusyawaratan rakyat dibuka.", "Sidang Majelis Permusyawaratan Rakyat dibuka."),
        Bad("Ia melapor ke Komisi Pemberantasan korupsi.", "Ia melapor ke Komisi Pemberantasan Korupsi."),
        Bad(
            "Menurut Kementerian Pendidikan Dan Kebudayaan, ujian dihapus.",
            "Menurut Kementerian Pendidikan dan Kebudayaan, ujian dihapus.",
        ),
        Bad("Gugatan itu ditolak mahkamah konstitusi kemarin.", "Gugatan itu ditolak Mahkamah Konstitusi kemarin."),
    )
    good = (
        "Sidang Majelis Permusyawaratan Rakyat dibuka.",
        "Badan Nasional Pengelola Perbatasan dan Kementerian Pekerjaan Umum bekerja sama.",
        "Pemberantasan korupsi dibahas komisi itu.",
        "Dewan perwakilan warga memilih ketua baru.",
        "Komisi itu memuji pemberantasan korupsi.",
        "Kementerian Keuangan di Jakarta memanggil Dinas Kesehatan.",
    )

    def check_words(self, sentence: Sentence, places: Sequence[int], context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i in places:
            token = tokens[i]
            rest = _BODIES.get(token.lower)
            if rest:
                yield from self._listed(tokens, i, rest)
            if token.text in _HEADS:
                yield from self._function_words(sentence, i)

    def _listed(self, tokens: Sequence[Token], i: int, names: Sequence[Sequence[str]]) -> Iterator[Finding]:
        for name in names:
            words = tokens[i : i + len(name) + 1]
            if [t.lower for t in words[1:]] == list(name):
                wrong = [t for t in words if is_lower(t) and t.lower not in _SMALL]
                if wrong:
                    yield self._finding(words, wrong, capitalised, INFO if len(wrong) == len(words) else WARNING)
                return

    def _function_words(self, sentence: Sentence, i: int) -> Iterator[Finding]:
        tokens = sentence.tokens
        end = i + 1
        while end < len(tokens) and is_capital(tokens[end]):
            end += 1
        wrong = [t for t in tokens[i + 2 : end - 1] if t.lower in _SMALL and t.text.istitle()]
        if wrong and is_prose(sentence):
            yield self._finding(tokens[i:end], wrong, str.lower, WARNING)

    def _finding(self, words: Sequence[Token], wrong: Sequence[Token], change: object, level: Severity) -> Finding:
        case = str.lower if change is str.lower else capitalised
        right = " ".join(case(t.text) if t in wrong else t.text for t in words)
        edits = tuple(Edit(t.start, t.end, case(t.text)) for t in wrong)
        fix = Fix(edits, UNSAFE, f"Tulis “{right}”")
        return self.found(words[0].start, words[-1].end, f"Nama lembaga ditulis “{right}”", fix, severity=level)


def _by_head(names: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in names.split("\n"):
        head, *rest = name.split()
        found.setdefault(head, []).append(tuple(rest))
    return {head: tuple(sorted(rests, key=len, reverse=True)) for head, rests in found.items()}


_BODIES = _by_head(
    """majelis permusyawaratan rakyat
majelis ulama indonesia
dewan perwakilan rakyat
dewan perwakilan rakyat daerah
dewan perwakilan daerah
mahkamah agung
mahkamah konstitusi
komisi yudisial
komisi pemberantasan korupsi
komisi pemilihan umum
komisi penyiaran indonesia
komisi nasional hak asasi manusia
komisi perlindungan anak indonesia
komisi pengawas persaingan usaha
komisi kejaksaan
badan pemeriksa keuangan
badan pusat statistik
badan pengawas pemilihan umum
badan pengawas obat dan makanan
badan intelijen negara
badan nasional penanggulangan bencana
badan nasional penanggulangan terorisme
badan nasional pencarian dan pertolongan
badan narkotika nasional
badan meteorologi klimatologi dan geofisika
badan keamanan laut
badan kepegawaian negara
badan penyelenggara jaminan sosial
lembaga perlindungan saksi dan korban
lembaga penjamin simpanan
otoritas jasa keuangan
kejaksaan agung
tentara nasional indonesia
kepolisian negara republik indonesia
perserikatan bangsa bangsa
palang merah indonesia
ombudsman republik indonesia
nahdlatul ulama
ikatan dokter indonesia
persatuan sepak bola seluruh indonesia"""
)
_HEADS = frozenset(
    "Kementerian Badan Dinas Komisi Lembaga Direktorat Dewan Komite Pusat Balai Fakultas Asosiasi".split()
)
_SMALL = frozenset("dan di dari untuk serta atas bagi dengan pada".split())

rule = KapitalLembaga()
