"""A person with a phone: signs in, goes to pages, presses what is to be pressed. What goes wrong in a page is kept."""

from __future__ import annotations

import os
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from playwright.sync_api import TimeoutError as NeverThere

from tests.e2e.entering import PASSWORD
from tests.servers.serving import Served

PHONE = (360, 740)
DESK = (1280, 900)
RECEIVED = "máy chủ đã nhận"


class Phone:
    """One browser context of one person."""

    def __init__(self, chromium: Browser, served: Served, size: tuple[int, int] = PHONE) -> None:
        self.served = served
        self.context: BrowserContext = chromium.new_context(
            viewport={"width": size[0], "height": size[1]},
            locale="vi-VN",
            base_url=served.address,
            service_workers="block",  # the server's own pages are looked at here, not those kept on the phone
        )
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(8000)
        self.said: list[str] = []
        self.page.on("console", lambda message: self._hear(message.type, message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))

    def _hear(self, kind: str, text: str) -> None:
        """An error of the page; a form sent back with its faults (422) is none."""
        if kind == "error" and "status of 422" not in text:
            self.said.append(text)

    def sign_in(self, name: str) -> None:
        """By name and password, as a person does."""
        self.page.goto("/dang-nhap/")
        self.page.get_by_label("Tên đăng nhập").fill(name)
        self.page.get_by_label("Mật khẩu").fill(PASSWORD)
        self.press("Đăng nhập")
        expect(self.page.get_by_role("heading", level=1)).to_contain_text("đồng chí")

    def press(self, name: str, within: Locator | None = None) -> None:
        """Press the button or link of that name."""
        place = within or self.page
        button = place.get_by_role("button", name=name, exact=True)
        link = place.get_by_role("link", name=name, exact=True)
        try:
            button.or_(link).first.click()
        except NeverThere as missing:
            raise AssertionError(
                f"no {name} at {self.page.url}: {self.said} {self.page.content()}"
            ) from missing

    def agree(self, act: str) -> None:
        """Answer the question with yes; its button names the act, not "yes"."""
        yes = self.page.locator("#confirm [value=yes]")
        expect(yes).to_have_text(act)
        yes.click()

    def open_more(self, summary: str) -> None:
        """Open what is folded away."""
        self.page.locator("summary", has_text=summary).first.click()

    def sees(self, words: str) -> None:
        """The words stand somewhere on the page, to be seen."""
        expect(self.page.get_by_text(words).first).to_be_visible()

    def reload_room(self) -> None:
        """Load the room again, and wait until the server has answered with its time."""
        with self.page.expect_response("**/goi.json"):
            self.page.reload()

    def received(self) -> None:
        """In the room: nothing is on its way any more. What is refused instead is told by its words."""
        state = self.page.locator(".sent").first
        try:
            expect(state).to_have_text(RECEIVED)
        except AssertionError as other:
            state.click()
            raise AssertionError(self.page.locator("#room").inner_text()) from other

    def to_item(self, title: str) -> None:
        """In the room: by the agenda to the item whose title begins so."""
        self.page.evaluate("location.hash = '#/agenda'")
        self.page.locator("#room a.row", has_text=title).first.click()
        expect(self.page.locator("#room h1, #room .open > .title").last).to_contain_text(title)

    def fetch(self, document: str, kind: str) -> bytes:
        """The file of a document listed on the page, by the link that names both."""
        link = self.page.get_by_role("link", name=f".{kind} {document}").first
        return self.fetched(link.get_attribute("href") or "")

    def fetched(self, address: str) -> bytes:
        """What the server gives to this person at an address."""
        answer = self.context.request.get(address)
        assert answer.ok, f"{address}: {answer.status}"
        return answer.body()

    def status(self, address: str) -> int:
        """What the server answers this person at an address."""
        return self.context.request.get(address).status

    def look(self, name: str) -> None:
        """Keep a picture of the page where somebody wants to look at it (E2E_SHOTS names the folder)."""
        folder = os.environ.get("E2E_SHOTS")
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)

    def close(self) -> None:
        """Put the phone away; nothing may have gone wrong in its pages meanwhile."""
        self.context.close()
        assert self.said == []
