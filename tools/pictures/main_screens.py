"""The ten main screens of a demo, whole pages, on a phone and on a desk: `screenshots.py --main-screens FOLDER`.

Two sets of them, of two states of the program, laid side by side, show what a change did to all of it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, Page

PASSWORD = "nen-nep-2026"  # noqa: S105 - the demo's, printed on its login page
SIZES = {360: 740, 1280: 900}


def take_main_screens(browser: Browser, address: str, folder: Path) -> None:
    """One picture a screen and width: `01-viec-can-lam-360.png`."""
    folder.mkdir(parents=True, exist_ok=True)
    for width, height in SIZES.items():
        pages = {name: _signed_in(browser, address, name, (width, height)) for name in ("pakim", "banhon")}
        for number, (name, (who, go)) in enumerate(SCREENS.items(), 1):
            page = pages[who]
            page.goto(f"{address}/")
            go(page)
            page.wait_for_timeout(700)
            page.screenshot(path=str(folder / f"{number:02}-{name}-{width}.png"), full_page=True)
        for page in pages.values():
            page.context.close()


def _signed_in(browser: Browser, address: str, username: str, size: tuple[int, int]) -> Page:
    page = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, locale="vi-VN", service_workers="block"
    ).new_page()
    page.goto(f"{address}/dang-nhap/")
    page.fill("form.form input[name=username]", username)
    page.fill("form.form input[name=password]", PASSWORD)
    page.click("form.form button[type=submit]")
    page.wait_for_load_state()
    return page


def _at(page: Page, path: str) -> None:
    page.goto("/".join(page.url.split("/")[:3]) + path)


def _of_home(page: Page) -> None:
    _at(page, "/")


def _cell(page: Page) -> str:
    """The address of the own organisation."""
    return str(page.locator("a.place").get_attribute("href"))


def _meeting(state: str) -> Callable[[Page], None]:
    """The newest meeting of the own cell whose row says so."""

    def go(page: Page) -> None:
        _at(page, _cell(page))
        page.locator(f"main a[href^='/buoi/']:has-text('{state}')").first.click()

    return go


def _next(page: Page) -> str:
    """The address of the meeting that comes next."""
    _at(page, _cell(page))
    href = str(page.locator("h2:has-text('sắp tới') ~ ul a[href^='/buoi/']").first.get_attribute("href"))
    return f"/buoi/{href.split('/')[2]}/"


def _of_next(path: str) -> Callable[[Page], None]:
    return lambda page: _at(page, _next(page) + path)


def _of_cell(path: str) -> Callable[[Page], None]:
    return lambda page: _at(page, _cell(page) + path)


def _sheet(page: Page) -> None:
    """The next meeting entered from its paper sheet: opened first, unless another width did it already."""
    _at(page, f"{_next(page)}hop/")
    page.wait_for_selector("#room h1")
    why = page.get_by_label("Vì sao họp khác ngày")
    begin = page.get_by_role("button", name="Bắt đầu", exact=True)
    if begin.count():
        if why.count():
            why.fill("Bản chuẩn bị vào vụ thu hoạch")
        begin.click()
        page.wait_for_timeout(1500)
    page.evaluate("location.hash = '#/sheet'")
    page.wait_for_timeout(1500)


THIS_MONTH = f"{datetime.now(UTC):%Y-%m}"
SCREENS: dict[str, tuple[str, Callable[[Page], None]]] = {
    "viec-can-lam": ("pakim", _of_home),
    "chi-bo": ("pakim", _of_cell("")),
    "lich-nam": ("pakim", lambda page: page.locator("nav.nav a").nth(1).click()),
    "buoi-da-ban-hanh": ("pakim", _meeting("đã ban hành")),
    "chuan-bi": ("pakim", _of_next("chuan-bi/")),
    "thong-bao": ("pakim", _of_next("thong-bao/")),
    "danh-sach": ("pakim", _of_cell("danh-sach/")),
    "tim": ("pakim", lambda page: _at(page, "/tim/?tim=pa+kim")),
    "thang-cua-xa": ("banhon", _of_cell(f"thang/{THIS_MONTH}/")),
    "nhap-theo-phieu": ("pakim", _sheet),
}
