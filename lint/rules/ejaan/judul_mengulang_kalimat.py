"""A title that the first sentence repeats word for word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from lint.document import Block
from lint.rule import INFO, NUMBER, WORD, Bad, Context, Document, Finding, Related, Rule, Scope, Token

MIN_WORDS = 4


class JudulMengulangKalimat(Rule):
    """Judul atau subjudul diulang kata demi kata oleh kalimat pertama di bawahnya."""

    source = "Gaya redaksi: teras berita menambah isi judul"
    severity = INFO
    bad = (
        Bad("Polisi Tangkap Pencuri Motor\n\nPolisi tangkap pencuri motor. Ia ditahan di Polsek Ciputat."),
        Bad("Harga beras naik lagi pekan ini\n\nHarga beras naik lagi pekan ini. Di Pasar Induk, harganya Rp15.000."),
        Bad("Tiga Desa Terendam Banjir\n\nTiga desa terendam banjir."),
    )
    good = (
        "Polisi Tangkap Pencuri Motor\n\nPolisi menangkap pencuri motor di Ciputat, Senin malam.",
        "Polisi Tangkap Pencuri Motor di Ciputat",
        "Kata Bupati\n\nKata bupati, jembatan itu selesai tahun depan.",
        "Polisi tangkap pencuri motor. Polisi tangkap pencuri motor.",
    )

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        blocks = document.blocks
        for title, body in pairwise(blocks):
            if not _is_heading(title, title is blocks[0]) or body.scope is not Scope.BODY or not body.sentences:
                continue
            words = [w for s in title.sentences for w in _words(s.tokens)]
            if len(words) >= MIN_WORDS and words == _words(body.sentences[0].tokens):
                yield self.found(
                    body.start,
                    body.sentences[0].end,
                    "Kalimat pertama mengulang judul; tulis hal yang belum dikatakan judul",
                    related=[Related(title.start, title.end, "judulnya")],
                )


def _is_heading(block: Block, first: bool) -> bool:
    """A title, or the first line of plain text when no stop closes it."""
    if block.scope in (Scope.TITLE, Scope.HEADING):
        return True
    return (
        first and block.scope is Scope.BODY and len(block.sentences) == 1 and block.sentences[0].tokens[-1].kind == WORD
    )


def _words(tokens: Sequence[Token]) -> list[str]:
    return [t.lower for t in tokens if t.kind in (WORD, NUMBER)]


rule = JudulMengulangKalimat()
