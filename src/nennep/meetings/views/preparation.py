"""The preparation page: one page, many small forms, each of one act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nennep.accounts.requests import ActorRequest
from nennep.core import clock
from nennep.core.refusals import NotFound
from nennep.meetings.enums import MeetingKind, MeetingState
from nennep.meetings.forms.agenda import DropForm, EditItemForm
from nennep.meetings.forms.preparation import STEPS
from nennep.meetings.forms.steps import Step
from nennep.meetings.naming import meeting_title
from nennep.meetings.selectors.calendar import sitting_partners
from nennep.meetings.selectors.joint import sides_of
from nennep.meetings.selectors.preparation import (
    agenda_of,
    agreements_of,
    guests_of,
    is_drawn,
    lead_of,
    moves_of,
    observers_not_invited,
    papers_of,
    phases_of,
    remarks_of,
    suggestions_for,
)
from nennep.meetings.selectors.proposals import requests_of, topics_to_prepare, without_login
from nennep.meetings.selectors.seen import Seen, see_preparation
from nennep.organisation.crumbs import crumbs_under
from nennep.organisation.enums import BodyKind
from nennep.rulebook.agendas import fields_of_work
from nennep.ui.acting import form_page, performed
from nennep.ui.parts import Crumb, Stage, stages

if TYPE_CHECKING:
    from nennep.meetings.models import Meeting

_REACHED = {
    MeetingState.DRAFT: 0,
    MeetingState.PREPARED: 1,
    MeetingState.NOTIFIED: 2,
    MeetingState.IN_SESSION: 3,
}
_PROPOSERS_STEPS = frozenset({"propose", "remark"})


@require_http_methods(["GET", "POST"])
@login_required
def prepare(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """Everything of a meeting before it is told of. Which form was sent stands in `do`."""
    seen = see_preparation(request.actor, meeting_id)
    if seen.meeting.sits_with_id is not None and request.method == "GET" and not request.GET.get("rieng"):
        return render(
            request, "meetings/sits_with.html", head_of(seen) | {"together": _form("together", seen)}
        )
    bound: dict[str, Step] = {}
    if request.method == "POST":
        form = _form(request.POST.get("do", ""), seen, request)
        done = performed(request, form, str(form.said), lambda _done: _after(form, meeting_id))
        if done is not None:
            return done
        bound[form.name] = form
    refused = next(iter(bound.values()), None)
    return form_page(request, "meetings/prepare.html", _context(seen, bound), refused)


@require_http_methods(["GET", "POST"])
@login_required
def item(request: ActorRequest, meeting_id: UUID, item_id: UUID) -> HttpResponse:
    """Change or drop one item."""
    seen = see_preparation(request.actor, meeting_id)
    edited = next((each for each in agenda_of(seen.meeting) if each.pk == item_id), None)
    if edited is None or not seen.prepares:
        raise NotFound
    initial = {"title": edited.title, "field": edited.field, "hint": edited.hint}
    form = EditItemForm(request.POST or None, meeting=seen.meeting, initial=initial)
    form.fixed["item"] = item_id
    done = performed(request, form, str(form.said), lambda _done: _after(form, meeting_id))
    drop = DropForm(meeting=seen.meeting, initial={"item": item_id})
    context = head_of(seen, _("Item")) | {"form": form, "drop": drop, "item": edited}
    return done or form_page(request, "meetings/item.html", context, form)


def _form(name: str, seen: Seen, request: ActorRequest | None = None) -> Step:
    kind = STEPS.get(name)
    if kind is None or not (seen.prepares or seen.keeps_calendar or name in _PROPOSERS_STEPS):
        raise NotFound
    if request is None:
        return kind(meeting=seen.meeting)
    return kind(request.POST, request.FILES, meeting=seen.meeting)


def _after(form: Step, meeting_id: UUID) -> str:
    if form.name == "agree":
        return reverse("meetings:notice", args=[meeting_id])
    url = reverse("meetings:prepare", args=[meeting_id])
    return f"{url}#{form.back_to()}" if form.back_to() else url


def _context(seen: Seen, bound: dict[str, Step]) -> dict[str, Any]:
    meeting = seen.meeting
    items, guests = agenda_of(meeting), guests_of(meeting)
    topics = topics_to_prepare(seen)
    draft = meeting.state == MeetingState.DRAFT
    forms = {name: bound.get(name) or _new(kind, meeting) for name, kind in STEPS.items()}
    return head_of(seen) | {
        "draft": draft,
        "forms": forms,
        "open_form": next(iter(bound), ""),
        "phases": phases_of(items),
        "drawn": is_drawn(items),
        "labels": fields_of_work(),
        "suggestions": suggestions_for(meeting, items) if draft and seen.prepares else [],
        "topics": topics,
        "without_login": without_login(topics),
        "requests": requests_of(meeting) if seen.reads_members else [],
        "papers": papers_of(meeting),
        "remarks": remarks_of(meeting),
        "guests": guests,
        "observers": observers_not_invited(meeting, guests) if seen.prepares else [],
        "agreements": agreements_of(meeting),
        "sides": sides_of(meeting),
        "partners": sitting_partners(meeting),
    }


def _new(kind: type[Step], meeting: Meeting) -> Step:
    initial = {"theme": meeting.theme, "is_model": meeting.is_model} if kind.name == "describe" else None
    return kind(meeting=meeting, initial=initial)


def head_of(seen: Seen, here: str = "") -> dict[str, Any]:
    meeting = seen.meeting
    title = meeting_title(meeting)
    organisation = meeting.body.organisation_id
    year = meeting.month.year
    calendar = Crumb(str(year), reverse("meetings:calendar", args=[organisation, year]))
    own = Crumb(title, reverse("meetings:prepare", args=[meeting.pk]) if here else "")
    below = [Crumb(here)] if here else []
    return {
        "seen": seen,
        "meeting": meeting,
        "title": title,
        "lead": lead_of(meeting) if meeting.state in _REACHED else None,
        "moves": moves_of(meeting),
        "stages": stage_list(meeting),
        "is_cell": meeting.body.kind == BodyKind.CELL,
        "thematic": meeting.kind == MeetingKind.THEMATIC,
        "before": meeting.state in (MeetingState.DRAFT, MeetingState.PREPARED, MeetingState.NOTIFIED),
        "today": clock.today(),
        "crumbs": crumbs_under(organisation, meeting.body.name, calendar, own, *below),
    }


def stage_list(meeting: Meeting) -> list[Stage]:
    """Prepare, agree, tell, meet: where the meeting stands."""
    labels = [_("Prepare"), _("Agree in committee"), _("Give notice"), _("Meet")]
    return stages(list(labels), _REACHED.get(MeetingState(meeting.state), len(labels)))
