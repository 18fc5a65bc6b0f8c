"""Queries written as SQL: nennep.core.database.statements."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from django.db import connection
from tests.factories import Cell

from nennep.core.database.statements import Columns, asked, read_day, read_id, read_moment, statement
from nennep.core.ids import new_id
from nennep.meetings.models import Meeting
from nennep.organisation.models import Organisation

LISTED = statement("SELECT place.id FROM {place} place WHERE place.id IN %(places)s", place=Organisation)
MEETINGS = Columns(Meeting)
HELD = statement(
    "SELECT {columns} FROM {meeting} meeting WHERE meeting.id = %(id)s",
    columns=MEETINGS.of("meeting"),
    meeting=Meeting,
)


def test_a_list_may_hold_many_one_or_nothing(pa_kim: Cell) -> None:
    def found(*places: UUID) -> list[UUID]:
        return [read_id(each) for (each,) in asked(LISTED, {"places": places})]

    assert found(new_id(), pa_kim.id, new_id()) == [pa_kim.id]
    assert found(pa_kim.id) == [pa_kim.id]
    assert found() == []


def test_values_are_values_and_never_text_of_the_statement(pa_kim: Cell) -> None:
    told = asked("SELECT %(word)s || ''", {"word": "'; DROP TABLE core_chainhead; -- %(places)s"})
    assert told == [("'; DROP TABLE core_chainhead; -- %(places)s",)]


def test_the_columns_of_a_table_make_the_row_that_django_reads(pa_kim: Cell, meeting: UUID) -> None:
    (row,) = asked(HELD, {"id": meeting})
    read, same = MEETINGS.row(row), Meeting.rows.get(pk=meeting)
    for field in Meeting._meta.concrete_fields:
        assert getattr(read, field.attname) == getattr(same, field.attname), field.attname
    assert read._state.adding is False


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite plans in microseconds")
def test_postgresql_plans_a_statement_once_for_all_values(pa_kim: Cell) -> None:
    for _turn in range(5):
        asked(LISTED, {"places": [new_id()]})
    kept = "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE 'SELECT place.id FROM%%IN ($1)'"
    assert asked(kept, {}) == [(1,)]


@pytest.mark.parametrize("given", [date(2026, 11, 28), "2026-11-28"])
def test_a_day_is_read_as_either_database_gives_it(given: date | str) -> None:
    assert read_day(given) == date(2026, 11, 28)


@pytest.mark.parametrize("given", ["2026-11-28 09:30:00.000001", datetime(2026, 11, 28, 9, 30, 0, 1, UTC)])
def test_an_instant_is_read_as_either_database_gives_it(given: datetime | str) -> None:
    assert read_moment(given) == datetime(2026, 11, 28, 9, 30, 0, 1, UTC)
