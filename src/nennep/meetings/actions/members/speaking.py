"""Requests to speak on an item of the agenda that was told."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.core.acts import ActContext, act
from nennep.core.acts.taking import withdraw
from nennep.core.payload.types import Line
from nennep.core.refusals import Invalid
from nennep.meetings.enums import MeetingState, Phase
from nennep.meetings.loading import item_of
from nennep.meetings.models import SpeakingRequest
from nennep.meetings.preparation.summoned import take_said_before, take_summoned
from nennep.meetings.states import BEFORE_SESSION
from nennep.rulebook.enums import ItemKind

ANNOUNCED = frozenset({MeetingState.NOTIFIED})


@act(
    "meetings.ask_to_speak",
    right="take_part",
    or_right="prepare",
    label=_("Ask to speak on an item"),
    known_with="hear",
)
def ask_to_speak(ctx: ActContext, *, meeting: UUID, person: UUID, item: UUID, note: Line = "") -> None:
    """Đăng ký phát biểu on an item of the agenda that was told; asked again, the new note counts."""
    loaded, entered_by = take_summoned(ctx, meeting, person, states=ANNOUNCED)
    found = item_of(loaded, item)
    if found.phase != Phase.BODY or found.kind == ItemKind.PAPER_ONLY:
        raise Invalid(_("Choose one of the contents of the agenda."), field="item")
    SpeakingRequest.rows.bulk_create(
        [
            SpeakingRequest(
                id=ctx.derive_id("request"),
                meeting=loaded,
                item=found,
                person_id=person,
                note=note,
                asked_at=ctx.at,
                entered_by_id=entered_by,
                withdrawn=False,
            )
        ],
        update_conflicts=True,
        unique_fields=["item", "person"],
        update_fields=["note", "asked_at", "entered_by", "withdrawn"],
    )
    ctx.about("person", person)


@act(
    "meetings.withdraw_request",
    right="take_part",
    or_right="prepare",
    label=_("Withdraw a request to speak"),
    known_with="hear",
)
def withdraw_request(ctx: ActContext, *, meeting: UUID, person: UUID, item: UUID) -> None:
    """Thôi đăng ký phát biểu, before the meeting: by who asked, or by the preparer for them. The row stays."""
    asked = SpeakingRequest.rows.filter(meeting_id=meeting, withdrawn=False)
    said = asked.filter(person_id=person, item_id=item).exists()
    take_said_before(ctx, meeting, person, said=said, states=BEFORE_SESSION)
    withdraw(asked, person=person, item=item)
