"""The enclitics -nya, -ku and -mu written apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.casing import is_glued, is_lower
from lint.lexicon import Evidence, Lexicon
from lint.rule import ERROR, SAFE, UNSAFE, WARNING, WORD, Bad, Context, Finding, Rule, Sentence, Token, replace


class AkhiranNya(Rule):
    """*-nya*, *-ku*, dan *-mu* ditulis serangkai dengan kata di depannya.

    *-ku* dan *-mu* hanya dilaporkan di belakang kata benda yang tidak diikuti kata kerja, karena *ku* juga awalan
    (“buku ini ku beli”). Di belakang singkatan berhuruf kapital berlaku tanda hubung: aturan `singkatan-berimbuhan`.
    """

    source = "EYD V: KH01, kata ganti ku-, kau-, -ku, -mu, dan -nya"
    severity = ERROR
    words = frozenset(("nya", "ku", "mu"))
    bad = (
        Bad("Warga mengungsi karena rumah nya terendam.", "Warga mengungsi karena rumahnya terendam."),
        Bad("Polisi masih memburu pelaku nya.", "Polisi masih memburu pelakunya."),
        Bad("Rencana nya jembatan itu selesai tahun depan.", "Rencananya jembatan itu selesai tahun depan."),
        Bad("“Simpan buku mu di tas,” kata guru itu.", "“Simpan bukumu di tas,” kata guru itu."),
    )
    good = (
        "Warga mengungsi karena rumahnya terendam.",
        "Pemilik KTP-nya belum ditemukan.",
        "Pemain MU itu cedera pada laga melawan Arsenal.",
        "“Surat ini ku tulis semalam,” katanya.",
        "Ia yakin pada kehendak-Nya, kata Nya Lin.",
        "Panitia memanggil Ku Nya Lin ke panggung.",
    )

    def check_words(self, sentence: Sentence, places: Sequence[int], context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i in places:
            token = tokens[i]
            if i and token.lower in self.words and is_lower(token) and not is_glued(tokens, i):
                host = tokens[i - 1]
                safety = _joins(tokens, i, context.lexicon) if _is_apart(host, token) else None
                if safety is not None:
                    hyphen = _hyphen(host, context.lexicon)
                    right = host.text + hyphen + token.text
                    title = f"Ganti dengan “{right}”"
                    fix = replace(host.end, token.start, hyphen, SAFE if safety else UNSAFE, title)
                    message = f"“-{token.text}” ditulis serangkai; tulis “{right}”"
                    yield self.found(host.start, token.end, message, fix, severity=ERROR if safety else WARNING)


def _is_apart(host: Token, token: Token) -> bool:
    """Do they stand one space apart, the host no abbreviation and without a clitic of its own?"""
    plain = host.kind == WORD and not host.text.isupper() and len(host.text) > 2 and not host.lower.endswith("nya")
    return plain and token.start == host.end + 1


def _hyphen(host: Token, lexicon: Lexicon) -> str:
    """A foreign word keeps its shape before a clitic: rate-nya (EYD V, TE05)."""
    return "" if lexicon.is_word(host.lower) or lexicon.evidence(host.lower).english < 3 else "-"


def _joins(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool | None:
    """True: beyond doubt; False: probably; None: leave it."""
    host, token = tokens[i - 1], tokens[i]
    own = lexicon.evidence(host.lower)
    known = lexicon.is_word(host.lower) or lexicon.is_word(host.lower + token.lower)
    if token.lower == "nya":
        return known and _is_common(host, own)
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if not known or not lexicon.is_class(host.lower, "n") or not host.text.islower():
        return None
    return None if after is not None and after.kind == WORD and lexicon.is_class(after.lower, "v") else False


def _is_common(host: Token, own: Evidence) -> bool:
    return host.text[1:].islower() and (host.text.islower() or not own.names)


rule = AkhiranNya()
