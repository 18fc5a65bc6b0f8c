"""Taking the roll, opening, setting times right: nennep.meetings.actions.session and roll_call.rolls."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from nennep.core import clock
from nennep.core.refusals import Conflict, Forbidden, Invalid
from nennep.meetings.actions.attendance import record_attendance
from nennep.meetings.actions.session import appoint_minute_taker, open_meeting, set_times, take_roll
from nennep.meetings.enums import Mark, MeetingState
from nennep.meetings.models import Attendance, Meeting, Roll, RollEntry
from nennep.meetings.roll_call.marking import AttendanceMark
from nennep.meetings.roll_call.rolls import count, marks_of
from nennep.membership.actions import change_status
from nennep.membership.enums import Status
from tests.factories import OPERATOR, Cell, World
from tests.fixtures import EVENING


def entries(meeting: UUID, version: int = 1) -> list[RollEntry]:
    return list(RollEntry.rows.filter(roll__meeting_id=meeting, roll__version=version))


def test_opening_freezes_the_roll_of_the_day_with_its_rules(in_session: UUID) -> None:
    held = Meeting.rows.get(pk=in_session)
    roll = Roll.rows.get(meeting=held)
    assert (held.state, held.opened_at, roll.version, roll.on) == (
        MeetingState.IN_SESSION,
        EVENING,
        1,
        date(2026, 11, 24),
    )
    assert len(entries(in_session)) == 11
    assert roll.rules["vote.ordinary"]["value"] == "> 1/2"
    assert "Điều 9" in roll.rules["vote.ordinary"]["citation"]


def test_a_later_fact_changes_the_roll_only_by_a_new_version_with_a_reason(
    in_session: UUID, pa_kim: Cell
) -> None:
    change_status(
        OPERATOR, person=pa_kim.members[9], cell=pa_kim.id, status=Status.EXEMPT, effective=date(2026, 11, 1)
    )
    assert count(entries(in_session), {}).votes == 11
    with pytest.raises(Conflict):
        take_roll(pa_kim.secretary, meeting=in_session)
    take_roll(pa_kim.secretary, meeting=in_session, reason="Một đồng chí đã được miễn từ 01/11")
    assert count(entries(in_session), {}).votes == 11
    assert count(entries(in_session, 2), {}).votes == 10


def test_exempt_and_away_members_are_marked_so_at_opening(meeting: UUID, pa_kim: Cell) -> None:
    for place, status in ((3, Status.AWAY), (9, Status.EXEMPT)):
        change_status(
            OPERATOR, person=pa_kim.members[place], cell=pa_kim.id, status=status, effective=date(2026, 3, 1)
        )
    with clock.at(EVENING):
        open_meeting(pa_kim.secretary, meeting=meeting, chair=pa_kim.members[0])
    marks = dict(Attendance.rows.filter(meeting_id=meeting).values_list("person_id", "mark"))
    assert marks == {pa_kim.members[3]: Mark.ELSEWHERE, pa_kim.members[9]: Mark.EXEMPT}
    numbers = count(entries(meeting), marks)
    assert (numbers.members, numbers.must_attend, numbers.votes) == (11, 9, 9)


def test_an_exempt_member_who_comes_counts_only_in_a_ballot_with_their_vote(
    meeting: UUID, pa_kim: Cell
) -> None:
    change_status(
        OPERATOR, person=pa_kim.members[9], cell=pa_kim.id, status=Status.EXEMPT, effective=date(2026, 3, 1)
    )
    with clock.at(EVENING):
        open_meeting(pa_kim.secretary, meeting=meeting, chair=pa_kim.members[0])
        came = AttendanceMark(person=pa_kim.members[9], mark=Mark.PRESENT)
        record_attendance(pa_kim.secretary, meeting=meeting, marks=[came])
    numbers = count(entries(meeting), marks_of(Meeting.rows.get(pk=meeting)))
    assert (numbers.votes, numbers.if_voting, numbers.must_attend, numbers.attended) == (10, 1, 10, 0)


def test_the_chair_is_one_of_the_roll(meeting: UUID, pa_kim: Cell, world: World) -> None:
    with clock.at(EVENING), pytest.raises(Invalid) as refused:
        open_meeting(pa_kim.secretary, meeting=meeting, chair=world.cells["staff"].members[0])
    assert refused.value.field == "chair"


def test_a_meeting_is_opened_once_and_not_in_the_future(meeting: UUID, pa_kim: Cell) -> None:
    with clock.at(EVENING):
        with pytest.raises(Invalid):
            open_meeting(
                pa_kim.secretary,
                meeting=meeting,
                chair=pa_kim.members[0],
                started_at=EVENING + timedelta(hours=1),
            )
        open_meeting(pa_kim.secretary, meeting=meeting, chair=pa_kim.members[0])
        again = open_meeting(pa_kim.secretary, meeting=meeting, chair=pa_kim.members[0])
        assert again.result == {"already_open": True, "roll_version": 1}


def test_a_member_does_not_open_a_meeting(meeting: UUID, pa_kim: Cell) -> None:
    with clock.at(EVENING), pytest.raises(Forbidden):
        open_meeting(pa_kim.member, meeting=meeting, chair=pa_kim.members[0])


def test_a_member_who_is_appointed_takes_the_minutes_of_that_meeting(in_session: UUID, pa_kim: Cell) -> None:
    came = [AttendanceMark(person=pa_kim.members[2], mark=Mark.PRESENT)]
    with pytest.raises(Forbidden):
        record_attendance(pa_kim.member, meeting=in_session, marks=came)
    appoint_minute_taker(pa_kim.secretary, meeting=in_session, person=pa_kim.members[2])
    record_attendance(pa_kim.member, meeting=in_session, marks=came)
    assert Attendance.rows.filter(meeting_id=in_session, mark=Mark.PRESENT).count() == 1


def test_a_minute_taker_is_one_of_the_roll(in_session: UUID, pa_kim: Cell, world: World) -> None:
    with pytest.raises(Invalid):
        appoint_minute_taker(pa_kim.secretary, meeting=in_session, person=world.cells["staff"].members[0])


def test_times_are_set_right_before_adoption(in_session: UUID, pa_kim: Cell) -> None:
    began, ended = EVENING - timedelta(minutes=10), EVENING + timedelta(minutes=95)
    with clock.at(EVENING + timedelta(hours=2)):
        set_times(pa_kim.secretary, meeting=in_session, started_at=began, ended_at=ended)
    held = Meeting.rows.get(pk=in_session)
    assert (held.opened_at, held.closed_at) == (began, ended)


@pytest.mark.parametrize("ended", [timedelta(0), timedelta(minutes=-5), timedelta(hours=9)])
def test_an_end_before_the_start_or_in_the_future_is_refused(
    in_session: UUID, pa_kim: Cell, ended: timedelta
) -> None:
    with clock.at(EVENING + timedelta(hours=2)), pytest.raises(Invalid) as refused:
        set_times(pa_kim.secretary, meeting=in_session, started_at=EVENING, ended_at=EVENING + ended)
    assert refused.value.field == "ended_at"
