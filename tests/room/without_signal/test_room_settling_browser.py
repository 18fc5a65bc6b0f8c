"""What the server did not accept, settled by a person: two devices that did the same, and what came too late."""

from __future__ import annotations

from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect

from nennep.core.ids import new_id
from nennep.meetings.actions.attendance import record_attendance
from nennep.meetings.actions.ballots import record_ballot
from nennep.meetings.actions.session import appoint_minute_taker, open_meeting
from nennep.meetings.enums import BallotForm, BallotRule, Mark
from nennep.meetings.models import Attendance, Ballot, Meeting
from nennep.meetings.roll_call.marking import AttendanceMark
from nennep.room.actions.adoption import adopt_minutes
from nennep.room.actions.scores import ScoreMark, agree_score
from nennep.scores.in_meeting.score import score_of
from nennep.scores.models import Score
from tests.room.conftest import Facts
from tests.room.screens.evening import Evening
from tests.room.screens.test_room_browser import KEPT, at, enter, mark, received
from tests.room.without_signal.test_room_offline_screens_browser import say_yes, state

pytestmark = pytest.mark.browser


def refused_ballot(evening: Evening) -> Page:
    """A phone without signal counted 9; meanwhile 8 were counted on another."""
    page = enter(evening)
    page.context.set_offline(True)
    at(page, evening, "ballot", "ballot")
    page.get_by_label("Biểu quyết về việc gì").fill("Thông qua nghị quyết tháng 12")
    page.get_by_label("Tán thành", exact=True).fill("9")
    page.get_by_label("Ý kiến khác", exact=True).fill("1")
    page.get_by_label("Ý kiến khác", exact=True).press("Tab")
    page.get_by_role("button", name="Ghi vào biên bản").click()
    expect(state(page)).to_have_text(KEPT)
    record_ballot(
        evening.cell.deputy,
        meeting=evening.meeting,
        id=new_id(),
        item=evening.item("ballot"),
        question="Thông qua nghị quyết tháng 12",
        form=BallotForm.CARD,
        rule=BallotRule.ORDINARY,
        roll_version=1,
        denominator=11,
        threshold=6,
        votes_for=8,
        votes_against=1,
        votes_other=1,
    )
    page.context.set_offline(False)
    page.get_by_role("link", name="Xem và chọn").click()
    expect(page.get_by_role("heading", name="Hai máy cùng ghi một lần biểu quyết")).to_be_visible()
    return page


def test_two_tallies_stand_side_by_side_and_this_devices_is_taken(evening: Evening) -> None:
    page = refused_ballot(evening)
    sides = page.locator(".sides .card")
    expect(sides.nth(0)).to_contain_text("9/11")
    expect(sides.nth(1)).to_contain_text("8/11")
    page.get_by_role("button", name="Lấy theo máy này").click()
    received(page)
    standing = Ballot.rows.filter(meeting_id=evening.meeting, withdrawn=False)
    assert list(standing.values_list("votes_for", flat=True)) == [9]
    assert Ballot.rows.filter(meeting_id=evening.meeting, withdrawn=True).count() == 1


def test_of_two_tallies_the_servers_is_taken(evening: Evening) -> None:
    page = refused_ballot(evening)
    page.get_by_role("button", name="Lấy theo máy khác").click()
    received(page)
    assert list(Ballot.rows.filter(meeting_id=evening.meeting).values_list("votes_for", flat=True)) == [8]
    at(page, evening, "ballot")
    expect(page.locator(".card .big")).to_have_text("8/11")


@pytest.mark.parametrize("choice", ["Lấy theo máy này", "Lấy theo máy khác"])
def test_two_openings_are_met_and_what_followed_is_not_lost(evening: Evening, choice: str) -> None:
    page = evening.page(evening.cell.secretary)
    page.goto(evening.address)
    page.wait_for_selector("#room form")
    page.context.set_offline(True)
    page.get_by_label("Chủ trì").select_option(label="Lò Văn Sáng")
    page.get_by_label("Người ghi biên bản").select_option("")
    page.get_by_role("button", name="Bắt đầu", exact=True).click()
    page.goto(evening.address + "#/roll")
    mark(page, "Lò Thị Ân", "Có mặt")
    expect(state(page)).to_have_text("đã lưu trên máy · 2 việc chờ gửi")
    open_meeting(evening.cell.deputy, meeting=evening.meeting, chair=evening.cell.members[1])
    page.context.set_offline(False)
    page.get_by_role("link", name="Xem và chọn").click()
    sides = page.locator(".sides .card")
    expect(sides.nth(0)).to_contain_text("Lò Văn Sáng")
    expect(sides.nth(1)).to_contain_text("Lò Thị Ân")
    page.get_by_role("button", name=choice).click()
    received(page)
    chair = Meeting.rows.get(pk=evening.meeting).chair_id
    assert chair == evening.cell.members[0 if choice.endswith("này") else 1]
    assert Attendance.rows.get(meeting_id=evening.meeting, mark=Mark.PRESENT).person.full_name == "Lò Thị Ân"


