"""A weekday that is not the weekday of its date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import starmap

from lint.dates import DAYS, FIRST_YEAR, LAST_YEAR, WEEKDAYS, DateMention, date_at, dates
from lint.rule import (
    NUMBER,
    UNSAFE,
    WARNING,
    WORD,
    Bad,
    Context,
    Document,
    Finding,
    Related,
    Rule,
    Sentence,
    Token,
    Where,
    replace,
)  # fmt: skip
from lint.tuples import NamedTuple

LOOK_BACK, LOOK_AHEAD = 100, 31
"""How many days before and behind the article's day a date without a year may lie; further away the year is a guess."""


class HariTidakCocok(Rule):
    """Nama hari tidak sesuai dengan tanggalnya.

    Tahun diambil dari tanggal itu sendiri, dari tanggal terbit (`date` dalam konfigurasi, metadata, atau baris asal
    “JAKARTA, 28 April 2025 -”), atau dari tanggal lengkap lain dalam artikel. Tanpa tahun, tanggal-tanggal dalam satu artikel dibandingkan: Senin (28/4) dan Selasa (30/4)
    tidak mungkin keduanya benar. Ahad sama dengan Minggu; rentang hari dan tanggal yang tahunnya meragukan dibiarkan.
    """

    source = "Kalender Gregorius"
    severity = WARNING
    words = frozenset(WEEKDAYS)
    bad = (
        Bad(
            "Hal itu dikatakannya di Jakarta, Selasa (28/4/2025).",
            "Hal itu dikatakannya di Jakarta, Senin (28/4/2025).",
        ),
        Bad("Sidang digelar pada Jumat, 28 April 2025.", "Sidang digelar pada Senin, 28 April 2025."),
        Bad("Rapat digelar Sabtu, (17/10/2025) pagi.", "Rapat digelar Jumat, (17/10/2025) pagi."),
        Bad("Gempa terjadi Selasa malam (29-4-2024).", "Gempa terjadi Senin malam (29-4-2024)."),
        Bad(
            "Ia ditangkap Senin (28/4/2025). Sidang pertama digelar Rabu (30/4) dan Jumat (3/5).",
            "Ia ditangkap Senin (28/4/2025). Sidang pertama digelar Rabu (30/4) dan Sabtu (3/5).",
        ),
        Bad(
            "Ia ditangkap Senin (28/4) dan diperiksa Selasa (29/4). Berkasnya dikirim pada Kamis (30/4).",
            "Ia ditangkap Senin (28/4) dan diperiksa Selasa (29/4). Berkasnya dikirim pada Rabu (30/4).",
        ),
    )
    good = (
        "Hal itu dikatakannya di Jakarta, Senin (28/4/2025).",
        "Festival berlangsung Sabtu-Minggu (26-27/4/2025) dan Ahad, 4 Mei 2025.",
        "Gempa terjadi Senin malam (28/4) atau Selasa dini hari (29/4).",
        "Presiden bertolak pada Rabu (31/12) dan kembali Jumat (2/1/2026).",
        "Ia diperiksa Selasa (21/10/2025). Surat perintah terbit Senin (2/12).",
        "Proklamasi dibacakan pada Jumat, 17 Agustus 1945.",
        "Kontrak berlaku dua minggu, 14 April 2025 sampai 28 April 2025.",
        "Rapat terakhir digelar pada Jumat Legi, 2 Mei 2025.",
    )

    def check_places(self, document: Document, places: Sequence[Where], context: Context) -> Iterator[Finding]:
        pairs = [p for p in starmap(_pair, places) if p and p.when.possible]
        if not pairs:
            return
        dated = [p for p in pairs if p.when.year is not None]
        undated = [p for p in pairs if p.when.year is None]
        for pair in dated:
            year = pair.when.year
            if year and FIRST_YEAR <= year <= LAST_YEAR and pair.when.weekday(year) != pair.weekday:
                yield self._finding(pair, year)
        if undated:
            published = context.config.date or document.source.date or _dateline(document)
            yield from self._undated(undated, list(_anchors(dated, published)))

    def _undated(self, pairs: Sequence[_Pair], anchors: Sequence[_Anchor]) -> Iterator[Finding]:
        years = [(p, _nearest_year(p.when, anchors)) for p in pairs]
        for pair, year in years:
            if year and pair.when.weekday(year) != pair.weekday:
                yield self._finding(pair, year)
        if not anchors:
            yield from self._contradictions(pairs)

    def _contradictions(self, pairs: Sequence[_Pair]) -> Iterator[Finding]:
        """The one pair that fits no year in which all the others fit."""
        months = {p.when.month for p in pairs}
        if max(months) - min(months) > 6 or len({(p.when.day, p.when.month) for p in pairs}) < 3:
            return
        fits = Counter(c for p in pairs for c in _calendars(p))
        best = max(fits.values(), default=0)
        calendars = [c for c, n in fits.items() if n == best]
        odd = [p for p in pairs if not any(c in _calendars(p) for c in calendars)]
        if best < len(pairs) - 1 or len(odd) != 1 or best < 2:
            return
        expected = {odd[0].when.weekday(c) for c in calendars}
        if len(expected) == 1:
            others = [p for p in pairs if p is not odd[0]]
            related = [Related(p.start, p.end, "hari dan tanggal yang saling cocok") for p in others[:2]]
            yield self._finding(odd[0], calendars[0], related)

    def _finding(self, pair: _Pair, year: int, related: Iterable[Related] = ()) -> Finding:
        right = pair.when.weekday(year)
        assert right is not None
        name = "Ahad" if right == 6 and pair.sunday == "Ahad" else DAYS[right]
        known = f" tahun {year}" if pair.when.year is None and not related else ""
        message = f"{pair.date_text}{known} jatuh pada hari {name}, bukan {pair.name}; periksa hari atau tanggalnya"
        return self.found(
            pair.start, pair.end, message, replace(pair.start, pair.start + pair.length, name, UNSAFE), related=related
        )


