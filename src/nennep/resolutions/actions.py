"""Acts on resolutions and tasks. All belong to a meeting in session; the minutes' adoption locks them."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from nennep.core import clock
from nennep.core.acts import ActContext, Offline, Part, act
from nennep.core.acts.taking import already_recorded, must_be_new, withdraw
from nennep.core.dates.told import Day
from nennep.core.ids import NewId
from nennep.core.payload.types import Line, LongLine, Prose, RequiredLine
from nennep.core.refusals import Invalid
from nennep.meetings.actions.session import IN_SESSION
from nennep.meetings.loading import take_meeting
from nennep.meetings.models import Ballot, Meeting
from nennep.resolutions.assigning import due_day, owner_name, owners_known
from nennep.resolutions.enums import AssignmentState, ResolutionKind
from nennep.resolutions.hearing import set_states
from nennep.resolutions.models import Assignment, Progress, Resolution
from nennep.resolutions.selectors import CarriedTask, carried_into, line_of

MANY = 200


class NewTask(Part):
    """A task in a line: what, who, by when. An owner on the roll brings the name; else it is written."""

    id: NewId
    task: Annotated[LongLine, Field(min_length=1)]
    owner: UUID | None = None
    owner_name: Annotated[Line, Field(max_length=160)] = ""
    due_on: Day | None = None


class TaskResult(Part):
    """What the meeting heard of one task of an earlier meeting."""

    task: UUID
    state: AssignmentState
    result: LongLine = ""


@act("resolutions.propose_resolution", right="minute", label=_("Write a resolution"), offline=Offline.LATEST)
def propose_resolution(
    ctx: ActContext,
    *,
    meeting: UUID,
    id: NewId,
    kind: ResolutionKind,
    title: RequiredLine,
    text: Prose = "",
    theme: Line = "",
    ballot: UUID | None = None,
) -> None:
    """Nghị quyết, kết luận of the meeting; proposed again under its id it is rewritten, or gets its ballot."""
    loaded = take_meeting(ctx, meeting, states=IN_SESSION)
    there = Resolution.rows.filter(pk=id).first()
    if there is not None and there.meeting_id != loaded.pk:
        raise already_recorded()
    if ballot is not None:
        _must_have_passed(loaded, ballot)
    values = {
        "kind": kind,
        "title": title,
        "text": text,
        "theme": theme,
        "ballot_id": ballot,
        "withdrawn": False,
    }
    Resolution.rows.update_or_create(
        pk=id, defaults=values, create_defaults={**values, "body": loaded.body, "meeting": loaded}
    )
    ctx.about("resolution", id)


@act(
    "resolutions.withdraw_resolution",
    right="minute",
    label=_("Withdraw a resolution's draft"),
    offline=Offline.LATEST,
)
def withdraw_resolution(ctx: ActContext, *, meeting: UUID, resolution: UUID) -> None:
    """Bỏ dự thảo nghị quyết before adoption."""
    loaded = take_meeting(ctx, meeting, states=IN_SESSION)
    withdraw(Resolution.rows.filter(meeting=loaded), pk=resolution)
    ctx.about("resolution", resolution)


@act("resolutions.assign_tasks", right="minute", label=_("Assign tasks"), offline=Offline.ADD)
def assign_tasks(
    ctx: ActContext, *, meeting: UUID, tasks: Annotated[list[NewTask], Field(min_length=1, max_length=MANY)]
) -> None:
    """Phân công: any number of tasks stated at one time."""
    loaded = take_meeting(ctx, meeting, states=IN_SESSION)
    on = clock.legal_day(loaded.opened_at or loaded.starts_at)
    names = owners_known(loaded, [each.owner for each in tasks])
    must_be_new(Assignment, [each.id for each in tasks], field="tasks")
    Assignment.rows.bulk_create(
        Assignment(
            id=each.id,
            body=loaded.body,
            meeting=loaded,
            task=each.task,
            owner_id=each.owner,
            owner_name=owner_name(names, each.owner, each.owner_name, f"tasks.{number}."),
            due_on=due_day(each.due_on, on, f"tasks.{number}."),
            assigned_at=ctx.at,
            position=number,
        )
        for number, each in enumerate(tasks)
    )
    for each in tasks:
        ctx.about("assignment", each.id)
        if each.owner is not None:
            ctx.about("person", each.owner)


@act(
    "resolutions.withdraw_task",
    right="minute",
    label=_("Withdraw a task of this meeting"),
    offline=Offline.LATEST,
)
def withdraw_task(ctx: ActContext, *, meeting: UUID, task: UUID) -> None:
    """Bỏ nhiệm vụ giao nhầm in this meeting; a task of an earlier one is dropped by hearing its progress."""
    loaded = take_meeting(ctx, meeting, states=IN_SESSION)
    withdraw(Assignment.rows.filter(meeting=loaded), pk=task)
    ctx.about("assignment", task)


@act(
    "resolutions.hear_progress", right="minute", label=_("Hear the results of tasks"), offline=Offline.LATEST
)
def hear_progress(
    ctx: ActContext,
    *,
    meeting: UUID,
    results: Annotated[list[TaskResult], Field(min_length=1, max_length=MANY)],
) -> None:
    """Kiểm điểm nhiệm vụ tháng trước: the result of each task, with its line as it was read out, frozen."""
    loaded = take_meeting(ctx, meeting, states=IN_SESSION)
    if len({each.task for each in results}) < len(results):
        raise Invalid(_("The same task stands here twice."), field="results")
    carried = {each.assignment.pk: each for each in carried_into(loaded)}
    if not set(carried).issuperset(each.task for each in results):
        raise Invalid(
            _("A task here is not an open task of an earlier meeting of this body."), field="results"
        )
    Progress.rows.bulk_create(
        [_progress(ctx, loaded, carried[each.task], each) for each in results],
        update_conflicts=True,
        unique_fields=["assignment", "meeting"],
        update_fields=["result", "state", "heard_at"],
    )
    on = clock.legal_day(loaded.opened_at or loaded.starts_at)
    set_states(on, [(each.task, each.state) for each in results])
    for each in results:
        ctx.about("assignment", each.task)


def _must_have_passed(meeting: Meeting, ballot_id: UUID) -> None:
    ballot = Ballot.rows.filter(pk=ballot_id, meeting=meeting, withdrawn=False).first()
    if ballot is None:
        raise Invalid(_("The ballot named here is not in this meeting."), field="ballot")
    if not ballot.passed:
        raise Invalid(
            _("This ballot got %(for)s votes, %(needed)s were needed: the resolution is not adopted by it.")
            % {"for": ballot.votes_for, "needed": ballot.threshold},
            field="ballot",
            code="not_carried",
        )


def _progress(ctx: ActContext, meeting: Meeting, carried: CarriedTask, heard: TaskResult) -> Progress:
    return Progress(
        id=ctx.derive_id("progress", heard.task),
        assignment=carried.assignment,
        meeting=meeting,
        line=line_of(carried.assignment)[:700],
        opening_status=carried.opening_status,
        result=heard.result,
        state=heard.state,
        heard_at=ctx.at,
    )
