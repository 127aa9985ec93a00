"""A quotation and its attribution without the comma between them."""

from __future__ import annotations

from collections.abc import Iterator

from lint.quotation import closed_quotations, is_attribution
from lint.rule import ERROR, NUMBER, WORD, Bad, Context, Finding, Rule, Sentence, insert, replace


class KomaSebelumPengiring(Rule):
    """Petikan langsung tidak dipisahkan dengan koma dari bagian pengiringnya (kata dia, ujarnya).

    Hanya petikan utuh di awal kalimat yang diperiksa; petikan sebagian (“aksi nekat”) dan judul dibiarkan.
    """

    source = "EYD V: TB07, tanda koma memisahkan petikan langsung dari bagian lain kalimat"
    severity = ERROR
    words = frozenset('"“”')
    bad = (
        Bad('"Kami siap" kata dia.', '"Kami siap," kata dia.'),
        Bad('"Kami sudah siap." ujar Budi.', '"Kami sudah siap," ujar Budi.'),
        Bad(
            '"Kami datang pagi. Warga sudah berkumpul" jelas Rina.',
            '"Kami datang pagi. Warga sudah berkumpul," jelas Rina.',
        ),
        Bad("“Harga akan turun tahun 2025” katanya.", "“Harga akan turun tahun 2025,” katanya."),
    )
    good = (
        '"Kami siap," kata dia.',
        '"Siapa yang datang?" tanya hakim.',
        'Ia menyebutnya "aksi nekat" kata polisi.',
        '"Laskar Pelangi" kata penerbit akan dicetak ulang.',
        '"Kami siap." Kata itu diulanginya tiga kali.',
        '"Ia tetap tinggal di rumah" jelas bukan pilihan.',
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        for quotation in closed_quotations(sentence):
            last, mark = tokens[quotation.closing - 1], tokens[quotation.closing]
            if not quotation.full or not is_attribution(tokens, quotation.closing + 1):
                continue
            tag = tokens[quotation.closing + 1]
            message = (
                f"Petikan dipisahkan dengan koma dari “{tag.text}”; tulis “{last.text},” sebelum tanda petik penutup"
            )
            if last.kind in (WORD, NUMBER) or last.text in ")%":
                yield self.found(last.start, tag.end, message, insert(last.end, ",", title="Sisipkan koma"))
            elif last.text == ".":
                message = (
                    f"Petikan yang diikuti “{tag.text}” berakhir dengan koma, bukan titik; ganti titik dengan koma"
                )
                yield self.found(last.start, mark.end, message, replace(last.start, last.end, ","))


rule = KomaSebelumPengiring()
