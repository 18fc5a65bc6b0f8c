"""Home, the roll, the tasks and the room without a network; what is fetched ahead; warnings; signing out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from nennep.accounts.models import User
from nennep.core import clock
from nennep.core.models import ActRecord
from nennep.meetings.models import Meeting
from tests.browsers.browser import CHROMIUM
from tests.servers.https import HOST, serving_https
from tests.web.phone import PIN, Phones, installed, until

pytestmark = [pytest.mark.browser, pytest.mark.in_ci]

ZALO = (
    "Mozilla/5.0 (Linux; Android 10; SM-A105F; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 "
    "Chrome/120.0 Mobile Safari/537.36 Zalo android/23070721"
)


def fetched(page: Page) -> None:
    """Take the cell's things to the phone, with a PIN, as a secretary does the day before."""
    installed(page)
    page.get_by_role("button", name="Tải về máy để họp khi mất sóng").click()
    page.get_by_label("Mã PIN mới").fill(PIN)
    page.get_by_label("Nhập lại mã PIN").fill(PIN)
    page.get_by_role("button", name="Đặt mã PIN").click()
    expect(page.get_by_text("Sẵn sàng họp khi mất sóng")).to_be_visible()


def cut(phone: Phones, page: Page) -> None:
    phone.cut(page)
    page.goto("/")
    expect(page.get_by_role("heading", name="Đang mất sóng")).to_be_visible()


def test_what_is_ready_is_said_beforehand_with_size_and_hour(phone: Phones) -> None:
    page = phone()
    fetched(page)
    said = page.locator("#kit").inner_text()
    day = clock.legal_day(Meeting.rows.get(pk=phone.meeting).starts_at)
    assert re.search(rf"buổi {day:%d/%m} · [\d,]+ KB · tải lúc \d\d:\d\d", said)
    # a browser without a screen promises nothing, and that is said
    assert "Trình duyệt chưa bảo đảm lưu lâu dài" in said
    for address in (f"/buoi/{phone.meeting}/", f"/to-chuc/{phone.cell.id}/"):
        page.goto(address)
        expect(page.get_by_text("Sẵn sàng họp khi mất sóng")).to_be_visible()


def test_without_a_network_home_roll_tasks_and_room_are_there(phone: Phones) -> None:
    page = phone()
    fetched(page)
    cut(phone, page)
    expect(page.get_by_text("Những gì dưới đây tải về lúc")).to_be_visible()
    page.get_by_role("link", name="Danh sách").first.click()
    expect(page.get_by_text("Lò Thị Ân")).to_be_visible()
    page.get_by_role("link", name="Trang đầu").click()
    page.get_by_role("link", name="Nhiệm vụ đang thực hiện").first.click()
    expect(page.get_by_text("Phát dọn đường băng cản lửa")).to_be_visible()
    page.get_by_role("link", name="Trang đầu").click()
    page.get_by_role("link", name="Vào phòng họp").first.click()
    expect(page.get_by_role("button", name="Bắt đầu", exact=True)).to_be_visible()


def test_a_page_that_needs_a_signal_says_so_and_leads_on(phone: Phones) -> None:
    page = phone()
    fetched(page)
    phone.cut(page)
    page.goto("/quy-dinh/")
    expect(page.get_by_role("heading", name="Trang này cần có sóng")).to_be_visible()
    expect(page.get_by_role("link", name="Vào phòng họp").first).to_be_visible()
    phone.restore(page)
    page.get_by_role("button", name=re.compile("Mở trang của máy chủ|Thử lại")).click()
    expect(page.locator("#offline-home")).to_have_count(0)


