"""Reading resolutions and tasks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from nennep.authority.permissions import READ
from nennep.authority.selectors import organisations_with
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.authorise import access_to
from nennep.core.database.statements import asked, read_day, read_id, statement
from nennep.core.refusals import NotFound
from nennep.meetings.models import Meeting
from nennep.meetings.naming import meeting_title
from nennep.meetings.states import LOCKED
from nennep.organisation.models import Body
from nennep.organisation.selectors import organisation_for
from nennep.resolutions.enums import AssignmentState, TaskList
from nennep.resolutions.models import Assignment, Progress, Resolution
from nennep.typesetting.labels import short_date

JUST_ASSIGNED = "mới giao"
"""Opening status of a task that no meeting has heard about yet (printed, so Vietnamese data)."""

_STATES = {
    AssignmentState.OPEN: "đang thực hiện",
    AssignmentState.DONE: "đã hoàn thành",
    AssignmentState.DROPPED: "dừng thực hiện",
}


_DUE = statement(
    """
    SELECT task.task, task.due_on, body.name, task.meeting_id
      FROM {task} task JOIN {body} body ON body.id = task.body_id JOIN {meeting} meeting ON meeting.id = task.meeting_id
     WHERE task.owner_id = %(person)s AND NOT task.withdrawn AND task.state = %(open)s AND task.due_on <= %(until)s
       AND meeting.state IN %(locked)s
     ORDER BY task.due_on, task.assigned_at, task.position, task.id
    """,
    task=Assignment,
    body=Body,
    meeting=Meeting,
)


@dataclass(frozen=True, slots=True)
class CarriedTask:
    """A task of an earlier meeting as this meeting meets it."""

    assignment: Assignment
    opening_status: str
    heard: Progress | None  # what this meeting heard of it, if it has


@dataclass(frozen=True, slots=True)
class YearOfResolutions:
    """What an organisation's bodies resolved in one year, and which years and kinds there are."""

    years: list[int]  # newest first
    year: int | None
    kinds: dict[str, int]  # of that year: kind -> how many
    resolutions: QuerySet[Resolution]


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task in a list: what was last heard of it, how many days it is late, and whether its meeting may be read."""

    task: Assignment
    heard: Progress | None
    days_late: int
    opens: bool

    @property
    def meeting_title(self) -> str:
        """What the meeting that assigned it is called."""
        return meeting_title(self.task.meeting)


@dataclass(frozen=True, slots=True)
class DueTask:
    """A task with its day, as home tells it."""

    task: str
    due_on: date
    body: str
    meeting_id: UUID


def resolutions_for(actor: Actor, organisation_id: UUID, on: date) -> QuerySet[Resolution]:
    """The adopted resolutions and conclusions of an organisation's bodies; nothing where the actor may not read."""
    readable = organisations_with(actor, READ, on).filter(pk=organisation_id)
    return _adopted().filter(body__organisation__in=readable).order_by("-meeting__starts_at", "id")


def year_of_resolutions(
    actor: Actor, organisation_id: UUID, on: date, *, year: int | None = None, kind: str = ""
) -> YearOfResolutions:
    """One year's resolutions (the newest with any, when none is said), of one kind or all. Raises NotFound."""
    organisation_for(actor, organisation_id)
    found = resolutions_for(actor, organisation_id, on)
    tally = found.order_by().values_list("meeting__month__year", "kind").annotate(Count("pk"))
    counts = [(each, name, number) for each, name, number in tally]
    years = sorted({each for each, _name, _number in counts}, reverse=True)
    chosen = year if year is not None else next(iter(years), None)
    rows = found.filter(meeting__month__year=chosen) if chosen is not None else found.none()
    return YearOfResolutions(
        years=years,
        year=chosen,
        kinds={name: number for each, name, number in counts if each == chosen},
        resolutions=rows.filter(kind=kind) if kind else rows,
    )


def resolution_for(actor: Actor, resolution_id: UUID) -> Resolution:
    """One adopted resolution, if the actor may read it. Raises NotFound."""
    found = _adopted().filter(pk=resolution_id).first()
    if found is None:
        raise NotFound
    if not (actor.is_operator or READ in access_to(actor, found.body.organisation_id, clock.today()).rights):
        raise NotFound
    return found


def tasks_for(
    actor: Actor, organisation_id: UUID, on: date, which: TaskList = TaskList.OPEN
) -> QuerySet[Assignment]:
    """The tasks of an organisation's bodies in one list; nothing where the actor may not read."""
    readable = organisations_with(actor, READ, on).filter(pk=organisation_id)
    return _listed(_given().filter(body__organisation__in=readable), which, on)


def tasks_of_person(actor: Actor, on: date, which: TaskList = TaskList.OPEN) -> QuerySet[Assignment]:
    """The actor's own tasks in one list."""
    return _listed(_own(actor), which, on)


def due_of_person(actor: Actor, until: date) -> list[DueTask]:
    """The actor's own open tasks with a day up to `until`, those overdue too; home asks it."""
    if actor.person_id is None:
        return []
    values = {
        "person": actor.person_id,
        "until": until,
        "open": AssignmentState.OPEN.value,
        "locked": [each.value for each in LOCKED],
    }
    return [
        DueTask(task, read_day(due_on), body, read_id(meeting))
        for task, due_on, body, meeting in asked(_DUE, values)
    ]


