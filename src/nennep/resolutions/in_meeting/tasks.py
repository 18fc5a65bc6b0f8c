"""The tasks that this meeting assigned."""

from __future__ import annotations

from nennep.meetings.access import MeetingAccess
from nennep.meetings.part import Json, MeetingPart, MeetingRecord
from nennep.resolutions.models import Assignment
from nennep.resolutions.selectors import assigned_at


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


TASKS = MeetingPart(name="tasks", load=_load, package=_package)
