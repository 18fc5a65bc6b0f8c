"""Last month's tasks, with what this meeting heard of them."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from nennep.core.acts import ActContext
from nennep.core.payload.types import LongLine
from nennep.core.refusals import NotFound
from nennep.meetings.access import MeetingAccess
from nennep.meetings.correcting import Change, Correctable, Correction, RightValue
from nennep.meetings.forms.corrections import CorrectionForm
from nennep.meetings.in_meeting.agenda import place_of
from nennep.meetings.part import Json, MeetingPart, MeetingRecord, ScoreFacts, Section, SheetSection
from nennep.meetings.printed.sentences import say
from nennep.meetings.printed.sheet import SIZE, box
from nennep.meetings.printed.words import capital, day
from nennep.meetings.states import LOCKED
from nennep.resolutions.enums import AssignmentState
from nennep.resolutions.hearing import set_states
from nennep.resolutions.models import Progress
from nennep.resolutions.printed import outcome
from nennep.resolutions.selectors import CarriedTask, carried_into, line_of
from nennep.rulebook.finding_list import FindingList
from nennep.typesetting.blocks import Block, Cell, Column, paragraph, table
from nennep.ui.fields import LongTextField
from nennep.ui.widgets import Radios


def _load(record: MeetingRecord) -> list[CarriedTask]:
    return carried_into(record.meeting)


def _package(carried: list[CarriedTask], record: MeetingRecord, access: MeetingAccess) -> Json:
    return [_line(each) for each in carried]


def _line(each: CarriedTask) -> Json:
    task, heard = each.assignment, each.heard
    return {
        "id": str(task.pk),
        "line": heard.line if heard else line_of(task),
        "task": task.task,
        "owner": None if task.owner_id is None else str(task.owner_id),
        "owner_name": task.owner_name,
        "due_on": None if task.due_on is None else task.due_on.isoformat(),
        "assigned_on": task.meeting.starts_at.isoformat(),
        "opening_status": each.opening_status,
        "heard": heard is not None,
        "result": heard.result if heard else "",
        "state": heard.state if heard else task.state,
    }


def heard_table(carried: list[CarriedTask], record: MeetingRecord) -> list[Block]:
    """The tasks of which the meeting heard: task, opening status, result; nothing where there is none."""
    rows: list[list[str | Cell]] = []
    for each in carried:
        if each.heard is not None:
            result = outcome(each.heard.state, each.heard.result)
            rows.append([str(len(rows) + 1), each.heard.line, capital(each.opening_status), result])
    columns = [
        Column(say("column.number"), 11, "center"),
        Column(say("column.carried.task")),
        Column(say("column.carried.opening"), 37),  # its title in one line
        Column(say("column.carried.result"), 49),
    ]
    return [table(columns, rows)] if rows else []


def _sheet(carried: list[CarriedTask], record: MeetingRecord) -> list[Block]:
    if not carried:
        return [paragraph("Không có nhiệm vụ nào chuyển từ các buổi trước sang.", indent=False)]
    columns = [
        Column("TT", 9, "center"),
        Column("Nhiệm vụ, người thực hiện, thời hạn"),
        Column("Hoàn thành", 18, "center"),
        Column("Đang thực hiện", 18, "center"),
        Column("Dừng thực hiện", 18, "center"),
        Column("Kết quả", 48),
    ]
    rows = [_sheet_row(place, each) for place, each in enumerate(carried, start=1)]
    return [table(columns, rows, size=SIZE, row_height=10)]


def _sheet_row(place: int, each: CarriedTask) -> list[str | Cell]:
    task, heard = each.assignment, each.heard
    by = f", thời hạn {day(task.due_on)}" if task.due_on else ""
    state = heard.state if heard else ""
    boxes = [
        box(state == one) for one in (AssignmentState.DONE, AssignmentState.OPEN, AssignmentState.DROPPED)
    ]
    return [str(place), f"{task.task} ({task.owner_name}{by})", *boxes, heard.result if heard else ""]


class ResultRight(RightValue):
    """What was heard of an earlier meeting's task."""

    what: Literal["result"]
    task: UUID
    state: AssignmentState
    result: LongLine = ""


class ResultForm(CorrectionForm):
    """What was heard of an earlier task."""

    target = "task"

    state = forms.ChoiceField(
        label=_("Where the task stands"), choices=AssignmentState.choices, widget=Radios
    )
    result = LongTextField(label=_("Result"), rows=2, max_length=500, required=False)

    def present(self) -> dict[str, Any]:
        """The present result."""
        for each in self.facts:
            if str(each.assignment.pk) == self.thing and each.heard is not None:
                return {"state": each.heard.state, "result": each.heard.result}
        raise NotFound


def _things(carried: list[CarriedTask], record: MeetingRecord) -> list[Correctable]:
    return [
        Correctable(
            f"result:{each.assignment.pk}", each.heard.line, outcome(each.heard.state, each.heard.result)
        )
        for each in carried
        if each.heard is not None
    ]


def _put_right(
    ctx: ActContext, carried: list[CarriedTask], record: MeetingRecord, right: ResultRight
) -> Change:
    """The task stands so, too, unless a later meeting heard of it."""
    heard = next((each.heard for each in carried if each.assignment.pk == right.task), None)
    if heard is None:
        raise NotFound
    Progress.rows.filter(pk=heard.pk).update(state=right.state, result=right.result)
    if not Progress.rows.filter(assignment_id=right.task, heard_at__gt=heard.heard_at).exists():
        set_states(record.on, [(right.task, right.state)])
    ctx.about("assignment", right.task)
    return Change(
        f"kết quả nhiệm vụ “{heard.line}”",
        outcome(heard.state, heard.result),
        outcome(right.state, right.result),
    )


def _score_facts(carried: list[CarriedTask], record: MeetingRecord) -> ScoreFacts:
    heard = [each.heard for each in carried if each.heard is not None]
    counted = [each for each in heard if each.state != AssignmentState.DROPPED]
    done = sum(each.state == AssignmentState.DONE for each in counted)
    return {"tasks_done_rate": done / len(counted) if counted else None}


def _findings(carried: list[CarriedTask], record: MeetingRecord, found: FindingList, today: date) -> None:
    """Until the minutes are adopted: tasks of which this meeting has heard nothing yet.

    Those whose day has passed while it is held, all that are open when it is about to end.
    """
    if record.meeting.state in LOCKED:
        return
    until, place = min(today, record.on), place_of(record, "last_month_tasks")
    not_heard = [
        each.assignment.due_on
        for each in carried
        if each.heard is None and each.assignment.state == AssignmentState.OPEN
    ]
    overdue = sum(due_on is not None and due_on < until for due_on in not_heard)
    if found.closing and not_heard:
        found.add("tasks_not_heard", place=place, count=len(not_heard))
    elif overdue:
        found.add("tasks_overdue", place=place, count=overdue)


CARRIED = MeetingPart(
    name="carried",
    matrix=("task",),
    load=_load,
    package=_package,
    taken_along=True,
    section=Section(say("section.carried"), heard_table),
    sheet=SheetSection(3, "NHIỆM VỤ THÁNG TRƯỚC", _sheet),
    score_facts=_score_facts,
    findings=_findings,
    corrections=(Correction("result", _("Tasks"), ResultRight, ResultForm, _things, _put_right),),
)
