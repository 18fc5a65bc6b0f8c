"""An opening that the server refuses, with what was recorded after it: nothing falls unseen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from nennep.meetings.actions.session import open_meeting
from nennep.meetings.models import Attendance, Meeting
from nennep.membership.models import Membership
from tests.fixtures import EVENING
from tests.room.evening import Evening
from tests.room.test_room_browser import mark, received
from tests.room.test_room_offline_screens_browser import say_yes, state

pytestmark = pytest.mark.browser


def refused_opening(evening: Evening) -> Page:
    """Opened without a signal with somebody in the chair who had left the cell; one was marked."""
    page = evening.page(evening.cell.secretary)
    page.goto(evening.address)
    page.wait_for_selector("#room form")
    page.context.set_offline(True)
    page.get_by_label("Chủ trì").select_option(label="Lò Văn Dương")
    page.get_by_role("button", name="Khai mạc").click()
    page.goto(evening.address + "#/roll")
    mark(page, "Lò Thị Ân", "Có mặt")
    expect(state(page)).to_have_text("đã lưu trên máy · 2 việc chờ gửi")
    return page


def leave(evening: Evening, name: str) -> None:
    Membership.rows.filter(person__full_name=name).update(valid_to=EVENING.date().replace(day=1))


def test_dropping_an_opening_says_what_falls_and_keeps_it_to_be_read(evening: Evening) -> None:
    page = refused_opening(evening)
    leave(evening, "Lò Văn Dương")
    page.context.set_offline(False)
    page.get_by_role("link", name="Xem và chọn").click()
    expect(page.get_by_role("heading", name="Việc khác dựa vào việc này")).to_be_visible()
    expect(page.get_by_text("1 việc ghi ở dưới cũng không vào biên bản")).to_be_visible()
    expect(page.get_by_role("button", name="Sửa lại")).to_be_visible()
    page.get_by_role("button", name="Bỏ cả 2 việc").click()
    say_yes(page)
    expect(page.get_by_role("heading", name="Việc đã bỏ")).to_be_visible()
    expect(page.locator("#room")).to_contain_text("Khai mạc")
    expect(page.locator("#room")).to_contain_text("Lò Thị Ân")
    assert not Attendance.rows.filter(meeting_id=evening.meeting).exists()


def test_what_stands_on_an_opening_goes_into_the_meeting_that_was_opened_elsewhere(evening: Evening) -> None:
    page = refused_opening(evening)
    leave(evening, "Lò Văn Dương")
    page.context.set_offline(False)
    page.get_by_role("link", name="Xem và chọn").click()
    expect(page.get_by_role("button", name="Bỏ cả 2 việc")).to_be_visible()
    open_meeting(evening.cell.deputy, meeting=evening.meeting, chair=evening.cell.members[1])
    page.reload()
    page.get_by_role("button", name="Bỏ riêng việc này, gửi 1 việc còn lại").click()
    received(page)
    assert Meeting.rows.get(pk=evening.meeting).chair_id == evening.cell.members[1]
    assert Attendance.rows.filter(meeting_id=evening.meeting, mark="present").count() == 1
