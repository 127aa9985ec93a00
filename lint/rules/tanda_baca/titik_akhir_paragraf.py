"""A paragraph without its final full stop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from lint.document import Block
from lint.rule import (
    NUMBER,
    PUNCT,
    UNSAFE,
    WARNING,
    WORD,
    Bad,
    Context,
    Document,
    Finding,
    Rule,
    Scope,
    Token,
    insert,
)  # fmt: skip

MIN_WORDS = 8
MIN_WORDS_APART = 14
"""Words of a line that is no heading; more are asked for when an empty line follows, as after a heading."""


class TitikAkhirParagraf(Rule):
    """Paragraf berita tidak diakhiri tanda titik.

    Hanya baris isi yang berdiri di antara dua baris yang berakhir dengan tanda akhir kalimat yang diperiksa;
    judul, subjudul, keterangan foto, butir daftar, dan baris pengantar daftar dibiarkan.
    """

    source = "EYD V: TA01, tanda titik pada akhir kalimat pernyataan"
    severity = WARNING
    scopes = frozenset({Scope.BODY})
    bad = (
        Bad(
            "Rapat berlangsung tertutup sejak pagi.\n"
            "Menteri menegaskan bahwa anggaran tahun ini tidak akan ditambah lagi\n"
            "Ia meminta semua pihak bersabar.",
            "Rapat berlangsung tertutup sejak pagi.\n"
            "Menteri menegaskan bahwa anggaran tahun ini tidak akan ditambah lagi.\n"
            "Ia meminta semua pihak bersabar.",
        ),
        Bad(
            "Polisi menahan dua orang.\n"
            "Keduanya ditangkap di rumah kontrakan di Depok setelah buron selama dua pekan\n"
            '"Mereka mengaku," kata Budi.',
            "Polisi menahan dua orang.\n"
            "Keduanya ditangkap di rumah kontrakan di Depok setelah buron selama dua pekan.\n"
            '"Mereka mengaku," kata Budi.',
        ),
        Bad(
            '"Kami menunggu hasil laboratorium," kata dia.\n'
            "Hasil pemeriksaan terhadap sampel air itu akan keluar paling lambat 3 Mei 2025\n"
            "Warga diminta tidak panik.",
            '"Kami menunggu hasil laboratorium," kata dia.\n'
            "Hasil pemeriksaan terhadap sampel air itu akan keluar paling lambat 3 Mei 2025.\n"
            "Warga diminta tidak panik.",
        ),
    )
    good = (
        "Rapat berlangsung tertutup.\nTanggapan pemerintah\nIa meminta semua pihak bersabar.",
        "Rapat berlangsung tertutup.\nEmpat Daerah di Jawa Barat Diterjang Banjir Bandang Tadi Malam\nWarga mengungsi.",
        "Rapat berlangsung tertutup.\nSyarat yang harus dipenuhi oleh semua peserta lelang itu adalah sebagai berikut:\n"
        "Peserta berbadan hukum.",
        "Rapat berlangsung tertutup.\nBaca juga: Pemerintah menegaskan bahwa anggaran tahun ini tidak akan ditambah\n"
        "Ia meminta semua pihak bersabar.",
        "Jalur itu punya angkutan umum.\nTraveler dapat naik kereta dari Stasiun Jakarta Kota menuju Ancol, berikut urutannya\n"
        "Naik KRL dari Tanah Abang.",
        "Banjir merendam ratusan rumah warga di tiga kecamatan sejak Senin malam\nBEKASI - Banjir merendam rumah.\n"
        "Warga mengungsi.",
        "Rapat berlangsung tertutup.\nPetugas mengevakuasi warga yang terjebak banjir di Bekasi pagi ini (Antara/Budi)\n"
        "Ia meminta semua pihak bersabar.",
        "Rapat berlangsung tertutup.\n- Menteri menegaskan bahwa anggaran tahun ini tidak akan ditambah lagi\n"
        "Ia meminta semua pihak bersabar.",
    )

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        blocks = document.blocks
        if _is_wrapped(blocks):
            return
        for before, block, after in zip(blocks, blocks[1:], blocks[2:], strict=False):
            if not (_is_paragraph(before) and _is_paragraph(after) and _begins(after) and _is_unfinished(block)):
                continue
            apart = document.prose.count("\n", block.end, after.start) > 1
            if block.words >= (MIN_WORDS_APART if apart else MIN_WORDS):
                last = block.sentences[-1].tokens[-1]
                message = f"Paragraf ini tidak berakhir dengan tanda titik; tulis “{last.text}.”"
                yield self.found(
                    block.end - (last.end - last.start), block.end, message, insert(block.end, ".", UNSAFE)
                )


def _is_wrapped(blocks: Sequence[Block]) -> bool:
    """Is the text broken into lines at some width, so that lines begin in lower case behind unfinished ones?"""
    broken = sum(
        not _is_paragraph(a) and bool(b.sentences) and b.sentences[0].tokens[0].text.islower()
        for a, b in pairwise(blocks)
    )
    return broken >= 2


def _tokens(block: Block) -> list[Token]:
    return [token for sentence in block.sentences for token in sentence.tokens]


def _is_paragraph(block: Block) -> bool:
    """Does the block end in a stop, whatever closes behind it?"""
    if block.scope is not Scope.BODY:
        return False
    last = next((t for s in reversed(block.sentences) for t in reversed(s.tokens) if t.text not in _CLOSERS), None)
    return last is not None and last.text[0] in ".?!…"


def _begins(block: Block) -> bool:
    """Does the block begin like a paragraph, and not like the rest of a broken line?"""
    first = next((t for s in block.sentences for t in s.tokens if t.text not in _QUOTES), None)
    return first is not None and first.kind == WORD and first.text[0].isupper()


def _is_unfinished(block: Block) -> bool:
    """Is it a paragraph of prose that ends in a word that can end a sentence?"""
    if block.scope is not Scope.BODY or not _begins(block):
        return False
    last = block.sentences[-1].tokens[-1]
    if last.kind not in (WORD, NUMBER) and last.text != "%" or last.lower in _DANGLING:
        return False
    tokens = _tokens(block)
    return not (_is_label(tokens) or _is_heading(tokens) or any(t.lower == "berikut" for t in tokens[-12:]))


def _is_label(tokens: Sequence[Token]) -> bool:
    """Does the line begin with a label ("Baca juga:", "Foto:") or hold a credit ("Antara Foto/Budi")?"""
    if any(t.text == ":" and t.kind == PUNCT for t in tokens[:5]):
        return True
    words = {t.lower for t in tokens}
    return bool(words & _CREDITS) or any(t.text in "/|" for t in tokens[-4:])


def _is_heading(tokens: Sequence[Token]) -> bool:
    """Most of the longer words begin with a capital."""
    long = [t.text for t in tokens if t.kind == WORD and len(t.text) > 3]
    return sum(w[0].isupper() for w in long) * 5 > len(long) * 3


_QUOTES = frozenset("\"“'‘")
_CLOSERS = frozenset("\"”'’)]»")
_DANGLING = frozenset(
    "di ke dari pada untuk dan atau serta yang dengan oleh dalam per para bagi tentang adalah yakni yaitu sebagai bahwa "
    "seperti kepada terhadap antara sekitar hingga sampai karena jika kata ujar dia ia tidak akan telah sudah".split()
)
"""A line that ends in one of these was cut, or introduces a list."""
_CREDITS = frozenset("foto dok dokumentasi ilustrasi grafis penulis editor reporter".split())

rule = TitikAkhirParagraf()
