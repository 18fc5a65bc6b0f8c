"""The one clock: instants are aware and in UTC, the legal day is the day in Việt Nam.

No other module may ask the operating system for the time (lint bans it), so that a test or the demo can place
itself at any moment with `at` and everything written beneath it agrees.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")

_moment: ContextVar[datetime | None] = ContextVar("nennep_clock", default=None)


def now() -> datetime:
    """This instant, aware, in UTC."""
    return _moment.get() or datetime.now(UTC)


def today() -> date:
    """The legal day: today's date in Việt Nam."""
    return legal_day(now())


def local(moment: datetime) -> datetime:
    """The same instant as the wall clock in Việt Nam shows it. ValueError when `moment` has no time zone."""
    return _aware(moment).astimezone(VIETNAM)


def legal_day(moment: datetime) -> date:
    """The date in Việt Nam at that instant: 17:00 UTC is already the next day.

    ValueError when it has no time zone.
    """
    return local(moment).date()


def minutes_between(start: datetime, end: datetime) -> int:
    """Minutes as two clock faces show them: from 19:30:40 to 21:00:10 is 90, for people read 19:30 and 21:00."""
    whole = [_aware(each).replace(second=0, microsecond=0) for each in (start, end)]
    return int((whole[1] - whole[0]).total_seconds()) // 60


@contextmanager
def at(moment: datetime) -> Iterator[datetime]:
    """Set the clock to `moment` inside the block, in this thread or task only. Blocks nest.

    For tests and for the demo's history; a moment without a time zone is a ValueError.
    """
    token = _moment.set(_aware(moment).astimezone(UTC))
    try:
        yield now()
    finally:
        _moment.reset(token)


def _aware(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError(f"{moment!r} has no time zone: give an aware datetime")
    return moment
