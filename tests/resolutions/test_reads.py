"""What may be asked about resolutions and tasks: nennep.resolutions.reads."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from nennep.core.actor import Actor
from nennep.core.reads import read_named
from nennep.core.refusals import NotFound
from tests.factories import Cell, World
from tests.resolutions.conftest import Decided


def tasks(actor: Actor, name: str = "resolutions.own_tasks", **parameters: Any) -> list[UUID]:
    return [each.id for each in read_named(name)(actor, **parameters).rows]


def test_tasks_are_listed_open_late_and_closed(decided: Decided, pa_kim: Cell) -> None:
    at = {"organisation": pa_kim.id}
    assert tasks(pa_kim.member, "resolutions.tasks", **at) == [decided.late, decided.dayless]
    assert tasks(pa_kim.member, "resolutions.tasks", which="late", **at) == [decided.late]
    assert tasks(pa_kim.member, "resolutions.tasks", which="closed", **at) == [decided.done]


def test_a_task_says_how_late_it_is_and_what_was_last_heard(decided: Decided, pa_kim: Cell) -> None:
    page = read_named("resolutions.tasks").ask(
        pa_kim.secretary, {"organisation": str(pa_kim.id), "which": "late"}
    )
    late = page["rows"][0]
    assert (late["days_late"], late["last_heard"], late["state"]) == (19, "Mới xong một nửa", "open")
    assert late["meeting"] == str(decided.meeting)


def test_ones_own_tasks_are_those_one_was_given(decided: Decided, pa_kim: Cell) -> None:
    assert tasks(pa_kim.member, which="late") == [decided.late]
    assert tasks(pa_kim.secretary) == []


def test_a_resolution_is_told_with_its_text_ballot_and_tasks(
    decided: Decided, pa_kim: Cell, world: World
) -> None:
    listed = read_named("resolutions.resolutions")(pa_kim.member, organisation=pa_kim.id).rows
    assert [each.id for each in listed] == [decided.resolution]
    whole = read_named("resolutions.resolution")(pa_kim.member, resolution=decided.resolution)
    assert whole.head == listed[0]
    assert whole.text
    assert whole.ballot.passed
    assert {each.id for each in whole.tasks} == {decided.late, decided.dayless, decided.done}
    with pytest.raises(NotFound):
        read_named("resolutions.resolution")(world.cells["staff"].member, resolution=decided.resolution)


def test_another_year_or_kind_has_none(decided: Decided, pa_kim: Cell) -> None:
    resolutions = read_named("resolutions.resolutions")
    assert resolutions(pa_kim.member, organisation=pa_kim.id, year=2025).total == 0
    assert resolutions(pa_kim.member, organisation=pa_kim.id, year=2026, kind="KL").total == 0
