"""The meetings of today: what home opens on, for those who run one, sit in one, or are in charge of its cell."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Q

from nennep.authority.models import Charge
from nennep.authority.permissions import PREPARE
from nennep.authority.selectors import organisations_with
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.meetings.enums import MeetingState
from nennep.meetings.models import Answer, Meeting
from nennep.meetings.naming import meeting_title
from nennep.meetings.roll_call.expected import people_expected
from nennep.meetings.states import BEFORE_SESSION
from nennep.membership.enums import PositionKind, Status
from nennep.membership.models import Membership, Position
from nennep.organisation.enums import BodyKind
from nennep.organisation.models import Descent

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
    """Those planned for today that have not begun, and those that are going on; the earliest first."""
    person = actor.person_id
    if person is None:
        return []
    prepared = organisations_with(actor, PREPARE, today)
    begins = datetime.combine(today, time.min, tzinfo=clock.VIETNAM)
    ahead = Q(state__in=BEFORE_SESSION, starts_at__gte=begins, starts_at__lt=begins + timedelta(days=1))
    since = min(begins, clock.now() - PAST_MIDNIGHT)
    rows = Meeting.rows.filter(
        ahead | Q(state=MeetingState.IN_SESSION, opened_at__gte=since),
        Q(body__organisation__in=prepared) | _sits_or_answers_for(person, today),
        sits_with=None,
    )
    meetings = list(rows.select_related("body__organisation").order_by("starts_at"))
    if not meetings:
        return []
    runs = set(prepared.values_list("pk", flat=True))
    given = _given(meetings)
    return [
        _told(each, given[each.pk], person, counts=each.body.organisation_id in runs) for each in meetings
    ]


def _sits_or_answers_for(person: UUID, today: date) -> Q:
    """Meetings of the own cell, of bodies that one holds a position in, of cells in one's charge, of secretaries.

    As `roll_call.expected` gathers them: to a briefing of secretaries come those of the cells below.
    """
    cells = Membership.rows.as_of(today).filter(person_id=person).exclude(status=Status.EXEMPT)
    positions = Position.rows.as_of(today).filter(person_id=person)
    led = positions.filter(
        kind=PositionKind.SECRETARY, body__kind__in=(BodyKind.CELL, BodyKind.CELL_COMMITTEE)
    )
    above = Descent.rows.as_of(today).filter(descendant__in=led.values("body__organisation_id"))
    charges = Charge.rows.as_of(today).filter(person_id=person)
    return (
        Q(body__organisation__in=cells.values("cell_id"), body__kind=BodyKind.CELL)
        | Q(body__in=positions.values("body_id"))
        | Q(body__organisation__in=above.values("ancestor_id"), body__kind=BodyKind.SECRETARIES)
        | Q(body__organisation__in=charges.values("organisation_id"), body__kind=BodyKind.CELL)
    )


def _given(meetings: list[Meeting]) -> dict[UUID, dict[UUID, bool]]:
    """Meeting -> who answered -> whether they come."""
    found: dict[UUID, dict[UUID, bool]] = {each.pk: {} for each in meetings}
    rows = Answer.rows.filter(meeting__in=meetings)
    for meeting, person, coming in rows.values_list("meeting_id", "person_id", "coming"):
        found[meeting][person] = coming
    return found


def _told(meeting: Meeting, given: dict[UUID, bool], person: UUID, *, counts: bool) -> MeetingToday:
    answers = None
    if counts and meeting.state == MeetingState.NOTIFIED:
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
        coming=given.get(person),
    )
