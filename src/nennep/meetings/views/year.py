"""What the pages of a calendar have in common: the year that they show, its address, their crumbs."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from nennep.accounts.requests import ActorRequest
from nennep.core.refusals import NotFound
from nennep.meetings.selectors.calendar import Year, year_of
from nennep.organisation.crumbs import crumbs_under
from nennep.ui.parts import Crumb

FIRST_YEAR, LAST_YEAR = 2000, 2100


def shown_year(request: ActorRequest, organisation_id: UUID, year: int) -> Year:
    """The year that an address names, of the body in `?body=`. Raises NotFound."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NotFound
    body = request.GET.get("body")
    try:
        return year_of(request.actor, organisation_id, year, UUID(body) if body else None)
    except ValueError as error:
        raise NotFound from error


def calendar_url(shown: Year) -> str:
    """The address of the year's page."""
    url = reverse("meetings:calendar", args=[shown.organisation.pk, shown.year])
    return url if shown.body == shown.bodies[0] else f"{url}?body={shown.body.pk}"


def calendar_crumbs(shown: Year, here: str = "") -> list[Crumb]:
    """The crumbs of the year's page, or of a page below it."""
    calendar_label = _("Calendar of %(year)s") % {"year": shown.year}
    steps = [Crumb(calendar_label, calendar_url(shown)), Crumb(here)] if here else [Crumb(calendar_label)]
    return crumbs_under(shown.organisation.pk, shown.name, *steps)
