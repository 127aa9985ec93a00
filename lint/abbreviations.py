"""Abbreviations whose full stop does not end a sentence (EYD V, KF01 and KF04).

Kept in code because splitting sentences must not open the dictionaries.
"""

from __future__ import annotations

TITLES = frozenset(
    "dr drg drh drs dra ir prof h hj kh k.h st sdr sdri tn ny nn r rr rd ra tb ust pdt rm mgr kol letkol mayjen brigjen "
    "letjen jend kapt lettu letda serka sersan kompol akbp akp iptu ipda irjen komjen bripka aipda aiptu marsda marsma "
    "laksda laksma raden mr mrs ms jr sr gus bp bpk sdri".split()
)
"""Lower-case forms (without the last stop) that stand before a name, so never end a sentence."""

OTHERS = frozenset(
    "jl jln gg no nomor kec kab kel ds dk rt rw blok lt hlm hal tel telp fax jo vol cet ed eds terj peny red fig gbr tab "
    "tgl th thn pkl vs cf ca al et a.n u.b u.p d.a s.d s.s.t a.l i.e e.g rp".split()
)
"""Forms that want something after them: an address, a number, a name."""

FINAL = frozenset(
    "dll dsb dst dkk tbk ltd co inc corp ph.d m.sc s.h m.h s.e m.m s.pd m.pd s.kom m.kom s.t m.t s.sos m.si".split()
)
"""Forms that may also end a sentence: a capital after them decides."""
