"""The hour of the end in the server's forms: nennep.meetings.forms.hours."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest
from django.core.exceptions import ValidationError

from nennep.meetings.forms.hours import check_end, end_field

BEGAN = datetime(2026, 11, 24, 14, 30, tzinfo=UTC)  # 21:30 in Vietnam


@pytest.mark.parametrize("end", [time(22, 0), time(0, 10), time(9, 30)])
def test_an_hour_of_the_evening_or_after_midnight_can_be(end: time) -> None:
    check_end(BEGAN, end)


@pytest.mark.parametrize("end", [time(21, 30), time(19, 0), time(9, 31)])
def test_an_hour_before_the_beginning_is_refused_with_what_it_would_mean(end: time) -> None:
    with pytest.raises(ValidationError, match=rf"Từ 21:30 đến {end:%H:%M} hôm sau là hơn 12 giờ"):
        check_end(BEGAN, end)


def test_without_a_beginning_any_hour_can_be() -> None:
    check_end(None, time(3, 0))


def test_the_field_says_what_an_hour_after_midnight_means() -> None:
    assert "00:10" in str(end_field().help_text)
