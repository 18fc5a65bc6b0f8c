"""The types that payloads of acts are made of."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from nennep.core.dates.partial_dates import PartialDate
from nennep.core.text import clean, clean_line


class Part(BaseModel):
    """A part of a payload: frozen; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Line = Annotated[str, AfterValidator(clean_line), StringConstraints(max_length=300)]
"""One line of text, cleaned; at most 300 characters."""

RequiredLine = Annotated[str, AfterValidator(clean_line), StringConstraints(min_length=1, max_length=300)]
"""One line of text that may not be empty."""

LongLine = Annotated[str, AfterValidator(clean_line), StringConstraints(max_length=500)]
"""One line of text that may be long: a task, its result, a note for the chair; at most 500 characters."""

Prose = Annotated[str, AfterValidator(clean), StringConstraints(max_length=20_000)]
"""Text of several paragraphs; at most 20,000 characters."""

RequiredProse = Annotated[Prose, Field(min_length=1)]
"""Prose that may not be empty."""

MANY = Field(max_length=2_000)
"""The bound of a list: more than any meeting, roll or year has, and less than a statement takes."""


def _is_declared(text: str) -> str:
    if text:
        try:
            PartialDate.parse(text)
        except ValueError:
            raise PydanticCustomError("partial_date", "not a date, a month or a year") from None
    return text


DeclaredDate = Annotated[Line, AfterValidator(_is_declared)]
"""A date of which only the year or the month may be known, as it was declared: "5/2/1960", "1960", or nothing."""
