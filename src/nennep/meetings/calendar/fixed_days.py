"""The fixed day of a body, and the days that it proposes for a year. A clash is shown; a person moves it."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from nennep.core.clock import VIETNAM
from nennep.meetings.enums import MeetingKind, MeetingState
from nennep.meetings.models import FixedDay, Meeting
from nennep.organisation.enums import BodyKind
from nennep.organisation.models import Body
from nennep.organisation.selectors import ancestors_of, chains_of
from nennep.rulebook.holidays import holiday_on
from nennep.rulebook.selectors import rule_for

INHERITED = frozenset({BodyKind.CELL, BodyKind.CELL_COMMITTEE, BodyKind.GROUP})
"""Bodies whose day may be set by an organisation above for all below it."""

MONTHS_A_QUARTER = 3
THEMATIC_MONTH = 2
"""Which month of a quarter a thematic meeting is proposed in: late enough to prepare, early enough to postpone."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """The fixed day of a body, and the organisation that set it."""

    day: int
    starts: time
    place: str
    organisation_id: UUID
    own: bool
    since: date


@dataclass(frozen=True, slots=True)
class Proposal:
    """One meeting that the year needs. Nothing is planned until a person confirms it."""

    kind: MeetingKind
    month: date
    on: date
    starts: time
    place: str
    with_regular: bool  # a thematic meeting proposed in one sitting with that month's regular one
    short_month: int | None  # the fixed day that this month does not have
    holiday: str | None
    weekend: bool
    free: (
        date | None
    )  # the nearest day of the month that is neither holiday nor weekend, rather later than earlier

    @property
    def clashes(self) -> bool:
        """Whether a person must decide on the day. A thematic meeting of the same sitting follows the regular one."""
        return not self.with_regular and (self.short_month is not None or self.holiday is not None)


def fixed_day_of(body: Body, on: date) -> Fixed | None:
    """The fixed day of a body on a day: its own organisation's, else the nearest above that set one."""
    chain = _chain(body, on)
    return _nearest(chain, list(_rows(body, chain).as_of(on)))


def fixed_day_of_cells(organisation_id: UUID, on: date) -> Fixed | None:
    """The fixed day that an organisation's cells inherit on a day: its own for them, else the nearest above."""
    chain = ancestors_of(organisation_id, on) or [organisation_id]
    rows = FixedDay.rows.filter(organisation_id__in=chain, body_kind=BodyKind.CELL)
    return _nearest(chain, list(rows.as_of(on)))


def propose_year(body: Body, year: int, *, since: date) -> list[Proposal]:
    """The meetings that a year still needs on and after `since`: a regular one a month, thematic ones a quarter.

    Months that have one already are left out. Empty when no fixed day is set.
    """
    first, end = date(year, 1, 1), date(year + 1, 1, 1)
    chain = _chain(body, max(first, body.organisation.valid_from))
    fixed = list(_rows(body, chain).during(first, end))
    planned = list(
        Meeting.rows.filter(body=body, month__gte=first, month__lt=end).exclude(state=MeetingState.CANCELLED)
    )
    regular = _regular(chain, fixed, planned, year)
    thematic = _thematic(body, chain, fixed, planned, year)
    together = sorted([*regular, *thematic], key=lambda each: (each.month, each.kind != MeetingKind.REGULAR))
    return [each for each in together if each.on >= since and each.on >= body.organisation.valid_from]


def propose_month(bodies: Iterable[Body], month: date) -> dict[UUID, Proposal]:
    """The regular meeting of a month that the fixed days give, by body; bodies without such a day are left out."""
    last = day_in(month, 31)
    found: dict[UUID, Proposal] = {}
    wanted = list(bodies)
    chains = chains_of({each.organisation_id for each in wanted}, last)
    above = {each for chain in chains.values() for each in chain}
    rows = list(FixedDay.rows.as_of(last).filter(organisation_id__in=above, body_kind=BodyKind.CELL))
    for each in wanted:
        chain = chains[each.organisation_id]
        own = [row for row in rows if row.organisation_id in chain]
        proposal = _proposal(chain, own, month, MeetingKind.REGULAR)
        if proposal is not None:
            found[each.pk] = proposal
    return found


