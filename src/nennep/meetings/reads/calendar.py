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
from nennep.meetings.calendar.fixed_days import Fixed, Proposal
from nennep.meetings.models import Meeting
from nennep.meetings.naming import meeting_title
from nennep.meetings.selectors.calendar import Asked, MonthOf, Year, must_plan, proposals_for, year_of
from nennep.meetings.selectors.steps import next_steps
from nennep.organisation.models import Body
from nennep.rulebook.holidays import caution


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
    cells_fixed_day: FixedDayRow | None  # the day that cells below inherit; not by whom it was set
    may_plan: bool
    months: tuple[CalendarMonth, ...]
    next_steps: tuple[NextStep, ...]
    invitations: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class ProposedMeeting:
    """A meeting that the year needs. It clashes where its month lacks the fixed day or the day is a holiday."""

    kind: str
    month: date
    on: date
    starts: time
    place: str
    with_regular: bool  # a thematic one in one sitting with the regular one of its month
    clashes: bool
    short_month: int | None  # the fixed day that this month does not have
    holiday: str | None
    weekend: bool
    free: date | None  # the nearest day of the month that is neither holiday nor weekend


@dataclass(frozen=True, slots=True)
class ProposedYear:
    """What the fixed day proposes for the rest of a year; empty where every month has its meeting."""

    organisation: UUID
    body: BodyRow
    year: int
    caution: str  # what the table of holidays cannot know
    meetings: tuple[ProposedMeeting, ...]


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
        cells_fixed_day=_fixed(found.cells_fixed, ""),
        may_plan=found.may_plan,
        months=tuple(_month(each) for each in found.months),
        next_steps=_next_steps(actor, found),
        invitations=found.invitations,
    )


@read("meetings.proposed_year", label=_("The meetings that a year still needs"))
def proposed_year(
    actor: Actor, *, organisation: UUID, year: YearNumber | None = None, body: UUID | None = None
) -> ProposedYear:
    """Đề xuất lịch năm: the days that the fixed day proposes for one body, and which of them clash with what.

    For those who keep the calendar. Nothing is planned by asking.
    """
    found = must_plan(year_of(actor, organisation, year or clock.today().year, body))
    return ProposedYear(
        organisation=organisation,
        body=_body(found.body),
        year=found.year,
        caution=caution(),
        meetings=tuple(_proposed(each) for each in proposals_for(found)),
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


def _proposed(proposal: Proposal) -> ProposedMeeting:
    return ProposedMeeting(
        kind=proposal.kind.value,
        month=proposal.month,
        on=proposal.on,
        starts=proposal.starts,
        place=proposal.place,
        with_regular=proposal.with_regular,
        clashes=proposal.clashes,
        short_month=proposal.short_month,
        holiday=proposal.holiday,
        weekend=proposal.weekend,
        free=proposal.free,
    )
