"""Preparing a meeting: remarks on the draft, guests, the committee's agreement."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from pydantic import Field, StringConstraints

from nennep.core.acts import ActContext, Part, act
from nennep.core.acts.taking import must_be_new, withdraw
from nennep.core.clock import legal_day
from nennep.core.ids import NewId
from nennep.core.payload.types import MANY, Line, Prose
from nennep.core.refusals import Conflict, Invalid
from nennep.meetings.enums import MeetingKind, MeetingState, Phase
from nennep.meetings.leading.ways import to_preparation
from nennep.meetings.loading import take_meeting
from nennep.meetings.models import AgendaItem, Agreement, Guest, Meeting, Remark
from nennep.meetings.preparation.preparers import may_be_invited, who_agree
from nennep.meetings.roll_call.expected import people_expected
from nennep.meetings.sittings import must_lead, set_state, themes_of
from nennep.meetings.states import BEFORE_SESSION, check_move

MAX_GUESTS_AT_ONCE = 300


class InvitedGuest(Part):
    """A guest as the invitation names them; `person` when the guest is a person in the program."""

    id: NewId
    name: Annotated[Line, StringConstraints(min_length=1, max_length=120)]
    title: Annotated[Line, Field(max_length=200)] = ""
    person: UUID | None = None
    is_observer: bool = False


@act("meetings.remark_on_draft", right="propose", label=_("Remark on a draft agenda"), known_with="propose")
def remark_on_draft(
    ctx: ActContext, *, meeting: UUID, id: NewId, text: Annotated[Prose, StringConstraints(min_length=1)]
) -> None:
    """Góp ý dự thảo: by the committee member in charge or one who prepares; the author is kept and shown."""
    loaded = take_meeting(ctx, meeting, states=BEFORE_SESSION)
    must_be_new(Remark, id)
    if ctx.actor.person_id is None:
        raise Invalid(_("A remark is made by a person: sign in with a login of your own."))
    Remark.rows.create(id=id, meeting=loaded, person_id=ctx.actor.person_id, text=text, made_at=ctx.at)


@act("meetings.invite_guests", right="prepare", label=_("Invite guests"))
def invite_guests(ctx: ActContext, *, meeting: UUID, guests: Annotated[list[InvitedGuest], MANY]) -> None:
    """Mời đại biểu, or observers of a model meeting. Guests count neither for attendance nor for votes.

    A guest is named by `person` where the screen offers them, has charge of the cell, or belongs where the actor reads.
    """
    loaded = take_meeting(ctx, meeting, states=BEFORE_SESSION)
    must_lead(loaded)
    if not guests or len(guests) > MAX_GUESTS_AT_ONCE:
        raise Invalid(_("Name at least one guest, and not more than 300 at once."), field="guests")
    if any(each.is_observer for each in guests) and not loaded.is_model:
        raise Invalid(_("Observers are invited to a model meeting only."), field="guests")
    if Guest.rows.filter(pk__in=[each.id for each in guests]).exists():
        raise Conflict(
            _("These guests were invited already. Reload the page."),
            code="exists",
            way=to_preparation(loaded.pk),
        )
    persons = [each.person for each in guests if each.person is not None]
    _check_persons(ctx, loaded, persons)
    Guest.rows.bulk_create(
        Guest(
            id=each.id,
            meeting=loaded,
            position=position,
            name=each.name,
            title=each.title,
            person_id=each.person,
            is_observer=each.is_observer,
        )
        for position, each in enumerate(guests, start=Guest.rows.filter(meeting=loaded).count())
    )
    ctx.result["guests"] = len(guests)


@act("meetings.withdraw_guest", right="prepare", label=_("Withdraw the invitation of a guest"))
def withdraw_guest(ctx: ActContext, *, meeting: UUID, guest: UUID) -> None:
    """Thôi mời một đại biểu; the row stays."""
    loaded = take_meeting(ctx, meeting, states=BEFORE_SESSION)
    withdraw(Guest.rows.filter(meeting=loaded, withdrawn=False), pk=guest)


@act("meetings.agree_agenda", right="prepare", label=_("Record that the committee agreed to the agenda"))
def agree_agenda(ctx: ActContext, *, meeting: UUID, agreed_by: Annotated[list[UUID], MANY]) -> None:
    """Chi ủy thống nhất nội dung: who agreed; where a cell has no committee, its secretary and deputy."""
    loaded = take_meeting(ctx, meeting)
    must_lead(loaded)
    check_move(loaded, MeetingState.PREPARED)
    if not AgendaItem.rows.filter(meeting=loaded, dropped=False, phase=Phase.BODY).exists():
        raise Conflict(
            _("The agenda has no contents yet. Draw it from the template or add items."),
            way=to_preparation(loaded.pk, "#chuong-trinh"),
        )
    if loaded.kind == MeetingKind.THEMATIC and not themes_of(loaded):
        raise Conflict(_("A thematic meeting needs its theme."), field="theme")
    entitled = {each.pk for each in who_agree(loaded.body, legal_day(loaded.starts_at))}
    if not agreed_by:
        raise Invalid(_("Tick who of the committee agreed."), field="agreed_by")
    if not entitled.issuperset(agreed_by):
        raise Invalid(
            _("Somebody ticked here is not of the committee on the day of the meeting."), field="agreed_by"
        )
    Agreement.rows.bulk_create(
        Agreement(id=ctx.derive_id("agreement", person), meeting=loaded, person_id=person, agreed_at=ctx.at)
        for person in dict.fromkeys(agreed_by)
    )
    set_state(loaded, MeetingState.PREPARED)


@act("meetings.reopen_preparation", right="prepare", label=_("Take the preparation up again"))
def reopen_preparation(ctx: ActContext, *, meeting: UUID, reason: Line = "") -> None:
    """Soạn lại: the agenda may be changed; it must be agreed to again, and notice given again."""
    loaded = take_meeting(ctx, meeting)
    must_lead(loaded)
    check_move(loaded, MeetingState.DRAFT)
    if loaded.state == MeetingState.NOTIFIED and not reason:
        raise Invalid(_("The notice was given already. Say why the agenda changes."), field="reason")
    Agreement.rows.filter(meeting=loaded, withdrawn=False).update(withdrawn=True)
    set_state(loaded, MeetingState.DRAFT)


def _check_persons(ctx: ActContext, meeting: Meeting, persons: list[UUID]) -> None:
    """Raise Invalid for whom the actor may not name, as for nobody; Conflict for who is invited already."""
    named = may_be_invited(ctx.actor, meeting, persons, ctx.today)
    if len(named) < len(persons):
        raise Invalid(_("Somebody named here is not known, or is named twice."), field="guests")
    if Guest.rows.filter(meeting=meeting, withdrawn=False, person_id__in=persons).exists():
        raise Conflict(_("Somebody named here is invited already."), field="guests")
    on_roll = set(people_expected(meeting.body, legal_day(meeting.starts_at)))
    if on_roll.intersection(persons):
        raise Invalid(
            _("Somebody named here is on the roll of this meeting, and so is no guest."), field="guests"
        )
