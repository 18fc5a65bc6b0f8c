"""Resolutions and tasks: nennep.resolutions.actions."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from nennep.core import clock
from nennep.core.ids import new_id
from nennep.core.refusals import Conflict, Invalid, NotFound
from nennep.meetings.actions.ballots import record_ballot
from nennep.meetings.actions.session import open_meeting
from nennep.meetings.enums import BallotForm, BallotRule, MeetingKind
from nennep.meetings.models import Meeting
from nennep.resolutions.actions import (
    NewTask,
    TaskResult,
    assign_tasks,
    hear_progress,
    propose_resolution,
    withdraw_resolution,
    withdraw_task,
)
from nennep.resolutions.enums import AssignmentState, ResolutionKind
from nennep.resolutions.models import Assignment, Progress, Resolution
from nennep.resolutions.selectors import assigned_at, carried_into
from tests.factories import Cell
from tests.meetings.items import item

DECEMBER = datetime(2026, 12, 24, 12, 30, tzinfo=UTC)


def task(**more: Any) -> NewTask:
    return NewTask(**{"id": new_id(), "task": "Phát dọn đường băng cản lửa", "owner_name": "Chi ủy"} | more)


def assign(cell: Cell, meeting: UUID, *tasks: NewTask) -> None:
    assign_tasks(cell.secretary, meeting=meeting, tasks=list(tasks))


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


def december(cell: Cell) -> UUID:
    """The next month's meeting, opened."""
    new = Meeting.rows.create(
        id=new_id(), body_id=cell.body, kind=MeetingKind.REGULAR, month=date(2026, 12, 1), starts_at=DECEMBER
    ).pk
    open_meeting(cell.secretary, meeting=new, chair=cell.members[0])
    return new


def test_a_resolution_is_written_rewritten_and_tied_to_its_ballot(in_session: UUID, pa_kim: Cell) -> None:
    new = new_id()
    draft = {"meeting": in_session, "id": new, "kind": ResolutionKind.RESOLUTION}
    propose_resolution(pa_kim.secretary, title="Nhiệm vụ tháng 12", **draft)
    carried = ballot(pa_kim, in_session, 11)
    propose_resolution(pa_kim.secretary, title="Nhiệm vụ tháng 12/2026", ballot=carried, **draft)
    found = Resolution.rows.get()
    assert (found.title, found.ballot_id, found.body_id) == ("Nhiệm vụ tháng 12/2026", carried, pa_kim.body)


def test_a_failed_ballot_adopts_nothing(in_session: UUID, pa_kim: Cell) -> None:
    with pytest.raises(Invalid) as refused:
        propose_resolution(
            pa_kim.secretary,
            meeting=in_session,
            id=new_id(),
            kind=ResolutionKind.RESOLUTION,
            title="Nhiệm vụ tháng 12",
            ballot=ballot(pa_kim, in_session, 5),
        )
    assert refused.value.code == "not_carried"


def test_a_resolution_can_be_withdrawn_before_adoption(in_session: UUID, pa_kim: Cell) -> None:
    new = new_id()
    propose_resolution(
        pa_kim.secretary, meeting=in_session, id=new, kind=ResolutionKind.CONCLUSION, title="Kết luận"
    )
    withdraw_resolution(pa_kim.secretary, meeting=in_session, resolution=new)
    assert Resolution.rows.get().withdrawn


def test_many_tasks_are_assigned_in_one_act_with_the_rolls_names(in_session: UUID, pa_kim: Cell) -> None:
    assign(pa_kim, in_session, task(owner=pa_kim.members[3], due_on=date(2026, 12, 15)), task())
    found = dict(Assignment.rows.values_list("owner_name", "due_on"))
    assert found == {"Mùa A Tủa": date(2026, 12, 15), "Chi ủy": None}


def test_tasks_of_one_act_stand_in_the_order_in_which_they_were_entered(
    in_session: UUID, pa_kim: Cell
) -> None:
    last, middle, first = new_id(), new_id(), new_id()
    assign(pa_kim, in_session, *(task(id=each, due_on=date(2026, 12, 20)) for each in (first, middle, last)))
    assert [each.pk for each in assigned_at(Meeting.rows.get(pk=in_session))] == [first, middle, last]
    with clock.at(DECEMBER):
        carried = carried_into(Meeting.rows.get(pk=december(pa_kim)))
    assert [each.assignment.pk for each in carried] == [first, middle, last]


