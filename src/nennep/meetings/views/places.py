"""An organisation's page, and a committee's month."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from nennep.accounts.requests import ActorRequest
from nennep.core import clock
from nennep.core.parameters import month_named
from nennep.meetings.selectors.places import about, month_of
from nennep.organisation.crumbs import crumbs_down_to
from nennep.organisation.enums import Kind
from nennep.ui.parts import Crumb


@require_GET
@login_required
def organisation(request: ActorRequest, organisation_id: UUID) -> HttpResponse:
    """A cell's page, or a committee's with the cells below it."""
    today = clock.today()
    found = about(request.actor, organisation_id, today)
    template = "meetings/cell.html" if found.organisation.kind == Kind.CELL else "meetings/committee.html"
    crumbs = crumbs_down_to(request.actor, organisation_id, today)
    return render(request, template, {"it": found, "crumbs": crumbs, "today": today})


@require_GET
@login_required
def month(request: ActorRequest, organisation_id: UUID, year_month: str) -> HttpResponse:
    """A commune's month: which cells have met, will meet, or are late, with a strip of twelve months each."""
    chosen = month_named(year_month)
    today = clock.today()
    found = about(request.actor, organisation_id, today)
    shown = month_of(request.actor, organisation_id, chosen, today)
    crumbs = crumbs_down_to(request.actor, organisation_id, today, Crumb(f"{chosen:%m/%Y}"))
    return render(request, "meetings/month.html", {"it": found, "month": shown, "crumbs": crumbs})
