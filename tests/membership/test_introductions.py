"""Nobody reaches across the tree: a person is in it, or was introduced from there: nennep.membership.belonging."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import pytest

from nennep.authority.actions import give_login, put_in_charge
from nennep.authority.models import Charge
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.acts import Envelope
from nennep.core.ids import new_id
from nennep.core.models import ActRecord, ActSubject
from nennep.core.reads import read_named
from nennep.core.refusals import Conflict, Forbidden, Invalid, NotFound
from nennep.membership.actions import (
    NewMember,
    appoint,
    change_status,
    enter_roll,
    introduce_member,
    receive_member,
    withdraw_introduction,
)
from nennep.membership.enums import PositionKind, Purpose, Status
from nennep.membership.models import Membership, Person, Position
from nennep.organisation.enums import BodyKind, Kind, Level
from tests.factories import FOUNDED, NAMES, Cell, World, body, found, hold, make_cell, person_actor
from tests.tampering import differences_found

DAY = date(2026, 11, 20)
CODE = "14.119"


@dataclass
class Branch:
    """Another commune of the province, with an office of its own."""

    commune: UUID
    executive: UUID
    cell: Cell
    clerk: Actor


@pytest.fixture
def branch(world: World) -> Branch:
    commune = found("Đảng ủy xã Mường Chanh", CODE, Level.COMMUNE, Kind.COMMITTEE, world.province)
    executive = body(commune, BodyKind.EXECUTIVE, "Ban Chấp hành Đảng bộ xã Mường Chanh")
    office = body(commune, BodyKind.OFFICE, "Văn phòng Đảng ủy xã Mường Chanh")
    cell = make_cell(commune, "Chi bộ bản Bâu", "14.119.01", NAMES[:6])
    hold(cell.members[5], office, PositionKind.CLERK)
    return Branch(commune, executive, cell, person_actor(cell.members[5]))


def cell_on(person: UUID, on: date) -> UUID | None:
    rows = Membership.rows.as_of(on).filter(person_id=person).exclude(status=Status.VISITING)
    return rows.values_list("cell_id", flat=True).first()


def introduce(world: World, person: UUID, purpose: Purpose = Purpose.TRANSFER, **more: object) -> UUID:
    key = new_id()
    introduce_member(world.clerk, id=key, person=person, to=CODE, purpose=purpose, begins=DAY, **more)  # type: ignore[arg-type]
    return key


def receive(branch: Branch, person: UUID, status: Status = Status.OFFICIAL, effective: date = DAY) -> None:
    receive_member(branch.clerk, person=person, cell=branch.cell.id, status=status, effective=effective)


@pytest.mark.parametrize("status", [Status.OFFICIAL, Status.PROBATIONARY, Status.VISITING])
def test_a_clerk_of_another_branch_cannot_draw_a_member_over(
    pa_kim: Cell, branch: Branch, status: Status
) -> None:
    with pytest.raises(NotFound):
        receive(branch, pa_kim.members[0], status)
    assert cell_on(pa_kim.members[0], DAY) == pa_kim.id


def test_nor_appoint_put_in_charge_or_give_a_login_to_somebody_there(pa_kim: Cell, branch: Branch) -> None:
    person = pa_kim.members[6]
    for kind in (PositionKind.MEMBER, PositionKind.SECRETARY):
        with pytest.raises(NotFound):
            appoint(branch.clerk, id=new_id(), person=person, body=branch.executive, kind=kind, begins=DAY)
    with pytest.raises(NotFound):
        put_in_charge(branch.clerk, id=new_id(), person=person, organisation=branch.cell.id, begins=DAY)
    with pytest.raises((NotFound, Forbidden)):
        change_status(branch.clerk, person=person, cell=pa_kim.id, status=Status.AWAY, effective=DAY)
    assert not Position.rows.filter(person_id=person).exists()
    assert not Charge.rows.filter(person_id=person).exists()


def test_a_visit_to_a_cell_of_ones_own_does_not_make_a_member_ones_own(
    world: World, pa_kim: Cell, branch: Branch
) -> None:
    person = pa_kim.members[6]
    introduce(world, person, Purpose.VISIT)
    receive(branch, person, Status.VISITING)
    with pytest.raises(NotFound):
        receive(branch, person, effective=DAY + timedelta(days=1))
    with pytest.raises(NotFound):
        appoint(
            branch.clerk,
            id=new_id(),
            person=person,
            body=branch.executive,
            kind=PositionKind.MEMBER,
            begins=DAY,
        )
    assert cell_on(person, DAY) == pa_kim.id


def test_a_time_told_by_a_device_opens_no_part_of_the_tree_where_the_person_was(
    world: World, pa_kim: Cell, branch: Branch
) -> None:
    """Who belonged here twelve days ago and has moved since is not reached with a header that says so."""
    person = pa_kim.members[6]
    introduce(world, person)
    receive(branch, person)
    with clock.at(clock.now() + timedelta(days=12)), pytest.raises(NotFound):
        appoint.perform(
            world.clerk,
            payload={
                "id": str(new_id()),
                "person": str(person),
                "body": str(world.executive),
                "kind": "member",
                "begins": str(DAY),
            },
            envelope=Envelope(key=new_id(), captured_at=clock.now() - timedelta(days=13)),
        )


def test_introduced_by_the_one_side_and_received_by_the_other_both_chains_have_it(
    world: World, pa_kim: Cell, branch: Branch
) -> None:
    person = pa_kim.members[6]
    key = introduce(world, person)
    assert cell_on(person, DAY) == pa_kim.id
    receive(branch, person)
    assert cell_on(person, DAY) == branch.cell.id
    about = ActSubject.rows.filter(kind="introduction", object_id=key).values("record_id")
    records = ActRecord.rows.filter(pk__in=about).order_by("received_at", "key")
    assert [(each.act, each.organisation_id) for each in records] == [
        ("membership.introduce_member", pa_kim.id),
        ("membership.receive_member", branch.cell.id),
    ]
    with pytest.raises(NotFound):
        introduce(world, person)
    with pytest.raises(NotFound):
        receive_member(
            world.clerk, person=person, cell=pa_kim.id, status=Status.OFFICIAL, effective=DAY + timedelta(1)
        )


def test_an_introduction_is_for_one_thing_to_one_side_and_from_its_day_on(
    world: World, pa_kim: Cell, branch: Branch
) -> None:
    person = pa_kim.members[6]
    introduce(world, person)
    with pytest.raises(NotFound):
        receive(branch, person, Status.VISITING)
    with pytest.raises(NotFound):
        put_in_charge(branch.clerk, id=new_id(), person=person, organisation=branch.cell.id, begins=DAY)
    with pytest.raises(Invalid):
        receive(branch, person, effective=DAY - timedelta(days=1))
    other = found("Đảng ủy xã Tạ Bú", "14.120", Level.COMMUNE, Kind.COMMITTEE, world.province)
    cell = make_cell(other, "Chi bộ bản Bay", "14.120.01", NAMES[:4])
    hold(cell.members[2], body(other, BodyKind.OFFICE, "Văn phòng"), PositionKind.CLERK)
    with pytest.raises(NotFound):
        receive_member(cell.member, person=person, cell=cell.id, status=Status.OFFICIAL, effective=DAY)


def test_an_introduction_taken_back_or_overtaken_is_none(world: World, pa_kim: Cell, branch: Branch) -> None:
    person = pa_kim.members[6]
    key = introduce(world, person)
    with pytest.raises(Conflict):
        introduce(world, person)
    with pytest.raises(NotFound):
        withdraw_introduction(branch.clerk, introduction=key)
    withdraw_introduction(world.clerk, introduction=key)
    with pytest.raises(Conflict):
        withdraw_introduction(world.clerk, introduction=key)
    with pytest.raises(NotFound):
        receive(branch, person)
    introduce(world, person)
    staff = world.cells["staff"].id
    receive_member(world.clerk, person=person, cell=staff, status=Status.OFFICIAL, effective=DAY)
    with pytest.raises(NotFound):
        receive(branch, person)


def test_only_the_office_of_the_members_own_cell_introduces(
    world: World, pa_kim: Cell, branch: Branch
) -> None:
    told = {"id": new_id(), "person": pa_kim.members[6], "purpose": Purpose.TRANSFER, "begins": DAY}
    with pytest.raises(NotFound):
        introduce_member(branch.clerk, to=CODE, **told)
    with pytest.raises(Forbidden):
        introduce_member(pa_kim.secretary, to=CODE, **told)
    with pytest.raises(Invalid):
        introduce_member(world.clerk, to="99.999", **told)
    with pytest.raises(Invalid):
        introduce_member(world.clerk, to=CODE, ends=DAY, **told)


def test_an_official_is_lent_for_one_charge_by_both_sides(world: World, pa_kim: Cell, branch: Branch) -> None:
    person, until = pa_kim.members[6], DAY + timedelta(days=90)
    introduce(world, person, Purpose.CHARGE, ends=until)
    told = {"person": person, "organisation": branch.cell.id, "begins": DAY}
    for ends in (None, until + timedelta(days=1)):
        with pytest.raises(Invalid):
            put_in_charge(branch.clerk, id=new_id(), ends=ends, **told)
    put_in_charge(branch.clerk, id=new_id(), ends=until, **told)
    second = make_cell(branch.commune, "Chi bộ bản Cang", "14.119.02", NAMES[:3])
    with pytest.raises(NotFound):
        put_in_charge(branch.clerk, id=new_id(), ends=until, **told | {"organisation": second.id})


def test_both_sides_see_who_is_introduced(world: World, pa_kim: Cell, branch: Branch) -> None:
    introduce(world, pa_kim.members[6])
    for actor, organisation in (
        (world.clerk, world.commune),
        (pa_kim.secretary, pa_kim.id),
        (branch.clerk, branch.commune),
    ):
        (row,) = read_named("membership.introductions")(actor, organisation=organisation).rows
        assert (row.name, row.from_cell, row.to, row.state) == (
            Person.rows.get(pk=pa_kim.members[6]).full_name,
            "Chi bộ bản Pá Kìm",
            "Đảng ủy xã Mường Chanh",
            "waiting",
        )


def test_nobody_is_entered_on_a_roll_under_the_id_of_somebody_else(pa_kim: Cell, branch: Branch) -> None:
    taken = NewMember(id=pa_kim.members[6], full_name="Lò Văn Pánh")
    with pytest.raises(Conflict):
        enter_roll(branch.clerk, cell=branch.cell.id, members=[taken], since=FOUNDED)


def test_a_login_is_given_by_the_office_of_the_members_own_cell(pa_kim: Cell, branch: Branch) -> None:
    payload = {
        "id": str(new_id()),
        "person": str(pa_kim.members[6]),
        "username": "ai-do",
    }
    with pytest.raises(NotFound):
        give_login.perform(branch.clerk, payload=payload)


def test_an_audit_follows_a_transfer_of_two_sides_and_back(
    world: World, pa_kim: Cell, branch: Branch
) -> None:
    person = pa_kim.members[7]
    introduce(world, person)
    receive(branch, person)
    change_status(
        branch.clerk,
        person=person,
        cell=branch.cell.id,
        status=Status.EXEMPT,
        effective=DAY + timedelta(days=1),
    )
    withdraw_introduction(world.clerk, introduction=introduce(world, pa_kim.members[8]))
    assert differences_found() == []


def test_who_was_received_elsewhere_from_a_later_day_is_not_drawn_back(
    world: World, pa_kim: Cell, branch: Branch
) -> None:
    """Until that day the member still belongs to the former cell, whose office must not end what begins after it."""
    person, later = pa_kim.members[6], DAY + timedelta(days=30)
    introduce(world, person)
    receive(branch, person, effective=later)
    with pytest.raises(NotFound):
        receive_member(
            world.clerk,
            person=person,
            cell=pa_kim.id,
            status=Status.OFFICIAL,
            effective=later + timedelta(days=1),
        )
    with pytest.raises((NotFound, Forbidden)):
        introduce(world, person)
    assert cell_on(person, DAY) == pa_kim.id
    assert cell_on(person, later + timedelta(days=60)) == branch.cell.id


def test_an_introduction_of_the_former_cell_draws_nobody_out_of_the_later_one(
    world: World, pa_kim: Cell, branch: Branch
) -> None:
    """Two introductions at once: to be used one after the other, each by its own side, they were not given."""
    person, later = pa_kim.members[6], DAY + timedelta(days=30)
    third = found("Đảng ủy xã Chiềng Lao", "14.120", Level.COMMUNE, Kind.COMMITTEE, world.province)
    office = body(third, BodyKind.OFFICE, "Văn phòng Đảng ủy xã Chiềng Lao")
    cell = make_cell(third, "Chi bộ bản Léch", "14.120.01", NAMES[:6])
    hold(cell.members[5], office, PositionKind.CLERK)
    introduce(world, person)
    introduce_member(
        world.clerk, id=new_id(), person=person, to="14.120", purpose=Purpose.TRANSFER, begins=DAY
    )
    receive(branch, person, effective=later)
    with pytest.raises(NotFound):
        receive_member(
            person_actor(cell.members[5]),
            person=person,
            cell=cell.id,
            status=Status.OFFICIAL,
            effective=later + timedelta(days=1),
        )
    assert cell_on(person, later + timedelta(days=60)) == branch.cell.id
