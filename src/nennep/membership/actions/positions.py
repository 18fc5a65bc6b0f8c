"""Acts on terms of bodies and the positions held in them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from nennep.core.acts import ActContext, act
from nennep.core.acts.taking import must_be_new, take
from nennep.core.dates.told import Day
from nennep.core.ids import NewId
from nennep.core.payload.types import Line, RequiredLine
from nennep.core.refusals import Conflict, Invalid
from nennep.membership.belonging import must_belong
from nennep.membership.confirming import entered, unguarded
from nennep.membership.enums import PositionKind
from nennep.membership.models import Position, Term
from nennep.organisation.models import Body


@act("membership.open_term", right="manage", label=_("Open a term of a body"))
def open_term(
    ctx: ActContext,
    *,
    id: NewId,
    body: UUID,
    name: Annotated[RequiredLine, Field(max_length=40)],
    begins: Day,
    ends: Day | None,
) -> None:
    """Mở nhiệm kỳ of a body; terms of one body do not overlap."""
    found = take(ctx, Body.rows.all(), body, of=lambda each: each.organisation_id)
    must_be_new(Term, id)
    if ends is not None and ends <= begins:
        raise Invalid(_("A term ends after it begins."), field="ends")
    if Term.rows.during(begins, ends).filter(body=found).exists():
        raise Conflict(_("Another term of this body runs during these days."), field="begins")
    Term.rows.create(id=id, body=found, name=name, valid_from=begins, valid_to=ends)
    ctx.about("body", body)
    ctx.result["term"] = str(id)


@act(
    "membership.appoint",
    right="manage",
    label=_("Record a position"),
    version=2,
    upcasts={1: unguarded},
)
def appoint(
    ctx: ActContext,
    *,
    id: NewId,
    person: UUID,
    body: UUID,
    kind: PositionKind,
    begins: Day,
    ends: Day | None = None,
    title: Annotated[Line, Field(max_length=160)] = "",
) -> None:
    """Ghi chức vụ in a body during a period, within the body's term of that day if there is one.

    The person belongs to a cell in the actor's part of the tree; somebody from elsewhere is received there first.
    Nobody appoints themselves. What the post lets hear, chair and decide it gives once a leader has confirmed it.
    """
    found = take(ctx, Body.rows.all(), body, of=lambda each: each.organisation_id)
    must_be_new(Position, id)
    ctx.must_concern_another(person)
    must_belong(ctx, person)
    if ends is not None and ends <= begins:
        raise Invalid(_("A position ends after it begins."), field="ends")
    term, ends = _within_term(found, begins, ends)
    if Position.rows.during(begins, ends).filter(person_id=person, body=found, kind=kind).exists():
        raise Conflict(_("This person already holds this position in these days."), field="begins")
    Position.rows.create(
        id=id,
        person_id=person,
        body=found,
        term=term,
        kind=kind,
        title=title,
        valid_from=begins,
        valid_to=ends,
        **entered(ctx),
    )
    ctx.about("person", person)
    ctx.about("body", body)
    ctx.result["position"] = str(id)


def _within_term(body: Body, begins: date, ends: date | None) -> tuple[Term | None, date | None]:
    """The body's term of the day on which a position begins, if there is one, and the position's end within it."""
    term = Term.rows.as_of(begins).filter(body=body).first()
    if term is None or term.valid_to is None:
        return term, ends
    return term, min(ends or term.valid_to, term.valid_to)


@act("membership.end_position", right="manage", label=_("End a position"))
def end_position(ctx: ActContext, *, position: UUID, last_day: Day) -> None:
    """Thôi giữ chức vụ: the position's last day; the rights end with it.

    What its holder did without signal before this was entered counts where the server had given the device the meeting.
    """
    rows = Position.rows.select_related("body")
    loaded = take(ctx, rows, position, of=lambda each: each.body.organisation_id)
    if last_day < loaded.valid_from:
        raise Invalid(_("The last day lies before the position began."), field="last_day")
    if loaded.valid_to is not None and last_day >= loaded.valid_to:
        raise Conflict(
            translate("This position ended on %(day)s. To prolong it, record a position anew.")
            % {"day": f"{loaded.valid_to - timedelta(days=1):%d/%m/%Y}"},
            field="last_day",
        )
    Position.rows.filter(pk=loaded.pk).end(last_day + timedelta(days=1), at=ctx.received_at)
    ctx.about("person", loaded.person_id)
