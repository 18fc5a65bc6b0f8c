"""Holidays: the lunar days are computed anew and compared with the data.

The computation is astronomical (new moons and the sun's longitude after Meeus, at 7 hours east), written here for
the test alone: the data file stays the source of what the program shows.
"""

import math
from datetime import date, timedelta

import pytest

from nennep.rulebook.holidays import caution, holiday_on, load

YEARS = range(2018, 2028)
J2000 = 2451545.0


def _new_moon(k: int) -> float:
    """The moment of the k-th new moon after January 1900, as a Julian date in terrestrial time."""
    t = k / 1236.85
    rad = math.pi / 180
    mean = 2415020.75933 + 29.53058868 * k + 0.0001178 * t**2 - 0.000000155 * t**3
    mean += 0.00033 * math.sin((166.56 + 132.87 * t - 0.009173 * t**2) * rad)
    m = (359.2242 + 29.10535608 * k - 0.0000333 * t**2) * rad
    mp = (306.0253 + 385.81691806 * k + 0.0107306 * t**2) * rad
    f = (21.2964 + 390.67050646 * k - 0.0016528 * t**2) * rad
    return mean + (
        (0.1734 - 0.000393 * t) * math.sin(m)
        + 0.0021 * math.sin(2 * m)
        - 0.4068 * math.sin(mp)
        + 0.0161 * math.sin(2 * mp)
        - 0.0004 * math.sin(3 * mp)
        + 0.0104 * math.sin(2 * f)
        - 0.0051 * math.sin(m + mp)
        - 0.0074 * math.sin(m - mp)
        + 0.0004 * math.sin(2 * f + m)
        - 0.0004 * math.sin(2 * f - m)
        - 0.0006 * math.sin(2 * f + mp)
        + 0.0010 * math.sin(2 * f - mp)
        + 0.0005 * math.sin(2 * mp + m)
    )


def _day(julian: float) -> date:
    """The day in Việt Nam (UTC+7) of a Julian date in terrestrial time (about 70 s ahead of UTC)."""
    return date(2000, 1, 1) + timedelta(days=math.floor(julian - 70 / 86400 - J2000 + 0.5 + 7 / 24))


def _sun(day: date) -> float:
    """The sun's longitude in degrees at the start of a day in Việt Nam."""
    t = ((day - date(2000, 1, 1)).days - 0.5 - 7 / 24) / 36525
    rad = math.pi / 180
    m = (357.52910 + 35999.05030 * t - 0.0001559 * t**2) * rad
    centre = (1.914600 - 0.004817 * t) * math.sin(m) + 0.019993 * math.sin(2 * m) + 0.000290 * math.sin(3 * m)
    return (280.46646 + 36000.76983 * t + 0.0003032 * t**2 + centre) % 360


def _months(start: int, end: int) -> list[date]:
    """First days of the lunar months, from a little before `start` to a little after `end`."""
    first = int((start - 1900) * 12.3685) - 3
    return [_day(_new_moon(k)) for k in range(first, first + 12 * (end - start + 2))]


def _starts_of_year(year: int) -> tuple[date, date]:
    """First days of the first and third lunar month of the lunar year that begins in `year`."""
    months = _months(year - 1, year + 1)

    # the eleventh month holds the winter solstice; a month without a principal term is a leap month
    def eleventh(solar_year: int) -> int:
        solstice_month = [i for i, day in enumerate(months) if day <= date(solar_year, 12, 23)][-1]
        while _sun(months[solstice_month]) >= 270:
            solstice_month -= 1
        return solstice_month

    a, b = eleventh(year - 1), eleventh(year)
    leap_year = b - a == 13
    numbered: dict[int, date] = {}
    number, leap_seen = 11, False
    for i in range(a, b):
        is_leap = (
            leap_year
            and not leap_seen
            and i > a
            and int(_sun(months[i]) // 30) == int(_sun(months[i + 1]) // 30)
        )
        leap_seen = leap_seen or is_leap
        if i > a and not is_leap:
            number = number % 12 + 1
        if not is_leap:
            numbered[number] = months[i]
    return numbered[1], numbered[3]


@pytest.mark.parametrize("year", YEARS)
def test_tet_and_the_kings_day_are_where_sun_and_moon_put_them(year: int) -> None:
    first, third = _starts_of_year(year)
    assert holiday_on(first) == "Tết Nguyên đán (Mùng 1 Tết)"
    assert holiday_on(first - timedelta(days=1)) == "Tết Nguyên đán (ngày cuối năm âm lịch)"
    assert holiday_on(third + timedelta(days=9)) == "Giỗ Tổ Hùng Vương (mùng 10 tháng 3 âm lịch)"


@pytest.mark.parametrize("year", YEARS)
def test_fixed_holidays_come_every_year(year: int) -> None:
    assert holiday_on(date(year, 1, 1)) == "Tết Dương lịch"
    assert holiday_on(date(year, 4, 30)) == "Ngày Chiến thắng 30/4"
    assert holiday_on(date(year, 5, 1)) == "Ngày Quốc tế Lao động 1/5"
    assert holiday_on(date(year, 9, 2)) == "Quốc khánh 2/9"


def test_the_day_of_culture_is_a_holiday_from_2026() -> None:
    assert holiday_on(date(2026, 11, 24)) == "Ngày Văn hóa Việt Nam 24/11"
    assert holiday_on(date(2025, 11, 24)) is None


def test_the_day_beside_the_national_day_is_marked_unconfirmed() -> None:
    assert holiday_on(date(2025, 9, 1)) == "Nghỉ liền kề Quốc khánh (chưa kiểm chứng)"
    assert holiday_on(date(2025, 9, 3)) is None


def test_ordinary_days_and_unknown_years_are_no_holidays() -> None:
    assert holiday_on(date(2026, 6, 24)) is None
    assert holiday_on(date(2030, 1, 1)) is None
    assert {each.year for each in load()} == set(YEARS)


def test_what_is_not_known_is_said() -> None:
    assert "hoán đổi" in caution()
    assert "chưa biết" in caution()
