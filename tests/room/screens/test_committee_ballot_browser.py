"""A ballot of a chi ủy, which decides on nobody's membership."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from nennep.meetings.models import Ballot, Meeting
from nennep.membership.enums import PositionKind
from tests.factories import hold
from tests.room.screens.evening import Evening
from tests.room.screens.test_room_browser import at, enter, received

pytestmark = pytest.mark.browser


def test_a_chi_uy_of_three_is_told_votes_in_words_and_offered_no_two_thirds(evening: Evening) -> None:
    cell = evening.cell
    hold(cell.members[2], cell.committee, PositionKind.MEMBER, "Chi ủy viên")
    Meeting.rows.filter(pk=evening.meeting).update(body_id=cell.committee)
    page = enter(evening)
    at(page, evening, "ballot", "ballot")
    expect(page.get_by_text("Cần 2 phiếu tán thành trong số 3")).to_be_visible()
    expect(page.locator("body")).not_to_contain_text("2/3")
    page.get_by_label("Biểu quyết về việc gì").fill("Dự thảo nghị quyết tháng 12")
    for _ in range(2):
        page.get_by_role("button", name="Tán thành: thêm một", exact=True).click()
    page.get_by_role("button", name="Ghi vào biên bản").click()
    received(page)
    ballot = Ballot.rows.get(meeting_id=evening.meeting)
    assert (ballot.rule, ballot.denominator, ballot.threshold) == ("vote.ordinary", 3, 2)
