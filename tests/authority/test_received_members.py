"""A known comrade whom the office received into another cell hears nothing there until a leader of it says so."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from nennep.authority.actions import confirm_duties
from nennep.authority.permissions import CHAIR, HEAR, READ, TAKE_PART
from nennep.authority.selectors import access_of, organisations_with
from nennep.authority.to_confirm import all_waiting_at
from nennep.authority.todo import todos
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.core.reads import read_named
from nennep.core.refusals import Conflict, Forbidden
from nennep.meetings.access import access_meeting
from nennep.membership.actions import NewMember, change_status, enter_roll, receive_member
from nennep.membership.enums import PositionKind, Status
from nennep.membership.models import Membership, Position
from tests.access.addresses import signed_in
from tests.factories import OPERATOR, Cell, World, hold, person_actor
from tests.tampering import differences_found
from tests.worlds import Stages

DAY = date(2026, 11, 20)


def hears(actor: Actor, cell: Cell) -> bool:
    return HEAR in access_of(actor, cell.id, clock.today()).rights


def comrades(world: World, many: int) -> list[Actor]:
    """Members of the offices' cell, in which the clerk is at home."""
    members = [NewMember(id=new_id(), full_name=f"Lường Văn Tâm {number}") for number in range(many)]
    enter_roll(OPERATOR, cell=world.cells["staff"].id, members=members, since=DAY - timedelta(days=60))
    return [person_actor(each.id) for each in members]


def comrade(world: World) -> Actor:
    return comrades(world, 1)[0]


def receive(by: Actor, who: Actor, cell: Cell, status: Status = Status.OFFICIAL, on: date = DAY) -> None:
    assert who.person_id is not None
    receive_member(by, person=who.person_id, cell=cell.id, status=status, effective=on)


def waiting(cell: Cell) -> list[Membership]:
    return list(Membership.rows.filter(cell_id=cell.id, waits=True))


@pytest.mark.parametrize("status", [Status.OFFICIAL, Status.PROBATIONARY, Status.VISITING])
def test_a_comrade_whom_the_office_received_reads_and_takes_part_but_does_not_hear(
    stages: Stages, status: Status
) -> None:
    accomplice = comrade(stages.world)
    receive(stages.world.clerk, accomplice, stages.cell, status)
    assert access_of(accomplice, stages.cell.id, clock.today()).rights == {READ, TAKE_PART}
    assert stages.cell.id not in organisations_with(accomplice, HEAR, clock.today()).values_list(
        "pk", flat=True
    )
    assert not access_meeting(accomplice, stages.adopted).hears


def test_a_day_in_the_past_or_another_status_lets_nobody_hear_either(world: World, pa_kim: Cell) -> None:
    accomplice = comrade(world)
    receive(world.clerk, accomplice, pa_kim, on=DAY - timedelta(days=30))
    assert not hears(accomplice, pa_kim)
    assert accomplice.person_id is not None
    change_status(
        world.clerk, person=accomplice.person_id, cell=pa_kim.id, status=Status.REDUCED, effective=DAY
    )
    assert not hears(accomplice, pa_kim)
    confirm_duties(
        pa_kim.secretary, organisation=pa_kim.id, memberships=[each.pk for each in waiting(pa_kim)[-1:]]
    )
    assert hears(accomplice, pa_kim)
    assert differences_found() == []


def test_a_leader_of_the_cell_confirms_those_who_came_with_one_press(world: World, pa_kim: Cell) -> None:
    came = comrades(world, 3)
    for each in came:
        receive(world.clerk, each, pa_kim)
    asked = read_named("authority.waiting_duties")(pa_kim.secretary, organisation=pa_kim.id).duties
    assert {each.kind for each in asked} == {"membership"}
    assert {each.id for each in asked} == {each.pk for each in waiting(pa_kim)}
    assert all_waiting_at(world.commune, clock.today()) == []
    browser = signed_in(pa_kim.secretary)
    where = f"/to-chuc/{pa_kim.id}/xac-nhan-chuc-vu/"
    assert browser.get(where).content.decode().count("checked") == 3
    sent = {"key": str(new_id()), "memberships": [str(each.id) for each in asked]}
    assert browser.post(where, sent).status_code == 302
    assert all(hears(each, pa_kim) for each in came)
    assert differences_found() == []
    with pytest.raises(Conflict):
        confirm_duties(pa_kim.secretary, organisation=pa_kim.id, memberships=[asked[0].id])


