"""The days that a month's cells without one would have."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.parameters import Month
from nennep.core.reads import read
from nennep.meetings.selectors.committee_months import cells_to_date


@dataclass(frozen=True, slots=True)
class DayOfCell:
    """A cell without a day, and the one that its fixed day gives; null without a fixed day."""

    organisation: UUID
    body: UUID
    name: str
    on: date | None
    starts: time | None
    place: str
    holiday: str
    short_month: bool  # its fixed day does not lie in this month; the last day stands for it


@read("meetings.proposed_month", label=_("The days proposed for cells without one"))
def proposed_month(actor: Actor, *, organisation: UUID, month: Month | None = None) -> tuple[DayOfCell, ...]:
    """Đề xuất ngày: the cells below an organisation without a day in a month that is not over, by name.

    For those who keep the calendars of the cells there.
    """
    today = clock.today()
    found = cells_to_date(actor, organisation, month or today.replace(day=1), today)
    return tuple(
        DayOfCell(
            organisation=each.body.organisation_id,
            body=each.body.pk,
            name=each.name.name,
            on=each.proposal.on if each.proposal else None,
            starts=each.proposal.starts if each.proposal else None,
            place=each.place,
            holiday=(each.proposal.holiday or "") if each.proposal else "",
            short_month=bool(each.proposal and each.proposal.short_month),
        )
        for each in found
    )
