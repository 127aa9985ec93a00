"""Entities: one concept (a country, an institution, a person) and the forms in which it is written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from .tuples import NamedTuple

KINDS = "negara kota lembaga partai perusahaan orang media organisasi wilayah agama teknologi".split()

FULL, SHORT, VARIANT, FORMAL, COMPETING, AVOID, PAST, OTHER = (
    "full", "short", "variant", "formal", "competing", "avoid", "past", "other",
)  # fmt: skip
"""What a form is to its entity; `other` is the name of another thing that contains a form."""

ACTIVE = (FULL, SHORT, COMPETING)
"""Roles that take part in a competition; variants, formal and past names stand beside any form."""

_FIRST = r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+(?:[.,:/]\d+)*|\S"


class Form(NamedTuple):
    """One way to write an entity. `reason`: why it is avoided, or what the past name was; `until`: an ISO date."""

    text: str
    role: str
    ambiguous: bool = False
    reason: str = ""
    until: str = ""


class Entity(NamedTuple):
    """One concept and its forms, the preferred full form first. `newsroom`: the form that most newsrooms write."""

    id: str
    kind: str
    forms: tuple[Form, ...]
    note: str = ""
    newsroom: str = ""
    where: str = ""

    @property
    def full(self) -> str:
        return self.forms[0].text

    @property
    def preferred(self) -> tuple[str, ...]:
        return tuple(f.text for f in self.forms if f.role in (FULL, SHORT))

    def form(self, text: str) -> Form | None:
        return next((f for f in self.forms if f.text == text), None)


def key_of(text: str) -> str:
    """What forms are looked up by: lower case, one space for any white space, straight apostrophes."""
    return " ".join(text.replace("’", "'").replace("ʼ", "'").split()).lower()


def first_of(key: str) -> str:
    """The first token of a key, as the tokeniser cuts it."""
    found = re.match(_FIRST, key)
    return found.group() if found else key


def to_json(entity: Entity) -> str:
    """An entity as one line, without the place it was read from."""
    forms = [[*f] for f in entity.forms if f.role != OTHER]
    return json.dumps([entity.id, entity.kind, forms, entity.note, entity.newsroom], ensure_ascii=False)


def from_json(line: str) -> Entity:
    name, kind, forms, note, newsroom = json.loads(line)
    return Entity(name, kind, tuple(Form(*f) for f in forms), note, newsroom)


def rows(entities: Iterable[Entity]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Two look-ups: key of a form → rows "form, entity, role", and first token → rows "key, is it written small?".

    An `other` form has an empty entity. The longest key comes first; a text in small letters can be only those written small.
    """
    found: dict[str, list[str]] = {}
    small: set[str] = set()
    for entity in entities:
        for form in entity.forms:
            key = key_of(form.text)
            row = f"{form.text}\t{'' if form.role == OTHER else entity.id}\t{form.role}"
            bucket = found.setdefault(key, [])
            if row not in bucket:
                bucket.append(row)
            if form.role == OTHER or form.text.replace("’", "'").startswith(first_of(key)):
                small.add(key)
    beginning: dict[str, list[str]] = {}
    for key in sorted(found, key=lambda k: (-len(k), k)):
        beginning.setdefault(first_of(key), []).append(f"{key}\t{'1' if key in small else ''}")
    return found, beginning