def test_two_scores_stand_side_by_side(evening: Evening, facts: Facts) -> None:
    page = enter(evening)
    at(page, evening, "score")
    page.wait_for_selector(".criterion")
    page.context.set_offline(True)
    for box in page.locator(".criterion input").all():
        box.fill("5")
        box.press("Tab")
    page.get_by_role("button", name="Chi bộ thống nhất điểm này").click()
    expect(state(page)).to_have_text(KEPT)
    score = score_of(facts(evening.meeting))
    assert score is not None
    lines = [ScoreMark(criterion=each.criterion, points=Decimal(4)) for each in score.lines if each.applies]
    agree_score(evening.cell.deputy, meeting=evening.meeting, lines=lines)
    page.context.set_offline(False)
    page.get_by_role("link", name="Xem và chọn").click()
    expect(page.locator(".sides .card").nth(0)).to_contain_text(str(5 * len(lines)))
    expect(page.locator(".sides .card").nth(1)).to_contain_text(str(4 * len(lines)))
    page.get_by_role("button", name="Lấy theo máy này").click()
    received(page)
    assert Score.rows.get(meeting_id=evening.meeting).points == 5 * len(lines)


def test_what_came_after_the_adoption_elsewhere_is_shown_with_the_way_to_a_correction(
    evening: Evening,
) -> None:
    page = enter(evening)
    page.context.set_offline(True)
    at(page, evening, "discussion", "say")
    page.get_by_label("Đồng chí phát biểu").select_option(label="Lò Văn Dương")
    page.get_by_label("Ý chính").fill("Ý kiến đến muộn.")
    page.get_by_role("button", name="Ghi vào biên bản").click()
    expect(state(page)).to_have_text(KEPT)
    cell = evening.cell
    marks = [AttendanceMark(person=each, mark=Mark.PRESENT) for each in cell.members]
    record_attendance(cell.secretary, meeting=evening.meeting, marks=marks)
    appoint_minute_taker(cell.secretary, meeting=evening.meeting, person=cell.members[1])
    adopt_minutes(cell.secretary, meeting=evening.meeting)
    page.context.set_offline(False)
    page.get_by_role("link", name="Xem và chọn").click()
    expect(page.get_by_text("Biên bản đã thông qua trên máy khác")).to_be_visible()
    expect(page.locator("main ul.rows").first).to_contain_text("Ý kiến đến muộn.")
    way = page.get_by_role("link", name="Đến Đính chính").get_attribute("href")
    assert way == f"/buoi/{evening.meeting}/dinh-chinh/"
    page.get_by_role("button", name="Bỏ việc này").click()
    say_yes(page)
    expect(page.get_by_text("Không còn việc nào chờ gửi.")).to_be_visible()


CLOCK_WAS_WRONG = """async ([user, meeting]) => {
  const store = await nennepRoom.DeviceStore.open(user);
  const at = (hour) => new Date(`2026-11-24T${hour}:30:00+07:00`).toISOString();
  const payload = { meeting, started_at: at(19), ended_at: at(21) };
  const facts = { started_at: at(18), ended_at: at(20) };
  await store.acts.put({ key: crypto.randomUUID(), name: "meetings.set_times", version: 1, seq: 10, attempts: 0,
    payload, capturedAt: at(20), offsetMs: 0, subject: `meeting/${meeting}`,
    refusal: { code: "clock_was_wrong", sentence: "", facts } });
}"""
"""Times were entered by a clock that was an hour ahead, and nobody has chosen yet."""


def test_a_clock_that_was_wrong_is_asked_about_in_words_of_its_own(evening: Evening) -> None:
    page = enter(evening)
    page.evaluate(CLOCK_WAS_WRONG, [str(evening.cell.secretary.user_id), str(evening.meeting)])
    page.goto(evening.address + "?#/unsent")
    expect(page.get_by_role("heading", name="Đồng hồ máy này đã chạy sai: lấy giờ nào?")).to_be_visible()
    sides = page.locator(".sides .card")
    expect(sides.nth(0)).to_contain_text("Giờ bắt đầu: 19:30 · 24/11/2026")
    expect(sides.nth(1)).to_contain_text("Giờ kết thúc: 20:30 · 24/11/2026")
    expect(page.get_by_role("button", name="Giữ giờ đã ghi")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Lấy giờ tính lại").click()
    expect(sides).to_have_count(0)