def test_after_the_browser_was_closed_the_pin_opens_it(phone: Phones) -> None:
    page = phone()
    fetched(page)
    phone.cut(page)
    # a new tab has no session storage, as after a restart
    fresh = page.context.new_page()
    fresh.goto("/")
    fresh.get_by_label("Mã PIN").fill("000000")
    fresh.get_by_role("button", name="Mở", exact=True).click()
    expect(fresh.get_by_text("Chưa đúng")).to_be_visible()
    expect(fresh.get_by_label("Mã PIN")).to_be_enabled()
    fresh.get_by_label("Mã PIN").fill(PIN)
    fresh.get_by_role("button", name="Mở", exact=True).click()
    expect(fresh.get_by_role("link", name="Danh sách").first).to_be_visible()


def test_what_was_done_without_a_network_is_listed_and_sent_from_home(phone: Phones) -> None:
    page = phone()
    fetched(page)
    cut(phone, page)
    page.get_by_role("link", name="Vào phòng họp").first.click()
    page.get_by_role("button", name="Bắt đầu", exact=True).click()
    expect(page.get_by_text("đã lưu trên máy").first).to_be_visible()
    page.goto("/")
    page.get_by_role("link", name="Còn trên máy này").click()
    expect(page.locator("ul.rows li")).to_contain_text(["Bắt đầu"])
    with page.expect_download() as file:
        page.get_by_role("button", name="Lưu ra tệp").click()
    assert file.value.suggested_filename.startswith("nen-nep-")
    phone.restore(page)
    expect(page.get_by_text("Đã gửi hết về máy chủ")).to_be_visible()
    opened = ActRecord.rows.filter(act="meetings.open_meeting", subjects__object_id=phone.meeting)
    assert opened.count() == 1


def test_a_meeting_that_nobody_prepared_is_opened_without_a_network(phone: Phones) -> None:
    page = phone()
    fetched(page)
    cut(phone, page)
    page.get_by_role("link", name="Mở buổi họp ngay").first.click()
    page.get_by_label("Bất thường").check(force=True)
    page.get_by_role("button", name="Bắt đầu", exact=True).click()
    page.wait_for_url(re.compile(r"/buoi/[0-9a-f-]{36}/hop/"))
    expect(page.locator("#room-bar")).to_contain_text("đã lưu trên máy")
    opened = UUID(re.search(r"/buoi/([0-9a-f-]{36})/", page.url)[1])  # type: ignore[index]
    phone.restore(page)
    expect(page.locator("#room-bar")).to_contain_text("máy chủ đã nhận")
    assert Meeting.rows.filter(pk=opened, kind="extraordinary").exists()


def test_signing_out_asks_about_what_is_unsent_and_keeps_it(phone: Phones) -> None:
    page = phone()
    fetched(page)
    cut(phone, page)
    page.get_by_role("link", name="Vào phòng họp").first.click()
    page.get_by_role("button", name="Bắt đầu", exact=True).click()
    expect(page.get_by_text("đã lưu trên máy").first).to_be_visible()
    # the server is reached, but takes no act
    page.context.route("**/api/acts/**", lambda route: route.abort())
    phone.restore(page)
    page.goto("/")
    page.locator("details.menu summary").click()
    page.get_by_role("button", name="Đăng xuất").click()
    asked = page.get_by_role("dialog")
    expect(asked).to_contain_text("2 việc chưa gửi về máy chủ")
    asked.get_by_role("button", name="Ở lại").click()
    assert page.url.endswith("/")
    page.locator("details.menu summary").click()
    page.get_by_role("button", name="Đăng xuất").click()
    asked.get_by_role("button", name="Đăng xuất, giữ trên máy").click()
    page.wait_for_url("**/dang-nhap/**")
    names = page.evaluate("async () => (await indexedDB.databases()).map(each => each.name)")
    assert f"nennep-{phone.cell.secretary.user_id}" in names


