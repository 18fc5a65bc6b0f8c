"""The meeting page in its stages, and the explanations of its findings."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from nennep.accounts.requests import ActorRequest
from nennep.authority.permissions import DECIDE, PREPARE
from nennep.core import clock
from nennep.core.refusals import NotFound
from nennep.meetings.enums import MeetingState
from nennep.meetings.models import Meeting
from nennep.meetings.naming import meeting_title
from nennep.meetings.states import BEFORE_SESSION, LOCKED
from nennep.records.enums import DocumentType
from nennep.room.findings import findings_for
from nennep.room.forms import ExplainForm
from nennep.room.gathered import Gathered, gather
from nennep.room.models import Correction
from nennep.room.package_joint import joint
from nennep.room.page import (
    document_rows,
    moves_of,
    next_step,
    pairs_of,
    partner_of,
    reading_of,
    stage_list,
)
from nennep.room.reading import Reading
from nennep.room.selectors import records_seen
from nennep.ui.parts import Crumb

SIGN_NEXT = "unsigned_minutes"
"""A finding that says nothing more than the next step does, while that step is shown."""


@require_GET
@login_required
def meeting(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """The meeting page: stages, the next thing to do, facts, documents, findings, history."""
    try:
        reading = reading_of(request.actor, meeting_id)
    except NotFound:
        return render(request, "room/partner.html", partner_of(request.actor, meeting_id))
    return render(request, "room/meeting.html", meeting_context(reading))


@require_POST
@login_required
def explain(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """Keep the reason of a finding, and go back to the page."""
    reading_of(request.actor, meeting_id)
    form = ExplainForm(request.POST, fixed={"meeting": meeting_id})
    if form.perform(request.actor):
        messages.success(request, _("The reason was kept."))
    else:
        messages.error(request, "; ".join(str(each) for found in form.errors.values() for each in found))
    return redirect("room:meeting", meeting_id)


def meeting_context(reading: Reading) -> dict[str, Any]:
    """Everything of the meeting page, in a number of queries that does not grow with the meeting."""
    held, gathered = reading.meeting, gather(reading.meeting)
    documents = document_rows(records_seen(reading))
    newest = next(
        (each.newest for each in documents if each.record.document_type == DocumentType.MINUTES), None
    )
    step = next_step(reading, newest)
    return head_of(held) | {
        "reading": reading,
        "stages": stage_list(held),
        "step": step,
        "ways": _ways(reading),
        "pairs": pairs_of(reading, gathered),
        "agenda": gathered.items if reading.rights & {PREPARE} or held.state not in BEFORE_SESSION else [],
        "ballots": gathered.all_ballots,
        "documents": documents,
        "sheets": _sheets(reading, gathered),
        "findings": [
            (each, ExplainForm(initial={"finding": each.code, "about": each.about}, auto_id=f"f{number}_%s"))
            for number, each in enumerate(findings_for(reading, gathered))
            if not (
                each.code == SIGN_NEXT
                and step is not None
                and step.url == reverse("room:sign", args=[held.pk])
            )
        ],
        "moves": moves_of(held),
        "corrections": corrections_of(gathered) if reading.hears else [],
        "joint": joint(held),
        "leader": None if held.sits_with_id is None else Meeting.rows.get(pk=held.sits_with_id),
    }


def head_of(held: Meeting, here: str = "") -> dict[str, Any]:
    """Title and crumbs of every page of a meeting; `here` names a page below the meeting's own."""
    title, organisation = meeting_title(held), held.body.organisation_id
    own = reverse("room:meeting", args=[held.pk])
    crumbs = [Crumb(held.body.name, reverse("web:organisation", args=[organisation]))]
    crumbs += [Crumb(title, own), Crumb(here)] if here else [Crumb(title)]
    return {
        "meeting": held,
        "title": title,
        "crumbs": crumbs,
        "day": clock.legal_day(held.opened_at or held.starts_at),
    }


def corrections_of(gathered: Gathered) -> list[Correction]:
    """The corrections, newest first."""
    return list(reversed(gathered.corrections))


def _ways(reading: Reading) -> list[tuple[str, str, str]]:
    """The other pages of the meeting that this reader may open: label, address, symbol."""
    held, rights, at = reading.meeting, reading.rights, [reading.meeting.pk]
    before, locked = held.state in BEFORE_SESSION, held.state in LOCKED
    if held.sits_with_id is not None:
        return []
    asked = (
        (before and PREPARE in rights, _("Preparation"), "meetings:prepare", "pen"),
        (before and held.state != MeetingState.DRAFT, _("Notice"), "meetings:notice", "bell"),
        (
            reading.records and not locked and held.state != MeetingState.CANCELLED,
            _("Meeting room"),
            "room:room",
            "meeting",
        ),
        (
            reading.hears and (locked or held.state == MeetingState.IN_SESSION),
            _("Minutes"),
            "room:minutes",
            "book",
        ),
        (held.state == MeetingState.IN_SESSION and reading.records, _("Score"), "room:score", "check"),
        (locked and DECIDE in rights, _("Correction"), "room:correct", "history"),
        (before and PREPARE in rights, _("Move the meeting"), "meetings:move", "calendar"),
        (before and PREPARE in rights, _("Record that it is not held"), "meetings:cancel", "close"),
    )
    return [(label, reverse(name, args=at), symbol) for wanted, label, name, symbol in asked if wanted]


def _sheets(reading: Reading, gathered: Gathered) -> list[tuple[str, str]]:
    """Papers that are drawn when asked for: label, and the page's name in the addresses."""
    held = reading.meeting
    if held.state == MeetingState.CANCELLED:
        return []
    sheets = []
    if reading.hears or reading.records:
        sheets.append((_("Attendance sheet"), "room:attendance_sheet"))
    if gathered.score is not None or (held.state == MeetingState.IN_SESSION and reading.records):
        sheets.append((_("Score sheet"), "room:score_sheet"))
    return sheets
