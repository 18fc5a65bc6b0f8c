"""Taking hold of rows: what is not there does not exist, what is there is not recorded twice."""

from __future__ import annotations

import pytest
from tests.factories import NOW, OPERATOR, World
from tests.worlds import Stages

from nennep.core.acts.taking import must_be_new
from nennep.core.ids import new_id
from nennep.core.refusals import Conflict, Forbidden, NotFound
from nennep.meetings.actions.guests import record_gift, withdraw_gift
from nennep.meetings.models import Gift
from nennep.membership.actions import open_term
from nennep.organisation.models import Body

FIELDS = {"name": "Nhiệm kỳ thử", "begins": NOW.date(), "ends": None}


def test_a_row_that_is_not_there_is_not_found(world: World) -> None:
    with pytest.raises(NotFound):
        open_term(OPERATOR, id=new_id(), body=new_id(), **FIELDS)


def test_a_row_outside_ones_part_of_the_tree_is_not_found_either(stages: Stages) -> None:
    with pytest.raises(NotFound):
        open_term(stages.roles["other"], id=new_id(), body=stages.cell.body, **FIELDS)


def test_a_row_that_one_sees_without_the_right_is_forbidden(stages: Stages) -> None:
    with pytest.raises(Forbidden):
        open_term(stages.roles["member"], id=new_id(), body=stages.cell.body, **FIELDS)


def test_an_id_that_has_a_row_is_refused_beside_its_field(stages: Stages) -> None:
    with pytest.raises(Conflict) as refused:
        must_be_new(Body, [new_id(), stages.cell.body], field="bodies")
    assert (refused.value.code, refused.value.field) == ("exists", "bodies")


def test_what_is_withdrawn_stays_as_a_row(stages: Stages) -> None:
    gift = new_id()
    record_gift(stages.cell.secretary, meeting=stages.joint, id=gift, line="Một bộ loa")
    withdraw_gift(stages.cell.secretary, meeting=stages.joint, gift=gift)
    assert Gift.rows.get(pk=gift).withdrawn


def test_only_what_belongs_to_the_meeting_is_withdrawn(stages: Stages) -> None:
    gift = new_id()
    record_gift(stages.cell.secretary, meeting=stages.joint, id=gift, line="Một bộ loa")
    with pytest.raises(NotFound):
        withdraw_gift(stages.cell.secretary, meeting=stages.running, gift=gift)
