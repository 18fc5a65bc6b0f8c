"""The sitting itself: the thematic meetings that sit with a regular one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nennep.core import clock
from nennep.core.acts.captured import NOT_BELIEVED
from nennep.core.models import ActRecord
from nennep.meetings.enums import MeetingKind, MeetingState
from nennep.meetings.in_meeting.roll_call.roll import ROLL
from nennep.meetings.in_meeting.sitting_corrected import SITTING_CORRECTIONS
from nennep.meetings.models import Meeting
from nennep.meetings.part import MeetingPart, MeetingRecord, ScoreFacts
from nennep.meetings.printed.words import subject_of
from nennep.meetings.sittings import LONGEST_SITTING
from nennep.meetings.states import LOCKED, OPENED
from nennep.membership.enums import Status
from nennep.organisation.enums import BodyKind
from nennep.rulebook.finding_list import FindingList
from nennep.rulebook.selectors import rule_for

MIN_MINUTES = "meeting.min_minutes"
MIN_MINUTES_WITH_THEMATIC = "meeting.min_minutes_with_thematic"
MIN_MINUTES_LARGE_CELL = "meeting.min_minutes_large_cell"
LARGE_CELL = 30
"""Members of its own from which a cell is large: part of what that rule says, which some places set themselves."""

TOO_SHORT = {
    MIN_MINUTES: "too_short",
    MIN_MINUTES_WITH_THEMATIC: "too_short_with_thematic",
    MIN_MINUTES_LARGE_CELL: "too_short_large_cell",
}
"""Rule on the least length → the finding that cites it."""


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

    @property
    def subject(self) -> str:
        """The line under the title of its papers."""
        return subject_of(self.meeting, self.themes, with_thematic=self.with_thematic)


def _load(record: MeetingRecord) -> Sitting:
    return Sitting(record.meeting, list(Meeting.rows.filter(sits_with=record.meeting).order_by("pk")))


def _score_facts(sitting: Sitting, record: MeetingRecord) -> ScoreFacts:
    return {**_time(record), **_thematic(record.meeting)}


def _time(record: MeetingRecord) -> ScoreFacts:
    """How long it lasted. Before its end that is known only where it has been long enough already."""
    required, so_far = required_minutes(record), _so_far(record.meeting)
    enough = so_far is not None and required is not None and so_far >= required
    long = record.minutes_long if record.minutes_long is not None else so_far if enough else None
    return {"minutes_long": long, "minutes_required": required}


def _so_far(meeting: Meeting) -> int | None:
    """The minutes since a meeting that goes on was opened."""
    if meeting.opened_at is None or meeting.state != MeetingState.IN_SESSION:
        return None
    lasts = clock.now() - meeting.opened_at < LONGEST_SITTING
    return clock.minutes_between(meeting.opened_at, clock.now()) if lasts else None


def _thematic(meeting: Meeting) -> ScoreFacts:
    planned = Meeting.rows.filter(body_id=meeting.body_id, kind=MeetingKind.THEMATIC, month=meeting.month)
    not_off = list(planned.exclude(state=MeetingState.CANCELLED))
    held = any(each.state in LOCKED or _sits_here(each, meeting) for each in not_off)
    return {"thematic_month": bool(not_off), "thematic_held": True if held else None}


def _sits_here(thematic: Meeting, meeting: Meeting) -> bool:
    """Whether a thematic meeting is held in this very sitting, which has begun."""
    return meeting.state in OPENED and meeting.pk in (thematic.pk, thematic.sits_with_id)


def _findings(sitting: Sitting, record: MeetingRecord, found: FindingList, today: date) -> None:
    """The meeting was too short, or a phone's clock was wrong; everything that it recorded was kept."""
    if record.meeting.state not in OPENED:
        return
    minutes, rule = record.minutes_long, minimum_rule(record)
    required = None if rule is None else _minutes(record, rule)
    if minutes is not None and rule is not None and required is not None and minutes < required:
        found.add(TOO_SHORT[rule], place="times", minutes=minutes, required=int(required))
    acts = ActRecord.rows.filter(subjects__kind="meeting", subjects__object_id=record.meeting.pk)
    wrong = acts.filter(**{f"result__{NOT_BELIEVED}": True}).count()
    if wrong:
        found.add("clock_not_believed", place="times", count=wrong)


SITTING = MeetingPart(
    name="sitting",
    matrix=("notice",),
    without={
        "package": "it is the package's own field `meeting`",
        "minutes": "the head is composed of it",
        "sheet": "the head is composed of it",
    },
    load=_load,
    corrections=SITTING_CORRECTIONS,
    score_facts=_score_facts,
    findings=_findings,
)


def minimum_rule(record: MeetingRecord) -> str | None:
    """The code of the rule on the least length of this meeting, among the roll's rules; only cells have one."""
    meeting = record.meeting
    if meeting.body.kind != BodyKind.CELL or meeting.kind not in (MeetingKind.REGULAR, MeetingKind.THEMATIC):
        return None
    usual = MIN_MINUTES_WITH_THEMATIC if record[SITTING].with_thematic else MIN_MINUTES
    own_members = sum(each.status != Status.VISITING for each in record[ROLL].people)
    if own_members < LARGE_CELL:
        return usual
    asked, large = _minutes(record, usual), record[ROLL].rules.get(MIN_MINUTES_LARGE_CELL)
    return MIN_MINUTES_LARGE_CELL if large is not None and large["value"] > (asked or 0) else usual


def required_minutes(record: MeetingRecord) -> float | None:
    """How long the meeting had to be by the rules of its day; only cells are asked for a length."""
    code = minimum_rule(record)
    return None if code is None else _minutes(record, code)


def _minutes(record: MeetingRecord, code: str) -> float | None:
    frozen = record[ROLL].rule(code)
    if frozen is not None:
        return float(str(frozen["value"]))
    rule = rule_for(code, record.meeting.body.organisation_id, record.on)
    return None if rule is None else rule.number
