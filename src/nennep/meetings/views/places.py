"""An organisation's page."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from nennep.accounts.requests import ActorRequest
from nennep.core import clock
from nennep.meetings.selectors.places import about
from nennep.organisation.crumbs import crumbs_down_to
from nennep.organisation.enums import Kind


@require_GET
@login_required
def organisation(request: ActorRequest, organisation_id: UUID) -> HttpResponse:
    """A cell's page, or a committee's with the cells below it."""
    today = clock.today()
    found = about(request.actor, organisation_id, today)
    template = "meetings/cell.html" if found.organisation.kind == Kind.CELL else "meetings/committee.html"
    crumbs = crumbs_down_to(request.actor, organisation_id, today)
    return render(request, template, {"it": found, "crumbs": crumbs, "today": today})
