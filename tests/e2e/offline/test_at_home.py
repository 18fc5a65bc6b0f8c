"""Without signal at home: what is to be done, the roll, the open tasks, a meeting put off; and a wrong clock."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

from nennep.core import clock
from tests.e2e.entering import OPEN_TASKS
from tests.e2e.offline.conftest import Opened, unplanned_cell
from tests.e2e.offline.hall import FARMER, SECRETARY
from tests.running.moved import move_pages
from tests.servers.https import SecureServed

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.in_ci]


def test_home_works_on_a_phone_that_was_started_anew(
    secure: SecureServed, cell: dict[str, Any], opened: Opened
) -> None:
    phone = opened(cell)
    phone.take_along()
    phone.close()
    phone.cut()
    phone.open()
    phone.page.goto("/")
    phone.unlock()
    expect(phone.page.locator("#offline-home h1")).to_have_text("Đang mất sóng")
    phone.sees("Đang mất sóng")
    home = phone.page.locator("#offline-home")
    home.get_by_role("link", name="Danh sách 11 đồng chí").click()
    expect(home.locator("ol.rows > li")).to_have_count(11)
    phone.sees(SECRETARY)
    phone.press("Trang đầu")
    home.get_by_role("link", name="Nhiệm vụ đang thực hiện 2 nhiệm vụ").first.click()
    for task in OPEN_TASKS:
        phone.sees(task)
    phone.page.goto(f"/to-chuc/{cell['cell']}/")  # any other page
    phone.unlock()
    phone.sees("Trang này cần có sóng")
    phone.press("Vào phòng họp")
    phone.unlock()
    expect(phone.page.locator("#room h1")).to_have_text("Bắt đầu buổi sinh hoạt")


def test_a_meeting_is_put_off_without_signal(
    secure: SecureServed, cell: dict[str, Any], opened: Opened
) -> None:
    phone = opened(cell)
    phone.take_along()
    phone.enter()
    phone.cut()
    later = clock.local(clock.now()) + timedelta(days=3)
    phone.open_more("Hoãn, đổi lịch")
    phone.page.get_by_label("Ngày", exact=True).fill(f"{later:%d/%m/%Y}")
    phone.page.get_by_label("Giờ", exact=True).fill("19h30")
    phone.page.get_by_label("Lý do").fill("Mưa lũ")
    phone.press("Hoãn, đổi lịch")
    phone.kept()
    phone.sees(f"{later:%d/%m/%Y}")
    phone.page.goto("/")  # home tells the new day, before the server has heard of it
    phone.unlock()
    home = phone.page.locator("#offline-home .card.next")
    expect(home).to_contain_text(f"19:30, {later:%d/%m/%Y}")
    expect(home.get_by_role("heading")).to_contain_text(f"{later:%d/%m/%Y}")
    phone.enter()
    phone.restore()
    phone.received()
    found = secure.run("tests.e2e.offline.entered:figures", cell["meeting"])
    planned = clock.local(datetime.fromisoformat(found["starts_at"]))
    assert (planned.date(), f"{planned:%H:%M}") == (later.date(), "19:30")


@pytest.mark.parametrize("days", [-40, 3])
def test_a_wrong_clock_neither_loses_nor_reorders_acts(
    secure: SecureServed, cell: dict[str, Any], opened: Opened, days: int
) -> None:
    phone = opened(cell)
    move_pages(phone.context, timedelta(days=days))
    phone.take_along()
    phone.enter()
    phone.cut()
    began = clock.now()
    phone.open_meeting()
    phone.mark_all()
    phone.say(FARMER, "Tổ rừng nhận dọn hai cây số.")
    phone.kept()
    ended = clock.now()
    phone.restore()
    phone.received()
    found = secure.run("tests.e2e.offline.entered:figures", cell["meeting"])
    made = [each for each in found["acts"] if each["device"]]
    assert [each["act"] for each in made] == [
        "meetings.open_meeting",
        "meetings.appoint_minute_taker",
        "meetings.record_attendance",
        "meetings.record_entry",
    ]
    some = timedelta(seconds=3)
    for each in made:
        assert began - some <= datetime.fromisoformat(each["captured_at"]) <= ended + some
        assert abs(timedelta(milliseconds=each["clock_offset_ms"]) + timedelta(days=days)) < some


def test_a_clock_that_was_set_while_the_phone_was_closed_is_asked_about_before_anything_is_recorded(
    secure: SecureServed, cell: dict[str, Any], opened: Opened
) -> None:
    phone = opened(cell)
    phone.take_along()
    phone.close()
    phone.cut()
    phone.open()
    today = clock.local(clock.now())
    wrong = today + timedelta(days=3)
    move_pages(phone.context, timedelta(days=3))
    phone.page.goto(phone.room)
    phone.unlock()
    expect(phone.page.locator("#room h1")).to_have_text("Bây giờ là ngày nào, mấy giờ?")
    phone.sees(f"Buổi này dự kiến họp ngày {today:%d/%m/%Y}.")
    expect(phone.page.get_by_role("button", name=f"ngày {wrong:%d/%m/%Y}")).to_be_visible()
    phone.look("clock-question")
    began = clock.now()
    phone.page.get_by_role("button", name=f"ngày {today:%d/%m/%Y}").click()
    phone.open_meeting()
    phone.say(FARMER, "Tổ rừng nhận dọn hai cây số.")
    phone.kept()
    phone.page.reload()  # asked once
    phone.unlock()
    expect(phone.page.locator("#room-bar .sent")).to_be_visible()
    expect(phone.page.locator("#room h1")).not_to_have_text("Bây giờ là ngày nào, mấy giờ?")
    phone.restore()
    phone.received()
    found = secure.run("tests.e2e.offline.entered:figures", cell["meeting"])
    assert abs(datetime.fromisoformat(found["opened_at"]) - began) < timedelta(minutes=2)
    made = [each for each in found["acts"] if each["device"]]
    assert all(
        abs(datetime.fromisoformat(each["captured_at"]) - began) < timedelta(minutes=2) for each in made
    )


def test_a_meeting_opened_at_once_on_a_phone_that_runs_ahead_is_received(
    secure: SecureServed, opened: Opened
) -> None:
    phone = opened(unplanned_cell(secure))
    move_pages(phone.context, timedelta(minutes=20))
    phone.take_along()
    phone.cut()
    phone.page.goto("/")
    phone.unlock()
    phone.press("Mở buổi họp ngay")
    began = clock.local(clock.now())
    expect(phone.page.get_by_label("Giờ bắt đầu")).to_have_value(re.compile(f"{began:%H}:"))
    phone.page.get_by_label("Giờ bắt đầu").fill(f"{began + timedelta(minutes=15):%H:%M}")
    phone.press("Bắt đầu")
    assert "Bây giờ mới" in phone.page.get_by_label("Giờ bắt đầu").evaluate("box => box.validationMessage")
    phone.page.get_by_label("Giờ bắt đầu").fill(f"{began:%H:%M}")
    phone.press("Bắt đầu")
    phone.page.wait_for_url("**/hop/**")
    phone.unlock()
    phone.kept()
    phone.restore()
    phone.received()
    shown = phone.page.evaluate("location.pathname").split("/")[2]
    found = secure.run("tests.e2e.offline.entered:figures", shown)
    assert datetime.fromisoformat(found["opened_at"]) == began.replace(second=0, microsecond=0)
