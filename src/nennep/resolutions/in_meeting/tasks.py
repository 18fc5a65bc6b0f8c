"""The tasks that this meeting assigned."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from nennep.core.acts import ActContext
from nennep.core.dates.told import Day
from nennep.core.payload.types import Line, LongLine
from nennep.meetings.access import MeetingAccess
from nennep.meetings.correcting import Change, Correctable, Correction, RightValue, one_of
from nennep.meetings.forms.corrections import CorrectionForm
from nennep.meetings.in_meeting.agenda import place_of
from nennep.meetings.in_meeting.roll_call.roll import ROLL
from nennep.meetings.part import Json, MeetingPart, MeetingRecord, ScoreFacts, Section, SheetSection
from nennep.meetings.printed.sentences import say
from nennep.meetings.printed.sheet import ROW, SIZE
from nennep.meetings.printed.words import day
from nennep.meetings.states import OPENED
from nennep.resolutions.assigning import due_day, owner_name, owners_known
from nennep.resolutions.models import Assignment
from nennep.resolutions.selectors import assigned_at, line_of
from nennep.rulebook.finding_list import FindingList
from nennep.typesetting.blocks import Block, Cell, Column, table
from nennep.ui.fields import DateField, LongTextField

BLANK_ROWS = 5


def _load(record: MeetingRecord) -> list[Assignment]:
    return record.recorded(assigned_at(record.meeting))


def _package(tasks: list[Assignment], record: MeetingRecord, access: MeetingAccess) -> Json:
    return [
        {
            "id": str(each.pk),
            "task": each.task,
            "owner": None if each.owner_id is None else str(each.owner_id),
            "owner_name": each.owner_name,
            "due_on": None if each.due_on is None else each.due_on.isoformat(),
        }
        for each in tasks
    ]


def tasks_table(tasks: list[Assignment], record: MeetingRecord) -> list[Block]:
    """What, who, by when; nothing where there is none."""
    rows: list[list[str | Cell]] = [
        [str(place), each.task, each.owner_name, day(each.due_on) if each.due_on else ""]
        for place, each in enumerate(tasks, start=1)
    ]
    columns = [
        Column(say("column.number"), 11, "center"),
        Column(say("column.tasks.task")),
        Column(say("column.tasks.owner"), 42),
        Column(say("column.tasks.due"), 25, "center"),
    ]
    return [table(columns, rows)] if rows else []


def _sheet(tasks: list[Assignment], record: MeetingRecord) -> list[Block]:
    columns = [
        Column("TT", 9, "center"),
        Column("Nhiệm vụ"),
        Column("Người thực hiện", 48),
        Column("Thời hạn", 32, "center"),
    ]
    rows: list[list[str | Cell]] = [[str(place), "", "", ""] for place in range(1, BLANK_ROWS + 1)]
    return [table(columns, rows, size=SIZE, row_height=ROW)]


class TaskRight(RightValue):
    """A task that this meeting assigned: its line, its owner (a member, or written), its day."""

    what: Literal["task"]
    task: UUID
    line: Annotated[LongLine, Field(min_length=1)]
    owner: UUID | None = None
    owner_name: Annotated[Line, Field(max_length=160)] = ""
    due_on: Day | None = None


class TaskForm(CorrectionForm):
    """A task's line, owner and day."""

    target = "task"

    line = LongTextField(label=_("Task"), rows=2, max_length=500)
    owner = forms.ChoiceField(label=_("Responsible"), required=False)
    owner_name = forms.CharField(label=_("Responsible, when not on the roll"), max_length=160, required=False)
    due_on = DateField(label=_("By"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = self.people()
        task = self.one(self.facts)
        if task.owner_id is not None and task.owner_id not in self.record[ROLL].names:
            people.append((str(task.owner_id), task.owner_name))  # was a member near the day of the meeting
        self.fields["owner"].choices = [("", "–"), *people]  # type: ignore[attr-defined]

    def present(self) -> dict[str, Any]:
        """The present task."""
        task = self.one(self.facts)
        outside = "" if task.owner_id else task.owner_name
        owner = {"owner": str(task.owner_id or ""), "owner_name": outside}
        return {"line": task.task, **owner, "due_on": task.due_on}


def _things(tasks: list[Assignment], record: MeetingRecord) -> list[Correctable]:
    return [Correctable(f"task:{each.pk}", gettext("Task assigned"), line_of(each)) for each in tasks]


def _put_right(ctx: ActContext, tasks: list[Assignment], record: MeetingRecord, right: TaskRight) -> Change:
    was = line_of(one_of(tasks, right.task))
    names = owners_known(record.meeting, [right.owner])
    task = Assignment.rows.get(pk=right.task)
    task.task, task.owner_id = right.line, right.owner
    task.owner_name = owner_name(names, right.owner, right.owner_name)
    task.due_on = due_day(right.due_on, record.on)
    task.save(update_fields=["task", "owner", "owner_name", "due_on"])
    ctx.about("assignment", task.pk)
    return Change("nhiệm vụ đã giao", was, line_of(task))


def _score_facts(tasks: list[Assignment], record: MeetingRecord) -> ScoreFacts:
    return {"tasks_assigned": True if tasks else None}


def _findings(tasks: list[Assignment], record: MeetingRecord, found: FindingList, today: date) -> None:
    ownerless = sum(not each.owner_name for each in tasks)
    if ownerless and record.meeting.state in OPENED:
        found.add("tasks_without_owner", place=place_of(record, "assignments"), count=ownerless)


TASKS = MeetingPart(
    name="tasks",
    matrix=("task",),
    load=_load,
    package=_package,
    section=Section(say("section.tasks"), tasks_table),
    sheet=SheetSection(6, "PHÂN CÔNG NHIỆM VỤ", _sheet, whole=True),
    score_facts=_score_facts,
    findings=_findings,
    corrections=(Correction("task", _("Tasks"), TaskRight, TaskForm, _things, _put_right),),
)
