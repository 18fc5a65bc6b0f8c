"""The marks of a roll call beside the roll."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from nennep.meetings.enums import Mark
from nennep.meetings.in_meeting.roll_call.roll import MeetingRoll
from nennep.meetings.models import Attendance, RollEntry
from nennep.meetings.roll_call.rolls import Count, count


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
