"""Dates of which only a part is known."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError as FieldError
from django.db import models
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from nennep.core.dates.partial_dates import PartialDate, PartialDateField
from nennep.core.payload.errors import sentences

parse = PartialDate.parse
texts = st.dates(date(1900, 1, 1), date(2100, 12, 31)).flatmap(
    lambda day: st.sampled_from(
        [f"{day.day}/{day.month}/{day.year}", f"{day:%m/%Y}", f"{day:%Y}", day.isoformat()]
    )
)


@pytest.mark.parametrize(
    ("declared", "shown", "canonical"),
    [
        ("5/2/1960", "05/02/1960", "1960-02-05"),
        ("05-02-1960", "05/02/1960", "1960-02-05"),
        ("05.02.1960", "05/02/1960", "1960-02-05"),
        ("'05/02/1960", "05/02/1960", "1960-02-05"),
        ("02/1960", "02/1960", "1960-02-00"),
        ("00/02/1960", "02/1960", "1960-02-00"),
        ("1960", "1960", "1960-00-00"),
        ("00/00/1960", "1960", "1960-00-00"),
        ("1960-02-05", "05/02/1960", "1960-02-05"),
        ("1960-02", "02/1960", "1960-02-00"),
        ("11/2023", "11/2023", "2023-11-00"),
        ("Ngày 5 tháng 2 năm 1960", "05/02/1960", "1960-02-05"),
        ("tháng 12/1959", "12/1959", "1959-12-00"),
    ],
)
def test_what_stands_in_old_files_is_read_and_kept(declared: str, shown: str, canonical: str) -> None:
    partial = parse(declared)
    assert (str(partial), partial.canonical) == (shown, canonical)
    assert partial.declared == declared.lstrip("'")


@pytest.mark.parametrize(
    "wrong",
    ["", "5/2/60", "30/2/1960", "13/1960", "5/0/1960", "0960", "khoảng 1960", "1960/02/05/1", "22007", "5 2"],
)
def test_what_is_no_date_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError):
        parse(wrong)


def test_order_is_that_of_time_and_the_less_exact_stands_first() -> None:
    in_order = ["1959", "12/1959", "31/12/1959", "1960", "1/1960", "1/1/1960", "5/2/1960", "3/1960"]
    assert [each.declared for each in sorted(map(parse, sorted(in_order)))] == in_order


@given(texts, texts)
def test_the_stored_text_sorts_as_the_dates_do(one: str, other: str) -> None:
    column = PartialDateField()
    assert (column.get_prep_value(one)[:10] < column.get_prep_value(other)[:10]) == (
        parse(one) < parse(other)
    )


@given(texts)
def test_as_it_is_written_on_paper_it_reads_back(text: str) -> None:
    assert parse(str(parse(text))) == parse(text)


@given(texts)
def test_the_column_gives_back_value_precision_and_words(text: str) -> None:
    column = PartialDateField()
    stored = column.get_prep_value(parse(text))
    assert len(stored) <= column.max_length
    back = column.from_db_value(stored, None, None)
    assert (back, back.declared) == (parse(text), text)


def test_nothing_declared_is_kept_as_nothing() -> None:
    assert PartialDateField(null=True).get_prep_value(None) is None
    assert PartialDateField().get_prep_value(None) == ""
    assert PartialDateField().from_db_value("", None, None) is None
    assert PartialDateField().get_prep_value(date(1960, 2, 5)) == "1960-02-05"


def test_a_migration_names_the_column_without_its_length() -> None:
    path, args, kwargs = PartialDateField(blank=True).deconstruct()[1:]
    assert (path, args, kwargs) == ("nennep.core.dates.partial_dates.PartialDateField", [], {"blank": True})
    assert isinstance(PartialDateField(), models.CharField)


def test_a_wrong_date_is_refused_in_words() -> None:
    with translation.override("vi"):
        with pytest.raises(FieldError) as in_form:
            PartialDateField().to_python("5/2/60")
        assert in_form.value.messages == [
            "Đề nghị đồng chí nhập ngày/tháng/năm, tháng/năm hoặc năm, ví dụ 5/2/1960, 2/1960 hoặc 1960."
        ]
        with pytest.raises(ValidationError) as in_payload:
            TypeAdapter(PartialDate).validate_python("5/2/60")
        assert sentences(in_payload.value)[0].sentence == in_form.value.messages[0]


@given(texts)
def test_a_payload_carries_the_words_as_declared(text: str) -> None:
    adapter = TypeAdapter(PartialDate)
    dumped = adapter.dump_python(parse(text), mode="json")
    assert dumped == text
    assert adapter.validate_python(dumped) == adapter.validate_json(f'"{text}"') == parse(text)
    assert adapter.json_schema()["type"] == "string"