def day_in(month: date, day: int) -> date:
    """The day of a month, or its last day where the month is shorter."""
    return month.replace(day=min(day, calendar.monthrange(month.year, month.month)[1]))


def moment(on: date, at: time) -> datetime:
    """The instant of a day and an hour in Việt Nam."""
    return datetime.combine(on, at, tzinfo=VIETNAM)


def _regular(chain: list[UUID], fixed: list[FixedDay], planned: list[Meeting], year: int) -> list[Proposal]:
    taken = {each.month for each in planned if each.kind == MeetingKind.REGULAR}
    months = [date(year, number, 1) for number in range(1, 13)]
    found = [_proposal(chain, fixed, month, MeetingKind.REGULAR) for month in months if month not in taken]
    return [each for each in found if each is not None]


def _thematic(
    body: Body, chain: list[UUID], fixed: list[FixedDay], planned: list[Meeting], year: int
) -> list[Proposal]:
    if body.kind != BodyKind.CELL:
        return []
    found = []
    for quarter in range(4):
        months = {date(year, quarter * MONTHS_A_QUARTER + place, 1) for place in (1, 2, 3)}
        rule = rule_for("meeting.thematic_per_quarter", body.organisation_id, min(months))
        have = sum(each.kind == MeetingKind.THEMATIC and each.month in months for each in planned)
        wanted = 0 if rule is None else int(rule.number)
        month = date(year, quarter * MONTHS_A_QUARTER + THEMATIC_MONTH, 1)
        found += [_proposal(chain, fixed, month, MeetingKind.THEMATIC) for _ in range(wanted - have)]
    return [each for each in found if each is not None]


def _proposal(chain: list[UUID], fixed: list[FixedDay], month: date, kind: MeetingKind) -> Proposal | None:
    last = day_in(month, 31)
    found = _nearest(chain, [each for each in fixed if _holds(each, last)])
    if found is None:
        return None
    on = day_in(month, found.day)
    return Proposal(
        kind=kind,
        month=month,
        on=on,
        starts=found.starts,
        place=found.place,
        with_regular=kind == MeetingKind.THEMATIC,
        short_month=found.day if on.day != found.day else None,
        holiday=holiday_on(on),
        weekend=_is_weekend(on),
        free=next((each for each in _nearby(on) if holiday_on(each) is None and not _is_weekend(each)), None),
    )


def _chain(body: Body, on: date) -> list[UUID]:
    if body.kind not in INHERITED:
        return [body.organisation_id]
    return ancestors_of(body.organisation_id, on) or [body.organisation_id]


def _rows(body: Body, chain: list[UUID]):  # type: ignore[no-untyped-def]  # DatedRows of FixedDay
    return FixedDay.rows.filter(organisation_id__in=chain, body_kind=body.kind)


def _nearest(chain: list[UUID], rows: Iterable[FixedDay]) -> Fixed | None:
    by_organisation = {each.organisation_id: each for each in rows}
    for steps, organisation_id in enumerate(chain):
        row = by_organisation.get(organisation_id)
        if row is not None:
            own = steps == 0
            # where the commune meets is not where its cells meet
            place = row.place if own else ""
            return Fixed(row.day, row.starts, place, organisation_id, own, row.valid_from)
    return None


def _holds(row: FixedDay, on: date) -> bool:
    return bool(row.valid_from <= on and (row.valid_to is None or on < row.valid_to))


def _is_weekend(on: date) -> bool:
    return on.weekday() >= calendar.SATURDAY


def _nearby(on: date) -> list[date]:
    """The other days of the month: the later ones from near to far, then the earlier ones."""
    last = calendar.monthrange(on.year, on.month)[1]
    return [on.replace(day=day) for day in [*range(on.day + 1, last + 1), *range(on.day - 1, 0, -1)]]
