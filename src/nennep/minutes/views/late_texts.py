"""Words that came too late, and the earlier versions of what stands in the minutes."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nennep.accounts.requests import ActorRequest
from nennep.authority.permissions import DECIDE, MINUTE
from nennep.core.refusals import NotFound
from nennep.meetings.enums import MeetingState
from nennep.meetings.in_meeting.agenda import ITEMS
from nennep.meetings.page_head import page_head
from nennep.meetings.part import MeetingRecord
from nennep.meetings.states import LOCKED
from nennep.minutes.enums import LateTextOutcome
from nennep.minutes.forms.late_texts import RestoreForm, SettleForm
from nennep.minutes.in_meeting.texts import TEXTS
from nennep.minutes.late_texts import (
    hear_texts,
    key_at,
    label_of,
    late_texts_of,
    own_late_texts_of,
    restore_version,
    sections_of,
    versions_of,
)
from nennep.minutes.texts import parse_key
from nennep.ui.acting import form_page, performed


@require_http_methods(["GET", "POST"])
@login_required
def late(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """What came late: as it reads now, as it would read with it, who wrote it where and when; and settling it."""
    try:
        access = hear_texts(request.actor, meeting_id)
    except NotFound:
        return _own(request, meeting_id)
    settles = bool(access.rights & {DECIDE, MINUTE})
    meeting = access.meeting
    sent = SettleForm(request.POST, fixed={"meeting": meeting.pk}) if request.method == "POST" else None
    said = _("It is kept what became of it.")
    done = None if sent is None else performed(request, sent, said, "minutes:late_texts", meeting.pk)
    if done is not None:
        return done
    found = late_texts_of(MeetingRecord(meeting, (ITEMS, TEXTS)))
    waiting = [each for each in found if each.proposal.settled_at is None]
    context = page_head(meeting, _("What came late")) | {
        "waiting": [
            (each, _form_of(str(each.proposal.id), number, sent) if settles else None)
            for number, each in enumerate(waiting)
        ],
        "settled": [each for each in found if each.proposal.settled_at is not None],
        "settles": settles,
        "corrects": DECIDE in access.rights and meeting.state in LOCKED,
    }
    return form_page(request, "minutes/late_texts.html", context, sent)


def _own(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """One's own late words alone, for who may not hear the meeting any more. Raises NotFound."""
    if request.method == "POST":
        raise NotFound
    own = own_late_texts_of(request.actor, meeting_id)
    rows = [(each, LateTextOutcome(each.outcome).label if each.outcome else "") for each in own]
    return render(request, "minutes/own_late_texts.html", {"rows": rows})


@require_http_methods(["GET", "POST"])
@login_required
def history(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """The sections that somebody wrote; of one (`?muc=<item>/<section>`) its versions, and writing one again."""
    access = hear_texts(request.actor, meeting_id)
    meeting, place = access.meeting, request.GET.get("muc", "")
    items = MeetingRecord(meeting, (ITEMS,))[ITEMS]
    context = page_head(meeting, _("Earlier versions")) | {"sections": sections_of(meeting, items)}
    if not place:
        return render(request, "minutes/text_history.html", context)
    key = key_at(meeting, place)
    if request.method == "POST":
        form = RestoreForm(request.POST)
        if not form.is_valid():
            raise NotFound
        author = request.actor.person_id or request.actor.user_id
        restore_version(access, key, form.cleaned_data["seq"], author)
        messages.success(
            request, _("The version was written again. Phones in the meeting get it by themselves.")
        )
        here = reverse("minutes:text_history", args=[meeting.pk])
        return redirect(f"{here}?{urlencode({'muc': place})}")
    context |= {
        "section": label_of(parse_key(key), items),
        "versions": versions_of(key),
        "restores": access.records and meeting.state == MeetingState.IN_SESSION,
    }
    return render(request, "minutes/text_history.html", context)


def _form_of(proposal: str, number: int, sent: SettleForm | None) -> SettleForm:
    """The form beside a proposal: as it was sent if it was refused, else empty."""
    if sent is not None and sent.data.get("proposal") == proposal:
        return sent
    return SettleForm(initial={"proposal": proposal}, auto_id=f"s{number}_%s")
