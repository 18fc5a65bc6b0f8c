"""An organisation as its page shows it, and a committee's month."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.dates.told import Day
from nennep.core.parameters import Month
from nennep.core.reads import read
from nennep.meetings.reads.calendar import MeetingRow, meeting_row
from nennep.meetings.selectors.committee_months import CellMonth, month_of
from nennep.meetings.selectors.months import Year
from nennep.meetings.selectors.places import BodyHolders, about
from nennep.membership.models import Position
from nennep.organisation.crumbs import crumbs_down_to
from nennep.organisation.selectors import organisation_for


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds which position."""

    person: UUID
    name: str
    kind: str
    title: str
    since: date


@dataclass(frozen=True, slots=True)
class BodyWithHolders:
    """A body and its office holders, leaders first."""

    id: UUID
    kind: str
    name: str
    holders: tuple[Holder, ...]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person by name."""

    person: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """What became of the regular meeting of one month: met, late, recording, missing, planned, moved, future, unknown.

    "recording": opened, the minutes not adopted yet. "unknown": a month before the program was used here.
    """

    state: str
    sign: str
    sentence: str


@dataclass(frozen=True, slots=True)
class YearOfCell:
    """The twelve months of a cell, its thematic meetings held, and who had to attend and did."""

    months: tuple[Leaf, ...]
    thematic_held: int
    attended: int
    had_to_attend: int


@dataclass(frozen=True, slots=True)
class Child:
    """An organisation directly below, with the number of its members."""

    id: UUID
    kind: str
    name: str
    members: int


@dataclass(frozen=True, slots=True)
class Former:
    """An organisation that stood directly below when it ended, by its last name."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class OrganisationOnDay:
    """An organisation on a day: bodies, people, meetings, the year, and what stands below."""

    id: UUID
    code: str
    name: str
    level: str
    kind: str
    kind_label: str
    as_of: date
    under: tuple[str, ...]  # the names of those above it that the asker sees, from the top; last its own
    rights: tuple[str, ...]
    bodies: tuple[BodyWithHolders, ...]
    members: int
    in_charge: tuple[PersonRow, ...]
    overdue: tuple[MeetingRow, ...]  # their day has passed and nothing is recorded
    recording: tuple[MeetingRow, ...]  # opened, the minutes not adopted yet
    upcoming: tuple[MeetingRow, ...]
    recent: tuple[MeetingRow, ...]
    year: YearOfCell
    below: tuple[Child, ...]
    members_below: int
    former: tuple[Former, ...]


@dataclass(frozen=True, slots=True)
class CellInMonth:
    """One cell in a committee's month."""

    id: UUID
    name: str
    met: bool
    status: str  # late, recording, undated, ahead, called_off, met, unknown
    leader: str  # whom to call where the cell is late or has no day; "" for those who only read
    phone: str
    meeting: MeetingRow | None
    may_be_entered: bool  # its day has come and nobody has opened it: the office may enter it from paper
    year: YearOfCell


@dataclass(frozen=True, slots=True)
class MonthOfCommittee:
    """The cells below an organisation in one month, by name, and how many have met: with adopted minutes."""

    organisation: UUID
    month: date
    cells: tuple[CellInMonth, ...]
    met: int
    recording: int  # opened, the minutes not adopted yet
    not_met: int
    unknown: int  # did not use the program in that month yet


@read("meetings.organisation", label=_("An organisation, its people and its meetings"))
def organisation(actor: Actor, *, organisation: UUID, as_of: Day | None = None) -> OrganisationOnDay:
    """Tổ chức đảng: bodies and who holds office, who is in charge, meetings, the year, and what stands below.

    For those who see the organisation today; below it what the asker may read. Of one that has ended, its last day.
    """
    found = about(actor, organisation, as_of or clock.today())
    on = found.on
    return OrganisationOnDay(
        id=found.organisation.pk,
        code=found.organisation.code,
        name=found.name.name,
        level=found.organisation.level,
        kind=found.organisation.kind,
        kind_label=found.organisation.get_kind_display(),
        as_of=on,
        under=tuple(str(each.label) for each in crumbs_down_to(actor, organisation, on)),
        rights=tuple(sorted(found.rights)),
        bodies=tuple(_body(each) for each in found.bodies),
        members=found.members,
        in_charge=tuple(PersonRow(each.pk, each.full_name) for each in found.in_charge),
        overdue=tuple(meeting_row(each) for each in found.meetings.overdue),
        recording=tuple(meeting_row(each) for each in found.meetings.recording),
        upcoming=tuple(meeting_row(each) for each in found.meetings.upcoming),
        recent=tuple(meeting_row(each) for each in found.meetings.past),
        year=_year(found.year),
        below=tuple(Child(each.pk, each.kind, name.name, members) for each, name, members in found.children),
        members_below=found.members_below,
        former=tuple(Former(each.organisation_id, each.name) for each in found.former),
    )


@read("meetings.month", label=_("A committee's month: which cells have met"))
def month(actor: Actor, *, organisation: UUID, month: Month | None = None) -> MonthOfCommittee:
    """Tháng của xã: each cell below an organisation, its regular meeting of the month, and its year.

    For those who see the organisation; only cells that the asker may read.
    """
    organisation_for(actor, organisation)
    today = clock.today()
    found = month_of(actor, organisation, month or today.replace(day=1), today)
    return MonthOfCommittee(
        organisation=organisation,
        month=found.month,
        cells=tuple(_cell(each) for each in found.cells),
        met=len(found.met),
        recording=len(found.recording),
        not_met=len(found.not_met),
        unknown=len(found.unknown),
    )


def _body(found: BodyHolders) -> BodyWithHolders:
    return BodyWithHolders(found.body.pk, found.body.kind, found.body.name, _holders(found.holders))


def _holders(positions: Iterable[Position]) -> tuple[Holder, ...]:
    return tuple(
        Holder(
            person=each.person_id,
            name=each.person.full_name,
            kind=each.kind,
            title=each.title or each.get_kind_display(),
            since=each.valid_from,
        )
        for each in positions
    )


def _cell(cell: CellMonth) -> CellInMonth:
    meeting = cell.year.this_month
    return CellInMonth(
        id=cell.organisation.pk,
        name=cell.name.name,
        met=cell.year.met_this_month,
        status=cell.status,
        leader=cell.leader.full_name if cell.leader else "",
        phone=cell.leader.phone if cell.leader else "",
        meeting=None if meeting is None else meeting_row(meeting),
        may_be_entered=cell.enterable is not None,
        year=_year(cell.year),
    )


def _year(year: Year) -> YearOfCell:
    return YearOfCell(
        months=tuple(Leaf(each.state, each.sign, str(each.title)) for each in year.months),
        thematic_held=year.thematic_held,
        attended=year.attended,
        had_to_attend=year.due,
    )
