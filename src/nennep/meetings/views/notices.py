"""The notice page of those who prepare a meeting, and the papers that are attached."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from nennep.accounts.requests import ActorRequest
from nennep.authority.permissions import DECIDE
from nennep.core.refusals import Forbidden, NotFound
from nennep.files.serving import file_response
from nennep.meetings.enums import MeetingState
from nennep.meetings.forms.notices import GiveForm, NumberForm, TellForm, TickForm
from nennep.meetings.forms.steps import Step
from nennep.meetings.preparation.chat_text import chat_text, told_contents
from nennep.meetings.selectors.notices import (
    RecipientRow,
    counts_of,
    latest_notice,
    members_without_login,
    paper_numbers,
    recipient_rows,
)
from nennep.meetings.selectors.preparation import guests_of, paper_for
from nennep.meetings.selectors.seen import Seen, see_meeting
from nennep.meetings.states import BEFORE_SESSION
from nennep.meetings.views.answering import answer, note_opened
from nennep.meetings.views.preparation import head_of
from nennep.ui.acting import form_page, performed

if TYPE_CHECKING:
    from nennep.meetings.models import Notice

_BY_NAME: dict[str, type[Step]] = {
    "give": GiveForm,
    "tell": TellForm,
    "tick": TickForm,
    "number": NumberForm,
}


@require_http_methods(["GET", "POST"])
@login_required
def notice(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """For the preparer: preview, give, tick who was told. For everybody else: the notice itself."""
    seen = see_meeting(request.actor, meeting_id)
    if not seen.prepares:
        return answer(request, meeting_id)
    told = latest_notice(seen.meeting)
    rows = recipient_rows(seen.meeting, told, reasons=seen.reads_members)
    bound: dict[str, Step] = {}
    if request.method == "POST":
        form = _form(request, seen, rows)
        done = performed(request, form, lambda _done: _said(form, seen), "meetings:notice", meeting_id)
        if done is not None:
            return done
        bound[form.name] = form
    elif told is not None and seen.summoned:
        note_opened(request, told)
    refused = next(iter(bound.values()), None)
    return form_page(request, "meetings/notice.html", _panel(seen, told, rows, bound), refused)


@require_GET
@login_required
def paper(request: ActorRequest, paper_id: UUID) -> FileResponse:
    """One paper's file."""
    found = paper_for(request.actor, paper_id)
    return file_response(found.file, inline=True)


def _said(form: Step, seen: Seen) -> str:
    """What was done, and how many are still to be told."""
    left = counts_of(recipient_rows(seen.meeting, latest_notice(seen.meeting))).untold
    if not isinstance(form, GiveForm | TellForm):
        return str(form.said)
    if not left:
        return f"{form.said} {_('Everybody has been told.')}"
    remain = ngettext(
        "%(count)s comrade is still to be told.", "%(count)s comrades are still to be told.", left
    )
    return f"{form.said} {remain % {'count': left}}"


def _form(request: ActorRequest, seen: Seen, rows: list[RecipientRow]) -> Step:
    kind = _BY_NAME.get(request.POST.get("do", ""))
    if kind is None:
        raise NotFound
    if not seen.prepares:
        raise Forbidden(_("The notice is given by the person who prepares the meeting."))
    more: dict[str, Any] = {"rows": rows} if kind is TellForm else {}
    return kind(request.POST, meeting=seen.meeting, **more)


def _panel(
    seen: Seen, told: Notice | None, rows: list[RecipientRow], bound: dict[str, Step]
) -> dict[str, Any]:
    meeting = seen.meeting
    tell = bound.get("tell") or TellForm(meeting=meeting, rows=rows)
    return head_of(seen) | {
        "notice": told,
        "told": told_contents(meeting, told),
        # what was told no longer holds: the time, the place or the contents changed since
        "stale": told is not None and meeting.state in BEFORE_SESSION and _differs(seen, told),
        "chat": chat_text(meeting, None),
        "rows": rows,
        "counts": counts_of(rows),
        "guests": guests_of(meeting),
        "on_paper": members_without_login(meeting) if meeting.state in BEFORE_SESSION else [],
        "numbers": paper_numbers(meeting, told),
        "number": bound.get("number") or NumberForm(meeting=meeting),
        "decides": DECIDE in seen.rights,
        "give": bound.get("give") or GiveForm(meeting=meeting),
        "tell": tell,
        "tick": bound.get("tick"),
        "may_give": meeting.state in (MeetingState.PREPARED, MeetingState.NOTIFIED),
    }


def _differs(seen: Seen, told: Notice) -> bool:
    now = told_contents(seen.meeting, None)
    return (told.starts_at, told.place, told.contents) != (seen.meeting.starts_at, seen.meeting.place, now)
