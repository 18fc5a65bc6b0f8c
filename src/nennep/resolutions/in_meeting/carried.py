"""Last month's tasks, with what this meeting heard of them."""

from __future__ import annotations

from nennep.meetings.access import MeetingAccess
from nennep.meetings.part import Json, MeetingPart, MeetingRecord
from nennep.resolutions.selectors import CarriedTask, carried_into, line_of


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


CARRIED = MeetingPart(name="carried", load=_load, package=_package)
