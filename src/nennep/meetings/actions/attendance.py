"""Điểm danh."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.core.acts import ActContext, Offline, act
from nennep.core.payload.types import MANY
from nennep.core.refusals import Invalid
from nennep.meetings.enums import MeetingState
from nennep.meetings.loading import take_meeting
from nennep.meetings.roll_call.marking import AttendanceMark, mark_attendance

IN_SESSION = frozenset({MeetingState.IN_SESSION})


@act(
    "meetings.record_attendance",
    right="minute",
    label=_("Record attendance"),
    offline=Offline.LATEST,
    version=2,
    upcasts={1: dict},  # version 2 knows one mark more
)
def record_attendance(
    ctx: ActContext, *, meeting: UUID, marks: Annotated[list[AttendanceMark], MANY]
) -> None:
    """Điểm danh: marks of any number of people on the meeting's roll, stated at one time.

    A mark of somebody who is not on the roll but belonged to the body near its day is kept and told in the answer: the
    phone knew an older roll.
    """
    loaded = take_meeting(ctx, meeting, states=IN_SESSION)
    if not marks:
        raise Invalid(_("Mark at least one person."), field="marks")
    if len({each.person for each in marks}) < len(marks):
        raise Invalid(_("The same person is marked twice."), field="marks")
    strange = mark_attendance(ctx, loaded, marks, "marks")
    if strange:
        ctx.result["not_on_roll"] = strange
    ctx.result["marked"] = len(marks)
