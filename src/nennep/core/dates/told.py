"""Days, moments and hours as programs tell them: written out, in full, and within the years that a calendar reaches.

Pydantic by itself also takes numbers ("0" is a day of 1970), moments without a time zone, and the years 1 and 9999,
from which no day can be counted on or back.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}[0-9:.]*(Z|[+-][0-9]{2}:?[0-9]{2})?")
_HOUR = re.compile(r"[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?")


def _written_day(told: object) -> object:
    """Only "2026-11-24": pydantic would take "0" and "20261124" too, as seconds since 1970."""
    if isinstance(told, date):
        return told
    try:
        if isinstance(told, str) and _DAY.fullmatch(told):
            return date.fromisoformat(told)
    except ValueError:
        pass
    raise PydanticCustomError("iso_day", "not a day as 2026-11-24")


def _written_moment(told: object) -> object:
    if isinstance(told, datetime) or (isinstance(told, str) and _MOMENT.fullmatch(told)):
        return told
    raise PydanticCustomError("datetime_parsing", "not a moment as 2026-11-24T19:30:00+07:00")


def _of_a_calendar(moment: datetime) -> datetime:
    """The moment, if it has a time zone and lies within the bounds."""
    if moment.tzinfo is None:
        raise PydanticCustomError("timezone_aware", "a moment needs its time zone")
    if not FIRST_DAY.year <= moment.year <= LAST_DAY.year:
        raise PydanticCustomError("far_year", "the year cannot be right")
    return moment


def _written_hour(told: object) -> object:
    if isinstance(told, time) or (isinstance(told, str) and _HOUR.fullmatch(told)):
        return told
    raise PydanticCustomError("time_parsing", "not an hour as 19:30")


def moment_told(text: str) -> datetime:
    """The moment that a text tells, with its time zone. Raises ValueError for anything else."""
    if not _MOMENT.fullmatch(text):
        raise ValueError(text)
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None or not FIRST_DAY.year <= moment.year <= LAST_DAY.year:
        raise ValueError(text)
    return moment


Day = Annotated[date, Field(ge=FIRST_DAY, le=LAST_DAY), BeforeValidator(_written_day)]
"""A day that a fact or a question may be about; what lies outside has no answer."""

Moment = Annotated[datetime, BeforeValidator(_written_moment), AfterValidator(_of_a_calendar)]
"""An instant with its time zone."""

HourOfDay = Annotated[time, BeforeValidator(_written_hour)]
"""An hour of the day in Việt Nam, as a clock face shows it: without a time zone."""
