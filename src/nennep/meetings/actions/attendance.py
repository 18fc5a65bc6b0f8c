"""Điểm danh."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.core.acts import ActContext, Offline, Part, act
from nennep.core.payload import Line
from nennep.core.refusals import Conflict, Invalid
from nennep.meetings.enums import Mark, MeetingState
from nennep.meetings.loading import take_meeting
from nennep.meetings.models import Attendance, RollEntry
from nennep.meetings.rolls import must_belong

IN_SESSION = frozenset({MeetingState.IN_SESSION})


class AttendanceMark(Part):
    """What was found of one person on the roll; a reason belongs to absence."""

    person: UUID
    mark: Mark
    reason: Line = ""


@act("meetings.record_attendance", right="minute", label=_("Record attendance"), offline=Offline.LATEST)
def record_attendance(ctx: ActContext, *, meeting: UUID, marks: list[AttendanceMark]) -> None:
    """Điểm danh: marks of any number of persons on the meeting's roll, stated at one time.

    A mark of somebody who is not on the roll but belonged to the body near its day is kept and told in the answer: the
    phone knew an older roll.
    """
    loaded = take_meeting(ctx, meeting, states=IN_SESSION)
    if not marks:
        raise Invalid(_("Mark at least one person."), field="marks")
    if len({each.person for each in marks}) < len(marks):
        raise Invalid(_("The same person is marked twice."), field="marks")
    on_roll = set(RollEntry.rows.filter(roll__meeting=loaded).values_list("person_id", flat=True))
    if not on_roll:
        raise Conflict(_("The roll of this meeting has not been taken yet."), code="no_roll")
    strange = {each.person for each in marks} - on_roll
    if strange:
        ctx.result["not_on_roll"] = must_belong(loaded, strange, "marks")
    Attendance.rows.bulk_create(
        [
            Attendance(
                id=ctx.derive_id("attendance", each.person),
                meeting=loaded,
                person_id=each.person,
                mark=each.mark,
                reason=each.reason,
                marked_at=ctx.at,
            )
            for each in marks
        ],
        update_conflicts=True,
        unique_fields=["meeting", "person"],
        update_fields=["mark", "reason", "marked_at"],
    )
    ctx.result["marked"] = len(marks)
