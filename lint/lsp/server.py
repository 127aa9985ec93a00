"""The server of one client: which text is checked when, and what is answered."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple, TypeVar

from lsprotocol import types
from pygls.capabilities import get_capability
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from .. import __version__
from ..errors import RalatError
from ..guide import explanation
from ..resolve import unattended
from .desk import MOST_CHARACTERS, Checked, Desk, Text, Turn
from .pages import page
from .shown import FIX_ALL, FIX_ALL_TITLE, Shown

DEBOUNCE_S = 0.1
"""How long the server waits for further keystrokes before it checks."""

COMMANDS = ("ralat.explain", "ralat.ignoreHere", "ralat.addWord", "ralat.addUserWord", "ralat.fixAll")
SECTION = "ralat"
SETTING_FILES = ("ralat.toml", ".ralat.toml", "pyproject.toml", "words.txt")
WATCHED = ("**/*.toml", "**/*.txt", "**/.gitignore")
"""Configurations, what they extend, names and words of the house, which may have any name."""

T = TypeVar("T")


class _Running(NamedTuple):
    """A check under way, and its text."""

    text: Text
    turn: Turn
    result: asyncio.Future[Checked | None]


class Server(LanguageServer):
    """One client's server. All checks run in one thread, so that the loop stays free for keystrokes."""

    def __init__(self) -> None:
        super().__init__("ralat", __version__, types.TextDocumentSyncKind.Full)
        self.desk = Desk()
        self.options: Mapping[str, Any] = {}
        self._checked: dict[str, Checked] = {}
        self._running: dict[str, _Running] = {}
        self._pending: dict[str, asyncio.Task[None]] = {}
        self._worker = ThreadPoolExecutor(1, "ralat")
        self._told = ""

    async def aside(self, work: Callable[..., T], *arguments: Any) -> T:
        """Do work in the thread that checks."""
        return await asyncio.get_running_loop().run_in_executor(self._worker, work, *arguments)

    def soon(self, uri: str, delay_s: float = DEBOUNCE_S) -> None:
        """Check a text after a while; a further change begins the wait anew, and ends the check of the version before."""
        if task := self._pending.pop(uri, None):
            task.cancel()
        self._cut(uri)
        self._pending[uri] = asyncio.get_running_loop().create_task(self._check_after(uri, delay_s))

    def forget(self, uri: str) -> None:
        if task := self._pending.pop(uri, None):
            task.cancel()
        self._cut(uri)
        self._checked.pop(uri, None)
        self._publish(uri, None, [])

    async def reload(self, change: Callable[[], None] | None = None) -> None:
        """Settings or words have changed: forget what was read, check all texts anew."""
        for uri in self._running:
            self._cut(uri)
        await self.aside(change or self.desk.reload)
        self._told = ""
        self._checked.clear()
        for uri in self.workspace.text_documents:
            self.soon(uri, 0.0)

    def leave(self) -> None:
        """End the work under way, so that the process can end."""
        for task in self._pending.values():
            task.cancel()
        for running in self._running.values():
            running.turn.cut()
        self._worker.shutdown(wait=False, cancel_futures=True)

    def shutdown(self) -> None:
        self.leave()
        super().shutdown()  # type: ignore[no-untyped-call]

    async def current(self, uri: str) -> Checked | None:
        """What is found in the text as it is now; None when it is closed or changed meanwhile, or cannot be checked."""
        if uri not in self.workspace.text_documents:
            return None
        text = self._text(uri)
        known = self._checked.get(uri)
        if known and known.text == text:
            return known
        running = self._running.get(uri)
        if not running or running.text != text or running.turn.was_cut:
            self._cut(uri)
            turn = Turn()
            result = asyncio.ensure_future(self._check(text, turn))
            running = self._running[uri] = _Running(text, turn, result)
        return await asyncio.shield(running.result)

    def shown(self, checked: Checked) -> Shown:
        edits = get_capability(self.client_capabilities, "workspace.workspace_edit")
        versioned = bool(edits and (edits.document_changes or edits.resource_operations))
        return Shown(checked, self.workspace.position_encoding or types.PositionEncodingKind.Utf16, versioned)

    async def edit(self, label: str, edit: types.WorkspaceEdit) -> bool:
        answer = await self.workspace_apply_edit_async(types.ApplyWorkspaceEditParams(edit, label))
        return answer.applied

    async def fix_all(self, uri: str) -> types.WorkspaceEdit | None:
        """All safe fixes of a text as one edit; None when there are none."""
        checked = await self.current(uri)
        edits = await self.aside(self.desk.fixes, checked) if checked and has_safe_fixes(checked) else ()
        return self.shown(checked).edit(edits) if checked and edits else None

    def complain(self, message: str) -> None:
        """Show an error, once until another one comes."""
        if message != self._told:
            self._told = message
            self.say(f"ralat: {message}", types.MessageType.Error)

    def say(self, message: str, kind: types.MessageType = types.MessageType.Info) -> None:
        self.window_show_message(types.ShowMessageParams(kind, message))

    async def _check_after(self, uri: str, delay_s: float) -> None:
        await asyncio.sleep(delay_s)
        checked = await self.current(uri)
        if checked and checked.text.version == self._version(uri):
            self._publish(uri, checked.text.version, self.shown(checked).diagnostics())

    async def _check(self, text: Text, turn: Turn) -> Checked | None:
        try:
            checked = await self.aside(self.desk.check, text, turn)
        except RalatError as error:
            self.complain(str(error))
            return None
        except Exception as error:
            self.complain(f"galat internal ({type(error).__name__}: {error}); laporkan kepada pembuat ralat")
            return None
        finally:
            if (running := self._running.get(text.uri)) and running.turn is turn:
                del self._running[text.uri]
        if turn.was_cut or text.version != self._version(text.uri):
            return None
        if len(text.text) > MOST_CHARACTERS:
            self.complain(f"{text.path or text.uri}: terlalu panjang untuk diperiksa di editor; pakai ralat check")
        self._checked[text.uri] = checked
        return checked

    def _cut(self, uri: str) -> None:
        if running := self._running.get(uri):
            running.turn.cut()

    def _text(self, uri: str) -> Text:
        document = self.workspace.get_text_document(uri)
        return Text(uri, path_of(uri), document.language_id or "", document.version or 0, document.source)

    def _version(self, uri: str) -> int | None:
        document = self.workspace.text_documents.get(uri)
        return (document.version or 0) if document else None

    def _publish(self, uri: str, version: int | None, diagnostics: list[types.Diagnostic]) -> None:
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, diagnostics, version))


