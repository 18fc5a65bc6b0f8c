"""What is composed once asks and writes the same as Django's own statements."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.db import models
from tests.worlds import Stages

from nennep.core import clock
from nennep.core.audit.written import columns_of, is_told
from nennep.core.database.composed import ByKey, Columns, insert
from nennep.core.ids import new_id
from nennep.core.models import ActRecord, Refusal
from nennep.meetings.loading import LOCKED_FOR_ACT
from nennep.meetings.models import Meeting

TOLD = [each for each in apps.get_models() if is_told(each)]


def values_of(row: models.Model) -> dict[str, Any]:
    return {each.attname: getattr(row, each.attname) for each in row._meta.concrete_fields}


def test_a_row_found_by_its_key_is_the_one_that_a_queryset_finds(stages: Stages) -> None:
    composed = ByKey(lambda: Meeting.rows.select_related("body__organisation", "chair", "joint_session"))
    for pk in (stages.running, stages.draft, stages.running):
        found = composed.first(pk)
        assert found is not None
        assert values_of(found) == values_of(Meeting.rows.get(pk=pk))
        assert not found._state.adding


def test_related_rows_come_along_without_another_question(
    stages: Stages, django_assert_num_queries: Any
) -> None:
    meeting = Meeting.rows.select_related("body__organisation", "chair").get(pk=stages.running)
    composed = ByKey(lambda: Meeting.rows.select_related("body__organisation", "chair", "joint_session"))
    with django_assert_num_queries(1):
        found = composed.first(stages.running)
        assert found is not None
        assert values_of(found.body.organisation) == values_of(meeting.body.organisation)
        assert found.chair is not None
        assert meeting.chair is not None
        assert values_of(found.chair) == values_of(meeting.chair)
        assert found.joint_session is None


def test_a_key_without_a_row_finds_nothing(stages: Stages) -> None:
    assert LOCKED_FOR_ACT.first(new_id()) is None


def test_only_the_key_may_vary(stages: Stages) -> None:
    with pytest.raises(TypeError):
        ByKey(lambda: Meeting.rows.filter(place="Nhà văn hóa")).first(stages.running)


@pytest.mark.parametrize("model", TOLD, ids=lambda model: model._meta.label)
def test_columns_read_by_keys_are_those_of_a_queryset(stages: Stages, model: type[models.Model]) -> None:
    names = columns_of(model)
    rows = [tuple(each) for each in model._default_manager.order_by("pk").values_list("pk", *names)[:5]]
    asked = [*(each[0] for each in rows), new_id()]
    assert sorted(tuple(each) for each in Columns(model, names).of(asked)) == rows
    assert list(Columns(model, names).of([])) == []


def test_written_rows_are_read_as_they_were_meant(stages: Stages) -> None:
    key, at = new_id(), clock.now()
    made = [
        Refusal(key=key, act="meetings.open_meeting", actor_id=new_id(), code=code, refused_at=at)
        for code in ("đã khóa", "exists")
    ]
    insert(made)
    found = Refusal.rows.filter(key=key).order_by("pk")
    assert [(each.code, each.actor_id, each.refused_at) for each in found] == [
        (each.code, each.actor_id, at) for each in made
    ]
    record = ActRecord.rows.order_by("received_at").first()
    assert record is not None
    assert isinstance(record.result, dict)
    assert isinstance(record.organisation_id, type(key))


def test_rows_that_records_tell_are_not_written_past_their_manager(stages: Stages) -> None:
    with pytest.raises(TypeError):
        insert([Meeting.rows.get(pk=stages.running)])
