"""Days, moments and hours as programs tell them: nennep.core.dates.told."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from django.utils import translation
from pydantic import BaseModel, ValidationError

from nennep.core.dates.told import Day, HourOfDay, Moment, moment_told
from nennep.core.payload.errors import sentences


class Told(BaseModel):
    day: Day = date(2026, 11, 24)
    moment: Moment = datetime(2026, 11, 24, 12, 30, tzinfo=UTC)
    hour: HourOfDay = time(19, 30)


@pytest.mark.parametrize(
    "moment",
    [
        "2026-11-24T12:30:00Z",
        "2026-11-24T19:30+07:00",
        "2026-11-24 19:30:00.000+0700",
        "2026-11-24T12:30:00+00:00",
    ],
)
def test_a_moment_is_written_out_with_its_zone(moment: str) -> None:
    assert Told(moment=moment).moment == moment_told(moment) == datetime(2026, 11, 24, 12, 30, tzinfo=UTC)  # type: ignore[arg-type]


def test_what_a_payload_was_stored_as_is_told_again() -> None:
    told = Told(moment=datetime.fromisoformat("2026-11-24T19:30:00.25+07:00"))
    assert Told(**told.model_dump(mode="json")) == told


@pytest.mark.parametrize(
    ("field", "told", "sentence"),
    [
        ("day", 0, "năm-tháng-ngày"),
        ("day", "20261124", "năm-tháng-ngày"),
        ("day", "2026-02-30", "năm-tháng-ngày"),
        ("day", "0001-01-01", "01/01/1900"),
        ("day", "9999-12-31", "31/12/2199"),
        ("moment", 0, "ngày và giờ"),
        ("moment", "1764206000", "ngày và giờ"),
        ("moment", "2026-11-24", "ngày và giờ"),
        ("moment", "2026-11-24T19:30:00", "múi giờ"),
        ("moment", "0001-01-01T00:00:00+14:00", "Năm này không thể đúng"),
        ("moment", "9999-12-31T23:59:59-12:00", "Năm này không thể đúng"),
        ("hour", 50_400, "giờ:phút"),
        ("hour", "14:00+07:00", "giờ:phút"),
        ("hour", "24:00", "giờ:phút"),
    ],
)
def test_what_cannot_be_is_refused_with_what_would_be_right(field: str, told: object, sentence: str) -> None:
    with translation.override("vi"), pytest.raises(ValidationError) as caught:
        Told(**{field: told})  # type: ignore[arg-type]
    with translation.override("vi"):
        (refusal,) = sentences(caught.value)
    assert sentence in refusal.sentence
