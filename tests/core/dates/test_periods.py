"""Periods against counting days one by one."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nennep.core.dates.periods import Period, gaps, merge

FIRST = date(2025, 6, 20)
# Far enough beyond every drawn end that an open period shows itself open.
DAYS = [FIRST + timedelta(days=offset) for offset in range(40)]


@st.composite
def periods(draw: st.DrawFn) -> Period:
    start = draw(st.integers(0, 28))
    length = draw(st.one_of(st.none(), st.integers(1, 10)))
    return Period(DAYS[start], None if length is None else DAYS[start + length])


def days_of(*some: Period) -> set[date]:
    return {day for day in DAYS for each in some if each.start <= day and (not each.end or day < each.end)}


@given(periods(), periods())
def test_two_periods_compare_as_their_days_do(one: Period, other: Period) -> None:
    mine, theirs = days_of(one), days_of(other)
    assert one.overlaps(other) == bool(mine & theirs)
    assert one.covers(other) == (mine >= theirs)
    assert one.before(other) == (max(mine) < min(theirs))
    adjoining = max(mine) + timedelta(days=1) == min(theirs) or max(theirs) + timedelta(days=1) == min(mine)
    assert one.touches(other) == adjoining
    shared = one.intersect(other)
    assert (days_of(shared) if shared else set()) == mine & theirs
    assert one.intersect(other) == other.intersect(one)


@given(periods())
def test_a_period_holds_its_first_day_and_not_its_last(period: Period) -> None:
    assert {day for day in DAYS if period.contains(day)} == days_of(period)
    assert period.contains(period.start)
    assert period.end is None or not period.contains(period.end)
    assert period.days == (len(days_of(period)) if period.end else None)


@given(st.lists(periods(), max_size=8))
def test_merging_keeps_the_days_in_the_fewest_periods(some: list[Period]) -> None:
    merged = merge(some)
    assert days_of(*merged) == days_of(*some)
    assert all(one.before(other) and not one.touches(other) for one, other in pairwise(merged))


@given(st.lists(periods(), max_size=8), periods())
def test_gaps_are_the_days_that_nobody_holds(some: list[Period], within: Period) -> None:
    found = gaps(some, within)
    assert days_of(*found) == days_of(within) - days_of(*some)
    assert found == merge(found)


def test_a_merger_on_the_first_of_july_leaves_no_day_out_and_none_twice() -> None:
    district, commune = Period(date(1952, 1, 1), date(2025, 7, 1)), Period(date(2025, 7, 1))
    assert district.touches(commune)
    assert not district.overlaps(commune)
    assert merge([commune, district]) == [Period(date(1952, 1, 1))]
    assert gaps([district, commune], Period(date(2000, 1, 1))) == []


@pytest.mark.parametrize("end", [date(2025, 7, 1), date(2025, 6, 30)])
def test_a_period_without_a_day_cannot_be(end: date) -> None:
    with pytest.raises(ValueError, match="must hold a day"):
        Period(date(2025, 7, 1), end)
