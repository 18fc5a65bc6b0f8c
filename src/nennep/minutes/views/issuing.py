"""After adoption: noting that the minutes were signed on paper, and issuing the documents."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nennep.accounts.requests import ActorRequest
from nennep.authority.permissions import DECIDE
from nennep.core import clock
from nennep.core.refusals import Forbidden
from nennep.meetings.access import access_meeting, hear_meeting
from nennep.meetings.enums import MeetingState
from nennep.meetings.page_head import page_head
from nennep.meetings.states import LOCKED, check_move, check_state
from nennep.minutes.forms.issuing import IssueForm, SignForm
from nennep.minutes.selectors import document_rows, minutes_record, records_of
from nennep.ui.acting import form_page, performed


@require_http_methods(["GET", "POST"])
@login_required
def sign(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """Note that the newest minutes were signed by hand: day, book, page."""
    access = hear_meeting(request.actor, meeting_id)
    if not access.records:
        raise Forbidden(_("The secretary or the minute-taker notes the signing."))
    check_state(access.meeting, LOCKED)
    form = SignForm(request.POST or None, fixed={"meeting": meeting_id}, initial={"signed_on": clock.today()})
    said = _("It is noted that the minutes were signed on paper.")
    done = performed(request, form, said, "room:meeting", meeting_id)
    context = page_head(access.meeting, _("Signing on paper")) | {
        "form": form,
        "row": document_rows([minutes_record(access.meeting)])[0],
    }
    return done or form_page(request, "minutes/sign.html", context, form)


@require_http_methods(["GET", "POST"])
@login_required
def issue(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """Give the documents their numbers and their day of issue."""
    access = access_meeting(request.actor, meeting_id)
    if DECIDE not in access.rights:
        raise Forbidden(_("The secretary issues the documents."))
    check_move(access.meeting, MeetingState.ISSUED)
    records = records_of(access.meeting)
    form = IssueForm(
        request.POST or None,
        records=records,
        fixed={"meeting": meeting_id},
        initial={"issued_on": clock.today()},
    )
    done = performed(request, form, _("The documents are issued."), "room:meeting", meeting_id)
    context = page_head(access.meeting, _("Issuing")) | {"form": form, "documents": document_rows(records)}
    return done or form_page(request, "minutes/issue.html", context, form)
