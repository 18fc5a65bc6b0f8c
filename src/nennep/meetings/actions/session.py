"""Taking the roll, opening the meeting, and setting its times right."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.core import clock
from nennep.core.acts import Offline, Performance, act
from nennep.core.payload import Line
from nennep.core.refusals import Conflict, Invalid
from nennep.meetings.enums import MeetingState
from nennep.meetings.loading import take_meeting
from nennep.meetings.models import Attendance, Meeting, RollEntry
from nennep.meetings.rolls import current_roll, freeze_roll, proposed_mark
from nennep.meetings.sittings import change_sitting, must_lead, set_state
from nennep.meetings.states import BEFORE_SESSION, check_move

IN_SESSION = frozenset({MeetingState.IN_SESSION})


@act("meetings.take_roll", right="minute", label=_("Take the roll"), offline=Offline.LATEST)
def take_roll(p: Performance, *, meeting: UUID, reason: Line = "") -> None:
    """Chốt danh sách: freeze the roll of the meeting's day; once taken, a new version needs a reason."""
    held = take_meeting(p, meeting, states=BEFORE_SESSION | IN_SESSION)
    if current_roll(held) is not None and not reason:
        raise Conflict(_("The roll was taken already. Say why it must be taken again."), field="reason")
    roll = freeze_roll(p, held, clock.legal_day(held.opened_at or held.starts_at), reason)
    p.result["version"] = roll.version


@act("meetings.open_meeting", right="chair", label=_("Open the meeting"), offline=Offline.EXCLUSIVE)
def open_meeting(p: Performance, *, meeting: UUID, chair: UUID, started_at: datetime | None = None) -> None:
    """Khai mạc: the meeting is in session from `started_at` (now when not said); the roll is frozen if it is not."""
    held = take_meeting(p, meeting)
    must_lead(held)
    check_move(held.state, MeetingState.IN_SESSION)
    begins = started_at or p.at
    if begins > p.received_at:
        raise Invalid(_("The meeting cannot have begun in the future."), field="started_at")
    roll = current_roll(held)
    if roll is None:
        roll = freeze_roll(p, held, clock.legal_day(begins))
    entries = list(RollEntry.rows.filter(roll=roll))
    if chair not in {each.person_id for each in entries}:
        raise Invalid(_("The chair must be on the roll of this meeting."), field="chair")
    set_state(held, MeetingState.IN_SESSION, opened_at=begins, chair_id=chair)
    _mark_by_status(p, held, entries)
    p.result["roll_version"] = roll.version


@act(
    "meetings.appoint_minute_taker",
    right="minute",
    label=_("Appoint the minute-taker"),
    offline=Offline.LATEST,
)
def appoint_minute_taker(p: Performance, *, meeting: UUID, person: UUID) -> None:
    """Cử thư ký: somebody on the roll, who may then take this meeting's minutes whatever their position."""
    held = take_meeting(p, meeting, states=BEFORE_SESSION | IN_SESSION)
    roll = current_roll(held)
    if roll is not None and not RollEntry.rows.filter(roll=roll, person_id=person).exists():
        raise Invalid(_("The minute-taker must be on the roll of this meeting."), field="person")
    Meeting.rows.filter(pk=held.pk).update(minute_taker_id=person)
    p.about("person", person)


@act(
    "meetings.set_times", right="minute", label=_("Set the start and end times right"), offline=Offline.LATEST
)
def set_times(
    p: Performance, *, meeting: UUID, started_at: datetime, ended_at: datetime | None = None
) -> None:
    """Chỉnh giờ bắt đầu, kết thúc before adoption."""
    held = take_meeting(p, meeting, states=IN_SESSION)
    if started_at > p.received_at or (ended_at is not None and ended_at > p.received_at):
        raise Invalid(_("A time of the meeting cannot lie in the future."), field="ended_at")
    if ended_at is not None and ended_at <= started_at:
        raise Invalid(_("The meeting ends after it begins. Check the two times."), field="ended_at")
    change_sitting(held, opened_at=started_at, closed_at=ended_at)


def _mark_by_status(p: Performance, meeting: Meeting, entries: list[RollEntry]) -> None:
    """Mark at opening those whose status already says that they are not expected; a tap changes it."""
    known = [(each, proposed_mark(each.status)) for each in entries]
    Attendance.rows.bulk_create(
        [
            Attendance(
                id=p.derive_id("attendance", each.person_id),
                meeting=meeting,
                person_id=each.person_id,
                mark=mark,
                marked_at=p.at,
            )
            for each, mark in known
            if mark is not None
        ],
        ignore_conflicts=True,
    )
