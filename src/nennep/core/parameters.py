"""The types that parameters of reads are made of."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

_YEAR_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")

Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2199, 12, 31))]
"""A day that a question may be about; what lies outside has no answer."""

YearNumber = Annotated[int, Field(ge=1900, le=2199)]
"""A year, within the same bounds."""


def _first_of_month(asked: object) -> object:
    return f"{asked}-01" if isinstance(asked, str) and _YEAR_MONTH.fullmatch(asked) else asked


Month = Annotated[Day, BeforeValidator(_first_of_month), AfterValidator(lambda day: day.replace(day=1))]
"""A month, asked for as "2026-10" or by any of its days; its first day."""
