"""Downloads that are drawn of the whole record when asked for: the draft, meeting sheets, the score."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from nennep.accounts.requests import ActorRequest
from nennep.core.parameters import month_named
from nennep.core.refusals import Conflict, Forbidden, NotFound
from nennep.meetings.access import access_meeting
from nennep.meetings.leading.ways import to_meeting
from nennep.meetings.states import LOCKED
from nennep.minutes.composing import compose_minutes
from nennep.minutes.downloads import bundled, drawn
from nennep.minutes.paper_sheet import meeting_sheet
from nennep.minutes.selectors import (
    KEEP_SHEETS,
    may_be_held_on_paper,
    month_to_hold,
)
from nennep.records.enums import DocumentType
from nennep.records.revisions import numbered
from nennep.room.parts import record_of
from nennep.scores.documents import score_document
from nennep.scores.in_meeting.score import score_of


@require_GET
@login_required
def sheet(request: ActorRequest, meeting_id: str, kind: str) -> HttpResponse:
    """Phiếu ghi buổi họp: the whole meeting on paper, for when the phone dies or where there is none."""
    access = access_meeting(request.actor, UUID(meeting_id))
    if access.meeting.sits_with_id is not None or not may_be_held_on_paper(access.meeting):
        raise NotFound
    if not access.rights & KEEP_SHEETS:
        raise Forbidden(_("The meeting sheet is printed by the person who prepares or records the meeting."))
    record = record_of(access.meeting)
    return drawn(meeting_sheet(record), kind, f"phieu-ghi_{record.on:%d-%m-%Y}")


@require_GET
@login_required
def sheets_bundle(request: ActorRequest, organisation_id: str, year_month: str) -> HttpResponse:
    """The meeting sheets of an organisation and all below it in a month as one .pdf: meetings still to be held."""
    month = month_named(year_month)
    meetings = month_to_hold(request.actor, UUID(organisation_id), month)
    sheets = [meeting_sheet(record_of(each)) for each in meetings]
    return bundled(sheets, 0, f"Phiếu ghi buổi họp tháng {month:%m-%Y}")


@require_GET
@login_required
def score(request: ActorRequest, meeting_id: str, kind: str) -> HttpResponse:
    """Phiếu chấm điểm."""
    access = access_meeting(request.actor, UUID(meeting_id))
    record = record_of(access.meeting)
    meeting_score = score_of(record)
    if meeting_score is None:
        raise Conflict(
            _("No scoring scheme is in force for this meeting."),
            code="no_scoring_scheme",
            way=to_meeting(access.meeting.pk),
        )
    return drawn(score_document(record, meeting_score), kind, f"cham-diem_{record.on:%d-%m-%Y}")


@require_GET
@login_required
def draft(request: ActorRequest, meeting_id: str, kind: str) -> HttpResponse:
    """The minutes before their adoption, to be read back from paper where there is no screen."""
    access = access_meeting(request.actor, UUID(meeting_id))
    if not (access.hears and access.agenda) or access.meeting.state in LOCKED:
        raise NotFound
    record = record_of(access.meeting)
    document = numbered(compose_minutes(record), access.meeting.body, DocumentType.MINUTES, None)
    return drawn(document, kind, f"du-thao-bien-ban_{record.on:%d-%m-%Y}")
