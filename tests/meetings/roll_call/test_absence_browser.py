"""“Vắng” asks why and records nothing false meanwhile: who is absent is absent, the minutes wait for the reason."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from nennep.meetings.enums import Mark
from nennep.meetings.models import Attendance
from tests.room.screens.evening import Evening, evening  # noqa: F401  (a fixture)
from tests.room.screens.test_room_browser import at, enter, mark, received

pytestmark = pytest.mark.browser
WHO = "Mùa A Tủa"
OWED = "Còn 1 đồng chí vắng chưa ghi lý do."


def test_a_forgotten_reason_is_asked_for_on_every_step_and_never_made_up(evening: Evening) -> None:  # noqa: F811
    page = enter(evening)
    page.goto(evening.address + "#/roll")
    page.get_by_role("button", name="Tất cả có mặt").click()
    mark(page, WHO, "Vắng")
    row = page.locator(".row", has=page.get_by_role("group", name=WHO))
    expect(row).to_contain_text("Vắng · chọn lý do")
    for choice in ("Có lý do", "Không lý do", "Được miễn", "Sinh hoạt nơi khác"):
        expect(row.get_by_role("button", name=choice, exact=True)).to_have_attribute("aria-pressed", "false")
    expect(page.get_by_text("Đã điểm danh đủ.")).to_have_count(0)
    expect(page.locator(".room-facts")).to_contain_text("10/11")
    received(page)
    assert Attendance.rows.get(meeting_id=evening.meeting, person__full_name=WHO).mark == Mark.UNSAID

    at(page, evening, "read_minutes")
    document = page.locator("article.doc")
    expect(document).to_contain_text(f"Vắng, chưa ghi lý do: 1 đồng chí: {WHO}")
    expect(document).not_to_contain_text("Vắng không lý do")
    expect(page.get_by_role("button", name="Thông qua và khóa biên bản")).to_have_count(0)
    page.reload()

    at(page, evening, "discussion")
    page.locator(".room-bar").get_by_role("link", name=OWED).click()
    page.get_by_role("button", name="Không lý do", exact=True).click()
    expect(page.get_by_role("link", name=OWED)).to_have_count(0)
    expect(page.get_by_text("Đã điểm danh đủ.")).to_be_visible()
    received(page)
    assert Attendance.rows.get(meeting_id=evening.meeting, person__full_name=WHO).mark == Mark.ABSENT
