"""Home, an organisation's page, its roll, and a committee's month."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from nennep.accounts.requests import ActorRequest
from nennep.core import clock
from nennep.core.refusals import NotFound
from nennep.membership.selectors import roll_of
from nennep.organisation.enums import Kind
from nennep.ui.fields import DateField
from nennep.ui.parts import Crumb
from nennep.web.context_processors import who_of
from nennep.web.home import todo_of
from nennep.web.places import about, month_of


@require_GET
@login_required
def home(request: ActorRequest) -> HttpResponse:
    """Việc cần làm."""
    today = clock.today()
    todos = todo_of(request.actor, today)
    return render(request, "web/home.html", {"todos": todos, "who": who_of(request), "today": today})


@require_GET
@login_required
def organisation(request: ActorRequest, organisation_id: UUID) -> HttpResponse:
    """A cell's page, or a committee's with the cells below it."""
    found = about(request.actor, organisation_id, clock.today())
    template = "web/cell.html" if found.organisation.kind == Kind.CELL else "web/committee.html"
    return render(request, template, {"it": found, "crumbs": _crumbs(found.trail), "today": clock.today()})


@require_GET
@login_required
def roll(request: ActorRequest, organisation_id: UUID) -> HttpResponse:
    """The members of a cell on a day."""
    on = _day(request.GET.get("ngay"))
    found = about(request.actor, organisation_id, on)
    members = list(roll_of(request.actor, organisation_id, on))
    context = {"it": found, "members": members, "on": on, "crumbs": _crumbs([*found.trail, (_("Roll"), "")])}
    return render(request, "web/roll.html", context)


@require_GET
@login_required
def month(request: ActorRequest, organisation_id: UUID, year_month: str) -> HttpResponse:
    """A commune's month: which cells have met, will meet, or are late, with a strip of twelve months each."""
    try:
        chosen = date.fromisoformat(f"{year_month}-01")
    except ValueError as error:
        raise NotFound from error
    found = about(request.actor, organisation_id, clock.today())
    shown = month_of(request.actor, organisation_id, chosen, clock.today())
    context = {"it": found, "month": shown, "crumbs": _crumbs([*found.trail, (f"{chosen:%m/%Y}", "")])}
    return render(request, "web/month.html", context)


def _crumbs(trail: list[tuple[str, str]]) -> list[Crumb]:
    return [Crumb(label, url) for label, url in trail[:-1]] + [Crumb(trail[-1][0])]


def _day(said: str | None) -> date:
    """The day asked for, as people write it; today when it does not read."""
    try:
        return DateField(required=False).clean(said) or clock.today()
    except ValidationError:
        return clock.today()
