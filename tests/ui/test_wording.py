"""How dates, hours and numbers are written."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from fractions import Fraction

import pytest
from django.utils import translation

from nennep.ui import wording

EVENING = datetime(2026, 11, 24, 17, 30, tzinfo=UTC)  # half past midnight of the 25th in Việt Nam


def test_day_is_written_day_month_year() -> None:
    assert wording.day(date(2026, 3, 2)) == "02/03/2026"
    assert wording.day("2026-03-02") == "02/03/2026"
    assert wording.day(None) == ""


def test_an_instant_is_shown_by_the_wall_clock_in_viet_nam() -> None:
    assert wording.day(EVENING) == "25/11/2026"
    assert wording.hour(EVENING) == "00:30"
    assert wording.moment(EVENING) == "00:30, 25/11/2026"
    assert wording.weekday(EVENING) == "Thứ Tư"


def test_hour_is_of_24() -> None:
    assert wording.hour(time(19, 5)) == "19:05"
    assert wording.hour("07:30:00") == "07:30"


@pytest.mark.parametrize(
    ("on", "name"), [(23, "Thứ Hai"), (24, "Thứ Ba"), (25, "Thứ Tư"), (28, "Thứ Bảy"), (29, "Chủ nhật")]
)
def test_weekdays_are_spoken_words(on: int, name: str) -> None:
    assert wording.weekday(date(2026, 11, on)) == name


def test_months_and_weekdays_follow_the_reader() -> None:
    assert wording.month(date(2026, 11, 3)) == "tháng 11/2026"
    with translation.override("en"):
        assert wording.month(date(2026, 11, 3)) == "month 11/2026"
        assert wording.weekday(date(2026, 11, 24)) == "Tuesday"


@pytest.mark.parametrize(
    ("value", "places", "said"),
    [
        (1234567, None, "1.234.567"),
        (1234.5, None, "1.234,5"),
        (Decimal("12.50"), None, "12,5"),
        (Decimal(100), None, "100"),
        (Decimal("2.5"), 0, "3"),
        (Fraction(1, 3), 2, "0,33"),
        (-4, None, "−4"),
        (0, None, "0"),
        (None, None, "–"),
    ],
)
def test_numbers_in_vietnamese(value: wording.Figure | None, places: int | None, said: str) -> None:
    assert wording.number(value, places) == said


def test_numbers_in_english() -> None:
    with translation.override("en"):
        assert wording.number(1234.5) == "1,234.5"
        assert wording.percent(Fraction(134, 143)) == "94%"


def test_percent_rounds_half_up_and_unknown_is_not_zero() -> None:
    assert wording.percent(Fraction(51, 50)) == "102\u00a0%"
    assert wording.percent(0.125, 1) == "12,5\u00a0%"
    assert wording.percent(Decimal("0.005")) == "1\u00a0%"
    assert wording.percent(0) == "0\u00a0%"
    assert wording.percent(None) == "–"


def test_file_sizes() -> None:
    assert [wording.filesize(size) for size in (12, 186368, 1468006)] == [
        "12\u00a0B",
        "182\u00a0KB",
        "1,4\u00a0MB",
    ]
