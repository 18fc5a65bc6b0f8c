from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from nennep.stories.moments import day_of, moment_of

TODAY, SCENE = date(2026, 1, 31), date(2026, 1, 24)
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.mark.parametrize(
    ("told", "day"),
    [
        (date(2018, 10, 3), date(2018, 10, 3)),
        ("today", TODAY),
        ("today+5", date(2026, 2, 5)),
        ("today-31", date(2025, 12, 31)),
        ("month/24", date(2026, 1, 24)),
        ("month-2/24", date(2025, 11, 24)),
        ("month+1/1", date(2026, 2, 1)),
        ("day+28", date(2026, 2, 21)),
    ],
)
def test_a_day_is_itself_or_counted_from_today_or_from_the_scene(told: object, day: date) -> None:
    assert day_of(told, TODAY, SCENE) == day


@pytest.mark.parametrize(
    "told",
    [
        "month+1/31",
        "month/0",
        "yesterday",
        "24/11/2026",
        24,
        "today5",
        "today+99999999999",
        "today-99999",
        "month+99999999999/1",
        "month-9999/1",
        date(1, 1, 1),
        date(9999, 12, 31),
        datetime(2026, 1, 1, tzinfo=VIETNAM),
    ],
)
def test_what_is_no_day_is_none(told: object) -> None:
    assert day_of(told, TODAY, SCENE) is None


def test_a_day_counted_from_the_scene_needs_a_scene() -> None:
    assert day_of("day+1", TODAY, None) is None


@pytest.mark.parametrize(
    ("told", "moment"),
    [
        (time(19, 30), datetime(2026, 1, 24, 19, 30, tzinfo=VIETNAM)),
        (datetime.fromisoformat("2026-01-02T08:00"), datetime(2026, 1, 2, 8, 0, tzinfo=VIETNAM)),
        ("month-1/24 19:30", datetime(2025, 12, 24, 19, 30, tzinfo=VIETNAM)),
    ],
)
def test_an_hour_is_of_the_scenes_day_and_of_viet_nam(told: object, moment: datetime) -> None:
    assert moment_of(told, TODAY, SCENE) == moment


@pytest.mark.parametrize(
    "told",
    [
        "19:30",
        "month-1/24",
        "month-1/24 25:00",
        date(2026, 1, 1),
        3,
        datetime(1, 1, 1, tzinfo=VIETNAM),
        datetime(1969, 7, 20, tzinfo=VIETNAM),
        datetime(9999, 12, 31, 23, 59, tzinfo=VIETNAM),
    ],
)
def test_what_is_no_instant_is_none(told: object) -> None:
    assert moment_of(told, TODAY, SCENE) is None


def test_an_hour_alone_needs_a_scene() -> None:
    assert moment_of(time(8), TODAY, None) is None
