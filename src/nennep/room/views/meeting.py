"""The meeting page in its stages, and the explanations of its findings."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from nennep.accounts.requests import ActorRequest
from nennep.authority.permissions import PREPARE
from nennep.authority.reads.history import happened
from nennep.core.addresses import reverse
from nennep.core.ids import new_id
from nennep.core.refusals import NotFound
from nennep.core.selectors import acts_about
from nennep.findings.shown import mendable, mending
from nennep.meetings.access import MeetingAccess, access_meeting
from nennep.meetings.enums import MeetingState
from nennep.meetings.in_meeting.agenda import ITEMS
from nennep.meetings.in_meeting.joint import JOINT
from nennep.meetings.in_meeting.proxy_entry import PROXY_ENTRY, proxy_entry_note
from nennep.meetings.in_meeting.voting.ballots import BALLOTS
from nennep.meetings.leading.steps import next_step
from nennep.meetings.page_head import page_head
from nennep.meetings.selectors.steps import own_answers
from nennep.meetings.stages import stage_list
from nennep.records.enums import DocumentType
from nennep.room.forms.closing import ExplainForm
from nennep.room.page import (
    corrections_of,
    pairs_of,
    partner_of,
    sheets_of,
    ways_of,
)
from nennep.room.page_cache import cached_page

ACTS_A_PAGE = 50
SIGN_NEXT = "unsigned_minutes"
"""Findings that repeat the next step, left out while that step is shown."""


@require_GET
@login_required
def meeting(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """The meeting page: stages, the next thing to do, facts, documents, findings, history."""
    try:
        access = access_meeting(request.actor, meeting_id)
    except NotFound:
        return render(request, "room/partner.html", partner_of(request.actor, meeting_id))
    return render(request, "room/meeting.html", meeting_context(access))


@require_GET
@login_required
def history(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """Việc đã ghi sổ of the meeting: each act, by whom, when it was done, and when the server had it."""
    access = access_meeting(request.actor, meeting_id)
    acts = acts_about(request.actor, "meeting", meeting_id)
    page = Paginator(acts, ACTS_A_PAGE).get_page(request.GET.get("page"))
    context = page_head(access.meeting, _("What was done"))
    return render(
        request, "room/history.html", context | {"page": page, "acts": happened(list(page.object_list))}
    )


@require_POST
@login_required
def explain(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """Keep the reason of a finding, and go back to the page."""
    access_meeting(request.actor, meeting_id)
    form = ExplainForm(request.POST, fixed={"meeting": meeting_id})
    if form.perform(request.actor):
        messages.success(request, _("The reason was kept."))
    else:
        messages.error(request, "; ".join(str(each) for found in form.errors.values() for each in found))
    return redirect("room:meeting", meeting_id)


def meeting_context(access: MeetingAccess) -> dict[str, Any]:
    """Everything of the meeting page, in a number of queries that does not grow with the meeting."""
    meeting, known = access.meeting, cached_page(access.meeting)
    record = known.record
    documents = [each for each in known.documents if access.hears or not each.is_spoken]
    newest = next(
        (each.newest for each in documents if each.record.document_type == DocumentType.MINUTES), None
    )
    signed = newest is None or newest.signed_on is not None
    coming = own_answers(access.actor, [] if PREPARE in access.rights else [meeting]).get(meeting.pk)
    step = next_step(access, record[PROXY_ENTRY], signed=signed, coming=coming)
    return page_head(meeting) | {
        "access": access,
        "stages": stage_list(meeting),
        "step": step,
        "ways": ways_of(access, record),
        "pairs": pairs_of(access, record),
        "agenda": [each.title for each in record[ITEMS]] if access.agenda else [],
        "ballots": record[BALLOTS],
        "documents": documents,
        "sheets": sheets_of(access, record),
        "findings": [
            (each, new_id())
            for each in mendable(known.findings, mending(access))
            if not (
                each.code == SIGN_NEXT
                and step is not None
                and step.url == reverse("minutes:sign", args=[meeting.pk])
            )
        ],
        "in_room": meeting.state == MeetingState.IN_SESSION and access.records,
        "reason": ExplainForm.base_fields["reason"],
        "moves": known.moves,
        "corrections": corrections_of(record) if access.hears else [],
        "joint": record[JOINT],
        "leader": known.leader,
        "proxy_entry": proxy_entry_note(record[PROXY_ENTRY]),
    }