def test_a_task_has_an_owner_and_is_not_due_in_the_past(in_session: UUID, pa_kim: Cell) -> None:
    wrong = (task(owner_name=""), task(owner=new_id()), task(due_on=date(2026, 11, 23)))
    for each in wrong:
        with pytest.raises(Invalid) as refused:
            assign(pa_kim, in_session, task(), each)
        assert (refused.value.field or "").startswith("tasks.1.")
    assert not Assignment.rows.exists()


def test_a_task_is_not_assigned_twice(in_session: UUID, pa_kim: Cell) -> None:
    once = task()
    assign(pa_kim, in_session, once)
    with pytest.raises(Conflict):
        assign(pa_kim, in_session, once)


def test_open_tasks_come_into_the_next_meeting_by_themselves(in_session: UUID, pa_kim: Cell) -> None:
    late, withdrawn = task(due_on=date(2026, 12, 1)), task()
    assign(pa_kim, in_session, late, withdrawn)
    withdraw_task(pa_kim.secretary, meeting=in_session, task=withdrawn.id)
    assert carried_into(Meeting.rows.get(pk=in_session)) == []
    with clock.at(DECEMBER):
        found = carried_into(Meeting.rows.get(pk=december(pa_kim)))
    assert [(each.assignment.pk, each.opening_status) for each in found] == [(late.id, "mới giao")]


def test_the_line_that_was_read_out_is_a_frozen_sentence(in_session: UUID, pa_kim: Cell) -> None:
    mine = task(owner=pa_kim.members[3], due_on=date(2026, 12, 15))
    assign(pa_kim, in_session, mine)
    with clock.at(DECEMBER):
        meeting = december(pa_kim)
        heard = TaskResult(task=mine.id, state=AssignmentState.OPEN, result="Mới xong một nửa")
        hear_progress(pa_kim.secretary, meeting=meeting, results=[heard])
        Assignment.rows.update(owner_name="Tên khác")
        hear_progress(
            pa_kim.secretary, meeting=meeting, results=[TaskResult(task=mine.id, state=AssignmentState.DONE)]
        )
    found = Progress.rows.get()
    assert found.line == "Phát dọn đường băng cản lửa (Mùa A Tủa, đến ngày 15/12/2026)"
    assert (found.state, found.opening_status) == (AssignmentState.DONE, "mới giao")
    assert Assignment.rows.get().closed_on == date(2026, 12, 24)


def test_a_task_reopened_has_no_closing_day(in_session: UUID, pa_kim: Cell) -> None:
    mine = task()
    assign(pa_kim, in_session, mine)
    with clock.at(DECEMBER):
        meeting = december(pa_kim)
        for state in (AssignmentState.DONE, AssignmentState.OPEN):
            hear_progress(pa_kim.secretary, meeting=meeting, results=[TaskResult(task=mine.id, state=state)])
    found = Assignment.rows.get()
    assert (found.state, found.closed_on) == (AssignmentState.OPEN, None)


def test_the_next_opening_status_is_the_last_result_heard(in_session: UUID, pa_kim: Cell) -> None:
    mine = task()
    assign(pa_kim, in_session, mine)
    with clock.at(DECEMBER):
        heard = TaskResult(task=mine.id, state=AssignmentState.OPEN, result="Mới xong một nửa")
        hear_progress(pa_kim.secretary, meeting=december(pa_kim), results=[heard])
    with clock.at(DECEMBER + timedelta(days=31)):
        january = Meeting(id=new_id(), body_id=pa_kim.body, starts_at=clock.now(), month=date(2027, 1, 1))
        assert [each.opening_status for each in carried_into(january)] == ["Mới xong một nửa"]


def test_a_task_of_this_meeting_or_of_another_body_is_not_heard(in_session: UUID, pa_kim: Cell) -> None:
    mine = task()
    assign(pa_kim, in_session, mine)
    with pytest.raises(Invalid):
        hear_progress(
            pa_kim.secretary,
            meeting=in_session,
            results=[TaskResult(task=mine.id, state=AssignmentState.DONE)],
        )


def test_only_this_meetings_tasks_can_be_withdrawn(in_session: UUID, pa_kim: Cell) -> None:
    with pytest.raises(NotFound):
        withdraw_task(pa_kim.secretary, meeting=in_session, task=new_id())
