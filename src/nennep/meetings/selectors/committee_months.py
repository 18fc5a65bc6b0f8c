"""A committee's month: its cells by status, those that wait for help first, with whom to call."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.utils.translation import gettext as _

from nennep.authority.permissions import HEAR, MANAGE, PREPARE, READ
from nennep.authority.selectors import organisations_with
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.authorise import access_to
from nennep.core.refusals import Forbidden
from nennep.meetings.calendar.fixed_days import Proposal, propose_month
from nennep.meetings.calendar.usual_places import usual_places
from nennep.meetings.enums import MeetingState
from nennep.meetings.selectors.months import Year, years_of
from nennep.meetings.states import BEFORE_SESSION, LOCKED
from nennep.membership.models import Person
from nennep.membership.selectors import leaders_of
from nennep.organisation.enums import BodyKind, Kind
from nennep.organisation.models import Body, Organisation, OrganisationName
from nennep.organisation.selectors import below, names_on, organisation_for
from nennep.ui.parts import MonthState

CALLING = frozenset({HEAR, PREPARE, MANAGE})
"""Who has one of these at the committee is of it, and calls its cells; others above only read."""


class MonthStatus(StrEnum):
    """What is known of a cell in the month, in the order in which it is shown."""

    LATE = "late"  # its day has passed, or the month is over, and nothing is recorded
    RECORDING = "recording"  # opened, the minutes not adopted yet
    UNDATED = "undated"  # no day yet in a month that is not over
    AHEAD = "ahead"
    CALLED_OFF = "called_off"  # not held, with the reason
    MET = "met"
    UNKNOWN = "unknown"  # did not use the program in that month yet


HELPED = frozenset({MonthStatus.LATE, MonthStatus.UNDATED})
"""Cells that wait for a call or a day."""


@dataclass(frozen=True, slots=True)
class CellMonth:
    """One cell in a committee's month. `leader` is whom to call, where the cell is late and the reader may know."""

    organisation: Organisation
    name: OrganisationName
    year: Year
    status: MonthStatus
    leader: Person | None = None

    @property
    def enterable(self) -> UUID | None:
        """The month's regular meeting, when its day has come and nobody has opened it: the office may enter it."""
        found = self.year.this_month
        if found is None or found.state not in BEFORE_SESSION:
            return None
        return found.pk if clock.legal_day(found.starts_at) <= clock.today() else None


@dataclass(frozen=True, slots=True)
class Group:
    """The cells of one status, by name."""

    status: MonthStatus
    cells: list[CellMonth]

    @property
    def late(self) -> bool:
        """Whether they are late: then their whole year is shown on a phone, too."""
        return self.status == MonthStatus.LATE

    @property
    def helped(self) -> bool:
        """Whether they wait for a call or a day."""
        return self.status in HELPED


@dataclass(frozen=True, slots=True)
class CommitteeMonth:
    """The cells of a committee in one month."""

    month: date
    cells: list[CellMonth]
    previous: str
    following: str

    def with_status(self, *wanted: MonthStatus) -> list[CellMonth]:
        """The cells of these statuses, by name."""
        return [each for each in self.cells if each.status in wanted]

    @property
    def groups(self) -> list[Group]:
        """The cells by status; groups without a cell are left out."""
        found = [Group(status, self.with_status(status)) for status in MonthStatus]
        return [each for each in found if each.cells]

    @property
    def met(self) -> list[CellMonth]:
        """The cells whose regular meeting of the month was held."""
        return self.with_status(MonthStatus.MET)

    @property
    def recording(self) -> list[CellMonth]:
        """The cells whose regular meeting was opened and is not adopted yet: they count neither as met nor as not."""
        return self.with_status(MonthStatus.RECORDING)

    @property
    def unknown(self) -> list[CellMonth]:
        """The cells that did not use the program in this month yet: nobody knows whether they met."""
        return self.with_status(MonthStatus.UNKNOWN)

    @property
    def not_met(self) -> list[CellMonth]:
        """The cells that are known not to have met yet."""
        return self.with_status(
            MonthStatus.LATE, MonthStatus.UNDATED, MonthStatus.AHEAD, MonthStatus.CALLED_OFF
        )

    @property
    def begun(self) -> bool:
        """Whether the month has come: what was held in it may be entered from paper."""
        return self.month <= clock.today()

    @property
    def told(self) -> int:
        """How many meetings of the month notice was given of."""
        return sum(each.year.told_this_month for each in self.cells)


