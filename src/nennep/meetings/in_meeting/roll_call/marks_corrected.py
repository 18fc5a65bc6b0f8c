"""Putting the mark of one person right."""

from __future__ import annotations

from typing import Any, Literal
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from nennep.core.acts import ActContext
from nennep.core.refusals import NotFound
from nennep.meetings.correcting import Change, Correctable, Correction, RightValue
from nennep.meetings.enums import SETTLED_MARKS, Mark
from nennep.meetings.forms.corrections import CorrectionForm
from nennep.meetings.in_meeting.roll_call.marks import MeetingAttendance
from nennep.meetings.part import MeetingRecord
from nennep.meetings.printed.words import MARKS
from nennep.meetings.roll_call.marking import AttendanceMark, mark_attendance
from nennep.meetings.roll_call.rolls import names_near
from nennep.ui.widgets import Radios


class AttendanceRight(AttendanceMark, RightValue):
    """Whether a person was there: somebody on the roll, or who belonged to the body near its day."""

    what: Literal["attendance"]
    mark: Literal[Mark.PRESENT, Mark.LATE, Mark.EXCUSED, Mark.ABSENT, Mark.EXEMPT, Mark.ELSEWHERE]


class AttendanceForm(CorrectionForm):
    """Whether somebody was there."""

    target = "person"

    mark = forms.ChoiceField(
        label=_("Roll call"), choices=[(each.value, each.label) for each in SETTLED_MARKS], widget=Radios
    )
    reason = forms.CharField(label=_("Reason of absence"), max_length=300, required=False)

    def present(self) -> dict[str, Any]:
        """The present mark."""
        facts: MeetingAttendance = self.facts
        if self.thing not in {str(each) for each in facts.roll.names}:
            raise NotFound
        found = facts.marks.get(UUID(self.thing))
        return {} if found is None else {"mark": found.mark, "reason": found.reason}


def _things(facts: MeetingAttendance, record: MeetingRecord) -> list[Correctable]:
    found = []
    for each in facts.roll.entries:
        marked = facts.marks.get(each.person_id)
        now = "–" if marked is None else _mark(marked.mark, marked.reason)
        found.append(Correctable(f"attendance:{each.person_id}", each.name, now))
    return found


def _put_right(
    ctx: ActContext, facts: MeetingAttendance, record: MeetingRecord, right: AttendanceRight
) -> Change:
    found = facts.marks.get(right.person)
    mark_attendance(ctx, record.meeting, [right], "person")
    ctx.about("person", right.person)
    name = facts.roll.names.get(right.person) or names_near(record.meeting, [right.person])[right.person]
    was = "chưa điểm danh" if found is None else _mark(found.mark, found.reason)
    return Change(f"điểm danh đồng chí {name}", was, _mark(right.mark, right.reason))


def _mark(mark: str, reason: str) -> str:
    return MARKS[Mark(mark)] + (f" ({reason})" if reason else "")


ATTENDANCE_CORRECTION = Correction(
    "attendance", _("Roll call"), AttendanceRight, AttendanceForm, _things, _put_right
)
