"""The articles si and sang joined to a noun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.casing import is_glued, opens
from lint.lexicon import Lexicon
from lint.rule import ERROR, SAFE, WORD, Bad, Context, Finding, Rule, Sentence, Token, replace

_SI = frozenset(
    "pelaku korban pencuri pembunuh penjahat pemilik penjual pembeli penulis pengirim penerima penipu pelapor terlapor tersangka "
    "anak bayi bocah gadis kakek nenek ibu ayah bapak istri suami kakak adik kecil sulung bungsu kaya miskin buta bisu "
    "penelepon terdakwa terpidana penonton peminjam penyewa pengemudi sopir majikan pembantu kancil kelinci kembar".split()
)
_SANG = frozenset(
    "juara pemimpin raja ratu ayah ibu istri suami kekasih pelatih kiper bintang presiden gubernur bupati kapten guru murid anak "
    "kakak adik kakek nenek pemilik pelaku korban pembunuh pahlawan penulis penyanyi aktor aktris sutradara pemain pencetak "
    "striker legenda jenderal maestro idola pangeran putri putra bayi calon manajer bos dokter menteri pengantin kepala ketua hakim jaksa sopir adik wasit petinju tersangka terdakwa mertua majikan pengusaha".split()
)
_ARTICLES = {"si": _SI, "sang": _SANG}
_WORDS = {article + noun: article for article, nouns in _ARTICLES.items() for noun in nouns}


class SiSang(Rule):
    """Kata sandang *si* dan *sang* ditulis terpisah dari kata yang mengikutinya."""

    source = "EYD V: KI01, kata sandang si dan sang"
    severity = ERROR
    words = frozenset(_WORDS) | frozenset(word + "nya" for word in _WORDS)
    bad = (
        Bad("Polisi memburu sipelaku hingga ke Batam.", "Polisi memburu si pelaku hingga ke Batam."),
        Bad("Sangjuara bertahan kalah telak.", "Sang juara bertahan kalah telak."),
        Bad("Ia menggendong sikecil ke puskesmas.", "Ia menggendong si kecil ke puskesmas."),
    )
    good = (
        "Polisi memburu si pelaku; sang juara bertahan menang.",
        "Sisa siaga sangat tipis, kata Sangkuriang.",
        "Bayi kembar siam itu sangka ibunya sehat.",
        "Sianak Raya dan Siregar bermain sitar.",
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i, token in enumerate(tokens):
            article = _WORDS.get(token.lower.removesuffix("nya") if token.kind == WORD else "")
            if article and not is_glued(tokens, i) and _is_common(tokens, i, context.lexicon):
                right = f"{token.text[: len(article)]} {token.text[len(article) :]}"
                fix = replace(token.start, token.end, right, SAFE)
                message = f"Kata sandang “{article}” ditulis terpisah; tulis “{right}”"
                yield self.found(token.start, token.end, message, fix)


def _is_common(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """No word or name of its own, and in lower case where that says something."""
    token, own = tokens[i], lexicon.evidence(tokens[i].lower)
    if own.known or own.nonstandard or own.personal or (own.names and token.text[0].isupper()):
        return False
    follows_name = i + 1 < len(tokens) and tokens[i + 1].text[0].isupper()
    return token.text.islower() or (opens(tokens, i) and token.text[1:].islower() and not follows_name)


rule = SiSang()
