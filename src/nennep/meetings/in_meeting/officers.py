"""Who chairs and who takes the minutes, by the roll."""

from __future__ import annotations

from dataclasses import dataclass

from nennep.meetings.in_meeting.roll import ROLL
from nennep.meetings.models import AgendaItem, RollEntry
from nennep.meetings.part import MeetingPart, MeetingRecord
from nennep.meetings.printed.sentences import say
from nennep.meetings.printed.words import capital, person, those_meeting
from nennep.rulebook.enums import ItemKind
from nennep.typesetting.model import Block, Signature, paragraph


@dataclass(frozen=True, slots=True)
class Officers:
    """Their lines on the roll; None for whoever is not named, or not on it."""

    chair: RollEntry | None
    minute_taker: RollEntry | None

    def signatures(self) -> tuple[Signature, ...]:
        """Who sign the minutes and the sheets: who keeps them and who chairs."""
        taker, chair = ("" if each is None else each.name for each in (self.minute_taker, self.chair))
        return (
            Signature((say("signature.minute_taker"),), taker),
            Signature((say("signature.chair"),), chair),
        )


def named(entry: RollEntry | None) -> str:
    """An officer as the minutes name them."""
    return "" if entry is None else person(entry.name, entry.office)


def _load(record: MeetingRecord) -> Officers:
    lines = {each.person_id: each for each in record[ROLL].entries}
    meeting = record.meeting
    return Officers(
        chair=lines.get(meeting.chair_id) if meeting.chair_id else None,
        minute_taker=lines.get(meeting.minute_taker_id) if meeting.minute_taker_id else None,
    )


def _under_item(officers: Officers, record: MeetingRecord, item: AgendaItem | None) -> list[Block]:
    """Under the item that appoints the minute-taker: who was appointed."""
    if item is None or item.kind != ItemKind.APPOINT_MINUTE_TAKER or record.meeting.minute_taker_id is None:
        return []
    name = "" if officers.minute_taker is None else officers.minute_taker.name
    return [paragraph(say("minute_taker", who=capital(those_meeting(record.meeting)), name=name))]


OFFICERS = MeetingPart(name="officers", load=_load, under_item=_under_item)
