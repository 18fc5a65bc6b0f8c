"""Every table that acts write: a row changed in any column, taken away or put in beside the chain is found."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db import connection, models, transaction
from tests.tampering import differences_found, key_of, without_triggers
from tests.told import told
from tests.worlds import Stages

from nennep.config.audit.everything import Walk
from nennep.core.audit import chain
from nennep.core.audit.written import is_told
from nennep.core.ids import new_id
from nennep.core.models import Entity
from nennep.meetings.actions.changes import move_meeting
from nennep.meetings.actions.opening import open_now
from nennep.meetings.actions.papers import number_paper
from nennep.meetings.enums import MeetingKind
from nennep.meetings.models import Meeting, Notice, RollEntry
from nennep.membership.actions import introduce_member
from nennep.membership.enums import Purpose
from nennep.records.enums import DocumentType
from nennep.records.models import Number
from nennep.resolutions.actions import TaskResult, hear_progress
from nennep.resolutions.enums import AssignmentState
from nennep.resolutions.models import Progress
from nennep.resolutions.selectors import carried_into
from nennep.room.actions.scores import ScoreMark, agree_score
from nennep.room.parts import record_of
from nennep.rulebook.actions import set_own_rule
from nennep.rulebook.models import OwnRule
from nennep.scores.in_meeting.score import score_of
from nennep.scores.models import ScoreLine

TOLD = sorted((each for each in apps.get_models() if is_told(each)), key=lambda each: each._meta.label)
WITHOUT_AN_ACT = {"organisation.Locality", "organisation.Coverage"}
"""Tables that no act writes yet: a row in them is strange."""


def test_records_tell_every_table_of_entities_or_it_says_why_not() -> None:
    silent = [each for each in apps.get_models() if issubclass(each, Entity) and not is_told(each)]
    assert {each._meta.label for each in silent if len(each.not_told) < 10} == set()
    assert len(TOLD) > 35


@pytest.fixture
def filled(stages: Stages) -> Stages:
    """A row at least in every table that acts write."""
    told("cac-buoi-nua.toml", stages.names)
    cell, clerk = stages.cell, stages.world.clerk
    running = Meeting.rows.select_related("body__organisation").get(pk=stages.running)
    task = carried_into(running)[0].assignment.pk
    results = [TaskResult(task=task, state=AssignmentState.DONE, result="Đã phát dọn xong.")]
    hear_progress(cell.secretary, meeting=running.pk, results=results)
    scored = score_of(record_of(running))
    assert scored is not None
    lines = [
        ScoreMark(criterion=each.criterion, points=each.maximum) for each in scored.lines if each.applies
    ]
    agree_score(cell.secretary, meeting=running.pk, lines=lines)
    open_now(
        cell.secretary,
        id=new_id(),
        body=running.body_id,
        kind=MeetingKind.THEMATIC,
        chair=running.chair_id,
        items=[],
    )
    number_paper(cell.secretary, meeting=stages.notified, document_type=DocumentType.NOTICE)
    draft = Meeting.rows.get(pk=stages.draft)
    move_meeting(
        cell.secretary,
        id=new_id(),
        meeting=draft.pk,
        starts_at=draft.starts_at + timedelta(hours=1),
        reason="Trùng giờ họp dân",
    )
    introduce_member(
        clerk,
        id=new_id(),
        person=cell.members[5],
        to="14.118",
        purpose=Purpose.TRANSFER,
        begins=date(2026, 11, 20),
    )
    set_own_rule(
        clerk,
        id=new_id(),
        organisation=stages.world.commune,
        code="meeting.notice_lead_days",
        value=3,
        document="Quy chế 05-QC/ĐU ngày 12/01/2026, điều 3",
        valid_from=date(2026, 12, 1),
    )
    return stages


def test_every_table_is_filled_and_nothing_is_found(filled: Stages) -> None:
    empty = {each._meta.label for each in TOLD if not each._default_manager.exists()}
    assert empty == WITHOUT_AN_ACT
    assert found() == set()


def test_a_row_changed_in_any_column_put_in_or_taken_away_beside_the_chain_is_found(filled: Stages) -> None:
    """Held against what the records tell; what the apps find by payloads besides has its own tests."""
    walk = Walk([], set())
    for organisation in chain.chains():
        chain.verify(organisation, walk.see)
    for model in TOLD:
        one = model._default_manager.order_by("pk").first()
        if one is None:
            continue
        for column in (each for each in model._meta.concrete_fields if not each.primary_key):
            with undone():
                write(model, one.pk, column, other(column, getattr(one, column.attname)))
                seen = [(each.row, each.what) for each in walk.left.of(model)]
            assert seen == [(one.pk, "other")], (model, column.name)
        with undone():
            strange = put_in_like(one)
            seen = [(each.row, each.what) for each in walk.left.of(model)]
        assert seen == [(strange, "strange")], model
        with undone():
            take_away(one)
            seen = [(each.row, each.what) for each in walk.left.of(model)]
        assert seen == [(one.pk, "missing")], model


@pytest.mark.parametrize("model", [Meeting, ScoreLine, RollEntry, Notice, Number, Progress, OwnRule])
def test_the_audit_as_a_whole_names_a_row_that_was_taken_away(
    filled: Stages, model: type[models.Model]
) -> None:
    one = model._default_manager.order_by("pk").first()
    assert one is not None
    with undone():
        take_away(one)
        assert (model._meta.label, one.pk) in found()


def found() -> set[tuple[str, UUID | None]]:
    """Tables and rows in which the audit finds something."""
    return {(each.table, each.row) for each in differences_found()}


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is done inside is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


OF_NOTHING: tuple[tuple[type[models.Field[Any, Any]], Any], ...] = (
    (models.BooleanField, True),
    (models.DateTimeField, datetime.fromisoformat("2031-05-01T10:00:00+07:00")),
    (models.DateField, date(2031, 5, 1)),
    (models.CharField, "1960"),
    (models.Field, 57),
)
"""What a column may hold where it holds nothing."""


def other(column: models.Field[Any, Any], value: Any) -> Any:
    """Another value that the column takes, and no other row has."""
    if column.is_relation or isinstance(column, models.UUIDField):
        return new_id()
    if value is None:
        return next(one for kind, one in OF_NOTHING if isinstance(column, kind))
    match value:
        case bool():
            return not value
        case int() | Decimal():
            return value + 57
        case datetime() | date():
            return value - timedelta(days=1)
        case time():
            return value.replace(minute=value.minute ^ 1)
        case dict() | list():
            return {"khác": 1}
    return f"{value}x"[-(column.max_length or 200) :]


def write(model: type[models.Model], row: UUID, column: models.Field[Any, Any], value: Any) -> None:
    """Write one column past the program."""
    stored = column.get_db_prep_save(value, connection)
    statement = f'UPDATE "{model._meta.db_table}" SET "{column.column}" = %s WHERE id = %s'
    without_triggers(statement, [stored, key_of(row)])


def take_away(row: models.Model) -> None:
    """Remove a row past the program."""
    without_triggers(f'DELETE FROM "{row._meta.db_table}" WHERE id = %s', [key_of(row.pk)])


def put_in_like(row: models.Model) -> UUID:
    """Put in a row past the program, like another as far as two may be alike."""
    row = copy(row)
    constraints = [each for each in row._meta.constraints if isinstance(each, models.UniqueConstraint)]
    once = {name for each in constraints for name in each.fields}
    for column in row._meta.concrete_fields:
        if column.primary_key:
            row.pk = new_id()
        elif column.unique or column.name in once:
            setattr(row, column.attname, other(column, getattr(row, column.attname)))
    models.Model.save(row, force_insert=True)
    return row.pk
