"""Postponed without a signal, while others recorded that it is not held, or planned another for its new day.

People were told of the postponement, so its reason and its telling are kept, with the one meeting that is held then.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from nennep.core.acts import ActContext
from nennep.core.clock import legal_day
from nennep.core.refusals import Conflict
from nennep.meetings.agenda.order import number_items
from nennep.meetings.calendar.rules import check_once_a_month
from nennep.meetings.enums import MeetingKind, MeetingState
from nennep.meetings.models import AgendaItem, Meeting
from nennep.meetings.opening.merging import same_items
from nennep.meetings.opening.other_day import state_as_prepared
from nennep.meetings.sittings import set_state
from nennep.meetings.states import BEFORE_SESSION, check_state

JOINED = "Gộp vào buổi hoãn sang ngày này."
"""Why a meeting is not held that turned out to be a postponed one (data, so Vietnamese)."""


def prepare_to_move(
    ctx: ActContext,
    meeting: Meeting,
    starts_at: datetime,
    *,
    held: bool,
    same_as: UUID | None,
    apart: bool,
) -> None:
    """Have the meeting stand in the calendar, so that it can be moved. Raises Conflict for what a person settles.

    `held`: it is held all the same, on the new day. `same_as`: the meeting that somebody planned for that
    day, with which it is one; or, with `apart`, another one.
    """
    other = _planned_for(meeting, starts_at)
    if same_as is not None and other is not None and other.pk == same_as:
        _join(meeting, other)
        held = True
    elif meeting.state in BEFORE_SESSION and other is not None and ctx.device_id is not None and not apart:
        raise _another_there(other)
    if meeting.state != MeetingState.CANCELLED:
        check_state(meeting, BEFORE_SESSION)
    elif not held:
        raise _not_held(meeting, other)
    else:
        if meeting.kind == MeetingKind.REGULAR:
            check_once_a_month(meeting.body, [meeting.month])
        set_state(meeting, state_as_prepared(meeting), reason="")


def _planned_for(meeting: Meeting, starts_at: datetime) -> Meeting | None:
    """The other meeting of this body and kind that is planned for the day; locked.

    In the place of a regular one that is not held, also another that counts for the same month.
    """
    rows = Meeting.rows.select_for_update(of=("self",)).filter(body=meeting.body, kind=meeting.kind)
    for each in rows.filter(state__in=BEFORE_SESSION).exclude(pk=meeting.pk).order_by("starts_at", "pk"):
        in_its_place = meeting.kind == MeetingKind.REGULAR and each.month == meeting.month
        if in_its_place or legal_day(each.starts_at) == legal_day(starts_at):
            return each
    return None


def _join(meeting: Meeting, other: Meeting) -> None:
    """The two are one: the postponed one, which phones know, with what the other's agenda has besides."""
    own = list(AgendaItem.rows.filter(meeting=meeting, dropped=False).order_by("position", "pk"))
    theirs = list(AgendaItem.rows.filter(meeting=other, dropped=False).order_by("position", "pk"))
    same = same_items(own, theirs)
    for each in theirs:
        if each.pk not in same:
            each.meeting = meeting
            own.append(each)
    AgendaItem.rows.bulk_update([each for each in theirs if each.pk not in same], ["meeting"])
    number_items(own)
    set_state(other, MeetingState.CANCELLED, reason=JOINED)


def _another_there(other: Meeting) -> Conflict:
    return Conflict(
        _("Meanwhile another meeting of this kind was planned for %(day)s. Say whether the two are one.")
        % {"day": f"{legal_day(other.starts_at):%d/%m/%Y}"},
        code="another_there",
        facts=_facts(other),
    )


def _not_held(meeting: Meeting, other: Meeting | None) -> Conflict:
    return Conflict(
        _("Meanwhile it was recorded that this meeting is not held: %(reason)s") % {"reason": meeting.reason},
        code="cancelled",
        facts={"reason": meeting.reason, **({} if other is None else _facts(other))},
    )


def _facts(other: Meeting) -> dict[str, str]:
    return {"meeting": str(other.pk), "starts_at": other.starts_at.isoformat()}
