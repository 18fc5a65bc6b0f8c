"""Reading resolutions and tasks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from nennep.authority.permissions import READ
from nennep.authority.selectors import organisations_with
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.meetings.models import Meeting
from nennep.resolutions.enums import AssignmentState
from nennep.resolutions.models import Assignment, Progress, Resolution

JUST_ASSIGNED = "mới giao"
"""Opening status of a task that no meeting has heard about yet (printed, so Vietnamese data)."""

_STATES = {
    AssignmentState.OPEN: "đang làm",
    AssignmentState.DONE: "đã xong",
    AssignmentState.DROPPED: "không còn cần",
}


@dataclass(frozen=True, slots=True)
class CarriedTask:
    """A task of an earlier meeting as this meeting meets it."""

    assignment: Assignment
    opening_status: str
    heard: Progress | None  # what this meeting heard of it, if it has


def tasks_for(actor: Actor, organisation_id: UUID, on: date) -> QuerySet[Assignment]:
    """The open tasks of an organisation's bodies; nothing where the actor may not read."""
    readable = organisations_with(actor, READ, on).filter(pk=organisation_id)
    return (
        _standing()
        .filter(body__organisation__in=readable, state=AssignmentState.OPEN)
        .order_by("due_on", "id")
    )


def tasks_of_person(actor: Actor) -> QuerySet[Assignment]:
    """The actor's own open tasks, those due first in front."""
    owned = _standing().filter(owner_id=actor.person_id) if actor.person_id else Assignment.rows.none()
    return owned.filter(state=AssignmentState.OPEN).select_related("body").order_by("due_on", "id")


def carried_into(meeting: Meeting) -> list[CarriedTask]:
    """Last month's tasks: those of the same body still open when the meeting began, with what was heard so far.

    For acts and for whoever has read the meeting already. Two queries.
    """
    earlier = _standing().filter(body_id=meeting.body_id).exclude(meeting=meeting)
    earlier = earlier.filter(meeting__starts_at__lt=meeting.starts_at)
    if meeting.adopted_at is None:
        earlier = earlier.filter(Q(state=AssignmentState.OPEN) | Q(progress__meeting=meeting))
    else:
        earlier = earlier.filter(progress__meeting=meeting)
    tasks = list(earlier.select_related("meeting").order_by("due_on", "assigned_at", "id").distinct())
    progress: dict[UUID, list[Progress]] = {}
    for each in Progress.rows.filter(assignment__in=tasks).order_by("heard_at"):
        progress.setdefault(each.assignment_id, []).append(each)
    return [_carried(task, progress.get(task.pk, []), meeting) for task in tasks]


def assigned_at(meeting: Meeting) -> QuerySet[Assignment]:
    """The tasks that this meeting assigned, in the order they were assigned."""
    return _standing().filter(meeting=meeting).order_by("assigned_at", "id")


def resolutions_of(meeting: Meeting) -> QuerySet[Resolution]:
    """The resolutions and conclusions of this meeting."""
    return (
        Resolution.rows.filter(meeting=meeting, withdrawn=False)
        .select_related("ballot", "record")
        .order_by("id")
    )


def line_of(task: Assignment) -> str:
    """The task as it is read out: what, who, by when."""
    due = f", đến ngày {task.due_on:%d/%m/%Y}" if task.due_on else ""
    return f"{task.task} ({task.owner_name}{due})"


def is_late(task: Assignment) -> bool:
    """Whether an open task's day has passed."""
    return task.state == AssignmentState.OPEN and task.due_on is not None and task.due_on < clock.today()


def _standing() -> QuerySet[Assignment]:
    return Assignment.rows.filter(withdrawn=False)


def _carried(task: Assignment, progress: list[Progress], meeting: Meeting) -> CarriedTask:
    before = [each for each in progress if each.meeting_id != meeting.pk]
    heard = next((each for each in progress if each.meeting_id == meeting.pk), None)
    if heard is not None:
        return CarriedTask(task, heard.opening_status, heard)
    opening = (before[-1].result or _STATES[AssignmentState(before[-1].state)]) if before else JUST_ASSIGNED
    return CarriedTask(task, opening[:200], None)
