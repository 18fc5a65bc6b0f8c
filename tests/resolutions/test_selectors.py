"""Reading resolutions and tasks: nennep.resolutions.selectors."""

from __future__ import annotations

from uuid import UUID

import pytest

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.core.refusals import NotFound
from nennep.resolutions.actions import propose_resolution
from nennep.resolutions.enums import ResolutionKind, TaskList
from nennep.resolutions.models import Resolution
from nennep.resolutions.selectors import (
    resolution_for,
    rows_of,
    tallies_for,
    tallies_of_person,
    tasks_for,
    tasks_of_person,
    year_of_resolutions,
)
from tests.factories import Cell, World
from tests.resolutions.conftest import Decided


def ids(actor: Actor, cell: Cell, which: TaskList) -> list[UUID]:
    return [each.pk for each in tasks_for(actor, cell.id, clock.today(), which)]


def test_each_list_has_its_tasks_those_due_first_in_front(decided: Decided, pa_kim: Cell) -> None:
    assert ids(pa_kim.member, pa_kim, TaskList.OPEN) == [decided.late, decided.dayless]
    assert ids(pa_kim.member, pa_kim, TaskList.LATE) == [decided.late]
    assert ids(pa_kim.member, pa_kim, TaskList.CLOSED) == [decided.done]
    tallies = tallies_for(pa_kim.member, pa_kim.id, clock.today())
    assert tallies == {TaskList.OPEN: 2, TaskList.LATE: 1}


def test_a_row_says_how_late_it_is_and_what_was_heard_last(decided: Decided, pa_kim: Cell) -> None:
    today = clock.today()
    late, dayless = rows_of(pa_kim.member, list(tasks_for(pa_kim.member, pa_kim.id, today)), today)
    assert (late.days_late, late.heard and late.heard.result) == (19, "Mới xong một nửa")
    assert (dayless.days_late, dayless.heard) == (0, None)
    done = rows_of(pa_kim.member, list(tasks_for(pa_kim.member, pa_kim.id, today, TaskList.CLOSED)), today)
    assert [each.days_late for each in done] == [0]


def test_tasks_are_read_only_where_one_may_read(decided: Decided, pa_kim: Cell, world: World) -> None:
    assert ids(world.commune_secretary, pa_kim, TaskList.LATE) == [decided.late]
    assert ids(world.cells["staff"].member, pa_kim, TaskList.OPEN) == []


def test_ones_own_tasks_are_those_one_owns(decided: Decided, pa_kim: Cell) -> None:
    today = clock.today()
    assert [each.pk for each in tasks_of_person(pa_kim.member, today)] == [decided.late]
    assert tallies_of_person(pa_kim.member, today) == {TaskList.OPEN: 1, TaskList.LATE: 1}
    assert tallies_of_person(pa_kim.deputy, today) == {}


def test_ones_own_task_stays_but_its_meeting_closes_to_one_who_may_not_read_it(
    decided: Decided, pa_kim: Cell
) -> None:
    today = clock.today()
    own = list(tasks_of_person(pa_kim.member, today))
    assert [each.opens for each in rows_of(pa_kim.member, own, today)] == [True]
    assert [each.opens for each in rows_of(Actor.stranger(), own, today)] == [False]


def test_resolutions_are_found_by_year_and_kind(decided: Decided, pa_kim: Cell) -> None:
    on = clock.today()
    found = year_of_resolutions(pa_kim.member, pa_kim.id, on)
    assert (found.years, found.year, found.kinds) == ([2026], 2026, {"NQ": 1})
    assert [each.pk for each in found.resolutions] == [decided.resolution]
    of_kind = year_of_resolutions(pa_kim.member, pa_kim.id, on, year=2026, kind=ResolutionKind.CONCLUSION)
    assert list(of_kind.resolutions) == []
    assert list(year_of_resolutions(pa_kim.member, pa_kim.id, on, year=2025).resolutions) == []


def test_the_resolutions_of_a_cell_that_one_may_not_read_are_not_found(
    decided: Decided, pa_kim: Cell, world: World
) -> None:
    other = world.cells["staff"].member
    with pytest.raises(NotFound):
        year_of_resolutions(other, pa_kim.id, clock.today())
    with pytest.raises(NotFound):
        resolution_for(other, decided.resolution)


def test_a_draft_is_no_resolution_yet(in_session: UUID, pa_kim: Cell) -> None:
    draft = new_id()
    draft_of = {"meeting": in_session, "id": draft, "kind": ResolutionKind.RESOLUTION}
    propose_resolution(pa_kim.secretary, title="về bảo vệ rừng", text="Chi bộ thống nhất.", **draft_of)
    assert Resolution.rows.filter(pk=draft).exists()
    assert year_of_resolutions(pa_kim.member, pa_kim.id, clock.today()).years == []
    with pytest.raises(NotFound):
        resolution_for(pa_kim.secretary, draft)


def test_a_resolution_is_read_above_but_not_beside(decided: Decided, world: World) -> None:
    assert resolution_for(world.clerk, decided.resolution).pk == decided.resolution
    assert resolution_for(Actor.operator(), decided.resolution).pk == decided.resolution
