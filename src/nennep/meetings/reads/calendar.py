"""The calendar of a body, and a meeting as lists show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.parameters import YearNumber
from nennep.core.reads import read
from nennep.meetings.fixed_days import Fixed
from nennep.meetings.models import Meeting
from nennep.meetings.naming import meeting_title
from nennep.meetings.selectors.calendar import Asked, MonthOf, Year, year_of
from nennep.meetings.selectors.steps import next_steps
from nennep.organisation.models import Body


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A body that meets."""

    id: UUID
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting in a list: what it is, when and where it is planned, and where it stands."""

    id: UUID
    kind: str
    title: str
    theme: str
    is_model: bool
    month: date
    starts_at: datetime
    place: str
    state: str
    state_label: str
    reason: str  # why it was not held
    sits_with: UUID | None
    joint_session: UUID | None


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """One month of the year and the meetings that count for it."""

    month: date
    past: bool
    meetings: tuple[MeetingRow, ...]


@dataclass(frozen=True, slots=True)
class FixedDayRow:
    """The day of the month on which the body meets; `set_by` is the organisation above that set it, if it did."""

    day: int
    starts: time
    place: str
    set_by: str


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one thing that the asker does next for a meeting; `by` is empty for what one may do and need not."""

    meeting: UUID
    title: str
    action: str
    by: date | None


@dataclass(frozen=True, slots=True)
class Calendar:
    """The year of a body."""

    organisation: UUID
    name: str
    body: BodyRow
    bodies: tuple[BodyRow, ...]
    year: int
    fixed_day: FixedDayRow | None
    may_plan: bool
    months: tuple[CalendarMonth, ...]
    next_steps: tuple[NextStep, ...]
    invitations: tuple[Asked, ...]


@read("meetings.calendar", label=_("The calendar of a body"))
def calendar(
    actor: Actor, *, organisation: UUID, year: YearNumber | None = None, body: UUID | None = None
) -> Calendar:
    """Lịch sinh hoạt: twelve months of one body (the first of the organisation when not said), its fixed day, and what
    the asker does next for each meeting.

    For those who see the organisation. Invitations to joint sessions are shown to those who plan.
    """
    found = year_of(actor, organisation, year or clock.today().year, body)
    return Calendar(
        organisation=organisation,
        name=found.name,
        body=_body(found.body),
        bodies=tuple(_body(each) for each in found.bodies),
        year=found.year,
        fixed_day=_fixed(found.fixed, found.fixed_by),
        may_plan=found.may_plan,
        months=tuple(_month(each) for each in found.months),
        next_steps=_next_steps(actor, found),
        invitations=found.invitations,
    )


def meeting_row(meeting: Meeting) -> MeetingRow:
    """A meeting as lists show it; its body must be loaded."""
    return MeetingRow(
        id=meeting.pk,
        kind=meeting.kind,
        title=meeting_title(meeting),
        theme=meeting.theme,
        is_model=meeting.is_model,
        month=meeting.month,
        starts_at=meeting.starts_at,
        place=meeting.place,
        state=meeting.state,
        state_label=meeting.get_state_display(),
        reason=meeting.reason,
        sits_with=meeting.sits_with_id,
        joint_session=meeting.joint_session_id,
    )


def _body(body: Body) -> BodyRow:
    return BodyRow(body.pk, body.kind, body.name)


def _next_steps(actor: Actor, found: Year) -> tuple[NextStep, ...]:
    steps = next_steps(actor, [each for month in found.months for each in month.meetings])
    return tuple(NextStep(each, step.title, step.action, step.by) for each, step in steps.items())


def _month(month: MonthOf) -> CalendarMonth:
    return CalendarMonth(month.month, month.past, tuple(meeting_row(each) for each in month.meetings))


def _fixed(fixed: Fixed | None, set_by: str) -> FixedDayRow | None:
    return None if fixed is None else FixedDayRow(fixed.day, fixed.starts, fixed.place, set_by)
