"""Degrees behind a name without stops and commas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.casing import is_capital
from lint.classes import PERSON
from lint.lexicon import Lexicon
from lint.rule import INFO, UNSAFE, WARNING, Bad, Context, Finding, Rule, Sentence, Token, replace


class GelarAkademik(Rule):
    """Gelar di belakang nama tanpa titik dan koma: Rina Putri SH MH.

    Banyak redaksi menghapus gelar. Gelar yang juga singkatan lain (SE, ST, MM, MA) hanya dikenali di belakang koma
    atau di samping gelar lain.
    """

    source = "EYD V: KF01, singkatan gelar; TB11, tanda koma di antara nama orang dan gelar akademik"
    severity = INFO
    eyd_severity = WARNING
    words = frozenset(
        "sh mh se mm st mt spd mpd sag mag ssos msi ssi skom mkom sikom mikom sip sik skm mkes sked spsi mpsi mhum shum shi "
        "msc phd ma".split()
    )
    bad = (
        Bad("Kuasa hukum Rina Putri SH MH menolak dakwaan.", "Kuasa hukum Rina Putri, S.H., M.H., menolak dakwaan."),
        Bad("Pembicara kedua ialah Budi Santoso, SPd, MPd.", "Pembicara kedua ialah Budi Santoso, S.Pd., M.Pd."),
        Bad("AKBP Dedi Kurnia SIK MH memimpin apel.", "AKBP Dedi Kurnia, S.I.K., M.H., memimpin apel."),
    )
    good = (
        "Kuasa hukum Rina Putri, S.H., M.H., menolak dakwaan.",
        "Samsung Galaxy SE dan iPhone SE dijual murah.",
        "Menteri Budi ST Burhanuddin hadir.",
        "Hakim MA menolak kasasi Budi Santoso.",
        "Korban dirawat di RSUD R Syamsudin SH Kota Sukabumi.",
        "Ukuran baju Andi MM tidak ada.",
    )

    def check_sentence(self, sentence: Sentence, context: Context) -> Iterator[Finding]:
        tokens = sentence.tokens
        i = 1
        while i < len(tokens):
            found = _degrees(tokens, i) if tokens[i].text in _DEGREES else []
            if found and _is_named(tokens, i, found, context.lexicon):
                yield self._finding(tokens, i, found)
            i = found[-1] + 1 if found else i + 1

    def _finding(self, tokens: Sequence[Token], i: int, found: Sequence[int]) -> Finding:
        name = i - 2 if tokens[i - 1].text == "," else i - 1
        after = found[-1] + 1
        text = ", " + ", ".join(_DEGREES[tokens[j].text] for j in found)
        if after < len(tokens) and tokens[after].text == ".":
            text = text[:-1]
        elif after < len(tokens) and tokens[after].text not in ",;:)":
            text += ","
        start, end = tokens[name].end, tokens[found[-1]].end
        shown = text.strip(", ")
        fix = replace(start, end, text, UNSAFE, f"Tulis “{tokens[name].text}, {shown}”")
        return self.found(tokens[i].start, end, f"Gelar bertitik dan dipisahkan koma dari nama; tulis “, {shown}”", fix)


def _degrees(tokens: Sequence[Token], i: int) -> list[int]:
    """The places of the undotted degrees that begin at `i`, with or without commas between them."""
    found = [i]
    while True:
        j = found[-1] + 1
        if j < len(tokens) and tokens[j].text == ",":
            j += 1
        if j >= len(tokens) or tokens[j].text not in _DEGREES:
            return found
        found.append(j)


def _is_named(tokens: Sequence[Token], i: int, found: Sequence[int], lexicon: Lexicon) -> bool:
    """Does a person's name of two words stand before the degrees, and is at least one of them nothing else?"""
    comma = tokens[i - 1].text == ","
    last = i - 2 if comma else i - 1
    if last < 1 or not (is_capital(tokens[last]) and is_capital(tokens[last - 1])):
        return False
    if any(t.text in _BUILDINGS for t in tokens[max(0, last - 4) : last]):
        return False
    if not any(lexicon.evidence(t.lower).names & PERSON and not t.text.isupper() for t in tokens[last - 1 : last + 1]):
        return False
    return len(found) > 1 or tokens[found[0]].text not in _OTHER_MEANINGS


_DEGREES = {
    "SH": "S.H.", "MH": "M.H.", "SE": "S.E.", "MM": "M.M.", "ST": "S.T.", "MT": "M.T.", "SPd": "S.Pd.", "MPd": "M.Pd.",
    "SAg": "S.Ag.", "MAg": "M.Ag.", "SSos": "S.Sos.", "MSi": "M.Si.", "SSi": "S.Si.", "SKom": "S.Kom.", "MKom": "M.Kom.",
    "SIKom": "S.I.Kom.", "MIKom": "M.I.Kom.", "SIP": "S.I.P.", "SIK": "S.I.K.", "SKM": "S.K.M.", "MKes": "M.Kes.",
    "SKed": "S.Ked.", "SPsi": "S.Psi.", "MPsi": "M.Psi.", "MHum": "M.Hum.", "SHum": "S.Hum.", "SHI": "S.H.I.", "MSc": "M.Sc.",
    "PhD": "Ph.D.", "MA": "M.A.",
}  # fmt: skip
_BUILDINGS = frozenset("RS RSU RSUD RSUP Rumah Jalan Jl Gedung".split())
_OTHER_MEANINGS = frozenset("SE ST MT MM SIP MA SHI".split())

rule = GelarAkademik()
