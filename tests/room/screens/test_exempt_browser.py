"""Exempt members who are present, asked about at each ballot (QĐ 294, điểm 9.3.2)."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import expect

from nennep.meetings.models import Ballot
from nennep.membership.actions.rolls import change_status
from nennep.membership.enums import Status
from tests import factories
from tests.room.screens.evening import Evening
from tests.room.screens.test_room_browser import at, enter, mark, received

pytestmark = pytest.mark.browser


def test_a_ballot_asks_whether_the_exempt_member_who_came_votes(evening: Evening) -> None:
    exempt = factories.NAMES[8]
    change_status(
        factories.OPERATOR,
        person=evening.cell.members[8],
        cell=evening.cell.id,
        status=Status.EXEMPT,
        effective=date(2026, 3, 1),
    )
    page = enter(evening)
    page.goto(evening.address + "#/roll")
    mark(page, exempt, "Có mặt")
    at(page, evening, "ballot", "ballot")
    expect(page.get_by_text("Có mặt 1 đồng chí được miễn")).to_be_visible()
    expect(page.get_by_role("button", name="Ghi vào biên bản")).to_have_count(0)
    page.get_by_role("radio", name="Không biểu quyết").check()
    expect(page.get_by_text("11 − 1 được miễn công tác và sinh hoạt đảng = 10, vì ")).to_be_visible()
    page.get_by_role("radio", name="Có biểu quyết").check()
    expect(page.get_by_text("Cần 6 phiếu tán thành trong số 11")).to_be_visible()
    page.get_by_role("button", name="Tán thành: thêm một", exact=True).click()
    page.get_by_role("button", name="Ghi vào biên bản").click()
    received(page)
    ballot = Ballot.rows.get(meeting_id=evening.meeting)
    assert (ballot.exempt_voting, ballot.denominator, ballot.recount_denominator) == (1, 11, 11)
