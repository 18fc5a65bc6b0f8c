"""Nhập thay: the office's way in, and the secretary's answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nennep.accounts.requests import ActorRequest
from nennep.authority.permissions import CHAIR, MANAGE
from nennep.core.refusals import Conflict, Forbidden, NotFound
from nennep.meetings.access import MeetingAccess, access_meeting, may_be_entered
from nennep.meetings.enums import ProxyEntryState
from nennep.meetings.forms.proxy_entries import ConfirmForm, ProxyEntryForm, RefuseForm, WithdrawForm
from nennep.meetings.in_meeting.proxy_entry import proxy_entry_note
from nennep.meetings.leading.ways import to_meeting
from nennep.meetings.naming import sheet_code, sheet_may_exist
from nennep.meetings.page_head import page_head
from nennep.meetings.proxy_entries import proxy_entry_of
from nennep.meetings.states import BEFORE_SESSION, LOCKED
from nennep.ui.acting import ActForm, form_page, performed

if TYPE_CHECKING:
    from nennep.meetings.models import ProxyEntry

_ANSWERS: dict[str, type[ActForm]] = {"confirm": ConfirmForm, "refuse": RefuseForm, "withdraw": WithdrawForm}


@require_http_methods(["GET", "POST"])
@login_required
def proxy_entry(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """Begin to enter a meeting from paper; go on with it, or stop; confirm or refuse what was entered."""
    access = access_meeting(request.actor, meeting_id)
    if not (access.rights & {MANAGE, CHAIR}):
        raise Forbidden(
            _("Meetings are entered from paper by the office, and confirmed by the cell's secretary.")
        )
    found = proxy_entry_of(access.meeting)
    if found is None or (found.state == ProxyEntryState.REFUSED and may_be_entered(access)):
        return _begin(request, access)
    return _answer(request, access, found)


def _begin(request: ActorRequest, access: MeetingAccess) -> HttpResponse:
    if not may_be_entered(access):
        raise Conflict(
            _("Nothing was entered for the cell here, and nothing can be any more."),
            code="wrong_state",
            way=to_meeting(access.meeting.pk),
        )
    meeting = access.meeting
    code = sheet_code(meeting) if sheet_may_exist(meeting) else ""
    initial = {"source": _("Meeting sheet %(code)s") % {"code": code}} if code else {}
    form = ProxyEntryForm(request.POST or None, fixed={"meeting": meeting.pk}, initial=initial)
    said = _("You enter this meeting for the cell. Type it as it stands on the paper.")
    done = performed(request, form, said, sheet_of(meeting.pk))
    return done or _page(request, access, {"form": form, "code": code}, form)


def _answer(request: ActorRequest, access: MeetingAccess, found: ProxyEntry) -> HttpResponse:
    meeting, mine = access.meeting, found.person_id == request.actor.person_id
    waiting = found.state == ProxyEntryState.WAITING
    asked: ActForm | None = None
    if request.method == "POST":
        kind = _ANSWERS.get(request.POST.get("do", ""))
        if kind is None:
            raise NotFound
        asked = kind(request.POST, fixed={"proxy_entry": found.pk})
        done = performed(request, asked, _said(asked), "room:meeting", meeting.pk)
        if done is not None:
            return done
    answers = waiting and CHAIR in access.rights and not mine
    context = {
        "asked": asked,
        "may_confirm": answers and meeting.state in LOCKED,
        "refuse": (asked if isinstance(asked, RefuseForm) else RefuseForm()) if answers else None,
        "confirm": ConfirmForm(),
        "withdraw": WithdrawForm() if waiting and mine and meeting.state in BEFORE_SESSION else None,
        "going_on": sheet_of(meeting.pk) if waiting and mine and meeting.state not in LOCKED else "",
        "refused": found.state == ProxyEntryState.REFUSED and meeting.state in LOCKED,
        "proxy_entry": proxy_entry_note(found),
    }
    return _page(request, access, context, asked)


def _said(form: ActForm) -> str:
    if isinstance(form, ConfirmForm):
        return _("Confirmed: what the office entered is what the cell held.")
    if isinstance(form, RefuseForm):
        return _("Kept: you do not agree, and why.")
    return _("You no longer enter this meeting.")


def sheet_of(meeting_id: UUID) -> str:
    """The fast entry screen of the room, laid out like the sheet."""
    return f"{reverse('room:room', args=[meeting_id])}#/sheet"


def _page(
    request: ActorRequest, access: MeetingAccess, context: dict[str, Any], form: ActForm | None
) -> HttpResponse:
    shown = page_head(access.meeting, _("Entering from paper")) | context
    return form_page(request, "meetings/proxy_entry.html", shown, form)
