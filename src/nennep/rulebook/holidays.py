"""Public holidays 2018-2027, for the calendar: a clash is shown, a person decides. Data: holidays/*.toml.

Only days that are certain: days off in lieu and swapped working days are decided yearly (see `caution`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from pydantic import Field

from nennep.rulebook.data_files import Data, DataError, files, parse, read
from nennep.rulebook.enums import Confidence

_TET = ((-1, "ngày cuối năm âm lịch"), (0, "Mùng 1 Tết"), (1, "Mùng 2 Tết"), (2, "Mùng 3 Tết"))


class _Fixed(Data):
    day: str  # "09-02"
    name: str
    from_year: int
    confidence: Confidence


class _Year(Data):
    year: int
    tet: date
    gio_to: date
    beside_national_day: date | None = None


class _File(Data):
    caution: str
    fixed: list[_Fixed]
    year: list[_Year] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Holiday:
    """One day off."""

    on: date
    name: str
    confidence: Confidence

    def sentence(self) -> str:
        """The name, and a warning where it is not confirmed."""
        return self.name + ("" if self.confidence.is_confirmed else " (chưa kiểm chứng)")


@cache
def load() -> dict[date, Holiday]:
    """All known holidays by day. DataError when a file cannot be true."""
    found: dict[date, Holiday] = {}
    for path in files("holidays"):
        content = parse(_File, read(path), path.name)
        for year in content.year:
            if {year.tet.year, year.gio_to.year} != {year.year}:
                raise DataError(f"{path.name}: a lunar day of {year.year} lies in another year")
            for each in _of_year(year, content.fixed):
                found.setdefault(each.on, each)
    return found


def holiday_on(on: date) -> str | None:
    """What holiday a day is, or None: also for years of which nothing is known."""
    found = load().get(on)
    return found.sentence() if found else None


def caution() -> str:
    """What the table cannot know, as a sentence to show beside the calendar."""
    return " ".join(dict.fromkeys(parse(_File, read(path), path.name).caution for path in files("holidays")))


def _of_year(year: _Year, fixed: list[_Fixed]) -> list[Holiday]:
    days = [
        Holiday(date.fromisoformat(f"{year.year}-{each.day}"), each.name, each.confidence)
        for each in fixed
        if each.from_year <= year.year
    ]
    days += [
        Holiday(year.tet + timedelta(days=offset), f"Tết Nguyên đán ({name})", Confidence.SECONDARY)
        for offset, name in _TET
    ]
    days.append(Holiday(year.gio_to, "Giỗ Tổ Hùng Vương (mùng 10 tháng 3 âm lịch)", Confidence.SECONDARY))
    if year.beside_national_day is not None:
        days.append(Holiday(year.beside_national_day, "Nghỉ liền kề Quốc khánh", Confidence.KNOWN))
    return days
