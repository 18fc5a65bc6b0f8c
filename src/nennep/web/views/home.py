"""Home: what the signed-in person has to do next."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from nennep.accounts.requests import ActorRequest
from nennep.authority.permissions import CHAIR
from nennep.authority.selectors import own_organisations_with
from nennep.core import clock
from nennep.web.context_processors import who_of
from nennep.web.home import home_of
from nennep.web.own_cell import own_cell_of


@require_GET
@login_required
def home(request: ActorRequest) -> HttpResponse:
    """Việc cần làm, opened by today's meeting; for those who hold no office also how it stands in their own cell."""
    today = clock.today()
    who = who_of(request)
    own_cell = None if who.offices_at else own_cell_of(request.actor, today)
    chaired = own_organisations_with(request.actor, CHAIR, today) if who.leads_own_cell else []
    context = {
        "home": home_of(request.actor, today),
        "who": who,
        "today": today,
        "own_cell": own_cell,
        "held_at": next(
            (each for each in chaired if who.own_cell and each == who.own_cell.organisation_id), None
        ),
    }
    return render(request, "web/home.html", context)