def test_the_office_confirms_nobody_and_nobody_confirms_themselves(world: World, pa_kim: Cell) -> None:
    accomplice = comrade(world)
    receive(world.clerk, accomplice, pa_kim)
    (row,) = waiting(pa_kim)
    for each in (world.clerk, pa_kim.member, accomplice):
        with pytest.raises(Forbidden):
            confirm_duties(each, organisation=pa_kim.id, memberships=[row.pk])
    with pytest.raises(Conflict):  # the cell has a leader of its own
        confirm_duties(world.commune_secretary, organisation=world.commune, memberships=[row.pk])


def test_the_committee_above_confirms_a_leader_who_moved_and_where_the_cell_has_no_leader(
    world: World, pa_kim: Cell
) -> None:
    leader, member = comrades(world, 2)
    assert leader.person_id is not None
    body_id = Position.rows.filter(person_id=pa_kim.members[0]).values_list("body_id", flat=True)[0]
    receive(world.clerk, leader, pa_kim)
    hold(leader.person_id, body_id, PositionKind.SECRETARY)
    assert [each.person_id for each in all_waiting_at(world.commune, clock.today())] == [leader.person_id]
    Position.rows.filter(body__organisation_id=pa_kim.id).update(valid_to=DAY)
    receive(world.clerk, member, pa_kim)
    rows = [each.id for each in all_waiting_at(world.commune, clock.today())]
    assert len(rows) == 2
    confirm_duties(world.commune_secretary, organisation=world.commune, memberships=rows)
    assert hears(member, pa_kim)


def test_who_is_received_by_a_leader_of_the_cell_hears_at_once(world: World, pa_kim: Cell) -> None:
    """The clerk leads the offices' cell: there no second person need say what the cell's secretary said."""
    newcomer, staff = person_actor(pa_kim.members[8]), world.cells["staff"]
    assert CHAIR in access_of(world.clerk, staff.id, clock.today()).rights
    receive(world.clerk, newcomer, staff)
    assert hears(newcomer, staff)


def test_a_confirmed_visitor_who_stays_and_whom_the_operator_entered_need_no_other_word(
    world: World, pa_kim: Cell
) -> None:
    visitor, entered = comrades(world, 2)
    receive(world.clerk, visitor, pa_kim, Status.VISITING, DAY - timedelta(days=9))
    (row,) = waiting(pa_kim)
    confirm_duties(pa_kim.secretary, organisation=pa_kim.id, memberships=[row.pk])
    receive(world.clerk, visitor, pa_kim)
    receive(OPERATOR, entered, pa_kim)
    assert hears(visitor, pa_kim)
    assert hears(entered, pa_kim)
    assert differences_found() == []


def test_both_are_told_on_home(world: World, pa_kim: Cell) -> None:
    accomplice = comrade(world)
    receive(world.clerk, accomplice, pa_kim)
    (own,) = todos(accomplice, DAY)
    assert own.title.startswith(("Đồng chí được tiếp nhận", "You were received"))
    (asked,) = todos(pa_kim.secretary, DAY)
    assert asked.title.startswith(("Xác nhận 1 ", "Confirm 1 "))
    assert list(todos(world.commune_secretary, DAY)) == []
    (row,) = waiting(pa_kim)
    confirm_duties(pa_kim.secretary, organisation=pa_kim.id, memberships=[row.pk])
    assert list(todos(accomplice, DAY)) == []


def test_a_membership_confirmed_beside_the_chain_is_found(world: World, pa_kim: Cell) -> None:
    receive(world.clerk, comrade(world), pa_kim)
    (row,) = waiting(pa_kim)
    assert differences_found() == []
    Membership.rows.filter(pk=row.pk).update(waits=False)
    assert [(each.row, each.where) for each in differences_found()] == [(row.pk, "waits")]
