"""How an act loads a meeting: find it, authorise, check its state. Used by acts of this app and of higher ones."""

from __future__ import annotations

from uuid import UUID

from nennep.authority.permissions import MINUTE, READ
from nennep.core.acts import ActContext
from nennep.core.acts.captured import CLOCK_SLACK
from nennep.core.database.composed import ByKey
from nennep.core.refusals import Forbidden, NotFound, SetAside
from nennep.meetings.access import is_minute_taker, takes_minutes
from nennep.meetings.enums import MeetingState
from nennep.meetings.models import AgendaItem, Meeting
from nennep.meetings.opening.given import things_of
from nennep.meetings.opening.other_ids import item_called, meeting_named
from nennep.meetings.proxy_entries import lent
from nennep.meetings.states import check_state

LOCKED_FOR_ACT = ByKey(
    lambda: Meeting.rows.select_for_update(of=("self",)).select_related("body__organisation")
)
"""A meeting, locked, with its body and organisation."""


def take_meeting(
    ctx: ActContext,
    meeting_id: UUID,
    *,
    states: frozenset[MeetingState] | None = None,
    right: str | None = None,
) -> Meeting:
    """The meeting, locked for this act, once the actor may do the act and its state allows it.

    `meeting_id` may be the id that a phone made for it (other_ids).
    The appointed minute-taker holds the right "minute" for that meeting, whatever their position; a clerk who
    enters it for the cell holds what a proxy entry lends (proxy_entries).
    Raises NotFound, Forbidden, SetAside, Conflict.
    """
    meeting = meeting_named(LOCKED_FOR_ACT, meeting_id)
    if meeting is None:
        raise NotFound
    organisation_id = meeting.body.organisation_id
    enough = ctx.enough(right)
    given = things_of(meeting, ctx.device_id)
    if MINUTE in enough and takes_minutes(meeting, ctx.actor, ctx.on):
        ctx.admit(organisation_id)
        if not takes_minutes(meeting, ctx.actor, ctx.today):
            ctx.must_be_borne_out(organisation_id, given, right=MINUTE)
    elif MINUTE in enough and is_minute_taker(meeting, ctx.actor) and READ in ctx.as_known(organisation_id):
        ctx.admit(organisation_id)
        ctx.must_be_borne_out(organisation_id, given, right=MINUTE, by=ctx.captured_at - CLOCK_SLACK)
    else:
        try:
            ctx.authorise(organisation_id, right=right, given=given)
        except SetAside:
            raise
        except Forbidden:
            if not any(lent(ctx, meeting, each) for each in enough):
                raise
    if states is not None:
        check_state(meeting, states)
    ctx.about("meeting", meeting.id)
    return meeting


def item_of(meeting: Meeting, item_id: UUID) -> AgendaItem:
    """One item of the meeting's agenda; raises NotFound when it belongs elsewhere or was dropped."""
    rows = AgendaItem.rows.filter(meeting=meeting, dropped=False)
    item = rows.filter(pk=item_id).first()
    if item is None:
        other = item_called(meeting, item_id)
        item = None if other is None else rows.filter(pk=other).first()
    if item is None:
        raise NotFound
    return item