def test_people_who_sign_in_on_anothers_phone_go_into_the_room_as_themselves(phone: Phones) -> None:
    page = phone()
    fetched(page)
    deputy = User.rows.get(pk=phone.cell.deputy.user_id)
    deputy.set_password(PIN)
    User.rows.bulk_update([deputy], ["password"])
    page.context.clear_cookies(name="nennep_session")
    page.goto(f"/dang-nhap/?next=/buoi/{phone.meeting}/hop/")
    page.get_by_label("Tên đăng nhập").fill(deputy.username)
    page.get_by_label("Mật khẩu").fill(PIN)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.locator("#room h1")).to_be_visible()
    assert page.locator("meta[name=nennep-user]").get_attribute("content") == str(deputy.pk)
    until(page, "user => (localStorage.getItem('nennep-user') ?? '').includes(user)", str(deputy.pk))
    page.reload()
    expect(page.get_by_role("heading", name="Nhập mã PIN")).to_have_count(0)


def test_signing_out_with_nothing_unsent_forgets_the_person(phone: Phones) -> None:
    page = phone()
    fetched(page)
    page.locator("details.menu summary").click()
    page.get_by_role("button", name="Đăng xuất").click()
    page.wait_for_url("**/dang-nhap/**")
    until(page, "async () => (await indexedDB.databases()).length === 0")
    assert page.evaluate("localStorage.getItem('nennep-user')") is None


DROPPED = """async ([user, meeting]) => {
  const store = await nennepRoom.DeviceStore.open(user);
  const act = { key: crypto.randomUUID(), name: "meetings.record_entry", version: 1, seq: 10, attempts: 1,
    payload: { id: crypto.randomUUID(), item: null, gist: "Làm lại mương Huổi Lóng." }, offsetMs: 0,
    capturedAt: new Date().toISOString(), subject: `meeting/${meeting}` };
  await store.acts.put(act);
  await store.acts.putAside([act], "set_aside");
}"""
"""An act of the meeting was refused and set aside."""


@pytest.mark.parametrize("locked", [False, True])
def test_signing_out_asks_about_what_was_set_aside_and_keeps_it(phone: Phones, locked: bool) -> None:
    page = phone()
    fetched(page)
    user = str(phone.cell.secretary.user_id)
    page.evaluate(DROPPED, [user, str(phone.meeting)])
    if locked:
        page.evaluate("sessionStorage.clear()")
    page.locator("details.menu summary").click()
    page.get_by_role("button", name="Đăng xuất").click()
    asked = page.get_by_role("dialog")
    expect(asked).to_contain_text("còn đọc lại được 1 việc đã bỏ")
    asked.get_by_role("button", name="Đăng xuất, giữ trên máy").click()
    page.wait_for_url("**/dang-nhap/**")
    page.goto("/khung/mat-song/#/unsent/dropped")
    page.get_by_label("Mã PIN").fill(PIN)
    page.get_by_role("button", name="Mở", exact=True).click()
    expect(page.locator("#offline-home")).to_contain_text("Làm lại mương Huổi Lóng.")


def test_who_signs_out_may_delete_what_was_set_aside(phone: Phones) -> None:
    page = phone()
    fetched(page)
    page.evaluate(DROPPED, [str(phone.cell.secretary.user_id), str(phone.meeting)])
    page.locator("details.menu summary").click()
    page.get_by_role("button", name="Đăng xuất").click()
    asked = page.get_by_role("dialog")
    asked.get_by_role("button", name="Đăng xuất, xóa khỏi máy").click()
    page.wait_for_url("**/dang-nhap/**")
    until(page, "async () => (await indexedDB.databases()).length === 0")


@pytest.mark.parametrize(("width", "zoom"), [(320, "106.25%"), (360, "200%"), (1280, "106.25%")])
def test_no_screen_of_home_has_a_barrier_or_stands_over_the_edge(
    phone: Phones, width: int, zoom: str
) -> None:
    page = phone(viewport={"width": width, "height": 740})
    fetched(page)
    body = str(phone.cell.body)
    found: dict[str, Any] = {"ready": barriers(page, zoom)}
    cut(phone, page)
    for screen in ("", f"roll/{body}", f"tasks/{body}", f"open/{body}", "unsent", "pin"):
        page.goto(f"/#/{screen}")
        page.wait_for_timeout(200)
        found[screen] = barriers(page, zoom)
    page.evaluate("sessionStorage.clear()")
    page.goto("/quy-dinh/")
    expect(page.get_by_role("heading", name="Nhập mã PIN")).to_be_visible()
    found["locked"] = barriers(page, zoom)
    assert {name: each for name, each in found.items() if each != ([], 0)} == {}


