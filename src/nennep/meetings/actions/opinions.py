"""Bảo lưu ý kiến: opinions that members keep, by name."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from nennep.core.acts import ActContext, Offline, act
from nennep.core.acts.taking import must_be_new, withdraw
from nennep.core.ids import NewId
from nennep.core.payload.types import Prose
from nennep.core.refusals import Invalid
from nennep.meetings.actions.session import IN_SESSION
from nennep.meetings.loading import take_meeting
from nennep.meetings.models import Ballot, ReservedOpinion, RollEntry
from nennep.meetings.roll_call.rolls import must_belong


@act(
    "meetings.reserve_opinion",
    right="minute",
    label=_("Record a reserved opinion"),
    offline=Offline.ADD,
    known_with="hear",
)
def reserve_opinion(
    ctx: ActContext,
    *,
    meeting: UUID,
    id: NewId,
    person: UUID,
    text: Annotated[Prose, Field(min_length=1)],
    at_own_demand: bool,
    ballot: UUID | None = None,
) -> None:
    """Bảo lưu ý kiến: the one exception by name, and only because the member demands it (Điều lệ 9.5)."""
    loaded = take_meeting(ctx, meeting, states=IN_SESSION)
    if not at_own_demand:
        raise Invalid(
            _("An opinion is written with a name only when the member asks for it."), field="at_own_demand"
        )
    if not RollEntry.rows.filter(roll__meeting=loaded, person_id=person).exists():
        ctx.result["not_on_roll"] = must_belong(loaded, [person], "person")
    if ballot is not None and not Ballot.rows.filter(pk=ballot, meeting=loaded, withdrawn=False).exists():
        raise Invalid(_("The ballot that this opinion belongs to is not in this meeting."), field="ballot")
    must_be_new(ReservedOpinion, id)
    ReservedOpinion.rows.create(id=id, meeting=loaded, ballot_id=ballot, person_id=person, text=text)
    ctx.about("person", person)


@act(
    "meetings.withdraw_opinion",
    right="minute",
    label=_("Withdraw a reserved opinion"),
    offline=Offline.LATEST,
    known_with="hear",
)
def withdraw_opinion(ctx: ActContext, *, meeting: UUID, opinion: UUID) -> None:
    """Rút ý kiến bảo lưu before adoption, as the member wishes."""
    loaded = take_meeting(ctx, meeting, states=IN_SESSION)
    withdraw(ReservedOpinion.rows.filter(meeting=loaded), opinion)
