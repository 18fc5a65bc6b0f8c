"""Dates of which only the year or the month may be known, kept as they were declared.

Old files say "1960", "02/1960" or "5/2/1960" of a birth, and since 18/8/2016 a declared date may not be
changed (HD 06, 9.2): so value, precision and the words as declared stay together, and nothing is mended.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import total_ordering
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from nennep.core.text import clean_line

if TYPE_CHECKING:
    _Column = models.CharField["PartialDate | date | str | None", "PartialDate | None"]
else:
    _Column = models.CharField

DECLARED_MAX = 40
_YEARS = range(1850, 2151)
_WORDS = re.compile(r"\b(ngày|tháng|năm)\b", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_SPOKEN = re.compile(r"(?:(?:(\d{1,2})[/. -]+)?(\d{1,2})[/. -]+)?(\d{4})")


class Precision(StrEnum):
    """How much of a date is known."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the day, the month or the year; `value` is its first possible day.

    `declared` is the text as it was declared and does not count when two are compared. Of two with the same
    first day the less exact one stands first.
    """

    value: date
    precision: Precision
    declared: str = field(compare=False, default="")

    @classmethod
    def parse(cls, text: str | date) -> PartialDate:
        """Read "5/2/1960", "05-02-1960", "02/1960", "1960", "1960-02", "ngày 5 tháng 2 năm 1960".

        Zeros say what is not known ("00/02/1960"). ValueError for all else, also for years of two digits.
        """
        if isinstance(text, datetime) or not isinstance(text, str | date):
            raise ValueError(f"not a date: {text!r}")
        if isinstance(text, date):
            return cls(text, Precision.DAY, text.strftime("%d/%m/%Y"))
        declared = clean_line(text).lstrip("'")
        year, month, day = _numbers(declared)
        if year not in _YEARS or (day and not month) or len(declared) > DECLARED_MAX:
            raise ValueError(f"not a date: {text!r}")
        precision = Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
        return cls(date(year, month or 1, day or 1), precision, declared)

    @property
    def canonical(self) -> str:
        """Ten characters, zeros for what is not known ("1960-02-00"): they sort as text in time's order."""
        month = 0 if self.precision is Precision.YEAR else self.value.month
        day = self.value.day if self.precision is Precision.DAY else 0
        return f"{self.value.year:04d}-{month:02d}-{day:02d}"

    def __str__(self) -> str:
        """As it is written on paper: 05/02/1960, 02/1960 or 1960."""
        shape = {Precision.DAY: "%d/%m/%Y", Precision.MONTH: "%m/%Y", Precision.YEAR: "%Y"}
        return self.value.strftime(shape[self.precision])

    def __lt__(self, other: object) -> bool:
        return self.canonical < other.canonical if isinstance(other, PartialDate) else NotImplemented

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """In payloads it is the text as declared, which reads back as the same value."""
        return core_schema.no_info_before_validator_function(
            _from_payload,
            core_schema.is_instance_schema(cls),
            json_schema_input_schema=core_schema.str_schema(),
            serialization=core_schema.plain_serializer_function_ser_schema(
                lambda partial: partial.declared or str(partial), return_schema=core_schema.str_schema()
            ),
        )


class PartialDateField(_Column):
    """A column for a PartialDate: `canonical`, then a space and the words as declared where they differ.

    Its first ten characters sort rightly under every collation, so `order_by` and `__lt="1960"` work in SQL.
    A column that is not null keeps "nothing declared" as "" and gives None.
    """

    description = "a date known to the day, the month or the year"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 10 + 1 + DECLARED_MAX
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs

    def from_db_value(self, value: str | None, *_context: object) -> PartialDate | None:
        return _unpack(value) if value else None

    def to_python(self, value: Any) -> PartialDate | None:
        if value is None or value == "" or isinstance(value, PartialDate):
            return value or None
        try:
            return PartialDate.parse(value)
        except ValueError:
            raise ValidationError(WRONG_DATE, code="invalid") from None

    def get_prep_value(self, value: Any) -> str | None:
        partial = self.to_python(value)
        if partial is None:
            return None if self.null else ""
        return _pack(partial)

    def value_to_string(self, obj: models.Model) -> str:
        partial = self.to_python(self.value_from_object(obj))
        return "" if partial is None else partial.declared or str(partial)


WRONG_DATE = _(
    "Please enter a date as day/month/year, month/year or year, for example 5/2/1960, 2/1960 or 1960."
)


def _numbers(declared: str) -> tuple[int, int, int]:
    """Year, month, day; 0 for what is not known."""
    bare = " ".join(_WORDS.sub(" ", declared).split())
    if found := _ISO.fullmatch(bare):
        year, month, day = found.groups()
    elif found := _SPOKEN.fullmatch(bare):
        day, month, year = found.groups()
    else:
        raise ValueError(f"not a date: {declared!r}")
    return int(year), int(month or 0), int(day or 0)


def _pack(partial: PartialDate) -> str:
    said_so = partial.declared in ("", str(partial))
    return partial.canonical if said_so else f"{partial.canonical} {partial.declared}"


def _unpack(stored: str) -> PartialDate:
    canonical, _space, declared = stored.partition(" ")
    partial = PartialDate.parse(canonical)
    return PartialDate(partial.value, partial.precision, declared or str(partial))


def _from_payload(given: object) -> object:
    if isinstance(given, str | date):
        try:
            return PartialDate.parse(given)
        except ValueError:
            raise PydanticCustomError("partial_date", "not a date, a month or a year") from None
    return given
