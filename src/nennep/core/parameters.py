"""The types that parameters of reads are made of, and a month that an address names."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from nennep.core.dates.told import FIRST_DAY, LAST_DAY, Day
from nennep.core.refusals import NotFound

_YEAR_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")

YearNumber = Annotated[int, Field(ge=FIRST_DAY.year, le=LAST_DAY.year)]
"""A year, within the same bounds."""


def _first_of_month(asked: object) -> object:
    return f"{asked}-01" if isinstance(asked, str) and _YEAR_MONTH.fullmatch(asked) else asked


Month = Annotated[Day, BeforeValidator(_first_of_month), AfterValidator(lambda day: day.replace(day=1))]
"""A month, asked for as "2026-10" or by any of its days; its first day."""


def month_named(year_month: str) -> date:
    """The first day of the month that an address names ("2026-11"). Raises NotFound, outside the bounds too."""
    try:
        found = date.fromisoformat(f"{year_month}-01") if _YEAR_MONTH.fullmatch(year_month) else None
    except ValueError as error:
        raise NotFound from error
    if found is None or not FIRST_DAY <= found <= LAST_DAY:
        raise NotFound
    return found
