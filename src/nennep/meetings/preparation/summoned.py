"""What a summoned person says before a meeting: oneself, or taken down by who prepares it."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from nennep.core.acts import ActContext
from nennep.core.clock import legal_day
from nennep.core.refusals import Invalid, NotFound
from nennep.meetings.enums import MeetingState
from nennep.meetings.loading import LOCKED_FOR_ACT
from nennep.meetings.models import Meeting
from nennep.meetings.roll_call.expected import people_expected
from nennep.meetings.sittings import must_lead
from nennep.meetings.states import check_state


def take_summoned(
    ctx: ActContext, meeting_id: UUID, person: UUID, *, states: frozenset[MeetingState]
) -> tuple[Meeting, UUID | None]:
    """The meeting, locked for this act, and who takes down what `person` says: None for oneself, else its preparer.

    A summoned person may say it also when the meeting is of a body above their own cell.
    Raises NotFound, Forbidden, Conflict, Invalid.
    """
    loaded = LOCKED_FOR_ACT.first(meeting_id)
    if loaded is None:
        raise NotFound
    summoned = set(people_expected(loaded.body, legal_day(loaded.starts_at)))
    for_oneself = ctx.actor.person_id is not None and person == ctx.actor.person_id
    if for_oneself and person in summoned:
        ctx.admit(loaded.body.organisation_id)
    else:
        right = "take_part" if for_oneself else "prepare"
        ctx.authorise(loaded.body.organisation_id, right=right, given=[("meeting", loaded.pk)])
    check_state(loaded, states)
    must_lead(loaded)
    if person not in summoned:
        raise Invalid(_("This person is not on the roll of this meeting."), field="person")
    ctx.about("meeting", loaded.pk)
    return loaded, None if for_oneself else ctx.actor.person_id
