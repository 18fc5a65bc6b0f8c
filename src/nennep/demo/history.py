"""Tells the months of the demo's cells: which meetings are held, how far each has come, in the order of their days.

Told in Python and not in files, because the days follow from the day on which the demo is built, and because a hundred
meetings alike, with a little chance in each, are no story that anybody would read. What is spoken of: matters/*.toml.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import IntEnum

from nennep.core.clock import VIETNAM
from nennep.demo.cells import Cell
from nennep.demo.matters import Matter, matter_of, theme_of
from nennep.meetings.enums import MeetingKind
from nennep.rulebook.holidays import holiday_on

SATURDAY = 5


class Stage(IntEnum):
    """How far a meeting of the demo has come."""

    PLANNED = 1
    PREPARED = 2
    NOTIFIED = 3
    ADOPTED = 4
    SIGNED = 5
    ISSUED = 6


@dataclass(frozen=True, slots=True)
class Occasion:
    """One meeting to be held: whose, when, of what kind, and how far it is to come."""

    cell: Cell
    on: date
    kind: MeetingKind = MeetingKind.REGULAR
    upto: Stage = Stage.ISSUED
    told: Matter | None = None  # where it is not the cell's own matter of that month
    ready: date | None = None  # by when its tasks are due, where another meeting waits for them

    @property
    def key(self) -> str:
        """Names the meeting and everything that belongs to it."""
        return f"{self.cell.body}/{self.kind}/{self.on:%Y-%m}"

    @property
    def matter(self) -> Matter:
        """What it speaks of."""
        if self.told is not None:
            return self.told
        whose = self.cell.body if self.cell.committee else self.cell.key
        return (theme_of if self.kind == MeetingKind.THEMATIC else matter_of)(whose, self.on)

    def days(self, count: int) -> date:
        """So many days before or after; never a day off for people who meet at work."""
        day = self.on + timedelta(days=count)
        return working_day(day, back=count < 0) if self.cell.at_work else day


@dataclass(frozen=True, slots=True)
class OpenTask:
    """A task that a body has assigned, and what may be heard of it: done, or not yet; without the latter it is done."""

    task: str
    done: str
    left: str


@dataclass
class Months:
    """The present moment, and which tasks of one body are still open."""

    now: datetime
    open_tasks: list[OpenTask] = field(default_factory=list)


def local(on: date, at: time) -> datetime:
    """An hour of a day in Việt Nam."""
    return datetime.combine(on, at, VIETNAM)


def working_day(on: date, *, back: bool = False) -> date:
    """The day itself, or the first day of work after it, or the last before it."""
    while on.weekday() >= SATURDAY or holiday_on(on):
        on += timedelta(days=-1 if back else 1)
    return on


def fixed_day(month: date, cell: Cell) -> date:
    """When a cell meets in a month: its fixed day; a day of work for people who meet at work."""
    on = month.replace(day=min(cell.day, 28))
    return working_day(on) if cell.at_work else on
