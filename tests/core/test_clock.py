"""One clock for all."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from nennep.core import clock

EVENING = datetime(2026, 6, 30, 16, 59, tzinfo=UTC)


def test_the_legal_day_turns_at_midnight_in_viet_nam() -> None:
    assert clock.legal_day(EVENING) == date(2026, 6, 30)
    assert clock.legal_day(EVENING + timedelta(minutes=1)) == date(2026, 7, 1)


def test_inside_the_block_the_clock_stands_and_outside_it_runs() -> None:
    with clock.at(EVENING):
        assert (clock.now(), clock.today()) == (EVENING, date(2026, 6, 30))
        with clock.at(EVENING + timedelta(days=1)):
            assert clock.today() == date(2026, 7, 1)
        assert clock.now() == EVENING
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)


def test_instants_are_in_utc_whatever_zone_they_are_given_in() -> None:
    with clock.at(datetime(2026, 5, 24, 14, 30, tzinfo=timezone(timedelta(hours=7)))):
        assert clock.now().tzinfo is UTC
        assert clock.now().hour == 7
        assert clock.local(clock.now()).strftime("%d/%m/%Y %H:%M") == "24/05/2026 14:30"


def test_a_held_clock_holds_in_its_own_thread_only() -> None:
    with clock.at(EVENING), ThreadPoolExecutor(1) as pool:
        assert pool.submit(clock.now).result() != EVENING


def test_a_moment_without_a_zone_is_refused() -> None:
    naive = datetime(2026, 5, 24, 14, 30)  # noqa: DTZ001
    for use in (clock.local, clock.legal_day, lambda moment: clock.at(moment).__enter__()):
        with pytest.raises(ValueError, match="no time zone"):
            use(naive)


def test_minutes_are_those_that_two_clock_faces_show() -> None:
    start = datetime(2026, 11, 24, 12, 30, 40, tzinfo=UTC)
    assert clock.minutes_between(start, datetime(2026, 11, 24, 14, 0, 10, tzinfo=UTC)) == 90
    assert clock.minutes_between(start, start + timedelta(hours=12)) == 720
