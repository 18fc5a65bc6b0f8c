"""Pages of resolutions and tasks. They are written in the meeting room; here they are found again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from nennep.accounts.requests import ActorRequest
from nennep.core import clock
from nennep.core.refusals import NotFound
from nennep.meetings.naming import meeting_title
from nennep.organisation.crumbs import crumbs_under
from nennep.organisation.selectors import name_on, organisation_for
from nennep.resolutions.enums import ResolutionKind, TaskList
from nennep.resolutions.selectors import (
    assigned_at,
    resolution_for,
    rows_of,
    tallies_for,
    tallies_of_person,
    tasks_for,
    tasks_of_person,
    year_of_resolutions,
)
from nennep.ui.parts import Crumb, Pair, Tab
from nennep.ui.wording import day

if TYPE_CHECKING:
    from nennep.resolutions.models import Resolution

A_PAGE = 50
"""Tasks on one page of a list."""


@require_GET
@login_required
def resolutions(request: ActorRequest, organisation_id: UUID) -> HttpResponse:
    """Nghị quyết, kết luận of an organisation: of a year (`?nam=`), of one kind (`?loai=`) or all."""
    today, kind = clock.today(), request.GET.get("loai", "")
    if kind and kind not in ResolutionKind.values:
        raise NotFound
    found = year_of_resolutions(
        request.actor, organisation_id, today, year=_year(request.GET.get("nam")), kind=kind
    )
    name, url = name_on(organisation_id, today), reverse("resolutions:resolutions", args=[organisation_id])
    context = {
        "name": name,
        "organisation_id": organisation_id,
        "rows": [(each, meeting_title(each.meeting)) for each in found.resolutions],
        "years": [Tab(str(each), f"{url}?nam={each}", each == found.year) for each in found.years],
        "kinds": _kinds(f"{url}?nam={found.year}", found.kinds, kind),
        "calendar": reverse("meetings:calendar", args=[organisation_id, today.year]),
        "crumbs": crumbs_under(organisation_id, name, Crumb(_("Resolutions and conclusions"))),
    }
    return render(request, "resolutions/resolutions.html", context)


@require_GET
@login_required
def resolution(request: ActorRequest, resolution_id: UUID) -> HttpResponse:
    """One resolution: its text, meeting, ballot and document, and the tasks that its meeting assigned."""
    it = resolution_for(request.actor, resolution_id)
    at, today = it.body.organisation_id, clock.today()
    name = name_on(at, today)
    here = it.record.symbol if it.record and it.record.symbol else it.get_kind_display().capitalize()
    context = {
        "it": it,
        "meeting": meeting_title(it.meeting),
        "pairs": _pairs(it),
        "tasks": rows_of(request.actor, list(assigned_at(it.meeting).select_related("body")), today),
        "crumbs": crumbs_under(
            at,
            name,
            Crumb(_("Resolutions and conclusions"), reverse("resolutions:resolutions", args=[at])),
            Crumb(here),
        ),
    }
    return render(request, "resolutions/resolution.html", context)


@require_GET
@login_required
def tasks(request: ActorRequest, organisation_id: UUID) -> HttpResponse:
    """Nhiệm vụ of an organisation, in the list `?xem=`: in progress, overdue, done."""
    organisation_for(request.actor, organisation_id)
    today, which = clock.today(), _list(request)
    name, url = name_on(organisation_id, today), reverse("resolutions:tasks", args=[organisation_id])
    found = tasks_for(request.actor, organisation_id, today, which)
    tallies = tallies_for(request.actor, organisation_id, today)
    context = _listed(request, found, which) | {
        "name": name,
        "organisation_id": organisation_id,
        "tabs": _tabs(url, which, tallies),
        "way": reverse("meetings:calendar", args=[organisation_id, today.year]),
        "crumbs": crumbs_under(organisation_id, name, Crumb(_("Tasks"))),
    }
    return render(request, "resolutions/tasks.html", context)


@require_GET
@login_required
def own_tasks(request: ActorRequest) -> HttpResponse:
    """The tasks that the signed-in person was given, in the list `?xem=`."""
    today, which = clock.today(), _list(request)
    found = tasks_of_person(request.actor, today, which)
    context = _listed(request, found, which) | {
        "own": True,
        "tabs": _tabs(reverse("resolutions:own_tasks"), which, tallies_of_person(request.actor, today)),
    }
    return render(request, "resolutions/tasks.html", context)


def _pairs(it: Resolution) -> list[Pair]:
    pairs = [Pair(_("Theme"), it.theme)] if it.theme else []
    if it.record is None:
        return pairs
    issued = day(it.record.issued_on) or _("not issued yet")
    return [*pairs, Pair(_("Dated"), day(it.record.dated)), Pair(_("Issued"), issued)]


def _listed(request: ActorRequest, found: Any, which: TaskList) -> dict[str, Any]:
    """One page of a list of tasks."""
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    rows = rows_of(request.actor, list(page.object_list), clock.today())
    return {"page": page, "rows": rows, "which": which.value}


def _list(request: ActorRequest) -> TaskList:
    """The list asked for; that of open tasks when none is."""
    try:
        return TaskList(request.GET.get("xem") or TaskList.OPEN)
    except ValueError as error:
        raise NotFound from error


def _year(said: str | None) -> int | None:
    if not said:
        return None
    if not (said.isascii() and said.isdigit() and len(said) == 4):
        raise NotFound
    return int(said)


def _tabs(url: str, which: TaskList, tallies: dict[TaskList, int]) -> list[Tab]:
    return [
        Tab(
            each.label,
            f"{url}?xem={each.value}",
            each is which,
            None if each is TaskList.CLOSED else tallies.get(each, 0),
        )
        for each in TaskList
    ]


def _kinds(url: str, counts: dict[str, int], chosen: str) -> list[Tab]:
    """A way to each kind, where a year has more than one."""
    if len(counts) < 2:
        return []
    every = Tab(_("All"), url, not chosen, sum(counts.values()))
    each = [
        Tab(kind.label.capitalize(), f"{url}&loai={kind.value}", kind.value == chosen, counts[kind.value])
        for kind in ResolutionKind
        if kind.value in counts
    ]
    return [every, *each]
