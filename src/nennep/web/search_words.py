"""The words of a search: plain ones, whole numbers, and those that are written like a day, a month or a year.

Each says in the database's terms where it stands: in a folded column, or in a day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from nennep.core.text import fold

MOST_WORDS = 8
LONGEST_NUMBER = 12

_MONTH = re.compile(r"\bthang (0?[1-9]|1[0-2])(?:(?:/| nam )(\d{4}))?(?![\d/])")
"""tháng 9, tháng 9/2026, tháng 9 năm 2026."""
_DATE = re.compile(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}))?|(\d{1,2})/(\d{4})|((?:19|20)\d\d)")
"""24/9, 24/9/2026, 9/2026, 2026."""
_WHOLE = r"(?<![0-9/])(?<!ngay )(?<!thang )(?<!nam )0*{}(?![0-9/])"
"""A number that stands alone, and is none of a date in words. Python and PostgreSQL read it alike."""

Span = tuple[date, date]
"""Days from the first to before the second."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word: `plain` where it may stand anywhere; else a pattern, and of a date its day, month and year.

    `held` must stand in a text for the pattern to be tried at all: looking for that costs the database little.
    """

    plain: str
    pattern: str = ""
    held: str = ""
    day: int | None = None
    month: int | None = None
    year: int | None = None

    def within(self, *columns: str) -> Q:
        """Where it stands in one of these folded columns."""
        found = Q()
        for each in columns:
            found |= (
                Q(**{f"{each}__contains": self.plain})
                if self.plain
                else Q(**{f"{each}__contains": self.held}) & Q(**{f"{each}__regex": self.pattern})
            )
        return found

    @property
    def dated(self) -> bool:
        """Whether it is written like a date."""
        return self.month is not None or self.year is not None

    def spans(self, since: date, until: date) -> list[Span]:
        """The days that it may mean, of the years between two days; none for a word that is no date."""
        if not self.dated:
            return []
        years = range(since.year, until.year + 1) if self.year is None else [self.year]
        return [span for year in years if (span := self._span(year))]

    def _span(self, year: int) -> Span | None:
        try:
            if self.month is None:
                return date(year, 1, 1), date(year + 1, 1, 1)
            if self.day is None:
                first = date(year, self.month, 1)
                return first, (first + timedelta(days=31)).replace(day=1)
            on = date(year, self.month, self.day)
            return on, on + timedelta(days=1)
        except (ValueError, OverflowError):  # no such day in that year
            return None


def all_within(words: Iterable[Word], *columns: str) -> Q:
    """Where every word stands in one of these folded columns."""
    found = Q()
    for each in words:
        found &= each.within(*columns)
    return found


def words_of(asked: str) -> list[Word]:
    """The words that are looked for; none where only one letter was written."""
    text = fold(asked)
    months = [_of_month(int(found[1]), found[2]) for found in _MONTH.finditer(text)]
    words = [_word(each) for each in _MONTH.sub(" ", text).split()]
    if not months and len(words) == 1 and len(words[0].plain) == 1:
        return []
    return [*months, *words][:MOST_WORDS]


def _word(written: str) -> Word:
    if date_found := _DATE.fullmatch(written):
        day, month, year, of_month, of_year, alone = date_found.groups()
        parts = [int(part) for part in date_found.groups() if part]
        return Word(
            "",
            "(^|[^0-9])" + "/".join(f"0*{part}" for part in parts) + "([^0-9]|$)",
            f"{parts[0]}/" if len(parts) > 1 else str(parts[0]),
            _number(day),
            _number(month or of_month),
            _number(year or of_year or alone),
        )
    if written.isascii() and written.isdecimal() and len(written) <= LONGEST_NUMBER:
        return Word("", _WHOLE.format(int(written)), str(int(written)))
    return Word(written)


def _of_month(month: int, year: str | None) -> Word:
    end = f"(/| nam ){year}" if year else "([^0-9]|$)"
    return Word("", f"thang 0?{month}{end}", "thang ", None, month, _number(year))


def _number(written: str | None) -> int | None:
    return int(written) if written else None
