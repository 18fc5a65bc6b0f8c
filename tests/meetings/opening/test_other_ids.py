"""Ids that a phone made for what the server knew already: nennep.meetings.opening.other_ids."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.core.refusals import NotFound
from nennep.meetings.access import access_meeting
from nennep.meetings.actions.attendance import record_attendance
from nennep.meetings.actions.changes import cancel_meeting
from nennep.meetings.actions.entries import record_entry
from nennep.meetings.enums import Mark, MeetingState
from nennep.meetings.models import Attendance, Entry, Meeting, OtherId
from nennep.meetings.roll_call.marking import AttendanceMark
from nennep.meetings.selectors.seen import see_meeting
from nennep.room.package import meeting_package
from tests.factories import Cell
from tests.meetings.items import item


def called(meeting: UUID, under: UUID | None = None) -> UUID:
    """The meeting (or one of its items) known to a phone under another id."""
    return OtherId.rows.create(id=new_id(), meeting_id=meeting, item_id=under).pk


def test_an_act_takes_the_ids_that_a_phone_made(in_session: UUID, pa_kim: Cell) -> None:
    under = item(in_session)
    meeting, point = called(in_session), called(in_session, under)
    marks = [AttendanceMark(person=each, mark=Mark.PRESENT) for each in pa_kim.members]
    record_attendance(pa_kim.secretary, meeting=meeting, marks=marks)
    record_entry(
        pa_kim.secretary, meeting=meeting, id=new_id(), item=point, gist="Nhất trí", speaker=pa_kim.members[1]
    )
    assert Attendance.rows.filter(meeting=in_session).count() == len(marks)
    assert Entry.rows.get().item_id == under


def test_the_usual_act_pays_nothing_for_them(in_session: UUID, pa_kim: Cell) -> None:
    other, marks = called(in_session), [AttendanceMark(person=pa_kim.members[0], mark=Mark.PRESENT)]

    def statements(meeting: UUID) -> int:
        with CaptureQueriesContext(connection) as asked:
            record_attendance(pa_kim.secretary, meeting=meeting, marks=marks)
        assert not (meeting == in_session and any("otherid" in each["sql"] for each in asked))
        return len(asked)

    assert statements(in_session) + 2 == statements(other) <= 14


def test_pages_and_the_calendars_acts_take_them_too(meeting: UUID, pa_kim: Cell) -> None:
    other = called(meeting)
    assert access_meeting(pa_kim.secretary, other).meeting.pk == meeting
    assert see_meeting(pa_kim.secretary, other).meeting.pk == meeting
    cancel_meeting(pa_kim.secretary, meeting=other, reason="Lũ về, không họp được")
    assert Meeting.rows.get(pk=meeting).state == MeetingState.CANCELLED


def test_the_package_tells_the_phone_what_its_ids_mean(in_session: UUID, pa_kim: Cell) -> None:
    under = item(in_session)
    meeting, point = called(in_session), called(in_session, under)
    package = meeting_package(access_meeting(pa_kim.secretary, meeting))
    assert package["known_as"] == {str(meeting): str(in_session), str(point): str(under)}
    assert package["meeting"]["id"] == str(in_session)


def test_an_items_other_id_is_of_its_own_meeting_alone(in_session: UUID, pa_kim: Cell) -> None:
    under = item(in_session)
    point = called(in_session, under)
    with pytest.raises(NotFound):
        record_entry(pa_kim.secretary, meeting=point, id=new_id(), item=under, gist="x", speaker_name="y")
    with pytest.raises(NotFound):
        access_meeting(Actor.stranger(), called(in_session))
