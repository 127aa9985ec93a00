"""A bracket without its partner."""

from __future__ import annotations

from collections.abc import Iterator

from lint.rule import NUMBER, WARNING, WORD, Bad, Context, Document, Finding, Rule, Token


class KurungTidakBerpasangan(Rule):
    """Tanda kurung pembuka atau penutup tidak ada pasangannya, atau bersilangan: ( … ].

    Nomor urut (a), 1)) dan emotikon dibiarkan.
    """

    source = "EYD V: TL dan TM, tanda kurung dan kurung siku mengapit keterangan"
    severity = WARNING
    bad = (
        Bad("Korea Utara (Korut mengirim tentara ke Rusia."),
        Bad("Korea Utara Korut) mengirim tentara ke Rusia."),
        Bad("Ia ditahan di Polda (Jawa Timur] sejak Senin."),
        Bad("Rapat digelar Senin (28/4/2025. Menteri hadir."),
    )
    good = (
        "Korea Utara (Korut) mengirim tentara ke Rusia.",
        "Syaratnya: 1) warga negara, 2) sehat, dan c) jujur.",
        "Ia lolos (babak 16 besar): menang 2-1 (2-0) atas tamunya.",
        "Terima kasih :) semoga lekas pulih :(",
        "Ia berkata, [pemerintah (pusat) harus turun].",
        "Pasal 5 ayat (1) huruf a) berlaku.",
    )

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        for block in document.blocks:
            if not any(document.prose.find(sign, block.start, block.end) >= 0 for sign in "()[]"):
                continue
            opened: list[tuple[int, str]] = []
            tokens = [(s.start, t) for s in block.sentences for t in s.tokens]
            for i, (start, token) in enumerate(tokens):
                at = start + token.start
                if token.text in "([" and not _is_face(tokens, i):
                    opened.append((at, token.text))
                elif token.text in ")]" and not _is_face(tokens, i):
                    if not opened:
                        if not _is_item(tokens, i):
                            yield self._lone(at, token.text, "pembukanya")
                    elif _PARTNER[opened.pop()[1]] != token.text:
                        message = f"Kurung “{token.text}” menutup kurung jenis lain; samakan pasangannya"
                        yield self.found(at, at + 1, message)
            for at, text in opened:
                yield self._lone(at, text, "penutupnya")

    def _lone(self, at: int, text: str, partner: str) -> Finding:
        return self.found(at, at + 1, f"Kurung “{text}” tidak ada {partner}; lengkapi atau hapus")


def _is_item(tokens: list[tuple[int, Token]], i: int) -> bool:
    """Is the bracket behind a number or letter of a list: 1) a) iv)?"""
    if i == 0:
        return False
    before = tokens[i - 1][1]
    return (
        before.kind == NUMBER
        and len(before.text) < 4
        or before.kind == WORD
        and (len(before.text) == 1 or before.lower in _ROMAN)
    )


def _is_face(tokens: list[tuple[int, Token]], i: int) -> bool:
    """Is the bracket the mouth of :) ;-) =( and the like?"""
    at = tokens[i][0] + tokens[i][1].start
    signs = ""
    for start, token in reversed(tokens[max(i - 2, 0) : i]):
        if start + token.end != at or token.text not in ":;=-^'":
            break
        signs, at = token.text + signs, start + token.start
    return signs in _EYES


_PARTNER = {"(": ")", "[": "]"}
_EYES = frozenset((":", ";", "=", ":-", ";-", ":'", "^", "=-"))
_ROMAN = frozenset("ii iii iv vi vii viii ix".split())

rule = KurungTidakBerpasangan()
