"""Who may open a meeting, by which clock, and who may be marked at it."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.acts import Envelope
from nennep.core.acts.given import note_given
from nennep.core.ids import new_id
from nennep.core.refusals import Forbidden, Invalid, NotFound
from nennep.meetings.actions.attendance import record_attendance
from nennep.meetings.actions.changes import move_meeting
from nennep.meetings.actions.session import open_meeting, set_times, take_roll
from nennep.meetings.models import (
    Attendance,
    Meeting,
    MeetingMove,
    RollEntry,
)
from nennep.membership.actions import end_position
from nennep.membership.models import Membership, Position
from tests.factories import OPERATOR, Cell, World
from tests.fixtures import EVENING
from tests.meetings.opening_now import NEXT_DAY, now, opened


def test_a_mark_of_somebody_who_left_just_before_is_kept_and_counts_for_nothing(
    pa_kim: Cell, late: None
) -> None:
    payload = now(pa_kim)
    gone = pa_kim.members[5]
    Membership.rows.filter(person=gone).update(valid_to=date(2026, 11, 22))
    opened(pa_kim.secretary, payload)
    marks = [{"person": str(each), "mark": "present"} for each in pa_kim.members]
    sent = {"meeting": payload["id"], "marks": marks}
    done = record_attendance.perform(pa_kim.secretary, payload=sent)
    assert done.result == {"marked": 11, "not_on_roll": [str(gone)]}
    assert Attendance.rows.filter(meeting=payload["id"]).count() == 11
    assert not RollEntry.rows.filter(roll__meeting=payload["id"], person=gone).exists()


def test_a_mark_of_a_stranger_is_refused_and_named(in_session: UUID, pa_kim: Cell, world: World) -> None:
    stranger = world.cells["staff"].members[0]
    marks = [{"person": str(each), "mark": "present"} for each in (pa_kim.members[0], stranger)]
    with pytest.raises(Invalid) as refused:
        record_attendance.perform(pa_kim.secretary, payload={"meeting": str(in_session), "marks": marks})
    assert (refused.value.code, refused.value.facts) == ("not_on_roll", {"persons": [str(stranger)]})


def test_rights_are_those_of_the_day_of_the_opening(pa_kim: Cell) -> None:
    payload, device = now(pa_kim), new_id()
    position = Position.rows.get(person_id=pa_kim.members[0])
    with clock.at(NEXT_DAY):
        end_position(OPERATOR, position=position.pk, last_day=date(2026, 11, 24))
    with clock.at(EVENING):
        note_given(pa_kim.secretary, device, [("body", pa_kim.body)])
    with clock.at(NEXT_DAY + timedelta(days=3)):
        assert opened(pa_kim.secretary, payload, device=device).result["merged"] is False
        with pytest.raises(Forbidden):
            opened(pa_kim.secretary, now(pa_kim), captured_at=NEXT_DAY)


def test_only_who_may_chair_opens_and_a_stranger_finds_no_such_body(pa_kim: Cell, late: None) -> None:
    with pytest.raises(Forbidden):
        opened(pa_kim.member, now(pa_kim))
    with pytest.raises(NotFound):
        opened(Actor.stranger(), now(pa_kim))


def test_a_kind_that_needs_others_is_not_opened_at_once(pa_kim: Cell, late: None) -> None:
    with pytest.raises(Invalid):
        opened(pa_kim.secretary, now(pa_kim) | {"kind": "joint"})
    assert not Meeting.rows.exists()


WRONG = pytest.mark.parametrize("wrong", [timedelta(days=-5 * 365), timedelta(days=3)])


@WRONG
def test_a_clock_that_cannot_be_true_opens_at_the_servers_time(
    pa_kim: Cell, late: None, wrong: timedelta
) -> None:
    payload = now(pa_kim, started_at=None)
    done = opened(pa_kim.secretary, payload, captured_at=EVENING + wrong)
    assert done.result["time_not_believed"] is True
    assert Meeting.rows.get(pk=payload["id"]).opened_at == NEXT_DAY


@WRONG
def test_an_entered_time_is_taken_from_a_clock_that_cannot_be_true_or_refused_and_never_replaced(
    pa_kim: Cell, late: None, wrong: timedelta
) -> None:
    told = EVENING + wrong
    with pytest.raises(Invalid) as refused:
        opened(pa_kim.secretary, now(pa_kim, started_at=told.isoformat()), captured_at=told)
    assert (refused.value.code, refused.value.field) == ("clock_wrong", "started_at")
    payload = now(pa_kim, started_at=EVENING.isoformat())
    opened(pa_kim.secretary, payload, captured_at=told)
    assert Meeting.rows.get(pk=payload["id"]).opened_at == EVENING


def test_times_of_a_clock_that_cannot_be_true_are_refused_with_the_reason(
    in_session: UUID, pa_kim: Cell
) -> None:
    sent = {"meeting": str(in_session), "started_at": (EVENING - timedelta(days=2000)).isoformat()}
    envelope = Envelope(key=new_id(), captured_at=EVENING - timedelta(days=2000))
    with pytest.raises(Invalid) as refused:
        set_times.perform(pa_kim.secretary, payload=sent, envelope=envelope)
    assert refused.value.code == "clock_wrong"
    right = EVENING - timedelta(minutes=4)
    set_times.perform(pa_kim.secretary, payload=sent | {"started_at": right.isoformat()}, envelope=envelope)
    assert Meeting.rows.get(pk=in_session).opened_at == right


def test_a_clock_a_little_ahead_opens_a_meeting(meeting: UUID, pa_kim: Cell) -> None:
    with clock.at(EVENING):
        ahead = EVENING + timedelta(minutes=3)
        sent = {"meeting": str(meeting), "chair": str(pa_kim.members[0])}
        open_meeting.perform(
            pa_kim.secretary, payload=sent, envelope=Envelope(key=new_id(), captured_at=ahead)
        )
    assert Meeting.rows.get(pk=meeting).opened_at == EVENING


def test_two_devices_that_move_a_meeting_to_one_time_are_both_done(meeting: UUID, pa_kim: Cell) -> None:
    to = EVENING + timedelta(days=2)
    for device in (new_id(), new_id()):
        sent = {"id": str(new_id()), "meeting": str(meeting), "starts_at": to.isoformat(), "reason": "Mưa lũ"}
        envelope = Envelope(key=new_id(), device_id=device, device_seq=1, captured_at=clock.now())
        move_meeting.perform(pa_kim.secretary, payload=sent, envelope=envelope)
    assert MeetingMove.rows.filter(meeting=meeting).count() == 1


def test_two_devices_that_take_the_same_roll_are_both_done(meeting: UUID, pa_kim: Cell) -> None:
    for _ in range(2):
        envelope = Envelope(key=new_id(), device_id=new_id(), device_seq=1, captured_at=clock.now())
        done = take_roll.perform(pa_kim.secretary, payload={"meeting": str(meeting)}, envelope=envelope)
        assert done.result["version"] == 1
