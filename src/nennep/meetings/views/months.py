"""A committee's month, and the days that its office gives to cells without one."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from nennep.accounts.requests import ActorRequest
from nennep.core import clock
from nennep.core.acts import Done
from nennep.core.parameters import month_named
from nennep.meetings.calendar.reminders import asking
from nennep.meetings.forms.months import PlanMonthForm
from nennep.meetings.selectors.committee_months import CellMonth, cells_to_date, month_of
from nennep.meetings.selectors.places import about
from nennep.organisation.crumbs import crumbs_down_to
from nennep.rulebook.holidays import caution
from nennep.ui.acting import form_page, performed
from nennep.ui.parts import Crumb, Month


@require_GET
@login_required
def month(request: ActorRequest, organisation_id: UUID, year_month: str) -> HttpResponse:
    """A commune's month: the cells that wait for help first, with a way to reach them, and the year as a picture."""
    chosen = month_named(year_month)
    today = clock.today()
    found = about(request.actor, organisation_id, today)
    shown = month_of(request.actor, organisation_id, chosen, today)
    heads = [_("M%(number)s") % {"number": number} for number in range(1, 13)]
    context = {
        "it": found,
        "month": shown,
        "today": today,
        "heads": heads,
        "groups": [(each, [_row(cell, chosen, heads) for cell in each.cells]) for each in shown.groups],
        "crumbs": crumbs_down_to(request.actor, organisation_id, today, Crumb(f"{chosen:%m/%Y}")),
    }
    return render(request, "meetings/month.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def plan(request: ActorRequest, organisation_id: UUID, year_month: str) -> HttpResponse:
    """The cells without a day, each with the day that its fixed day gives; one press puts them in the calendar."""
    chosen = month_named(year_month)
    today = clock.today()
    found = about(request.actor, organisation_id, today)
    cells = cells_to_date(request.actor, organisation_id, chosen, today)
    form = PlanMonthForm(
        request.POST or None,
        cells=cells,
        today=today,
        fixed={"organisation": organisation_id, "month": date(chosen.year, chosen.month, 1)},
    )
    done = performed(request, form, _planned, "meetings:month", organisation_id, year_month)
    crumbs = crumbs_down_to(request.actor, organisation_id, today, Crumb(f"{chosen:%m/%Y}"))
    context = {
        "it": found,
        "form": form,
        "cells": cells,
        "month": chosen,
        "year_month": year_month,
        "caution": caution(),
        "crumbs": crumbs,
    }
    return done or form_page(request, "meetings/plan_month.html", context, form)


def _row(cell: CellMonth, month: date, heads: list[str]) -> tuple[CellMonth, str, list[tuple[str, Month]]]:
    """A cell, what is written to its leader, and its months under their headings."""
    return cell, asking(cell, month), list(zip(heads, cell.year.months, strict=True))


def _planned(done: Done) -> str:
    count = len(done.result["meetings"])
    return ngettext("%(count)s cell has its day now.", "%(count)s cells have their day now.", count) % {
        "count": count
    }
