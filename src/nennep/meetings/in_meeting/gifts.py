"""Lines of gifts given."""

from __future__ import annotations

from nennep.meetings.access import MeetingAccess
from nennep.meetings.models import Gift
from nennep.meetings.part import Json, MeetingPart, MeetingRecord


def _load(record: MeetingRecord) -> list[Gift]:
    return record.recorded(Gift.rows.filter(meeting=record.meeting, withdrawn=False).order_by("id"))


def _package(gifts: list[Gift], record: MeetingRecord, access: MeetingAccess) -> Json:
    return [{"id": str(each.pk), "line": each.line} for each in gifts]


GIFTS = MeetingPart(name="gifts", load=_load, package=_package)
