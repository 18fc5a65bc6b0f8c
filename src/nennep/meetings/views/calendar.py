"""The year's calendar: twelve months of one body."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from nennep.accounts.requests import ActorRequest
from nennep.core import clock
from nennep.meetings.enums import MeetingState
from nennep.meetings.leading.steps import Step
from nennep.meetings.printed.words import capital
from nennep.meetings.selectors.calendar import MonthOf, Year, proposals_for
from nennep.meetings.selectors.steps import next_steps
from nennep.meetings.states import BEFORE_SESSION, LOCKED
from nennep.meetings.views.year import calendar_crumbs, shown_year
from nennep.organisation.enums import BodyKind
from nennep.ui.parts import Tab

if TYPE_CHECKING:
    from nennep.meetings.models import Meeting


class Line(NamedTuple):
    """One meeting in the calendar: where its link leads, and how its state is shown."""

    meeting: Meeting
    kind: str
    url: str
    chip: str
    state: str
    moved: int
    step: str  # the next step that is the reader's to do


@require_GET
@login_required
def calendar(request: ActorRequest, organisation_id: UUID, year: int) -> HttpResponse:
    """Twelve months of one body, with what was moved and what was not held."""
    shown = shown_year(request, organisation_id, year)
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
        "crumbs": calendar_crumbs(shown),
    }
    return render(request, "meetings/calendar.html", context)


def _is_over(month: MonthOf, today: date) -> bool:
    """Whether a month is folded away: past, in the present year, and nothing of it waits to be held or put right."""
    waits = any(
        each.state in BEFORE_SESSION or each.state == MeetingState.IN_SESSION for each in month.meetings
    )
    return month.past and month.month.year == today.year and not waits


def _line(meeting: Meeting, shown: Year, step: Step | None) -> Line:
    state, label = MeetingState(meeting.state), str(meeting.get_state_display())
    chip = "good" if state in LOCKED else "wrong" if state == MeetingState.CANCELLED else ""
    chip = "wait" if state == MeetingState.IN_SESSION else chip
    if state in BEFORE_SESSION and clock.legal_day(meeting.starts_at) < clock.today():
        chip, label = "wrong", str(_("day passed, nothing recorded"))
    page = "meetings:prepare" if state in BEFORE_SESSION and shown.may_plan else "room:meeting"
    kind = str(meeting.get_kind_display()) if meeting.body.kind == BodyKind.CELL else str(_("meeting"))
    moved, asked = getattr(meeting, "times_moved", 0), step.title if step and step.by else ""
    return Line(meeting, kind, reverse(page, args=[meeting.pk]), chip, label, moved, asked)


def _tabs(shown: Year) -> list[Tab]:
    if len(shown.bodies) < 2:
        return []
    url = reverse("meetings:calendar", args=[shown.organisation.pk, shown.year])
    return [
        Tab(
            capital(str(each.get_kind_display())) if shown.organisation.kind == "cell" else each.name,
            f"{url}?body={each.pk}",
            current=each.pk == shown.body.pk,
        )
        for each in shown.bodies
    ]
