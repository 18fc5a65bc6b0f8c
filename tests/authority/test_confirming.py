"""Nobody gives or widens their own rights; what lets hear, chair and decide waits for a leader's word."""

from __future__ import annotations

import contextlib
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction

from nennep.authority.actions import confirm_duties, end_charge, put_in_charge
from nennep.authority.duties import waiting_at
from nennep.authority.models import Charge
from nennep.authority.permissions import CHAIR, DECIDE, GUARDED, HEAR, MINUTE, PREPARE, PROPOSE, READ
from nennep.authority.selectors import access_of, organisations_with
from nennep.authority.todo import todos
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.core.refusals import Conflict, Forbidden, Invalid, NotFound, Refused
from nennep.membership.actions import appoint, change_status, end_position, receive_member
from nennep.membership.enums import PositionKind, Status
from nennep.membership.models import Position
from nennep.organisation.models import Organisation
from tests.access.addresses import signed_in
from tests.act_examples import acts_of_the_program
from tests.core.acts.payloads import payload_of
from tests.core.acts.test_rights_of_acts import known_things
from tests.factories import OPERATOR, Cell, World, person_actor
from tests.worlds import Stages

DAY = date(2026, 11, 20)


def rights(actor: Actor, organisation: UUID, on: date = DAY) -> frozenset[str]:
    return access_of(actor, organisation, on).rights


def give(world: World, cell: Cell, person: UUID, kind: PositionKind = PositionKind.SECRETARY) -> UUID:
    key = new_id()
    appoint(world.clerk, id=key, person=person, body=cell.committee, kind=kind, begins=DAY)
    return key


def charge(world: World, cell: Cell, person: UUID) -> UUID:
    key = new_id()
    put_in_charge(world.clerk, id=key, person=person, organisation=cell.id, begins=DAY)
    return key


def confirm(actor: Actor, organisation: UUID, **chosen: list[UUID]) -> None:
    confirm_duties(actor, organisation=organisation, **chosen)  # type: ignore[arg-type]


def test_a_clerk_gives_oneself_no_post_no_charge_and_no_membership(world: World, pa_kim: Cell) -> None:
    own = world.clerk.person_id
    assert own is not None
    before = rights(world.clerk, pa_kim.id)
    asked: list[tuple[Any, dict[str, Any]]] = [
        (appoint, {"id": new_id(), "body": pa_kim.committee, "kind": PositionKind.SECRETARY, "begins": DAY}),
        (put_in_charge, {"id": new_id(), "organisation": pa_kim.id, "begins": DAY}),
        (receive_member, {"cell": pa_kim.id, "status": Status.VISITING, "effective": DAY}),
        (receive_member, {"cell": pa_kim.id, "status": Status.OFFICIAL, "effective": DAY}),
        (change_status, {"cell": world.cells["staff"].id, "status": Status.AWAY, "effective": DAY}),
    ]
    for act, told in asked:
        with pytest.raises(Forbidden):
            act(world.clerk, person=own, **told)
    assert rights(world.clerk, pa_kim.id) == before


def test_what_the_office_entered_lets_prepare_at_once_and_hear_chair_and_decide_once_confirmed(
    world: World, pa_kim: Cell
) -> None:
    person = world.cells["staff"].members[2]
    actor = world.cells["staff"].member
    post = give(world, pa_kim, person)
    assert rights(actor, pa_kim.id) & GUARDED == frozenset()
    assert {READ, PREPARE, MINUTE} <= rights(actor, pa_kim.id)
    assert not organisations_with(actor, HEAR, DAY).filter(pk=pa_kim.id).exists()
    confirm(world.commune_secretary, world.commune, positions=[post])
    assert {HEAR, CHAIR, DECIDE} <= rights(actor, pa_kim.id)
    assert organisations_with(actor, HEAR, DAY).filter(pk=pa_kim.id).exists()


