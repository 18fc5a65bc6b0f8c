"""Opening a meeting on another day than planned, and taking an opening back: nennep.meetings.opening.other_day."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.urls import reverse

from nennep.core import clock
from nennep.core.acts import Envelope
from nennep.core.ids import new_id
from nennep.core.reads import read_named
from nennep.core.refusals import Conflict, Forbidden
from nennep.meetings.actions.attendance import record_attendance
from nennep.meetings.actions.changes import cancel_meeting
from nennep.meetings.actions.session import (
    appoint_minute_taker,
    open_meeting,
    set_times,
    take_roll,
    withdraw_opening,
)
from nennep.meetings.enums import Mark, MeetingState
from nennep.meetings.models import Attendance, Meeting, MeetingMove
from nennep.meetings.roll_call.marking import AttendanceMark
from nennep.meetings.roll_call.rolls import current_roll
from nennep.meetings.views.papers import _notice
from nennep.room.actions.adoption import adopt_minutes
from tests.factories import Cell, World
from tests.fixtures import EVENING
from tests.meetings.planning import DECEMBER, notify, plan, planned
from tests.room import story
from tests.signing_in import signed_in
from tests.tampering import differences_found

WHY = "Đảng ủy mời dự hội nghị ngày 24"


def held(meeting: UUID) -> Meeting:
    return Meeting.rows.select_related("body__organisation").get(pk=meeting)


def test_a_meeting_opened_weeks_early_asks_why_and_the_calendar_tells_the_move(pa_kim: Cell) -> None:
    december = plan(pa_kim, planned(DECEMBER))[0]
    began = DECEMBER - timedelta(days=27)
    with clock.at(began):
        with pytest.raises(Conflict, match=r"24/12/2026. Họp sớm 27 ngày") as refused:
            open_meeting(pa_kim.secretary, meeting=december, chair=pa_kim.members[0])
        assert (refused.value.code, refused.value.facts["days"]) == ("other_day", 27)
        assert held(december).state == MeetingState.DRAFT
        open_meeting(pa_kim.secretary, meeting=december, chair=pa_kim.members[0], other_day_reason=WHY)
    moved = MeetingMove.rows.get(meeting=december)
    assert (moved.from_starts_at, moved.to_starts_at, moved.reason) == (DECEMBER, began, WHY)
    found = read_named("meetings.calendar")(pa_kim.member, organisation=pa_kim.id, year=2026)
    row = next(each for month in found.months for each in month.meetings if each.id == december)
    assert (row.starts_at, row.month) == (began, date(2026, 12, 1))


def test_on_its_own_day_nothing_is_asked_and_nothing_is_moved(meeting: UUID, pa_kim: Cell) -> None:
    with clock.at(EVENING + timedelta(hours=2)):
        open_meeting(pa_kim.secretary, meeting=meeting, chair=pa_kim.members[0])
    assert not MeetingMove.rows.exists()


def test_a_phone_that_did_not_know_of_another_day_is_not_refused(meeting: UUID, pa_kim: Cell) -> None:
    payload = {"meeting": str(meeting), "chair": str(pa_kim.members[0])}
    with clock.at(EVENING + timedelta(days=1)):
        open_meeting.perform(
            pa_kim.secretary,
            payload=payload,
            envelope=Envelope(key=new_id(), device_id=new_id(), device_seq=1),
        )
    assert "máy chưa tải lịch mới" in MeetingMove.rows.get(meeting=meeting).reason


def test_an_opening_is_taken_back_as_it_stood_before(meeting: UUID, pa_kim: Cell) -> None:
    notify(pa_kim, meeting)
    with clock.at(EVENING - timedelta(days=2)):
        open_meeting(pa_kim.secretary, meeting=meeting, chair=pa_kim.members[0], other_day_reason=WHY)
        appoint_minute_taker(pa_kim.secretary, meeting=meeting, person=pa_kim.members[1])
        with pytest.raises(Forbidden):
            withdraw_opening(pa_kim.member, meeting=meeting)
        withdraw_opening(pa_kim.secretary, meeting=meeting)
    again = held(meeting)
    assert (again.state, again.starts_at, again.opened_at) == (MeetingState.NOTIFIED, EVENING, None)
    assert not MeetingMove.rows.exists()
    assert not Attendance.rows.exists()
    roll = current_roll(again)
    assert roll is not None
    assert roll.on == clock.legal_day(EVENING)
    with clock.at(EVENING):
        open_meeting(pa_kim.secretary, meeting=meeting, chair=pa_kim.members[0])


def test_once_something_is_entered_the_opening_stays(in_session: UUID, pa_kim: Cell) -> None:
    mark = AttendanceMark(person=pa_kim.members[2], mark=Mark.PRESENT)
    record_attendance(pa_kim.secretary, meeting=in_session, marks=[mark])
    with pytest.raises(Conflict) as refused:
        withdraw_opening(pa_kim.secretary, meeting=in_session)
    assert refused.value.code == "marks_entered"


def test_an_opening_by_mistake_is_taken_back_with_the_marks_that_were_made(
    in_session: UUID, pa_kim: Cell
) -> None:
    mark = AttendanceMark(person=pa_kim.members[2], mark=Mark.PRESENT)
    record_attendance(pa_kim.secretary, meeting=in_session, marks=[mark])
    with pytest.raises(Conflict) as refused:
        withdraw_opening(pa_kim.secretary, meeting=in_session)
    assert (refused.value.code, refused.value.field) == ("marks_entered", "marks_too")
    client, way = signed_in(pa_kim.secretary), reverse("meetings:withdraw_opening", args=[in_session])
    assert way in client.get(reverse("room:meeting", args=[in_session])).content.decode()
    assert "Bỏ cả phần điểm danh" in client.get(way).content.decode()
    refused_page = client.post(way, {"key": new_id()})
    assert "Đánh dấu “Bỏ cả phần điểm danh”" in refused_page.content.decode()
    assert client.post(way, {"key": new_id(), "marks_too": "on"}).status_code == 302
    assert (held(in_session).state, Attendance.rows.exists()) == (MeetingState.DRAFT, False)
    assert [each for each in differences_found() if each.table == Attendance._meta.label] == []


def test_what_more_was_entered_is_named_with_the_way_on(in_session: UUID, pa_kim: Cell) -> None:
    story.write(pa_kim, in_session, "gist", "Đồng chí bí thư khai mạc.")
    record_attendance(
        pa_kim.secretary,
        meeting=in_session,
        marks=[AttendanceMark(person=pa_kim.members[2], mark=Mark.PRESENT)],
    )
    with pytest.raises(Conflict, match="Nội dung biên bản") as refused:
        withdraw_opening(pa_kim.secretary, meeting=in_session, marks_too=True)
    assert refused.value.code == "something_entered"
    client, way = signed_in(pa_kim.secretary), reverse("meetings:withdraw_opening", args=[in_session])
    page = client.get(way).content.decode()
    assert "Điểm danh; Nội dung biên bản" in page
    assert reverse("room:room", args=[in_session]) + "#/times" in page
    assert "Bỏ lần bắt đầu này" not in page
    assert "Bỏ cả phần điểm danh" not in page


def test_an_opening_by_mistake_in_which_something_was_said_is_closed_with_its_reason_and_stays_readable(
    in_session: UUID, pa_kim: Cell, world: World
) -> None:
    story.write(pa_kim, in_session, "gist", "Đồng chí bí thư khai mạc.")
    client, meeting_page = signed_in(pa_kim.secretary), reverse("room:meeting", args=[in_session])
    opened_by_mistake = reverse("meetings:withdraw_opening", args=[in_session])
    not_held = reverse("meetings:cancel", args=[in_session])
    assert opened_by_mistake in client.get(meeting_page).content.decode()
    assert not_held in client.get(opened_by_mistake).content.decode()
    assert "Nội dung biên bản" in client.get(not_held).content.decode()
    assert client.post(not_held, {"key": new_id(), "reason": "Bấm nhầm khai mạc."}).status_code == 302
    assert (held(in_session).state, held(in_session).reason) == (MeetingState.CANCELLED, "Bấm nhầm khai mạc.")
    entered = reverse("room:minutes", args=[in_session])
    assert entered in client.get(meeting_page).content.decode()
    assert "Đồng chí bí thư khai mạc." in client.get(entered).content.decode()
    assert signed_in(world.clerk).get(entered).status_code == 404  # who did not hear it before, does not now
    with pytest.raises(Conflict):
        adopt_minutes(pa_kim.secretary, meeting=in_session)
    again = plan(pa_kim, planned(EVENING + timedelta(days=3)))  # the month's meeting is planned anew
    assert held(again[0]).state == MeetingState.DRAFT


def test_the_office_does_not_close_a_meeting_that_a_cell_opened(
    in_session: UUID, pa_kim: Cell, world: World
) -> None:
    for actor in (world.clerk, pa_kim.member):
        with pytest.raises(Forbidden):
            cancel_meeting(actor, meeting=in_session, reason="Văn phòng tự ghi.")
    not_held = reverse("meetings:cancel", args=[in_session])
    assert signed_in(world.clerk).get(not_held).status_code == 403
    assert held(in_session).state == MeetingState.IN_SESSION


def test_a_meeting_closed_by_mistake_is_opened_again_with_what_was_entered(
    in_session: UUID, pa_kim: Cell
) -> None:
    story.write(pa_kim, in_session, "gist", "Đồng chí bí thư khai mạc.")
    before = held(in_session)
    cancel_meeting(pa_kim.secretary, meeting=in_session, reason="Bấm nhầm.")
    client, still = signed_in(pa_kim.secretary), reverse("meetings:cancel", args=[in_session])
    assert still in client.get(reverse("room:meeting", args=[in_session])).content.decode()
    assert "Bấm nhầm." in client.get(still).content.decode()
    assert client.post(still, {"key": new_id()}).status_code == 302
    after = held(in_session)
    assert (after.state, after.opened_at, after.chair_id) == (
        MeetingState.IN_SESSION,
        before.opened_at,
        before.chair_id,
    )
    assert "khai mạc." in client.get(reverse("room:minutes", args=[in_session])).content.decode()


def test_words_of_the_minutes_are_something_entered_too(in_session: UUID, pa_kim: Cell) -> None:
    story.write(pa_kim, in_session, "gist", "Đồng chí bí thư khai mạc.")
    with pytest.raises(Conflict):
        withdraw_opening(pa_kim.secretary, meeting=in_session)


def test_the_meetings_page_leads_to_taking_the_opening_back(in_session: UUID, pa_kim: Cell) -> None:
    client = signed_in(pa_kim.secretary)
    way = reverse("meetings:withdraw_opening", args=[in_session])
    assert way in client.get(reverse("room:meeting", args=[in_session])).content.decode()
    assert client.get(way).status_code == 200
    assert client.post(way, {"key": new_id()}).status_code == 302
    assert held(in_session).state == MeetingState.DRAFT
    assert signed_in(pa_kim.member).get(way).status_code == 403


def test_a_second_opening_does_not_make_what_was_entered_forgotten(in_session: UUID, pa_kim: Cell) -> None:
    record_attendance(
        pa_kim.secretary,
        meeting=in_session,
        marks=[AttendanceMark(person=pa_kim.members[2], mark=Mark.PRESENT)],
    )
    open_meeting(pa_kim.secretary, meeting=in_session, chair=pa_kim.members[0])
    with pytest.raises(Conflict):
        withdraw_opening(pa_kim.secretary, meeting=in_session)
    assert Attendance.rows.filter(meeting=in_session, person=pa_kim.members[2]).exists()


def test_an_opening_after_one_was_taken_back_can_be_taken_back_too(in_session: UUID, pa_kim: Cell) -> None:
    for _again in range(2):
        withdraw_opening(pa_kim.secretary, meeting=in_session)
        assert held(in_session).state == MeetingState.DRAFT
        open_meeting(pa_kim.secretary, meeting=in_session, chair=pa_kim.members[0])


def test_the_roll_is_that_of_the_day_on_which_it_is_held(meeting: UUID, pa_kim: Cell) -> None:
    take_roll(pa_kim.secretary, meeting=meeting)
    with clock.at(EVENING - timedelta(days=2)):
        open_meeting(pa_kim.secretary, meeting=meeting, chair=pa_kim.members[0], other_day_reason=WHY)
        roll = current_roll(held(meeting))
        assert roll is not None
        assert roll.on == clock.legal_day(EVENING - timedelta(days=2))


def test_another_opening_that_replaces_the_first_moves_the_meeting_to_its_day(
    meeting: UUID, pa_kim: Cell
) -> None:
    """The calendar, the roll and the minutes say one day, whichever opening counts in the end."""
    early = EVENING - timedelta(days=2)
    with clock.at(early):
        open_meeting(pa_kim.secretary, meeting=meeting, chair=pa_kim.members[0], other_day_reason=WHY)
    with clock.at(EVENING):
        open_meeting(pa_kim.secretary, meeting=meeting, chair=pa_kim.members[1], instead_of=pa_kim.members[0])
    again = held(meeting)
    roll = current_roll(again)
    assert roll is not None
    assert (again.starts_at, again.opened_at, roll.on) == (EVENING, EVENING, clock.legal_day(EVENING))
    assert not MeetingMove.rows.exists()


def test_times_set_right_to_another_day_move_the_meeting_there(in_session: UUID, pa_kim: Cell) -> None:
    before = EVENING - timedelta(days=1)
    set_times(pa_kim.secretary, meeting=in_session, started_at=before, ended_at=before + timedelta(hours=2))
    again = held(in_session)
    roll = current_roll(again)
    assert roll is not None
    assert (again.starts_at, again.opened_at, roll.on) == (before, before, clock.legal_day(before))
    moved = MeetingMove.rows.get(meeting=in_session)
    assert (moved.from_starts_at, moved.to_starts_at, moved.at_opening) == (EVENING, before, True)
    set_times(pa_kim.secretary, meeting=in_session, started_at=EVENING)
    assert held(in_session).starts_at == EVENING
    assert not MeetingMove.rows.exists()


def test_times_set_right_twice_are_one_move_from_the_planned_day(in_session: UUID, pa_kim: Cell) -> None:
    for days in (1, 2):
        began = EVENING - timedelta(days=days)
        set_times(pa_kim.secretary, meeting=in_session, started_at=began, ended_at=began + timedelta(hours=2))
    moved = MeetingMove.rows.get(meeting=in_session)
    assert (moved.from_starts_at, moved.to_starts_at) == (EVENING, EVENING - timedelta(days=2))


def test_a_notice_that_was_given_does_not_tell_what_came_after_it(meeting: UUID, pa_kim: Cell) -> None:
    """The paper that went out names the day that it named, and no move of which nobody knew."""
    notify(pa_kim, meeting)
    told = _notice(held(meeting))
    with clock.at(EVENING - timedelta(days=2)):
        open_meeting(pa_kim.secretary, meeting=meeting, chair=pa_kim.members[0], other_day_reason=WHY)
        assert _notice(held(meeting)) == told
