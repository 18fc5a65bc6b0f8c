"""Tasks among what one has to do: nennep.resolutions.todo."""

from __future__ import annotations

from nennep.core import clock
from nennep.resolutions.todo import todos
from nennep.web.home import todo_of
from tests.factories import Cell
from tests.resolutions.conftest import Decided


def test_an_open_task_with_a_day_is_among_what_its_owner_has_to_do(decided: Decided, pa_kim: Cell) -> None:
    (task,) = todos(pa_kim.member, clock.today())
    assert (task.title, task.when, task.awaited) == (
        "Phát đường băng",
        "đã quá hạn ngày 01/11/2026",
        False,
    )
    assert list(todos(pa_kim.secretary, clock.today())) == []  # done, or nobody's by name


def test_what_others_wait_for_comes_before_ones_own_tasks(decided: Decided, pa_kim: Cell) -> None:
    found = todo_of(pa_kim.member, clock.today())
    assert [each.awaited for each in found] == sorted((each.awaited for each in found), reverse=True)
