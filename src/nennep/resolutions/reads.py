"""What may be asked about resolutions and tasks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.pages import Listing
from nennep.core.parameters import YearNumber
from nennep.core.reads import read
from nennep.meetings.models import Ballot
from nennep.meetings.naming import meeting_title
from nennep.organisation.selectors import organisation_for
from nennep.resolutions.enums import ResolutionKind, TaskList
from nennep.resolutions.models import Assignment, Resolution
from nennep.resolutions.selectors import (
    TaskRow,
    assigned_at,
    resolution_for,
    rows_of,
    tasks_for,
    tasks_of_person,
    year_of_resolutions,
)


class Which(StrEnum):
    """The lists of tasks."""

    OPEN = "open"
    LATE = "late"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Task:
    """A task: what, who, by when, and what a meeting last heard of it. `state` is open, done or dropped."""

    id: UUID
    task: str
    owner: UUID | None
    owner_name: str
    due_on: date | None
    days_late: int
    state: str
    state_label: str
    closed_on: date | None
    body: str
    meeting: UUID
    meeting_title: str
    last_heard: str


@dataclass(frozen=True, slots=True)
class ResolutionRow:
    """A resolution or conclusion in a list."""

    id: UUID
    kind: str
    kind_label: str
    title: str
    theme: str
    meeting: UUID
    meeting_title: str
    document: UUID | None
    symbol: str
    issued_on: date | None


@dataclass(frozen=True, slots=True)
class Tally:
    """The ballot that adopted it, as the room saw it."""

    question: str
    votes_for: int
    votes_against: int
    votes_other: int
    denominator: int
    threshold: int
    passed: bool


@dataclass(frozen=True, slots=True)
class WholeResolution:
    """A resolution with its text, its ballot, and the tasks that its meeting assigned."""

    head: ResolutionRow
    text: str
    body: str
    ballot: Tally | None
    tasks: tuple[Task, ...]


@read("resolutions.resolutions", label=_("Resolutions and conclusions of an organisation"))
def resolutions(
    actor: Actor,
    *,
    organisation: UUID,
    year: YearNumber | None = None,
    kind: ResolutionKind | None = None,
) -> Listing[ResolutionRow]:
    """Nghị quyết, kết luận: those adopted in a year (the newest that has any, when none is said), newest first.

    For those who see the organisation.
    """
    found = year_of_resolutions(actor, organisation, clock.today(), year=year, kind=kind or "")
    return Listing(found.resolutions, lambda rows: map(_row, rows))


@read("resolutions.resolution", label=_("One resolution with its ballot and tasks"))
def resolution(actor: Actor, *, resolution: UUID) -> WholeResolution:
    """Một nghị quyết: its text and document, the ballot that adopted it, the tasks that its meeting assigned.

    For those who read the organisation's resolutions, once the minutes are adopted.
    """
    found = resolution_for(actor, resolution)
    tasks = list(assigned_at(found.meeting).select_related("body", "meeting__body"))
    return WholeResolution(
        head=_row(found),
        text=found.text,
        body=found.body.name,
        ballot=_tally(found.ballot),
        tasks=tuple(_task(each) for each in rows_of(actor, tasks, clock.today())),
    )


@read("resolutions.tasks", label=_("The tasks of an organisation"))
def tasks(actor: Actor, *, organisation: UUID, which: Which = Which.OPEN) -> Listing[Task]:
    """Nhiệm vụ: the tasks of an organisation's bodies that are open, late, or closed (done, or not needed any more).

    For those who see the organisation. A task counts once the minutes that assign it are adopted.
    """
    organisation_for(actor, organisation)
    found = tasks_for(actor, organisation, clock.today(), TaskList[which.name])
    return Listing(found, lambda rows: _tasks(actor, rows))


@read("resolutions.own_tasks", label=_("My tasks"))
def own_tasks(actor: Actor, *, which: Which = Which.OPEN) -> Listing[Task]:
    """Nhiệm vụ của đồng chí: the tasks that the asker was given and that are open, late, or closed."""
    return Listing(
        tasks_of_person(actor, clock.today(), TaskList[which.name]), lambda rows: _tasks(actor, rows)
    )


def _row(found: Resolution) -> ResolutionRow:
    record = found.record
    return ResolutionRow(
        id=found.pk,
        kind=found.kind,
        kind_label=found.get_kind_display(),
        title=found.title,
        theme=found.theme,
        meeting=found.meeting_id,
        meeting_title=meeting_title(found.meeting),
        document=record.pk if record else None,
        symbol=record.symbol if record else "",
        issued_on=record.issued_on if record else None,
    )


def _tally(ballot: Ballot | None) -> Tally | None:
    if ballot is None:
        return None
    return Tally(
        question=ballot.question,
        votes_for=ballot.votes_for,
        votes_against=ballot.votes_against,
        votes_other=ballot.votes_other,
        denominator=ballot.denominator,
        threshold=ballot.threshold,
        passed=ballot.passed,
    )


def _tasks(actor: Actor, rows: list[Assignment]) -> list[Task]:
    return [_task(each) for each in rows_of(actor, rows, clock.today())]


def _task(row: TaskRow) -> Task:
    return Task(
        id=row.task.pk,
        task=row.task.task,
        owner=row.task.owner_id,
        owner_name=row.task.owner_name,
        due_on=row.task.due_on,
        days_late=row.days_late,
        state=row.task.state,
        state_label=row.task.get_state_display(),
        closed_on=row.task.closed_on,
        body=row.task.body.name,
        meeting=row.task.meeting_id,
        meeting_title=row.meeting_title,
        last_heard=row.heard.result if row.heard else "",
    )