def tallies_for(actor: Actor, organisation_id: UUID, on: date) -> dict[TaskList, int]:
    """How many open tasks each list of an organisation has; a list without any is left out."""
    readable = organisations_with(actor, READ, on).filter(pk=organisation_id)
    return _tallies(_given().filter(body__organisation__in=readable), on)


def tallies_of_person(actor: Actor, on: date) -> dict[TaskList, int]:
    """How many open tasks each list of the actor has; a list without any is left out."""
    return _tallies(_own(actor), on)


def rows_of(actor: Actor, tasks: Sequence[Assignment], on: date) -> list[TaskRow]:
    """The tasks as a list shows them; the actor has found them through a selector. Two queries."""
    heard: dict[UUID, Progress] = {}
    for each in Progress.rows.filter(assignment__in=[task.pk for task in tasks]).order_by("heard_at"):
        heard[each.assignment_id] = each
    owners = {task.body.organisation_id for task in tasks}
    readable = set(organisations_with(actor, READ, on).filter(pk__in=owners).values_list("pk", flat=True))
    return [
        TaskRow(task, heard.get(task.pk), days_late(task, on), task.body.organisation_id in readable)
        for task in tasks
    ]


def carried_into(meeting: Meeting) -> list[CarriedTask]:
    """Last month's tasks: those of the same body still open when the meeting began, with what was heard so far.

    For acts, and for callers that have read the meeting already. Two queries.
    """
    earlier = _standing().filter(body_id=meeting.body_id).exclude(meeting=meeting)
    earlier = earlier.filter(meeting__starts_at__lt=meeting.starts_at)
    if meeting.adopted_at is None:
        earlier = earlier.filter(Q(state=AssignmentState.OPEN) | Q(progress__meeting=meeting))
    else:
        earlier = earlier.filter(progress__meeting=meeting)
    tasks = list(
        earlier.select_related("meeting").order_by("due_on", "assigned_at", "position", "id").distinct()
    )
    progress: dict[UUID, list[Progress]] = {}
    for each in Progress.rows.filter(assignment__in=tasks).order_by("heard_at"):
        progress.setdefault(each.assignment_id, []).append(each)
    return [_carried(task, progress.get(task.pk, []), meeting) for task in tasks]


def assigned_at(meeting: Meeting) -> QuerySet[Assignment]:
    """The tasks that this meeting assigned, in the order they were assigned."""
    return _standing().filter(meeting=meeting).order_by("assigned_at", "position", "id")


def resolutions_of(meeting: Meeting) -> QuerySet[Resolution]:
    """The resolutions and conclusions of this meeting."""
    return (
        Resolution.rows.filter(meeting=meeting, withdrawn=False)
        .select_related("ballot", "record")
        .order_by("id")
    )


def line_of(task: Assignment) -> str:
    """The task as it is read out: what, who, by when."""
    due = f", đến ngày {short_date(task.due_on)}" if task.due_on else ""
    return f"{task.task} ({task.owner_name}{due})"


def days_late(task: Assignment, on: date) -> int:
    """How many days ago an open task was due; 0 when it is not late."""
    if task.state != AssignmentState.OPEN or task.due_on is None:
        return 0
    return max((on - task.due_on).days, 0)


def _standing() -> QuerySet[Assignment]:
    return Assignment.rows.filter(withdrawn=False)


def _given() -> QuerySet[Assignment]:
    """Tasks count once the minutes that assign them are adopted."""
    return _standing().filter(meeting__state__in=LOCKED).select_related("meeting__body", "body")


def _own(actor: Actor) -> QuerySet[Assignment]:
    return _given().filter(owner_id=actor.person_id) if actor.person_id else Assignment.rows.none()


def _adopted() -> QuerySet[Resolution]:
    """A draft is read in its meeting; it counts once the minutes are adopted."""
    rows = Resolution.rows.filter(withdrawn=False, meeting__state__in=LOCKED)
    return rows.select_related("body", "meeting__body", "ballot", "record")


def _listed(tasks: QuerySet[Assignment], which: TaskList, on: date) -> QuerySet[Assignment]:
    if which is TaskList.CLOSED:
        return tasks.exclude(state=AssignmentState.OPEN).order_by(
            "-closed_on", "-assigned_at", "position", "id"
        )
    still = tasks.filter(state=AssignmentState.OPEN)
    if which is TaskList.LATE:
        still = still.filter(due_on__lt=on)
    return still.order_by(F("due_on").asc(nulls_last=True), "assigned_at", "position", "id")


def _tallies(tasks: QuerySet[Assignment], on: date) -> dict[TaskList, int]:
    late = Q(state=AssignmentState.OPEN, due_on__lt=on)
    found = tasks.aggregate(
        open=Count("pk", filter=Q(state=AssignmentState.OPEN)),
        late=Count("pk", filter=late),
    )
    tallies = {TaskList.OPEN: "open", TaskList.LATE: "late"}
    return {which: found[name] for which, name in tallies.items() if found[name]}


def _carried(task: Assignment, progress: list[Progress], meeting: Meeting) -> CarriedTask:
    before = [each for each in progress if each.meeting_id != meeting.pk]
    heard = next((each for each in progress if each.meeting_id == meeting.pk), None)
    if heard is not None:
        return CarriedTask(task, heard.opening_status, heard)
    opening = (before[-1].result or _STATES[AssignmentState(before[-1].state)]) if before else JUST_ASSIGNED
    return CarriedTask(task, opening[:200], None)
