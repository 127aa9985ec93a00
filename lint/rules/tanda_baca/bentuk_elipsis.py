"""An ellipsis of another form than three dots set apart."""

from __future__ import annotations

from collections.abc import Iterator

from lint.rule import INFO, UNSAFE, WARNING, WORD, Bad, Context, Finding, Rule, Sentence, replace


class BentukElipsis(Rule):
    """Elipsis ditulis dengan dua atau lima titik, atau melekat pada kata di tengah kalimat.

    EYD: tiga titik diapit spasi di tengah kalimat (Ia ... pergi) dan empat titik di akhir kalimat. Banyak redaksi
    melekatkannya; bentuk melekat hanya dilaporkan dalam preset `eyd`.
    """

    source = "EYD V: TI01 dan TI04, tanda elipsis"
    severity = INFO
    eyd_severity = WARNING
    bad = (
        Bad("Ia terdiam ..... lalu pergi.", "Ia terdiam ... lalu pergi."),
        Bad("Ia terdiam .. lalu pergi.", "Ia terdiam ... lalu pergi."),
        Bad("Kisahnya belum selesai ......", "Kisahnya belum selesai ...."),
    )
    good = (
        "Ia terdiam ... lalu pergi.",
        "Kisahnya belum selesai ....",
        "Isilah titik-titik berikut: ..........",
        "Daftar isi .......... 12",
        "Ia terdiam… lalu pergi.",
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i, token in enumerate(tokens):
            if not token.text.startswith("..") or i == 0 or len(token.text) > 7:
                continue
            before, after = tokens[i - 1], tokens[i + 1] if i + 1 < len(tokens) else None
            ends = after is None
            if before.kind != WORD or (after is not None and after.kind != WORD) or (len(token.text) == 2 and ends):
                continue
            inside = after is not None and after.text[0].islower()
            if len(token.text) in (3, 4) and not (context.strict and inside and len(token.text) == 3):
                continue
            right = "...." if ends else "..."
            gap = "" if after is None or after.start > token.end else " "
            lead = " " if before.end == token.start and (inside or ends) else ""
            if (lead + right + gap) != sentence.text[token.start : token.end]:
                message = (
                    f"Elipsis ditulis dengan {'empat titik di akhir kalimat' if ends else 'tiga titik diapit spasi'}"
                )
                yield self.found(
                    token.start,
                    token.end,
                    f"{message}; tulis “{right}”",
                    replace(token.start, token.end, lead + right + gap, UNSAFE),
                )


rule = BentukElipsis()
