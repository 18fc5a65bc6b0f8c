"""The year's calendar: its page, the fixed day, planning, moving, not holding, and joint sessions."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from nennep.accounts.requests import ActorRequest
from nennep.core import clock
from nennep.core.acts import Done
from nennep.core.refusals import Forbidden, NotFound
from nennep.meetings.enums import MeetingKind, MeetingState
from nennep.meetings.forms.calendar import CancelForm, FixedDayForm, MeetingForm, MoveForm, PlanForm
from nennep.meetings.forms.joint import DeclineForm, JoinForm
from nennep.meetings.naming import meeting_title
from nennep.meetings.selectors.calendar import (
    MonthOf,
    Year,
    invitation_for,
    meetings_to_tie,
    must_plan,
    proposals_for,
    year_of,
)
from nennep.meetings.selectors.seen import Seen, see_meeting
from nennep.meetings.selectors.steps import next_steps
from nennep.meetings.states import BEFORE_SESSION, LOCKED
from nennep.meetings.steps import Step
from nennep.organisation.crumbs import crumbs_under
from nennep.organisation.enums import BodyKind
from nennep.rulebook.holidays import caution
from nennep.ui.acting import ActForm, form_page, performed
from nennep.ui.parts import Crumb, Tab

if TYPE_CHECKING:
    from nennep.meetings.models import Meeting

FIRST_YEAR, LAST_YEAR = 2000, 2100

ENTER = "nhap-thay"
"""In the address of `add`: the meeting was held already, and is entered from paper next."""


class Line(NamedTuple):
    """One meeting in the calendar: where its link leads, and how its state is shown."""

    meeting: Meeting
    kind: str
    url: str
    chip: str
    moved: int
    step: str  # the next step that is the reader's to do


@require_GET
@login_required
def calendar(request: ActorRequest, organisation_id: UUID, year: int) -> HttpResponse:
    """Twelve months of one body, with what was moved and what was not held."""
    shown = _year(request, organisation_id, year)
    today = clock.today()
    proposals = proposals_for(shown) if shown.may_plan and shown.fixed and year >= today.year else []
    steps = next_steps(request.actor, [each for month in shown.months for each in month.meetings])
    months = [
        (month, [_line(each, shown, steps.get(each.pk)) for each in month.meetings]) for month in shown.months
    ]
    context = {
        "it": shown,
        "over": [each for each in months if _is_over(each[0], today)],
        "months": [each for each in months if not _is_over(each[0], today)],
        "tabs": _tabs(shown),
        "proposals": len(proposals),
        "query": "" if shown.body == shown.bodies[0] else f"?body={shown.body.pk}",
        "crumbs": _crumbs(shown),
    }
    return render(request, "meetings/calendar.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def fixed_day(request: ActorRequest, organisation_id: UUID, year: int) -> HttpResponse:
    """Set the fixed day of a body of the organisation, and of what stands below."""
    shown = must_plan(_year(request, organisation_id, year))
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
        "crumbs": _crumbs(shown, _("Fixed day")),
    }
    done = performed(request, form, _("The fixed day was set."), _calendar_url(shown))
    return done or form_page(request, "meetings/fixed_day.html", context, form)


@require_http_methods(["GET", "POST"])
@login_required
def plan(request: ActorRequest, organisation_id: UUID, year: int) -> HttpResponse:
    """The proposed year: a person looks at the clashes, moves days and confirms."""
    shown = must_plan(_year(request, organisation_id, year))
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
        "crumbs": _crumbs(shown, _("Propose the year")),
    }
    done = performed(request, form, _planned, _calendar_url(shown))
    return done or form_page(request, "meetings/plan.html", context, form)


@require_http_methods(["GET", "POST"])
@login_required
def add(request: ActorRequest, organisation_id: UUID, year: int) -> HttpResponse:
    """Plan one meeting of any kind."""
    shown = must_plan(_year(request, organisation_id, year))
    initial: dict[str, object] = {"kind": MeetingKind.REGULAR}
    if shown.fixed is not None:
        initial |= {"starts": shown.fixed.starts, "place": shown.fixed.place}
    of_cell = shown.body.kind == BodyKind.CELL
    form = MeetingForm(request.POST or None, fixed={"body": shown.body.pk}, of_cell=of_cell, initial=initial)
    context = {"it": shown, "form": form, "crumbs": _crumbs(shown, _("Add a meeting"))}
    page = "meetings:proxy_entry" if ENTER in request.GET else "meetings:prepare"
    done = performed(
        request,
        form,
        _("The meeting stands in the calendar."),
        lambda done: reverse(page, args=[done.result["meetings"][0]]),
    )
    return done or form_page(request, "meetings/add.html", context, form)


@require_http_methods(["GET", "POST"])
@login_required
def move(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """Postpone, advance, or change the place."""
    seen = _keeper(see_meeting(request.actor, meeting_id))
    starts = clock.local(seen.meeting.starts_at)
    initial = {"on": starts.date(), "starts": starts.time(), "place": seen.meeting.place}
    form = MoveForm(request.POST or None, fixed={"meeting": meeting_id}, initial=initial)
    said = _("The meeting was moved; the reason is kept.")
    done = performed(request, form, said, "meetings:prepare", meeting_id)
    return done or form_page(request, "meetings/move.html", _about(seen, _("Move")) | {"form": form}, form)


@require_http_methods(["GET", "POST"])
@login_required
def cancel(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """Record that the meeting is not held."""
    seen = _keeper(see_meeting(request.actor, meeting_id))
    form = CancelForm(request.POST or None, fixed={"meeting": meeting_id})
    said = _("Recorded: the meeting is not held. Its row and the reason stay.")
    at = seen.meeting.body.organisation_id, seen.meeting.month.year
    done = performed(request, form, said, "meetings:calendar", *at)
    return done or form_page(
        request, "meetings/cancel.html", _about(seen, _("Not held")) | {"form": form}, form
    )


@require_http_methods(["GET", "POST"])
@login_required
def joint(request: ActorRequest, organisation_id: UUID, joint_session_id: UUID) -> HttpResponse:
    """Agree to a joint session with one of the cell's meetings or a new one, or decline."""
    shown = must_plan(_year(request, organisation_id, clock.today().year))
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
        "crumbs": _crumbs(shown, _("Joint session")),
    }
    done = performed(request, asked_form, said, _calendar_url(shown))
    return done or form_page(request, "meetings/joint.html", context, asked_form)


