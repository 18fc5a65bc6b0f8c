"""What an ordinary member finds on home: nennep.web.own_cell."""

from __future__ import annotations

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.web.own_cell import own_cell_of
from tests.access.addresses import signed_in
from tests.worlds import Stages

HEADING = "<h2>Chi bộ bản Pá Kìm</h2>"


def test_a_member_without_an_office_finds_the_next_and_the_last_meeting_and_the_own_tasks(
    stages: Stages,
) -> None:
    member = stages.roles["member"]
    found = own_cell_of(member, clock.today())
    assert found is not None
    assert found.coming is not None
    assert found.last is not None
    assert (found.coming.meeting, found.last.meeting) == (stages.running, stages.adopted)
    page = signed_in(member).get("/").content.decode()
    assert HEADING in page
    for each in (found.coming, found.last):
        assert f"/buoi/{each.meeting}/" in page
        assert each.title in page
        assert signed_in(member).get(f"/buoi/{each.meeting}/").status_code == 200


def test_who_holds_an_office_keeps_home_as_the_list_of_what_to_do(stages: Stages) -> None:
    page = signed_in(stages.cell.secretary).get("/").content.decode()
    assert HEADING not in page


def test_who_belongs_to_no_cell_has_none(stages: Stages) -> None:
    assert own_cell_of(Actor.stranger(), clock.today()) is None
