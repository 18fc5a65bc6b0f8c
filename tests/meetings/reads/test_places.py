"""An organisation and a committee's month, asked by name: nennep.meetings.reads.places."""

from __future__ import annotations

from datetime import date

import pytest

from nennep.core.reads import read_named
from nennep.core.refusals import NotFound
from tests.factories import FOUNDED
from tests.worlds import Stages


def test_a_month_tells_which_cells_have_met_and_which_not(stages: Stages) -> None:
    month = read_named("meetings.month")
    october = month(stages.world.commune_secretary, organisation=stages.world.commune, month="2026-10")
    cell = next(each for each in october.cells if each.id == stages.cell.id)
    assert (october.month, cell.met, cell.meeting.id) == (date(2026, 10, 1), True, stages.adopted)
    assert (october.met, october.met + october.not_met) == (1, len(october.cells))
    assert (cell.year.months[9].state, len(cell.year.months)) == ("met", 12)
    now = month(stages.world.commune_secretary, organisation=stages.world.commune)
    assert (now.month, now.met) == (date(2026, 11, 1), 0)


def test_an_organisation_tells_its_people_and_what_stands_below(stages: Stages) -> None:
    organisation = read_named("meetings.organisation")
    commune = organisation(stages.world.commune_secretary, organisation=stages.world.commune)
    below = {each.id: each.members for each in commune.below}
    assert below[stages.cell.id] == 11
    assert commune.members_below == sum(below.values())
    cell = organisation(stages.cell.member, organisation=stages.cell.id)
    assert cell.members == 11
    holders = [holder.name for body in cell.bodies for holder in body.holders]
    assert "Lò Văn Sáng" in holders
    assert [each.name for each in cell.in_charge]
    assert cell.under[-1] == cell.name


def test_before_it_was_founded_an_organisation_is_not_found(stages: Stages) -> None:
    organisation = read_named("meetings.organisation")
    assert organisation(stages.cell.member, organisation=stages.cell.id, as_of=FOUNDED).members == 11
    with pytest.raises(NotFound):
        organisation(stages.cell.member, organisation=stages.cell.id, as_of=date(2019, 12, 31))