def path_of(uri: str) -> str:
    """The path of a file, '' of a text that is none."""
    return (to_fs_path(uri) or "") if uri.startswith("file:") else ""


def has_safe_fixes(checked: Checked) -> bool:
    return any(unattended(finding) for finding in checked.findings)


def _asked(kind: str, only: Sequence[str]) -> bool:
    return any(kind == o or kind.startswith(f"{o}.") for o in only)


def create() -> Server:
    """A server with all that it answers to."""
    server = Server()
    _life(server)
    _texts(server)
    _settings(server)
    _menus(server)
    _commands(server)
    return server


def _life(server: Server) -> None:
    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        folders = [f.uri for f in params.workspace_folders or ()] or ([params.root_uri] if params.root_uri else [])
        server.desk.folder = (to_fs_path(folders[0]) if folders else None) or os.getcwd()
        if isinstance(params.initialization_options, dict):
            server.options = params.initialization_options
            server.desk.configure(server.options)

    @server.feature(types.SHUTDOWN)
    def left(_: None) -> None:
        server.leave()


def _texts(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.soon(params.text_document.uri, 0.0)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        server.soon(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.forget(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: types.DidSaveTextDocumentParams) -> None:
        if os.path.basename(path_of(params.text_document.uri)) in SETTING_FILES:
            await server.reload()


def _settings(server: Server) -> None:
    async def watch() -> None:
        watchers = [types.FileSystemWatcher(pattern) for pattern in WATCHED]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        wanted = {
            types.WORKSPACE_DID_CHANGE_WATCHED_FILES: options,
            types.WORKSPACE_DID_CHANGE_CONFIGURATION: types.DidChangeConfigurationRegistrationOptions(SECTION),
        }
        known = server.client_capabilities
        can = {
            types.WORKSPACE_DID_CHANGE_WATCHED_FILES: "workspace.did_change_watched_files.dynamic_registration",
            types.WORKSPACE_DID_CHANGE_CONFIGURATION: "workspace.did_change_configuration.dynamic_registration",
        }
        asked = [types.Registration(m, m, o) for m, o in wanted.items() if get_capability(known, can[m], False)]
        if asked:
            await server.client_register_capability_async(types.RegistrationParams(asked))

    async def take(settings: Mapping[str, Any]) -> None:
        await server.reload(lambda: server.desk.configure(settings))

    async def ask() -> None:
        """Ask the client for its settings; they lie over those it came with."""
        if get_capability(server.client_capabilities, "workspace.configuration", False):
            items = types.ConfigurationParams([types.ConfigurationItem(section=SECTION)])
            found = await server.workspace_configuration_async(items)
            if found and isinstance(found[0], dict) and found[0]:
                await take({**server.options, **found[0]})

    @server.feature(types.INITIALIZED)
    async def initialized(_: types.InitializedParams) -> None:
        await watch()
        await ask()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def files(_: types.DidChangeWatchedFilesParams) -> None:
        await server.reload()

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def configuration(params: types.DidChangeConfigurationParams) -> None:
        told = params.settings.get(SECTION) if isinstance(params.settings, dict) else None
        if isinstance(told, dict):
            await take({**server.options, **told})
        else:
            await ask()


def _menus(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        checked = await server.current(params.text_document.uri)
        shown = server.shown(checked) if checked else None
        found = shown.touched(params.position, params.position) if shown else []
        if not shown or not found:
            return None
        told = "\n\n---\n\n".join(f"{f.message}.\n\n`{f.rule}`: {f.source}" for f in found)
        content = types.MarkupContent(types.MarkupKind.Markdown, told)
        return types.Hover(content, shown.positions.range(found[0].start, found[0].end))

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions([types.CodeActionKind.QuickFix, FIX_ALL]))
    async def code_actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri, only = params.text_document.uri, [str(getattr(k, "value", k)) for k in params.context.only or ()]
        checked = await server.current(uri)
        found: list[types.CodeAction] = []
        if checked and (not only or _asked(types.CodeActionKind.QuickFix, only)):
            shown = server.shown(checked)
            found += (a for f in shown.touched(params.range.start, params.range.end) for a in shown.actions(f))
        if checked and not only and has_safe_fixes(checked):
            command = types.Command(FIX_ALL_TITLE, "ralat.fixAll", arguments=[uri])
            found.append(types.CodeAction(FIX_ALL_TITLE, FIX_ALL, command=command))
        if _asked(FIX_ALL, only) and (edit := await server.fix_all(uri)):
            found.append(types.CodeAction(FIX_ALL_TITLE, FIX_ALL, edit=edit))
        return found


def _commands(server: Server) -> None:
    @server.command("ralat.explain")
    async def explain(rule: str) -> str:
        told = explanation(rule)
        address = page(rule)
        if address and get_capability(server.client_capabilities, "window.show_document.support", False):
            await server.window_show_document_async(types.ShowDocumentParams(address, take_focus=True))
        else:
            server.say(told)
        return told

    @server.command("ralat.ignoreHere")
    async def ignore_here(uri: str, rule: str, line: int, character: int) -> bool:
        checked = await server.current(uri)
        if not checked:
            return False
        shown, at = server.shown(checked), types.Position(line, character)
        finding = next((f for f in shown.touched(at, at) if f.rule == rule), None)
        remark = await server.aside(server.desk.hiding, checked, finding) if finding else None
        if not remark:
            server.say("catatan abaikan tidak dapat ditaruh di sini; pakai ignore di ralat.toml")
            return False
        return await server.edit(f"Abaikan {rule}", shown.edit([remark]))

    @server.command("ralat.addWord")
    async def add_word(word: str, uri: str) -> str | None:
        return await added(word, path_of(uri))

    @server.command("ralat.addUserWord")
    async def add_user_word(word: str) -> str | None:
        return await added(word, None)

    async def added(word: str, path: str | None) -> str | None:
        try:
            file = await server.aside(server.desk.add_word, word, path)
        except RalatError as error:
            server.complain(str(error))
            return None
        await server.reload()
        server.say(f"“{word}” diterima di {file}")
        return file

    @server.command("ralat.fixAll")
    async def fix_all(uri: str) -> bool:
        edit = await server.fix_all(uri)
        return await server.edit(FIX_ALL_TITLE, edit) if edit else False
