"""An editor without a screen: speaks the protocol with `ralat lsp` over its standard streams."""

from __future__ import annotations

import asyncio
import sys
from ast import literal_eval
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, NamedTuple

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from .command import ENTRY, environment

WAIT_S = 120.0
UTF8, UTF16, UTF32 = types.PositionEncodingKind.Utf8, types.PositionEncodingKind.Utf16, types.PositionEncodingKind.Utf32


class Abilities(NamedTuple):
    """What an editor tells that it can do, and whether it has a folder open."""

    watches: bool = True
    versions: bool = True
    settings: bool = False
    has_root: bool = True


FULL = Abilities()


class Editor:
    """The client, what it was told, and the texts that it has open."""

    def __init__(self, folder: Path, encoding: types.PositionEncodingKind = UTF16, abilities: Abilities = FULL) -> None:
        self.folder, self.encoding, self.abilities = folder, encoding, abilities
        self.settings: Any = None
        self.entry: Sequence[str] = ENTRY
        self.client = LanguageClient("editor", "1")
        self.diagnostics: dict[str, types.PublishDiagnosticsParams] = {}
        self.messages: list[str] = []
        self.registered: list[str] = []
        self.texts: dict[str, tuple[int, str]] = {}
        self._news = asyncio.Condition()
        client = self.client

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        async def published(params: types.PublishDiagnosticsParams) -> None:
            self.diagnostics[params.uri] = params
            await self._told()

        @client.feature(types.WINDOW_SHOW_MESSAGE)
        async def shown(params: types.ShowMessageParams) -> None:
            self.messages.append(params.message)
            await self._told()

        @client.feature(types.CLIENT_REGISTER_CAPABILITY)
        async def register(params: types.RegistrationParams) -> None:
            self.registered += [r.method for r in params.registrations]
            await self._told()

        @client.feature(types.WORKSPACE_CONFIGURATION)
        async def asked(params: types.ConfigurationParams) -> list[Any]:
            return [self.settings for _ in params.items]

        @client.feature(types.WORKSPACE_APPLY_EDIT)
        async def apply(params: types.ApplyWorkspaceEditParams) -> types.ApplyWorkspaceEditResult:
            return types.ApplyWorkspaceEditResult(self.apply(params.edit))

    async def _told(self) -> None:
        async with self._news:
            self._news.notify_all()

    async def until(self, condition: Callable[[], Any]) -> Any:
        """Wait for something to become true; its value."""
        async with self._news:
            await asyncio.wait_for(self._news.wait_for(condition), WAIT_S)
        return condition()

    async def start(self, options: Any = None) -> types.InitializeResult:
        await self.client.start_io(sys.executable, *self.entry, "lsp", cwd=self.folder, env=environment())
        watching = types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True)
        capabilities = types.ClientCapabilities(
            general=types.GeneralClientCapabilities(position_encodings=[self.encoding]),
            workspace=types.WorkspaceClientCapabilities(
                did_change_watched_files=watching if self.abilities.watches else None,
                workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=self.abilities.versions),
                configuration=self.abilities.settings,
            ),
        )
        folders = [types.WorkspaceFolder(self.folder.as_uri(), self.folder.name)] if self.abilities.has_root else None
        result = await self.client.initialize_async(
            types.InitializeParams(capabilities, workspace_folders=folders, initialization_options=options)
        )
        self.client.initialized(types.InitializedParams())
        return result

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def open(self, name: str, text: str, language: str = "markdown") -> str:
        uri = name if ":" in name else self.uri(name)
        self.texts[uri] = (1, text)
        item = types.TextDocumentItem(uri, language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return uri

    def write(self, uri: str, text: str) -> None:
        version = self.texts[uri][0] + 1
        self.texts[uri] = (version, text)
        change = types.TextDocumentContentChangeWholeDocument(text)
        identifier = types.VersionedTextDocumentIdentifier(version, uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(identifier, [change]))

    async def found(self, uri: str) -> list[types.Diagnostic]:
        """The diagnostics of the text as it is now."""
        params = await self.until(lambda: (p := self.diagnostics.get(uri)) and p.version == self.texts[uri][0] and p)
        return list(params.diagnostics)

    async def actions(self, uri: str, where: types.Range, only: Sequence[str] | None = None) -> list[types.CodeAction]:
        context = types.CodeActionContext(self.diagnostics[uri].diagnostics, only)
        asked = types.CodeActionParams(types.TextDocumentIdentifier(uri), where, context)
        found = await asyncio.wait_for(self.client.text_document_code_action_async(asked), WAIT_S)
        return [_action(action) for action in found or ()]

    async def run(self, command: str, *arguments: Any) -> Any:
        params = types.ExecuteCommandParams(command, list(arguments))
        return await asyncio.wait_for(self.client.workspace_execute_command_async(params), WAIT_S)

    def apply(self, edit: types.WorkspaceEdit) -> bool:
        """Write an edit of the present version, as an editor does; False for one of another version."""
        for uri, parts in (edit.changes or {}).items():
            self.write(uri, self.edited(self.texts[uri][1], parts))
        for change in edit.document_changes or ():
            assert isinstance(change, types.TextDocumentEdit)
            uri = change.text_document.uri
            version, text = self.texts[uri]
            if change.text_document.version != version:
                return False
            self.write(uri, self.edited(text, change.edits))
        return True

    def edited(self, text: str, parts: Sequence[Any]) -> str:
        for part in sorted(parts, key=lambda e: (e.range.start.line, e.range.start.character), reverse=True):
            assert isinstance(part, types.TextEdit)
            start, end = self.offset(text, part.range.start), self.offset(text, part.range.end)
            text = text[:start] + part.new_text + text[end:]
        return text

    def offset(self, text: str, position: types.Position) -> int:
        """Code points before a position, counted the plain way."""
        before = text.split("\n")[: position.line]
        line = text.split("\n")[position.line]
        codec = {UTF8: "utf-8", UTF16: "utf-16-le", UTF32: "utf-32-le"}[self.encoding]
        unit = {UTF8: 1, UTF16: 2, UTF32: 4}[self.encoding]
        inside = line.encode(codec)[: position.character * unit].decode(codec)
        return sum(len(b) + 1 for b in before) + len(inside)

    def marked(self, uri: str, diagnostic: types.Diagnostic) -> str:
        text = self.texts[uri][1]
        return text[self.offset(text, diagnostic.range.start) : self.offset(text, diagnostic.range.end)]


def _action(found: types.CodeAction | types.Command) -> types.CodeAction:
    """lsprotocol reads an action with a command as if it were that command, and writes the mapping out as a string."""
    if isinstance(found, types.Command):
        return types.CodeAction(found.title, command=types.Command(**literal_eval(found.command)))
    return found


@asynccontextmanager
async def editor(
    folder: Path,
    options: Any = None,
    encoding: types.PositionEncodingKind = UTF16,
    abilities: Abilities = FULL,
    settings: Any = None,
    entry: Sequence[str] = ENTRY,
) -> AsyncIterator[Editor]:
    """An editor with a server of its own, which leaves when the editor does."""
    one = Editor(folder, encoding, abilities)
    one.settings, one.entry = settings, entry
    await one.start(options)
    try:
        yield one
        await asyncio.wait_for(one.client.shutdown_async(None), WAIT_S)
    finally:
        one.client.exit(None)
        await asyncio.wait_for(one.client.stop(), WAIT_S)
