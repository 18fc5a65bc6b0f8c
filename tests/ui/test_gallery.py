"""Every component in a browser: no fault of access, nothing wider than the phone, and what the script adds."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.ui import gallery

pytestmark = pytest.mark.browser

PAGES = [*sorted(path.stem for path in gallery.PAGES.glob("*.html")), "404", "500"]
TOO_WIDE = """() => [...document.querySelectorAll("body *")].filter((e) => {
  const box = e.getBoundingClientRect();
  if (e.closest(".tabs, .scroll, .hush, dialog, details:not([open])")) return false;
  if (getComputedStyle(e).position === "absolute") return false;
  return box.width > 0 && box.right > innerWidth + 1;
}).map((e) => e.outerHTML.slice(0, 120))"""
PRESSED = "a.button, button, summary, .nav a, .tabs a, select, .choice, .seg span"
SMALL = """(pressed) => [...document.querySelectorAll(pressed)]
  .filter((e) => e.offsetParent && e.getBoundingClientRect().height < 47.5).map((e) => e.outerHTML.slice(0, 120))"""


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A phone 360 px wide. Anything the page complains of, the policy included, fails the test."""
    context = chromium.new_context(viewport={"width": 360, "height": 740}, locale="vi-VN")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


@pytest.mark.parametrize("name", PAGES)
def test_no_serious_fault_of_access(page: Page, gallery_url: str, name: str) -> None:
    page.goto(f"{gallery_url}/{name}.html")
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        found = Axe().run(page).response["violations"]
        grave = [fault for fault in found if fault["impact"] in ("serious", "critical")]
        assert [(fault["id"], fault["nodes"][0]["html"]) for fault in grave] == []


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_wider_than_the_screen(page: Page, gallery_url: str, name: str) -> None:
    page.goto(f"{gallery_url}/{name}.html")
    page.evaluate("document.querySelectorAll('details').forEach((e) => { e.open = true; })")
    for width, text in [(320, 100), (360, 100), (360, 200), (768, 100), (1280, 200)]:
        page.set_viewport_size({"width": width, "height": 740})
        page.evaluate("(size) => { document.documentElement.style.fontSize = `${17 * size / 100}px`; }", text)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (width, text)
        assert page.evaluate(TOO_WIDE) == [], (width, text)


@pytest.mark.parametrize("name", PAGES)
def test_what_is_pressed_is_48_px_high(page: Page, gallery_url: str, name: str) -> None:
    page.goto(f"{gallery_url}/{name}.html")
    assert page.evaluate(SMALL, PRESSED) == []


def test_the_way_into_the_page_by_keyboard(page: Page, gallery_url: str) -> None:
    page.goto(f"{gallery_url}/meeting.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_illustration_is_said_on_screen_and_on_paper(page: Page, gallery_url: str) -> None:
    for name in ("todo", "login"):
        page.goto(f"{gallery_url}/{name}.html")
        page.emulate_media(media="screen")
        assert page.get_by_text("SỐ LIỆU MINH HỌA").is_visible()
        page.emulate_media(media="print")
        assert page.get_by_text("SỐ LIỆU MINH HỌA").is_visible()
        assert not page.locator(".top").is_visible()


def test_every_printed_page_says_illustration(page: Page, gallery_url: str) -> None:
    page.goto(f"{gallery_url}/meeting.html")
    printed = PdfReader(BytesIO(page.pdf(format="A5"))).pages
    assert len(printed) > 1
    assert ["MINH HỌA" in sheet.extract_text() for sheet in printed] == [True] * len(printed)


def test_an_irreversible_thing_is_asked_first(page: Page, gallery_url: str) -> None:
    page.goto(f"{gallery_url}/parts.html")
    sent: list[str] = []
    page.route(
        "**/parts.html", lambda route: (sent.append(route.request.method), route.fulfill(status=204))[1]
    )
    lock = page.get_by_role("button", name="Khóa biên bản")
    lock.click()
    dialog = page.get_by_role("dialog")
    assert "Khóa biên bản?" in dialog.inner_text()
    dialog.get_by_role("button", name="Không, quay lại").click()
    assert sent == []
    lock.click()
    with page.expect_request("**/parts.html"):
        dialog.get_by_role("button", name="Khóa biên bản").click()
    page.wait_for_timeout(200)
    assert sent == ["POST"]


def test_an_impatient_thumb_sends_once(page: Page, gallery_url: str) -> None:
    page.goto(f"{gallery_url}/login.html")
    sent: list[str] = []
    page.route(
        "**/login.html", lambda route: (sent.append(route.request.method), route.fulfill(status=204))[1]
    )
    page.get_by_label("Tên đăng nhập").fill("an")
    page.get_by_label("Mật khẩu").fill("an")
    button = page.get_by_role("button", name="Đăng nhập")
    button.click()
    button.click(force=True)
    page.wait_for_timeout(200)
    assert sent == ["POST"]


def test_a_text_is_copied_and_the_button_says_so(page: Page, gallery_url: str) -> None:
    page.goto(f"{gallery_url}/parts.html")
    page.get_by_role("button", name="Chép để dán vào nhóm").click()
    page.get_by_role("button", name="Đã chép").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").startswith("Kính mời các đồng chí")


def test_the_calendar_of_the_device_writes_day_month_year(page: Page, gallery_url: str) -> None:
    page.goto(f"{gallery_url}/form.html")
    assert page.get_by_role("button", name="Lịch", exact=True).count() == 1
    page.evaluate(
        """() => { const native = document.querySelector(".beside input[type=date]");
        native.value = "2026-11-24"; native.dispatchEvent(new Event("change")); }"""
    )
    assert page.get_by_label("Ngày sinh hoạt").input_value() == "24/11/2026"


def test_faults_take_the_focus(page: Page, gallery_url: str) -> None:
    page.goto(f"{gallery_url}/form.html")
    assert page.evaluate("document.activeElement.className") == "summary"


def test_an_open_menu_closes_at_escape(page: Page, gallery_url: str) -> None:
    page.goto(f"{gallery_url}/todo.html")
    menu = page.locator("details.menu")
    menu.locator("summary").click()
    assert page.get_by_role("button", name="English").is_visible()
    page.keyboard.press("Escape")
    assert menu.get_attribute("open") is None


def test_everything_is_there_without_the_script(chromium: Browser, gallery_url: str) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{gallery_url}/form.html")
    page.get_by_label("Ngày sinh hoạt").fill("24/11/2026")
    page.get_by_text("Thường kỳ").click()
    page.goto(f"{gallery_url}/parts.html")
    assert page.get_by_role("button", name="Khóa biên bản").is_enabled()
    context.close()
