"""Điểm danh: nennep.meetings.actions.attendance."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nennep.core.actor import Actor
from nennep.core.acts import Envelope
from nennep.core.audit import chain
from nennep.core.ids import new_id
from nennep.core.models import ActRecord
from nennep.core.refusals import Conflict, Forbidden, Invalid, NotFound
from nennep.meetings.actions.attendance import record_attendance
from nennep.meetings.enums import Mark
from nennep.meetings.models import Attendance
from nennep.meetings.roll_call.marking import AttendanceMark
from tests.factories import Cell, World


def marks(cell: Cell, mark: Mark = Mark.PRESENT) -> list[AttendanceMark]:
    return [AttendanceMark(person=each, mark=mark) for each in cell.members]


def test_marks_of_a_whole_roll_are_one_act_and_one_record(in_session: UUID, pa_kim: Cell) -> None:
    before = ActRecord.rows.count()
    done = record_attendance(pa_kim.secretary, meeting=in_session, marks=marks(pa_kim))
    assert Attendance.rows.filter(meeting_id=in_session, mark=Mark.PRESENT).count() == 11
    assert ActRecord.rows.count() == before + 1
    assert done.organisation_id == pa_kim.id
    assert chain.verify(pa_kim.id) == []


def test_a_later_mark_replaces_an_earlier_one(in_session: UUID, pa_kim: Cell) -> None:
    record_attendance(pa_kim.secretary, meeting=in_session, marks=marks(pa_kim))
    late = AttendanceMark(person=pa_kim.members[4], mark=Mark.EXCUSED, reason="đi khám bệnh")
    record_attendance(pa_kim.secretary, meeting=in_session, marks=[late])
    found = Attendance.rows.get(meeting_id=in_session, person_id=pa_kim.members[4])
    assert (found.mark, found.reason) == (Mark.EXCUSED, "đi khám bệnh")
    assert Attendance.rows.filter(meeting_id=in_session).count() == 11


def test_an_attendance_act_takes_at_most_twelve_statements(in_session: UUID, pa_kim: Cell) -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        record_attendance(pa_kim.secretary, meeting=in_session, marks=marks(pa_kim))
    assert len(queries) <= 12, [each["sql"][:80] for each in queries]


def test_a_replayed_key_gets_the_same_answer_and_changes_nothing(in_session: UUID, pa_kim: Cell) -> None:
    payload = {"meeting": str(in_session), "marks": [{"person": str(pa_kim.members[0]), "mark": "present"}]}
    envelope = Envelope(key=new_id())
    first = record_attendance.perform(pa_kim.secretary, payload=payload, envelope=envelope)
    again = record_attendance.perform(pa_kim.secretary, payload=payload, envelope=envelope)
    assert (again.seq, again.result, again.replayed) == (first.seq, first.result, True)


def test_a_key_with_another_payload_is_refused(in_session: UUID, pa_kim: Cell) -> None:
    envelope = Envelope(key=new_id())
    for mark, refused in (("present", False), ("absent", True)):
        payload = {"meeting": str(in_session), "marks": [{"person": str(pa_kim.members[0]), "mark": mark}]}
        if refused:
            with pytest.raises(Conflict):
                record_attendance.perform(pa_kim.secretary, payload=payload, envelope=envelope)
        else:
            record_attendance.perform(pa_kim.secretary, payload=payload, envelope=envelope)


def test_somebody_elses_key_is_refused_not_answered(in_session: UUID, pa_kim: Cell) -> None:
    envelope = Envelope(key=new_id())
    payload = {"meeting": str(in_session), "marks": [{"person": str(pa_kim.members[0]), "mark": "present"}]}
    record_attendance.perform(pa_kim.secretary, payload=payload, envelope=envelope)
    with pytest.raises(Conflict):
        record_attendance.perform(pa_kim.deputy, payload=payload, envelope=envelope)


def test_a_stranger_is_told_that_there_is_no_such_meeting(in_session: UUID, pa_kim: Cell) -> None:
    with pytest.raises(NotFound):
        record_attendance(Actor.stranger(), meeting=in_session, marks=marks(pa_kim))


def test_a_member_without_the_office_may_not_take_the_roll(in_session: UUID, pa_kim: Cell) -> None:
    with pytest.raises(Forbidden):
        record_attendance(pa_kim.member, meeting=in_session, marks=marks(pa_kim))


def test_a_guest_of_another_cell_cannot_be_marked(in_session: UUID, pa_kim: Cell, world: World) -> None:
    other = world.cells["staff"].members[0]
    with pytest.raises(Invalid):
        record_attendance(
            pa_kim.secretary, meeting=in_session, marks=[AttendanceMark(person=other, mark=Mark.PRESENT)]
        )


def test_nobody_is_marked_before_the_meeting_is_opened(meeting: UUID, pa_kim: Cell) -> None:
    with pytest.raises(Conflict):
        record_attendance(pa_kim.secretary, meeting=meeting, marks=marks(pa_kim))
