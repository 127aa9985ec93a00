"""What a checking process does with a request of ralat's own interface: the body of the answer, as bytes."""

from __future__ import annotations

import re
from base64 import b64encode
from inspect import cleandoc
from typing import TYPE_CHECKING, Any

from .. import catalog
from ..catalog import UNUSED
from ..errors import ConfigError
from ..finding import Finding, Severity
from ..report import Result, Tally
from ..report.json import dumps, file_entry, tool
from ..work import placed
from .frames import Call, Reply
from .question import KINDS, Question, question
from .refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..engine import Deadline, Fixed, Linter
    from ..rule import Rule
    from ..source import Source
    from .desk import Desk, Options


def check(desk: Desk, call: Call) -> Reply:
    """`POST /check`: what `ralat check --format json` says of the text, on one line."""
    asked = question(call, desk.settings.max_length)
    return told(report(desk, asked.source, asked.options, desk.settings.max_length))


def report(desk: Desk, source: Source, options: Options, max_length: int) -> dict[str, Any]:
    """The same of a source that is read already."""
    if len(source.text) > max_length:
        raise Refused(413, "too-long", f"teks lebih dari {max_length} huruf; kirim sebagian-sebagian")
    linter, deadline = desk.linter(options), desk.deadline()
    findings = linter.check_source(source, deadline)
    return _report(_result(linter, Question(source, options), source, findings, deadline))


def fix(desk: Desk, call: Call) -> Reply:
    """`POST /fix`: the repaired text, what was written, and what is left; the text itself when it is asked for."""
    asked = question(call, desk.settings.max_length, is_fix=True)
    linter, deadline = desk.linter(asked.options), desk.deadline()
    fixed = linter.fix_source(asked.source, unsafe=asked.unsafe, deadline=deadline)
    if call.kind in KINDS and call.kind in call.accept:
        return Reply(asked.source.encode(fixed.text), _typed(call.kind))
    after = asked.source._replace(text=fixed.text)
    report = _report(_result(linter, asked, after, fixed.remaining, deadline))
    return told({**report, "fixed": _fixed(asked, fixed)})


def rules(desk: Desk) -> Reply:
    """`GET /rules`: what `ralat rules --format json` says."""
    from ..guide import entry

    return told([entry(rule) for rule in catalog.all_rules()])


def explain(desk: Desk, rule_id: str) -> Reply:
    """`GET /explain/{rule}`: one rule with its reason and examples."""
    from ..guide import entry, explanation

    try:
        text = explanation(rule_id)
    except ConfigError as error:
        raise Refused(404, "rule", str(error)) from error
    said: dict[str, Any] = {"id": rule_id, "text": text}
    if rule_id in catalog.modules():
        rule = catalog.load(rule_id)
        said |= entry(rule)
        said["bad"] = [{"text": bad.text, "fixed": bad.fixed} for bad in rule.bad]
        said["good"] = list(rule.good)
        said["reason"] = _reason(rule)
    return told(said)


def _reason(rule: Rule) -> list[str]:
    """The paragraphs of a rule's documentation behind its summary."""
    _, _, rest = cleandoc(type(rule).__doc__ or "").partition("\n")
    return [" ".join(part.split()) for part in rest.split("\n\n") if part.strip()]


def openapi(desk: Desk) -> Reply:
    """`GET /openapi.json`."""
    from .openapi import description

    return told(description(desk.settings))


def _result(linter: Linter, asked: Question, source: Source, findings: Sequence[Finding], deadline: Deadline) -> Result:
    """As `lint.work` has it for a file: without advice that was not asked for, and whether it was cut off."""
    shown = [f for f in findings if asked.options.infos or f.severity != Severity.INFO]
    if deadline.passed:
        shown = [f for f in shown if f.rule != UNUSED]
    places, _ = placed(source, linter.reading, shown)
    return Result(
        source.path, source.format, source.text, tuple(shown), complete=not deadline.passed, places=places
    )  # fmt: skip


def _report(result: Result) -> dict[str, Any]:
    tally = Tally()
    tally.add(result)
    return {"version": 1, "tool": tool(), "files": [file_entry(result)], "summary": tally.summary._asdict()}


def _fixed(asked: Question, fixed: Fixed) -> dict[str, Any]:
    from ..patch import applied

    source = asked.source
    written_ = [] if fixed.oscillating else [*applied(source, fixed, asked.unsafe)]
    written = {"text": fixed.text, "changed": fixed.text != source.text}
    if source.manuscript is not None:
        written["document"] = b64encode(source.encode(fixed.text)).decode()
    return {
        **written,
        "applied": [{"rule": rule, "start": start, "change": change} for rule, start, change in written_],
        "oscillating": list(fixed.oscillating),
    }


def told(value: object) -> Reply:
    return Reply(dumps(value).encode())


def _typed(kind: str) -> str:
    return f"{kind}; charset=utf-8" if re.match("text/", kind) else kind
