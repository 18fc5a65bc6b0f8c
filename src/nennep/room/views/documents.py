"""Downloads: revisions as they were frozen, sheets drawn when asked for, a month of documents as one file."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from nennep.accounts.requests import ActorRequest
from nennep.core.refusals import Conflict, Forbidden, NotFound
from nennep.core.traces import leave_trace
from nennep.files.serving import file_response
from nennep.meetings.access import access_meeting
from nennep.meetings.states import LOCKED
from nennep.minutes.composing import compose_minutes
from nennep.minutes.documents import attendance_sheet
from nennep.minutes.paper_sheet import meeting_sheet
from nennep.minutes.selectors import (
    KEEP_SHEETS,
    may_be_held_on_paper,
    month_of_minutes,
    month_of_resolutions,
    month_to_hold,
    revision_for,
)
from nennep.records.enums import DocumentType
from nennep.records.revisions import DOCX, PDF, document_of, docx_of, file_name, numbered
from nennep.room.parts import record_of
from nennep.scores.documents import score_sheet
from nennep.scores.in_meeting.score import sheet_of
from nennep.typesetting.docx import render_docx
from nennep.typesetting.model import Bundle, PartyDocument
from nennep.typesetting.pdf import render_pdf

RENDER = {"pdf": (render_pdf, PDF), "docx": (render_docx, DOCX)}


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
        return _download(docx_of(found), DOCX, name)
    return file_response(found.pdf, name, inline=True)


@require_GET
@login_required
def attendance(request: ActorRequest, meeting_id: str, kind: str) -> HttpResponse:
    """Danh sách điểm danh: to be filled in by hand before the meeting, as marked after it."""
    access = access_meeting(request.actor, UUID(meeting_id))
    if not (access.hears or access.records):
        raise NotFound
    record = record_of(access.meeting)
    return _drawn(attendance_sheet(record), kind, f"diem-danh_{record.on:%d-%m-%Y}")


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
    return _drawn(meeting_sheet(record), kind, f"phieu-ghi_{record.on:%d-%m-%Y}")


@require_GET
@login_required
def sheets_bundle(request: ActorRequest, organisation_id: str, year_month: str) -> HttpResponse:
    """The meeting sheets of an organisation and all below it in a month as one .pdf: meetings still to be held."""
    month = _month(year_month)
    meetings = month_to_hold(request.actor, UUID(organisation_id), month)
    sheets = [meeting_sheet(record_of(each)) for each in meetings]
    return _bundle(sheets, 0, f"Phiếu ghi buổi họp tháng {month:%m-%Y}")


@require_GET
@login_required
def score(request: ActorRequest, meeting_id: str, kind: str) -> HttpResponse:
    """Phiếu chấm điểm."""
    access = access_meeting(request.actor, UUID(meeting_id))
    record = record_of(access.meeting)
    sheet = sheet_of(record)
    if sheet is None:
        raise Conflict(_("No score sheet is in force for this meeting."), code="no_sheet")
    return _drawn(score_sheet(record, sheet), kind, f"cham-diem_{record.on:%d-%m-%Y}")


@require_GET
@login_required
def draft(request: ActorRequest, meeting_id: str, kind: str) -> HttpResponse:
    """The minutes before their adoption, to be read back from paper where there is no screen."""
    access = access_meeting(request.actor, UUID(meeting_id))
    if not (access.hears and access.agenda) or access.meeting.state in LOCKED:
        raise NotFound
    record = record_of(access.meeting)
    document = numbered(compose_minutes(record), access.meeting.body, DocumentType.MINUTES, None)
    return _drawn(document, kind, f"du-thao-bien-ban_{record.on:%d-%m-%Y}")


@require_GET
@login_required
def minutes_bundle(request: ActorRequest, organisation_id: str, year_month: str) -> HttpResponse:
    """The minutes of an organisation and all below it in a month as one .pdf; only what the reader may hear."""
    month, organisation = _month(year_month), UUID(organisation_id)
    revisions, left_out = month_of_minutes(request.actor, organisation, month)
    leave_trace(
        "minutes_exported", request.actor, about=("organisation", organisation), note=f"{month:%Y-%m}"
    )
    return _bundle([document_of(each) for each in revisions], left_out, f"Biên bản tháng {month:%m-%Y}")


@require_GET
@login_required
def resolutions_bundle(request: ActorRequest, organisation_id: str, year_month: str) -> HttpResponse:
    """The resolutions and conclusions of an organisation and all below it in a month as one .pdf."""
    month = _month(year_month)
    revisions, left_out = month_of_resolutions(request.actor, UUID(organisation_id), month)
    return _bundle([document_of(each) for each in revisions], left_out, f"Nghị quyết tháng {month:%m-%Y}")


def _bundle(documents: list[PartyDocument], left_out: int, name: str) -> HttpResponse:
    """One file; how many were left out stands in its name and in a header."""
    if not documents:
        raise Conflict(
            _("Nothing here is for you to read: %(left_out)d documents stay within their cells.")
            % {"left_out": left_out}
            if left_out
            else _("No document of this month yet."),
            code="nothing_to_read",
        )
    bundle = Bundle(tuple(documents), name=name)
    said = f"{name} ({len(documents)} văn bản" + (f", không gồm {left_out})" if left_out else ")")
    response = _download(render_pdf(bundle), PDF, f"{said}.pdf")
    response["Nennep-Documents"], response["Nennep-Left-Out"] = str(len(documents)), str(left_out)
    return response


def _drawn(document: PartyDocument, kind: str, name: str) -> HttpResponse:
    render, media_type = RENDER[kind]
    return _download(render(document), media_type, f"{name}.{kind}")


def _download(content: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response.headers["Content-Disposition"] = str(content_disposition_header(media_type != PDF, name))
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _month(year_month: str) -> date:
    try:
        return date.fromisoformat(f"{year_month}-01")
    except ValueError as error:
        raise NotFound from error