def month_of(actor: Actor, organisation_id: UUID, month: date, today: date) -> CommitteeMonth:
    """A committee's month, with the cells that stand under it today. Raises NotFound."""
    organisation_for(actor, organisation_id)
    following = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    previous = date(month.year - (month.month == 1), (month.month - 2) % 12 + 1, 1)
    cells = list(
        (below(organisation_id, today) & organisations_with(actor, READ, today)).filter(kind=Kind.CELL)
    )
    names = names_on([each.pk for each in cells], today)
    years = years_of([each.pk for each in cells], month.year, today, month=month)
    statuses = {each.pk: _status(years[each.pk], month, today) for each in cells}
    late = [pk for pk, status in statuses.items() if status in HELPED]
    calls = bool(access_to(actor, organisation_id, today).rights & CALLING)
    leaders = _leaders(late, today) if calls else {}
    rows = [
        CellMonth(each, names[each.pk], years[each.pk], statuses[each.pk], leaders.get(each.pk))
        for each in cells
    ]
    return CommitteeMonth(
        month=month,
        cells=sorted(rows, key=lambda each: each.name.sort_key),
        previous=f"{previous:%Y-%m}",
        following=f"{following:%Y-%m}",
    )


@dataclass(frozen=True, slots=True)
class CellToDate:
    """A cell without a day in a month, and the meeting that its fixed day gives, if it has such a day."""

    body: Body
    name: OrganisationName
    proposal: Proposal | None
    place: str  # where its fixed day says, else where it met last


def cells_to_date(actor: Actor, organisation_id: UUID, month: date, today: date) -> list[CellToDate]:
    """The cells without a day in a month that is not over, with what their fixed days give.

    For those who keep the calendars below the organisation; raises NotFound and Forbidden.
    """
    found = month_of(actor, organisation_id, month, today)
    if MANAGE not in access_to(actor, organisation_id, today).rights:
        raise Forbidden(_("The office that keeps the calendars of these cells proposes their days."))
    undated = {each.organisation.pk: each.name for each in found.with_status(MonthStatus.UNDATED)}
    rows = Body.rows.filter(organisation_id__in=undated, kind=BodyKind.CELL).select_related("organisation")
    bodies = sorted(rows, key=lambda each: undated[each.organisation_id].sort_key)
    proposals = propose_month(bodies, month)
    usual = usual_places(bodies)

    def to_date(body: Body) -> CellToDate:
        proposal = proposals.get(body.pk)
        place = (proposal.place if proposal else "") or usual.get(body.pk, "")
        return CellToDate(body, undated[body.organisation_id], proposal, place)

    return [to_date(each) for each in bodies]


def _status(year: Year, month: date, today: date) -> MonthStatus:
    """The status of a cell with this year in the month looked at."""
    found = year.this_month
    if found is None:
        if year.months[month.month - 1].state == MonthState.UNKNOWN:
            return MonthStatus.UNKNOWN
        return MonthStatus.LATE if month < today.replace(day=1) else MonthStatus.UNDATED
    if found.state in LOCKED:
        return MonthStatus.MET
    if found.state == MeetingState.IN_SESSION:
        return MonthStatus.RECORDING
    if found.state == MeetingState.CANCELLED:
        return MonthStatus.CALLED_OFF
    return MonthStatus.LATE if clock.legal_day(found.starts_at) < today else MonthStatus.AHEAD


def _leaders(cell_ids: Iterable[UUID], today: date) -> dict[UUID, Person]:
    return {cell: position.person for cell, position in leaders_of(cell_ids, today).items()}
