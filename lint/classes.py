"""The classes of dictionary rows and their bits; the vocabulary of `dictionaries/README.md`."""

from __future__ import annotations

NAME_CLASSES = (
    "orang nama-depan marga negara kota wilayah tempat lembaga partai perusahaan merek media klub organisasi program hukum "
    "acara produk karya agama suku bahasa matauang lain singkatan provinsi kabupaten kecamatan desa pulau"
).split()  # fmt: skip
NAME_BITS = {name: 1 << i for i, name in enumerate(NAME_CLASSES)}

PERSON = NAME_BITS["orang"] | NAME_BITS["nama-depan"] | NAME_BITS["marga"]
STRICT_PLACE = sum(NAME_BITS[k] for k in ("negara", "kota", "wilayah", "provinsi", "kabupaten", "pulau"))
PLACE = STRICT_PLACE | NAME_BITS["tempat"] | NAME_BITS["kecamatan"] | NAME_BITS["desa"]

WORD_CLASSES = "n v a adv num pron prep konj part interj".split()
WORD_BITS = {name: 1 << i for i, name in enumerate(WORD_CLASSES)}
NOUN, VERB, ADJECTIVE = WORD_BITS["n"], WORD_BITS["v"], WORD_BITS["a"]

REGISTERS = "baku serapan klip cakapan daerah asing".split()
REGISTER_BITS = {name: 1 << i for i, name in enumerate(REGISTERS)}
STANDARD = REGISTER_BITS["baku"] | REGISTER_BITS["serapan"] | REGISTER_BITS["klip"]
