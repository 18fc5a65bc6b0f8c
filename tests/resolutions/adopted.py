"""A meeting of Pá Kìm in October that resolved something and gave tasks, adopted two hours later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from nennep.core import clock
from nennep.core.ids import new_id
from nennep.meetings.actions.agenda import draw_agenda
from nennep.meetings.actions.attendance import record_attendance
from nennep.meetings.actions.ballots import record_ballot
from nennep.meetings.actions.session import appoint_minute_taker, open_meeting
from nennep.meetings.enums import BallotForm, BallotRule, Mark
from nennep.meetings.roll_call.marking import AttendanceMark
from nennep.resolutions.actions import (
    NewTask,
    TaskResult,
    assign_tasks,
    hear_progress,
    propose_resolution,
)
from nennep.resolutions.enums import AssignmentState, ResolutionKind
from nennep.room.actions.adoption import adopt_minutes
from tests.factories import Cell
from tests.meetings.items import item
from tests.meetings.planning import plan, planned
from tests.worlds import HOUR

OCTOBER = datetime(2026, 10, 24, 12, 30, tzinfo=UTC)
NOVEMBER = datetime(2026, 11, 10, 12, 30, tzinfo=UTC)


@dataclass
class Decided:
    """The meeting, what it resolved, and its tasks: late, without a day, done since."""

    meeting: UUID
    resolution: UUID
    late: UUID
    dayless: UUID
    done: UUID


def open_at(cell: Cell, at: datetime) -> UUID:
    """A regular meeting of that day, opened, everybody present."""
    with clock.at(at):
        (meeting,) = plan(cell, planned(at))
        draw_agenda(cell.secretary, meeting=meeting)
        open_meeting(cell.secretary, meeting=meeting, chair=cell.members[0])
        appoint_minute_taker(cell.secretary, meeting=meeting, person=cell.members[1])
        marks = [AttendanceMark(person=each, mark=Mark.PRESENT) for each in cell.members]
        record_attendance(cell.secretary, meeting=meeting, marks=marks)
    return meeting


def adopt_at(cell: Cell, meeting: UUID, at: datetime) -> None:
    with clock.at(at):
        adopt_minutes(cell.secretary, meeting=meeting, numbers=[])


def ballot(cell: Cell, meeting: UUID, votes_for: int) -> UUID:
    new = new_id()
    record_ballot(
        cell.secretary,
        meeting=meeting,
        id=new,
        item=item(meeting),
        question="Thông qua nghị quyết",
        form=BallotForm.CARD,
        rule=BallotRule.ORDINARY,
        roll_version=1,
        denominator=11,
        threshold=6,
        votes_for=votes_for,
    )
    return new


def propose(cell: Cell, meeting: UUID, **more: Any) -> UUID:
    resolution = new_id()
    values = {"kind": ResolutionKind.RESOLUTION, "title": "về bảo vệ rừng", "text": "Chi bộ thống nhất."}
    propose_resolution(cell.secretary, meeting=meeting, id=resolution, **(values | more))
    return resolution


def decide_in_october(cell: Cell) -> Decided:
    """October's meeting with its resolution and three tasks; November's hears that one is done."""
    meeting = open_at(cell, OCTOBER)
    late, dayless, done = new_id(), new_id(), new_id()
    with clock.at(OCTOBER):
        resolution = propose(cell, meeting, ballot=ballot(cell, meeting, 11))
        tasks = [
            NewTask(id=dayless, task="Vận động 3 hộ", owner_name="Chi ủy"),
            NewTask(id=late, task="Phát đường băng", owner=cell.members[2], due_on=date(2026, 11, 1)),
            NewTask(id=done, task="Báo cáo quân số", owner=cell.members[0], due_on=date(2026, 11, 5)),
        ]
        assign_tasks(cell.secretary, meeting=meeting, tasks=tasks)
    adopt_at(cell, meeting, OCTOBER + 2 * HOUR)
    november = open_at(cell, NOVEMBER)
    with clock.at(NOVEMBER):
        results = [
            TaskResult(task=done, state=AssignmentState.DONE),
            TaskResult(task=late, state=AssignmentState.OPEN, result="Mới xong một nửa"),
        ]
        hear_progress(cell.secretary, meeting=november, results=results)
    return Decided(meeting, resolution, late, dayless, done)
