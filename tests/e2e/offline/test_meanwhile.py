"""What happened on the server while the phone had no signal: a session, a right, a meeting ended; a draft was begun."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error as BrowserError
from playwright.sync_api import expect

from tests.e2e.entering import PASSWORD
from tests.e2e.offline.conftest import Opened, unplanned_cell
from tests.e2e.offline.hall import FARMER, GIST, SECRETARY, TOPIC
from tests.servers.https import SecureServed

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.in_ci]

SAID = "Tổ rừng nhận dọn hai cây số."


def figures(secure: SecureServed, meeting: str) -> dict[str, Any]:
    found: dict[str, Any] = secure.run("tests.e2e.offline.entered:figures", meeting)
    return found


def test_a_session_that_ended(secure: SecureServed, cell: dict[str, Any], opened: Opened) -> None:
    phone = opened(cell)
    phone.take_along()
    phone.enter()
    phone.cut()
    phone.open_meeting()
    phone.mark_all()
    phone.write()
    phone.kept()
    secure.run("tests.e2e.offline.entered:end_session", cell["secretary"])
    phone.restore()
    phone.sees("cần đăng nhập lại")
    phone.look("offline-session")
    assert figures(secure, cell["meeting"])["marks"] == {}
    with phone.context.expect_page() as other:
        phone.page.get_by_role("link", name="Đăng nhập lại").first.click()
    other.value.get_by_label("Tên đăng nhập").fill(cell["login"])
    other.value.get_by_label("Mật khẩu").fill(PASSWORD)
    other.value.get_by_role("button", name="Đăng nhập", exact=True).click()
    expect(other.value.get_by_label("Mật khẩu")).to_have_count(0)
    other.value.close()
    with suppress(BrowserError):  # the room may have found out by itself
        phone.page.get_by_role("button", name="Gửi lại ngay").first.click(timeout=3000)
    phone.received()
    found = figures(secure, cell["meeting"])
    assert len(found["marks"]) == 11
    assert list(found["texts"].values()) == [GIST]


def test_rights_that_ended(secure: SecureServed, cell: dict[str, Any], opened: Opened) -> None:
    phone = opened(cell)
    phone.take_along()
    phone.enter()
    phone.cut()
    # entered before anything is done here: what was done before an end was entered is taken in
    secure.run("tests.e2e.offline.entered:end_rights", cell)
    phone.open_meeting()
    phone.mark_all()
    phone.kept()
    phone.restore()
    phone.sees("có việc cần xem lại")
    phone.page.evaluate("location.hash = '#/unsent'")
    phone.sees("Máy chủ không nhận")
    phone.look("offline-rights")
    phone.sees("Điểm danh")  # what stands behind it waits with it, and is not lost
    found = figures(secure, cell["meeting"])
    assert (found["state"], found["marks"]) == ("draft", {})
    assert [each for each in found["acts"] if each["device"]] == []


def test_a_meeting_that_was_locked(secure: SecureServed, cell: dict[str, Any], opened: Opened) -> None:
    secure.run("tests.e2e.offline.entered:open_by_secretary", cell)
    phone = opened(cell, "deputy")
    phone.take_along()
    phone.enter()
    phone.cut()
    phone.say(FARMER, SAID)
    phone.write()
    phone.kept()
    secure.run("tests.e2e.offline.entered:adopt_by_secretary", cell)
    phone.restore()
    phone.page.evaluate("location.hash = '#/unsent'")
    phone.sees("Biên bản đã thông qua trên máy khác")
    phone.sees(SAID)
    expect(phone.page.get_by_role("link", name="Đến Đính chính")).to_be_visible()
    phone.look("offline-too-late")
    found = figures(secure, cell["meeting"])
    assert (found["state"], found["entries"]) == ("adopted", [])
    phone.press("Bỏ việc này")
    phone.agree("Bỏ việc này")
    phone.sees("Không còn việc nào chờ gửi.")
    found = figures(secure, cell["meeting"])
    assert found["texts"] == {}
    assert found["proposals"] == 1  # the late words are kept for a person to settle


def test_a_meeting_opened_here_while_somebody_drafted_it(secure: SecureServed, opened: Opened) -> None:
    cell = unplanned_cell(secure)
    phone = opened(cell)
    phone.take_along()
    phone.cut()
    phone.page.goto("/")
    phone.unlock()
    phone.sees("Đang mất sóng")
    phone.look("offline-home")
    phone.press("Mở buổi họp ngay")
    phone.look("offline-open-now")
    expect(phone.page.locator("select[name=chair] option:checked")).to_have_text(SECRETARY)
    phone.press("Bắt đầu")
    phone.page.wait_for_url("**/hop/**")
    phone.unlock()
    phone.mark_all()
    phone.write()
    phone.say(FARMER, SAID)
    phone.vote()
    phone.kept()
    meeting = secure.run("tests.e2e.offline.entered:draft", cell)
    phone.restore()
    phone.received()
    found = figures(secure, meeting)
    assert found["meetings_of_month"] == 1
    assert found["state"] == "in_session"
    assert len(found["items"]) == len(set(found["items"])) > 20
    assert len(found["marks"]) == 11
    assert found["entries"] == [SAID]
    assert found["ballots"] == [[9, 0, 1, 11, 6, True]]
    assert list(found["texts"].values()) == [GIST]
    phone.to_item(TOPIC)  # the same phone goes on in the same room
    phone.sees(SAID)


def test_a_file_from_a_phone_whose_pin_was_forgotten(
    secure: SecureServed, cell: dict[str, Any], opened: Opened, tmp_path: Path
) -> None:
    phone = opened(cell)
    phone.take_along()
    phone.cut()
    phone.enter()
    phone.open_meeting()
    phone.mark_all()
    phone.say(FARMER, SAID)
    phone.write()
    phone.kept()
    phone.kill()
    phone.open()
    phone.page.goto(phone.room)
    phone.open_more("Quên mã PIN")
    with phone.page.expect_download() as download:
        phone.press("Lưu ra tệp")
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert SAID not in file.read_text(encoding="utf-8")
    office = opened(cell | {"clerk": secure.facts["clerk"]}, "clerk")
    office.page.goto("/nhap-tep/")
    office.page.locator("input[type=file]").set_input_files(file)
    office.press("Xem trong tệp có gì")
    office.sees(f"Việc đồng chí {SECRETARY} đã nhập")
    office.look("offline-file")
    office.press("Nhập vào máy chủ")
    office.sees("Máy chủ đã có đủ nội dung của tệp này")
    found = figures(secure, cell["meeting"])
    assert len(found["marks"]) == 11
    assert found["entries"] == [SAID]
    assert list(found["texts"].values()) == [GIST]
    assert {each["actor"] for each in found["acts"] if each["device"]} == {cell["secretary_user"]}
    phone.sign_in_by(
        cell["secretary"]
    )  # a browser that is killed forgets the session of the last half minute
    phone.restore()
    phone.unlock()  # the PIN was found again: nothing is done twice
    phone.received()
    assert figures(secure, cell["meeting"])["proposals"] == 0
    assert len(figures(secure, cell["meeting"])["acts"]) == len(found["acts"])
