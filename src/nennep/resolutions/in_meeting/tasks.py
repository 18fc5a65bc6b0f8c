"""The tasks that this meeting assigned."""

from __future__ import annotations

from nennep.meetings.access import MeetingAccess
from nennep.meetings.part import Json, MeetingPart, MeetingRecord, Section, SheetSection
from nennep.meetings.printed.sentences import say
from nennep.meetings.printed.sheet import ROW, SIZE
from nennep.meetings.printed.words import day
from nennep.resolutions.models import Assignment
from nennep.resolutions.selectors import assigned_at
from nennep.typesetting.model import Block, Cell, Column, table

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
        Column("Việc"),
        Column("Ai làm", 48),
        Column("Xong trước ngày", 32, "center"),
    ]
    rows: list[list[str | Cell]] = [[str(place), "", "", ""] for place in range(1, BLANK_ROWS + 1)]
    return [table(columns, rows, size=SIZE, row_height=ROW)]


TASKS = MeetingPart(
    name="tasks",
    load=_load,
    package=_package,
    section=Section(say("section.tasks"), tasks_table),
    sheet=SheetSection(6, "GIAO VIỆC MỚI", _sheet, whole=True),
)
