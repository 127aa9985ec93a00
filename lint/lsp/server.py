"""The protocol: what an editor asks and is told. One function between a finding and each thing that an editor shows."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from .. import __version__
from ..delta import edits_between
from ..errors import RalatError
from ..finding import Edit, Finding, Fix, Safety, Severity
from ..guide import explanation
from ..resolve import apply_edits
from ..review import remarks
from .desk import Checked, Desk, Text
from .pages import page
from .positions import Positions

DEBOUNCE_S = 0.1
"""How long the server waits for further keystrokes before it checks."""

FIX_ALL = "source.fixAll.ralat"
COMMANDS = ("ralat.explain", "ralat.ignoreHere", "ralat.addWord", "ralat.addUserWord", "ralat.fixAll")
SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
WORD_RULES = frozenset({"salah-ketik", "kata-baku"})
"""Rules whose finding may be answered by accepting the word."""

WATCHED = ("**/ralat.toml", "**/pyproject.toml", "**/*.txt", "**/.gitignore", "**/.ralatignore")

T = TypeVar("T")


class Server(LanguageServer):
    """One client's server. All checks run in one thread, so that the loop stays free for keystrokes."""

    def __init__(self) -> None:
        super().__init__("ralat", __version__, types.TextDocumentSyncKind.Full)
        self.desk = Desk()
        self.checked: dict[str, Checked] = {}
        self._worker = ThreadPoolExecutor(1, "ralat")
        self._pending: dict[str, asyncio.Task[None]] = {}
        self._told = ""

    def text(self, uri: str) -> Text:
        document = self.workspace.get_text_document(uri)
        path = (to_fs_path(uri) or "") if uri.startswith("file:") else ""
        return Text(uri, path, document.language_id or "", document.version or 0, document.source)

    async def aside(self, work: Callable[..., T], *arguments: Any) -> T:
        """Do work in the thread that checks."""
        return await asyncio.get_running_loop().run_in_executor(self._worker, work, *arguments)

    def soon(self, uri: str, delay_s: float = DEBOUNCE_S) -> None:
        """Check a text after a while; a further change begins the wait anew."""
        if task := self._pending.pop(uri, None):
            task.cancel()
        self._pending[uri] = asyncio.get_running_loop().create_task(self._check_after(uri, delay_s))

    def all_soon(self) -> None:
        for uri in self.workspace.text_documents:
            self.soon(uri, 0.0)

    def forget(self, uri: str) -> None:
        if task := self._pending.pop(uri, None):
            task.cancel()
        self.checked.pop(uri, None)
        self._publish(uri, None, [])

    async def _check_after(self, uri: str, delay_s: float) -> None:
        await asyncio.sleep(delay_s)
        checked = await self.current(uri)
        if checked and checked.text.version == self._version(uri):
            positions = self.positions(checked)
            diagnostics = [self.diagnostic(checked, finding, positions) for finding in checked.findings]
            self._publish(uri, checked.text.version, diagnostics)

    async def current(self, uri: str) -> Checked | None:
        """What is found in the text as it is now; None when its settings cannot be read, or it is closed."""
        if uri not in self.workspace.text_documents:
            return None
        text = self.text(uri)
        known = self.checked.get(uri)
        if known and known.text == text:
            return known
        try:
            checked = await self.aside(self.desk.check, text)
        except RalatError as error:
            self.complain(str(error))
            return None
        if uri in self.workspace.text_documents:
            self.checked[uri] = checked
        return checked

    def complain(self, message: str) -> None:
        """Show an error, once until another one comes."""
        if message != self._told:
            self._told = message
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"ralat: {message}"))

    def reload(self) -> None:
        """Settings or words have changed: forget what was read, check all texts anew."""
        self._told = ""
        self.checked.clear()
        self.desk.reload()
        self.all_soon()

    def _version(self, uri: str) -> int | None:
        document = self.workspace.text_documents.get(uri)
        return (document.version or 0) if document else None

    def _publish(self, uri: str, version: int | None, diagnostics: list[types.Diagnostic]) -> None:
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, diagnostics, version))

    def positions(self, checked: Checked) -> Positions:
        return Positions(checked.text.text, self.workspace.position_encoding or types.PositionEncodingKind.Utf16)

    def diagnostic(self, checked: Checked, finding: Finding, positions: Positions) -> types.Diagnostic:
        related = [
            types.DiagnosticRelatedInformation(
                types.Location(checked.text.uri, positions.range(r.start, r.end)), r.message
            )
            for r in finding.related
        ]
        return types.Diagnostic(
            positions.range(finding.start, finding.end), finding.message, SEVERITIES[finding.severity], finding.rule,
            types.CodeDescription(page(finding.rule)), "ralat", related_information=related or None,
        )  # fmt: skip

    def workspace_edit(self, checked: Checked, edits: Sequence[Edit], positions: Positions) -> types.WorkspaceEdit:
        """Edits of just this version of the text, so that a client refuses them once it has another one."""
        found = [types.TextEdit(positions.range(e.start, e.end), e.text) for e in edits]
        document = types.OptionalVersionedTextDocumentIdentifier(checked.text.uri, checked.text.version)
        return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, found)])

    def actions(self, checked: Checked, wanted: types.Range, only: Sequence[str]) -> Iterator[types.CodeAction]:
        """What can be done about the findings that touch a range."""
        positions = self.positions(checked)
        start, end = positions.offset(wanted.start), positions.offset(wanted.end)
        if _asked(types.CodeActionKind.QuickFix, only):
            for finding in checked.findings:
                if finding.start <= end and start <= finding.end:
                    yield from self._quick(checked, finding, positions)

    def _quick(self, checked: Checked, finding: Finding, positions: Positions) -> Iterator[types.CodeAction]:
        diagnostic = [self.diagnostic(checked, finding, positions)]
        kind = types.CodeActionKind.QuickFix
        for number, fix in enumerate(finding.fixes):
            edit = self.workspace_edit(checked, fix.edits, positions)
            preferred = True if number == 0 and fix.safety is not Safety.SHOWN else None
            yield types.CodeAction(_title(checked.text.text, fix), kind, diagnostic, preferred, edit=edit)
        if remark := next(remarks(checked.source, finding), None):
            edit = self.workspace_edit(checked, [remark], positions)
            yield types.CodeAction(f"Abaikan {finding.rule} di baris ini", kind, diagnostic, edit=edit)
        word = checked.text.text[finding.start : finding.end]
        if finding.rule in WORD_RULES and word.isalpha():
            for title, command in (
                (
                    f"Terima “{word}” di proyek ini",
                    types.Command("Terima", "ralat.addWord", arguments=[word, checked.text.uri]),
                ),
                (f"Terima “{word}” di semua proyek", types.Command("Terima", "ralat.addUserWord", arguments=[word])),
            ):
                yield types.CodeAction(title, kind, diagnostic, command=command)
        explain = types.Command("Jelaskan", "ralat.explain", arguments=[finding.rule])
        yield types.CodeAction(f"Jelaskan {finding.rule}", kind, diagnostic, command=explain)

    async def fix_all(self, uri: str) -> tuple[Checked, types.WorkspaceEdit] | None:
        """All safe fixes of a text as one edit; None when there are none."""
        checked = await self.current(uri)
        passes = await self.aside(self.desk.fixed, checked) if checked and checked.findings else ()
        if not checked or not passes:
            return None
        text = checked.text.text
        for edits in passes:
            text = apply_edits(text, edits)
        changes = list(edits_between(checked.text.text, text))
        return checked, self.workspace_edit(checked, changes, self.positions(checked))


