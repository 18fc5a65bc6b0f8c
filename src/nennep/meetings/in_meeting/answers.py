"""What members answered to the notice: proposals for their marks."""

from __future__ import annotations

from nennep.meetings.access import MeetingAccess
from nennep.meetings.models import Answer
from nennep.meetings.part import Json, MeetingPart, MeetingRecord


def _load(record: MeetingRecord) -> list[Answer]:
    return list(Answer.rows.filter(meeting=record.meeting).order_by("person_id"))


def _package(answers: list[Answer], record: MeetingRecord, access: MeetingAccess) -> Json:
    if not access.hears_members:
        return []
    return [{"person": str(each.person_id), "coming": each.coming, "reason": each.reason} for each in answers]


ANSWERS = MeetingPart(
    name="answers",
    without={
        "minutes": "a proposal for a mark; what was found is minuted",
        "sheet": "a proposal for a mark",
        "corrections": "a proposal for a mark",
        "matrix": "read with the absence reasons, but not by who enters the meeting for the cell",
    },
    load=_load,
    package=_package,
)
