"""What `ralat rules`, `explain` and `word` say, drawn from the rules and the dictionaries themselves."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Sequence
from typing import Any

from . import catalog
from .classes import NAME_BITS, REGISTER_BITS, WORD_BITS
from .errors import ConfigError
from .lexicon import shared
from .rule import Rule

_LEVELS = {"error": "galat", "warning": "peringatan", "info": "info"}
_FIXES = {"safe": "aman", "unsafe": "disarankan", None: "-"}
_HEAD = ("aturan", "kelompok", "tingkat", "pada eyd", "perbaikan", "pilihan", "sumber", "tentang")


def table(form: str) -> str:
    """All rules as a table (text, markdown) or as JSON."""
    entries = [entry(rule) for rule in catalog.all_rules()]
    if form == "json":
        return json.dumps(entries, ensure_ascii=False, indent=1) + "\n"
    if form not in ("text", "markdown"):
        raise ConfigError(f"bentuk '{form}' tidak ada; pilihan: text, json, markdown")
    rows = [_row(e, form == "text") for e in entries]
    if form == "markdown":
        return "".join("| " + " | ".join(r) + " |\n" for r in [_HEAD, ("---",) * len(_HEAD), *rows])
    widths = [max(len(r[i]) for r in [_HEAD, *rows]) for i in range(len(_HEAD) - 1)]
    return "".join(
        "  ".join([*(c.ljust(w) for c, w in zip(r, widths, strict=False)), r[-1]]) + "\n" for r in [_HEAD, *rows]
    )


def _row(e: dict[str, Any], short: bool) -> tuple[str, ...]:
    """A line of the table; `short`: of the source only what stands before its explanation."""
    source = e["source"].partition(",")[0] if short else e["source"]
    return (
        e["id"], e["group"], _LEVELS[e["severity"]], _LEVELS[e["severity_eyd"]], _FIXES[e["safety"]],
        ", ".join(e["options"]) or "-", source[:SOURCE_WIDTH] if short else source,
        _plain(e["summary"]) if short else e["summary"],
    )  # fmt: skip


SOURCE_WIDTH = 36


def entry(rule: Rule) -> dict[str, Any]:
    """What a machine wants to know of a rule; `safety` is that of its surest fixes."""
    fixable = any(bad.fixed is not None for bad in rule.bad)
    return {
        "id": rule.id,
        "group": rule.group,
        "severity": str(rule.severity),
        "severity_eyd": str(rule.eyd_severity or rule.severity),
        "fixable": fixable,
        "safety": None if not fixable else "safe" if rule.severity == "error" else "unsafe",
        "summary": (type(rule).__doc__ or "").strip().splitlines()[0],
        "source": rule.source,
        "options": options(rule),
    }


def options(rule: Rule) -> dict[str, Any]:
    return (
        {f.name.replace("_", "-"): getattr(rule, f.name) for f in dataclasses.fields(rule)}
        if dataclasses.is_dataclass(rule)
        else {}
    )


def explanation(rule_id: str) -> str:
    """The documentation of one rule (docstring, examples, source, options), or the rules of a group."""
    members = [rule for rule in map(catalog.load, catalog.modules()) if rule.group == rule_id]
    if members:
        width = max(len(rule.id) for rule in members)
        lines = [f"{e['id'].ljust(width)}  {_plain(e['summary'])}" for e in map(entry, members)]
        return f"Kelompok {rule_id}, {len(lines)} aturan\n\n" + "\n".join(lines) + "\n"
    if rule_id in catalog.OWN:
        return f'{rule_id}\n\n{catalog.OWN[rule_id]}\n\nMatikan: ignore = ["{rule_id}"] di ralat.toml\n'
    return "\n".join(_explain(catalog.load(rule_id))) + "\n"


def _explain(rule: Rule) -> Iterator[str]:
    e = entry(rule)
    levels = dict.fromkeys((_LEVELS[e["severity"]], f"{_LEVELS[e['severity_eyd']]} pada preset eyd"))
    level = ", ".join(levels) if e["severity"] != e["severity_eyd"] else _LEVELS[e["severity"]]
    fix = {"safe": "perbaikan aman", "unsafe": "perbaikan perlu diperiksa", None: "tanpa perbaikan"}[e["safety"]]
    yield f"{rule.id} ({rule.group}; {level}; {fix})\n"
    yield "\n".join(_plain(line.removeprefix("    ")) for line in (type(rule).__doc__ or "").strip().splitlines())
    yield "\nSalah:"
    for bad in rule.bad:
        yield f"  {bad.text}"
        if bad.fixed is not None:
            yield f"  → {bad.fixed}"
    yield "\nBenar:"
    yield from (f"  {text}" for text in rule.good)
    yield f"\nSumber: {rule.source}"
    if options(rule):
        yield f"\nPilihan, di ralat.toml dengan nilai bawaannya:\n  [rules.{rule.id}]"
        yield from (f"  {name} = {_toml(value)}" for name, value in options(rule).items())
    yield f'\nMatikan: ignore = ["{rule.id}"] di ralat.toml, atau --ignore {rule.id}'


def _plain(text: str) -> str:
    """Text for a terminal, without the marks of emphasis."""
    return text.replace("*", "")


def _toml(value: object) -> str:
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)


def trace(word: str, words: Sequence[str] = ()) -> str:
    """Which dictionaries, words of the house and affixes vouch for a word."""
    lexicon = shared().with_words(words) if words else shared()
    found = lexicon.evidence(word)
    known = found.personal or found.logp > -99 or lexicon.vouchers(word)
    lines = [f"{word}: {'tercatat' if known else 'tidak tercatat'}"]
    if found.personal:
        lines.append("  daftar kata sendiri; lihat: ralat words list")
    if found.logp > -99:
        lines.append(f"  kekerapan: 10^{found.logp:.1f} (sekitar {10 ** (found.logp + 6):.2g} per sejuta kata)")
    lines += [f"  kamus: {name}" for name in lexicon.vouchers(word)]
    for label, bits, value in (
        ("kelas kata", WORD_BITS, found.classes), ("ragam", REGISTER_BITS, found.register), ("nama", NAME_BITS, found.names | found.places),
    ):  # fmt: skip
        if names := [n for n, bit in bits.items() if value & bit]:
            lines.append(f"  {label}: {', '.join(names)}")
    for row in lexicon.row("takbaku", word.lower()):
        lines.append(f"  tidak baku: {row[0]} → {row[1]} ({row[2]}; {row[4]})")
    for row in lexicon.row("singkatan", word.lower()):
        lines.append(f"  singkatan: {row[0]} = {row[1]}")
    for reading in lexicon.readings(word.lower())[:4]:
        parts = [
            reading.prefix and f"{reading.prefix}-",
            reading.bound,
            reading.root,
            reading.suffix and f"-{reading.suffix}",
        ]
        affixes = " + ".join(filter(None, [*parts, *(f"-{c}" for c in reading.clitics)]))
        lines.append(f"  terurai: {affixes} ({'tercatat di kamus' if reading.licensed else 'mungkin, tidak tercatat'})")
    return "\n".join(lines) + "\n"
