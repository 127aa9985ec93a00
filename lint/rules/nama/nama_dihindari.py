"""Forms of a name that the house, or everybody, avoids."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.entities import PLAIN, Mention, mentions
from lint.entity import ACTIVE, AVOID, PAST, Entity
from lint.house import House, house_of
from lint.rivals import conflict, nearest_form
from lint.rule import INFO, SHOWN, UNSAFE, WARNING, Bad, Context, Document, Finding, Rule, Severity, replace

_EYD_KINDS = frozenset(("negara", "kota", "wilayah", "agama"))
"""Kinds whose form KBBI or the language agency settles; the preset `eyd` asks for it, as info."""


class NamaDihindari(Rule):
    """Bentuk nama yang dihindari: salah eja yang lazim, atau bentuk yang tidak dipakai redaksi.

    Redaksi memilih dengan `[names]`: `prefer = { "tiongkok" = "China" }` per entitas, `avoid = { "tiongkok" = ["Cina"] }`,
    dan `preset = "kbbi"` atau `"newsroom"` untuk semua atau `prefer = { negara = "kbbi" }` per jenis. Dalam preset eyd,
    bentuk KBBI untuk negara, kota, wilayah, dan istilah agama disarankan sebagai info; begitu pula nama lama lembaga bila
    tanggal artikel diketahui.
    """

    source = "Pedoman gaya redaksi; KBBI; daftar entitas ralat"
    severity = WARNING
    bad = (
        Bad(
            "Mantan Presiden AS Barrack Obama berpidato di Chicago.", "Mantan Presiden AS Barack Obama berpidato di Chicago."
        ),
        Bad(
            "Ia lulusan Universitas Gajah Mada angkatan 1998.", "Ia lulusan Universitas Gadjah Mada angkatan 1998."
        ),
        Bad("Striker Real Madrid Kylian Mbape mencetak dua gol.", "Striker Real Madrid Kylian Mbappe mencetak dua gol."),
    )  # fmt: skip
    good = (
        "Mantan Presiden AS Barack Obama berpidato di Chicago.",
        "China dan Rusia menolak resolusi itu.",
        "Patih Gajah Mada mengucapkan Sumpah Palapa.",
        "Hotel itu dulu bernama Soerabaja Hotel.",
    )

    def check_document(self, document: Document, context: Context) -> Iterator[Finding]:
        house = house_of(context.lexicon, context.config)
        grouped: dict[str, list[Mention]] = {}
        for mention in mentions(document, house.names):
            if mention.use == PLAIN:
                grouped.setdefault(mention.entity, []).append(mention)
        for name, places in grouped.items():
            entity = house.names.entity(name)
            if entity is not None:
                yield from self._avoided(entity, places, house)
                yield from self._unwanted(entity, places, house, context)
                yield from self._outdated(entity, places, context.config.date)

    def _avoided(self, entity: Entity, places: Sequence[Mention], house: House) -> Iterator[Finding]:
        for mention in places:
            if mention.role == AVOID:
                form = entity.form(mention.form)
                reason = f" ({form.reason})" if form and form.reason else ""
                level = INFO if form and form.reason == "ejaan lama" else WARNING
                better = nearest_form(entity, house.preferred(entity) or entity.full, mention)
                yield self._finding(mention, better, f"“{mention.text}” dihindari{reason}; tulis “{better}”", level)

    def _unwanted(self, entity: Entity, places: Sequence[Mention], house: House, context: Context) -> Iterator[Finding]:
        """Forms against the house's wish, when the wished one is nowhere in the article (else they compete)."""
        wish, level = house.preferred(entity), WARNING
        if not wish and context.strict and entity.kind in _EYD_KINDS:
            wish, level = entity.full, INFO
        if not wish or any(m.form == wish for m in places):
            return
        if level == INFO and any(not conflict(entity, wish, m.form) for m in places if m.role in ACTIVE):
            return
        for mention in places:
            if mention.role in ACTIVE and not mention.ambiguous and conflict(entity, wish, mention.form):
                better = nearest_form(entity, wish, mention)
                who = "redaksi memakai" if level == WARNING else "bentuk KBBI"
                yield self._finding(mention, better, f"“{mention.text}”: {who} “{better}”", level)

    def _outdated(self, entity: Entity, places: Sequence[Mention], date: str) -> Iterator[Finding]:
        current = any(m.form in entity.preferred for m in places)
        for mention in places if date and not current else ():
            form = entity.form(mention.form)
            if form and form.role == PAST and form.until and form.until < date:
                message = f"“{mention.text}” nama lama (sampai {form.until}); nama sekarang “{entity.full}”"
                yield self._finding(mention, entity.full, message, INFO)

    def _finding(self, mention: Mention, better: str, message: str, level: Severity) -> Finding:
        shown = mention.quoted or mention.gloss or level == INFO
        fix = replace(mention.start, mention.end, better, SHOWN if shown else UNSAFE)
        return self.found(mention.start, mention.end, message, fix, severity=level)


rule = NamaDihindari()
