"""Where the paper book keeps what no machine does, by item."""

from __future__ import annotations

from nennep.meetings.access import MeetingAccess
from nennep.meetings.models import PaperOnlyNote
from nennep.meetings.part import Json, MeetingPart, MeetingRecord

_SHOWN = ("book", "page", "votes_for", "votes_against", "votes_other")


def _load(record: MeetingRecord) -> list[PaperOnlyNote]:
    return record.recorded(PaperOnlyNote.rows.filter(meeting=record.meeting, withdrawn=False).order_by("id"))


def _package(notes: list[PaperOnlyNote], record: MeetingRecord, access: MeetingAccess) -> Json:
    if not access.hears:
        return []
    return [
        {"id": str(each.pk), "item": str(each.item_id), **{name: getattr(each, name) for name in _SHOWN}}
        for each in notes
    ]


NOTES = MeetingPart(name="notes", load=_load, package=_package)
