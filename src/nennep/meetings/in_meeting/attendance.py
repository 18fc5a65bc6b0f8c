"""Roll call: the latest mark of each person. Attendance is open to all who read the meeting, its reasons are not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from nennep.meetings.access import MeetingAccess
from nennep.meetings.enums import Mark
from nennep.meetings.in_meeting.roll import ROLL, MeetingRoll
from nennep.meetings.models import Attendance, RollEntry
from nennep.meetings.part import Json, MeetingPart, MeetingRecord
from nennep.meetings.rolls import Count, count


@dataclass
class MeetingAttendance:
    """The marks by person, beside the roll."""

    roll: MeetingRoll
    marks: dict[UUID, Attendance]

    @cached_property
    def count(self) -> Count:
        """The numbers of the newest roll under the present marks."""
        return count(self.roll.entries, {person: each.mark for person, each in self.marks.items()})

    def marked(self, *marks: Mark) -> list[RollEntry]:
        """The people on the roll with one of these marks, in name order."""
        return [each for each in self.roll.entries if self._mark(each) in marks]

    @property
    def unmarked(self) -> list[RollEntry]:
        """The people on the roll of whom nobody said whether they were there."""
        return [each for each in self.roll.entries if each.person_id not in self.marks]

    def _mark(self, entry: RollEntry) -> str:
        found = self.marks.get(entry.person_id)
        return "" if found is None else found.mark


def _load(record: MeetingRecord) -> MeetingAttendance:
    marks = record.recorded(Attendance.rows.filter(meeting=record.meeting))
    return MeetingAttendance(record[ROLL], {each.person_id: each for each in marks})


def _package(found: MeetingAttendance, record: MeetingRecord, access: MeetingAccess) -> Json:
    return [
        {"person": str(each.person_id), "mark": each.mark, "reason": each.reason if access.hears else ""}
        for each in sorted(found.marks.values(), key=lambda each: each.person_id)
    ]


ATTENDANCE = MeetingPart(name="attendance", load=_load, package=_package)
