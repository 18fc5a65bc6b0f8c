"""A login from the office to its owner, and a shared machine, in a real browser at 360 px."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e.entering import PASSWORD
from tests.e2e.phones import PHONE
from tests.servers.serving import Served, serving

pytestmark = [pytest.mark.browser]

OWN = "mot-cau-de-nho"


@pytest.fixture(scope="module")
def world_served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("logins") / "data") as served:
        served.facts = served.run("tests.e2e.entering:enter_pa_kim")
        yield served


@pytest.fixture
def context(chromium: Browser, world_served: Served) -> Iterator[BrowserContext]:
    width, height = PHONE
    made = chromium.new_context(
        viewport={"width": width, "height": height}, base_url=world_served.address, locale="vi-VN"
    )
    yield made
    made.close()


def sign_in(page: Page, name: str, password: str, shared: bool = False) -> None:
    page.goto("/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(name)
    page.get_by_label("Mật khẩu").fill(password)
    if shared:
        page.get_by_label("Máy dùng chung").check()
    picture(page, "dang-nhap")
    page.get_by_role("button", name="Đăng nhập").click()


def sign_out(page: Page) -> None:
    page.locator("details.menu summary").click()
    page.get_by_role("button", name="Đăng xuất").click()
    page.wait_for_url("**/dang-nhap/**")


def picture(page: Page, name: str) -> None:
    """Kept where LOGIN_SHOTS says, to be looked at."""
    if folder := os.environ.get("LOGIN_SHOTS"):
        page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)


def test_the_office_hands_over_a_code_and_its_owner_sets_the_password(
    context: BrowserContext, world_served: Served
) -> None:
    page = context.new_page()
    sign_in(page, "clerk", PASSWORD)
    page.goto(f"/to-chuc/{world_served.facts['cell']}/danh-sach/")
    picture(page, "danh-sach")
    page.get_by_role("link", name="Tài khoản của các đồng chí").click()
    picture(page, "tai-khoan-chi-bo")
    page.get_by_label("Đồng chí").select_option(index=2)
    page.get_by_label("Tên đăng nhập").fill("dong.chi.moi")
    page.get_by_role("button", name="Cấp tài khoản và mã").click()
    picture(page, "ma")
    code = re.search(r"\d{4} \d{4} \d{4}", page.locator("main").inner_text())
    assert code is not None
    page.get_by_role("link", name="Về danh sách tài khoản").click()
    expect(page.get_by_text("dong.chi.moi")).to_contain_text("chưa đặt mật khẩu")
    sign_out(page)
    page.get_by_role("link", name="Có mã một lần").click()
    page.get_by_label("Tên đăng nhập").fill("dong.chi.moi")
    page.get_by_label("Mã một lần").fill(code[0])
    page.get_by_label("Mật khẩu mới").fill("1")
    page.get_by_label("Nhập lại mật khẩu").fill("1")
    page.get_by_role("button", name="Đặt mật khẩu này").click()
    expect(page.get_by_role("alert")).to_contain_text("ít nhất 8 ký tự")
    picture(page, "dat-mat-khau-sai")
    page.get_by_label("Mã một lần").fill(code[0])
    page.get_by_label("Mật khẩu mới").fill(OWN)
    page.get_by_label("Nhập lại mật khẩu").fill(OWN)
    page.get_by_role("button", name="Đặt mật khẩu này").click()
    expect(page.get_by_text("Đã đặt mật khẩu")).to_be_visible()
    sign_in(page, "dong.chi.moi", OWN)
    page.goto("/tai-khoan/")
    expect(page.get_by_text("Đặt mật khẩu bằng mã một lần")).to_be_visible()
    picture(page, "tai-khoan-cua-toi")


def test_back_after_signing_out_shows_nothing_private(context: BrowserContext, world_served: Served) -> None:
    page = context.new_page()
    sign_in(page, "secretary", PASSWORD, shared=True)
    page.goto(f"/to-chuc/{world_served.facts['cell']}/danh-sach/")
    expect(page.get_by_role("heading", name="Danh sách đảng viên")).to_be_visible()
    people = page.locator("ol.roll .what")
    names = people.evaluate_all("them => them.map((each) => each.firstChild.textContent.trim())")
    assert len(names) == 11
    sign_out(page)
    for _step in range(2):
        page.go_back()
        page.wait_for_load_state()
        assert not [name for name in names if name in page.content()]
    expect(page.get_by_label("Mật khẩu")).to_be_visible()


def test_the_session_of_a_shared_machine_goes_with_the_browser(
    chromium: Browser, world_served: Served
) -> None:
    for shared, stays in ((True, False), (False, True)):
        first = chromium.new_context(base_url=world_served.address)
        page = first.new_page()
        sign_in(page, "secretary", PASSWORD, shared=shared)
        page.wait_for_url("**/")
        lasting = [each for each in first.cookies() if each["expires"] > 0]
        first.close()
        second = chromium.new_context(base_url=world_served.address)  # the browser is opened again
        second.add_cookies(lasting)  # type: ignore[arg-type]
        page = second.new_page()
        page.goto("/tai-khoan/")
        assert ("/dang-nhap/" not in page.url) is stays
        second.close()
