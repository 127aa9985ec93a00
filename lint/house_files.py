"""What a house asks of names: `[names]` of the configuration, checked and laid over the shipped entities.

[names]
prefer = { "korea-utara" = "Korut", "negara" = "newsroom" }   # per entity a form, per kind a preset
avoid = { "tiongkok" = ["Cina"], "orang" = ["Barrack Obama"] }  # per entity or kind
preset = "kbbi"                                                # or "newsroom"; for every kind
files = ["nama-redaksi.toml"]                                  # relative to the configuration file
"""

from __future__ import annotations

from collections.abc import Mapping

from . import entity_files
from .entities import Names
from .entity import AVOID, COMPETING, KINDS, OTHER, Entity, Form, key_of
from .errors import ConfigError
from .house import House
from .tuples import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

PRESETS = ("kbbi", "newsroom")
_KEYS = ("prefer", "avoid", "preset", "files")


class Reader:
    """Checks the settings against the entities and says where they are wrong."""

    def __init__(self, values: Mapping[str, Any], path: str, shipped: Names) -> None:
        self._values, self._path, self._shipped = values, path, shipped
        self._own: dict[str, Entity] = {}

    def house(self) -> House:
        for key in self._values:
            if key not in _KEYS:
                raise self._wrong(
                    key, f"kunci '{key}' tidak dikenal{_nearest(key, _KEYS)}; kunci yang ada: {', '.join(_KEYS)}"
                )
        self._read_files()
        prefer, by_kind = self._preferences()
        self._avoid()
        return House(Names(self._shipped.lexicon, tuple(self._own.values())), prefer, by_kind)

    def _read_files(self) -> None:
        from pathlib import Path

        folder = Path(self._path).parent if self._path else Path()
        for name in self._typed("files", list, ()):
            if not isinstance(name, str):
                raise self._wrong("files", "files harus berupa daftar nama berkas")
            try:
                entities = entity_files.read(folder / name, self._shipped.entity)
                entity_files.check([*self._own.values(), *entities])
                self._check_owners(entities)
            except ValueError as error:
                raise ConfigError(str(error)) from error
            self._own |= {e.id: e for e in entities}

    def _check_owners(self, entities: list[Entity]) -> None:
        """A house form that the shipped lexicon gives to another entity needs a note, like any form with two owners."""
        ids = {e.id for e in entities}
        for entity in entities:
            for form in entity.forms:
                if form.role == OTHER or form.ambiguous:
                    continue
                for text, owner, _ in self._shipped.rows(key_of(form.text)):
                    if text == form.text and owner and owner not in ids and owner not in self._own:
                        raise ValueError(
                            f'{entity.where}: [{entity.id}] bentuk "{text}" sudah milik [{owner}] bawaan ralat; '
                            f"sebut di ambiguous dan jelaskan di note, atau ubah tabel [{owner}]"
                        )

    def _preferences(self) -> tuple[dict[str, str], dict[str, str]]:
        preset = self._typed("preset", str, "")
        if preset and preset not in PRESETS:
            raise self._wrong(
                "preset", f"names.preset '{preset}' tidak ada{_nearest(preset, PRESETS)}; pilihan: {', '.join(PRESETS)}"
            )
        by_kind = dict.fromkeys(KINDS, preset) if preset else {}
        prefer = {}
        for name, form in self._typed("prefer", dict, {}).items():
            if not isinstance(form, str) or not form:
                raise self._wrong(name, f"names.prefer.{name} harus berupa teks")
            if name in KINDS:
                if form not in PRESETS:
                    raise self._wrong(name, f"names.prefer.{name} = '{form}': pilihan: {', '.join(PRESETS)}")
                by_kind[name] = form
                continue
            entity = self._known(name, "prefer")
            prefer[name] = form
            if entity.form(form) is None:
                self._own[name] = entity._replace(forms=(*entity.forms, Form(form, COMPETING)))
        return prefer, by_kind

    def _avoid(self) -> None:
        for name, forms in self._typed("avoid", dict, {}).items():
            forms = [forms] if isinstance(forms, str) else forms
            if not isinstance(forms, list) or not all(isinstance(f, str) and f for f in forms):
                raise self._wrong(name, f"names.avoid.{name} harus berupa daftar teks")
            for form in forms:
                self._avoid_one(name, form)

    def _avoid_one(self, name: str, form: str) -> None:
        owner = name
        if name in KINDS:
            found = [(e, r) for _, e, r in self._shipped.rows(key_of(form)) if e]
            owner = next((e for e, _ in found if (self._shipped.entity(e) or _NONE).kind == name), "")
            if not owner:
                raise self._wrong(form, f'names.avoid.{name}: "{form}" bukan bentuk entitas jenis {name}')
        entity = self._known(owner, "avoid")
        if form == entity.full or self._values.get("prefer", {}).get(owner) == form:
            raise self._wrong(
                form, f'names.avoid.{name}: "{form}" adalah bentuk yang diutamakan; lingkaran: {form} → {form}'
            )
        kept = tuple(f for f in entity.forms if f.text != form)
        self._own[owner] = entity._replace(forms=(*kept, Form(form, AVOID, reason="pilihan redaksi")))

    def _known(self, name: str, key: str) -> Entity:
        entity = self._own.get(name) or self._shipped.entity(name)
        if entity is None:
            raise self._wrong(
                name,
                f"names.{key}: entitas '{name}' tidak ada{_nearest(name, self._shipped.ids())}; cari: ralat names BERKAS",
            )
        return entity

    def _typed(self, key: str, kind: type, default: Any) -> Any:
        value = self._values.get(key, default)
        if not isinstance(value, (kind, type(default))):
            raise self._wrong(key, f"names.{key}: diharapkan {_NAMES[kind]}")
        return value

    def _wrong(self, near: str, what: str) -> ConfigError:
        if not self._path:
            return ConfigError(what)
        with open(self._path, encoding="utf-8") as file:
            lines = file.read().splitlines()
        number = next((n for n, line in enumerate(lines, 1) if near in line.split("#")[0]), 1)
        return ConfigError(f"{self._path}:{number}: {what}")


_NAMES: Mapping[Any, str] = {list: "daftar", dict: "tabel", str: "teks"}
_NONE = Entity("", "", ())


def _nearest(name: str, known: Any) -> str:
    from .catalog import nearest

    return nearest(name, known)
