"""The page in a browser, as an editor uses it: Chromium, the real server, keys and clicks."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

import lint

from .command import ROOT
from .serving import LIMIT_S, Serving, serving

ARTICLE = (ROOT / "tests" / "data" / "artikel-korut.txt").read_text("utf-8")
LINES = "Rombongan di kirim kesana pada Senin pagi .\n\nBiayanya dibayar oleh tenara yang beresiko. 😀 Mereka di sambut warga.\n"
EVIL = '<img src=x onerror="document.title=1"><script>document.title=2</script> Mereka di kirim kesana. </textarea></mark>\n'

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
if CHROMIUM is None and not os.environ.get("CI"):
    pytest.skip("memerlukan chromium", allow_module_level=True)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    with serving(folder=tmp_path_factory.mktemp("proyek")) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=LIMIT_S * 1000)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"], timeout=LIMIT_S * 1000)
        yield running
        running.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(viewport={"width": 1360, "height": 900}, accept_downloads=True) as made:
        made.set_default_timeout(LIMIT_S * 1000)
        yield made


@pytest.fixture
def page(context: BrowserContext, server: Serving) -> Iterator[Page]:
    """The page, opened; nothing may go wrong in it (but for a server that is made to refuse), nor may it ask anyone but its server."""
    trouble: list[str] = []
    context.on("request", lambda r: r.url.startswith((server.url, "blob:")) or trouble.append(r.url))
    context.on("weberror", lambda e: trouble.append(str(e.error)))
    context.on("console", lambda m: m.type == "error" and "503" not in m.text and trouble.append(m.text))
    yield opened(context.new_page(), server)
    assert not trouble


def opened(page: Page, server: Serving) -> Page:
    page.goto(server.url)
    expect(page.locator("body[data-ready]")).to_be_attached()
    return page


def given(page: Page, text: str) -> None:
    area(page).fill(text)
    settled(page)


def area(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Artikel")


def settled(page: Page) -> None:
    """The findings are those of the text."""
    expect(page.locator("body[data-state=checked]")).to_be_attached()


def value(page: Page) -> str:
    return area(page).input_value()


def heads(page: Page) -> Locator:
    return page.locator("#findings .head")


def count(page: Page) -> int:
    return heads(page).count()


def dropped(page: Page, name: str, data: bytes) -> None:
    """A file let go over the page."""
    page.evaluate(
        """([name, data]) => {
          const carried = new DataTransfer();
          carried.items.add(new File([new Uint8Array(data)], name));
          for (const type of ["dragover", "drop"])
            document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: carried }));
        }""",
        [name, [*data]],
    )


def document(*paragraphs: str) -> bytes:
    made, file = docx.Document(), io.BytesIO()
    for text in paragraphs:
        made.add_paragraph(text)
    made.save(file)
    return file.getvalue()


def told(text: str) -> list[dict[str, Any]]:
    return [{"rule": f.rule} for f in lint.check(text) if f.severity != "info"]


@pytest.mark.parametrize("text", (ARTICLE, LINES), ids=("artikel", "baris"))
def test_all_safe_fixes_at_once_give_what_the_command_gives(page: Page, text: str) -> None:
    given(page, text)
    expect(heads(page)).to_have_count(len(told(text)))
    page.get_by_role("button", name=re.compile("yang pasti$")).click()
    expect(page.locator("#toast")).to_contain_text("ditulis")
    expect(area(page)).to_have_value(lint.fix(text).text)


def test_safe_fixes_one_by_one_give_what_the_command_gives(page: Page) -> None:
    given(page, LINES)
    safe = page.locator(".fix[title='Perbaikan yang pasti']")
    for _ in range(40):
        waiting = [n for n in range(count(page)) if opens(page, n, safe)]
        if not waiting:
            break
        before = value(page)
        safe.first.click()
        expect(area(page)).not_to_have_value(before)
        settled(page)
    expect(area(page)).to_have_value(lint.fix(LINES).text)


def opens(page: Page, number: int, wanted: Locator) -> bool:
    """Is one of the wanted buttons shown with this finding, or with one that is open already?"""
    if wanted.count():
        return True
    if heads(page).nth(number).get_attribute("aria-expanded") != "true":
        heads(page).nth(number).click()
    return wanted.count() > 0


def test_keys_do_everything(page: Page) -> None:
    given(page, "Mereka di kirim kesana oleh tenara.\n")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    expect(area(page)).to_have_value("Mereka dikirim kesana oleh tenara.\n")
    page.keyboard.press("1")
    expect(area(page)).to_have_value("Mereka dikirim ke sana oleh tenara.\n")
    page.keyboard.press("u")
    expect(area(page)).to_have_value("Mereka dikirim kesana oleh tenara.\n")
    page.keyboard.press("r")
    expect(area(page)).to_have_value("Mereka dikirim ke sana oleh tenara.\n")
    settled(page)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("terima semua yang pasti")
    closed(page)
    page.keyboard.press("d")
    expect(page.get_by_role("dialog").locator("ins").first).to_have_text("dikirim ke sana")
    closed(page)
    page.keyboard.press("j")
    page.keyboard.press("e")
    expect(page.get_by_role("heading", level=2)).to_have_text("salah-ketik")
    expect(page.get_by_role("dialog").locator(".fixed").first).to_be_visible()
    closed(page)
    page.keyboard.press("t")
    expect(area(page)).to_be_focused()
    page.keyboard.press("Alt+Enter")
    page.keyboard.press("Control+z")
    expect(area(page)).to_have_value("Mereka dikirim ke sana oleh tenara.\n")


def closed(page: Page) -> None:
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_an_ignored_finding_stays_ignored_and_comes_back_when_undone(page: Page) -> None:
    given(page, "Rombongan tenara itu tiba. Lalu tenara lain pulang. Mereka kesana.\n")
    page.keyboard.press("Escape")
    whole = count(page)
    page.keyboard.press("j")
    page.keyboard.press("i")
    expect(heads(page)).to_have_count(whole - 1)
    page.keyboard.press("Shift+I")
    expect(heads(page)).to_have_count(whole - 2)
    page.keyboard.press("a")
    expect(area(page)).to_have_value("Rombongan tenara itu tiba. Lalu tenara lain pulang. Mereka ke sana.\n")
    expect(page.locator("#toast")).to_contain_text("ditulis")
    for _ in range(3):
        page.keyboard.press("u")
    expect(heads(page)).to_have_count(whole)


def test_typing_moves_marks_and_is_undone(page: Page) -> None:
    given(page, "Mereka pergi kesana.\n")
    expect(page.locator("#behind mark")).to_have_text("kesana")
    area(page).press("Control+Home")
    area(page).press_sequentially("Tadi 😀 ")
    expect(page.locator("#behind mark")).to_have_text("kesana")
    settled(page)
    heads(page).first.click()
    page.locator(".fix").first.click()
    expect(area(page)).to_have_value("Tadi 😀 Mereka pergi ke sana.\n")
    page.locator("[data-do=undo]").click()
    expect(area(page)).to_have_value("Tadi 😀 Mereka pergi kesana.\n")


def test_a_click_on_a_mark_opens_its_finding(page: Page) -> None:
    given(page, "Mereka pergi kesana.\n")
    box = page.locator("#behind mark").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator("#findings li.active")).to_contain_text("ke sana")
    expect(area(page)).to_be_focused()


def test_a_kind_is_hidden_and_shown(page: Page) -> None:
    given(page, "Mereka di kirim oleh tenara .\n")
    whole = count(page)
    page.locator("#kinds [data-kind=kata]").click()
    expect(heads(page)).to_have_count(whole - 1)
    expect(page.locator("#kinds [data-kind=kata]")).to_be_focused()
    page.locator("#kinds [data-kind=kata]").click()
    expect(heads(page)).to_have_count(whole)


def test_everything_survives_a_reload(page: Page, server: Serving) -> None:
    given(page, "Rombongan tenara itu tiba. Mereka di kirim kesana.\n")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("i")
    page.keyboard.press("Enter")
    settled(page)
    text, left = value(page), count(page)
    assert "tenara" in text and left == 1
    opened(page, server)
    expect(area(page)).to_have_value(text)
    expect(heads(page)).to_have_count(left)
    page.locator("[data-do=undo]").click()
    expect(area(page)).to_have_value("Rombongan tenara itu tiba. Mereka di kirim kesana.\n")


def test_a_word_document_comes_back_as_one(page: Page, server: Serving) -> None:
    dropped(page, "naskah.docx", document("Mereka di kirim kesana.", "Rombongan tenara itu tiba di Jakarta."))
    settled(page)
    expect(area(page)).to_have_value("Mereka di kirim kesana.\nRombongan tenara itu tiba di Jakarta.\n")
    page.get_by_role("button", name=re.compile("yang pasti$")).click()
    expect(area(page)).to_have_value(re.compile("dikirim ke sana"))
    settled(page)
    opened(page, server)
    settled(page)
    area(page).press("Control+Home")
    area(page).press("Enter")
    expect(page.locator("#toast")).to_contain_text("Paragraf naskah Word")
    area(page).press_sequentially("Kemarin ")
    settled(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Unduh").click()
    assert download.value.suggested_filename == "naskah-ralat.docx"
    texts = [p.text for p in docx.Document(str(download.value.path())).paragraphs]
    assert texts[0] == "Kemarin Mereka dikirim ke sana." and len(texts) == 2


def test_what_is_no_document_is_told(page: Page) -> None:
    given(page, "Ini naskah.\n")
    dropped(page, "naskah.txt", b"\xff\xfe\xfa\x80")
    expect(page.locator("#toast")).to_contain_text("UTF-8")
    expect(area(page)).to_have_value("Ini naskah.\n")


def test_a_file_keeps_its_format_and_line_ends(page: Page) -> None:
    dropped(page, "berita.md", b"# Judul\r\n\r\nMereka `kesana` dan kesana.\r\n")
    settled(page)
    expect(page.locator("#format")).to_have_value("markdown")
    page.keyboard.press("a")
    expect(area(page)).to_have_value("# Judul\n\nMereka `kesana` dan ke sana.\n")
    settled(page)
    with page.expect_download() as download:
        page.keyboard.press("s")
    assert download.value.suggested_filename == "berita-ralat.md"
    assert Path(download.value.path()).read_bytes() == b"# Judul\r\n\r\nMereka `kesana` dan ke sana.\r\n"


def test_the_result_is_copied(page: Page, context: BrowserContext, server: Serving) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server.url)
    given(page, "Mereka pergi ke sana. 😀\n")
    page.get_by_role("button", name="Salin").click()
    expect(page.locator("#toast")).to_have_text("Hasil disalin.")
    assert page.evaluate("navigator.clipboard.readText()") == "Mereka pergi ke sana. 😀\n"


def test_markup_in_an_article_stays_text(page: Page) -> None:
    given(page, EVIL)
    expect(page.locator("#behind")).to_contain_text("<img src=x onerror")
    heads(page).first.click()
    page.get_by_role("button", name=re.compile("yang pasti$")).click()
    expect(page.locator("#toast")).to_contain_text("ditulis")
    page.get_by_role("button", name="Perubahan").click()
    expect(page.get_by_role("dialog")).to_contain_text("<script>")
    assert page.locator("img, main script, dialog script").count() == 0
    expect(page).to_have_title("ralat")


def test_counts_and_reading_time(page: Page) -> None:
    given(page, ARTICLE)
    expect(page.locator("#facts")).to_have_text(re.compile(r"^\d+ kata · 1\d kalimat · 1 menit baca$"))


def test_a_server_that_is_gone_is_told(page: Page) -> None:
    page.route(
        "**/page/check", lambda route: route.fulfill(status=503, json={"error": {"kind": "busy", "message": "sibuk"}})
    )
    area(page).fill("Mereka kesana.\n")
    expect(page.locator("#verdict")).to_have_text("sibuk")


@pytest.mark.parametrize("scheme", ("light", "dark"))
@pytest.mark.parametrize("width", (1360, 390))
def test_accessible_in_light_and_dark(browser: Browser, server: Serving, scheme: Any, width: int) -> None:
    with browser.new_context(
        color_scheme=scheme, reduced_motion="reduce", viewport={"width": width, "height": 844}
    ) as context:
        context.set_default_timeout(LIMIT_S * 1000)
        page = opened(context.new_page(), server)
        assert_accessible(page)
        given(page, ARTICLE + LINES)
        page.keyboard.press("Escape")
        page.keyboard.press("j")
        expect(page.locator("li.active")).to_be_visible()
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for key in "?e":
            page.keyboard.press(key)
            expect(page.get_by_role("dialog")).to_be_visible()
            assert_accessible(page)
            page.keyboard.press("Escape")
            expect(page.get_by_role("dialog")).to_be_hidden()
        page.keyboard.press("a")
        expect(page.locator("#toast")).to_contain_text("ditulis")
        page.keyboard.press("d")
        expect(page.get_by_role("dialog")).to_be_visible()
        assert_accessible(page)


def assert_accessible(page: Page) -> None:
    found = axe(page)
    assert not found, json.dumps(found, ensure_ascii=False, indent=1)


def axe(page: Page) -> list[tuple[str, list[str]]]:
    """What axe-core says against the page, its contrast and its labels among it."""
    told = Axe().run(page).response["violations"]
    return [(each["id"], [node["html"][:200] for node in each["nodes"]]) for each in told]


def test_nothing_of_the_page_is_from_elsewhere() -> None:
    """And nothing in it makes elements out of text."""
    for file in sorted((ROOT / "lint" / "web").iterdir()):
        text = file.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.search(
            r"https?://|//cdn|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", text
        ), file
        assert not re.search(r"<script>|<style|\son\w+=|\sstyle=", text), file
