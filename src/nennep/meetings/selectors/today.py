"""The meetings of today: what home opens on, for those who run one, sit in one, or are in charge of its cell."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from nennep.authority.permissions import PREPARE
from nennep.authority.selectors import own_organisations_with
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.meetings.enums import MeetingState
from nennep.meetings.models import Answer, Meeting
from nennep.meetings.naming import meeting_title
from nennep.meetings.roll_call.expected import people_expected
from nennep.meetings.selectors.near import Near, near_meetings
from nennep.meetings.states import BEFORE_SESSION
from nennep.organisation.enums import BodyKind

PAST_MIDNIGHT = timedelta(hours=12)
"""How long a meeting that began on the day before is still believed to go on. One that stays open longer was forgotten,
or is entered from paper afterwards: nobody sits in it now."""


@dataclass(frozen=True, slots=True)
class Answers:
    """How many of those who are expected have answered the notice, and what. For those who prepare the meeting."""

    expected: int
    coming: int
    excused: int


@dataclass(frozen=True, slots=True)
class MeetingToday:
    """A meeting of today. `coming` is the reader's own answer to its notice; None while there is none."""

    id: UUID
    title: str
    body: str
    of_cell: bool
    starts_at: datetime
    place: str
    state: str
    answers: Answers | None
    coming: bool | None


def meetings_today(actor: Actor, today: date) -> list[MeetingToday]:
    """Those planned for today that have not begun, and those that are going on; the earliest first.

    Of bodies that one prepares for, sits in or is called to, and of the cells in one's charge.
    """
    prepared = set(own_organisations_with(actor, PREPARE, today))
    begins = datetime.combine(today, time.min, tzinfo=clock.VIETNAM)
    return [
        _told(each, counts=each.meeting.body.organisation_id in prepared)
        for each in near_meetings(actor, today)
        if (each.sits_in or each.meeting.body.organisation_id in prepared)
        and _is_of(each.meeting, begins, begins + timedelta(days=1))
    ]


def _is_of(meeting: Meeting, begins: datetime, ends: datetime) -> bool:
    if meeting.state in BEFORE_SESSION:
        return begins <= meeting.starts_at < ends
    since = min(begins, clock.now() - PAST_MIDNIGHT)
    going_on = meeting.state == MeetingState.IN_SESSION
    return going_on and meeting.opened_at is not None and meeting.opened_at >= since


def _given(meeting: Meeting) -> dict[UUID, bool]:
    """Who answered -> whether they come."""
    return dict(Answer.rows.filter(meeting=meeting).values_list("person_id", "coming"))


def _told(near: Near, *, counts: bool) -> MeetingToday:
    meeting, answers = near.meeting, None
    if counts and meeting.state == MeetingState.NOTIFIED:
        given = _given(meeting)
        roll = people_expected(meeting.body, clock.legal_day(meeting.starts_at))
        by_answer = Counter(given[person_id] for person_id in roll if person_id in given)
        answers = Answers(len(roll), by_answer[True], by_answer[False])
    return MeetingToday(
        id=meeting.pk,
        title=meeting_title(meeting),
        body=meeting.body.name,
        of_cell=meeting.body.kind == BodyKind.CELL,
        starts_at=meeting.starts_at,
        place=meeting.place,
        state=meeting.state,
        answers=answers,
        coming=near.coming,
    )