def _planned(done: Done) -> str:
    return _("%(count)s meetings stand in the calendar.") % {"count": len(done.result["meetings"])}


def _year(request: ActorRequest, organisation_id: UUID, year: int) -> Year:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NotFound
    body = request.GET.get("body")
    try:
        return year_of(request.actor, organisation_id, year, UUID(body) if body else None)
    except ValueError as error:
        raise NotFound from error


def _keeper(seen: Seen) -> Seen:
    if not seen.keeps_calendar:
        raise Forbidden(_("The calendar is kept by the cell's secretary, or by the office above."))
    return seen


def _regulars(shown: Year) -> dict[date, tuple[UUID, datetime]]:
    """Month -> the regular meeting planned there, which a thematic one may sit with."""
    return {
        each.month: (each.pk, each.starts_at)
        for month in shown.months
        for each in month.meetings
        if each.kind == MeetingKind.REGULAR and each.state == MeetingState.DRAFT
    }


def _is_over(month: MonthOf, today: date) -> bool:
    """Whether a month is folded away: past, in the present year, and nothing of it waits to be held or put right."""
    waits = any(
        each.state in BEFORE_SESSION or each.state == MeetingState.IN_SESSION for each in month.meetings
    )
    return month.past and month.month.year == today.year and not waits


def _line(meeting: Meeting, shown: Year, step: Step | None) -> Line:
    state = MeetingState(meeting.state)
    chip = "good" if state in LOCKED else "wrong" if state == MeetingState.CANCELLED else ""
    chip = "wait" if state == MeetingState.IN_SESSION else chip
    page = "meetings:prepare" if state in BEFORE_SESSION and shown.may_plan else "room:meeting"
    kind = str(meeting.get_kind_display()) if meeting.body.kind == BodyKind.CELL else str(_("meeting"))
    moved, asked = getattr(meeting, "times_moved", 0), step.title if step and step.by else ""
    return Line(meeting, kind, reverse(page, args=[meeting.pk]), chip, moved, asked)


def _choice(meeting: Meeting) -> str:
    on = clock.legal_day(meeting.starts_at)
    return f"{meeting_title(meeting)}, {on:%d/%m/%Y}"


def _tabs(shown: Year) -> list[Tab]:
    if len(shown.bodies) < 2:
        return []
    url = reverse("meetings:calendar", args=[shown.organisation.pk, shown.year])
    return [
        Tab(
            _capital(str(each.get_kind_display())) if shown.organisation.kind == "cell" else each.name,
            f"{url}?body={each.pk}",
            current=each.pk == shown.body.pk,
        )
        for each in shown.bodies
    ]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _calendar_url(shown: Year) -> str:
    url = reverse("meetings:calendar", args=[shown.organisation.pk, shown.year])
    return url if shown.body == shown.bodies[0] else f"{url}?body={shown.body.pk}"


def _crumbs(shown: Year, here: str = "") -> list[Crumb]:
    calendar_label = _("Calendar of %(year)s") % {"year": shown.year}
    steps = [Crumb(calendar_label, _calendar_url(shown)), Crumb(here)] if here else [Crumb(calendar_label)]
    return crumbs_under(shown.organisation.pk, shown.name, *steps)


def _about(seen: Seen, here: str) -> dict[str, object]:
    title = meeting_title(seen.meeting)
    url = reverse("meetings:prepare", args=[seen.meeting.pk])
    return {"seen": seen, "meeting": seen.meeting, "title": title, "crumbs": [Crumb(title, url), Crumb(here)]}
