"""Writing the marks of a roll call: by the act, and by a correction after the lock."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.core.acts import ActContext, Part
from nennep.core.payload.types import Line
from nennep.core.refusals import Conflict
from nennep.meetings.enums import Mark
from nennep.meetings.leading.ways import to_room
from nennep.meetings.models import Attendance, Meeting, RollEntry
from nennep.meetings.roll_call.rolls import must_belong


class AttendanceMark(Part):
    """What was found of one person on the roll; a reason belongs to absence."""

    person: UUID
    mark: Mark
    reason: Line = ""


def mark_attendance(
    ctx: ActContext, meeting: Meeting, marks: Sequence[AttendanceMark], field: str
) -> list[str]:
    """Write the marks as the latest of each person. Returns those who are not on the roll.

    Somebody who is not on the roll but belonged to the body near its day may be marked: the phone knew an older roll.
    Raises Conflict before the roll was taken, Invalid for people who were no members.
    """
    on_roll = set(RollEntry.rows.filter(roll__meeting=meeting).values_list("person_id", flat=True))
    if not on_roll:
        raise Conflict(
            _("The roll of this meeting has not been taken yet."), code="no_roll", way=to_room(meeting.pk)
        )
    strange = {each.person for each in marks} - on_roll
    told = must_belong(meeting, strange, field) if strange else []
    Attendance.rows.bulk_create(
        [
            Attendance(
                id=ctx.derive_id("attendance", each.person),
                meeting=meeting,
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
    return told
