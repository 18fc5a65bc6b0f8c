"""When each finding about a cell itself is true: its calendar, its committee, its size."""

from __future__ import annotations

from datetime import date

from nennep.meetings.enums import MeetingKind, MeetingState
from nennep.meetings.models import Meeting
from nennep.meetings.states import HELD
from nennep.membership.enums import Status
from nennep.membership.models import Position
from nennep.membership.selectors import members_on
from nennep.organisation.enums import BodyKind, Kind
from nennep.organisation.models import Body, Organisation
from nennep.room.notebook import Notebook

THEMATIC = "meeting.thematic_per_quarter"
COMMITTEE_FROM, GROUP_FROM, MIN_OFFICIAL = "cell.committee_from", "cell.group_from", "cell.min_official"
MONTHS_BACK = 2
"""Months that nobody accounted for are asked about while people still remember them."""

_NOT_OWN = (Status.VISITING, Status.PROBATIONARY)


def look(notebook: Notebook, today: date) -> None:
    """Note down what the calendar and the roll show; for organisations that are no cell there is nothing."""
    cell = Organisation.rows.filter(pk=notebook.organisation_id, kind=Kind.CELL).first()
    if cell is None:
        return
    bodies = {each.kind: each for each in Body.rows.filter(organisation=cell)}
    _calendar(notebook, bodies, today)
    _size(notebook, bodies, today)


def _calendar(notebook: Notebook, bodies: dict[str, Body], today: date) -> None:
    whole, committee = bodies.get(BodyKind.CELL), bodies.get(BodyKind.CELL_COMMITTEE)
    if whole is not None:
        rows = list(Meeting.rows.filter(body=whole).values_list("kind", "month", "state", "reason"))
        months = _kept_months(rows, today)
        for month in months:
            _month(notebook, rows, month)
        if months or rows:
            _quarter(notebook, rows, today)
    if committee is not None:
        rows = list(Meeting.rows.filter(body=committee).values_list("kind", "month", "state", "reason"))
        for month in _kept_months(rows, today):
            if not any(_accounted(each) for each in rows if each[1] == month):
                notebook.note(
                    "committee_month_without_meeting", f"{month:%Y-%m}", month=month.month, year=month.year
                )


Row = tuple[str, date, str, str]
"""Kind, month, state and reason of a meeting."""


def _kept_months(rows: list[Row], today: date) -> list[date]:
    """The last full months since the body's first meeting was entered: what came before is not asked about."""
    if not rows:
        return []
    first = min(month for _kind, month, _state, _reason in rows)
    this = today.replace(day=1)
    months = [_back(this, steps) for steps in range(MONTHS_BACK, 0, -1)]
    return [each for each in months if each >= first]


def _month(notebook: Notebook, rows: list[Row], month: date) -> None:
    in_month = [each for each in rows if each[1] == month]
    about = f"{month:%Y-%m}"
    if not any(_accounted(each) for each in in_month):
        notebook.note("month_without_meeting", about, month=month.month, year=month.year)
    elif any(each[0] == MeetingKind.THEMATIC and each[2] in HELD for each in in_month) and not any(
        each[0] != MeetingKind.THEMATIC and _accounted(each) for each in in_month
    ):
        notebook.note("thematic_instead_of_regular", about, month=month.month, year=month.year)


def _quarter(notebook: Notebook, rows: list[Row], today: date) -> None:
    required = notebook.number(THEMATIC)
    quarter = (today.month - 1) // 3 + 1
    months = {date(today.year, 3 * quarter - back, 1) for back in range(3)}
    held_or_planned = [
        each
        for each in rows
        if each[0] == MeetingKind.THEMATIC and each[1] in months and each[2] != MeetingState.CANCELLED
    ]
    if required is not None and len(held_or_planned) < required:
        notebook.note(
            "thematic_missing_this_quarter", f"{today.year}-Q{quarter}", quarter=quarter, year=today.year
        )


def _size(notebook: Notebook, bodies: dict[str, Body], today: date) -> None:
    statuses = list(members_on(notebook.organisation_id, today).values_list("status", flat=True))
    members = sum(each != Status.VISITING for each in statuses)
    official = sum(each not in _NOT_OWN for each in statuses)
    if not statuses:
        return
    least = notebook.number(MIN_OFFICIAL)
    if least is not None and official < least:
        notebook.note("too_few_official", official=official, minimum=int(least))
    committee_from = notebook.number(COMMITTEE_FROM)
    led = _has_holders(bodies.get(BodyKind.CELL_COMMITTEE), today)
    if committee_from is not None and official >= committee_from and not led:
        notebook.note("committee_needed", official=official, required=int(committee_from))
    group_from = notebook.number(GROUP_FROM)
    if group_from is not None and members >= group_from and BodyKind.GROUP not in bodies:
        notebook.note("group_needed", members=members, required=int(group_from))


def _has_holders(body: Body | None, today: date) -> bool:
    return body is not None and Position.rows.as_of(today).filter(body=body).exists()


def _accounted(row: Row) -> bool:
    """Held, or not held with its reason."""
    _, _, state, reason = row
    return state in HELD or (state == MeetingState.CANCELLED and bool(reason))


def _back(month: date, steps: int) -> date:
    index = month.year * 12 + month.month - 1 - steps
    return date(index // 12, index % 12 + 1, 1)
