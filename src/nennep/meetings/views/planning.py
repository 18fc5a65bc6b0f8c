"""Planning a year: the fixed day, the proposed year, one meeting more, the answer to a joint session."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nennep.accounts.requests import ActorRequest
from nennep.core import clock
from nennep.core.acts import Done
from nennep.meetings.calendar.rules import likely_kind
from nennep.meetings.enums import MeetingKind, MeetingState
from nennep.meetings.forms.calendar import FixedDayForm, MeetingForm, PlanForm
from nennep.meetings.forms.joint import DeclineForm, JoinForm
from nennep.meetings.forms.proxy_entries import EnterHeldForm, HeldForm
from nennep.meetings.naming import meeting_title
from nennep.meetings.selectors.calendar import (
    Year,
    invitation_for,
    meetings_to_tie,
    must_plan,
    proposals_for,
    proposed_place,
)
from nennep.meetings.views.proxy_entries import sheet_of
from nennep.meetings.views.year import calendar_crumbs, calendar_url, shown_year
from nennep.organisation.enums import BodyKind
from nennep.rulebook.holidays import caution
from nennep.ui.acting import ActForm, form_page, performed

if TYPE_CHECKING:
    from nennep.meetings.models import Meeting

ENTER = "nhap-thay"
"""In the address of `add`: the meeting was held already, and is entered from paper: by the cell, or by the office."""


@require_http_methods(["GET", "POST"])
@login_required
def fixed_day(request: ActorRequest, organisation_id: UUID, year: int) -> HttpResponse:
    """Set the fixed day of a body of the organisation, and of what stands below."""
    shown = must_plan(shown_year(request, organisation_id, year))
    for_cells = shown.has_cells and request.GET.get("cho") == "chi-bo"
    fixed = {
        "organisation": organisation_id,
        "body_kind": BodyKind.CELL if for_cells else shown.body.kind,
    }
    known = shown.cells_fixed if for_cells else shown.fixed
    initial: dict[str, object] = {"effective": max(clock.today(), shown.organisation.valid_from)}
    if known is not None:
        initial |= {"day": known.day, "starts": known.starts, "place": known.place}
    form = FixedDayForm(request.POST or None, fixed=fixed, initial=initial, for_cells=for_cells)
    context = {
        "it": shown,
        "form": form,
        "for_cells": for_cells,
        "crumbs": calendar_crumbs(shown, _("Fixed day")),
    }
    done = performed(request, form, _("The fixed day was set."), calendar_url(shown))
    return done or form_page(request, "meetings/fixed_day.html", context, form)


@require_http_methods(["GET", "POST"])
@login_required
def plan(request: ActorRequest, organisation_id: UUID, year: int) -> HttpResponse:
    """The proposed year: a person looks at the clashes, moves days and confirms."""
    shown = must_plan(shown_year(request, organisation_id, year))
    proposals = proposals_for(shown)
    form = PlanForm(
        request.POST or None, proposals=proposals, regulars=_regulars(shown), fixed={"body": shown.body.pk}
    )
    context = {
        "it": shown,
        "form": form,
        "proposals": proposals,
        "clashes": sum(each.clashes for each in proposals),
        "caution": caution(),
        "crumbs": calendar_crumbs(shown, _("Propose the year")),
    }
    done = performed(request, form, _planned, calendar_url(shown))
    return done or form_page(request, "meetings/plan.html", context, form)


@require_http_methods(["GET", "POST"])
@login_required
def add(request: ActorRequest, organisation_id: UUID, year: int) -> HttpResponse:
    """Plan one meeting of any kind; one that was held already is entered at once."""
    shown = must_plan(shown_year(request, organisation_id, year))
    held = ENTER in request.GET
    by_office = held and shown.manages and not shown.chairs
    likely = MeetingKind.REGULAR if by_office else likely_kind(shown.body, clock.today())
    initial: dict[str, object] = {"kind": likely, "place": proposed_place(shown)}
    if shown.fixed is not None:
        initial["starts"] = shown.fixed.starts
    of_cell = shown.body.kind == BodyKind.CELL
    kind = EnterHeldForm if by_office else HeldForm if held else MeetingForm
    form = kind(request.POST or None, fixed={"body": shown.body.pk}, of_cell=of_cell, initial=initial)
    title = _title(held=held, by_office=by_office)
    context = {
        "it": shown,
        "form": form,
        "held": held,
        "by_office": by_office,
        "title": title,
        "crumbs": calendar_crumbs(shown, title),
    }
    done = performed(request, form, lambda _d: _added(shown, form), lambda done: _next(shown, form, done))
    return done or form_page(request, "meetings/add.html", context, form)


@require_http_methods(["GET", "POST"])
@login_required
def joint(request: ActorRequest, organisation_id: UUID, joint_session_id: UUID) -> HttpResponse:
    """Agree to a joint session with one of the cell's meetings or a new one, or decline."""
    shown = must_plan(shown_year(request, organisation_id, clock.today().year))
    asked = invitation_for(request.actor, organisation_id, joint_session_id)
    fixed = {"joint_session": joint_session_id}
    declines = request.POST.get("do") == "decline"
    form: ActForm = JoinForm(
        request.POST if request.POST and not declines else None,
        fixed=fixed,
        meetings=[(each.pk, _choice(each)) for each in meetings_to_tie(organisation_id)],
    )
    asked_form = DeclineForm(request.POST, fixed=fixed) if declines else form
    said = (
        _("The joint session was declined.") if declines else _("Your meeting is tied to the joint session.")
    )
    context = {
        "it": shown,
        "asked": asked,
        "form": form,
        "decline": DeclineForm(fixed=fixed),
        "refused": asked_form,
        "crumbs": calendar_crumbs(shown, _("Joint session")),
    }
    done = performed(request, asked_form, said, calendar_url(shown))
    return done or form_page(request, "meetings/joint.html", context, asked_form)


