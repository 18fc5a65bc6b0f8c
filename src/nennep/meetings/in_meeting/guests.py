"""Guests and observers, invited or come besides."""

from __future__ import annotations

from nennep.meetings.access import MeetingAccess
from nennep.meetings.models import Guest
from nennep.meetings.part import Json, MeetingPart, MeetingRecord
from nennep.meetings.states import BEFORE_SESSION


def _load(record: MeetingRecord) -> list[Guest]:
    return list(Guest.rows.filter(meeting=record.meeting, withdrawn=False).order_by("id"))


def guests_there(record: MeetingRecord) -> list[Guest]:
    """Guests who came. Nobody is said to have come whom nobody marked; before the meeting, those expected."""
    if record.meeting.state in BEFORE_SESSION:
        return [each for each in record[GUESTS] if each.present is not False]
    return [each for each in record[GUESTS] if each.present]


def _package(guests: list[Guest], record: MeetingRecord, access: MeetingAccess) -> Json:
    return [
        {
            "id": str(each.pk),
            "name": each.name,
            "title": each.title,
            "is_observer": each.is_observer,
            "present": each.present,
        }
        for each in guests
    ]


GUESTS = MeetingPart(name="guests", load=_load, package=_package)
