"""The particles -lah, -kah and -tah written apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.casing import is_glued
from lint.rule import ERROR, SAFE, UNSAFE, WARNING, WORD, Bad, Context, Finding, Rule, Sentence, Token, replace

_HOSTS = {
    "lah": frozenset(
        "ini itu bukan tidak hanya mari ada siapa apa demikian begitu dia mereka kita kami saya tentu".split()
    ),
    "kah": frozenset(
        "apa siapa mana bagaimana berapa kapan benar betul mungkin bisa dapat sudah belum ada perlu harus tidak bukan masih "
        "mau akan pernah layak adil wajar cukup".split()
    ),
    "tah": frozenset(("apa", "mana", "siapa", "entah")),
}


class PartikelLahKah(Rule):
    """Partikel *-lah*, *-kah*, dan *-tah* ditulis serangkai dengan kata di depannya.

    *Lah* sebagai kata seru percakapan (“tunggu dulu lah”) tidak dilaporkan: yang dilaporkan kata tunjuk, kata tanya, dan kata
    sejenis yang tertutup, serta kata mana pun di depan “lah yang”.
    """

    source = "EYD V: KE01, partikel -lah, -kah, dan -tah"
    severity = ERROR
    words = frozenset(_HOSTS)
    bad = (
        Bad("Apa kah benar ia sudah pulang?", "Apakah benar ia sudah pulang?"),
        Bad("Ini lah puncak dari segalanya.", "Inilah puncak dari segalanya."),
        Bad("Ia bukan lah pelaku utama kasus itu.", "Ia bukanlah pelaku utama kasus itu."),
        Bad("Pemerintah lah yang menanggung biayanya.", "Pemerintahlah yang menanggung biayanya."),
    )
    good = (
        "“Kita tunggu saja dulu lah,” kata dia.",
        "“Ya, mereka nego lah sama petugasnya,” ujarnya.",
        "Apakah benar? Bukankah itulah yang diminta?",
        "Paket itu berisi sirih pinang, kah, dan kue lah.",
        "Ustaz itu membaca lafaz la ilaha illa Allah.",
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i, token in enumerate(tokens):
            if i and token.text in _HOSTS and not is_glued(tokens, i) and _belongs(tokens, i):
                host = tokens[i - 1]
                right = host.text + token.text
                message = f"Partikel “-{token.text}” ditulis serangkai; tulis “{right}”"
                sure = host.lower in _HOSTS[token.text] or context.lexicon.is_word(host.lower)
                fix = replace(host.end, token.start, "", SAFE if sure else UNSAFE, f"Ganti dengan “{right}”")
                yield self.found(host.start, token.end, message, fix, severity=ERROR if sure else WARNING)


def _belongs(tokens: Sequence[Token], i: int) -> bool:
    host, token = tokens[i - 1], tokens[i]
    if host.kind != WORD or token.start != host.end + 1 or not (host.text[1:].islower() or len(host.text) == 1):
        return False
    after = tokens[i + 1].lower if i + 1 < len(tokens) else ""
    return _is_closed(host, token, after) or (token.text == "lah" and after == "yang" and len(host.text) > 3)


def _is_closed(host: Token, token: Token, after: str) -> bool:
    """A demonstrative or question word; at the end of a clause lah may be the interjection (bukan lah, kata dia)."""
    return host.lower in _HOSTS[token.text] and (token.text != "lah" or after[:1].isalpha())


rule = PartikelLahKah()
