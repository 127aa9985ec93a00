"""A quotation mark without its partner."""

from __future__ import annotations

from collections.abc import Iterator

from lint.document import Block
from lint.rule import INFO, UNSAFE, WARNING, Bad, Context, Document, Finding, Rule, Scope, insert
from lint.tuples import NamedTuple

MAX_PARAGRAPHS = 4
"""Paragraphs without any mark that a quotation may span."""


class PetikTidakBerpasangan(Rule):
    """Tanda petik pembuka atau penutup tidak ada pasangannya dalam paragraf.

    Petikan yang berlanjut ke paragraf berikutnya boleh tidak ditutup bila paragraf berikutnya dibuka lagi dengan tanda
    petik, atau baru ditutup di sana. Tanda inci (14") dan kutipan dalam tanda petik tunggal tidak dihitung.
    """

    source = "EYD V: TJ01, tanda petik mengapit petikan langsung"
    severity = INFO
    eyd_severity = WARNING
    bad = (
        Bad('Kami sudah siap," kata dia kepada wartawan.', '"Kami sudah siap," kata dia kepada wartawan.'),
        Bad('"Kami sudah siap, kata dia kepada wartawan.'),
        Bad("Ia berkata, “Kami sudah siap. Besok berangkat.\nAcara selesai."),
        Bad('"Warga menolak," kata Budi. Kami akan ke pengadilan," imbuhnya.'),
    )
    good = (
        '"Kami sudah siap," kata dia kepada wartawan.',
        '"Kami sudah siap.\n"Besok kami berangkat," kata dia.',
        'Layar 14" dan 15" itu dijual murah.',
        '"Kami sudah siap.\nBesok kami berangkat," kata dia.',
        "Kata 'siap' dan “siap” sama saja; istilah '80-an juga dipakai.",
        'Ia menulis buku "Laskar Pelangi" dan "Edensor".',
    )

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        pending, distance = None, 0
        for block in document.blocks:
            marks = _marks(document.prose, block)
            lone = _unmatched(marks)
            if pending is not None:
                distance += 1
                reopened = document.prose[block.start] in _ALL
                if reopened or (lone is not None and not lone.opens):
                    pending, lone = None, lone if reopened else None
                elif marks or distance > MAX_PARAGRAPHS:
                    yield self._unclosed(pending)
                    pending = None
            if lone is not None and lone.opens:
                pending, distance = lone.at, 0
            elif lone is not None and block.scope in _SCOPES:
                yield self._unopened(document.prose, block, marks[0].at, lone.at)
        if pending is not None:
            yield self._unclosed(pending)

    def _unclosed(self, at: int) -> Finding:
        return self.found(at, at + 1, "Tanda petik pembuka ini tidak ada penutupnya; tambahkan tanda petik penutup")

    def _unopened(self, prose: str, block: Block, first: int, at: int) -> Finding:
        message = "Tanda petik penutup ini tidak ada pembukanya; tambahkan tanda petik pembuka"
        if at != first or not prose[block.start].isupper():
            return self.found(at, at + 1, message)
        mark = "“" if prose[at] == "”" else '"'
        return self.found(at, at + 1, message, insert(block.start, mark, UNSAFE, f"Sisipkan {mark} di awal paragraf"))


class _Mark(NamedTuple):
    at: int
    opens: bool


def _marks(prose: str, block: Block) -> list[_Mark]:
    """Double marks of the block, and whether each looks like an opening one; inches (14") left out."""
    marks: list[_Mark] = []
    for at in range(block.start, block.end):
        char = prose[at]
        if char not in _ALL:
            continue
        before = prose[at - 1] if at > block.start else " "
        after = prose[at + 1] if at + 1 < block.end else " "
        if char == '"' and before.isdigit() and len(marks) % 2 == 0:
            continue
        free = before.isspace() or before in "([-–—/"
        marks.append(_Mark(at, char in "“„" or (char == '"' and free and not after.isspace())))
    return marks


def _unmatched(marks: list[_Mark]) -> _Mark | None:
    """The first mark that opens twice or closes nothing; None when all are paired, or when it is not sure."""
    if len(marks) % 2 == 0:
        return None
    depth: list[_Mark] = []
    for mark in marks:
        if mark.opens:
            if depth:
                return depth[0]
            depth.append(mark)
        elif depth:
            depth.pop()
        else:
            return mark
    return depth[0] if depth else None


_ALL = frozenset('"“”„')
_SCOPES = frozenset({Scope.BODY, Scope.ITEM, Scope.QUOTE})

rule = PetikTidakBerpasangan()
