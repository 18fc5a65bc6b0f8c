"""What was said, in gist, under the items; only for whoever hears."""

from __future__ import annotations

from nennep.meetings.access import MeetingAccess
from nennep.meetings.models import Entry
from nennep.meetings.part import Json, MeetingPart, MeetingRecord


def _load(record: MeetingRecord) -> list[Entry]:
    return record.recorded(
        Entry.rows.filter(meeting=record.meeting, withdrawn=False).order_by("entered_at", "id")
    )


def _package(entries: list[Entry], record: MeetingRecord, access: MeetingAccess) -> Json:
    if not access.hears:
        return []
    return [
        {
            "id": str(each.pk),
            "item": str(each.item_id),
            "kind": each.kind,
            "speaker": None if each.speaker_id is None else str(each.speaker_id),
            "speaker_name": each.speaker_name,
            "gist": each.gist,
        }
        for each in entries
    ]


ENTRIES = MeetingPart(name="entries", load=_load, package=_package)
