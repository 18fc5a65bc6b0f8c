"""Days and hours of a story: dates as they are, or counted from the day on which it is played."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from nennep.core.clock import VIETNAM

_DAY = re.compile(r"(?:(today|day)([+-]\d{1,5})?|month([+-]\d{1,4})?/(\d{1,2}))")
_DAYS, _INSTANTS = range(1900, 2200), range(1971, 2200)
"""The years that a story may speak of; ids hold the instant at which they were made, and begin with 1970."""
_FORMS = 'một ngày như 2026-11-24, "today-3", "month-1/24" hay "day+28"'
DAY_FORMS = f"{_FORMS} (năm {_DAYS[0]} đến {_DAYS[-1]})"
MOMENT_FORMS = (
    f'giờ như 19:30:00, ngày giờ như 2026-11-24T19:30:00, hay {_FORMS} và giờ ("month-1/24 19:30") '
    f"(năm {_INSTANTS[0]} đến {_INSTANTS[-1]})"
)


def day_of(told: object, today: date, day: date | None) -> date | None:
    """A day as a story tells it; None when it is none. `day` is the scene's, for "day+28"."""
    found = _counted(told, today, day)
    return found if found is not None and found.year in _DAYS else None


def _counted(told: object, today: date, day: date | None) -> date | None:
    if isinstance(told, datetime):
        return None
    if isinstance(told, date):
        return told
    found = _DAY.fullmatch(told) if isinstance(told, str) else None
    if found is None:
        return None
    start, plus, months, number = found.groups()
    if start is not None:
        base = today if start == "today" else day
        return None if base is None else base + timedelta(days=int(plus or 0))
    return month_from(today, int(months or 0), int(number))


def month_from(today: date, months: int, number: int) -> date | None:
    """The day `number` of the month that is `months` after today's; None when that month has no such day."""
    count = today.year * 12 + today.month - 1 + months
    try:
        return date(count // 12, count % 12 + 1, number)
    except ValueError:
        return None


def moment_of(told: object, today: date, day: date | None) -> datetime | None:
    """An instant as a story tells it; None when it is none. A time alone is of the scene's day."""
    found = _instant(told, today, day)
    return found if found is not None and found.year in _INSTANTS else None


def _instant(told: object, today: date, day: date | None) -> datetime | None:
    if isinstance(told, datetime):
        return told if told.tzinfo else told.replace(tzinfo=VIETNAM)
    if isinstance(told, time):
        return None if day is None else datetime.combine(day, told, VIETNAM)
    if not isinstance(told, str):
        return None
    words, _space, hour = told.rpartition(" ")
    on = day_of(words, today, day)
    try:
        return None if on is None else datetime.combine(on, time.fromisoformat(hour), VIETNAM)
    except ValueError:
        return None
