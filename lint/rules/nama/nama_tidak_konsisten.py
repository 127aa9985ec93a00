"""One thing, one name."""

from __future__ import annotations

from collections.abc import Iterator

from lint.entities import Mention, mentions
from lint.house import house_of
from lint.rivals import Rivalry, replacement, rivalry
from lint.rule import INFO, SHOWN, UNSAFE, WARNING, Bad, Context, Document, Finding, Related, Rule, replace

MOST_RELATED = 50
"""Places listed beside a finding; the text of a whole book would list thousands."""


class NamaTidakKonsisten(Rule):
    """Satu hal disebut dengan nama yang bersaing dalam satu artikel.

    Bentuk lengkap lalu bentuk pendek (Korea Utara, Korut), julukan, ibu kota untuk negaranya, dan nama resmi lain yang
    memuat bentuk itu (Universitas Kiev, Bank of China) bukan kesalahan. Bentuk yang dominan dalam artikel menang, atau
    bentuk pilihan redaksi (`[names] prefer`). Kata di dalam kutipan, atau yang diberi penjelasan dalam kurung, hanya
    ditunjukkan; penyuntinglah yang memutuskan. Beda huruf kapital saja (COVID-19, Covid-19) info.
    """

    source = "Pedoman gaya redaksi; daftar entitas ralat"
    severity = WARNING
    bad = (
        Bad(
            "Korea Utara (Korut) mengirim pasukan. Tentara Korut tiba pada Senin. Pemimpin DPRK membantah kabar itu.",
            "Korea Utara (Korut) mengirim pasukan. Tentara Korut tiba pada Senin. Pemimpin Korut membantah kabar itu.",
        ),
        Bad(
            "Ledakan mengguncang Kyiv pada Selasa malam. Wali Kota Kyiv meminta warga berlindung. "
            "Listrik di Kiev padam selama dua jam.",
            "Ledakan mengguncang Kyiv pada Selasa malam. Wali Kota Kyiv meminta warga berlindung. "
            "Listrik di Kyiv padam selama dua jam.",
        ),
        Bad(
            "Presiden Volodymyr Zelensky tiba di Brussel. Zelensky bertemu para pemimpin Eropa. Menurut Zelenskyy, bantuan itu penting.",
            "Presiden Volodymyr Zelensky tiba di Brussel. Zelensky bertemu para pemimpin Eropa. Menurut Zelensky, bantuan itu penting.",
        ),
        Bad(
            "Ekspor China naik pada Mei. Menteri Perdagangan China menyebut angka itu wajar. Tiongkok juga menambah impor.",
            "Ekspor China naik pada Mei. Menteri Perdagangan China menyebut angka itu wajar. China juga menambah impor.",
        ),
    )
    good = (
        "Korea Utara (Korut) meluncurkan rudal. Korut menyebut uji coba itu berhasil. Korea Utara sudah enam kali mengujinya.",
        "Pasukan itu bergerak ke Kyiv. Ia kuliah di Universitas Kiev pada 1990. Kyiv masih dijaga ketat.",
        "Tiongkok menurunkan suku bunga. Bank of China mengikuti langkah itu. Ekonomi Tiongkok tumbuh 5 persen.",
        "Penumpang tiba di Bandara Soekarno-Hatta. Pidato Sukarno diputar di ruang tunggu.",
        "Amerika Serikat (AS) menolak usul itu. Menurut AS, usul itu terlambat. Petenis itu tampil di US Open.",
        "Rusia menyerang pada malam hari. Moskow membantah kabar itu. Kremlin belum berkomentar.",
    )

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        house = house_of(context.lexicon, context.config)
        grouped: dict[str, list[Mention]] = {}
        for mention in mentions(document, house.names):
            grouped.setdefault(mention.entity, []).append(mention)
        for name, places in grouped.items():
            entity = house.names.entity(name)
            if entity is None or len({m.form for m in places}) < 2:
                continue
            wish = house.preferred(entity)
            if wish and all(m.form != wish for m in places):
                continue
            found = rivalry(entity, places, wish)
            if found:
                yield from self._findings(found, bool(wish))

    def _findings(self, found: Rivalry, wished: bool) -> Iterator[Finding]:
        related = _related(found)
        for mention in found.losers:
            better = replacement(found, mention)
            shown = mention.quoted or mention.gloss
            yield self.found(
                mention.start,
                mention.end,
                _message(mention, better),
                replace(mention.start, mention.end, better, SHOWN if shown else UNSAFE),
                related=[r for r in related if r.start != mention.start],
                severity=INFO if mention.text.lower() == better.lower() and not wished else WARNING,
            )


def _related(found: Rivalry) -> list[Related]:
    """The first place of the winner, then the other places of either side."""
    losing = {m.form for m in found.losers}
    winning = [m for m in found.mentions if m.form == found.winner]
    first = [Related(m.start, m.end, f"pertama kali “{m.text}”") for m in winning[:1]]
    start = winning[0].start if winning else -1
    rest = [m for m in found.mentions if m.start != start and (m.form in losing or m.form == found.winner)]
    return [*first, *(Related(m.start, m.end, f"juga “{m.text}”") for m in rest[:MOST_RELATED])]


def _message(mention: Mention, better: str) -> str:
    message = (
        f"“{mention.text}” dan “{better}” menyebut hal yang sama dalam artikel ini; pilih satu, misalnya “{better}”"
    )
    if mention.quoted and mention.gloss:
        return f"{message} (di dalam kutipan dan sudah diberi penjelasan dalam kurung, jadi hanya ditunjukkan)"
    if mention.quoted:
        return f"{message} (di dalam kutipan, jadi hanya ditunjukkan)"
    if mention.gloss:
        return f"{message} (sudah diberi penjelasan, jadi hanya ditunjukkan)"
    return message


rule = NamaTidakKonsisten()
