"""The preposition ke joined to a word of place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.casing import word_at
from lint.lexicon import Lexicon
from lint.preposition import Apart, apart, may_stand_apart
from lint.rule import ERROR, SAFE, UNSAFE, WARNING, WORD, Bad, Context, Finding, Rule, Sentence, Token, replace


class KataDepanKe(Rule):
    """Kata depan *ke* ditulis terpisah dari kata yang mengikutinya.

    Disambung hanya dalam kata yang padu (kepada, keluar sebagai kata kerja, kemari, kehendak) dan imbuhan ke-…-an.
    *Keluar negeri* dan *keluar kota* dilaporkan; *keluar rumah* dan *keluar daerah* dapat berarti meninggalkannya.
    """

    source = "EYD V: KD01, kata depan di, ke, dan dari"
    severity = ERROR
    bad = (
        Bad("Rombongan menuju kekantor gubernur.", "Rombongan menuju ke kantor gubernur."),
        Bad("Mereka dibawa kedalam ruangan.", "Mereka dibawa ke dalam ruangan."),
        Bad("Kedepannya, harga diharapkan stabil.", "Ke depannya, harga diharapkan stabil."),
        Bad("Tidak ada yang berani datang kesana.", "Tidak ada yang berani datang ke sana."),
        Bad("Ia sering bepergian keluar negeri.", "Ia sering bepergian ke luar negeri."),
        Bad("Puji syukur dipanjatkan kehadirat Tuhan.", "Puji syukur dipanjatkan ke hadirat Tuhan."),
    )
    good = (
        "Ia keluar dari ruang sidang dan berbicara kepada wartawan.",
        "Ketua panitia meminta warga datang kemari, kemudian keluar rumah.",
        "Kehendak itu disampaikan ke gubernur dengan kehati-hatian.",
        "Kedua pihak sepakat berdamai demi kehormatan keluarga.",
        "Warga Kediri dan Kepri memakai kemeja kebiruan.",
        "Ledakan terjadi di jalan keluar kota; keluarnya aturan itu dinanti.",
        "Sikapnya kekanak-kanakan dan kebarat-baratan.",
        "Temuan itu menambah data keanekaragaman hayati (kehati) Indonesia.",
    )

    def wakes(self, text: str, lexicon: Lexicon) -> bool:
        if text.lower() == "keluar":
            return True
        return text[:2].lower() == "ke" and len(text) > 5 and may_stand_apart(text, 2, lexicon)

    def check_words(self, sentence: Sentence, places: Sequence[int], context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i in places:
            token = tokens[i]
            if token.kind != WORD or not token.lower.startswith("ke") or len(token.text) < 6:
                continue
            found = _abroad(tokens, i) if token.lower == "keluar" else apart(tokens, i, "ke", context.lexicon)
            if found:
                message = f"Kata depan “ke” ditulis terpisah; tulis “{found.text}”"
                fix = replace(token.start, token.end, found.text, SAFE if found.sure else UNSAFE)
                yield self.found(token.start, token.end, message, fix, severity=ERROR if found.sure else WARNING)


def _abroad(tokens: Sequence[Token], i: int) -> Apart | None:
    """keluar negeri, keluar kota: the verb keluar takes no such object."""
    after = word_at(tokens, i + 1)
    if after is None or after.text not in ("negeri", "kota") or (i and tokens[i - 1].lower in _EXITS):
        return None
    beyond = word_at(tokens, i + 2)
    if after.text == "kota" and beyond is not None and beyond.text[0].isupper():
        return None
    return Apart(f"{tokens[i].text[:2]} luar", False)


_EXITS = frozenset("jalan jalur akses pintu arus gerbang".split())
"""Behind these keluar is the way out (jalan keluar kota)."""

rule = KataDepanKe()
