"""No English of pydantic's reaches a person."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID, uuid4

import pytest
from django.utils import translation
from pydantic import BaseModel, Field, TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError
from pydantic_core._pydantic_core import list_all_errors

from nennep.core.ids import NewId
from nennep.core.payload.errors import sentences
from nennep.core.payload.sentences import SENTENCES
from nennep.core.payload.types import RequiredLine

ALL_TYPES = {each["type"]: each for each in list_all_errors()}


class Mark(BaseModel):
    person: UUID
    status: Literal["present", "absent"]


class Payload(BaseModel, extra="forbid"):
    id: NewId | None = None
    day: date | None = None
    votes: Annotated[int, Field(ge=0, le=31)] = 0
    share: Annotated[float, Field(gt=0.5)] = 1
    since: Annotated[date, Field(ge=date(2025, 7, 1))] = date(2026, 1, 1)
    marks: list[Mark] = []


def refusals(**payload: object) -> list[tuple[str, str]]:
    labels = {"votes": "Số phiếu", "marks.status": "Có mặt"}
    with translation.override("vi"), pytest.raises(ValidationError) as caught:
        Payload(**payload)  # type: ignore[arg-type]
    with translation.override("vi"):
        return [(each.field, each.sentence) for each in sentences(caught.value, labels)]


def test_every_error_type_of_pydantic_has_a_sentence() -> None:
    assert set(ALL_TYPES) - set(SENTENCES) == set()


@pytest.mark.parametrize("kind", sorted(ALL_TYPES))
def test_each_sentence_is_vietnamese_and_filled_in(kind: str) -> None:
    context = dict(ALL_TYPES[kind].get("example_context") or {})
    if kind in ("value_error", "assertion_error"):
        context = {"error": ValueError("English for programmers")}
    error = ValidationError.from_exception_data(
        "x", [{"type": kind, "loc": ("field",), "input": None, "ctx": context}]
    )
    with translation.override("en"):
        (english,) = sentences(error)
    with translation.override("vi"):
        (vietnamese,) = sentences(error)
    assert vietnamese.sentence != english.sentence
    assert "%" not in vietnamese.sentence
    assert ALL_TYPES[kind]["message_template_python"] not in vietnamese.sentence


def test_a_bound_is_named() -> None:
    assert refusals(votes=32) == [("votes", "Số phiếu: Không được quá 31.")]
    assert refusals(share=0.5) == [("share", "Phải lớn hơn 0,5.")]
    assert refusals(since="2025-06-30") == [("since", "Phải từ 01/07/2025 trở lên.")]


def test_an_empty_line_and_a_long_one_are_spoken_of_as_text() -> None:
    def of(value: str) -> str:
        with pytest.raises(ValidationError) as caught:
            TypeAdapter(RequiredLine).validate_python(value)
        with translation.override("vi"):
            return sentences(caught.value)[0].sentence

    assert of(" \n ") == "Còn để trống. Đề nghị đồng chí nhập vào đây."
    assert of("ộ" * 301) == "Nội dung dài quá: nhiều nhất 300 ký tự."
    assert TypeAdapter(RequiredLine).validate_python(" Lò\nVăn An ") == "Lò Văn An"


def test_an_entry_of_a_list_is_named_by_its_line() -> None:
    marks = [{"person": str(uuid4()), "status": "present"}, {"person": str(uuid4()), "status": "asleep"}]
    assert refusals(marks=marks) == [
        ("marks.1.status", "Có mặt, dòng 2: Đề nghị đồng chí chọn một trong các mục có sẵn.")
    ]


def test_an_id_of_another_version_and_an_unknown_field_are_refused_in_words() -> None:
    (fault,) = refusals(id=str(uuid4()))
    assert fault == ("id", "Nội dung gửi lên chưa đúng. Đề nghị đồng chí tải lại trang và làm lại.")
    (unknown,) = refusals(colour="red")
    assert unknown[0] == "colour"
    assert "không có mục này" in unknown[1]


def test_an_error_type_that_nobody_listed_says_nothing_in_english() -> None:
    error = ValidationError.from_exception_data(
        "x", [{"type": PydanticCustomError("brand_new", "English {a}", {"a": 1}), "loc": ("a",), "input": 1}]
    )
    with translation.override("vi"):
        assert sentences(error)[0].sentence == "Nội dung này chưa đúng. Đề nghị đồng chí xem và nhập lại."
