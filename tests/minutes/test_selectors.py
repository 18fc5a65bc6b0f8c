"""Who reads which documents: nennep.minutes.selectors."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from nennep.core.actor import Actor
from nennep.core.refusals import NotFound
from nennep.meetings.in_meeting.sitting_corrected import PlaceRight
from nennep.minutes.selectors import month_of_minutes, month_of_resolutions, revision_for
from nennep.records.models import Record
from nennep.room.actions.corrections import correct_minutes
from tests.factories import Cell, World

NOVEMBER = date(2026, 11, 1)


def record(kind: str) -> UUID:
    return Record.rows.get(document_type=kind).pk


def test_minutes_are_read_in_the_cell_and_by_its_direct_committee(
    adopted: UUID, pa_kim: Cell, world: World
) -> None:
    for actor in (pa_kim.secretary, pa_kim.member, world.commune_secretary):
        assert revision_for(actor, record("BB")).revision == 1


def test_minutes_do_not_exist_for_the_office_other_cells_and_strangers(
    adopted: UUID, pa_kim: Cell, world: World
) -> None:
    for actor in (world.clerk, world.cells["staff"].member, Actor.stranger()):
        with pytest.raises(NotFound):
            revision_for(actor, record("BB"))


def test_resolutions_are_read_above_too_but_not_beside(adopted: UUID, pa_kim: Cell, world: World) -> None:
    for actor in (pa_kim.member, world.commune_secretary, world.clerk):
        assert revision_for(actor, record("NQ")).record_id == record("NQ")
    with pytest.raises(NotFound):
        revision_for(world.cells["staff"].member, record("NQ"))


def test_earlier_revisions_stay_readable_and_unknown_ones_do_not_exist(adopted: UUID, pa_kim: Cell) -> None:
    correct_minutes(
        pa_kim.secretary,
        meeting=adopted,
        corrections=[PlaceRight(what="place", place="Lớp mầm non")],
        why="nhầm",
    )
    assert revision_for(pa_kim.member, record("BB")).revision == 2
    assert revision_for(pa_kim.member, record("BB"), 1).revision == 1
    with pytest.raises(NotFound):
        revision_for(pa_kim.member, record("BB"), 3)


def test_a_month_of_minutes_leaves_out_what_one_may_not_hear_and_counts_it(
    adopted: UUID, world: World, pa_kim: Cell
) -> None:
    found, left_out = month_of_minutes(world.commune_secretary, world.commune, NOVEMBER)
    assert ([each.record_id for each in found], left_out) == ([record("BB")], 0)
    assert month_of_minutes(world.clerk, world.commune, NOVEMBER) == ([], 1)
    with pytest.raises(NotFound):
        month_of_minutes(Actor.stranger(), world.commune, NOVEMBER)


def test_a_month_of_resolutions_is_for_all_who_read(adopted: UUID, world: World) -> None:
    found, left_out = month_of_resolutions(world.clerk, world.commune, NOVEMBER)
    assert ([each.record_id for each in found], left_out) == ([record("NQ")], 0)
    assert month_of_resolutions(world.clerk, world.commune, date(2026, 10, 1)) == ([], 0)
