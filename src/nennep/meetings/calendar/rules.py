"""Which meetings a body's calendar may hold."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _

from nennep.authority.permissions import MANAGE
from nennep.authority.selectors import organisations_with
from nennep.core.actor import Actor
from nennep.core.refusals import Conflict, Invalid, NotFound
from nennep.meetings.enums import MeetingKind, MeetingState
from nennep.meetings.models import Meeting
from nennep.organisation.enums import BodyKind
from nennep.organisation.models import Body
from nennep.organisation.selectors import below


def check_day(body: Body, kind: str, on: date, *, field: str = "meetings") -> None:
    """Raise Invalid for a day on which the body did not exist, or a kind of meeting that it does not hold."""
    if on < body.organisation.valid_from:
        raise Invalid(_("The organisation did not exist yet on that day."), field=field)
    if body.organisation.valid_to is not None and on >= body.organisation.valid_to:
        raise Invalid(_("The organisation had ended by that day."), field=field)
    if kind not in (MeetingKind.REGULAR, MeetingKind.EXTRAORDINARY) and body.kind != BodyKind.CELL:
        raise Invalid(_("Only a cell holds thematic and joint meetings."), field=field)


def check_once_a_month(body: Body, months: list[date]) -> None:
    """Raise Conflict unless each regular meeting is the only one of its month, of those that are not cancelled."""
    taken = (
        Meeting.rows.filter(body=body, kind=MeetingKind.REGULAR, month__in=months)
        .exclude(state=MeetingState.CANCELLED)
        .values_list("month", flat=True)
    )
    twice = [each for each in months if months.count(each) > 1] or list(taken)
    if twice:
        raise Conflict(
            translate(
                "There is a regular meeting in %(month)s already. For one more choose another kind; to hold it on "
                "another day move that one, or record that it is not held."
            )
            % {"month": f"{twice[0]:%m/%Y}"},
            code="month_taken",
            field="meetings",
        )


def likely_kind(body: Body, on: date) -> MeetingKind:
    """What somebody adds beside the calendar: the month's regular meeting where it is missing, else one more."""
    rows = Meeting.rows.filter(body=body, kind=MeetingKind.REGULAR, month=on.replace(day=1))
    there = rows.exclude(state=MeetingState.CANCELLED).exists()
    return MeetingKind.EXTRAORDINARY if there else MeetingKind.REGULAR


def cells_below(actor: Actor, organisation: UUID, bodies: set[UUID], on: date) -> dict[UUID, Body]:
    """The cells' bodies by id, locked; NotFound unless the actor plans for each of them below the organisation."""
    mine = below(organisation, on) & organisations_with(actor, MANAGE, on)
    rows = Body.rows.filter(pk__in=bodies, kind=BodyKind.CELL, organisation__in=mine)
    found = rows.select_related("organisation").select_for_update(of=("self",)).order_by("pk")
    cells = {each.pk: each for each in found}
    if len(cells) < len(bodies):
        raise NotFound(_("One of these cells does not stand below this organisation."))
    return cells


def check_in_month(cell: Body, month: date, on: date) -> None:
    """Raise Invalid for a day that does not lie in the month, or on which the cell did not exist."""
    if on.replace(day=1) != month:
        raise Invalid(
            translate("%(cell)s: %(day)s does not lie in the month of the meeting.")
            % {"cell": cell.name, "day": f"{on:%d/%m/%Y}"},
            field="meetings",
        )
    check_day(cell, MeetingKind.REGULAR, on)


def check_free(cells: dict[UUID, Body], month: date) -> None:
    """Raise Conflict where one of the cells has a regular meeting in the month already, and name it."""
    taken = Meeting.rows.filter(body__in=cells, kind=MeetingKind.REGULAR, month=month)
    names = (
        taken.exclude(state=MeetingState.CANCELLED)
        .order_by("body__name")
        .values_list("body__name", flat=True)
    )
    if names:
        raise Conflict(
            translate("%(cells)s have a meeting in this month already. Reload the page.")
            % {"cells": ", ".join(list(names)[:4])},
            code="month_taken",
            field="meetings",
        )
