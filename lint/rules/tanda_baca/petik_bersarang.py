"""Double marks within double marks."""

from __future__ import annotations

from collections.abc import Iterator

from lint.rule import UNSAFE, WARNING, Bad, Context, Document, Edit, Finding, Fix, Rule


class PetikBersarang(Rule):
    """Petikan di dalam petikan diapit tanda petik ganda lagi.

    Petikan di dalam petikan diapit tanda petik tunggal. Hanya paragraf yang petiknya lengkap yang diperiksa.
    """

    source = "EYD V: TK01, tanda petik tunggal mengapit petikan yang terdapat dalam petikan lain"
    severity = WARNING
    bad = (
        Bad('"Ia bilang "siap" kepada saya," kata Budi.', "\"Ia bilang 'siap' kepada saya,\" kata Budi."),
        Bad('Budi berkata, "Buku "Edensor" itu bagus."', "Budi berkata, \"Buku 'Edensor' itu bagus.\""),
        Bad("“Saya dengar teriakan “tolong” dua kali,” ujarnya.", "“Saya dengar teriakan ‘tolong’ dua kali,” ujarnya."),
    )
    good = (
        "\"Ia bilang 'siap' kepada saya,\" kata Budi.",
        '"Siap," kata Budi. "Ia bilang siap."',
        'Buku "Edensor" dan "Laskar Pelangi" laris.',
        '"Kami siap, kata dia. "Besok berangkat."',
    )

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        prose = document.prose
        for block in document.blocks:
            if sum(prose.count(mark, block.start, block.end) for mark in _ALL) < 4:
                continue
            for start, end in _nested(prose, block.start, block.end):
                marks = "‘’" if prose[start] == "“" else "''"
                edits = (Edit(start, start + 1, marks[0]), Edit(end, end + 1, marks[1]))
                text = prose[start + 1 : end]
                message = f"Petikan di dalam petikan diapit petik tunggal; tulis {marks[0]}{text}{marks[1]}"
                yield self.found(start, end + 1, message, Fix(edits, UNSAFE, "Ganti dengan petik tunggal"))


def _nested(prose: str, start: int, end: int) -> list[tuple[int, int]]:
    """Inner pairs of a block whose marks, judged by the spaces around them, all pair off; else nothing."""
    opened: list[int] = []
    inner: list[tuple[int, int]] = []
    for at in range(start, end):
        if prose[at] not in _ALL:
            continue
        before = prose[at - 1] if at > start else " "
        after = prose[at + 1] if at + 1 < end else " "
        opens = before.isspace() or before in "([" or before in _ALL and opened[-1:] == [at - 1]
        if opens == (after.isspace() or after in ".,!?;:)]" or after in _ALL and not opens):
            return []
        if opens:
            opened.append(at)
        elif not opened:
            return []
        else:
            first = opened.pop()
            if len(opened) == 1:
                inner.append((first, at))
            elif opened:
                return []
    return [] if opened else inner


_ALL = frozenset('"“”')

rule = PetikBersarang()