def barriers(page: Page, zoom: str) -> tuple[list[str], int]:
    """Serious barriers by axe, and by how much the page is wider than the screen."""
    page.evaluate(f"document.documentElement.style.fontSize = '{zoom}'")
    # once: barriers do not change with the width
    phone_wide = page.viewport_size is not None and page.viewport_size["width"] == 360
    violations = Axe().run(page).response["violations"] if phone_wide else []
    serious = [each["id"] for each in violations if each["impact"] in ("serious", "critical")]
    wide = "Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)"
    return serious, int(page.evaluate(wide))


def test_a_form_is_held_while_there_is_no_signal(phone: Phones) -> None:
    page = phone()
    installed(page)
    phone.cut(page)
    page.locator("details.menu summary").click()
    page.get_by_role("button", name="English").click()
    expect(page.get_by_text("Đang mất sóng: chưa gửi được")).to_be_visible()
    assert page.url.endswith("/")


def test_inside_a_chat_app_the_page_says_what_will_not_work_and_how_to_open_it(phone: Phones) -> None:
    page = phone(sign_in=False, user_agent=ZALO)
    page.goto("/dang-nhap/")
    expect(page.get_by_text("Đang mở trong Zalo")).to_be_visible()
    way = page.get_by_role("link", name="Mở bằng Chrome").get_attribute("href")
    assert way
    assert way.startswith("intent://localhost")
    assert "package=com.android.chrome" in way
    page.get_by_role("button", name="Chép địa chỉ").click()
    expect(page.get_by_role("button", name="Đã chép")).to_be_visible()


def test_the_home_screen_is_offered_once(phone: Phones) -> None:
    page = phone()
    page.goto("/")
    page.wait_for_load_state("load")
    offer = "dispatchEvent(new Event('beforeinstallprompt', {cancelable: true}))"
    assert page.evaluate(offer) is False  # the browser's own way of asking is held back
    page.get_by_role("button", name="Để sau").click()
    expect(page.get_by_text("Cài lên màn hình chính")).to_have_count(0)
    page.reload()
    assert page.evaluate(offer) is True
    expect(page.get_by_text("Cài lên màn hình chính")).to_have_count(0)


def test_at_an_insecure_address_the_page_says_what_will_not_work(phone: Phones) -> None:
    browser = phone.chromium.browser_type.launch(
        executable_path=CHROMIUM,
        args=["--host-resolver-rules=MAP nennep.test 127.0.0.1"],
    )
    page = browser.new_context(locale="vi-VN").new_page()
    page.goto(phone.server.replace("localhost", "nennep.test") + "/dang-nhap/")
    expect(page.get_by_text("Kết nối này chưa an toàn")).to_be_visible()
    expect(page.get_by_role("link", name="Cách mở cho đúng")).to_have_attribute("href", "/ket-noi-an-toan/")
    browser.close()


def test_past_a_certificate_warning_the_page_says_so(chromium: Browser, tmp_path: Path) -> None:
    with serving_https(tmp_path / "data") as served:
        served.facts = served.run("tests.servers.served:enter_world")
        context = chromium.new_context(ignore_https_errors=True, locale="vi-VN")
        address = served.address.replace(HOST, "127.0.0.1")
        context.add_cookies([{"name": "nennep_session", "value": served.facts["secretary"], "url": address}])
        page = context.new_page()
        page.goto(address)
        expect(page.get_by_text("Kết nối này chưa an toàn")).to_be_visible()
        context.close()