def _asked(kind: str, only: Sequence[str]) -> bool:
    return not only or any(kind == o or kind.startswith(f"{o}.") for o in only)


def _title(text: str, fix: Fix) -> str:
    """What a fix makes of the words, as far as it can be said in a menu."""
    start, end = min(e.start for e in fix.edits), max(e.end for e in fix.edits)
    old = text[start:end]
    new = apply_edits(old, [Edit(e.start - start, e.end - start, e.text) for e in fix.edits])
    if new.strip() and len(old) < 60 and "\n" not in old + new:
        return f"Ubah “{old}” menjadi “{new}”" if old.strip() else f"Sisipkan “{new}”"
    return fix.title


def create() -> Server:
    """A server with all that it answers to."""
    server = Server()

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        folders = [f.uri for f in params.workspace_folders or ()] or ([params.root_uri] if params.root_uri else [])
        server.desk.folder = (to_fs_path(folders[0]) if folders else None) or os.getcwd()
        if isinstance(params.initialization_options, dict):
            server.desk.configure(params.initialization_options)

    @server.feature(types.INITIALIZED)
    async def initialized(_: types.InitializedParams) -> None:
        workspace = server.client_capabilities.workspace
        watching = workspace and workspace.did_change_watched_files
        if watching and watching.dynamic_registration:
            watchers = [types.FileSystemWatcher(pattern) for pattern in WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            asked = types.Registration("ralat-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            await server.client_register_capability_async(types.RegistrationParams([asked]))

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.soon(params.text_document.uri, 0.0)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        server.soon(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: types.DidSaveTextDocumentParams) -> None:
        name = os.path.basename(params.text_document.uri)
        if name in ("ralat.toml", "pyproject.toml", "words.txt"):
            server.reload()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.forget(params.text_document.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def files(_: types.DidChangeWatchedFilesParams) -> None:
        server.reload()

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def configuration(params: types.DidChangeConfigurationParams) -> None:
        settings = params.settings
        if isinstance(settings, dict):
            server.desk.configure(settings.get("ralat") or {})
            server.reload()

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        checked = await server.current(params.text_document.uri)
        if not checked:
            return None
        positions = server.positions(checked)
        at = positions.offset(params.position)
        found = [f for f in checked.findings if f.start <= at <= f.end]
        if not found:
            return None
        told = "\n\n---\n\n".join(f"{f.message}.\n\n`{f.rule}`: {f.source}" for f in found)
        content = types.MarkupContent(types.MarkupKind.Markdown, told)
        return types.Hover(content, positions.range(found[0].start, found[0].end))

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions([types.CodeActionKind.QuickFix, FIX_ALL]))
    async def code_actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri, only = params.text_document.uri, [str(getattr(k, "value", k)) for k in params.context.only or ()]
        checked = await server.current(uri)
        found = list(server.actions(checked, params.range, only)) if checked else []
        if _asked(FIX_ALL, only) and (fixed := await server.fix_all(uri)):
            found.append(types.CodeAction("Tulis semua perbaikan yang aman", FIX_ALL, edit=fixed[1]))
        return found

    @server.command("ralat.explain")
    async def explain(rule: str) -> str:
        told = explanation(rule)
        server.window_show_message(types.ShowMessageParams(types.MessageType.Info, told))
        return told

    @server.command("ralat.ignoreHere")
    async def ignore_here(uri: str, rule: str, line: int, character: int) -> bool:
        checked = await server.current(uri)
        if not checked:
            return False
        positions = server.positions(checked)
        at = positions.offset(types.Position(line, character))
        finding = next((f for f in checked.findings if f.rule == rule and f.start <= at <= f.end), None)
        remark = finding and next(remarks(checked.source, finding), None)
        if not remark:
            return False
        return await apply(f"Abaikan {rule}", server.workspace_edit(checked, [remark], positions))

    @server.command("ralat.addWord")
    async def add_word(word: str, uri: str) -> str | None:
        return await added(word, (to_fs_path(uri) or "") if uri.startswith("file:") else "")

    @server.command("ralat.addUserWord")
    async def add_user_word(word: str) -> str | None:
        return await added(word, None)

    async def added(word: str, path: str | None) -> str | None:
        try:
            file = await server.aside(server.desk.add_word, word, path)
        except RalatError as error:
            server.complain(str(error))
            return None
        server.reload()
        server.window_show_message(types.ShowMessageParams(types.MessageType.Info, f"“{word}” diterima di {file}"))
        return file

    @server.command("ralat.fixAll")
    async def fix_all(uri: str) -> bool:
        fixed = await server.fix_all(uri)
        return await apply("Tulis semua perbaikan yang aman", fixed[1]) if fixed else False

    async def apply(label: str, edit: types.WorkspaceEdit) -> bool:
        answer = await server.workspace_apply_edit_async(types.ApplyWorkspaceEditParams(edit, label))
        return answer.applied

    return server
