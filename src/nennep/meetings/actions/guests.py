"""Guests who came, and gifts given at a joint meeting."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from nennep.core.acts import ActContext, Offline, Part, act
from nennep.core.acts.taking import must_be_new, withdraw
from nennep.core.ids import NewId
from nennep.core.payload.types import MANY, Line, RequiredLine
from nennep.core.refusals import Invalid
from nennep.meetings.actions.session import IN_SESSION
from nennep.meetings.loading import take_meeting
from nennep.meetings.models import Gift, Guest


class GuestPresence(Part):
    """Whether an invited guest came."""

    guest: UUID
    present: bool


class NewGuest(Part):
    """Somebody who came without standing in the list of guests; an observer watches a model meeting."""

    id: NewId
    name: Annotated[Line, Field(min_length=1, max_length=120)]
    title: Annotated[Line, Field(max_length=200)] = ""
    is_observer: bool = False


@act(
    "meetings.record_guest_presence",
    right="minute",
    label=_("Record which guests came"),
    offline=Offline.LATEST,
)
def record_guest_presence(
    ctx: ActContext,
    *,
    meeting: UUID,
    marks: Annotated[list[GuestPresence], MANY] | None = None,
    new: Annotated[list[NewGuest], MANY] | None = None,
) -> None:
    """Đại biểu dự: who of the invited came, and who came besides. Guests never count for attendance or votes."""
    loaded = take_meeting(ctx, meeting, states=IN_SESSION)
    marks, new = marks or [], new or []
    if not marks and not new:
        raise Invalid(_("Mark at least one guest."), field="marks")
    if len({each.guest for each in marks}) < len(marks):
        raise Invalid(_("The same guest is marked twice."), field="marks")
    guests = {each.pk: each for each in Guest.rows.filter(meeting=loaded, withdrawn=False)}
    if not set(guests).issuperset(each.guest for each in marks):
        raise Invalid(_("Somebody marked here is not among the guests of this meeting."), field="marks")
    for each in marks:
        guests[each.guest].present = each.present
    Guest.rows.bulk_update([guests[each.guest] for each in marks], ["present"])
    must_be_new(Guest, [each.id for each in new], field="new")
    known = Guest.rows.filter(meeting=loaded).count() if new else 0
    Guest.rows.bulk_create(
        Guest(
            id=each.id,
            meeting=loaded,
            position=position,
            name=each.name,
            title=each.title,
            is_observer=each.is_observer,
            present=True,
        )
        for position, each in enumerate(new, start=known)
    )
    ctx.result["marked"] = len(marks) + len(new)


@act("meetings.record_gift", right="minute", label=_("Record a gift given"), offline=Offline.ADD)
def record_gift(ctx: ActContext, *, meeting: UUID, id: NewId, line: RequiredLine) -> None:
    """Tặng quà: one line, what was given and by whom."""
    loaded = take_meeting(ctx, meeting, states=IN_SESSION)
    must_be_new(Gift, id)
    Gift.rows.create(id=id, meeting=loaded, line=line)


@act("meetings.withdraw_gift", right="minute", label=_("Withdraw a gift's line"), offline=Offline.LATEST)
def withdraw_gift(ctx: ActContext, *, meeting: UUID, gift: UUID) -> None:
    """Bỏ dòng ghi quà tặng before adoption."""
    loaded = take_meeting(ctx, meeting, states=IN_SESSION)
    withdraw(Gift.rows.filter(meeting=loaded), pk=gift)
