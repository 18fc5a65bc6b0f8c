"""Rights from positions: nennep.authority.selectors."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from nennep.authority.actions import put_in_charge
from nennep.authority.permissions import (
    CHAIR,
    DECIDE,
    GRANTS,
    HEAR,
    MANAGE,
    MINUTE,
    PREPARE,
    PROPOSE,
    READ,
    TAKE_PART,
)
from nennep.authority.selectors import (
    access_of,
    organisations_with,
    own_organisations_with,
    visible_organisations,
)
from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.membership.actions import change_status, end_position
from nennep.membership.enums import PositionKind, Status
from nennep.membership.models import Position
from nennep.organisation.enums import BodyKind
from nennep.organisation.models import Organisation
from tests.factories import OPERATOR, Cell, World, body, hold
from tests.worlds import Stages

TODAY = date(2026, 11, 20)


def rights(actor: Actor, organisation: object, on: date = TODAY) -> frozenset[str]:
    return access_of(actor, organisation, on).rights  # type: ignore[arg-type]


def test_a_secretary_leads_the_own_cell_and_sees_no_other(world: World, pa_kim: Cell) -> None:
    assert {READ, HEAR, PREPARE, CHAIR, MINUTE} <= rights(pa_kim.secretary, pa_kim.id)
    assert not access_of(pa_kim.secretary, world.cells["staff"].id, TODAY).sees
    assert not access_of(pa_kim.secretary, world.commune, TODAY).sees


def test_a_member_reads_and_takes_part_but_runs_nothing(pa_kim: Cell) -> None:
    assert rights(pa_kim.member, pa_kim.id) == {READ, HEAR, TAKE_PART}


def test_the_direct_committee_hears_what_was_said_and_the_office_does_not(world: World, pa_kim: Cell) -> None:
    assert HEAR in rights(world.commune_secretary, pa_kim.id)
    assert HEAR not in rights(world.clerk, pa_kim.id)
    assert {READ, MANAGE} <= rights(world.clerk, pa_kim.id)


def test_nobody_above_the_direct_committee_hears(world: World, pa_kim: Cell) -> None:
    committee = body(world.district, BodyKind.STANDING, "Ban Thường vụ Huyện ủy Mường La")
    hold(world.cells["staff"].members[2], committee, PositionKind.MEMBER)
    leader = Actor(user_id=new_id(), person_id=world.cells["staff"].members[2])
    assert HEAR in rights(leader, world.commune)
    assert READ in rights(leader, pa_kim.id)
    assert HEAR not in rights(leader, pa_kim.id)


def test_rights_end_on_the_day_the_position_ends(pa_kim: Cell) -> None:
    position = Position.rows.get(person_id=pa_kim.members[0])
    end_position(OPERATOR, position=position.pk, last_day=TODAY)
    assert CHAIR in rights(pa_kim.secretary, pa_kim.id, TODAY)
    assert CHAIR not in rights(pa_kim.secretary, pa_kim.id, TODAY + timedelta(days=1))


def test_one_put_in_charge_hears_and_proposes_during_the_charge_only(world: World, pa_kim: Cell) -> None:
    person = world.cells["staff"].members[2]
    put_in_charge(
        OPERATOR, id=new_id(), person=person, organisation=pa_kim.id, begins=TODAY, ends=date(2026, 12, 1)
    )
    actor = Actor(user_id=new_id(), person_id=person)
    assert rights(actor, pa_kim.id) == {READ, HEAR, PROPOSE}
    assert rights(actor, pa_kim.id, TODAY - timedelta(days=1)) == frozenset()
    assert rights(actor, pa_kim.id, date(2026, 12, 1)) == frozenset()


def test_a_member_away_elsewhere_still_belongs(pa_kim: Cell) -> None:
    change_status(
        OPERATOR, person=pa_kim.members[2], cell=pa_kim.id, status=Status.AWAY, effective=date(2026, 3, 1)
    )
    assert READ in rights(pa_kim.member, pa_kim.id)


def test_the_lists_of_organisations_agree_with_each_single_answer(world: World) -> None:
    everywhere = [world.province, world.district, world.commune, *(each.id for each in world.cells.values())]
    for actor in (world.clerk, world.commune_secretary, world.cells["pa_kim"].secretary, Actor.stranger()):
        for right in (READ, HEAR, MANAGE, PREPARE):
            listed = set(organisations_with(actor, right, TODAY).values_list("pk", flat=True))
            assert listed == {each for each in everywhere if right in rights(actor, each)}
        seen = set(visible_organisations(actor, TODAY).values_list("pk", flat=True))
        assert seen == {each for each in everywhere if access_of(actor, each, TODAY).sees}


def test_what_a_page_knows_of_its_reader_gives_the_same_rights(stages: Stages) -> None:
    days = (TODAY, TODAY - timedelta(days=400), TODAY + timedelta(days=4000))
    places = [*Organisation.rows.values_list("pk", flat=True), new_id()]
    for role, actor in stages.roles.items():
        for person in (actor, replace(actor, confirmed=False)):
            asking = replace(person, known={})
            for day in days:
                assert [access_of(asking, each, day) for each in places] == [
                    access_of(person, each, day) for each in places
                ], (role, day)


def test_rights_of_an_own_organisation_are_those_that_the_lists_give(stages: Stages) -> None:
    for role, actor in stages.roles.items():
        for right in (PREPARE, DECIDE):
            listed = organisations_with(actor, right, TODAY).values_list("pk", flat=True)
            assert set(own_organisations_with(actor, right, TODAY)) == set(listed), (role, right)
    below = {
        right for reach in GRANTS.values() for steps, rights in reach.items() if steps for right in rights
    }
    assert not {PREPARE, DECIDE} & below
