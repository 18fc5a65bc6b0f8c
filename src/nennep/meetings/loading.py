"""How an act takes hold of a meeting: find, authorise, check the state. Used by acts of this app and of higher ones."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from nennep.core.acts import Performance
from nennep.core.models import Entity
from nennep.core.refusals import Conflict, NotFound
from nennep.meetings.enums import MeetingState
from nennep.meetings.models import AgendaItem, Meeting
from nennep.meetings.states import check_state


def take_meeting(
    p: Performance,
    meeting_id: UUID,
    *,
    states: frozenset[MeetingState] | None = None,
    right: str | None = None,
) -> Meeting:
    """The meeting, locked for this act, once the actor may do the act and its state allows it.

    Whoever was appointed to take the minutes holds the right "minute" for that meeting, position or not.
    Raises NotFound, Forbidden, Conflict.
    """
    meeting = (
        Meeting.rows.select_for_update(of=("self",))
        .select_related("body__organisation")
        .filter(pk=meeting_id)
        .first()
    )
    if meeting is None:
        raise NotFound
    organisation_id = meeting.body.organisation_id
    asked = right or p.right
    if asked == "minute" and meeting.minute_taker_id and meeting.minute_taker_id == p.actor.person_id:
        p.admit(organisation_id)
    else:
        p.authorise(organisation_id, right=asked)
    if states is not None:
        check_state(meeting.state, states)
    p.about("meeting", meeting.id)
    return meeting


def take_planned(
    p: Performance, meeting_id: UUID, *, states: frozenset[MeetingState] | None = None
) -> Meeting:
    """As `take_meeting`, for acts on the calendar: who prepares the meetings, or manages calendars from above."""
    organisation_id = (
        Meeting.rows.filter(pk=meeting_id).values_list("body__organisation_id", flat=True).first()
    )
    if organisation_id is None:
        raise NotFound
    right = "manage" if p.may(organisation_id, "manage") else "prepare"
    return take_meeting(p, meeting_id, states=states, right=right)


def item_of(meeting: Meeting, item_id: UUID) -> AgendaItem:
    """One item of the meeting's agenda; raises NotFound when it belongs elsewhere or was dropped."""
    item = AgendaItem.rows.filter(pk=item_id, meeting=meeting, dropped=False).first()
    if item is None:
        raise NotFound
    return item


def must_be_new(model: type[Entity], new_id: UUID) -> None:
    """Raise Conflict when a row of this id exists already: its act was done under another key."""
    if model.rows.filter(pk=new_id).exists():
        raise Conflict(_("This was already recorded. Reload the page to see it."), code="exists", field="id")
