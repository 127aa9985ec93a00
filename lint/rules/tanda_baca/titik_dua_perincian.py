"""A colon between a verb and the list that completes it."""

from __future__ import annotations

from collections.abc import Iterator

from lint.rule import INFO, UNSAFE, WARNING, WORD, Bad, Context, Finding, Rule, Scope, Sentence, delete


class TitikDuaPerincian(Rule):
    """Titik dua dipakai padahal perincian melengkapi pernyataannya: terdiri atas: A, B, dan C.

    Titik dua yang mengantar daftar di baris berikutnya dibiarkan.
    """

    source = "EYD V: TD02, tanda titik dua tidak dipakai jika perincian merupakan pelengkap yang mengakhiri pernyataan"
    severity = INFO
    eyd_severity = WARNING
    scopes = frozenset({Scope.BODY, Scope.QUOTE})
    words = frozenset("atas dari adalah ialah seperti meliputi mencakup yaitu yakni lain".split())
    bad = (
        Bad(
            "Panitia terdiri atas: ketua, sekretaris, dan bendahara.",
            "Panitia terdiri atas ketua, sekretaris, dan bendahara.",
        ),
        Bad("Korban adalah: Budi, Ani, dan Tono.", "Korban adalah Budi, Ani, dan Tono."),
        Bad("Bantuan meliputi: beras, gula, dan minyak.", "Bantuan meliputi beras, gula, dan minyak."),
    )
    good = (
        "Panitia terdiri atas ketua, sekretaris, dan bendahara.",
        "Syaratnya sebagai berikut: sehat, jujur, dan rajin.",
        "Panitia terdiri atas:",
        'Jawabannya adalah: "Kami siap."',
        "Panitia terdiri atas: 1. ketua, 2. sekretaris.",
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i in range(1, len(tokens) - 1):
            before, colon, after = tokens[i - 1 : i + 2]
            if colon.text != ":" or after.kind != WORD or before.end != colon.start:
                continue
            pair = f"{tokens[i - 2].lower} {before.lower}" if i > 1 else ""
            if before.lower in _VERBS or pair in _PAIRS:
                if not any(t.text == "," for t in tokens[i + 2 : i + 6]):
                    continue
                message = f"Perincian melengkapi “{before.text}”; hapus titik duanya"
                yield self.found(
                    before.start, colon.end, message, delete(colon.start, colon.end, UNSAFE, "Hapus titik dua")
                )


_VERBS = frozenset("adalah ialah seperti meliputi mencakup yaitu yakni".split())
_PAIRS = frozenset(("terdiri atas", "terdiri dari", "antara lain"))

rule = TitikDuaPerincian()
