"""A meeting that was put off on the phone, while somebody recorded at the commune that it is not held."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from nennep.core import clock
from nennep.meetings.actions.changes import cancel_meeting
from nennep.meetings.models import Meeting, MeetingMove
from tests.fixtures import EVENING
from tests.room.screens.evening import Evening
from tests.room.screens.test_room_browser import received
from tests.room.without_signal.test_room_offline_screens_browser import state

pytestmark = pytest.mark.browser


def test_one_press_holds_a_postponed_meeting_all_the_same_with_its_reason_and_telling(
    evening: Evening,
) -> None:
    page = evening.page(evening.cell.secretary)
    page.goto(evening.address)
    page.wait_for_selector("#room form")
    page.context.set_offline(True)
    later = clock.local(EVENING) + timedelta(days=3)
    page.get_by_text("Hoãn, đổi lịch").first.click()
    page.get_by_label("Ngày", exact=True).fill(f"{later:%d/%m/%Y}")
    page.get_by_label("Lý do").fill("Mưa lũ")
    page.get_by_label("Báo").first.fill("Loa bản")
    page.get_by_role("button", name="Hoãn, đổi lịch").click()
    expect(state(page)).to_have_text("đã lưu trên máy · 1 việc chờ gửi")
    cancel_meeting(evening.cell.deputy, meeting=evening.meeting, reason="Không thấy họp")
    page.context.set_offline(False)
    page.get_by_role("link", name="Xem và chọn").click()
    expect(page.locator("#room")).to_contain_text("Không thấy họp")
    page.get_by_role("button", name="Vẫn họp, theo ngày đã hoãn").click()
    received(page)
    moved = MeetingMove.rows.get(meeting=evening.meeting)
    assert (moved.reason, moved.told_how) == ("Mưa lũ", "Loa bản")
    assert clock.local(Meeting.rows.get(pk=evening.meeting).starts_at).date() == later.date()
