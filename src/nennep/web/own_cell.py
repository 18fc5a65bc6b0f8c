"""What an ordinary member finds on home: the next meeting of the own cell, the last one, and the own tasks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from nennep.authority.who import who_is
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.meetings.enums import MeetingState
from nennep.meetings.models import Meeting
from nennep.meetings.naming import meeting_title
from nennep.meetings.states import BEFORE_SESSION, LOCKED
from nennep.organisation.enums import BodyKind
from nennep.resolutions.enums import TaskList
from nennep.resolutions.selectors import tallies_of_person


@dataclass(frozen=True, slots=True)
class CellMeeting:
    """A meeting of the cell as a member is told of it: what it is called, when, where."""

    meeting: UUID
    title: str
    starts_at: datetime
    place: str
    state: str
    state_label: str


@dataclass(frozen=True, slots=True)
class OwnCell:
    """The cell that the asker belongs to, what comes and what was, and how many tasks are the asker's."""

    organisation: UUID
    name: str
    coming: CellMeeting | None
    last: CellMeeting | None
    open_tasks: int
    late_tasks: int


def own_cell_of(actor: Actor, on: date) -> OwnCell | None:
    """The actor's own cell on a day; None for those who belong to none."""
    place = who_is(actor, on).own_cell
    if place is None:
        return None
    meetings = Meeting.rows.filter(
        body__organisation_id=place.organisation_id, body__kind=BodyKind.CELL, sits_with=None
    ).select_related("body")
    coming = meetings.filter(state__in=[*BEFORE_SESSION, MeetingState.IN_SESSION])
    begins = datetime.combine(on, time.min, tzinfo=clock.VIETNAM)
    near = coming.filter(starts_at__gte=begins).order_by("starts_at").first()
    tasks = tallies_of_person(actor, on)
    return OwnCell(
        organisation=place.organisation_id,
        name=place.name,
        coming=_told(near),
        last=_told(meetings.filter(state__in=LOCKED).order_by("-starts_at").first()),
        open_tasks=tasks.get(TaskList.OPEN, 0),
        late_tasks=tasks.get(TaskList.LATE, 0),
    )


def _told(meeting: Meeting | None) -> CellMeeting | None:
    if meeting is None:
        return None
    return CellMeeting(
        meeting=meeting.pk,
        title=meeting_title(meeting),
        starts_at=meeting.starts_at,
        place=meeting.place,
        state=meeting.state,
        state_label=str(MeetingState(meeting.state).label),
    )
