"""A real word in the place of another, one slip away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.rule import NUMBER, PUNCT, UNSAFE, WARNING, WORD, Bad, Context, Finding, Rule, Sentence, Token, replace


class KataTertukar(Rule):
    """Kata yang benar ejaannya, tetapi tertukar dengan kata lain yang selisih satu huruf (tidak pidana, antar lain).

    Daftarnya `dictionaries/confusions.tsv`: satu baris berlaku hanya di antara kata-kata yang tidak mungkin mengapit kata
    itu. Kata berhuruf kapital dan potongan kata bertanda hubung tidak dinilai.
    """

    source = "KBBI (makna lema)"
    severity = WARNING
    bad = (
        Bad("Ia membeli beras, gula, antar lain, di pasar.", "Ia membeli beras, gula, antara lain, di pasar."),
        Bad("Bupati mengatakan bawah jembatan itu aman.", "Bupati mengatakan bahwa jembatan itu aman."),
        Bad("Perkara tidak pidana korupsi itu disidangkan.", "Perkara tindak pidana korupsi itu disidangkan."),
        Bad("Korban di bahwa umur itu selamat.", "Korban di bawah umur itu selamat."),
        Bad("Proyek berjalan seusai dengan rencana.", "Proyek berjalan sesuai dengan rencana."),
    )
    good = (
        "Ia tidak dipidana karena tidak terbukti.",
        "Seusai rapat, menteri berangkat ke Medan.",
        "Kepala dia terbentur pintu, kata dua warga.",
        "Data itu tidak bias dan mudah dibaca.",
        "Ia mengantar anaknya; antar jemput siswa dilarang.",
        'Ia menulis "mengatakan", bawah dan atas.',
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for i, token in enumerate(tokens):
            if token.kind != WORD or not token.text.islower():
                continue
            for row in context.lexicon.row("tertukar", token.lower):
                if _fits(row[2], _before(tokens, i)) and _fits(row[3], _after(tokens, i)):
                    yield self._finding(token, row[1])
                    break

    def _finding(self, token: Token, right: str) -> Finding:
        message = f"“{token.text}” di sini tampaknya tertukar; mungkin maksudnya “{right}”"
        return self.found(token.start, token.end, message, replace(token.start, token.end, right, UNSAFE))


def _fits(cell: str, neighbour: str) -> bool:
    return cell == "-" and neighbour != "|" or neighbour in cell.split()


def _before(tokens: Sequence[Token], i: int) -> str:
    """The lower-case word before, or a mark: ^ sentence start, # number, `,` other signs, | glued."""
    if i == 0:
        return "^"
    token = tokens[i - 1]
    return "|" if token.end == tokens[i].start and token.text in "-/.@_" else _mark(token, ",")


def _after(tokens: Sequence[Token], i: int) -> str:
    """The lower-case word after, or a mark: $ sentence end and signs, # number, | glued."""
    if i + 1 == len(tokens):
        return "$"
    token = tokens[i + 1]
    return "|" if token.start == tokens[i].end and token.text in "-/@_" else _mark(token, "$")


def _mark(token: Token, sign: str) -> str:
    if token.kind == NUMBER:
        return "#"
    return sign if token.kind == PUNCT else token.lower


rule = KataTertukar()
