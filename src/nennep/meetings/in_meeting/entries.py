"""What was said, in gist, under the items; only for whoever hears."""

from __future__ import annotations

from nennep.meetings.access import MeetingAccess
from nennep.meetings.models import AgendaItem, Entry
from nennep.meetings.part import Json, MeetingPart, MeetingRecord
from nennep.meetings.printed.passages import prose
from nennep.meetings.printed.sentences import say
from nennep.typesetting.model import Block, Run, paragraph


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


def _under_item(entries: list[Entry], record: MeetingRecord, item: AgendaItem | None) -> list[Block]:
    found: list[Block] = []
    for each in entries:
        if item is not None and each.item_id == item.pk:
            found += _said(each)
    return found


def _said(entry: Entry) -> list[Block]:
    """One person's words, in gist."""
    if not entry.speaker_name:
        return prose(entry.gist)
    who = say("said.member" if entry.speaker_id else "said.guest", name=entry.speaker_name)
    return prose(entry.gist, who) or [paragraph(Run(who, bold=True))]


ENTRIES = MeetingPart(name="entries", load=_load, package=_package, under_item=_under_item)
