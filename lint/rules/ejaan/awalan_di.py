"""The passive prefix di- written apart."""

from __future__ import annotations

from collections.abc import Iterator

from lint.classes import NOUN, VERB
from lint.lexicon import Lexicon
from lint.rule import ERROR, NUMBER, SAFE, UNSAFE, WARNING, WORD, Bad, Context, Finding, Rule, Sentence, Token, replace


class AwalanDi(Rule):
    """Awalan *di-* pada kata kerja pasif ditulis serangkai.

    Dilaporkan bila kata sesudah *di* hanya kata kerja. Kata yang juga kata benda (*di pukul*, *di jalan*) tidak
    disentuh.
    """

    source = "EYD V, KB01a (imbuhan)"
    severity = ERROR
    words = frozenset(("di",))
    bad = (
        Bad("Surat itu di kirim kemarin.", "Surat itu dikirim kemarin."),
        Bad("Barang bukti di serahkan kepada jaksa.", "Barang bukti diserahkan kepada jaksa."),
        Bad("Aturan baru akan di terapkan bulan depan.", "Aturan baru akan diterapkan bulan depan."),
    )
    good = (
        "Rapat digelar di pukul 10.00 di jalan utama.",
        "Ia tinggal di tengah kota, di tempat yang tenang.",
        "Produksi naik di pekan ketiga.",
        "Mereka berlatih di Makan Jaya.",
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i, token in enumerate(tokens[:-1]):
            after = tokens[i + 1]
            if token.lower == "di" and after.kind == WORD and after.text.islower() and after.start == token.end + 1:
                following = tokens[i + 2] if i + 2 < len(tokens) else None
                sure = _passive(after.lower, following, context.lexicon)
                if sure is not None:
                    right = token.text + after.text
                    fix = replace(token.start, after.end, right, SAFE if sure else UNSAFE)
                    message = f"Awalan “di-” ditulis serangkai dengan kata kerjanya; tulis “{right}”"
                    yield self.found(token.start, after.end, message, fix, severity=ERROR if sure else WARNING)


def _passive(verb: str, following: Token | None, lexicon: Lexicon) -> bool | None:
    """Is di + word a passive verb: True beyond doubt, False probably, None no?"""
    found = lexicon.evidence(verb)
    joined = lexicon.evidence("di" + verb)
    if len(verb) < 4 or joined.logp < -6.3 or (following is not None and following.kind == NUMBER):
        return None
    licensed = [r for r in lexicon.readings("di" + verb) if r.licensed and r.prefix in ("di", "diper", "dike", "dise")]
    if not licensed:
        return None
    if following is not None and following.lower in ("pantai", "landas", "landasan"):
        return None
    if licensed[0].suffix in ("kan", "i") and not found.standard:
        return True
    if not found.classes & VERB or (found.classes & NOUN and lexicon.pair("di", verb) > -0.5):
        return None
    return joined.logp > -5.5 and not found.classes & NOUN


rule = AwalanDi()
