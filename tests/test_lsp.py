"""The language server as an editor meets it: over its standard streams, in every position encoding."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

import lint
from lint.lsp.positions import Positions

from .command import ENTRY, environment, ralat, scripted
from .editor import FULL, UTF8, UTF16, UTF32, WAIT_S, Abilities, Editor, editor

WRONG = "# Kabar\n\nMenurut panitia, tenara itu pergi kesana pada Senin pagi.\n"
RIGHT = "# Kabar\n\nMenurut panitia, tentara itu pergi ke sana pada Senin pagi.\n"
EMOJI = "Tarian 👩‍🚒 é e\u0301 itu pergi kesana. 😀😀 Mereka pergi kesana.\n"


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RALAT_CACHE_DIR", str(tmp_path / ".cache"))
    monkeypatch.setenv("RALAT_CONFIG_DIR", str(tmp_path / ".config"))
    (tmp_path / "ralat.toml").write_text("", "utf-8")


def session(
    folder: Path, play: Callable[[Editor], Coroutine[Any, Any, None]], options: Any = None,
    encoding: types.PositionEncodingKind = UTF16, abilities: Abilities = FULL, settings: Any = None,
    entry: Sequence[str] = ENTRY,
) -> None:  # fmt: skip
    async def run() -> None:
        async with editor(folder, options, encoding, abilities, settings, entry) as one:
            await play(one)

    asyncio.run(run())


def test_findings_appear_when_a_text_is_opened_changed_and_closed(tmp_path: Path) -> None:
    async def play(one: Editor) -> None:
        uri = one.open("a.md", WRONG)
        found = await one.found(uri)
        assert [(one.marked(uri, d), d.code) for d in found] == [("tenara", "salah-ketik"), ("kesana", "kata-depan-ke")]
        assert {d.severity for d in found} == {types.DiagnosticSeverity.Error}
        assert all(d.source == "ralat" and d.message for d in found)
        one.write(uri, RIGHT)
        assert await one.found(uri) == []
        one.write(uri, WRONG)
        assert len(await one.found(uri)) == 2
        one.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
        await one.until(lambda: not one.diagnostics[uri].diagnostics)

    session(tmp_path, play)


def test_the_code_leads_to_a_page_that_explains_the_rule(tmp_path: Path) -> None:
    async def play(one: Editor) -> None:
        uri = one.open("a.md", WRONG)
        first = (await one.found(uri))[0]
        assert first.code_description
        page = Path(unquote(urlparse(first.code_description.href).path))
        assert page.read_text("utf-8") == ralat("explain", "salah-ketik", folder=tmp_path).out

    session(tmp_path, play)


def test_of_many_changes_the_last_one_counts(tmp_path: Path) -> None:
    async def play(one: Editor) -> None:
        uri = one.open("a.md", "")
        for n in range(1, len(WRONG) + 1):
            one.write(uri, WRONG[:n])
        found = await one.found(uri)
        assert [one.marked(uri, d) for d in found] == ["tenara", "kesana"]

    session(tmp_path, play)


@pytest.mark.parametrize("encoding", [UTF8, UTF16, UTF32], ids=lambda e: e.value)
def test_places_are_right_in_every_encoding(encoding: types.PositionEncodingKind, tmp_path: Path) -> None:
    async def play(one: Editor) -> None:
        uri = one.open("a.txt", EMOJI, "plaintext")
        found = await one.found(uri)
        assert [one.marked(uri, d) for d in found] == ["kesana", "kesana"]
        action = (await one.actions(uri, found[1].range))[0]
        assert action.edit and one.apply(action.edit)
        assert one.texts[uri][1] == EMOJI.replace("kesana.\n", "ke sana.\n")

    session(tmp_path, play, encoding=encoding)


def test_a_fix_stays_right_after_another_one_was_applied(tmp_path: Path) -> None:
    async def play(one: Editor) -> None:
        uri = one.open("a.md", WRONG)
        found = await one.found(uri)
        stale = (await one.actions(uri, found[1].range))[0]
        first = (await one.actions(uri, found[0].range))[0]
        assert first.is_preferred and first.edit and stale.edit
        assert one.apply(first.edit)
        assert not one.apply(stale.edit)
        moved = types.Range(types.Position(2, 40), types.Position(2, 40))
        fresh = next(a for a in await one.actions(uri, moved) if a.edit)
        assert fresh.edit and one.apply(fresh.edit)
        assert one.texts[uri][1] == RIGHT
        assert await one.found(uri) == []

    session(tmp_path, play)


def test_every_alternative_is_offered_the_best_one_first(tmp_path: Path) -> None:
    text = "Ia membeli 3 nasi dan tikat di pasar.\n"
    (finding,) = lint.check(text)
    assert len(finding.fixes) > 1

    async def play(one: Editor) -> None:
        uri = one.open("a.txt", text, "plaintext")
        (found,) = await one.found(uri)
        titles = [a.title for a in await one.actions(uri, found.range) if a.title.startswith("Ubah")]
        assert titles == [f"Ubah “tikat” menjadi “{f.edits[0].text}”" for f in finding.fixes]

    session(tmp_path, play)


def test_all_safe_fixes_are_written_at_once(tmp_path: Path) -> None:
    async def play(one: Editor) -> None:
        uri = one.open("a.md", WRONG)
        found = await one.found(uri)
        (action,) = await one.actions(uri, found[0].range, ["source.fixAll"])
        assert action.kind == "source.fixAll.ralat" and action.edit
        assert await one.run("ralat.fixAll", uri) is True
        assert one.texts[uri][1] == RIGHT == lint.fix(WRONG, format="markdown").text
        assert await one.run("ralat.fixAll", uri) is False

    session(tmp_path, play)


def test_a_finding_is_ignored_here(tmp_path: Path) -> None:
    async def play(one: Editor) -> None:
        uri = one.open("a.md", WRONG)
        await one.found(uri)
        assert await one.run("ralat.ignoreHere", uri, "salah-ketik", 2, 20) is True
        assert "<!-- ralat: abaikan-baris salah-ketik -->" in one.texts[uri][1]
        assert [d.code for d in await one.found(uri)] == ["kata-depan-ke"]
        assert await one.run("ralat.ignoreHere", uri, "salah-ketik", 2, 20) is False

    session(tmp_path, play)


@pytest.mark.parametrize("command", ["ralat.addWord", "ralat.addUserWord"])
def test_a_word_is_accepted(command: str, tmp_path: Path) -> None:
    async def play(one: Editor) -> None:
        uri = one.open("a.md", WRONG)
        found = await one.found(uri)
        offered = [a.command for a in await one.actions(uri, found[0].range) if a.command]
        action = next(c for c in offered if c.command == command)
        file = await one.run(action.command, *(action.arguments or ()))
        assert "tenara" in Path(file).read_text("utf-8").split()
        await one.until(lambda: [d.code for d in one.diagnostics[uri].diagnostics] == ["kata-depan-ke"])

    session(tmp_path, play)


def test_settings_and_words_are_watched(tmp_path: Path) -> None:
    async def play(one: Editor) -> None:
        uri = one.open("a.md", WRONG)
        assert len(await one.found(uri)) == 2
        await one.until(lambda: types.WORKSPACE_DID_CHANGE_WATCHED_FILES in one.registered)
        config = tmp_path / "ralat.toml"
        config.write_text('ignore = ["salah-ketik"]\n', "utf-8")
        event = types.FileEvent(config.as_uri(), types.FileChangeType.Changed)
        one.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
        await one.until(lambda: [d.code for d in one.diagnostics[uri].diagnostics] == ["kata-depan-ke"])
        one.client.workspace_did_change_configuration(
            types.DidChangeConfigurationParams({"ralat": {"select": ["salah-ketik"], "ignore": []}})
        )
        await one.until(lambda: not one.diagnostics[uri].diagnostics)

    session(tmp_path, play)


def test_a_mistaken_configuration_is_told_once_and_recovered_from(tmp_path: Path) -> None:
    async def play(one: Editor) -> None:
        (tmp_path / "ralat.toml").write_text("prest = 'eyd'\n", "utf-8")
        uri = one.open("a.md", WRONG)
        (told,) = await one.until(lambda: one.messages)
        assert "ralat.toml:1" in told and "preset" in told
        one.write(uri, WRONG + "\n")
        (tmp_path / "ralat.toml").write_text("", "utf-8")
        one.client.text_document_did_save(
            types.DidSaveTextDocumentParams(types.TextDocumentIdentifier((tmp_path / "ralat.toml").as_uri()))
        )
        assert len(await one.found(uri)) == 2
        assert len(one.messages) == 1

    session(tmp_path, play)


def test_each_folder_has_its_own_settings_as_on_the_command_line(tmp_path: Path) -> None:
    inside = tmp_path / "opini"
    inside.mkdir()
    (inside / "ralat.toml").write_text('ignore = ["kata-depan-ke"]\n', "utf-8")

    async def play(one: Editor) -> None:
        outer, inner = one.open("a.md", WRONG), one.open("opini/a.md", WRONG)
        assert [d.code for d in await one.found(outer)] == ["salah-ketik", "kata-depan-ke"]
        assert [d.code for d in await one.found(inner)] == ["salah-ketik"]

    session(tmp_path, play)


FORMS = [
    ("a.html", "html", "<p>Ia pergi kesana.</p><code>pergi kesana</code>\n", 1),
    ("a.md", "markdown", "Ia pergi kesana. `pergi kesana`\n", 1),
    ("a.txt", "plaintext", "Ia pergi kesana. `pergi kesana`\n", 2),
    ("a.py", "python", "# Ia pergi kesana.\n", 0),
    ("untitled:Untitled-1", "markdown", "Ia pergi kesana.\n", 1),
]


def test_the_language_says_how_a_text_is_read(tmp_path: Path) -> None:
    async def play(one: Editor) -> None:
        for name, language, text, count in FORMS:
            uri = one.open(name, text, language)
            assert len(await one.found(uri)) == count, name

    session(tmp_path, play)


def test_advice_and_the_strict_preset_are_for_those_who_ask(tmp_path: Path) -> None:
    text = "Harga beras mencapai Rp 10.000 per kilogram.\n"

    async def play(one: Editor) -> None:
        uri = one.open("a.md", text)
        assert len(await one.found(uri)) == len(lint.check(text, config={"preset": "eyd"})) > 0

    session(tmp_path, play, {"preset": "eyd", "info": True})


def test_hovering_tells_the_finding_and_its_source(tmp_path: Path) -> None:
    async def play(one: Editor) -> None:
        uri = one.open("a.md", WRONG)
        await one.found(uri)
        at = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(2, 18))
        shown = await one.client.text_document_hover_async(at)
        assert shown and isinstance(shown.contents, types.MarkupContent)
        assert "tentara" in shown.contents.value and "salah-ketik" in shown.contents.value

    session(tmp_path, play)


PLACES = [
    ("a.txt", "plaintext", "Ia pergi kesana.\n"),
    ("a.html", "html", "<p>Ia pergi kesana.</p>\n<p>Lalu pulang.</p>\n"),
    ("b.md", "markdown", '---\ntitle: "Warga pergi kesana"\n---\n\nLalu mereka pulang.\n'),
    ("c.md", "markdown", "| Hari | Acara |\n| --- | --- |\n| Senin | Warga pergi kesana. |\n"),
]


@pytest.mark.parametrize("name, language, text", PLACES, ids=[p[0] for p in PLACES])
def test_a_remark_stands_where_the_format_wants_it(name: str, language: str, text: str, tmp_path: Path) -> None:
    async def play(one: Editor) -> None:
        uri = one.open(name, text, language)
        (found,) = await one.found(uri)
        action = next(a for a in await one.actions(uri, found.range) if a.title.startswith("Abaikan"))
        assert action.command and await one.run(action.command.command, *(action.command.arguments or ()))
        assert await one.found(uri) == []
        assert "abaikan" in one.texts[uri][1] and "kesana" in one.texts[uri][1]

    session(tmp_path, play)


def test_an_editor_without_versions_gets_plain_changes(tmp_path: Path) -> None:
    async def play(one: Editor) -> None:
        uri = one.open("a.md", WRONG)
        found = await one.found(uri)
        action = (await one.actions(uri, found[0].range))[0]
        assert action.edit and action.edit.changes and not action.edit.document_changes
        assert await one.run("ralat.fixAll", uri) is True
        assert one.texts[uri][1] == RIGHT

    session(tmp_path, play, abilities=FULL._replace(versions=False))


def test_an_editor_without_a_folder_is_served(tmp_path: Path) -> None:
    async def play(one: Editor) -> None:
        assert len(await one.found(one.open("untitled:1", WRONG))) == 2
        assert len(await one.found(one.open("a.md", WRONG))) == 2

    session(tmp_path, play, abilities=FULL._replace(has_root=False))


def test_settings_are_asked_for_and_those_at_the_start_stay(tmp_path: Path) -> None:
    async def play(one: Editor) -> None:
        uri = one.open("a.md", WRONG)
        await one.until(
            lambda: [d.code for d in one.diagnostics[uri].diagnostics] == [] if uri in one.diagnostics else 0
        )
        one.settings = None
        one.client.workspace_did_change_configuration(types.DidChangeConfigurationParams({}))
        one.write(uri, WRONG + "\n")
        assert await one.found(uri) == []

    session(
        tmp_path,
        play,
        {"ignore": ["salah-ketik"]},
        abilities=FULL._replace(settings=True),
        settings={"select": ["salah-ketik"]},
    )


def test_settings_that_nobody_watches_are_seen_while_one_writes(tmp_path: Path) -> None:
    async def play(one: Editor) -> None:
        uri = one.open("a.md", WRONG)
        assert len(await one.found(uri)) == 2
        assert not one.registered
        (tmp_path / "ralat.toml").write_text('words = ["kata.txt"]\n', "utf-8")
        (tmp_path / "kata.txt").write_text("tenara\n", "utf-8")
        for _ in range(100):
            one.write(uri, one.texts[uri][1] + "\n")
            if len(await one.found(uri)) == 1:
                return
            await asyncio.sleep(0.5)
        raise AssertionError("never seen")

    session(tmp_path, play, abilities=FULL._replace(watches=False))


def test_a_wrong_personal_word_does_not_keep_the_server_from_its_work(tmp_path: Path) -> None:
    words = tmp_path / ".config" / "words.txt"
    words.parent.mkdir()
    words.write_text("dua kata\n", "utf-8")

    async def play(one: Editor) -> None:
        uri = one.open("a.md", WRONG)
        (told,) = await one.until(lambda: one.messages)
        assert "words.txt:1" in told
        words.write_text("tenara\n", "utf-8")
        event = types.FileEvent(words.as_uri(), types.FileChangeType.Changed)
        one.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
        assert [d.code for d in await one.found(uri)] == ["kata-depan-ke"]

    session(tmp_path, play)


def test_a_newer_version_ends_the_check_of_a_long_one(tmp_path: Path) -> None:
    async def play(one: Editor) -> None:
        uri = one.open(
            "a.txt", "\n".join(f"Warga ke-{n} pergi kesana bersama {n} orang lain." for n in range(20_000)), "plaintext"
        )
        one.write(uri, WRONG)
        assert len(await one.found(uri)) == 2

    session(tmp_path, play)


def test_a_check_that_fails_is_told_and_the_next_one_works(tmp_path: Path) -> None:
    async def play(one: Editor) -> None:
        uri = one.open("rusak.md", WRONG)
        (told,) = await one.until(lambda: one.messages)
        assert "galat internal" in told and "MemoryError" in told
        assert len(await one.found(one.open("a.md", WRONG))) == 2
        assert uri not in one.diagnostics

    entry = scripted(tmp_path, "if 'rusak' in path: raise MemoryError('habis')")
    session(tmp_path, play, abilities=FULL, entry=entry)


def test_the_server_ends_when_its_editor_has_died(tmp_path: Path) -> None:
    server = subprocess.Popen(
        [sys.executable, *ENTRY, "lsp"], cwd=tmp_path, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert server.stdin
    server.stdin.close()
    assert server.wait(WAIT_S) == 0


def test_without_pygls_the_extra_is_named(tmp_path: Path) -> None:
    code = "import sys\nsys.modules['pygls'] = None\nfrom lint.start import main\nmain()\n"
    run = ralat("lsp", folder=tmp_path, entry=("-c", code))
    assert (run.code, run.out) == (2, "") and 'pip install "ralat[lsp]"' in run.err


LETTERS = st.text(st.sampled_from("aé\u0301😀\r\n\t \u2028"), max_size=40)


@given(LETTERS, st.sampled_from([UTF8, UTF16, UTF32]))
def test_an_offset_survives_the_way_to_a_position_and_back(text: str, encoding: types.PositionEncodingKind) -> None:
    positions = Positions(text, encoding)
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] != "\r\n" and text[offset - 1 : offset] not in ("\r", "\n")[:0]:
            assert positions.offset(positions.of(offset)) == offset