def _title(*, held: bool, by_office: bool) -> str:
    if by_office:
        return _("Entering from paper")
    return _("Enter a meeting held on paper") if held else _("Add a meeting")


def _added(shown: Year, form: MeetingForm) -> str:
    if isinstance(form, EnterHeldForm) and form.begun:
        return _("You enter this meeting for the cell. Type it as it stands on the paper.")
    if _was_held(shown, form):
        return _("The meeting stands in the calendar. Enter it as it stands on the paper.")
    return _("The meeting stands in the calendar.")


def _next(shown: Year, form: MeetingForm, done: Done) -> str:
    """Where one goes on: to what was held, else to its preparation."""
    meeting_id = UUID(done.result["meetings"][0])
    if isinstance(form, EnterHeldForm):
        return sheet_of(meeting_id) if form.begun else reverse("meetings:proxy_entry", args=[meeting_id])
    return sheet_of(meeting_id) if _was_held(shown, form) else reverse("meetings:prepare", args=[meeting_id])


def _was_held(shown: Year, form: MeetingForm) -> bool:
    """Whether it was held by the reader's own body: nothing of it is prepared any more."""
    past = form.cleaned_data["on"] < clock.today()
    return shown.chairs and (past or isinstance(form, HeldForm))


def _planned(done: Done) -> str:
    return _("%(count)s meetings stand in the calendar.") % {"count": len(done.result["meetings"])}


def _regulars(shown: Year) -> dict[date, tuple[UUID, datetime]]:
    """Month -> the regular meeting planned there, which a thematic one may sit with."""
    return {
        each.month: (each.pk, each.starts_at)
        for month in shown.months
        for each in month.meetings
        if each.kind == MeetingKind.REGULAR and each.state == MeetingState.DRAFT
    }


def _choice(meeting: Meeting) -> str:
    on = clock.legal_day(meeting.starts_at)
    return f"{meeting_title(meeting)}, {on:%d/%m/%Y}"
