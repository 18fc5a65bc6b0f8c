"""The next step of a meeting: the one thing that its reader does next for it.

Worked out here and nowhere else: home, the meeting's page and the calendar show the same step.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from nennep.authority.permissions import DECIDE, PREPARE, PROPOSE, TAKE_PART
from nennep.core import clock
from nennep.core.addresses import reverse
from nennep.meetings.access import MeetingAccess
from nennep.meetings.enums import MeetingState, ProxyEntryState
from nennep.meetings.leading import step_words as words
from nennep.meetings.leading.step_words import StepWords
from nennep.meetings.models import Meeting, ProxyEntry
from nennep.meetings.states import BEFORE_SESSION, LOCKED


@dataclass(frozen=True, slots=True)
class Step:
    """The one thing to do next, in words, with its button.

    `by` is the day by which this reader should do it; None for what they may do but need not.
    """

    title: str
    text: str
    action: str
    url: str
    symbol: str
    by: date | None = None


def next_step(
    access: MeetingAccess, entry: ProxyEntry | None, *, signed: bool, coming: bool | None = None
) -> Step | None:
    """What this reader can do next for the meeting; None when there is nothing.

    `entry` is how the office entered the meeting, if it did; `signed` whether the newest minutes are signed on paper;
    `coming` what the reader answered to the notice, None while nothing.
    """
    if entry is None or entry.state != ProxyEntryState.WAITING:
        return _of_state(access, signed=signed, coming=coming)
    step = _of_entry(access, entry)
    if step is not None:
        return step
    step = _of_state(access, signed=signed)  # until the entry by the office is settled, nothing is due
    return None if step is None else replace(step, by=None)


def _step(said: StepWords, meeting: Meeting, by: date | None = None, **names: str) -> Step:
    """The step for a meeting; `names` stand in its sentence."""
    return Step(
        title=str(said.title),
        text=str(said.text) % names if names else str(said.text),
        action=str(said.action),
        url=reverse(said.address, args=[meeting.pk]) + said.part,
        symbol=said.symbol,
        by=by,
    )


def _of_entry(access: MeetingAccess, entry: ProxyEntry) -> Step | None:
    """What comes before everything else of a meeting that the office enters: to go on with it, to confirm it."""
    meeting, locked = access.meeting, access.meeting.state in LOCKED
    if access.enters_by_proxy and not locked:
        return _step(words.GO_ON_ENTERING, meeting, clock.today())
    if locked and access.chairs and not access.enters_by_proxy:
        by = clock.legal_day(entry.begun_at) + timedelta(days=2)
        return _step(words.CONFIRM, meeting, by, name=entry.person.full_name, source=entry.source)
    return None


def _of_state(access: MeetingAccess, *, signed: bool, coming: bool | None = None) -> Step | None:
    meeting = access.meeting
    if meeting.sits_with_id is not None or meeting.state == MeetingState.CANCELLED:
        return None
    if meeting.state in BEFORE_SESSION:
        return _before(access, coming)
    if meeting.state == MeetingState.IN_SESSION:
        return _in_session(access)
    return _after(access, signed=signed)


def _before(access: MeetingAccess, coming: bool | None) -> Step | None:
    meeting, held_on = access.meeting, clock.legal_day(access.meeting.starts_at)
    if held_on <= clock.today() and access.chairs:
        return _step(words.HOLD_OR_MOVE if held_on < clock.today() else words.OPEN, meeting, held_on)
    if meeting.state == MeetingState.DRAFT and PREPARE in access.rights:
        return _step(words.DRAW_UP, meeting, held_on - timedelta(days=5))
    if meeting.state == MeetingState.DRAFT and PROPOSE in access.rights:
        return _step(words.READ_DRAFT, meeting)
    if meeting.state == MeetingState.PREPARED and PREPARE in access.rights:
        return _step(words.GIVE_NOTICE, meeting, held_on - timedelta(days=1))
    if meeting.state == MeetingState.NOTIFIED and PREPARE in access.rights:
        return _step(words.SEE_ANSWERS, meeting)
    if meeting.state == MeetingState.NOTIFIED and TAKE_PART in access.rights:
        return _step(words.ANSWER if coming is None else words.ANSWERED[coming], meeting)
    return None


def _in_session(access: MeetingAccess) -> Step | None:
    meeting = access.meeting
    if meeting.closed_at is not None and access.chairs:
        return _step(words.ADOPT, meeting, clock.today())
    if access.records:
        return _step(words.RECORD, meeting, clock.today())
    return _step(words.READ_SO_FAR, meeting) if access.hears else None


def _after(access: MeetingAccess, *, signed: bool) -> Step | None:
    meeting, by = access.meeting, clock.legal_day(access.meeting.starts_at) + timedelta(days=2)
    if not signed and access.records:
        return _step(words.SIGN, meeting, by if access.chairs else None)
    if meeting.state != MeetingState.ISSUED and DECIDE in access.rights:
        return _step(words.ISSUE, meeting, by)
    return _step(words.READ_ADOPTED, meeting) if access.hears else None
