"""Changes of a planned meeting: moving it, and recording that it is not held."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nennep.accounts.requests import ActorRequest
from nennep.authority.permissions import CHAIR
from nennep.core import clock
from nennep.core.refusals import Forbidden
from nennep.meetings.enums import MeetingState
from nennep.meetings.forms.calendar import CancelForm, MoveForm, StillHeldForm, WithdrawOpeningForm
from nennep.meetings.naming import meeting_title
from nennep.meetings.opening.other_day import MARKS, entered_since_opening, words_of
from nennep.meetings.selectors.seen import Seen, see_meeting
from nennep.ui.acting import form_page, performed
from nennep.ui.parts import Crumb


@require_http_methods(["GET", "POST"])
@login_required
def move(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """Postpone, advance, or change the place."""
    seen = _keeper(see_meeting(request.actor, meeting_id))
    starts = clock.local(seen.meeting.starts_at)
    initial = {"on": starts.date(), "starts": starts.time(), "place": seen.meeting.place}
    form = MoveForm(request.POST or None, fixed={"meeting": meeting_id}, initial=initial)
    said = _("The meeting was moved; the reason is kept.")
    done = performed(request, form, said, "meetings:prepare", meeting_id)
    return done or form_page(request, "meetings/move.html", _about(seen, _("Move")) | {"form": form}, form)


@require_http_methods(["GET", "POST"])
@login_required
def cancel(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """Record that the meeting is not held; by its chair of one in session, which can be opened again here."""
    seen = see_meeting(request.actor, meeting_id)
    opened = seen.meeting.opened_at is not None
    if not opened:
        _keeper(seen)
    elif CHAIR not in seen.rights:
        raise Forbidden(_("Who chairs the meeting records that it is not held, once it was opened."))
    elif seen.meeting.state == MeetingState.CANCELLED:
        return _still_held(request, seen)
    form = CancelForm(request.POST or None, fixed={"meeting": meeting_id})
    said = _("Recorded: the meeting is not held. Its row and the reason stay.")
    at = seen.meeting.body.organisation_id, seen.meeting.month.year
    done = performed(request, form, said, "meetings:calendar", *at)
    entered = words_of(entered_since_opening(seen.meeting)) if opened else []
    context = _about(seen, _("Not held")) | {"form": form, "opened": opened, "entered": entered}
    return done or form_page(request, "meetings/cancel.html", context, form)


def _still_held(request: ActorRequest, seen: Seen) -> HttpResponse:
    """Open a meeting again that was recorded as not held after its opening, with what was entered then."""
    meeting = seen.meeting
    fixed = {
        "meeting": meeting.pk,
        "chair": meeting.chair_id,
        "started_at": meeting.opened_at,
        "although_cancelled": True,
    }
    form = StillHeldForm(request.POST or None, fixed=fixed)
    said = _("The meeting is open again, with what was entered.")
    done = performed(request, form, said, "room:meeting", meeting.pk)
    context = _about(seen, _("It is held after all")) | {"form": form}
    return done or form_page(request, "meetings/still_held.html", context, form)


@require_http_methods(["GET", "POST"])
@login_required
def withdraw_opening(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """Take the opening back: for a tap too many, as long as nothing was entered."""
    seen = see_meeting(request.actor, meeting_id)
    if CHAIR not in seen.rights:
        raise Forbidden(_("Who chairs the meeting takes its opening back."))
    entered = entered_since_opening(seen.meeting)
    form = WithdrawOpeningForm(
        request.POST or None, fixed={"meeting": meeting_id}, has_marks=bool(entered) and entered <= MARKS
    )
    said = _("The opening was taken back; the meeting stands in the calendar as before.")
    done = performed(request, form, said, "room:meeting", meeting_id)
    hinders = words_of(entered) if entered - MARKS else []
    context = _about(seen, _("Take the opening back")) | {"form": form, "hinders": hinders}
    return done or form_page(request, "meetings/withdraw_opening.html", context, form)


def _keeper(seen: Seen) -> Seen:
    if not seen.keeps_calendar:
        raise Forbidden(_("The calendar is kept by the cell's secretary, or by the office above."))
    return seen


def _about(seen: Seen, here: str) -> dict[str, object]:
    title = meeting_title(seen.meeting)
    url = reverse("meetings:prepare", args=[seen.meeting.pk])
    return {"seen": seen, "meeting": seen.meeting, "title": title, "crumbs": [Crumb(title, url), Crumb(here)]}
