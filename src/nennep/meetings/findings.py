"""What the calendar of a cell shows: months without a meeting, quarters without a thematic one."""

from __future__ import annotations

from datetime import date

from nennep.meetings.enums import MeetingKind, MeetingState
from nennep.meetings.models import Meeting
from nennep.meetings.states import LOCKED
from nennep.organisation.enums import BodyKind
from nennep.organisation.models import Body
from nennep.organisation.selectors import bodies_of_cell
from nennep.rulebook.finding_list import FindingList

THEMATIC = "meeting.thematic_per_quarter"
MONTHS_BACK = 2
"""How many past months are asked about: people still remember them."""


def findings(found: FindingList, today: date) -> None:
    """What the calendar of a cell shows; nothing for organisations that are not cells."""
    if bodies := bodies_of_cell(found.organisation_id):
        _calendar(found, bodies, today)


def _calendar(found: FindingList, bodies: dict[str, Body], today: date) -> None:
    whole, committee = bodies.get(BodyKind.CELL), bodies.get(BodyKind.CELL_COMMITTEE)
    if whole is not None:
        rows = list(Meeting.rows.filter(body=whole).values_list("kind", "month", "state", "reason"))
        months = _kept_months(rows, today)
        for month in months:
            _month(found, rows, month)
        if months or rows:
            _quarter(found, rows, today)
    if committee is not None:
        rows = list(Meeting.rows.filter(body=committee).values_list("kind", "month", "state", "reason"))
        for month in _kept_months(rows, today):
            if not any(_accounted(each) for each in rows if each[1] == month):
                found.add(
                    "committee_month_without_meeting", f"{month:%Y-%m}", month=month.month, year=month.year
                )


Row = tuple[str, date, str, str]
"""Kind, month, state and reason of a meeting."""


def _kept_months(rows: list[Row], today: date) -> list[date]:
    """The last full months since the body's first regular meeting: what came before is not asked about."""
    regular = [month for kind, month, _state, _reason in rows if kind == MeetingKind.REGULAR]
    if not regular:
        return []
    first = min(regular)
    this = today.replace(day=1)
    months = [_back(this, steps) for steps in range(MONTHS_BACK, 0, -1)]
    return [each for each in months if each >= first]


def _month(found: FindingList, rows: list[Row], month: date) -> None:
    in_month = [each for each in rows if each[1] == month]
    about = f"{month:%Y-%m}"
    if not any(_accounted(each) for each in in_month):
        opened = any(each[2] == MeetingState.IN_SESSION for each in in_month)
        code = "month_not_adopted" if opened else "month_without_meeting"
        found.add(code, about, month=month.month, year=month.year)
    elif any(each[0] == MeetingKind.THEMATIC and each[2] in LOCKED for each in in_month) and not any(
        each[0] != MeetingKind.THEMATIC and _accounted(each) for each in in_month
    ):
        found.add("thematic_instead_of_regular", about, month=month.month, year=month.year)


def _quarter(found: FindingList, rows: list[Row], today: date) -> None:
    required = found.number(THEMATIC)
    quarter = (today.month - 1) // 3 + 1
    months = {date(today.year, 3 * quarter - back, 1) for back in range(3)}
    held_or_planned = [
        each
        for each in rows
        if each[0] == MeetingKind.THEMATIC and each[1] in months and each[2] != MeetingState.CANCELLED
    ]
    if required is not None and len(held_or_planned) < required:
        found.add(
            "thematic_missing_this_quarter", f"{today.year}-Q{quarter}", quarter=quarter, year=today.year
        )


def _accounted(row: Row) -> bool:
    """Held, or not held with its reason."""
    _, _, state, reason = row
    return state in LOCKED or (state == MeetingState.CANCELLED and bool(reason))


def _back(month: date, steps: int) -> date:
    index = month.year * 12 + month.month - 1 - steps
    return date(index // 12, index % 12 + 1, 1)
