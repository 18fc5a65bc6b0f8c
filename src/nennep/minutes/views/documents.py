"""Downloads: documents as they were frozen, a month of them as one file, the attendance sheet."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET

from nennep.accounts.requests import ActorRequest
from nennep.core.audit.traces import leave_trace
from nennep.core.parameters import month_named
from nennep.core.refusals import NotFound
from nennep.files.serving import file_response
from nennep.meetings.access import access_meeting
from nennep.meetings.in_meeting.guests import GUESTS
from nennep.meetings.in_meeting.officers import OFFICERS
from nennep.meetings.in_meeting.roll_call.attendance import ATTENDANCE
from nennep.meetings.in_meeting.roll_call.roll import ROLL
from nennep.meetings.in_meeting.sitting import SITTING
from nennep.meetings.part import MeetingRecord
from nennep.minutes.attendance_sheet import attendance_sheet
from nennep.minutes.downloads import bundled, download, drawn
from nennep.minutes.selectors import month_of_minutes, month_of_resolutions, revision_for
from nennep.records.revisions import DOCX, document_of, docx_of, file_name


@require_GET
@login_required
def record(request: ActorRequest, record_id: str, kind: str, revision: str | None = None) -> HttpResponseBase:
    """One revision of a document (the newest when not said), as it was frozen."""
    found = revision_for(request.actor, UUID(record_id), int(revision) if revision else None)
    leave_trace(
        "document_read", request.actor, about=("record", found.record_id), note=f"{found.revision}.{kind}"
    )
    name = f"{file_name(found.record, found.revision)}.{kind}"
    if kind == "docx":
        return download(docx_of(found), DOCX, name)
    return file_response(found.pdf, name, inline=True)


@require_GET
@login_required
def minutes_bundle(request: ActorRequest, organisation_id: str, year_month: str) -> HttpResponse:
    """The minutes of an organisation and all below it in a month as one .pdf; only what the reader may hear."""
    month, organisation = month_named(year_month), UUID(organisation_id)
    revisions, left_out = month_of_minutes(request.actor, organisation, month)
    leave_trace(
        "minutes_exported", request.actor, about=("organisation", organisation), note=f"{month:%Y-%m}"
    )
    return bundled([document_of(each) for each in revisions], left_out, f"Biên bản tháng {month:%m-%Y}")


@require_GET
@login_required
def resolutions_bundle(request: ActorRequest, organisation_id: str, year_month: str) -> HttpResponse:
    """The resolutions and conclusions of an organisation and all below it in a month as one .pdf."""
    month = month_named(year_month)
    revisions, left_out = month_of_resolutions(request.actor, UUID(organisation_id), month)
    return bundled([document_of(each) for each in revisions], left_out, f"Nghị quyết tháng {month:%m-%Y}")


@require_GET
@login_required
def attendance(request: ActorRequest, meeting_id: str, kind: str) -> HttpResponse:
    """Danh sách điểm danh: to be filled in by hand before the meeting, as marked after it."""
    access = access_meeting(request.actor, UUID(meeting_id))
    if not (access.hears or access.records):
        raise NotFound
    record = MeetingRecord(access.meeting, (SITTING, GUESTS, ROLL, ATTENDANCE, OFFICERS))
    return drawn(attendance_sheet(record, reasons=access.hears), kind, f"diem-danh_{record.on:%d-%m-%Y}")
