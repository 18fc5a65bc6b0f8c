"""Reading the minutes back, adopting and correcting them, scoring."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nennep.accounts.requests import ActorRequest
from nennep.authority.permissions import DECIDE
from nennep.core import clock
from nennep.core.refusals import Conflict, Forbidden
from nennep.meetings.access import access_meeting, hear_meeting
from nennep.meetings.enums import Mark, MeetingState
from nennep.meetings.in_meeting.proxy_entry import PROXY_ENTRY, proxy_entry_note
from nennep.meetings.in_meeting.roll_call.attendance import ATTENDANCE
from nennep.meetings.leading.ways import to_meeting
from nennep.meetings.page_head import page_head
from nennep.meetings.part import MeetingRecord
from nennep.meetings.states import LOCKED, check_state, was_closed
from nennep.membership.selectors import term_on
from nennep.minutes.composing import numbered_minutes
from nennep.minutes.in_meeting.minutes_shown import SILENT
from nennep.minutes.late_texts import has_late_texts, late_text_at
from nennep.minutes.selectors import document_rows, records_seen
from nennep.records.numbers import numbering_body
from nennep.room.closing import end_expected, left_open
from nennep.room.correcting import correctables
from nennep.room.forms.closing import AdoptForm, ScoreForm
from nennep.room.forms.correction import correction_form
from nennep.room.page import corrections_of
from nennep.room.parts import record_of, record_to_ask
from nennep.scores.in_meeting.score import score_of
from nennep.typesetting.html import render_html
from nennep.ui.acting import form_page, performed

IN_SESSION = frozenset({MeetingState.IN_SESSION})


@require_http_methods(["GET", "POST"])
@login_required
def minutes(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """The minutes as they will be, or were, printed; below them, for the chair, the adoption."""
    access = hear_meeting(request.actor, meeting_id)
    meeting, record = access.meeting, record_of(access.meeting)
    if not was_closed(meeting):
        check_state(meeting, LOCKED | IN_SESSION)
    form = None
    if meeting.state == MeetingState.IN_SESSION and access.chairs:
        form = _adopt_form(request, record)
        done = performed(request, form, _("The minutes are adopted and locked."), "room:meeting", meeting_id)
        if done is not None:
            return done
    elif request.method == "POST":
        raise Forbidden(_("The chair has the minutes adopted."))
    still_open = [] if form is None else left_open(record, access)
    context = page_head(meeting, _("Minutes")) | {
        "left_open": [each for each in still_open if each.code != SILENT],
        "silent": [each for each in still_open if each.code == SILENT],
        "access": access,
        "document": render_html(numbered_minutes(record)),
        "documents": [row for row in document_rows(records_seen(access)) if row.record.document_type == "BB"],
        "corrections": corrections_of(record),
        "unmarked": record[ATTENDANCE].unmarked,
        "unsaid": record[ATTENDANCE].marked(Mark.UNSAID),
        "late": has_late_texts(record.meeting),
        "proxy_entry": proxy_entry_note(record[PROXY_ENTRY]),
        "form": form,
    }
    return form_page(request, "room/minutes.html", context, form)


@require_http_methods(["GET", "POST"])
@login_required
def correct(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """Đính chính: first what, then the right value and why (`?sua=tally:<id>`)."""
    access = hear_meeting(request.actor, meeting_id)
    if DECIDE not in access.rights:
        raise Forbidden(_("The secretary corrects adopted minutes."))
    check_state(access.meeting, LOCKED)
    record, thing = record_of(access.meeting), request.GET.get("sua", "")
    groups = correctables(record)
    context = page_head(access.meeting, _("Correction")) | {
        "groups": groups,
        "corrections": corrections_of(record),
    }
    if not thing:
        return render(request, "room/correct.html", context)
    form = correction_form(thing, record, request.POST or None)
    late = late_text_at(record, request.GET.get("den-muon", ""), thing)
    if late is not None:
        form.initial["text"] = late.proposal.would_read
    said = _("The correction is made; the minutes have a new revision.")
    done = performed(
        request, form, said, "room:minutes" if late is None else "minutes:late_texts", meeting_id
    )
    chosen = next((each for group in groups for each in group.things if each.key == thing), None)
    return done or form_page(
        request, "room/correct_one.html", context | {"form": form, "thing": chosen}, form
    )


@require_http_methods(["GET", "POST"])
@login_required
def score(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """The score: what the facts suggest, what the meeting says."""
    access = access_meeting(request.actor, meeting_id)
    meeting_score = score_of(record_to_ask(access.meeting))
    if meeting_score is None:
        raise Conflict(
            _("No scoring scheme is in force for this meeting."),
            code="no_scoring_scheme",
            way=to_meeting(meeting_id),
        )
    form = None
    if access.records and access.meeting.state == MeetingState.IN_SESSION:
        form = ScoreForm(request.POST or None, score=meeting_score, fixed={"meeting": meeting_id})
        done = performed(request, form, _("The score is kept."), "room:meeting", meeting_id)
        if done is not None:
            return done
    context = page_head(access.meeting, _("Score")) | {"form": form, "score": meeting_score, "access": access}
    return form_page(request, "room/score.html", context, form)


def _adopt_form(request: ActorRequest, record: MeetingRecord) -> AdoptForm:
    meeting = record.meeting
    known = end_expected(record)
    end = None if known is None else clock.local(known).time().replace(second=0, microsecond=0)
    has_term = term_on(numbering_body(meeting.body).pk, record.on) is not None
    return AdoptForm(
        request.POST or None,
        meeting=meeting,
        documents=record.documents(),
        initial={"ended_at": end, "give_numbers": has_term},
    )
