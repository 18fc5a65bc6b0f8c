"""Nhập thay: the office enters a meeting for a cell without any phone; the cell's secretary confirms it later."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.core import clock
from nennep.core.acts import ActContext, act
from nennep.core.acts.taking import must_be_new, take
from nennep.core.ids import NewId
from nennep.core.payload.types import RequiredLine
from nennep.core.refusals import Conflict, Forbidden, Invalid
from nennep.meetings.agenda.drawing import draw
from nennep.meetings.enums import ProxyEntryState
from nennep.meetings.leading.ways import to_meeting, to_move, to_room
from nennep.meetings.loading import take_meeting
from nennep.meetings.models import AgendaItem, ProxyEntry
from nennep.meetings.sittings import must_lead
from nennep.meetings.states import BEFORE_SESSION, LOCKED
from nennep.organisation.enums import Kind


@act("meetings.enter_by_proxy", right="manage", label=_("Enter a meeting for a cell from its paper"))
def enter_by_proxy(
    ctx: ActContext, *, id: NewId, meeting: UUID, reason: RequiredLine, source: RequiredLine
) -> None:
    """Nhập thay: a clerk of the office begins to enter a meeting that a cell held on paper.

    `source` says which paper: the meeting sheet's code, or book and page. An agenda that nobody drew is drawn from the
    template. Only for a meeting that nobody of the cell has opened: what the cell typed stays with the cell.
    """
    loaded = take_meeting(ctx, meeting, states=BEFORE_SESSION)
    must_lead(loaded)
    must_be_new(ProxyEntry, id)
    person = ctx.actor.person_id
    if person is None:
        raise Forbidden(_("A meeting is entered by a person of the office, with a login of their own."))
    if loaded.body.organisation.kind != Kind.CELL:
        raise Invalid(_("Only meetings of cells are entered by the office."), field="meeting")
    if ctx.may(loaded.body.organisation_id, "chair"):
        raise Conflict(
            _("You chair this cell's meetings yourself: open the meeting, nothing is entered for you."),
            way=to_room(loaded.pk),
        )
    if clock.legal_day(loaded.starts_at) > clock.legal_day(ctx.received_at):
        raise Invalid(
            _(
                "The day of this meeting has not come. If it was held earlier, move it to the day on the paper first."
            ),
            field="meeting",
            way=to_move(loaded.pk),
        )
    if ProxyEntry.rows.filter(meeting=loaded, state=ProxyEntryState.WAITING).exists():
        raise Conflict(
            _("Somebody of the office is entering this meeting already."),
            code="stands_already",
            way=to_meeting(loaded.pk),
        )
    ProxyEntry.rows.create(
        id=id, meeting=loaded, person_id=person, begun_at=ctx.at, reason=reason, source=source
    )
    if not AgendaItem.rows.filter(meeting=loaded, dropped=False).exists():
        draw(ctx, loaded)


@act("meetings.confirm_proxy_entry", right="chair", label=_("Confirm a meeting that the office entered"))
def confirm_proxy_entry(ctx: ActContext, *, proxy_entry: UUID) -> None:
    """Xác nhận: the cell's secretary has read what the office entered, and it is what the paper says."""
    found = _for_the_cell(ctx, proxy_entry)
    if found.meeting.state not in LOCKED:
        raise Conflict(
            _("The office has not finished: the minutes are not adopted yet."),
            code="not_adopted",
            way=to_meeting(found.meeting_id),
        )
    _settle(ctx, found, ProxyEntryState.CONFIRMED)


@act("meetings.refuse_proxy_entry", right="chair", label=_("Refuse a meeting that the office entered"))
def refuse_proxy_entry(ctx: ActContext, *, proxy_entry: UUID, reason: RequiredLine) -> None:
    """Không đồng ý, with the reason. Before adoption the cell goes on with the meeting; after it, Đính chính."""
    _settle(ctx, _for_the_cell(ctx, proxy_entry), ProxyEntryState.REFUSED, reason)


@act("meetings.withdraw_proxy_entry", right="manage", label=_("Stop entering a meeting for a cell"))
def withdraw_proxy_entry(ctx: ActContext, *, proxy_entry: UUID) -> None:
    """Thôi nhập thay: the clerk who began stops before the opening; the meeting is not marked."""
    found = _take(ctx, proxy_entry)
    if found.person_id != ctx.actor.person_id and not ctx.actor.is_operator:
        raise Forbidden(_("Only the person who is entering the meeting can stop."))
    if found.meeting.state not in BEFORE_SESSION:
        raise Conflict(
            _("The meeting was opened already. The secretary confirms or refuses it."),
            code="opened",
            way=to_meeting(found.meeting_id),
        )
    _settle(ctx, found, ProxyEntryState.ENDED)


def _take(ctx: ActContext, proxy_entry: UUID) -> ProxyEntry:
    """The proxy entry and its meeting, locked, for somebody who holds the act's right over the cell by position."""
    rows = ProxyEntry.rows.select_related("meeting__body__organisation")
    found = take(ctx, rows, proxy_entry, of=lambda each: each.meeting.body.organisation_id)
    ctx.about("meeting", found.meeting_id)
    if found.state != ProxyEntryState.WAITING:
        raise Conflict(
            _("This was settled already. Reload the page to see it."),
            code="settled",
            way=to_meeting(found.meeting_id),
        )
    return found


def _for_the_cell(ctx: ActContext, proxy_entry: UUID) -> ProxyEntry:
    """The same, for the cell's answer. Raises Forbidden for the person who entered the meeting."""
    found = _take(ctx, proxy_entry)
    if found.person_id == ctx.actor.person_id:
        raise Forbidden(
            _("The person who entered the meeting cannot confirm it; that is for the cell's secretary.")
        )
    return found


def _settle(ctx: ActContext, found: ProxyEntry, state: ProxyEntryState, answer: str = "") -> None:
    ProxyEntry.rows.filter(pk=found.pk).update(
        state=state, settled_at=ctx.at, settled_by_id=ctx.actor.person_id, answer=answer
    )