class _Anchor(NamedTuple):
    """A day whose year is known."""

    year: int
    number: int


class _Pair(NamedTuple):
    """A weekday beside a date; offsets of the source."""

    start: int
    end: int
    length: int
    name: str
    weekday: int
    when: DateMention
    date_text: str
    sunday: str


def _pair(sentence: Sentence, i: int) -> _Pair | None:
    """The weekday at a token with its date."""
    tokens, token = sentence.tokens, sentence.tokens[i]
    weekday = WEEKDAYS.get(token.lower)
    found = _date_after(tokens, i + 1)
    if weekday is None or not found or not token.text[0].isupper() or _in_range(tokens, i):
        return None
    last = tokens[found.last]
    text = sentence.text[tokens[found.first].start : last.end]
    start, sunday = sentence.start + token.start, "Ahad" if "Ahad" in sentence.text else ""
    length = token.end - token.start
    return _Pair(start, sentence.start + last.end, length, token.text, weekday, found, text, sunday)


def _in_range(tokens: Sequence[Token], i: int) -> bool:
    """Is the day a part of "Sabtu-Minggu" or "Sabtu dan Minggu"?"""
    before = tokens[i - 1] if i else None
    if before is None or before.lower not in _JOINTS:
        return False
    return i >= 2 and tokens[i - 2].lower in WEEKDAYS


def _date_after(tokens: Sequence[Token], i: int) -> DateMention | None:
    """The date right behind a weekday, across "pagi", "malam waktu setempat", a comma and a bracket."""
    limit = i + 5
    while i < min(limit, len(tokens)) and tokens[i].lower in _BETWEEN:
        i += 1
    for sign in ",(":
        if i < len(tokens) and tokens[i].text == sign:
            i += 1
    while i < min(limit + 2, len(tokens)) and tokens[i].lower in ("tanggal", "tgl", "pada"):
        i += 1
    found = date_at(tokens, i)
    return found if found and not _continues(tokens, found) else None


def _continues(tokens: Sequence[Token], found: DateMention) -> bool:
    """Does a range follow ("28/4-30/4", "28 April-3 Mei"), or is the number a score or a fraction?"""
    following = tokens[found.last + 1 : found.last + 3]
    if not following:
        return False
    sign = following[0]
    if sign.text in ("-", "–", "—", "/") and len(following) > 1 and following[1].kind in (NUMBER, WORD):
        return True
    return found.first == found.last and found.year is None and not _bracketed(tokens, found)


def _bracketed(tokens: Sequence[Token], found: DateMention) -> bool:
    return found.first > 0 and tokens[found.first - 1].text == "("


def _dateline(document: Document) -> str:
    """The full date before the dash of the first lines (JAKARTA, 28 April 2025 -), or on a line of its own; '' for none."""
    for block in document.blocks[:3]:
        tokens = block.sentences[0].tokens[:14] if block.sentences else ()
        for found in dates(tokens):
            year, following = found.year, tokens[found.last + 1 : found.last + 2]
            if year and found.possible and (not following or following[0].text in _DATELINE_ENDS):
                return f"{year:04}-{found.month:02}-{found.day:02}"
    return ""


def _anchors(pairs: Iterable[_Pair], published: str) -> Iterator[_Anchor]:
    """Days whose year is known: the day of publication, else the full dates that fit their weekday."""
    if published:
        from datetime import date

        try:
            day = date.fromisoformat(published[:10])
        except ValueError:
            pass
        else:
            yield _Anchor(day.year, day.toordinal())
            return
    for pair in pairs:
        year = pair.when.year
        if year and FIRST_YEAR <= year <= LAST_YEAR and pair.when.weekday(year) == pair.weekday:
            yield _Anchor(year, pair.when.number(year) or 0)


def _nearest_year(when: DateMention, anchors: Sequence[_Anchor]) -> int | None:
    """The year that puts the date within reach of all anchors; None when that is not one year."""
    found = {_year_near(when, anchor) for anchor in anchors}
    return found.pop() if len(found) == 1 else None


def _year_near(when: DateMention, anchor: _Anchor) -> int | None:
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        number = when.number(year)
        if number is not None and -LOOK_BACK <= number - anchor.number <= LOOK_AHEAD:
            return year
    return None


def _calendars(pair: _Pair) -> Sequence[int]:
    """Years, one for each of the 14 calendars there are, in which the pair is right."""
    return [year for year in _FOURTEEN if pair.when.weekday(year) == pair.weekday]


_FOURTEEN = (2001, 2002, 2003, 2004, 2005, 2006, 2008, 2009, 2010, 2012, 2016, 2020, 2024, 2028)
_DATELINE_ENDS = frozenset(("-", "–", "—", "|", ")", "//"))
_JOINTS = frozenset(("-", "–", "—", "dan", "atau", "hingga", "sampai", "s/d", "&", "/"))
_BETWEEN = frozenset(
    "pagi siang sore petang malam dini hari subuh lalu kemarin ini besok waktu setempat wib wita wit yang "
    "kliwon legi pahing pon wage".split()
)

rule = HariTidakCocok()
