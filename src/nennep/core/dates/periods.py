"""Periods of days, half-open: the first day is in, the last is out, no end means still going on.

"Until 30 June" is `end = 1 July`: a successor's period starts on the day where its predecessor's ends, and no
day belongs to both or to neither.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """The days `[start, end)`; `end` None is open. ValueError when it holds no day."""

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end <= self.start:
            raise ValueError(f"a period must hold a day: [{self.start}, {self.end}) holds none")

    def contains(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)

    def covers(self, other: "Period") -> bool:
        """Whether every day of `other` is a day of this one."""
        return self.start <= other.start and _limit(self) >= _limit(other)

    def overlaps(self, other: "Period") -> bool:
        """Whether they share at least one day."""
        return self.start < _limit(other) and other.start < _limit(self)

    def touches(self, other: "Period") -> bool:
        """Whether one ends exactly where the other starts: no shared day and no day between."""
        return self.end == other.start or other.end == self.start

    def before(self, other: "Period") -> bool:
        """Whether every day of this one is earlier than every day of `other`."""
        return self.end is not None and self.end <= other.start

    def intersect(self, other: "Period") -> "Period | None":
        """The days in both, or None when there are none."""
        if not self.overlaps(other):
            return None
        return Period(max(self.start, other.start), _end(min(_limit(self), _limit(other))))

    @property
    def days(self) -> int | None:
        """How many days, None when open."""
        return None if self.end is None else (self.end - self.start).days


def merge(periods: Iterable[Period]) -> list[Period]:
    """The same days as the fewest periods, in order: overlapping and touching ones become one."""
    merged: list[Period] = []
    for period in sorted(periods, key=lambda each: each.start):
        if merged and period.start <= _limit(merged[-1]):
            joined = max(_limit(merged[-1]), _limit(period))
            merged[-1] = Period(merged[-1].start, _end(joined))
        else:
            merged.append(period)
    return merged


def gaps(periods: Iterable[Period], within: Period) -> list[Period]:
    """The days of `within` that are in no period, in order."""
    found: list[Period] = []
    start = within.start
    for period in merge(periods):
        if period.start >= _limit(within):
            break
        if period.start > start:
            found.append(Period(start, period.start))
        start = max(start, _limit(period))
    if start < _limit(within):
        found.append(Period(start, within.end))
    return found


def _limit(period: Period) -> date:
    """The end for comparing: an open period ends after every date that there is."""
    return period.end or date.max


def _end(day: date) -> date | None:
    return None if day == date.max else day
