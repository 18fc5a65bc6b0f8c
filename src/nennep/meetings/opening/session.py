"""Bắt đầu: how a meeting comes into session, and what becomes of a second opening of the same meeting."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.core import clock
from nennep.core.acts import ActContext
from nennep.core.acts.captured import CLOCK_SLACK
from nennep.core.refusals import Conflict, Invalid
from nennep.meetings.enums import MeetingState
from nennep.meetings.models import Attendance, Meeting, Roll, RollEntry
from nennep.meetings.opening.other_day import hold_on_its_day
from nennep.meetings.proxy_entries import end_proxy_entry, take_over
from nennep.meetings.roll_call.officers import must_be_one_of
from nennep.meetings.roll_call.rolls import current_roll, freeze_roll, proposed_mark
from nennep.meetings.sittings import change_sitting, check_told, set_state


def beginning(ctx: ActContext, started_at: datetime | None) -> datetime:
    """When the meeting began: as told, else when the act was captured, by a clock that can be right.

    Raises Invalid for a told time that cannot be.
    """
    if started_at is None:
        return min(ctx.at, ctx.received_at)
    check_told(ctx, started_at, "started_at")
    if started_at > ctx.received_at + CLOCK_SLACK:
        raise Invalid(_("The meeting cannot have begun in the future."), code="in_future", field="started_at")
    return started_at


def begin_session(
    ctx: ActContext, meeting: Meeting, *, chair: UUID, begins: datetime, reason: str = ""
) -> Roll:
    """Put a meeting in session; freeze its roll if it is not, or anew if it was taken for another day.

    On a day that is not the planned one it is moved there, with the reason.
    """
    hold_on_its_day(ctx, meeting, begins, reason)
    roll = current_roll(meeting) or freeze_roll(ctx, meeting, clock.legal_day(begins))
    entries = list(RollEntry.rows.filter(roll=roll))
    must_be_one_of(entries, chair, "chair")
    set_state(meeting, MeetingState.IN_SESSION, opened_at=begins, chair_id=chair)
    end_proxy_entry(ctx, meeting)
    _mark_by_status(ctx, meeting, entries)
    return roll


def open_again(
    ctx: ActContext,
    meeting: Meeting,
    *,
    chair: UUID,
    begins: datetime,
    instead_of: UUID | None,
    reason: str = "",
) -> Roll | None:
    """A second opening of a meeting in session. By the same chair it changes nothing; by another a person decides.

    `instead_of` names the chair whose opening this one replaces. Raises Conflict "another_opening".
    """
    roll = current_roll(meeting)
    if meeting.chair_id == chair:
        ctx.result["already_open"] = True
        take_over(ctx, meeting)
        return roll
    if meeting.chair_id is None or meeting.chair_id != instead_of:
        raise _another_opening(meeting)
    hold_on_its_day(ctx, meeting, begins, reason)
    roll = current_roll(meeting)
    must_be_one_of(RollEntry.rows.filter(roll=roll), chair, "chair")
    change_sitting(meeting, opened_at=begins, chair_id=chair)
    take_over(ctx, meeting)
    return roll


def _another_opening(meeting: Meeting) -> Conflict:
    name = meeting.chair.full_name if meeting.chair else ""
    return Conflict(
        _("This meeting was already opened with %(name)s in the chair. Choose which opening is right.")
        % {"name": name},
        code="another_opening",
        facts={
            "meeting": str(meeting.pk),
            "chair": None if meeting.chair_id is None else str(meeting.chair_id),
            "chair_name": name,
            "opened_at": None if meeting.opened_at is None else meeting.opened_at.isoformat(),
        },
    )


def _mark_by_status(ctx: ActContext, meeting: Meeting, entries: list[RollEntry]) -> None:
    """Mark people whose status already says that they are not expected; the mark can be changed."""
    known = [(each, proposed_mark(each.status)) for each in entries]
    Attendance.rows.bulk_create(
        [
            Attendance(
                id=ctx.derive_id("attendance", each.person_id),
                meeting=meeting,
                person_id=each.person_id,
                mark=mark,
                marked_at=ctx.at,
            )
            for each, mark in known
            if mark is not None
        ],
        ignore_conflicts=True,
    )
