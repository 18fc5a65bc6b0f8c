"""Nhập thay: the office enters a meeting for a cell without any phone; the cell's secretary confirms it later."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.core import clock
from nennep.core.acts import Performance, act
from nennep.core.ids import NewId
from nennep.core.payload import RequiredLine
from nennep.core.refusals import Conflict, Forbidden, Invalid, NotFound
from nennep.meetings.drawing import draw
from nennep.meetings.enums import StandInState
from nennep.meetings.loading import must_be_new, take_meeting
from nennep.meetings.models import AgendaItem, StandIn
from nennep.meetings.sittings import must_lead
from nennep.meetings.states import BEFORE_SESSION, LOCKED
from nennep.organisation.enums import Kind


@act("meetings.stand_in", right="manage", label=_("Enter a meeting for a cell from its paper"))
def stand_in(p: Performance, *, id: NewId, meeting: UUID, reason: RequiredLine, source: RequiredLine) -> None:
    """Nhập thay: a clerk of the office begins to enter a meeting that a cell held on paper.

    `source` says which paper: the meeting sheet's code, or book and page. An agenda that nobody drew is drawn from the
    template. Only what nobody of the cell has opened can be entered so: what the cell typed stays with the cell.
    """
    held = take_meeting(p, meeting, states=BEFORE_SESSION)
    must_lead(held)
    must_be_new(StandIn, id)
    person = p.actor.person_id
    if person is None:
        raise Forbidden(_("A meeting is entered by a person of the office, with a login of their own."))
    if held.body.organisation.kind != Kind.CELL:
        raise Invalid(_("Only meetings of cells are entered by the office."), field="meeting")
    if p.may(held.body.organisation_id, "chair"):
        raise Conflict(
            _("You chair this cell's meetings yourself: open the meeting, nothing is entered for you.")
        )
    if clock.legal_day(held.starts_at) > clock.legal_day(p.received_at):
        raise Invalid(
            _(
                "The day of this meeting has not come. If it was held earlier, move it to the day on the paper first."
            ),
            field="meeting",
        )
    if StandIn.rows.filter(meeting=held, state=StandInState.STANDING).exists():
        raise Conflict(_("Somebody of the office is entering this meeting already."), code="stands_already")
    StandIn.rows.create(id=id, meeting=held, person_id=person, begun_at=p.at, reason=reason, source=source)
    if not AgendaItem.rows.filter(meeting=held, dropped=False).exists():
        draw(p, held)


@act("meetings.confirm_stand_in", right="chair", label=_("Confirm a meeting that the office entered"))
def confirm_stand_in(p: Performance, *, stand_in: UUID) -> None:
    """Xác nhận: the cell's secretary has read what the office entered, and it is what the paper says."""
    found = _for_the_cell(p, stand_in)
    if found.meeting.state not in LOCKED:
        raise Conflict(_("The office has not finished: the minutes are not adopted yet."), code="not_adopted")
    _settle(p, found, StandInState.CONFIRMED)


@act("meetings.refuse_stand_in", right="chair", label=_("Refuse a meeting that the office entered"))
def refuse_stand_in(p: Performance, *, stand_in: UUID, reason: RequiredLine) -> None:
    """Không đồng ý, with the reason. What was not adopted yet the cell goes on with; else Đính chính puts it right."""
    _settle(p, _for_the_cell(p, stand_in), StandInState.REFUSED, reason)


@act("meetings.withdraw_stand_in", right="manage", label=_("Stop entering a meeting for a cell"))
def withdraw_stand_in(p: Performance, *, stand_in: UUID) -> None:
    """Thôi nhập thay: before the meeting was opened, whoever began it stops; nothing stays marked."""
    found = _take(p, stand_in)
    if found.person_id != p.actor.person_id and not p.actor.is_operator:
        raise Forbidden(_("Only the person who is entering the meeting can stop."))
    if found.meeting.state not in BEFORE_SESSION:
        raise Conflict(
            _("The meeting was opened already. The secretary confirms or refuses it."), code="opened"
        )
    _settle(p, found, StandInState.ENDED)


def _take(p: Performance, stand_in: UUID) -> StandIn:
    """The stand-in and its meeting, locked, for somebody who holds the act's right over the cell by position."""
    found = (
        StandIn.rows.select_for_update(of=("self",))
        .select_related("meeting__body__organisation")
        .filter(pk=stand_in)
        .first()
    )
    if found is None:
        raise NotFound
    p.authorise(found.meeting.body.organisation_id)
    p.about("meeting", found.meeting_id)
    if found.state != StandInState.STANDING:
        raise Conflict(_("This was settled already. Reload the page to see it."), code="settled")
    return found


def _for_the_cell(p: Performance, stand_in: UUID) -> StandIn:
    """Somebody else than who entered it speaks for the cell."""
    found = _take(p, stand_in)
    if found.person_id == p.actor.person_id:
        raise Forbidden(_("Whoever entered the meeting cannot confirm it; that is for the cell's secretary."))
    return found


def _settle(p: Performance, found: StandIn, state: StandInState, answer: str = "") -> None:
    StandIn.rows.filter(pk=found.pk).update(
        state=state, settled_at=p.at, settled_by_id=p.actor.person_id, answer=answer
    )
