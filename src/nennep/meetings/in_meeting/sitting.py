"""The sitting itself: the thematic meetings that sit with a regular one."""

from __future__ import annotations

from dataclasses import dataclass

from nennep.meetings.enums import MeetingKind
from nennep.meetings.in_meeting.roll import ROLL
from nennep.meetings.in_meeting.sitting_corrected import SITTING_CORRECTIONS
from nennep.meetings.models import Meeting
from nennep.meetings.part import MeetingPart, MeetingRecord
from nennep.organisation.enums import BodyKind
from nennep.rulebook.selectors import rule_for

MIN_MINUTES = "meeting.min_minutes"
MIN_MINUTES_WITH_THEMATIC = "meeting.min_minutes_with_thematic"


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting with the thematic ones that sit with it."""

    meeting: Meeting
    led: list[Meeting]

    @property
    def themes(self) -> list[str]:
        """The themes of the whole sitting."""
        return [each for each in (self.meeting.theme, *(one.theme for one in self.led)) if each]

    @property
    def with_thematic(self) -> bool:
        """Whether a thematic meeting sits with this regular one."""
        return bool(self.led)


def _load(record: MeetingRecord) -> Sitting:
    return Sitting(record.meeting, list(Meeting.rows.filter(sits_with=record.meeting).order_by("pk")))


SITTING = MeetingPart(name="sitting", load=_load, corrections=SITTING_CORRECTIONS)


def minimum_rule(record: MeetingRecord) -> str | None:
    """The code of the rule on the least length of this meeting, among the roll's rules; only cells have one."""
    meeting = record.meeting
    if meeting.body.kind != BodyKind.CELL or meeting.kind not in (MeetingKind.REGULAR, MeetingKind.THEMATIC):
        return None
    return MIN_MINUTES_WITH_THEMATIC if record[SITTING].with_thematic else MIN_MINUTES


def required_minutes(record: MeetingRecord) -> float | None:
    """How long the meeting had to be by the rules of its day; only cells are asked for a length."""
    code = minimum_rule(record)
    if code is None:
        return None
    frozen = record[ROLL].rule(code)
    if frozen is not None:
        return float(str(frozen["value"]))
    rule = rule_for(code, record.meeting.body.organisation_id, record.on)
    return None if rule is None else rule.number