def test_a_list_of_posts_and_charges_is_confirmed_in_one_act(world: World, pa_kim: Cell) -> None:
    people = world.cells["staff"].members
    post = give(world, pa_kim, pa_kim.members[5], PositionKind.MEMBER)
    lent = charge(world, pa_kim, people[2])
    member = world.cells["staff"].member
    assert rights(member, pa_kim.id) == {READ, PROPOSE}
    assert {each.id for each in waiting_at(world.commune, DAY)} == {post, lent}
    confirm(world.commune_secretary, world.commune, positions=[post], charges=[lent])
    assert rights(member, pa_kim.id) == {READ, HEAR, PROPOSE}
    assert waiting_at(world.commune, DAY) == []
    with pytest.raises(Conflict):
        confirm(world.commune_secretary, world.commune, positions=[post])
    with pytest.raises(Invalid):
        confirm(world.commune_secretary, world.commune)


def test_only_leaders_of_the_organisation_that_decides_confirm(world: World, pa_kim: Cell) -> None:
    post = give(world, pa_kim, pa_kim.members[5])
    for actor in (world.clerk, world.cells["staff"].member, person_actor(pa_kim.members[5])):
        with pytest.raises((Forbidden, NotFound)):
            confirm(actor, world.commune, positions=[post])
    with pytest.raises(Conflict):  # a cell's secretary does not recognise the cell's own committee
        confirm(pa_kim.secretary, pa_kim.id, positions=[post])
    assert Position.rows.get(pk=post).confirmed_at is None


def test_nobody_confirms_a_post_or_charge_of_their_own(world: World, pa_kim: Cell) -> None:
    own = world.commune_secretary.person_id
    assert own is not None
    post, lent = give(world, pa_kim, own), charge(world, pa_kim, own)
    for chosen in ({"positions": [post]}, {"charges": [lent]}):
        with pytest.raises(Forbidden):
            confirm(world.commune_secretary, world.commune, **chosen)
    assert CHAIR not in rights(world.commune_secretary, pa_kim.id)


def test_where_nobody_above_is_a_leader_the_one_whom_the_operator_entered_confirms(
    world: World, pa_kim: Cell
) -> None:
    """Set-up: the operator copies one leader from the signed decision; that one confirms the others."""
    key = new_id()
    told = {"person": pa_kim.members[4], "body": world.executive, "kind": PositionKind.DEPUTY, "begins": DAY}
    appoint(world.clerk, id=key, **told)
    deputy = person_actor(pa_kim.members[4])
    assert DECIDE not in rights(deputy, world.commune)
    confirm(world.commune_secretary, world.commune, positions=[key])
    assert DECIDE in rights(deputy, world.commune)


def test_nobody_prolongs_a_post_by_ending_it_later(world: World, pa_kim: Cell) -> None:
    position = Position.rows.get(person_id=pa_kim.members[0])
    end_position(world.clerk, position=position.pk, last_day=DAY)
    for later in (1, 400):
        with pytest.raises(Conflict):
            end_position(world.clerk, position=position.pk, last_day=DAY + timedelta(days=later))
    end_position(world.clerk, position=position.pk, last_day=DAY - timedelta(days=1))
    assert CHAIR not in rights(pa_kim.secretary, pa_kim.id)


def test_a_charge_ends_on_a_day_with_its_rights_and_is_not_prolonged_by_ending_it_later(
    world: World, pa_kim: Cell
) -> None:
    lent, member = charge(world, pa_kim, world.cells["staff"].members[2]), world.cells["staff"].member
    with pytest.raises(Forbidden):
        end_charge(pa_kim.secretary, charge=lent, last_day=DAY)
    with pytest.raises(Invalid):
        end_charge(world.clerk, charge=lent, last_day=DAY - timedelta(days=1))
    end_charge(world.clerk, charge=lent, last_day=DAY)
    assert READ in rights(member, pa_kim.id)
    assert rights(member, pa_kim.id, DAY + timedelta(days=1)) == frozenset()
    with pytest.raises(Conflict):
        end_charge(world.clerk, charge=lent, last_day=DAY + timedelta(days=400))


