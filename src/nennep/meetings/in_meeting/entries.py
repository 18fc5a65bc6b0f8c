"""What was said, in gist, under the items; only for those who may read it."""

from __future__ import annotations

from typing import Any, Literal
from uuid import UUID

from django.utils.translation import gettext_lazy

from nennep.core.acts import ActContext
from nennep.core.payload.types import RequiredProse
from nennep.meetings.access import MeetingAccess
from nennep.meetings.correcting import Change, Correctable, Correction, RightValue, one_of
from nennep.meetings.enums import EntryKind
from nennep.meetings.forms.corrections import CorrectionForm
from nennep.meetings.in_meeting.agenda import ITEMS
from nennep.meetings.in_meeting.roll_call.attendance import ATTENDANCE
from nennep.meetings.in_meeting.roll_call.roll import ROLL
from nennep.meetings.models import AgendaItem, Entry
from nennep.meetings.part import Json, MeetingPart, MeetingRecord, ScoreFacts
from nennep.meetings.printed.passages import prose
from nennep.meetings.printed.sentences import say
from nennep.typesetting.blocks import Block, Run, paragraph
from nennep.ui.fields import LongTextField


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


class EntryRight(RightValue):
    """The gist of what somebody said."""

    what: Literal["entry"]
    entry: UUID
    gist: RequiredProse


class EntryForm(CorrectionForm):
    """The gist of what somebody said."""

    target = "entry"

    gist = LongTextField(label=gettext_lazy("Gist"), rows=4)

    def present(self) -> dict[str, Any]:
        """The present gist."""
        return {"gist": self.one(self.facts).gist}


def _things(entries: list[Entry], record: MeetingRecord) -> list[Correctable]:
    order = {each.pk: each.position for each in record[ITEMS]}
    found = sorted(entries, key=lambda each: (order.get(each.item_id, 0), each.entered_at))
    return [Correctable(f"entry:{each.pk}", each.speaker_name or "–", each.gist) for each in found]


def _put_right(ctx: ActContext, entries: list[Entry], record: MeetingRecord, right: EntryRight) -> Change:
    entry = one_of(entries, right.entry)
    Entry.rows.filter(pk=entry.pk).update(gist=right.gist)
    who = f"đồng chí {entry.speaker_name}" if entry.speaker_id else entry.speaker_name or "hội nghị"
    return Change(f"ý kiến của {who}", entry.gist, right.gist)


def _score_facts(entries: list[Entry], record: MeetingRecord) -> ScoreFacts:
    discussed = [each for each in entries if each.kind == EntryKind.DISCUSSION]
    speakers = {each.speaker_id for each in discussed} & set(record[ROLL].names)
    present = record[ATTENDANCE].count.present
    return {"speakers_share": len(speakers) / present if discussed and present else None}


ENTRIES = MeetingPart(
    name="entries",
    matrix=("discussion", "self_criticism", "ideology"),
    without={"sheet": "written on the lines of their item"},
    load=_load,
    package=_package,
    under_item=_under_item,
    score_facts=_score_facts,
    corrections=(
        Correction("entry", gettext_lazy("What was said"), EntryRight, EntryForm, _things, _put_right),
    ),
)
