"""The page in Chromium: what an editor does with an article, and what is left of it."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

import lint

from .command import ROOT, environment

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None and not os.environ.get("CI"), reason="chromium tidak terpasang")

ARTICLE = (ROOT / "tests/data/artikel-korut.txt").read_text("utf-8")
WRONG = "Menurut panitia, tenara itu pergi kesana. Mereka sudah di sana.\n"
RIGHT = "Menurut panitia, tentara itu pergi ke sana. Mereka sudah di sana.\n"
WAIT_MS = 60_000

expect.set_options(timeout=WAIT_MS)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("server")
    (folder / "ralat.toml").write_text("", "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "lint", "serve", "--port", "0", "--workers", "1"],
        cwd=folder, env=environment(), stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stderr
    found = re.search(r"http://\S+", process.stderr.readline())
    assert found
    yield found[0]
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=60)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, permissions=["clipboard-read", "clipboard-write"]
    )
    context.set_default_timeout(WAIT_MS)
    page = context.new_page()
    trouble: list[str] = []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("console", lambda said: trouble.append(said.text) if said.type == "error" else None)
    page.on(
        "request",
        lambda asked: None if asked.url.startswith((address, "blob:", "data:")) else trouble.append(asked.url),
    )
    page.goto(address)
    ready(page)
    yield page
    context.close()
    assert trouble == []


def ready(page: Page) -> None:
    expect(page.locator("body[data-state=ready]")).to_be_attached()


def write(page: Page, text: str) -> None:
    page.fill("#naskah", text)
    ready(page)


def text_of(page: Page) -> str:
    return page.input_value("#naskah")


def test_all_safe_fixes_make_of_the_article_what_the_command_makes(page: Page) -> None:
    write(page, ARTICLE)
    expect(page.locator(".item")).to_have_count(len(shown(ARTICLE)))
    page.click("#semua")
    expect(page.locator("#naskah")).to_have_value(lint.fix(ARTICLE).text)
    expect(page.locator("#semua")).to_be_hidden()


def shown(text: str) -> list[lint.Finding]:
    return [f for f in lint.check(text) if f.severity != lint.Severity.INFO]


def test_one_fix_after_the_other(page: Page) -> None:
    write(page, WRONG)
    expect(page.locator(".item")).to_have_count(2)
    page.locator(".head").first.click()
    page.locator(".item.active .choices .primary").click()
    expect(page.locator("#naskah")).to_have_value(WRONG.replace("tenara", "tentara"))
    expect(page.locator(".item")).to_have_count(1)
    page.locator(".item.active .choices .primary").click()
    expect(page.locator("#naskah")).to_have_value(RIGHT)
    expect(page.locator("#kabar")).to_have_text("Bersih.")
    page.click("#urung")
    expect(page.locator("#naskah")).to_have_value(WRONG.replace("tenara", "tentara"))
    page.click("#urung")
    expect(page.locator("#naskah")).to_have_value(WRONG)
    page.click("#ulang")
    expect(page.locator("#naskah")).to_have_value(WRONG.replace("tenara", "tentara"))


def test_the_keyboard_alone_is_enough(page: Page) -> None:
    write(page, WRONG)
    expect(page.locator(".item")).to_have_count(2)
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect(page.locator(".item.active")).to_contain_text("tenara")
    page.keyboard.press("Enter")
    expect(page.locator("#naskah")).to_have_value(WRONG.replace("tenara", "tentara"))
    expect(page.locator(".item.active")).to_contain_text("kesana")
    page.keyboard.press("i")
    expect(page.locator("#diabaikan")).to_contain_text("1 temuan diabaikan")
    expect(page.locator("#kabar")).to_have_text("Bersih.")
    page.keyboard.press("d")
    expect(page.locator("#isi-beda ins")).to_have_text("tentara")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.locator("#kotak-bantuan")).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("#daftar").focus()
    page.keyboard.press("u")
    expect(page.locator("#naskah")).to_have_value(WRONG)
    page.keyboard.press("n")
    page.keyboard.press("F8")
    expect(page.locator(".item.active")).to_contain_text("tenara")


def test_a_click_on_a_mark_opens_its_finding(page: Page) -> None:
    write(page, WRONG)
    expect(page.locator("mark")).to_have_count(2)
    box = page.locator("mark").nth(1).bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator(".item.active")).to_contain_text("ke sana")
    expect(page.locator("mark.active")).to_have_text("kesana")


def test_a_rule_is_explained_with_examples(page: Page) -> None:
    write(page, WRONG)
    page.locator(".head").first.click()
    page.get_by_role("button", name="Jelaskan").click()
    expect(page.locator("#judul-aturan")).to_have_text("salah-ketik")
    expect(page.locator("#isi-aturan")).to_contain_text("Warga dan tenara membersihkan jalan itu.")


def test_a_reload_keeps_the_work(page: Page) -> None:
    write(page, WRONG)
    expect(page.locator(".item")).to_have_count(2)
    page.locator(".head").nth(1).click()
    page.get_by_role("button", name="Abaikan").click()
    page.check("#saran")
    page.reload()
    ready(page)
    assert text_of(page) == WRONG
    expect(page.locator(".item")).to_have_count(1)
    assert page.is_checked("#saran")


def test_markup_in_an_article_stays_text(page: Page) -> None:
    text = "<img src=x onerror=\"document.title='celaka'\"> <b>Ia</b> pergi kesana. <script>document.title='celaka'</script>\n"
    write(page, text)
    page.locator(".head").first.click()
    assert page.locator("main img, main script, main b").count() == page.locator(".meta b").count()
    assert "celaka" not in page.title()
    assert text_of(page) == text


def test_emoji_do_not_shift_the_marks(page: Page) -> None:
    write(page, "👩‍🚒😀 Mereka pergi kesana. 😀 Lalu mereka pergi kesana.\n")
    expect(page.locator("mark")).to_have_text(["kesana", "kesana"])
    page.keyboard.press("Escape")
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    expect(page.locator("#naskah")).to_have_value("👩‍🚒😀 Mereka pergi kesana. 😀 Lalu mereka pergi ke sana.\n")


def dropped(page: Page, name: str, data: bytes) -> None:
    page.set_input_files("#buka", {"name": name, "mimeType": "application/octet-stream", "buffer": data})
    expect(page.locator("#nama")).to_have_text(name)
    ready(page)


def test_the_file_says_how_it_is_read(page: Page) -> None:
    dropped(page, "artikel.md", b"# Kabar\n\nMereka pergi kesana. `pergi kesana`\n")
    expect(page.locator("#bentuk")).to_have_value("markdown")
    expect(page.locator("mark")).to_have_count(1)
    with page.expect_download() as saved:
        page.click("#unduh")
    assert saved.value.suggested_filename == "artikel.md"
    assert Path(saved.value.path()).read_bytes() == b"# Kabar\n\nMereka pergi kesana. `pergi kesana`\n"


def test_a_word_document_comes_back_as_one(page: Page, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    made, held = docx.Document(), BytesIO()
    paragraph = made.add_paragraph("Menurut panitia, ")
    paragraph.add_run("tenara").bold = True
    paragraph.add_run(" itu pergi kesana.")
    made.save(held)
    dropped(page, "naskah.docx", held.getvalue())
    expect(page.locator(".item")).to_have_count(2)
    page.locator(".head").first.click()
    page.locator(".item.active .choices .primary").click()
    expect(page.locator(".item")).to_have_count(1)
    page.click("#semua")
    expect(page.locator("#kabar")).to_have_text("Bersih.")
    with page.expect_download() as saved:
        page.click("#unduh")
    path = saved.value.path()
    assert zipfile.is_zipfile(path)
    runs = docx.Document(str(path)).paragraphs[0].runs
    assert [(r.text, bool(r.bold)) for r in runs] == [
        ("Menurut panitia, ", False), ("tentara", True), (" itu pergi ke sana.", False),
    ]  # fmt: skip


def test_what_is_copied_is_the_text(page: Page) -> None:
    write(page, WRONG)
    page.click("#salin")
    expect(page.locator("#kabar")).to_have_text("Naskah disalin.")
    assert page.evaluate("navigator.clipboard.readText()") == WRONG


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("opened", ["", "#bantuan", "#beda", "jelaskan"])
def test_axe_has_no_complaint(theme: str, opened: str, page: Page) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.emulate_media(color_scheme="dark" if theme == "dark" else "light", reduced_motion="reduce")
    write(page, ARTICLE)
    expect(page.locator("#semua")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    if opened == "#beda":
        page.keyboard.press("Enter")
        expect(page.locator("#beda")).to_be_enabled()
        ready(page)
    if opened.startswith("#"):
        page.click(opened)
    elif opened:
        page.get_by_role("button", name="Jelaskan").click()
        expect(page.locator("#kotak-aturan")).to_be_visible()
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]})
    assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in found.response["violations"]] == []


def test_a_phone_shows_all_of_it(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    write(page, ARTICLE)
    expect(page.locator("#semua")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.locator(".head").first.click()
    expect(page.locator(".item.active")).to_be_in_viewport()
    page.locator(".item.active .choices .primary").click()
    expect(page.locator("#urung")).to_be_enabled()
