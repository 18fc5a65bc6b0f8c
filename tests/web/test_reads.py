"""What may be asked of home: nennep.web.reads."""

from __future__ import annotations

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.reads import read_named
from nennep.web.home import todo_of
from tests.worlds import Stages


def test_what_there_is_to_do_is_what_home_shows(stages: Stages) -> None:
    page = read_named("web.todo")(stages.cell.secretary)
    assert list(page.rows) == todo_of(stages.cell.secretary, clock.today())
    assert any("tháng 12" in each.title or "12/2026" in each.title for each in page.rows)
    assert read_named("web.todo")(Actor.stranger()).total == 0
