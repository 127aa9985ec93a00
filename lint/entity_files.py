"""Entities as people write them: one TOML table an entity, read, checked and turned into rows.

The shipped files (`dictionaries/entities/<kind>.toml`) go through here when the dictionaries are compiled, a house's own
files (`[names] files`) when its configuration is loaded. Standard library alone: an isolated build runs this.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from .entity import AVOID, COMPETING, FORMAL, FULL, KINDS, OTHER, PAST, SHORT, VARIANT, Entity, Form
from .tuples import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

_TEXTS = ("full", "short", "capital", "note", "origin", "newsroom", "kind")
_LISTS = {"variants": VARIANT, "formal": FORMAL, "competing": COMPETING, "not_when": OTHER}
_TABLES = {"avoid": ("reason", AVOID), "past": ("note", PAST)}
_KEYS = (*_TEXTS, *_LISTS, *_TABLES, "ambiguous", "adjective")


def read(path: Path, shipped: Callable[[str], Entity | None] = lambda _: None) -> list[Entity]:
    """The entities of a file; `shipped` gives the entity that a table of the same name refines.

    Raises `ValueError` ("file:line: what is wrong").
    """
    import tomllib

    try:
        text = path.read_text("utf-8")
        tables = tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"{path}: tidak terbaca ({error})") from error
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path}:{_toml_line(error)}: bukan TOML yang sah: {error}") from error
    kind = path.stem if path.stem in KINDS else ""
    return [_entity(name, raw, kind, path, text, shipped(name)) for name, raw in tables.items()]


def _toml_line(error: ValueError) -> str:
    found = re.search(r"line (\d+)", str(error))
    return found.group(1) if found else "1"


def _entity(name: str, raw: object, kind: str, path: Path, text: str, base: Entity | None) -> Entity:
    def fail(what: str, near: str = "") -> ValueError:
        return ValueError(f"{path}:{line_of(text, name, near)}: [{name}] {what}")

    if not isinstance(raw, Mapping):
        raise fail("bukan tabel; tulis satu tabel [nama] per entitas", name)
    for key in raw:
        if key not in _KEYS:
            raise fail(f"kunci '{key}' tidak dikenal{_nearest(key, _KEYS)}; kunci yang ada: {', '.join(_KEYS)}", key)
    values = _refined(base, raw) if base else raw
    kind = values.get("kind", kind)
    if kind not in KINDS:
        what = f"jenis '{kind}' tidak dikenal{_nearest(str(kind), KINDS)}" if kind else "jenis (kind) belum disebut"
        raise fail(f"{what}; pilihan: {', '.join(KINDS)}", "kind")
    for key in _TEXTS:
        if key in values and not isinstance(values[key], str):
            raise fail(f"{key} harus berupa teks", key)
    if not values.get("full"):
        raise fail("bentuk lengkap (full) belum disebut")
    forms = tuple(_forms(values, fail))
    if values.get("newsroom") and values["newsroom"] not in {f.text for f in forms}:
        raise fail(f'newsroom = "{values["newsroom"]}" bukan salah satu bentuknya', "newsroom")
    return Entity(
        name, kind, forms, values.get("note", ""), values.get("newsroom", ""), f"{path}:{line_of(text, name)}"
    )


def _refined(entity: Entity, raw: Mapping[str, Any]) -> dict[str, Any]:
    """The table of an entity with another laid over it: lists are added to, forms with a new role lose the old one.

    A full form that is replaced becomes a competitor of the new one.
    """
    lists = {**{role: key for key, role in _LISTS.items()}, FULL: "competing", SHORT: "variants"}
    roles = {role: (key, reason) for key, (reason, role) in _TABLES.items()}
    named = {t for key in (*_LISTS, *_TABLES) for t in _names_in(raw.get(key))} | {raw.get("full"), raw.get("short")}
    values: dict[str, Any] = {"kind": entity.kind, "note": entity.note, "newsroom": entity.newsroom, **raw}
    for form in entity.forms:
        if form.text in named:
            continue
        if form.role in (FULL, SHORT) and form.role not in raw:
            values[form.role] = form.text
        elif form.role in roles:
            key, reason = roles[form.role]
            values[key] = [*_list(values, key), {"form": form.text, reason: form.reason, "until": form.until}]
        else:
            values[lists[form.role]] = [*_list(values, lists[form.role]), form.text]
        if form.ambiguous:
            values["ambiguous"] = [*_list(values, "ambiguous"), form.text]
    return values


def _list(values: Mapping[str, Any], key: str) -> list[Any]:
    found = values.get(key, [])
    return found if isinstance(found, list) else [found]


def _names_in(value: Any) -> list[str]:
    """The forms of a list of texts or of tables with `form`; what is malformed is reported elsewhere."""
    entries = value if isinstance(value, list) else []
    named = (e.get("form") if isinstance(e, Mapping) else e for e in entries)
    return [e for e in named if isinstance(e, str)]


def _forms(values: Mapping[str, Any], fail: Any) -> Iterator[Form]:
    ambiguous = _texts(values, "ambiguous", fail)
    seen: dict[str, str] = {}
    for text, role, reason, until in _written(values, fail):
        if role != OTHER and seen.get(text, OTHER) != OTHER:
            if seen[text] == role or {seen[text], role} & {AVOID, PAST} or seen[text] in (FULL, SHORT):
                raise fail(f'bentuk "{text}" ditulis dua kali ({seen[text]} dan {role})', text)
            continue
        seen[text] = role
        yield Form(text, role, text in ambiguous, reason, until)
    for text in sorted(ambiguous - set(seen)):
        raise fail(f'ambiguous menyebut "{text}", yang bukan salah satu bentuknya', text)


def _written(values: Mapping[str, Any], fail: Any) -> Iterator[tuple[str, str, str, str]]:
    yield values["full"], FULL, "", ""
    if values.get("short") and values["short"] != values["full"]:
        yield values["short"], SHORT, "", ""
    for key, role in _LISTS.items():
        yield from ((text, role, "", "") for text in sorted(_texts(values, key, fail)))
    for key, (reason, role) in _TABLES.items():
        for entry in values.get(key, ()):
            if isinstance(entry, str):
                entry = {"form": entry}
            if not isinstance(entry, Mapping) or not isinstance(entry.get("form"), str):
                raise fail(f'{key} harus berupa daftar {{ form = "…", {reason} = "…" }}', key)
            yield entry["form"], role, str(entry.get(reason, "")), str(entry.get("until", ""))


def _texts(values: Mapping[str, Any], key: str, fail: Any) -> set[str]:
    found = values.get(key, [])
    if not isinstance(found, list) or not all(isinstance(t, str) and t.strip() for t in found):
        raise fail(f"{key} harus berupa daftar teks", key)
    return set(found)


def check(entities: Sequence[Entity]) -> None:
    """Raise `ValueError` for an id or a form with two owners, and for preferred forms that avoid each other in a circle.

    A form may have several owners when each of them names it in `ambiguous` and one says why (`note`).
    """
    by_id: dict[str, Entity] = {}
    for entity in entities:
        if entity.id in by_id:
            raise ValueError(f"{entity.where}: [{entity.id}] sudah ada di {by_id[entity.id].where}")
        by_id[entity.id] = entity
    _check_circles(entities)
    owners: dict[str, list[tuple[Entity, Form]]] = {}
    for entity in entities:
        for form in entity.forms:
            if form.role != OTHER:
                owners.setdefault(form.text, []).append((entity, form))
    for text, owned in owners.items():
        if len(owned) > 1 and not (all(f.ambiguous for _, f in owned) and any(e.note for e, _ in owned)):
            (first, _), (second, _) = owned[0], owned[-1]
            raise ValueError(
                f'{second.where}: [{second.id}] bentuk "{text}" juga milik [{first.id}] ({first.where}); '
                f"sebut di ambiguous pada keduanya dan jelaskan di note, atau hapus salah satunya"
            )


def _check_circles(entities: Iterable[Entity]) -> None:
    better: dict[str, tuple[str, Entity]] = {}
    for entity in entities:
        for form in entity.forms:
            if form.role == AVOID:
                better[form.text] = (entity.full, entity)
    for start, (_, entity) in better.items():
        path, at = [start], start
        while at in better:
            at = better[at][0]
            if at in path:
                raise ValueError(f"{entity.where}: [{entity.id}] lingkaran: {' → '.join([*path, at])}")
            path.append(at)


def line_of(text: str, name: str, near: str = "") -> int:
    """The line (1-based) of table `name`, or of the first line in it that holds `near`."""
    lines = text.splitlines()
    heads = (f"[{name}]", f'["{name}"]')
    start = next((n for n, line in enumerate(lines, 1) if line.strip().startswith(heads)), 1)
    for number in range(start + 1, len(lines) + 1) if near else ():
        if lines[number - 1].startswith("["):
            break
        if near in lines[number - 1]:
            return number
    return start


def _nearest(name: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f" (maksud Anda '{close[0]}'?)" if close else ""