def test_who_is_affected_is_told_on_home(world: World, pa_kim: Cell) -> None:
    person = world.cells["staff"].members[2]
    give(world, pa_kim, pa_kim.members[5], PositionKind.DEPUTY)
    lent = charge(world, pa_kim, person)

    def told(actor: Actor) -> list[str]:
        return [f"{each.title} | {each.text}" for each in todos(actor, DAY)]

    (asked,) = told(world.commune_secretary)
    assert asked.startswith(("Xác nhận 2 việc", "Confirm 2"))
    (own,) = told(world.cells["staff"].member)
    assert "waits" in own or "chờ" in own
    assert len(told(pa_kim.secretary)) == 2  # the deputy beside one, and who comes to one's cell
    assert told(pa_kim.member) == []
    with clock.at(clock.now() + timedelta(hours=1)):
        confirm(world.commune_secretary, world.commune, charges=[lent])
    (own,) = told(world.cells["staff"].member)
    assert "confirmed" in own or "xác nhận" in own
    with clock.at(clock.now() + timedelta(days=20)):
        assert told(world.cells["staff"].member) == []


def test_what_the_operator_entered_from_a_decision_is_confirmed_and_told_to_nobody(
    world: World, pa_kim: Cell
) -> None:
    key = new_id()
    put_in_charge(
        OPERATOR, id=key, person=world.cells["staff"].members[2], organisation=pa_kim.id, begins=DAY
    )
    assert Charge.rows.get(pk=key).confirmed_at is not None
    assert list(todos(pa_kim.secretary, DAY)) == []
    assert list(todos(world.cells["staff"].member, DAY)) == []


def test_leaders_confirm_on_a_page_with_one_press(world: World, pa_kim: Cell) -> None:
    posts = [give(world, pa_kim, pa_kim.members[each], PositionKind.MEMBER) for each in (5, 6)]
    lent = charge(world, pa_kim, world.cells["staff"].members[2])
    browser = signed_in(world.commune_secretary)
    where = f"/to-chuc/{world.commune}/xac-nhan-chuc-vu/"
    page = browser.get(where)
    assert page.status_code == 200
    assert page.content.count(b"checked") == 3
    sent = {"key": str(new_id()), "positions": [str(each) for each in posts], "charges": [str(lent)]}
    assert browser.post(where, sent).status_code == 302
    assert waiting_at(world.commune, DAY) == []
    assert signed_in(pa_kim.secretary).get(where).status_code == 404
    assert signed_in(world.clerk).get(where).status_code == 403


DAYS = (timedelta(), timedelta(days=30), timedelta(days=400))


def _all_rights(actor: Actor) -> dict[tuple[UUID, date], frozenset[str]]:
    places = list(Organisation.rows.values_list("pk", flat=True))
    return {
        (each, clock.today() + ahead): access_of(actor, each, clock.today() + ahead).rights
        for each in places
        for ahead in DAYS
    }


@pytest.mark.slow
def test_no_act_gives_its_own_actor_a_right_that_was_not_held_on_any_day(stages: Stages) -> None:
    """Every act, every role, the actor's own person wherever a payload names one."""
    things = known_things(stages)
    grown = []
    for role, actor in [*stages.roles.items(), ("proxy clerk", stages.proxy_clerk)]:
        before = _all_rights(actor)
        own = Position.rows.filter(person_id=actor.person_id).values_list("pk", flat=True).first()
        mine = {**things, "person": str(actor.person_id)}
        if own is not None:
            mine["position"] = str(own)
            mine["membership.end_position.last_day"] = str(clock.today() + timedelta(days=390))
        for act in acts_of_the_program():
            with transaction.atomic():
                with contextlib.suppress(Refused):
                    act.perform(actor, payload=payload_of(act, mine))
                after = _all_rights(actor)
                transaction.set_rollback(True)
            grown += [
                f"{act.name}: {role} gains {sorted(held - before[at])}"
                for at, held in after.items()
                if at in before and held - before[at]
            ]
    assert grown == []
