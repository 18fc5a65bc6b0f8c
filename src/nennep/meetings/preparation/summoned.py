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
    loaded = _locked(meeting_id)
    summoned = set(people_expected(loaded.body, legal_day(loaded.starts_at)))
    for_oneself = _is(ctx, person)
    _admit(ctx, loaded, for_oneself=for_oneself, own=for_oneself and person in summoned)
    _must_be_open(ctx, loaded, states)
    if person not in summoned:
        raise Invalid(_("This person is not on the roll of this meeting."), field="person")
    return loaded, None if for_oneself else ctx.actor.person_id


def take_said_before(
    ctx: ActContext, meeting_id: UUID, person: UUID, *, said: bool, states: frozenset[MeetingState]
) -> Meeting:
    """The meeting, locked for taking back what `person` said of it: by who prepares it, or by themselves, also when
    they have left its roll since; but only where they `said` something. Raises NotFound, Forbidden, Conflict.
    """
    loaded = _locked(meeting_id)
    for_oneself = _is(ctx, person)
    _admit(ctx, loaded, for_oneself=for_oneself, own=for_oneself and said)
    _must_be_open(ctx, loaded, states)
    return loaded


def _locked(meeting_id: UUID) -> Meeting:
    loaded = LOCKED_FOR_ACT.first(meeting_id)
    if loaded is None:
        raise NotFound
    return loaded


def _is(ctx: ActContext, person: UUID) -> bool:
    return ctx.actor.person_id is not None and person == ctx.actor.person_id


def _admit(ctx: ActContext, meeting: Meeting, *, for_oneself: bool, own: bool) -> None:
    """`own`: nobody else's word is needed. Else by the right to take part, or to prepare for another."""
    if own:
        ctx.admit(meeting.body.organisation_id)
        return
    right = "take_part" if for_oneself else "prepare"
    ctx.authorise(meeting.body.organisation_id, right=right, given=[("meeting", meeting.pk)])


def _must_be_open(ctx: ActContext, meeting: Meeting, states: frozenset[MeetingState]) -> None:
    check_state(meeting, states)
    must_lead(meeting)
    ctx.about("meeting", meeting.pk)
