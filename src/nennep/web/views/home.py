"""Home: what the signed-in person has to do next."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from nennep.accounts.requests import ActorRequest
from nennep.core import clock
from nennep.web.context_processors import who_of
from nennep.web.home import todo_of


@require_GET
@login_required
def home(request: ActorRequest) -> HttpResponse:
    """Việc cần làm."""
    today = clock.today()
    todos = todo_of(request.actor, today)
    return render(request, "web/home.html", {"todos": todos, "who": who_of(request), "today": today})
