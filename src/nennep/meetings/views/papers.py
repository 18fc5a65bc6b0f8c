"""Printed papers before a meeting, as .pdf and .docx."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from nennep.accounts.requests import ActorRequest
from nennep.authority.selectors import in_charge_of
from nennep.core import clock
from nennep.core.parameters import month_named
from nennep.core.refusals import Forbidden, NotFound
from nennep.core.text import fold
from nennep.meetings.preparation.answer_slips import answer_slip
from nennep.meetings.preparation.documents import (
    agenda_document,
    bundle,
    invitation_document,
    notice_document,
)
from nennep.meetings.selectors.calendar import cells_for_month
from nennep.meetings.selectors.notices import latest_notice, members_without_login, paper_numbers
from nennep.meetings.selectors.preparation import agenda_of, guests_of, moves_of
from nennep.meetings.selectors.seen import see_meeting, see_preparation
from nennep.typesetting.docx import render_docx
from nennep.typesetting.model import Bundle, PartyDocument
from nennep.typesetting.pdf import render_pdf

if TYPE_CHECKING:
    from nennep.meetings.models import Meeting

_TYPES = {
    "pdf": ("application/pdf", render_pdf),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", render_docx),
}


@require_GET
@login_required
def notice(request: ActorRequest, meeting_id: UUID, kind: str) -> HttpResponse:
    """Thông báo (triệu tập) sinh hoạt."""
    seen = see_meeting(request.actor, meeting_id)
    told = latest_notice(seen.meeting)
    if told is None and not seen.prepares:
        raise NotFound
    return _file(_notice(seen.meeting), kind, "thong-bao")


@require_GET
@login_required
def answer_slips(request: ActorRequest, meeting_id: UUID, kind: str) -> HttpResponse:
    """Phiếu trả lời thông báo of all members without a login, each on a page of its own.

    Who has no login is told to those who print the slips, not to everybody who reads the notice.
    """
    seen = see_meeting(request.actor, meeting_id)
    if not seen.keeps_calendar:
        raise Forbidden(_("Answer slips are printed by the person who prepares the meeting."))
    members = members_without_login(seen.meeting)
    if not members:
        raise NotFound(_("Every member of this meeting has a login and answers on the screen."))
    told = latest_notice(seen.meeting)
    slips = [answer_slip(seen.meeting, told, each) for each in members]
    return _file(slips[0] if len(slips) == 1 else bundle(slips, "Phiếu trả lời"), kind, "phieu-tra-loi")


@require_GET
@login_required
def invitations(request: ActorRequest, meeting_id: UUID, kind: str) -> HttpResponse:
    """Giấy mời of all guests, each on a page of its own; `?khach=` prints one."""
    seen = see_meeting(request.actor, meeting_id)
    if not seen.keeps_calendar:
        raise Forbidden(_("Invitations are printed by the person who prepares the meeting."))
    told = latest_notice(seen.meeting)
    chosen = request.GET.get("khach")
    guests = [each for each in guests_of(seen.meeting) if chosen in (None, str(each.pk))]
    if not guests:
        raise NotFound(_("No guest is invited to this meeting."))
    number = paper_numbers(seen.meeting, told).invitations
    letters = [invitation_document(seen.meeting, told, each, number=number) for each in guests]
    return _file(letters[0] if len(letters) == 1 else bundle(letters, "Giấy mời"), kind, "giay-moi")


@require_GET
@login_required
def agenda(request: ActorRequest, meeting_id: UUID, kind: str) -> HttpResponse:
    """Chương trình."""
    seen = see_preparation(request.actor, meeting_id)
    return _file(agenda_document(seen.meeting, agenda_of(seen.meeting)), kind, "chuong-trinh")


@require_GET
@login_required
def month(request: ActorRequest, organisation_id: UUID, year_month: str) -> HttpResponse:
    """The notices of all cells below an organisation for a month, as one .pdf."""
    chosen = month_named(year_month)
    meetings = cells_for_month(request.actor, organisation_id, chosen)
    told = [each for each in meetings if latest_notice(each) is not None]
    if not told:
        raise NotFound(_("No cell has given notice of a meeting in this month."))
    papers = [_notice(each) for each in told]
    return _file(
        bundle(papers, f"Thông báo sinh hoạt tháng {chosen:%m/%Y}"), "pdf", f"thong-bao-{year_month}"
    )


def _notice(meeting: Meeting) -> PartyDocument:
    follows = in_charge_of(meeting.body.organisation_id, clock.legal_day(meeting.starts_at)).exists()
    told = latest_notice(meeting)
    # a paper that went out goes on saying what it said: nothing of a move that came after it
    known = [each for each in moves_of(meeting) if told is None or each.moved_at <= told.given_at]
    moves = [each for each in known if each.after_notice]
    number = paper_numbers(meeting, told).notice
    return notice_document(meeting, told, in_charge=follows, moves=moves, number=number)


def _file(document: PartyDocument | Bundle, kind: str, name: str) -> HttpResponse:
    media_type, render = _TYPES[kind]
    response = HttpResponse(render(document), content_type=media_type)
    title = document.shown_name if isinstance(document, PartyDocument) else document.name
    plain = "-".join(fold(title).replace("/", " ").replace("–", " ").split())[:80] or name
    response["Content-Disposition"] = f'inline; filename="{plain}.{kind}"'
    response["Cache-Control"] = "private, no-store"
    return response
