"""One function between a finding and each thing that an editor shows: a diagnostic, an edit, the actions of a menu."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lsprotocol import types

from ..finding import Edit, Finding, Fix, Safety, Severity
from ..resolve import apply_edits
from ..words import is_entry
from .desk import Checked
from .pages import page
from .positions import Positions

SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
WORD_RULES = frozenset({"salah-ketik", "kata-baku"})
"""Rules whose finding may be answered by accepting the word."""

FIX_ALL = "source.fixAll.ralat"
FIX_ALL_TITLE = "Tulis semua perbaikan yang aman"


class Shown:
    """A checked text in the encoding of positions, and with the kinds of edit, that the client understands."""

    def __init__(self, checked: Checked, encoding: types.PositionEncodingKind | str, versioned: bool) -> None:
        self._checked, self._versioned = checked, versioned
        self.positions = Positions(checked.text.text, encoding)

    def diagnostics(self) -> list[types.Diagnostic]:
        return [self.diagnostic(finding) for finding in self._checked.findings]

    def diagnostic(self, finding: Finding) -> types.Diagnostic:
        uri, told = self._checked.text.uri, page(finding.rule)
        related = [
            types.DiagnosticRelatedInformation(types.Location(uri, self.positions.range(r.start, r.end)), r.message)
            for r in finding.related
        ]
        return types.Diagnostic(
            self.positions.range(finding.start, finding.end), finding.message, SEVERITIES[finding.severity],
            finding.rule, types.CodeDescription(told) if told else None, "ralat", related_information=related or None,
        )  # fmt: skip

    def edit(self, edits: Sequence[Edit]) -> types.WorkspaceEdit:
        """Edits of just this version of the text, so that a client refuses them once it has another one."""
        text = self._checked.text
        found = [types.TextEdit(self.positions.range(e.start, e.end), e.text) for e in edits]
        if not self._versioned:
            return types.WorkspaceEdit(changes={text.uri: found})
        document = types.OptionalVersionedTextDocumentIdentifier(text.uri, text.version)
        return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, found)])

    def touched(self, start: types.Position, end: types.Position) -> list[Finding]:
        """The findings that touch a range."""
        first, last = self.positions.offset(start), self.positions.offset(end)
        return [f for f in self._checked.findings if f.start <= last and first <= f.end]

    def actions(self, finding: Finding) -> Iterator[types.CodeAction]:
        """What can be done about a finding: every alternative, the best one first; then what hides or explains it."""
        diagnostic, kind = [self.diagnostic(finding)], types.CodeActionKind.QuickFix
        for number, fix in enumerate(finding.fixes):
            preferred = True if number == 0 and fix.safety is not Safety.SHOWN else None
            title = _title(self._checked.text.text, fix)
            yield types.CodeAction(title, kind, diagnostic, preferred, edit=self.edit(fix.edits))
        for title, command in self._commands(finding):
            yield types.CodeAction(title, kind, diagnostic, command=command)

    def _commands(self, finding: Finding) -> Iterator[tuple[str, types.Command]]:
        uri, rule = self._checked.text.uri, finding.rule
        at = self.positions.of(finding.start)
        hide = types.Command("Abaikan", "ralat.ignoreHere", arguments=[uri, rule, at.line, at.character])
        yield f"Abaikan {rule} di baris ini", hide
        word = self._checked.text.text[finding.start : finding.end]
        if rule in WORD_RULES and is_entry(word):
            yield f"Terima “{word}” di proyek ini", types.Command("Terima", "ralat.addWord", arguments=[word, uri])
            yield f"Terima “{word}” di semua proyek", types.Command("Terima", "ralat.addUserWord", arguments=[word])
        yield f"Jelaskan {rule}", types.Command("Jelaskan", "ralat.explain", arguments=[rule])


def _title(text: str, fix: Fix) -> str:
    """What a fix makes of the words, as far as it can be said in a menu."""
    start, end = min(e.start for e in fix.edits), max(e.end for e in fix.edits)
    old = text[start:end]
    new = apply_edits(old, [Edit(e.start - start, e.end - start, e.text) for e in fix.edits])
    if new.strip() and len(old) < 60 and "\n" not in old + new:
        return f"Ubah “{old}” menjadi “{new}”" if old.strip() else f"Sisipkan “{new}”"
    return fix.title
