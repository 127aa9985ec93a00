"""A sentence or paragraph that begins in lower case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.abbreviations import FINAL, OTHERS, TITLES
from lint.casing import capitalised, is_lower
from lint.classes import NOUN, WORD_BITS
from lint.document import Block
from lint.lexicon import Lexicon
from lint.quotation import SPEECH, is_attribution
from lint.rule import (
    NUMBER,
    UNSAFE,
    WARNING,
    WORD,
    Bad,
    Context,
    Document,
    Finding,
    Rule,
    Scope,
    Sentence,
    Token,
    replace,
)  # fmt: skip


class KapitalAwalKalimat(Rule):
    """Kalimat diawali huruf kecil.

    Diperiksa di belakang titik di tengah paragraf dan di awal paragraf yang berdiri di antara kalimat lengkap. Singkatan,
    elipsis, butir daftar, nama seperti iPhone atau detikcom, dan partikel nama (de, van, al-) tidak dilaporkan.
    """

    source = "EYD V: HF01, huruf kapital pada awal kalimat"
    severity = WARNING
    bad = (
        Bad(
            "Api padam pukul 03.00 WIB. polisi masih menyelidiki penyebabnya.",
            "Api padam pukul 03.00 WIB. Polisi masih menyelidiki penyebabnya.",
        ),
        Bad(
            "Warga diminta mengungsi. namun, sebagian bertahan di rumah.",
            "Warga diminta mengungsi. Namun, sebagian bertahan di rumah.",
        ),
        Bad(
            "Rapat berakhir malam hari.\n\npemerintah akan mengumumkan hasilnya besok.",
            "Rapat berakhir malam hari.\n\nPemerintah akan mengumumkan hasilnya besok.",
        ),
        Bad("Harganya Rp5.000. pembeli tetap datang.", "Harganya Rp5.000. Pembeli tetap datang."),
    )
    good = (
        "Beras, gula, dll. dijual di pasar murah.",
        "Ia menetap di Jl. pahlawan tanpa nomor.",
        "Warga bertanya... lalu diam.",
        "Ponsel itu dijual murah. iPhone lama pun laku.",
        "Syaratnya sebagai berikut:\n\nfotokopi KTP;\n\npas foto terbaru.",
        "Ia membaca karya Ibn Sina. al-Farabi juga ia kenal.",
        "Laba PT Maju Tbk. naik dan utang s.d. akhir tahun turun.",
        "Kesebelasan itu diperkuat Rodrygo. de Bruyne absen.",
        "Kredit tumbuh dua digit. bank bjb menargetkan laba naik.",
        "Apa kabar? tanya ibu itu.",
        "Bakteri E. coli dan S. aureus ditemukan di air itu.",
    )

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        blocks = document.blocks
        for at, block in enumerate(blocks):
            for sentence in block.sentences:
                if sentence.scope not in (Scope.TITLE, Scope.HEADING):
                    for token in _after_stop(sentence, context.lexicon):
                        yield self._finding(sentence, token)
            first = _lower_start(block, context.lexicon)
            if first and (at == 0 or _is_closed(blocks[at - 1])) and _is_closed(block):
                yield self._finding(block.sentences[0], first)

    def _finding(self, sentence: Sentence, token: Token) -> Finding:
        start, end = sentence.start + token.start, sentence.start + token.end
        right = capitalised(token.text)
        return self.found(
            start, end, f"Awal kalimat berhuruf kapital; tulis “{right}”", replace(start, end, right, UNSAFE)
        )


def _after_stop(sentence: Sentence, lexicon: Lexicon) -> Iterator[Token]:
    """Lower-case words behind a full stop that closes a sentence."""
    text = sentence.text
    if ". " not in text and ".\n" not in text and "? " not in text:
        return
    tokens = sentence.tokens
    for i in range(1, len(tokens) - 1):
        if tokens[i + 1].start == tokens[i].end or tokens[i].start > tokens[i - 1].end:
            continue
        ended = tokens[i].text == "." and _begins(tokens, i + 1, lexicon) and _can_end(tokens, i - 1, lexicon)
        asked = tokens[i].text == "?" and not sentence.is_quoted(tokens[i].start) and _asks(tokens, i, lexicon)
        if ended or asked:
            yield tokens[i + 1]


def _begins(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    token = tokens[i]
    if not is_lower(token) or token.lower in _NEVER_CAPITAL or not lexicon.is_word(token.lower):
        return False
    after = tokens[i + 1] if i + 1 < len(tokens) else token
    if after.kind == WORD and not set(after.lower) & _VOWELS and len(after.text) > 2:
        return False
    return len(token.text) > 1 and not (i + 1 < len(tokens) and tokens[i + 1].text in (")", ".", "/"))


def _asks(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Does a question end at `i`, and a clause with a subject of its own follow, no attribution (? tanya ibu)?"""
    following = tokens[i + 1]
    if not _begins(tokens, i + 1, lexicon) or following.lower in SPEECH or is_attribution(tokens, i + 1):
        return False
    subject = following.lower in _SUBJECTS or lexicon.classes(following.lower) & _NOUN_ONLY == NOUN
    return subject and tokens[-1].text[0] in ".?!" and len(tokens) - i > 3


_SUBJECTS = frozenset("ia dia mereka kami kita saya kamu ini itu".split())
_NOUN_ONLY = sum(WORD_BITS[k] for k in ("n", "v", "a", "adv", "prep", "konj", "part"))


def _can_end(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Can the token before a stop close a sentence, rather than be an abbreviation?"""
    token = tokens[i]
    if token.kind == NUMBER:
        return i > 0 and tokens[i - 1].lower not in _NUMBERED
    if token.kind != WORD:
        return token.text in '%)”"' and i > 1
    if token.lower in TITLES | OTHERS | FINAL | _SHORT or len(token.text) < 3:
        return False
    return lexicon.is_word(token.lower) or token.text.isupper() or len(token.text) > 4


def _lower_start(block: Block, lexicon: Lexicon) -> Token | None:
    if block.scope is not Scope.BODY or not block.sentences:
        return None
    tokens = block.sentences[0].tokens
    if len(tokens) > 1 and _begins(tokens, 0, lexicon) and tokens[1].text not in "-:=":
        return tokens[0]
    return None


def _is_closed(block: Block) -> bool:
    """Does the block end in a full stop, question mark or exclamation mark (and what closes behind it)?"""
    if block.scope not in (Scope.BODY, Scope.QUOTE) or not block.sentences:
        return False
    tokens = list(block.sentences[-1].tokens)
    while len(tokens) > 1 and tokens[-1].text in '"”’)]':
        tokens.pop()
    return tokens[-1].text in (".", "?", "!")


_NEVER_CAPITAL = frozenset(
    "de da di van von der den al el la le du dos bin binti kumparan tirto detikcom detik".split()
) - {"di"}
_VOWELS = frozenset("aiueoy")
"""A word without any is an acronym: "bank bjb" is a brand."""
_SHORT = frozenset(
    "alm almh cs dkk dsb dst dll tsb yth yml spp prov kab kec kel pkl ttd bdk lih bhs bhd sdn ltd inc corp univ dept "
    "est max min approx jan feb mar apr jun jul agu agt sep sept okt nov des sen sel rab kam jum sab mgg men jen sus cet".split()
)
"""Words that look like the end of a sentence but are cut words."""
_NUMBERED = frozenset("no nomor pasal ayat bab butir".split())

rule = KapitalAwalKalimat()
