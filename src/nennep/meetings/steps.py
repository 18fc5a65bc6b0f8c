"""The next step of a meeting: the one thing that its reader does next for it.

Worked out here and nowhere else: home, the meeting's page and the calendar show the same step.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from nennep.authority.permissions import DECIDE, PREPARE, PROPOSE, TAKE_PART
from nennep.core import clock
from nennep.meetings.access import MeetingAccess
from nennep.meetings.enums import MeetingState, ProxyEntryState
from nennep.meetings.models import ProxyEntry
from nennep.meetings.states import BEFORE_SESSION, LOCKED


@dataclass(frozen=True, slots=True)
class Step:
    """The one thing to do next, in words, with its button.

    `by` is the day by which it is this reader's to do; None for what one may do and need not.
    """

    title: str
    text: str
    action: str
    url: str
    symbol: str
    by: date | None = None


def next_step(access: MeetingAccess, entry: ProxyEntry | None, *, signed: bool) -> Step | None:
    """What this reader can do next for the meeting; None when there is nothing.

    `entry` is how the office entered the meeting, if it did; `signed` whether the newest minutes are signed on paper.
    """
    if entry is None or entry.state != ProxyEntryState.WAITING:
        return _of_state(access, signed=signed)
    step = _of_entry(access, entry)
    if step is not None:
        return step
    step = _of_state(access, signed=signed)  # what the office enters is settled before anything is due
    return None if step is None else replace(step, by=None)


def _of_entry(access: MeetingAccess, entry: ProxyEntry) -> Step | None:
    """What comes before everything else of a meeting that the office enters: to go on with it, to confirm it."""
    at, locked = [access.meeting.pk], access.meeting.state in LOCKED
    if access.enters_by_proxy and not locked:
        return Step(
            _("Go on entering from paper"),
            _("Type it as it stands on the paper, then have the minutes adopted."),
            _("Go on entering"),
            f"{reverse('room:room', args=at)}#/sheet",
            "pen",
            clock.today(),
        )
    if locked and access.chairs and not access.enters_by_proxy:
        return Step(
            _("Confirm the meeting that the office entered"),
            _("%(name)s typed it in from: %(source)s. Hold it against the paper.")
            % {"name": entry.person.full_name, "source": entry.source},
            _("Read and confirm"),
            reverse("meetings:proxy_entry", args=at),
            "check",
            clock.legal_day(entry.begun_at) + timedelta(days=2),
        )
    return None


def _of_state(access: MeetingAccess, *, signed: bool) -> Step | None:
    meeting = access.meeting
    if meeting.sits_with_id is not None or meeting.state == MeetingState.CANCELLED:
        return None
    if meeting.state in BEFORE_SESSION:
        return _before(access)
    if meeting.state == MeetingState.IN_SESSION:
        return _in_session(access)
    return _after(access, signed=signed)


def _before(access: MeetingAccess) -> Step | None:
    meeting, rights = access.meeting, access.rights
    at, held_on = [meeting.pk], clock.legal_day(meeting.starts_at)
    if held_on <= clock.today() and access.chairs:
        passed = held_on < clock.today()
        return Step(
            _("Hold or move the meeting") if passed else _("Open the meeting"),
            _("The day has come. Roll, minutes and votes are taken in the meeting room."),
            _("Open the meeting room"),
            reverse("room:room", args=at),
            "meeting",
            held_on,
        )
    if meeting.state == MeetingState.DRAFT and PREPARE in rights:
        return Step(
            _("Draw up the agenda"),
            _("Draw it from the template, add what your cell needs, and have the committee agree to it."),
            _("Prepare"),
            reverse("meetings:prepare", args=at),
            "pen",
            held_on - timedelta(days=5),
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
    at, held_on = [access.meeting.pk], clock.legal_day(access.meeting.starts_at)
    if access.meeting.state == MeetingState.PREPARED and PREPARE in access.rights:
        return Step(
            _("Give notice"),
            _("Tell every member, and the committee member in charge, of time, place, contents and papers."),
            _("Give notice"),
            reverse("meetings:notice", args=at),
            "bell",
            held_on - timedelta(days=1),
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
            clock.today(),
        )
    if access.records:
        return Step(
            _("The meeting is in session"),
            _("Roll, minutes, votes and tasks are taken in the meeting room."),
            _("Go to the meeting room"),
            reverse("room:room", args=at),
            "meeting",
            clock.today(),
        )
    if access.hears:
        return Step(_("The meeting is in session"), "", _("Read the minutes so far"), minutes, "book")
    return None


def _after(access: MeetingAccess, *, signed: bool) -> Step | None:
    at, by = [access.meeting.pk], clock.legal_day(access.meeting.starts_at) + timedelta(days=2)
    if not signed and access.records:
        return Step(
            _("Sign on paper"),
            _(
                "Print the minutes or copy them into the book, have them signed by hand, then note book and page."
            ),
            _("Note the signing"),
            reverse("minutes:sign", args=at),
            "pen",
            by if access.chairs else None,
        )
    if access.meeting.state != MeetingState.ISSUED and DECIDE in access.rights:
        return Step(
            _("Issue the documents"),
            _("Give the documents their numbers and send them within the days that the rule allows."),
            _("Issue"),
            reverse("minutes:issue", args=at),
            "send",
            by,
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
