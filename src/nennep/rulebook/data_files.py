"""Reading the data files: TOML beside the code, checked by pydantic before anything uses it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

HERE = Path(__file__).resolve().parent

D = TypeVar("D", bound="Data")


class DataError(Exception):
    """A data file that cannot be true. A programming error: the program does not start with it."""


class Data(BaseModel):
    """What is read from a file: frozen, and refusing keys that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class DatedData(Data):
    """Something that holds during `[effective_from, effective_to)`; no end means still in force."""

    effective_from: date
    effective_to: date | None = None

    @model_validator(mode="after")
    def _holds_a_day(self) -> DatedData:
        if self.effective_to is not None and self.effective_to <= self.effective_from:
            raise ValueError(f"no day lies between {self.effective_from} and {self.effective_to}")
        return self

    def holds_on(self, on: date) -> bool:
        """Whether it is in force on the day."""
        return self.effective_from <= on and (self.effective_to is None or on < self.effective_to)

    def meets(self, other: DatedData) -> bool:
        """Whether both are in force on some day."""
        mine, theirs = self.effective_to or date.max, other.effective_to or date.max
        return self.effective_from < theirs and other.effective_from < mine


def files(folder: str) -> Iterator[Path]:
    """The TOML files of a data folder in order of their names."""
    yield from sorted((HERE / folder).glob("*.toml"))


def read(path: Path) -> dict[str, Any]:
    """The tables of one file. DataError when it is not TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{path.name}: {error}") from error


def parse(kind: type[D], table: dict[str, Any], where: str) -> D:
    """One table as `kind`. DataError names the file and what is wrong."""
    try:
        return kind.model_validate(table)
    except ValidationError as error:
        raise DataError(f"{where}: {error}") from error


def refuse_overlaps(named: dict[str, list[D]], where: str) -> None:
    """DataError when two things of one name are in force on the same day."""
    for name, things in named.items():
        dated = sorted((each for each in things if isinstance(each, DatedData)), key=_start)
        for earlier, later in pairwise(dated):
            if earlier.meets(later):
                raise DataError(
                    f"{where}: {name} has two values from {later.effective_from}"
                    f" (the earlier holds until {earlier.effective_to or 'now'})"
                )


def _start(thing: DatedData) -> date:
    return thing.effective_from
