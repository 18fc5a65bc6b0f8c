"""What an act before the lock accepts or refuses, its correction after the lock does too: they are one function."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from nennep.core.ids import new_id
from nennep.core.refusals import Invalid
from nennep.meetings.actions.attendance import record_attendance
from nennep.meetings.actions.session import set_times
from nennep.meetings.correcting import RightValue
from nennep.meetings.enums import Mark
from nennep.meetings.in_meeting.roll_call.marks_corrected import AttendanceRight
from nennep.meetings.in_meeting.sitting_corrected import TimesRight
from nennep.meetings.models import Attendance
from nennep.meetings.roll_call.marking import AttendanceMark
from nennep.membership.enums import Status
from nennep.membership.models import Membership
from nennep.resolutions.actions import NewTask, assign_tasks
from nennep.resolutions.in_meeting.tasks import TaskRight
from nennep.resolutions.models import Assignment
from nennep.room.actions.adoption import adopt_minutes
from nennep.room.actions.corrections import correct_minutes
from tests.factories import Cell, World
from tests.room import story


@pytest.fixture
def gone(world: World, pa_kim: Cell) -> UUID:
    """Somebody who left the cell four days before its meeting of 24 November."""
    person = world.cells["staff"].members[0]
    period = {"valid_from": date(2026, 1, 1), "valid_to": date(2026, 11, 20)}
    Membership.rows.create(id=new_id(), person_id=person, cell_id=pa_kim.id, status=Status.OFFICIAL, **period)
    return person


@pytest.fixture
def strange(world: World) -> UUID:
    """Somebody who never belonged to the cell."""
    return world.cells["staff"].members[1]


def correct(cell: Cell, meeting: UUID, right: RightValue) -> None:
    correct_minutes(cell.secretary, meeting=meeting, corrections=[right], why="Ghi nhầm")


def task(owner: UUID) -> NewTask:
    return NewTask(id=new_id(), task="Giữ chìa khóa nhà văn hóa", owner=owner)


def task_right(meeting: UUID, owner: UUID) -> TaskRight:
    first = Assignment.rows.filter(meeting_id=meeting).order_by("assigned_at", "id")[0]
    return TaskRight(what="task", task=first.pk, line="Giữ chìa khóa nhà văn hóa", owner=owner)


def owners(meeting: UUID) -> list[UUID | None]:
    found = Assignment.rows.filter(meeting_id=meeting, task="Giữ chìa khóa nhà văn hóa")
    return list(found.values_list("owner_id", flat=True))


def test_who_left_shortly_before_may_own_a_task_before_the_lock_and_after(
    told: UUID, pa_kim: Cell, gone: UUID
) -> None:
    assign_tasks(pa_kim.deputy, meeting=told, tasks=[task(gone)])
    assert owners(told) == [gone]
    adopt_minutes(pa_kim.secretary, meeting=told)
    correct(pa_kim, told, task_right(told, gone))
    assert owners(told) == [gone, gone]


def test_a_stranger_owns_no_task_before_the_lock_or_after(told: UUID, pa_kim: Cell, strange: UUID) -> None:
    with pytest.raises(Invalid, match="không có trong danh sách"):
        assign_tasks(pa_kim.deputy, meeting=told, tasks=[task(strange)])
    adopt_minutes(pa_kim.secretary, meeting=told)
    with pytest.raises(Invalid, match="không có trong danh sách"):
        correct(pa_kim, told, task_right(told, strange))


def test_who_left_shortly_before_may_be_marked_before_the_lock_and_after(
    told: UUID, pa_kim: Cell, gone: UUID
) -> None:
    mark = AttendanceMark(person=gone, mark=Mark.PRESENT)
    done = record_attendance(pa_kim.deputy, meeting=told, marks=[mark])
    assert done.result["not_on_roll"] == [str(gone)]
    adopt_minutes(pa_kim.secretary, meeting=told)
    correct(pa_kim, told, AttendanceRight(what="attendance", person=gone, mark=Mark.LATE))
    assert Attendance.rows.get(meeting_id=told, person_id=gone).mark == Mark.LATE


def test_a_stranger_is_marked_neither_before_the_lock_nor_after(
    told: UUID, pa_kim: Cell, strange: UUID
) -> None:
    with pytest.raises(Invalid) as before:
        record_attendance(
            pa_kim.deputy, meeting=told, marks=[AttendanceMark(person=strange, mark=Mark.PRESENT)]
        )
    adopt_minutes(pa_kim.secretary, meeting=told)
    with pytest.raises(Invalid) as after:
        correct(pa_kim, told, AttendanceRight(what="attendance", person=strange, mark=Mark.PRESENT))
    assert before.value.code == after.value.code == "not_on_roll"
    assert before.value.facts == after.value.facts


def test_times_that_cannot_be_are_refused_before_the_lock_and_after(told: UUID, pa_kim: Cell) -> None:
    end = story.EVENING - timedelta(minutes=5)
    with pytest.raises(Invalid) as before:
        set_times(pa_kim.deputy, meeting=told, started_at=story.EVENING, ended_at=end)
    adopt_minutes(pa_kim.secretary, meeting=told)
    with pytest.raises(Invalid) as after:
        correct(pa_kim, told, TimesRight(what="times", started_at=story.EVENING, ended_at=end))
    assert str(before.value) == str(after.value)
