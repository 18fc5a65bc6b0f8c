"""The search box of every page."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from nennep.accounts.requests import ActorRequest
from nennep.core import clock
from nennep.core.text import clean_line
from nennep.web.search import find


@require_GET
@login_required
def page(request: ActorRequest) -> HttpResponse:
    """What the reader reads and the words of `?tim=` stand in."""
    asked = clean_line(request.GET.get("tim", "")[:200])
    found = find(request.actor, asked, clock.today())
    return render(request, "web/search.html", {"asked": asked, "found": found})
