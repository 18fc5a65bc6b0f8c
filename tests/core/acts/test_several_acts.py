"""Several acts in one transaction, as a device's file is taken in."""

from __future__ import annotations

import threading
import time
from uuid import UUID

import pytest
from django.db import connection, transaction
from tests.factories import Cell

from nennep.core.models import ActRecord
from nennep.core.refusals import Refused
from nennep.meetings.actions.attendance import record_attendance
from nennep.meetings.enums import Mark
from nennep.meetings.models import Attendance
from nennep.meetings.roll_call.marking import AttendanceMark


def mark(cell: Cell, meeting: UUID, number: int) -> None:
    marks = [AttendanceMark(person=cell.members[number], mark=Mark.PRESENT)]
    record_attendance(cell.secretary, meeting=meeting, marks=marks)


def mark_and_be_refused(cell: Cell, meeting: UUID) -> None:
    with transaction.atomic():
        mark(cell, meeting, 0)
        record_attendance(cell.member, meeting=meeting, marks=[])


def test_several_acts_each_keep_a_record_of_their_own(in_session: UUID, pa_kim: Cell) -> None:
    before = ActRecord.rows.count()
    with transaction.atomic():
        mark(pa_kim, in_session, 0)
        mark(pa_kim, in_session, 1)
    assert ActRecord.rows.count() == before + 2


def test_when_one_is_refused_all_are_taken_back(in_session: UUID, pa_kim: Cell) -> None:
    before = ActRecord.rows.count()
    with pytest.raises(Refused):
        mark_and_be_refused(pa_kim, in_session)
    assert ActRecord.rows.count() == before
    assert not Attendance.rows.filter(meeting=in_session).exists()


@pytest.mark.django_db(transaction=True)
def test_acts_of_others_wait_meanwhile_and_nobody_waits_for_each_other(
    in_session: UUID, pa_kim: Cell
) -> None:
    begun = threading.Event()

    def other() -> None:
        begun.wait()
        mark(pa_kim, in_session, 5)
        connection.close()

    thread = threading.Thread(target=other, daemon=True)
    thread.start()
    with transaction.atomic():
        mark(pa_kim, in_session, 0)
        begun.set()
        time.sleep(0.3)  # the other one is waiting now
        mark(pa_kim, in_session, 1)
        assert Attendance.rows.filter(meeting=in_session).count() == 2
    thread.join(timeout=4)
    assert not thread.is_alive()
    assert Attendance.rows.filter(meeting=in_session).count() == 3
