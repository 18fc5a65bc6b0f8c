"""What the form fields take, and what they say when they refuse."""

from datetime import date, time
from uuid import UUID

import pytest
from django import forms
from django.core.exceptions import ValidationError

from nennep.core.dates.partial_dates import PartialDate, Precision
from nennep.core.ids import is_uuid7
from nennep.ui import fields


@pytest.mark.parametrize(
    "written",
    ["24/11/2026", " 24/11/2026 ", "24-11-2026", "24.11.2026", "24 11 2026", "24112026", "2026-11-24"],
)
def test_a_day_is_read_as_people_write_it(written: str) -> None:
    assert fields.DateField().clean(written) == date(2026, 11, 24)


def test_a_day_without_zeros() -> None:
    assert fields.DateField().clean("3/2/2026") == date(2026, 2, 3)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("31/02/2026", "no_such_day"),
        ("24/13/2026", "no_such_day"),
        ("24/11/26", "short_year"),
        ("24/11/0026", "far_year"),
        ("24/11/3026", "far_year"),
        ("hôm qua", "invalid"),
        ("24/11", "invalid"),
        ("", "required"),
    ],
)
def test_each_fault_of_a_day_has_its_own_sentence(written: str, code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        fields.DateField().clean(written)
    assert refused.value.code == code


def test_a_day_is_shown_again_as_day_month_year() -> None:
    class Form(forms.Form):
        day = fields.DateField()

    assert 'value="24/11/2026"' in str(Form(initial={"day": date(2026, 11, 24)})["day"])


@pytest.mark.parametrize("written", ["19:30", "19h30", "19.30", "19 giờ 30", "19g30", "1930", "19:30:00"])
def test_an_hour_is_read_as_people_write_it(written: str) -> None:
    assert fields.TimeField().clean(written) == time(19, 30)


@pytest.mark.parametrize(("written", "hour"), [("7h", time(7)), ("730", time(7, 30)), ("0:05", time(0, 5))])
def test_short_hours(written: str, hour: time) -> None:
    assert fields.TimeField().clean(written) == hour


@pytest.mark.parametrize("written", ["25:00", "19:61", "7 PM", "tối", "19"])
def test_no_hour_is_refused(written: str) -> None:
    with pytest.raises(ValidationError, match="19:30"):
        fields.TimeField().clean(written)


def test_a_partial_date_keeps_how_much_is_known() -> None:
    found = fields.PartialDateField().clean("02/1960")
    assert isinstance(found, PartialDate)
    assert (found.precision, found.declared) == (Precision.MONTH, "02/1960")
    assert fields.PartialDateField(required=False).clean("") is None


def test_a_partial_date_that_is_none_is_refused_with_examples() -> None:
    with pytest.raises(ValidationError, match="1998"):
        fields.PartialDateField().clean("năm con chuột")


@pytest.mark.parametrize(("written", "count"), [("12", 12), ("1.250", 1250), ("1 250", 1250), ("0", 0)])
def test_counts_may_be_written_with_dots(written: str, count: int) -> None:
    assert fields.CountField().clean(written) == count


@pytest.mark.parametrize("written", ["-1", "1.5", "mười"])
def test_what_is_no_count_is_refused(written: str) -> None:
    with pytest.raises(ValidationError):
        fields.CountField().clean(written)


def test_a_new_id_is_drawn_with_the_form_and_comes_back() -> None:
    class Form(forms.Form):
        key = fields.NewIdField()

    drawn = Form()["key"].value()
    assert is_uuid7(UUID(drawn))
    sent = Form({"key": drawn})
    assert sent.is_valid()
    assert sent.cleaned_data["key"] == UUID(drawn)
