"""The stages of a meeting, and the one next thing that its reader can do for it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nennep.authority.permissions import DECIDE, PREPARE, PROPOSE, TAKE_PART
from nennep.core import clock
from nennep.meetings.access import MeetingAccess
from nennep.meetings.enums import MeetingState, ProxyEntryState
from nennep.meetings.models import Meeting, ProxyEntry
from nennep.meetings.states import BEFORE_SESSION, LOCKED
from nennep.records.models import Revision
from nennep.ui.parts import Stage, stages

STAGES = (
    gettext_lazy("Prepare"),
    gettext_lazy("Give notice"),
    gettext_lazy("Meet"),
    gettext_lazy("Adopt"),
    gettext_lazy("Sign on paper"),
    gettext_lazy("Issue"),
)
_REACHED = {
    MeetingState.DRAFT: 0,
    MeetingState.PREPARED: 1,
    MeetingState.NOTIFIED: 2,
    MeetingState.IN_SESSION: 2,
    MeetingState.ADOPTED: 4,
    MeetingState.SIGNED: 5,
    MeetingState.ISSUED: 6,
}


@dataclass(frozen=True, slots=True)
class Step:
    """The one thing to do next, in words, with its button."""

    title: str
    text: str
    action: str
    url: str
    symbol: str


def stage_list(meeting: Meeting) -> list[Stage]:
    """Prepare, give notice, meet, adopt, sign on paper, issue; nothing for a meeting that is not held."""
    if meeting.state == MeetingState.CANCELLED:
        return []
    reached = _REACHED[MeetingState(meeting.state)]
    if meeting.state == MeetingState.IN_SESSION and meeting.closed_at is not None:
        reached = 3
    return stages(list(STAGES), reached)


def proxy_entry_step(access: MeetingAccess, found: ProxyEntry | None) -> Step | None:
    """What comes before everything else of a meeting that the office enters: to go on with it, to confirm it."""
    if found is None or found.state != ProxyEntryState.WAITING:
        return None
    at, locked = [access.meeting.pk], access.meeting.state in LOCKED
    if access.enters_by_proxy and not locked:
        return Step(
            _("Go on entering from paper"),
            _("Type it as it stands on the paper, then have the minutes adopted."),
            _("Go on entering"),
            f"{reverse('room:room', args=at)}#/sheet",
            "pen",
        )
    if locked and access.chairs and not access.enters_by_proxy:
        return Step(
            _("Confirm the meeting that the office entered"),
            _("Hold what was typed in against the paper, then confirm it or say what is not right."),
            _("Read and confirm"),
            reverse("room:proxy_entry", args=at),
            "check",
        )
    return None


def next_step(access: MeetingAccess, newest: Revision | None) -> Step | None:
    """What this reader can do next for the meeting; None when there is nothing."""
    meeting = access.meeting
    if meeting.sits_with_id is not None or meeting.state == MeetingState.CANCELLED:
        return None
    if meeting.state in BEFORE_SESSION:
        return _before(access)
    if meeting.state == MeetingState.IN_SESSION:
        return _in_session(access)
    return _after(access, newest)


def _before(access: MeetingAccess) -> Step | None:
    meeting, rights = access.meeting, access.rights
    at = [meeting.pk]
    today = clock.legal_day(meeting.starts_at) <= clock.today()
    if today and access.chairs:
        return Step(
            _("Open the meeting"),
            _("The day has come. Roll, minutes and votes are taken in the meeting room."),
            _("Open the meeting room"),
            reverse("room:room", args=at),
            "meeting",
        )
    if meeting.state == MeetingState.DRAFT and PREPARE in rights:
        return Step(
            _("Draw up the agenda"),
            _("Draw it from the template, add what your cell needs, and have the committee agree to it."),
            _("Prepare"),
            reverse("meetings:prepare", args=at),
            "pen",
        )
    if meeting.state == MeetingState.DRAFT and PROPOSE in rights:
        return Step(
            _("Read the draft"),
            _("You may propose topics and remark on the draft agenda."),
            _("Read and remark"),
            reverse("meetings:prepare", args=at),
            "speech",
        )
    return _of_notice(access)


def _of_notice(access: MeetingAccess) -> Step | None:
    at = [access.meeting.pk]
    if access.meeting.state == MeetingState.PREPARED and PREPARE in access.rights:
        return Step(
            _("Give notice"),
            _("Tell every member, and the committee member in charge, of time, place, contents and papers."),
            _("Give notice"),
            reverse("meetings:notice", args=at),
            "bell",
        )
    if access.meeting.state != MeetingState.NOTIFIED:
        return None
    if PREPARE in access.rights:
        return Step(
            _("See who is coming"),
            _("Who was told, who opened the notice, who answered."),
            _("See the answers"),
            reverse("meetings:notice", args=at),
            "people",
        )
    if TAKE_PART in access.rights:
        return Step(
            _("Answer the notice"),
            _("Say whether you attend, or ask to be excused."),
            _("Answer"),
            reverse("meetings:answer", args=at),
            "hand",
        )
    return None


def _in_session(access: MeetingAccess) -> Step | None:
    at = [access.meeting.pk]
    minutes = reverse("room:minutes", args=at)
    if access.meeting.closed_at is not None and access.chairs:
        return Step(
            _("Read back and adopt the minutes"),
            _("Read them aloud as they will be printed; mend what is not right; then have them adopted."),
            _("Read the minutes"),
            minutes,
            "book",
        )
    if access.records:
        return Step(
            _("The meeting is in session"),
            _("Roll, minutes, votes and tasks are taken in the meeting room."),
            _("Go to the meeting room"),
            reverse("room:room", args=at),
            "meeting",
        )
    if access.hears:
        return Step(_("The meeting is in session"), "", _("Read the minutes so far"), minutes, "book")
    return None


def _after(access: MeetingAccess, newest: Revision | None) -> Step | None:
    at = [access.meeting.pk]
    if newest is not None and newest.signed_on is None and access.records:
        return Step(
            _("Sign on paper"),
            _(
                "Print the minutes or copy them into the book, have them signed by hand, then note book and page."
            ),
            _("Note the signing"),
            reverse("room:sign", args=at),
            "pen",
        )
    if access.meeting.state != MeetingState.ISSUED and DECIDE in access.rights:
        return Step(
            _("Issue the documents"),
            _("Give the documents their numbers and send them within the days that the rule allows."),
            _("Issue"),
            reverse("room:issue", args=at),
            "send",
        )
    if access.hears:
        return Step(
            _("The minutes are adopted and locked"),
            _("Everybody who may hear the meeting may read them."),
            _("Read the minutes"),
            reverse("room:minutes", args=at),
            "book",
        )
    return None
